"""The desk while an encounter runs: what acts have changed, what is still free, and whether an act can be done now."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from simulator.engine.acts import Act, ActKind, UnfitActError, kind_of
from simulator.engine.clinic import Clinic, Slot
from simulator.engine.events import EncounterStarted, Event, ReplyGiven


@dataclass(frozen=True, slots=True)
class Desk:
    """How things stand at the desk: the card with today's changes, and where the patient is.

    ``held`` while the caller is on hold; ``aside`` once the patient was taken out of earshot.
    """

    card: Clinic
    held: bool = False
    aside: bool = False
    checked_in: bool = False


def desk_after(card: Clinic, acts: Iterable[Act]) -> Desk:
    """The desk after those acts, in order."""
    desk = Desk(card)
    for act in acts:
        desk = _after(desk, act)
    return desk


def _after(desk: Desk, act: Act) -> Desk:
    match act.verb:
        case "book":
            return replace(desk, card=_taken(desk.card, act.argument))
        case "move":
            own = own_slot(desk.card)
            card = _freed(desk.card, own.id) if own else desk.card
            return replace(desk, card=_taken(card, act.argument))
        case "cancel":
            own = desk.card.slot(act.argument) if act.argument else own_slot(desk.card)
            return replace(desk, card=_freed(desk.card, own.id) if own else desk.card)
        case "hold":
            return replace(desk, held=True)
        case "resume" | "transfer" | "introduce":
            return replace(desk, held=False)
        case "aside":
            return replace(desk, aside=True)
        case "checkin":
            return replace(desk, checked_in=True)
        case _:
            return desk


def bookings(events: Iterable[Event]) -> tuple[Act, ...]:
    """The acts of an encounter that changed the book, what it took over from another included."""
    changed: list[Act] = []
    for event in events:
        if isinstance(event, EncounterStarted):
            changed += event.done_before
        elif isinstance(event, ReplyGiven):
            changed += [act for act in event.acts if act.verb in ("book", "move", "cancel")]
    return tuple(changed)


def booked_in(card: Clinic, desk: Desk) -> frozenset[str]:
    """The ids of the times that are this patient's now and were not at first."""
    at_first = {slot.id for slot in card.book if slot.theirs}
    return frozenset(slot.id for slot in desk.card.book if slot.theirs and slot.id not in at_first)


def own_slot(card: Clinic) -> Slot | None:
    """This patient's own time; where there are several, the last of the book."""
    return next((slot for slot in reversed(card.book) if slot.theirs), None)


def _taken(card: Clinic, slot_id: str) -> Clinic:
    return _with(card, slot_id, free=False, theirs=True)


def _freed(card: Clinic, slot_id: str) -> Clinic:
    return _with(card, slot_id, free=True, theirs=False)


def _with(card: Clinic, slot_id: str, *, free: bool, theirs: bool) -> Clinic:
    book = tuple(replace(slot, free=free, theirs=theirs) if slot.id == slot_id else slot for slot in card.book)
    return replace(card, book=book)


def fitted(act: Act, desk: Desk, channel: str) -> Act:
    """The act held against the desk as it stands now: a booking with its time and person, a person by their whole name.

    Raises:
        UnfitActError: it cannot be done now; ``trouble`` says why.
    """
    kind = kind_of(act.verb)
    if kind.channel and kind.channel != channel:
        raise UnfitActError("channel", kind)
    match act.verb:
        case "book" | "move" | "cancel":
            return _fitted_slot(act, kind, desk)
        case "hold" if desk.held:
            raise UnfitActError("held", kind)
        case "resume" if not desk.held:
            raise UnfitActError("not_held", kind)
        case "checkin" if desk.checked_in:
            raise UnfitActError("checked_in", kind)
        case "aside" if desk.aside:
            raise UnfitActError("aside", kind)
        case "emergency":
            return replace(act, who=desk.card.emergency_number)
        case "fetch" | "introduce" | "transfer":
            return replace(act, argument=_person(act, kind, desk.card))
        case "message":
            # A message may be for somebody who is not on the card.
            return replace(act, argument=_known_person(act.argument, desk.card) or act.argument)
        case _:
            return act


def _fitted_slot(act: Act, kind: ActKind, desk: Desk) -> Act:
    free = tuple(each.id for each in desk.card.book if each.free)
    own = own_slot(desk.card)
    if act.verb != "book" and own is None:
        raise UnfitActError("nothing", kind, act.argument)
    if act.verb == "cancel":
        slot = desk.card.slot(act.argument) if act.argument else own
        if slot is None or not slot.theirs:
            theirs = tuple(each.id for each in desk.card.book if each.theirs)
            raise UnfitActError("no_such_slot", kind, act.argument, theirs)
    else:
        slot = desk.card.slot(act.argument)
        if slot is None:
            raise UnfitActError("no_such_slot", kind, act.argument, free)
        if not slot.free:
            raise UnfitActError("taken", kind, act.argument, free)
    return replace(act, argument=slot.id, time=slot.time, who=slot.who)


def _person(act: Act, kind: ActKind, card: Clinic) -> str:
    known = _people(card)
    meant = _known_person(act.argument, card)
    if known and not meant:
        raise UnfitActError("nobody", kind, act.argument, tuple(known))
    return meant or act.argument


def _known_person(typed: str, card: Clinic) -> str:
    """The name on the card that is meant, by name, by part of it or by what they are; "" for nobody on it."""
    wanted, known = _words(typed), _people(card)
    telling = wanted - _TITLES
    fits = {name: words for name, words in known.items() if (telling or wanted) & words}
    return max(fits, key=lambda name: (len(telling & fits[name]), len(wanted & fits[name])), default="")


def _people(card: Clinic) -> dict[str, frozenset[str]]:
    """Everybody on the card, with the words they may be called by."""
    known = {person.name: _words(f"{person.name} {person.role}") for person in card.staff}
    return known | {who: _words(who) for who in card.fetch if who not in known}


_TITLES = frozenset({"the", "a", "an", "on", "of", "in", "for", "dr", "mr", "mrs", "ms"})
"""Words that tell nobody from anybody else."""


def _words(text: str) -> frozenset[str]:
    return frozenset("".join(c if c.isalnum() else " " for c in text.casefold()).split())
