"""Counts brought to 0.0-1.0."""


def saturate(count: float, most: float) -> float:
    """A count as 0.0-1.0: more than ``most`` is no more."""
    return min(count, most) / most
