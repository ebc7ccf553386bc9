"""The mood law: what one judged reply does to a patient, before anything an author adds.

1. Trust, worry and patience move by a mix of how warm and how helpful the reply was, and by a few criteria that
   patients feel at once. Each part keeps its reason.
2. It is monotone: in the same state a reply with every axis as high, every criterion met as well and no more gates
   failed never leaves the patient with less trust or patience, or more worried.
3. It is bounded: no reply moves a dimension by more than ``MOST``, a failed gate by ``GATE_COSTS_TRUST`` beside that.
4. What hurt can be put right: a warm and helpful reply that owns it, apologises or takes in what was said gives back
   ``REPAIR_SHARE`` of what was lost and not yet repaired.
5. Bad moods ease: whatever a reply leaves no worse drifts back towards how the patient came in, by the persona's share.

The directions are those of the literature (kept informed and apologised to while waiting: Chu et al. 2019; apologies
that own the event: Roschk and Kaiser 2013; concrete words prove listening: Packard and Berger 2021); the sizes are
ours.
"""

from dataclasses import dataclass

from simulator.engine.judgement import Judgement
from simulator.engine.mood import DIMENSIONS, Dimension, Mood, Nudge, Shift
from simulator.engine.persona import Persona

MOST = 30
"""Points one reply can move one dimension, either way."""
GATE_COSTS_TRUST = 10
PUSH_COSTS_PATIENCE = 6
"""Having to ask again costs patience whatever the words were (burden: Stokoe, Sikveland and Symonds, BJGP 2016)."""
KEPT_WORD_EARNS_TRUST = 4
REPAIR_SHARE = 0.5
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
        if repaired := _repair(judgement, hurt, dimension):
            parts.append((repaired, "repaired"))
        if gain >= 0 and (eased := _ease(persona, mood, resting, dimension)):
            parts.append((eased, "eased"))
        shifts += [Shift(dimension, _signed(points, dimension), reason) for points, reason in parts if points]
    if judgement.failed:
        shifts.append(Shift("trust", -GATE_COSTS_TRUST, "gate"))
    return tuple(shifts)


def nudged(nudge: Nudge) -> tuple[Shift, ...]:
    """The shifts an author's reaction adds."""
    return tuple(Shift(name, getattr(nudge, name), "nudge") for name in DIMENSIONS if getattr(nudge, name))


def hurt_after(hurt: Hurt, shifts: tuple[Shift, ...]) -> Hurt:
    """What is still to be put right after those shifts: repaired by half, and worse by what they cost."""
    left: dict[str, int] = {}
    for dimension in DIMENSIONS:
        own = [shift for shift in shifts if shift.dimension == dimension]
        repaired = sum(_signed(shift.amount, dimension) for shift in own if shift.reason == "repaired")
        gain = sum(
            _signed(shift.amount, dimension) for shift in own if shift.reason not in ("repaired", "eased", "nudge")
        )
        before = 0 if repaired else getattr(hurt, dimension)
        left[dimension] = min(HURT_AT_MOST, before + max(0, -gain))
    return Hurt(**left)


def _parts(judgement: Judgement, persona: Persona, dimension: Dimension) -> list[tuple[int, str]]:
    """Points for the better, with reasons; the axes give way where all together would go beyond the bound."""
    of_warm, of_helpful = _MIX[dimension]
    factor = getattr(persona, dimension)
    felt = of_warm * judgement.axes.warm + of_helpful * judgement.axes.helpful
    by_axes = round((felt - _NEUTRAL) / (100 - _NEUTRAL) * _REACH[dimension] * factor)
    touches = []
    for criterion, touched, missed, met in _TOUCHES:
        mark = judgement.mark(criterion) if touched == dimension else None
        if mark is None or not mark.sure or mark.level in (None, 1):
            continue
        points = round((met if mark.level == 2 else missed) * factor)
        touches.append((points, f"{criterion}{'+' if mark.level == 2 else '-'}"))
    total = by_axes + sum(points for points, _reason in touches)
    by_axes += min(MOST, max(-MOST, total)) - total
    return [(by_axes, "reply"), *touches]


def _repair(judgement: Judgement, hurt: Hurt, dimension: Dimension) -> int:
    axes, lost = judgement.axes, int(getattr(hurt, dimension))
    if judgement.failed or axes.warm < _REPAIR_WARM or axes.helpful < _REPAIR_HELPFUL:
        return 0
    if not any(judgement.level(criterion) == 2 for criterion in _REPAIRS):
        return 0
    return round(REPAIR_SHARE * lost)


def _ease(persona: Persona, mood: Mood, resting: Mood, dimension: Dimension) -> int:
    gap = _signed(getattr(resting, dimension) - getattr(mood, dimension), dimension)
    return round(persona.ease * gap) if gap > 0 else 0


def _signed(points: int, dimension: Dimension) -> int:
    """Points for the better as a change of the number, and back: less worry is better."""
    return -points if dimension == "worry" else points
