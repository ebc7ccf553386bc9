"""What a trainee can do beside talking: look at the card, book, fetch somebody, call an ambulance.

This module knows the verbs and how they are typed; what an act does to the desk, and whether it can be done now, is in
``desk.py``.
"""

from dataclasses import dataclass
from typing import Literal

Takes = Literal["", "SLOT", "WHO", "TIME", "WHAT"]


@dataclass(frozen=True, slots=True)
class ActKind:
    """A kind of act: its verb, what it takes ("" for nothing) and the channel it belongs to ("" for both).

    ``optional`` where what it takes may be left out; ``minutes`` is how long the patient waits meanwhile.
    """

    verb: str
    takes: Takes
    channel: str = ""
    optional: bool = False
    minutes: int = 0


ACT_KINDS: tuple[ActKind, ...] = (
    ActKind("card", ""),
    ActKind("book", "SLOT"),
    ActKind("move", "SLOT"),
    ActKind("cancel", "SLOT", optional=True),
    ActKind("hold", "", "phone", minutes=1),
    ActKind("resume", "", "phone"),
    ActKind("introduce", "WHO", minutes=2),
    ActKind("transfer", "WHO", "phone", minutes=1),
    ActKind("message", "WHO"),
    ActKind("callback", "TIME"),
    ActKind("checkin", "", "desk"),
    ActKind("aside", "", "desk", minutes=1),
    ActKind("form", "WHAT", "desk"),
    ActKind("note", "WHAT"),
    ActKind("fetch", "WHO", minutes=2),
    ActKind("emergency", ""),
)
_BY_VERB = {kind.verb: kind for kind in ACT_KINDS}


@dataclass(frozen=True, slots=True)
class Act:
    """One act: a verb of ``ACT_KINDS`` and, where the kind takes one, its argument.

    ``time`` and ``who`` say which slot a booking took, or which number an emergency call rings, so that a recording can
    tell it without the desk card.
    """

    verb: str
    argument: str = ""
    time: str = ""
    who: str = ""

    def __str__(self) -> str:
        """As one types it, without the slash."""
        return f"{self.verb} {self.argument}".rstrip()

    @property
    def minutes(self) -> int:
        """How long the patient waits meanwhile, in minutes of the encounter."""
        kind = _BY_VERB.get(self.verb)
        return kind.minutes if kind else 0


class UnknownActError(ValueError):
    """The text names no act. ``verb`` is what was typed."""

    def __init__(self, verb: str) -> None:
        super().__init__(f"there is no act /{verb}")
        self.verb = verb


class UnfitActError(ValueError):
    """The act is known and cannot be done as asked.

    ``trouble`` is ``lacks`` (what it takes), ``stands_alone``, ``no_such_slot``, ``taken``, ``nobody`` (on the card is
    called so), ``channel`` (it belongs to the other one), ``held``, ``not_held``, ``checked_in``, ``aside`` or
    ``nothing`` (to move or cancel); ``free`` lists what there is instead.
    """

    def __init__(self, trouble: str, kind: ActKind, argument: str = "", free: tuple[str, ...] = ()) -> None:
        super().__init__(f"/{kind.verb} {argument}: {trouble}")
        self.trouble = trouble
        self.kind = kind
        self.argument = argument
        self.free = free


def kind_of(verb: str) -> ActKind:
    """The kind of that verb.

    Raises:
        UnknownActError: there is none.
    """
    kind = _BY_VERB.get(verb.lower())
    if kind is None:
        raise UnknownActError(verb)
    return kind


def parse_act(text: str) -> Act:
    """Read ``/book mon-0920`` or ``book mon-0920``.

    Raises:
        UnknownActError: there is no such act.
        UnfitActError: the act lacks what it takes, or has something it does not take.
    """
    verb, _, argument = text.strip().removeprefix("/").partition(" ")
    argument = " ".join(argument.split())
    kind = kind_of(verb)
    if kind.takes and not argument and not kind.optional:
        raise UnfitActError("lacks", kind)
    if not kind.takes and argument:
        raise UnfitActError("stands_alone", kind, argument)
    return Act(kind.verb, argument)
