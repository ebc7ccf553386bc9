"""What there is to say afterwards, in words: one point a thought, each with the trainee's own words behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.engine.debrief import Debrief, GateNote, Highlight
from simulator.engine.events import EncounterStarted, Event, PatientReacted, ReplyGiven
from simulator.engine.judgement import AXES, GATES, CriterionMark, Span
from simulator.engine.mood import Mood
from simulator.engine.quote import Pieces, quote_of
from simulator.i18n import _, ngettext
from simulator.runtime import wording
from simulator.runtime.judging import explained
from simulator.tui.views.home import quoted

_BLOCKS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thought: a name, the words it is about, and what to say of them. ``note`` tells that it is not sure."""

    name: str
    quote: Pieces
    says: str
    would_help: str = ""
    note: str = ""


def headline(debrief: Debrief) -> tuple[str, str]:
    """How it ended, and how often the patient had to ask again."""
    title = debrief.started.title
    if debrief.started.retry_of:
        title = _("{title}, that moment again").format(title=title)
    stage = wording.stage_words(debrief.ended.stage) if debrief.ended else _("left before its end")
    return f"{title} · {stage}", wording.pushes(debrief.burden)


def told(debrief: Debrief) -> tuple[str, str]:
    """A heading, and what the patient told somebody; ("", "") where nothing is known."""
    if debrief.ended is None or not debrief.ended.says_afterwards:
        return "", ""
    return _("Said about you afterwards"), quoted(debrief.ended.says_afterwards)


def cause(debrief: Debrief) -> str:
    """Why it ended as it did, as a sentence."""
    words = debrief.ended.cause.strip() if debrief.ended else ""
    return words[:1].upper() + words[1:].rstrip(".") + "." if words else ""


def strengths(debrief: Debrief) -> tuple[Point, ...]:
    """What landed, strongest first."""
    return tuple(_point(each, debrief, asks=False) for each in debrief.strengths)


def to_try(debrief: Debrief) -> tuple[Point, ...]:
    """What is worth another go: a question first, what would have helped only on request."""
    return tuple(_point(each, debrief, asks=True) for each in debrief.to_try)


def gate_points(debrief: Debrief) -> tuple[Point, ...]:
    """Gates that failed, and what a trainer should look at."""
    return tuple(_gate_point(note, debrief) for note in debrief.gate_notes)


def _point(each: Highlight, debrief: Debrief, *, asks: bool) -> Point:
    words = explained(each.judgement, debrief.started.language)[each.criterion]
    return Point(
        name=wording.criterion_name(each.criterion),
        quote=_in_quotes(each.text, each.mark),
        says=words.question if asks else words.why,
        would_help=f"{words.matters} {words.change}".strip() if asks else "",
        note="" if each.mark.sure else _("not sure"),
    )


def _gate_point(note: GateNote, debrief: Debrief) -> Point:
    words = explained(note.highlight.judgement, debrief.started.language)[note.gate]
    return Point(
        name=wording.criterion_name(note.gate),
        quote=_in_quotes(note.text, note.highlight.mark),
        says=words.why if note.sure else words.question,
        would_help=f"{words.matters} {words.change}".strip(),
        note="" if note.sure else _("for your trainer to look at"),
    )


def _in_quotes(reply: str, mark: CriterionMark) -> Pieces:
    pieces = quote_of(reply, mark)
    return (("“", False), *pieces, ("”", False)) if pieces else ()


def not_yours(debrief: Debrief) -> str:
    """What the clinic must mend; never a mark on the trainee."""
    ended = debrief.ended
    if ended and ended.not_yours:
        return ended.not_yours
    return _("What went wrong here is the clinic's to mend.") if ended and ended.clinic_fault else ""


def gates(debrief: Debrief) -> tuple[tuple[str, bool], ...]:
    """Each gate in a word with its shape, and whether it was passed."""
    return tuple(
        (f"{wording.gate_words(gate, passed=passed)} {'✓' if passed else '✗'}", passed)
        for gate, passed in debrief.gates.items()
    )


