"""What was said in a reply beside its marks, as plain values: times, promises, moves and slips.

The engine never reads text; these come in as values, as the judgement does, so that a recording replays without the
scorer. Offsets are code points of the reply, end exclusive.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Who does what, and by when.

    ``who`` is ``i``, ``we`` or somebody as named; ``what`` a code (``ring send tell ask book note fetch move message
    come do``); ``by`` the deadline in the words it was told in, "" without one. ``minute`` is a clock time as minute of
    the day (0-1439), ``within`` a span in minutes. A promise is ``vague`` without a doer or a deadline one can hold it
    to.
    """

    who: str
    what: str
    by: str = ""
    minute: int | None = None
    within: int | None = None
    vague: bool = False
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """Words that do not hold against the desk card or against what the trainee said before.

    ``kind`` is ``time_not_on_card``, ``time_taken``, ``price_not_on_card``, ``number_not_on_card``,
    ``contradicts_earlier`` or, from the engine, ``not_booked``; ``right`` is what the card says, "" where it says
    nothing.
    """

    kind: str
    said: str
    right: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """All of it, of one reply.

    ``moves`` are what the reply does in the talk (``refuses offers asks asks_open asks_to_hold looks tells_wait
    vague_wait next_step closes apologises confirms greets thanks asks_identity``); ``slots`` the ids of times in the
    day's book it names; ``waits`` the spans it names, in minutes; ``asked`` the facts about the patient it asks for.
    """

    moves: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    waits: tuple[int, ...] = ()
    prices: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    slips: tuple[Slip, ...] = ()
    asked: tuple[str, ...] = ()

    def does(self, *moves: str) -> bool:
        """Whether the reply makes any of those moves."""
        return any(move in self.moves for move in moves)


NOTHING_SAID = Said()
