"""What became of an encounter, in words: why they asked again, what does not hold, promises, the need, the places."""

from simulator.engine.debrief import Debrief, Turning
from simulator.i18n import _
from simulator.runtime import telling
from simulator.tui.views.home import quoted
from simulator.tui.views.marks import shortened

Row = tuple[str, str]
"""A text, and what is told apart in it by kind: "", ``vague``, ``quiet``, ``better`` or ``worse``."""


def pushes(debrief: Debrief) -> tuple[Row, ...]:
    """Each time the patient had to ask again: why, and in which words."""
    rows = []
    for push in debrief.pushes:
        cause, line = telling.push_cause(push.cause), quoted(shortened(push.says))
        rows.append((_("{cause}: {line}").format(cause=_begun(cause), line=line) if cause else line, ""))
    return tuple(rows)


def slips(debrief: Debrief) -> tuple[Row, ...]:
    """What was said and does not hold, and what the card says instead."""
    return tuple((telling.slip_words(note), "") for note in debrief.slips)


def promises(debrief: Debrief) -> tuple[Row, ...]:
    """What was promised, in the words it was promised in; those nobody could be held to are told apart."""
    rows = []
    for entry in debrief.promises:
        loose = entry.promise.vague or not entry.promise.by
        words = quoted(shortened(entry.words)) if entry.words.strip() else ""
        row = "  ".join(part for part in (_begun(telling.promise_words(entry)), words) if part)
        rows.append((row, "vague" if loose and entry.fate == "open" else ""))
    return tuple(rows)


def need(debrief: Debrief) -> str:
    """What the patient really wanted, and how much of it came out."""
    return _begun(telling.need_words(debrief.ended)) if debrief.ended else ""


def turnings(debrief: Debrief) -> tuple[Row, ...]:
    """The replies that moved the patient most, and by what."""
    return tuple((_turning(each), "better" if each.change > 0 else "worse") for each in debrief.turnings)


def _turning(turning: Turning) -> str:
    sign = "↗" if turning.change > 0 else "↘"
    quote = quoted(shortened(turning.text)) if turning.text.strip() else _("(said nothing)")
    return f"{sign} {quote} {telling.turning_words(turning)}"


def places(debrief: Debrief) -> tuple[Row, ...]:
    """The chain of places with a rating each, the weakest named, and what moved it."""
    chain = debrief.touchpoints
    if not chain:
        return ()
    weakest = min(chain, key=lambda each: each.rating)
    why = telling.touchpoint_reasons(weakest)
    name = telling.touchpoint_name(weakest.name)
    rows = [(telling.touchpoint_words(chain), "")]
    return (*rows, (_("{place}: {why}").format(place=_begun(name), why=why), "quiet")) if why else tuple(rows)


def _begun(words: str) -> str:
    """With a capital at the beginning."""
    return words[:1].upper() + words[1:]
