"""What a trainee can do beside talking: look at the card, book, fetch somebody, call an ambulance."""

from dataclasses import dataclass

from simulator.engine.clinic import Clinic


@dataclass(frozen=True, slots=True)
class ActKind:
    """A kind of act: its verb, what it takes ("" for nothing) and what it means, in English (translate when shown)."""

    verb: str
    takes: str
    means: str


ACT_KINDS: tuple[ActKind, ...] = (
    ActKind("card", "", "look at the desk card"),
    ActKind("book", "SLOT", "book a time from the day's book"),
    ActKind("hold", "", "put the caller on hold"),
    ActKind("resume", "", "come back to the caller"),
    ActKind("transfer", "WHO", "put the caller through"),
    ActKind("message", "WHO", "leave a message for somebody"),
    ActKind("callback", "TIME", "promise a call back"),
    ActKind("checkin", "", "check the patient in"),
    ActKind("fetch", "WHO", "fetch somebody to the desk or the phone"),
    ActKind("emergency", "", "start the emergency call"),
)
_BY_VERB = {kind.verb: kind for kind in ACT_KINDS}


@dataclass(frozen=True, slots=True)
class Act:
    """One act: a verb of ``ACT_KINDS`` and, where the kind takes one, its argument."""

    verb: str
    argument: str = ""

    def __str__(self) -> str:
        """As one types it, without the slash."""
        return f"{self.verb} {self.argument}".rstrip()


class UnknownActError(ValueError):
    """The text names no act; the message says which there are."""


class UnfitActError(ValueError):
    """The act is known and cannot be done as asked: an unknown or taken slot, or nobody named."""


def parse_act(text: str) -> Act:
    """Read ``/book mon-0920`` or ``book mon-0920``.

    Raises:
        UnknownActError: there is no such act.
        UnfitActError: the act lacks what it takes, or has something it does not take.
    """
    verb, _, argument = text.strip().removeprefix("/").partition(" ")
    argument = " ".join(argument.split())
    kind = _BY_VERB.get(verb.lower())
    if kind is None:
        known = " ".join(f"/{each.verb}" for each in ACT_KINDS)
        raise UnknownActError(f"there is no act /{verb}; there are {known}")
    if kind.takes and not argument:
        raise UnfitActError(f"/{kind.verb} wants {kind.takes}: what to {kind.means}")
    if not kind.takes and argument:
        raise UnfitActError(f"/{kind.verb} stands alone, without “{argument}”")
    return Act(kind.verb, argument)


def check_act(act: Act, clinic: Clinic) -> None:
    """Hold an act against the desk card as it stands now.

    Raises:
        UnfitActError: the slot is not in the book, or is taken.
    """
    if act.verb != "book":
        return
    slot = clinic.slot(act.argument)
    free = ", ".join(each.id for each in clinic.book if each.free) or "none"
    if slot is None:
        raise UnfitActError(f"the book has no time “{act.argument}”; free are: {free}")
    if not slot.free:
        raise UnfitActError(f"{slot.time} with {slot.who} is taken; free are: {free}")
