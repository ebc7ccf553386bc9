"""How the patient is: trust, worry and patience, each 0-100, and the law that moves them.

The law is ours and is monotone in the judgement: a warmer or more helpful reply never leaves a patient colder. It
looks at the judgement alone; what an author adds in a reaction is a nudge of at most ten, kept and shown apart.
"""

from dataclasses import dataclass
from typing import Literal

from simulator.engine.judgement import Judgement

NUDGE_AT_MOST = 10
PUSH_COSTS_PATIENCE = 6
"""Having to ask again costs patience whatever the words were (burden: Stokoe, Sikveland and Symonds, BJGP 2016)."""

Dimension = Literal["trust", "worry", "patience"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """Three dimensions, each a whole number 0-100. High worry is bad, high trust and patience are good."""

    trust: int = 50
    worry: int = 50
    patience: int = 60

    def __post_init__(self) -> None:
        for name in ("trust", "worry", "patience"):
            if not 0 <= getattr(self, name) <= 100:
                raise ValueError(f"{name} must lie between 0 and 100")

    @property
    def ease(self) -> int:
        """One number for the curve, 0-100: the mean of trust, patience and the absence of worry."""
        return round((self.trust + self.patience + 100 - self.worry) / 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge:
    """What an author adds to the law in one reaction: at most ten either way, a dimension."""

    trust: int = 0
    worry: int = 0
    patience: int = 0

    def __post_init__(self) -> None:
        for name in ("trust", "worry", "patience"):
            if abs(getattr(self, name)) > NUDGE_AT_MOST:
                raise ValueError(f"a nudge of {name} must lie between -{NUDGE_AT_MOST} and {NUDGE_AT_MOST}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """How strongly somebody moves: factors on the shifts of each dimension, all above 0."""

    name: str
    trust: float = 1.0
    worry: float = 1.0
    patience: float = 1.0


PERSONAS: dict[str, Persona] = {
    each.name: each
    for each in (
        Persona(name="even"),
        Persona(name="anxious", trust=1.0, worry=1.4, patience=0.8),
        Persona(name="stoic", trust=0.7, worry=0.6, patience=0.7),
        Persona(name="brusque", trust=0.8, worry=0.8, patience=1.4),
        Persona(name="chatty", trust=1.2, worry=0.9, patience=0.7),
        Persona(name="confused", trust=1.0, worry=1.3, patience=0.9),
        Persona(name="grieving", trust=1.3, worry=1.0, patience=0.8),
        Persona(name="hurried", trust=0.8, worry=1.0, patience=1.5),
        Persona(name="embarrassed", trust=1.4, worry=1.1, patience=0.9),
    )
}


@dataclass(frozen=True, slots=True)
class Shift:
    """One dimension moved by so much, and why: ``reply``, ``gate``, ``pushed`` or ``nudge``."""

    dimension: Dimension
    amount: int
    reason: str


# How far the best or worst reply moves a patient of even temper, in points.
_REACH: dict[Dimension, int] = {"trust": 14, "worry": 14, "patience": 10}
_MIX: dict[Dimension, tuple[float, float]] = {"trust": (0.6, 0.4), "worry": (0.4, 0.6), "patience": (0.3, 0.7)}
_GATE_COSTS_TRUST = 10
_NEUTRAL = 45.0


def shifts_of(judgement: Judgement, persona: Persona) -> tuple[Shift, ...]:
    """What one judged reply does to this patient, before anything an author adds."""
    if not judgement.intelligible:
        return ()
    shifts: list[Shift] = []
    for dimension, (of_warm, of_helpful) in _MIX.items():
        felt = of_warm * judgement.axes.warm + of_helpful * judgement.axes.helpful
        amount = (felt - _NEUTRAL) / (100 - _NEUTRAL) * _REACH[dimension] * getattr(persona, dimension)
        points = round(-amount if dimension == "worry" else amount)
        if points:
            shifts.append(Shift(dimension, points, "reply"))
    if judgement.failed:
        shifts.append(Shift("trust", -_GATE_COSTS_TRUST, "gate"))
    return tuple(shifts)


def nudged(nudge: Nudge, *, push: bool) -> tuple[Shift, ...]:
    """The shifts a reaction adds: the author's nudge, and what a push costs."""
    dimensions: tuple[Dimension, ...] = ("trust", "worry", "patience")
    shifts = [Shift(name, getattr(nudge, name), "nudge") for name in dimensions if getattr(nudge, name)]
    if push:
        shifts.append(Shift("patience", -PUSH_COSTS_PATIENCE, "pushed"))
    return tuple(shifts)


def moved(mood: Mood, shifts: tuple[Shift, ...]) -> Mood:
    """The mood after those shifts, held within 0-100."""
    value = {"trust": mood.trust, "worry": mood.worry, "patience": mood.patience}
    for shift in shifts:
        value[shift.dimension] = min(100, max(0, value[shift.dimension] + shift.amount))
    return Mood(**value)
