"""What a trainee can do beside talking: look at the card, book, fetch somebody, call an ambulance."""

from dataclasses import dataclass, replace

from simulator.engine.clinic import Clinic


@dataclass(frozen=True, slots=True)
class ActKind:
    """A kind of act: its verb and what it takes ("" for nothing)."""

    verb: str
    takes: str


ACT_KINDS: tuple[ActKind, ...] = (
    ActKind("card", ""),
    ActKind("book", "SLOT"),
    ActKind("hold", ""),
    ActKind("resume", ""),
    ActKind("transfer", "WHO"),
    ActKind("message", "WHO"),
    ActKind("callback", "TIME"),
    ActKind("checkin", ""),
    ActKind("fetch", "WHO"),
    ActKind("emergency", ""),
)
_BY_VERB = {kind.verb: kind for kind in ACT_KINDS}


@dataclass(frozen=True, slots=True)
class Act:
    """One act: a verb of ``ACT_KINDS`` and, where the kind takes one, its argument.

    ``time`` and ``who`` say which slot a booking took, so that a recording can tell it without the desk card.
    """

    verb: str
    argument: str = ""
    time: str = ""
    who: str = ""

    def __str__(self) -> str:
        """As one types it, without the slash."""
        return f"{self.verb} {self.argument}".rstrip()


class UnknownActError(ValueError):
    """The text names no act. ``verb`` is what was typed."""

    def __init__(self, verb: str) -> None:
        super().__init__(f"there is no act /{verb}")
        self.verb = verb


class UnfitActError(ValueError):
    """The act is known and cannot be done as asked.

    ``trouble`` is ``lacks`` (what it takes), ``stands_alone``, ``no_such_slot`` or ``taken``; ``free`` lists slots.
    """

    def __init__(self, trouble: str, kind: ActKind, argument: str = "", free: tuple[str, ...] = ()) -> None:
        super().__init__(f"/{kind.verb} {argument}: {trouble}")
        self.trouble = trouble
        self.kind = kind
        self.argument = argument
        self.free = free


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
        raise UnknownActError(verb)
    if kind.takes and not argument:
        raise UnfitActError("lacks", kind)
    if not kind.takes and argument:
        raise UnfitActError("stands_alone", kind, argument)
    return Act(kind.verb, argument)


def fitted(act: Act, clinic: Clinic) -> Act:
    """The act held against the desk card as it stands now, a booking with its time and person.

    Raises:
        UnfitActError: the slot is not in the book, or is taken.
    """
    if act.verb != "book":
        return act
    slot = clinic.slot(act.argument)
    free = tuple(each.id for each in clinic.book if each.free)
    if slot is None:
        raise UnfitActError("no_such_slot", _BY_VERB["book"], act.argument, free)
    if not slot.free:
        raise UnfitActError("taken", _BY_VERB["book"], act.argument, free)
    return replace(act, time=slot.time, who=slot.who)
