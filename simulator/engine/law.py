"""The mood law: what one judged reply does to a patient, before anything an author adds.

1. Trust, worry and patience move by a mix of how warm and how helpful the reply was, and by a few criteria that
   patients feel at once. Each part keeps its reason.
2. It is monotone: in the same state a reply with every axis as high, every criterion met as well and no more gates
   failed never leaves the patient with less trust or patience, or more worried.
3. It is bounded: no reply moves a dimension by more than ``MOST``, repair and ease included; a failed gate costs
   ``GATE_COSTS_TRUST`` beside that.
4. What hurt can be put right: a warm and helpful reply that clearly owns it, apologises or takes in what was said gives
   back ``REPAIR_SHARE`` of what was lost and not yet repaired.
5. Bad moods ease: whatever a reply leaves no worse drifts back towards how the patient came in, by the persona's share,
   and so do quiet minutes.

The directions are those of the literature (kept informed and apologised to while waiting: Chu et al. 2019; apologies
that own the event: Roschk and Kaiser 2013; concrete words prove listening: Packard and Berger 2021); the sizes are
ours.
"""

from dataclasses import dataclass

from simulator.engine.judgement import Judgement
from simulator.engine.mood import DIMENSIONS, Dimension, Mood, Nudge, Shift, better_by
from simulator.engine.persona import Persona

MOST = 30
"""Points one reply can move one dimension, either way."""
GATE_COSTS_TRUST = 10
PUSH_COSTS_PATIENCE = 6
"""Having to ask again costs patience whatever the words were (burden: Stokoe, Sikveland and Symonds, BJGP 2016)."""
KEPT_WORD_EARNS_TRUST = 4
REPAIR_SHARE = 0.5
MINUTES_TO_EASE = 5
HURT_AT_MOST = 30
"""Points of one dimension that are remembered as not yet put right."""

# How far the best or worst reply moves a patient of even temper by its axes alone, in points.
_REACH: dict[Dimension, int] = {"trust": 12, "worry": 12, "patience": 9}
_MIX: dict[Dimension, tuple[float, float]] = {"trust": (0.6, 0.4), "worry": (0.4, 0.6), "patience": (0.3, 0.7)}
_NEUTRAL = 45.0
_TOUCHES: tuple[tuple[str, Dimension, int, int], ...] = (
    # criterion, dimension, points where missed, points where clearly met; always for the better upwards
    ("acknowledge", "trust", -2, 3),
    ("acknowledge", "worry", 0, 2),
    ("listen", "trust", 0, 2),
    ("own", "trust", 0, 2),
    ("answer", "patience", -3, 0),
    ("alternative", "worry", 0, 3),
    ("alternative", "patience", -2, 0),
    ("next_step", "worry", -2, 3),
    ("wait", "patience", -2, 2),
    ("wait", "worry", 0, 2),
    ("apology", "patience", -2, 3),
    ("respect", "trust", -4, 0),
    ("respect", "patience", -3, 0),
)
_REPAIRS = ("apology", "own", "acknowledge")
_REPAIR_WARM, _REPAIR_HELPFUL = 55.0, 50.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hurt:
    """What was lost and not yet put right, in points for the worse, each 0 to ``HURT_AT_MOST``."""

    trust: int = 0
    worry: int = 0
    patience: int = 0


NO_HURT = Hurt()


def shifts_of(judgement: Judgement, persona: Persona, *, mood: Mood, resting: Mood, hurt: Hurt) -> tuple[Shift, ...]:
    """What one judged reply does to this patient.

    Args:
        judgement: of the reply; one that could not be made out moves nothing.
        persona: how strongly they move.
        mood: as it is before the reply.
        resting: how they came in: where bad moods ease to.
        hurt: what earlier replies cost and nothing has put right.
    """
    if not judgement.intelligible:
        return ()
    shifts: list[Shift] = []
    for dimension in DIMENSIONS:
        parts = _parts(judgement, persona, dimension)
        gain = sum(points for points, _reason in parts)
        parts.append((_repair(judgement, hurt, dimension), "repaired"))
        if gain >= 0 and not judgement.failed:
            parts.append((_ease(persona, mood, resting, dimension), "eased"))
        shifts += [Shift(dimension, better_by(dimension, points), why) for points, why in _bounded(parts) if points]
    if judgement.failed:
        shifts.append(Shift("trust", -GATE_COSTS_TRUST, "gate"))
    return tuple(shifts)