def curve(values: Sequence[int]) -> str:
    """Numbers 0-100 as blocks that rise and fall."""
    return "".join(_BLOCKS[min(len(_BLOCKS) - 1, value * len(_BLOCKS) // 101)] for value in values)


def mood(debrief: Debrief) -> str:
    """How it went with the patient, from first word to last."""
    return wording.mood_line(debrief.mood_last, debrief.mood_first)


def axes(debrief: Debrief, *, numbers: bool) -> tuple[str, ...]:
    """The four axes in words, two a row, with numbers on request; empty where nothing could be marked."""
    if debrief.axes is None:
        return ()
    words = [axis(name, getattr(debrief.axes, name), numbers=numbers) for name in AXES]
    return ("   ".join(words[:2]), "   ".join(words[2:]))


def axis(name: str, value: float, *, numbers: bool) -> str:
    """One axis as a band of words."""
    words = f"{wording.axis_name(name)}: {wording.axis_words(name, value)}"
    return f"{words} ({value:.0f})" if numbers else words


def small_print(debrief: Debrief) -> tuple[str, ...]:
    """Hints that were looked at, replies that were not made out."""
    rows = []
    if debrief.hints:
        hints = ngettext("You looked at {n} hint.", "You looked at {n} hints.", debrief.hints)
        rows.append(hints.format(n=debrief.hints))
    if debrief.not_understood:
        missed = ngettext(
            "{n} reply could not be made out and was not marked.",
            "{n} replies could not be made out and were not marked.",
            debrief.not_understood,
        )
        rows.append(missed.format(n=debrief.not_understood))
    return tuple(rows)


def reply_to_try(debrief: Debrief) -> int:
    """The number of the reply worth another go; the first where none stands out."""
    if debrief.gate_notes and debrief.gate_notes[0].sure:
        return debrief.gate_notes[0].reply
    if debrief.to_try:
        return debrief.to_try[0].reply
    return debrief.pushes[0].reply if debrief.pushes else 1


def moment_before(events: Sequence[Event], reply: int) -> tuple[str, Mood] | None:
    """The turn a reply was given in, and how the patient was just before; None where there is no such reply."""
    started = events[0]
    assert isinstance(started, EncounterStarted)
    before, number = started.mood, 0
    for event in events:
        if isinstance(event, ReplyGiven):
            number += 1
            if number == reply:
                return event.turn, before
        elif isinstance(event, PatientReacted):
            before = event.mood
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRow:
    """One criterion of one reply on the full page: its shape, its level in words, and why."""

    shape: str
    level: int
    name: str
    level_words: str
    why: str


def mark_rows(given: ReplyGiven, language: str, *, numbers: bool) -> tuple[MarkRow, ...]:
    """Every criterion that was called for, met ones first; gates last."""
    words = explained(given.judgement, language)
    called = [(name, mark) for name, mark in given.judgement.criteria if mark.level is not None]
    called.sort(key=lambda pair: (pair[0] in GATES, -(pair[1].level or 0)))
    return tuple(
        MarkRow(
            shape=level_shape(mark),
            level=mark.level or 0,
            name=wording.criterion_name(name),
            level_words=level_words(mark, numbers=numbers),
            why=words[name].why,
        )
        for name, mark in called
    )


def not_called_for(given: ReplyGiven) -> tuple[str, ...]:
    """The criteria nothing in this turn asked for; silence on them costs and earns nothing."""
    return tuple(wording.criterion_name(name) for name, mark in given.judgement.criteria if mark.level is None)


def level_words(mark: CriterionMark, *, numbers: bool) -> str:
    """A level in words."""
    words = {2: _("clearly"), 1: _("partly"), 0: _("missed")}[mark.level or 0]
    return _("{level} ({n} of 2)").format(level=words, n=mark.level) if numbers else words


def level_shape(mark: CriterionMark) -> str:
    """A level as a shape, two cells wide; a question mark beside it where it is not sure."""
    return {2: "●", 1: "◐", 0: "○"}[mark.level or 0] + (" " if mark.sure else "?")


def evidence(given: ReplyGiven) -> tuple[Span, ...]:
    """Every span of the reply that earned or cost something, in order."""
    spans = {span for _name, mark in given.judgement.criteria if mark.level is not None for span in mark.spans}
    return tuple(sorted(spans, key=lambda span: (span.start, span.end, span.effect)))
