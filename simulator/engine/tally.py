"""The arithmetic of one encounter, shared by the debrief and by progress, so that the two cannot disagree.

A turn is *scored* when its reply held something and could be made out. Axes are the mean over scored turns, the first
of them (the opening) counting double. Gates look at every reply, scored or not.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.engine.events import Event, PatientReacted, PatientSpoke, ReplyGiven
from simulator.engine.judgement import GATES, Axes

OPENING_WEIGHT = 2.0
"""How often the first scored reply counts in the axes; every other counts once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionTally:
    """How often one criterion was clearly met (2), partly (1) and missed (0) in the scored turns that called for it."""

    met: int = 0
    partly: int = 0
    missed: int = 0

    @property
    def occasions(self) -> int:
        """How many scored turns called for it."""
        return self.met + self.partly + self.missed

    @property
    def mean(self) -> float | None:
        """The mean level, 0.0-2.0; None where nothing called for it."""
        return (2 * self.met + self.partly) / self.occasions if self.occasions else None


def scored_replies(events: Iterable[Event]) -> tuple[ReplyGiven, ...]:
    """The replies that count: not blank, and such that something could be made out."""
    return tuple(
        event
        for event in events
        if isinstance(event, ReplyGiven) and event.judgement.intelligible and event.text.strip()
    )


def axes_of(events: Iterable[Event]) -> Axes | None:
    """The four axes of the encounter, each 0-100; None where no turn was scored."""
    axes = [reply.judgement.axes for reply in scored_replies(events)]
    if not axes:
        return None
    weights = [OPENING_WEIGHT] + [1.0] * (len(axes) - 1)
    total = sum(weights)
    pairs = tuple(zip(weights, axes, strict=True))
    return Axes(
        warm=sum(weight * each.warm for weight, each in pairs) / total,
        unscripted=sum(weight * each.unscripted for weight, each in pairs) / total,
        helpful=sum(weight * each.helpful for weight, each in pairs) / total,
        overall=sum(weight * each.overall for weight, each in pairs) / total,
    )


def burden_of(events: Iterable[Event]) -> int:
    """How often the patient had to push (Stokoe, Sikveland and Symonds, BJGP 2016): the headline of a call."""
    return sum(1 for event in events if isinstance(event, PatientReacted | PatientSpoke) and event.push)


def criteria_of(events: Iterable[Event], *, sure: bool = False) -> dict[str, CriterionTally]:
    """For every criterion a scored reply was marked on, in the order of the marks: how it went.

    With ``sure``, marks the scorer was not sure of count for nothing.
    """
    levels: dict[str, list[int]] = {}
    for reply in scored_replies(events):
        for criterion, mark in reply.judgement.criteria:
            counts = levels.setdefault(criterion, [0, 0, 0])
            if mark.level is not None and (mark.sure or not sure):
                counts[mark.level] += 1
    return {
        criterion: CriterionTally(missed=counts[0], partly=counts[1], met=counts[2])
        for criterion, counts in levels.items()
    }


def gates_of(events: Iterable[Event]) -> dict[str, bool]:
    """For each gate, whether it was passed: no reply of the encounter failed it."""
    failed = {gate for event in events if isinstance(event, ReplyGiven) for gate in event.judgement.failed}
    return {gate: gate not in failed for gate in GATES}
