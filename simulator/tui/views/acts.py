"""What one can do beside talking, as lists to choose from: what there is, and then which time, whom or what."""

from dataclasses import dataclass

from simulator.engine.acts import Act, kind_of
from simulator.engine.clinic import Clinic, Slot
from simulator.engine.desk import Desk
from simulator.i18n import _
from simulator.runtime.act_wording import act_means, act_offer, acts_for, time_words

TYPED = frozenset({"TIME", "WHAT"})
"""What is typed in one's own words rather than chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One row: what choosing it hands back, what stands there, and what else it can be found by."""

    id: str
    title: str
    tail: str = ""
    detail: str = ""
    also: str = ""

    @property
    def searched(self) -> str:
        """Everything a word typed may be found in."""
        return " ".join((self.title, self.tail, self.detail, self.also))


def offers(channel: str, desk: Desk) -> tuple[Choice, ...]:
    """All that can be done now, the commonest first, each with the way it is typed."""
    return tuple(
        Choice(id=verb, title=act_offer(verb), tail=f"/{verb}", also=act_means(kind_of(verb)))
        for verb in acts_for(channel, desk)
    )


def asks_further(verb: str, desk: Desk) -> bool:
    """Whether something must be chosen or typed before it can be done."""
    kind = kind_of(verb)
    if kind.optional:
        return len(_own(desk)) > 1
    return bool(kind.takes)


def is_typed(verb: str) -> bool:
    """Whether what it takes is a line to type."""
    return kind_of(verb).takes in TYPED


def choices(verb: str, desk: Desk) -> tuple[Choice, ...]:
    """What there is to choose from for that act; empty where a line is typed, or there is nothing."""
    match kind_of(verb).takes:
        case "SLOT":
            slots = _own(desk) if verb == "cancel" else tuple(slot for slot in desk.card.book if slot.free)
            return tuple(_slot(slot) for slot in slots)
        case "WHO":
            return tuple(Choice(id=name, title=name, tail=role) for name, role in people_for(verb, desk.card))
        case _:
            return ()


def _own(desk: Desk) -> tuple[Slot, ...]:
    return tuple(slot for slot in desk.card.book if slot.theirs)


def _slot(slot: Slot) -> Choice:
    return Choice(id=slot.id, title=time_words(slot.time, slot.who), detail=slot.note, also=slot.id)


def people_for(verb: str, card: Clinic) -> tuple[tuple[str, str], ...]:
    """Whom a fetch, transfer or message may be for: a name, and what they are."""
    staff = [(person.name, person.role) for person in card.staff]
    if verb != "fetch":
        return tuple(staff)
    named = [(who, _("for an emergency")) for who in card.fetch]
    known = {who.casefold() for who, _role in named}
    return (*named, *((name, role) for name, role in staff if name.casefold() not in known))


def asks_words(verb: str) -> str:
    """The second question, as a heading."""
    words = {
        "callback": _("Promise a call back: by when? For example: before one"),
        "form": _("Hand over a form: which one?"),
        "note": _("Note something for the clinician: what should they know?"),
    }
    return words.get(verb, act_offer(verb))


def nothing_words(verb: str, words: str) -> str:
    """Why there is nothing to choose."""
    if words and verb:
        return _("Nothing there goes with “{words}”. Esc goes back a step.").format(words=words)
    if words:
        return _("There is nothing to do called “{words}”. Clear the line to see what there is.").format(words=words)
    return _("Nothing in the book is free.") if kind_of(verb).takes == "SLOT" else _("There is nobody on the card.")


def act_lines(words: str) -> tuple[tuple[str, ...], str]:
    """A reply cut into the acts on lines of their own it begins with (``/book mon-0920``), and what is said then."""
    rows = words.strip().split("\n")
    acts = 0
    while acts < len(rows) and rows[acts].strip().startswith("/"):
        acts += 1
    return tuple(row.strip() for row in rows[:acts]), "\n".join(rows[acts:]).strip()


def shows_card(act: Act) -> bool:
    """Whether the act is a look at the desk card."""
    return act.verb == "card"
