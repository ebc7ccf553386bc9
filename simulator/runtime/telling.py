"""What became of an encounter, in words: pushes and their causes, promises, what did not hold, the chain."""

from collections.abc import Sequence

from simulator.engine.debrief import SlipNote, Turning
from simulator.engine.events import EncounterEnded
from simulator.engine.mood import Shift
from simulator.engine.promises import AWAITED, Entry
from simulator.engine.satisfaction import Touchpoint
from simulator.i18n import _, ngettext
from simulator.runtime.wording import criterion_name


def push_cause(cause: str) -> str:
    """Why the patient had to ask again; "" where only the author says so."""
    words = {
        "refusal": _("after a no with nothing else offered"),
        "wait": _("a wait without a number"),
        "closing": _("something was still open"),
        "again": _("asked for what they had told"),
        "unanswered": _("their question was left"),
        "update": _("nobody told them how it stood"),
        "contradiction": _("told one thing before, another now"),
    }
    return words.get(cause, "")


def slip_words(note: SlipNote) -> str:
    """What was said and does not hold, and what the card says instead."""
    slip = note.slip
    words = {
        "time_not_on_card": _("“{said}” is not a time in the book."),
        "time_taken": _("“{said}” is taken."),
        "price_not_on_card": _("“{said}” is not a price on the card."),
        "number_not_on_card": _("“{said}” is not the number on the card."),
        "contradicts_earlier": _("“{said}” is not what you had told them before."),
        "not_booked": _("You told them {said}, and nobody put it in the book."),
    }
    right = " " + _("There it says: {right}.").format(right=slip.right.rstrip(".")) if slip.right else ""
    return words[slip.kind].format(said=slip.said) + right


def promise_words(entry: Entry) -> str:
    """One promise: what, by when, whether anybody could hold one to it, and what became of it."""
    promise = entry.promise
    what = {
        "ring": _("to ring"),
        "send": _("to send something"),
        "tell": _("to let them know"),
        "ask": _("to find out"),
        "book": _("to book it"),
        "note": _("to note it down"),
        "fetch": _("to fetch somebody"),
        "move": _("to move it"),
        "message": _("to pass it on"),
        "come": _("to come over"),
        "do": _("to do something"),
    }[promise.what]
    when = promise.by or (_("no time given") if promise.what in AWAITED else "")
    fate = {"kept": _("done"), "renegotiated": _("put off, and told"), "open": "", "forgotten": _("not done")}[
        entry.fate
    ]
    vague = _("vague") if entry.vague and promise.by else ""
    what = ", ".join(part for part in (what, when) if part)
    if not entry.ours:
        what = _("{who} {what}").format(who=f"({promise.who})", what=what)
    parts = [part for part in (what, vague, fate) if part]
    return " · ".join(parts)


def touchpoint_words(chain: Sequence[Touchpoint]) -> str:
    """The chain of places with a rating each, and the weakest named where they differ."""
    line = " → ".join(f"{touchpoint_name(each.name)} {each.rating}" for each in chain)
    if len(chain) < 2 or len({each.rating for each in chain}) == 1:
        return line
    weakest = min(chain, key=lambda each: each.rating)
    return _("{chain}  (weakest: {name})").format(chain=line, name=touchpoint_name(weakest.name))


def touchpoint_name(name: str) -> str:
    """One place a patient passes, in a word."""
    names = {
        "call": _("the call"),
        "arrival": _("arriving"),
        "desk": _("at the desk"),
        "clinician": _("with the clinician"),
        "after": _("afterwards"),
    }
    return names[name]


def touchpoint_reasons(place: Touchpoint) -> str:
    """What moved that rating beside the mood, in words; "" where nothing did."""
    words = {
        "pushed": _("had to ask again"),
        "gate": _("was not safe or not private"),
        "passed_on": _("need not tell it again"),
        "would_return": _("would come back"),
        "found": _("was understood"),
        "vague": _("was promised something vague"),
        "slip": _("was told something that does not hold"),
        "not_come_to_it": _("something was missing"),
        "clinic_fault": _("the clinic let them down"),
    }
    return ", ".join(words[reason] for reason in place.reasons)


def need_words(ended: EncounterEnded) -> str:
    """What the patient really wanted, and how much of it came out; "" where the author did not say."""
    if not ended.wants:
        return ""
    if not ended.pieces:
        return ended.wants
    if len(ended.found) >= ended.pieces:
        return _("{wants}. You found it.").format(wants=ended.wants.rstrip("."))
    if not ended.found:
        return _("{wants}. It never came out.").format(wants=ended.wants.rstrip("."))
    count = ngettext("{n} piece of it came out, of {of}.", "{n} pieces of it came out, of {of}.", len(ended.found))
    return f"{ended.wants.rstrip('.')}. " + count.format(n=len(ended.found), of=ended.pieces)


def turning_words(turning: Turning) -> str:
    """How one reply moved the patient, and by what."""
    way = _("put them at ease") if turning.change > 0 else _("cost you")
    reasons = reason_words(turning.shifts, better=turning.change > 0)
    return _("{way}: {reasons}").format(way=way, reasons=", ".join(reasons)) if reasons else way


def reason_words(shifts: Sequence[Shift], *, better: bool, most: int = 3) -> tuple[str, ...]:
    """The reasons of those shifts that went that way, each once, the strongest first."""
    found: dict[str, int] = {}
    for shift in shifts:
        amount = -shift.amount if shift.dimension == "worry" else shift.amount
        if (amount > 0) == better:
            found[shift.reason] = found.get(shift.reason, 0) + abs(amount)
    ranked = sorted(found, key=lambda reason: -found[reason])
    words = [word for word in map(_reason, ranked) if word]
    return tuple(dict.fromkeys(words))[:most]


def _reason(reason: str) -> str:
    words = {
        "reply": _("the tone and use of it"),
        "gate": _("it was not safe, or not private"),
        "pushed": _("they had to ask again"),
        "repaired": _("you put right what had gone wrong"),
        "eased": _("time"),
        "held_unasked": _("a hold nobody asked them about"),
        "overdue": _("longer than you had said"),
        "cold_transfer": _("put through to somebody who knew nothing of it"),
        "introduced": _("you told a colleague first"),
        "stepped_aside": _("you stepped aside with them"),
        "kept_word": _("you kept to the time you gave"),
        "nudge": "",
    }
    if reason in words:
        return words[reason]
    criterion, sign = reason[:-1], reason[-1]
    name = criterion_name(criterion)
    return name if sign == "+" else _("without {criterion}").format(criterion=name)
