"""Marks one by one, in the very words of ``frontdesk score --explain``, and what was said about them afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from simulator.engine.debrief import Highlight, highlights_of
from simulator.engine.disputes import Dispute
from simulator.engine.events import ReplyGiven
from simulator.engine.judgement import GATES, CriterionMark, Judgement, Span
from simulator.i18n import _
from simulator.runtime import disputes, wording
from simulator.runtime.judging import explained, verdict_of

QUOTE_AT_MOST = 160
"""Characters of a reply, a line or a note that are quoted beside a mark."""

Disputes = Mapping[tuple[int, str], Dispute]
"""Disputed marks by reply (from 1) and criterion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRow:
    """One criterion of one reply on the full page.

    ``counted`` and ``blocked`` are the trainee's own words for and against it; ``question`` and ``change`` are empty
    where there is nothing to mend, ``disputed`` and ``note`` where nobody disputed it.
    """

    shape: str
    level: int
    name: str
    level_words: str
    counted: str
    blocked: str
    why: str
    question: str
    change: str
    disputed: str
    note: str


def in_order(reply: int, given: ReplyGiven) -> tuple[Highlight, ...]:
    """The marks of the reply of that number as the full page lists them: met ones first, gates last."""
    found = highlights_of(reply, given)
    return tuple(sorted(found, key=lambda each: (each.criterion in GATES, -(each.mark.level or 0))))


def mark_rows(given: ReplyGiven, language: str, known: Disputes, reply: int, *, numbers: bool) -> tuple[MarkRow, ...]:
    """Every criterion that was called for in the reply of that number, each with the scorer's words and the dispute."""
    questions = explained(given.judgement, language)
    said = _verdicts(given.text, given.judgement, language)
    return tuple(
        MarkRow(
            shape=level_shape(mark),
            level=mark.level or 0,
            name=wording.criterion_name(name),
            level_words=level_words(mark, numbers=numbers),
            counted=_evidence_words(given.text, mark, "earned"),
            blocked=_evidence_words(given.text, mark, "cost"),
            why=said[name]["why"],
            question=questions[name].question,
            change=said[name]["change"],
            disputed=dispute_words(known.get((reply, name))),
            note=note_words(known.get((reply, name))),
        )
        for name, mark in ((each.criterion, each.mark) for each in in_order(reply, given))
    )


def why_words(judgement: Judgement, criterion: str, language: str) -> str:
    """Why a mark is as it is, and before it, where the evidence is thin, that we are not sure."""
    return str(_verdicts("", judgement, language)[criterion]["why"])


def _verdicts(reply: str, judgement: Judgement, language: str) -> dict[str, dict[str, Any]]:
    return cast("dict[str, dict[str, Any]]", verdict_of(reply, judgement, language, "")["criteria"])


def _evidence_words(reply: str, mark: CriterionMark, effect: str) -> str:
    words = [" ".join(reply[span.start : span.end].split()) for span in mark.spans if span.effect == effect]
    return shortened(" … ".join(each for each in dict.fromkeys(words) if each))


def shortened(words: str, most: int = QUOTE_AT_MOST) -> str:
    """On one line, and cut where it is long."""
    flat = " ".join(words.split())
    return flat if len(flat) <= most else flat[:most].rstrip() + "…"


def not_called_for(given: ReplyGiven) -> tuple[str, ...]:
    """The criteria nothing in this turn asked for; silence on them costs and earns nothing."""
    return tuple(wording.criterion_name(name) for name, mark in given.judgement.criteria if mark.level is None)


def level_words(mark: CriterionMark, *, numbers: bool = False) -> str:
    """A level in words."""
    words = disputes.level_words(mark.level)
    return _("{level} ({n} of 2)").format(level=words, n=mark.level) if numbers else words


def level_shape(mark: CriterionMark) -> str:
    """A level as a shape, two cells wide; a question mark beside it where it is not sure."""
    return {2: "●", 1: "◐", 0: "○"}[mark.level or 0] + (" " if mark.sure else "?")


def evidence(given: ReplyGiven) -> tuple[Span, ...]:
    """Every span of the reply that earned or cost something, in order."""
    spans = {span for _name, mark in given.judgement.criteria if mark.level is not None for span in mark.spans}
    return tuple(sorted(spans, key=lambda span: (span.start, span.end, span.effect)))


def dispute_words(dispute: Dispute | None) -> str:
    """What stands beside a disputed mark: that it was, or how the trainer ruled; "" where nobody did."""
    if dispute is None:
        return ""
    if dispute.ruling is None:
        return _("Disputed; your trainer will look at it.")
    return disputes.ruling_words(dispute.ruling)


def marked_and_disputed(dispute: Dispute | None) -> str:
    """The machine's mark in words, and what was said about it since; "" where nobody disputed it."""
    if dispute is None:
        return ""
    marked = _("The program says: {level}.").format(level=level_words(dispute.mark))
    return f"{marked} {dispute_words(dispute)}"


def note_words(dispute: Dispute | None) -> str:
    """What the trainee wrote about it."""
    return _("You wrote: “{note}”").format(note=shortened(dispute.note)) if dispute is not None else ""


def key_of(mark: Highlight) -> tuple[int, str]:
    """What a mark's dispute is found by."""
    return mark.reply, mark.criterion


def elsewhere(known: Disputes, shown: set[tuple[int, str]]) -> tuple[str, ...]:
    """A line for each disputed mark that has no card of its own on the page."""
    return tuple(
        _("{criterion}, reply {n}. {words}").format(
            criterion=wording.criterion_name(dispute.criterion), n=dispute.reply, words=marked_and_disputed(dispute)
        )
        for key, dispute in known.items()
        if key not in shown
    )
