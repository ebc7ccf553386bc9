"""What there is to say afterwards, in words: one point a thought, each with the trainee's own words behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.engine.debrief import Debrief, GateNote, Highlight
from simulator.engine.judgement import AXES, CriterionMark
from simulator.engine.quote import Pieces, quote_of
from simulator.i18n import _, ngettext
from simulator.runtime import wording
from simulator.runtime.judging import explained
from simulator.tui.views.home import quoted
from simulator.tui.views.marks import why_words

_BLOCKS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thought: a name, the words it is about, and what to say of them. ``note`` tells that it is not sure.

    ``why`` and ``would_help`` are for those who have thought about the question in ``says`` and ask for more.
    """

    mark: Highlight
    name: str
    quote: Pieces
    says: str
    why: str = ""
    would_help: str = ""
    note: str = ""


def headline(debrief: Debrief) -> tuple[str, str]:
    """How it ended, and how often the patient had to ask again."""
    title = debrief.started.title
    if debrief.started.retry_of:
        title = _("{title}, that moment again").format(title=title)
    elif debrief.started.follows:
        title = _("{title}, the call back").format(title=title)
    stage = wording.stage_words(debrief.ended.stage) if debrief.ended else _("left before its end")
    return f"{title} · {stage}", wording.pushes(debrief.burden)


def told(debrief: Debrief) -> tuple[str, str]:
    """A heading, and what the patient told somebody; ("", "") where nothing is known."""
    if debrief.ended is None or not debrief.ended.told_afterwards:
        return "", ""
    return _("Said about you afterwards"), quoted(debrief.ended.told_afterwards)


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
    language = debrief.started.language
    words = explained(each.judgement, language)[each.criterion]
    return Point(
        mark=each,
        name=wording.criterion_name(each.criterion),
        quote=_in_quotes(each.text, each.mark),
        says=words.question if asks else words.why,
        why=why_words(each.judgement, each.criterion, language) if asks else "",
        would_help=f"{words.matters} {words.change}".strip() if asks else "",
        note="" if each.mark.sure else _("not sure"),
    )


def _gate_point(note: GateNote, debrief: Debrief) -> Point:
    language = debrief.started.language
    words = explained(note.highlight.judgement, language)[note.gate]
    return Point(
        mark=note.highlight,
        name=wording.criterion_name(note.gate),
        quote=_in_quotes(note.text, note.highlight.mark),
        says=words.why if note.sure else words.question,
        why="" if note.sure else why_words(note.highlight.judgement, note.gate, language),
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
    for note in debrief.gate_notes:
        if note.sure:
            return note.reply
    if debrief.to_try:
        return debrief.to_try[0].reply
    return debrief.pushes[0].reply if debrief.pushes else 1


def gate_failed(debrief: Debrief) -> bool:
    """Whether a gate failed for sure: then that moment is what one goes back to first."""
    return any(note.sure for note in debrief.gate_notes)
