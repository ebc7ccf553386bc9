"""Time as the trainee feels it: how long a silence lasts before it is heard. Slowness alone never costs anything."""

PACES = ("off", "gentle", "real")
SILENCE_AFTER: dict[str, tuple[int, ...]] = {"off": (), "gentle": (60, 150), "real": (20, 50)}
"""Seconds without a word or a key after which a silence is heard for the first time, and again. Nobody is timed twice
over: what one types starts the count anew."""


def silences(pace: str, seconds: int) -> int:
    """How many silences somebody has heard by now; 0 where time is off."""
    return sum(seconds >= limit for limit in SILENCE_AFTER.get(pace, ()))
