"""Disputing a mark, ruling on it, and the words for both. ``Practice`` is the way in for the faces."""

from simulator.engine.clean import clean, clean_line
from simulator.engine.commands import DisputeMark, RuleDispute
from simulator.engine.disputes import Dispute, DisputeRefusedError, Ruling, disputes_of
from simulator.engine.disputing import decide_dispute
from simulator.engine.judgement import Level
from simulator.engine.state import replay
from simulator.i18n import _
from simulator.runtime.wording import criterion_name
from simulator.store import EventLog

__all__ = [
    "NOTE_AT_MOST",
    "Dispute",
    "DisputeRefusedError",
    "Ruling",
    "dispute_mark",
    "level_words",
    "refusal_words",
    "rule_dispute",
    "ruling_words",
]

NOTE_AT_MOST = 600
"""Characters of a note that are kept: a few sentences to a colleague."""


def dispute_mark(
    log: EventLog, encounter_id: str, reply: int, criterion: str, note: str, *, at: str, guest: bool = False
) -> Dispute:
    """Record that a trainee does not agree with a mark.

    Raises:
        DisputeRefusedError: it cannot be disputed.
        StoreError: it could not be kept.
    """
    if guest:
        raise DisputeRefusedError("not_kept", reply=reply, criterion=criterion)
    words = clean(note.strip(), limit=NOTE_AT_MOST).text.strip()
    return _record(log, encounter_id, DisputeMark(at=at, reply=reply, criterion=criterion, note=words))


def rule_dispute(
    log: EventLog,
    encounter_id: str,
    reply: int,
    criterion: str,
    level: Level | None,
    *,
    at: str,
    note: str = "",
    by: str = "",
) -> Dispute:
    """Record a trainer's ruling.

    Raises:
        DisputeRefusedError: nobody disputed the mark, or it has been ruled on.
        StoreError: it could not be kept.
    """
    words = clean(note.strip(), limit=NOTE_AT_MOST).text.strip()
    command = RuleDispute(at=at, reply=reply, criterion=criterion, level=level, note=words, by=clean_line(by))
    return _record(log, encounter_id, command)


def level_words(level: Level | None) -> str:
    """A level in a word or two."""
    return {0: _("missed"), 1: _("partly"), 2: _("met"), None: _("nothing called for it")}[level]


def ruling_words(ruling: Ruling) -> str:
    """A trainer's ruling in one line, for beside the machine's mark."""
    who = ruling.by or _("Your trainer")
    words = _("{who} says: {level}.").format(who=who, level=level_words(ruling.level))
    return f"{words} {' '.join(ruling.note.split())}".strip()


def refusal_words(error: DisputeRefusedError) -> str:
    """Why a mark cannot be disputed or ruled on, and what can be done instead."""
    words = {
        "not_over": _("Marks are talked about once the call is over. Finish it first."),
        "no_such_reply": _("This call has no reply number {reply}."),
        "not_marked": _("Reply {reply} has no mark for “{criterion}”, so there is nothing to disagree with."),
        "no_note": _("Say in a few words why, so that your trainer knows what to look at."),
        "not_disputed": _("Nobody disputed the mark for “{criterion}” of reply {reply}."),
        "already_ruled": _("The mark for “{criterion}” of reply {reply} has been ruled on already."),
        "not_kept": _("You play as a guest, so nothing is kept that a trainer could look at. Play under a name first."),
    }
    return words[error.trouble].format(reply=error.reply, criterion=_named(error.criterion))


def _named(criterion: str) -> str:
    try:
        return criterion_name(criterion)
    except KeyError:
        return clean_line(criterion)


def _record(log: EventLog, encounter_id: str, command: DisputeMark | RuleDispute) -> Dispute:
    events = log.events(encounter_id)
    if not events:
        raise DisputeRefusedError("no_such_reply", reply=command.reply, criterion=command.criterion)
    event = decide_dispute(replay(events), command)
    log.append(encounter_id, (event,), expected_seq=len(events))
    mark = (command.reply, command.criterion)
    return next(each for each in disputes_of((*events, event)) if (each.reply, each.criterion) == mark)