def nudged(nudge: Nudge) -> tuple[Shift, ...]:
    """The shifts an author's reaction adds."""
    return tuple(Shift(name, getattr(nudge, name), "nudge") for name in DIMENSIONS if getattr(nudge, name))


def eased(persona: Persona, mood: Mood, resting: Mood, minutes: int) -> tuple[Shift, ...]:
    """What quiet minutes do: a bad mood goes on easing, a step every ``MINUTES_TO_EASE``."""
    shifts = []
    for dimension in DIMENSIONS:
        gap = _gap(mood, resting, dimension)
        points = round(gap * (1 - (1 - persona.ease) ** (minutes // MINUTES_TO_EASE)))
        if points:
            shifts.append(Shift(dimension, better_by(dimension, points), "eased"))
    return tuple(shifts)


def hurt_after(hurt: Hurt, before: Mood, after: Mood, shifts: tuple[Shift, ...]) -> Hurt:
    """What is still to be put right: what was not repaired of it, and what has been lost since."""
    left: dict[str, int] = {}
    for dimension in DIMENSIONS:
        own = (shift for shift in shifts if shift.dimension == dimension and shift.reason == "repaired")
        repaired = sum(better_by(dimension, shift.amount) for shift in own)
        lost = -better_by(dimension, getattr(after, dimension) - getattr(before, dimension))
        left[dimension] = min(HURT_AT_MOST, max(0, getattr(hurt, dimension) - repaired) + max(0, lost))
    return Hurt(**left)


def _parts(judgement: Judgement, persona: Persona, dimension: Dimension) -> list[tuple[int, str]]:
    """Points for the better, with reasons: of the axes first, then of the criteria one feels."""
    of_warm, of_helpful = _MIX[dimension]
    factor = getattr(persona, dimension)
    felt = of_warm * judgement.axes.warm + of_helpful * judgement.axes.helpful
    parts = [(round((felt - _NEUTRAL) / (100 - _NEUTRAL) * _REACH[dimension] * factor), "reply")]
    for criterion, touched, missed, met in _TOUCHES:
        mark = judgement.mark(criterion) if touched == dimension else None
        if mark is None or not mark.sure or mark.level in (None, 1):
            continue
        points = round((met if mark.level == 2 else missed) * factor)
        parts.append((points, f"{criterion}{'+' if mark.level == 2 else '-'}"))
    return parts


def _bounded(parts: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The parts, the last of them giving way where all together would go beyond the bound."""
    total = sum(points for points, _reason in parts)
    over = total - min(MOST, max(-MOST, total))
    kept: list[tuple[int, str]] = []
    for points, reason in reversed(parts):
        cut = min(max(points, 0), over) if over > 0 else max(min(points, 0), over)
        over -= cut
        kept.append((points - cut, reason))
    return kept[::-1]


def _repair(judgement: Judgement, hurt: Hurt, dimension: Dimension) -> int:
    axes, lost = judgement.axes, int(getattr(hurt, dimension))
    if judgement.failed or axes.warm < _REPAIR_WARM or axes.helpful < _REPAIR_HELPFUL:
        return 0
    marks = (judgement.mark(criterion) for criterion in _REPAIRS)
    owned = any(mark is not None and mark.level == 2 and mark.sure for mark in marks)
    return round(REPAIR_SHARE * lost) if owned else 0


def _ease(persona: Persona, mood: Mood, resting: Mood, dimension: Dimension) -> int:
    return round(persona.ease * _gap(mood, resting, dimension))


def _gap(mood: Mood, resting: Mood, dimension: Dimension) -> int:
    """How much worse than resting it is, in points; 0 where it is not."""
    return max(0, better_by(dimension, getattr(resting, dimension) - getattr(mood, dimension)))
