"""Marks that a trainee disputes and a trainer rules on. Both stand beside the machine's marks and alter none of them.

``disputes_of`` is the fold that screens and reports show; ``with_rulings`` the one that progress counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from simulator.engine.events import DisputeRuled, Event, MarkDisputed, ReplyGiven
from simulator.engine.judgement import GATES, CriterionMark, Judgement, Level, Versions

Trouble = Literal["not_over", "no_such_reply", "not_marked", "no_note", "not_disputed", "already_ruled", "not_kept"]


class DisputeRefusedError(ValueError):
    """The mark cannot be disputed, or the dispute not ruled on; ``trouble`` says why.

    ``not_over``: the encounter still goes on. ``no_such_reply``: it has no reply of that number. ``not_marked``: that
    reply has no mark for the criterion. ``no_note``: a dispute needs a word of why. ``not_disputed``: nobody disputed
    that mark. ``already_ruled``: it has been decided. ``not_kept``: a guest's encounters are not kept, so nobody could
    rule.
    """

    def __init__(self, trouble: Trouble, *, reply: int, criterion: str) -> None:
        super().__init__(f"{trouble}: reply {reply}, {criterion}")
        self.trouble: Trouble = trouble
        self.reply = reply
        self.criterion = criterion


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What the trainer decided: the level, None where nothing called for it, and perhaps a word to the trainee."""

    at: str
    level: Level | None
    note: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """One disputed mark, with all that is needed to look at it again.

    Attributes:
        reply: which answered reply of the encounter, from 1.
        criterion: the criterion's id.
        given: the reply as it was recorded, with its situation, acts and judgement.
        at: when it was last disputed.
        note: why, in the trainee's words.
        mark: the machine's mark.
        ruling: the trainer's, None while it is open.
    """

    reply: int
    criterion: str
    given: ReplyGiven
    at: str
    note: str
    mark: CriterionMark
    ruling: Ruling | None = None

    @property
    def open(self) -> bool:
        """Whether nobody has ruled on it yet."""
        return self.ruling is None

    @property
    def patient(self) -> str:
        """What the patient had just said."""
        return self.given.situation.patient

    @property
    def text(self) -> str:
        """The reply's words."""
        return self.given.text

    @property
    def judgement(self) -> Judgement:
        """The machine's judgement of the reply."""
        return self.given.judgement

    @property
    def versions(self) -> Versions:
        """What made the machine's mark."""
        return self.given.judgement.versions


def disputes_of(events: Iterable[Event]) -> tuple[Dispute, ...]:
    """Every disputed mark of a log, in the order they were first disputed."""
    replies: list[ReplyGiven] = []
    found: dict[tuple[int, str], Dispute] = {}
    for event in events:
        match event:
            case ReplyGiven():
                replies.append(event)
            case MarkDisputed():
                dispute = _disputed(event, replies)
                if dispute is not None:
                    found[event.reply, event.criterion] = dispute
            case DisputeRuled():
                known = found.get((event.reply, event.criterion))
                if known is not None:
                    ruling = Ruling(at=event.at, level=event.level, note=event.note, by=event.by)
                    found[event.reply, event.criterion] = replace(known, ruling=ruling)
            case _:
                pass
    return tuple(found.values())


def with_rulings(events: Iterable[Event]) -> tuple[Event, ...]:
    """The same log with the marks as they count: a ruled one has the trainer's level, an open one none.

    A failed gate stands until a trainer has ruled on it, so that no gate is undone by disputing it. Axes stay the
    machine's.
    """
    log = tuple(events)
    by_reply: dict[int, list[Dispute]] = {}
    for dispute in disputes_of(log):
        by_reply.setdefault(dispute.reply, []).append(dispute)
    if not by_reply:
        return log
    counted: list[Event] = []
    reply = 0
    for event in log:
        if isinstance(event, ReplyGiven):
            reply += 1
            counted.append(_counted(event, by_reply.get(reply, [])))
        else:
            counted.append(event)
    return tuple(counted)


def _disputed(event: MarkDisputed, replies: list[ReplyGiven]) -> Dispute | None:
    if not 1 <= event.reply <= len(replies):
        return None
    given = replies[event.reply - 1]
    mark = given.judgement.mark(event.criterion)
    if mark is None:
        return None
    return Dispute(
        reply=event.reply,
        criterion=event.criterion,
        given=given,
        at=event.at,
        note=event.note,
        mark=mark,
    )


def _counted(event: ReplyGiven, disputes: list[Dispute]) -> ReplyGiven:
    judgement = event.judgement
    for dispute in disputes:
        name, ruling = dispute.criterion, dispute.ruling
        level = None if ruling is None else ruling.level
        marks = tuple(
            (each, replace(mark, level=level, sure=True) if each == name else mark) for each, mark in judgement.criteria
        )
        judgement = replace(judgement, criteria=marks)
        if name in GATES and ruling is not None:
            others = tuple(gate for gate in judgement.failed if gate != name)
            judgement = replace(judgement, failed=(*others, name) if level == 0 else others)
    return event if judgement is event.judgement else replace(event, judgement=judgement)
