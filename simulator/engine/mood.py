"""How the patient is: trust, worry and patience, each 0-100, and what moves them. The law itself is in ``law.py``."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

NUDGE_AT_MOST = 10

Dimension = Literal["trust", "worry", "patience"]
DIMENSIONS: tuple[Dimension, ...] = ("trust", "worry", "patience")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """Three dimensions, each a whole number 0-100. High worry is bad, high trust and patience are good."""

    trust: int = 50
    worry: int = 50
    patience: int = 60

    def __post_init__(self) -> None:
        for name in DIMENSIONS:
            if not 0 <= getattr(self, name) <= 100:
                raise ValueError(f"{name} must lie between 0 and 100")

    @property
    def ease(self) -> int:
        """One number for the curve, 0-100: the mean of trust, patience and the absence of worry."""
        return round((self.trust + self.patience + 100 - self.worry) / 3)


COMMON_MOOD = Mood()
TENSE_BELOW, EASY_FROM = 42, 62
"""Ease below which somebody picks their tense words, and from which their easy ones, where an author wrote such."""


def manner(mood: Mood) -> Literal["tense", "even", "easy"]:
    """In which of three manners somebody in that mood speaks."""
    if mood.ease < TENSE_BELOW:
        return "tense"
    return "easy" if mood.ease >= EASY_FROM else "even"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge:
    """What an author adds to the law in one reaction: at most ten either way, a dimension."""

    trust: int = 0
    worry: int = 0
    patience: int = 0

    def __post_init__(self) -> None:
        for name in DIMENSIONS:
            if abs(getattr(self, name)) > NUDGE_AT_MOST:
                raise ValueError(f"a nudge of {name} must lie between -{NUDGE_AT_MOST} and {NUDGE_AT_MOST}")


@dataclass(frozen=True, slots=True)
class Shift:
    """One dimension moved by so much, and why.

    ``reason`` is ``reply``, ``gate``, ``pushed``, ``repaired``, ``eased``, ``held_unasked``, ``cold_transfer``,
    ``introduced``, ``stepped_aside``, ``overdue``, ``kept_word``, ``nudge``, or a criterion with how it was met:
    ``acknowledge+``, ``wait-``.
    """

    dimension: Dimension
    amount: int
    reason: str


def moved(mood: Mood, shifts: Iterable[Shift]) -> Mood:
    """The mood after those shifts together, held within 0-100."""
    value = {"trust": mood.trust, "worry": mood.worry, "patience": mood.patience}
    for shift in shifts:
        value[shift.dimension] += shift.amount
    return Mood(**{name: min(100, max(0, points)) for name, points in value.items()})


def better_by(dimension: Dimension, points: int) -> int:
    """A change of the number as points for the better, and back: less worry is better."""
    return -points if dimension == "worry" else points
