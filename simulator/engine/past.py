"""What has been said and done so far, and whether it is what an author asks for."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from simulator.engine.acts import Act
from simulator.engine.judgement import Judgement
from simulator.engine.mood import Mood
from simulator.engine.speech import Said

if TYPE_CHECKING:
    # The state imports this module, and home needs the state and no scenario.
    from simulator.engine.scenario import Past

_MOVES = {
    "wait": "tells_wait",
    "next_step": "next_step",
    "read_back": "confirms",
    "apology": "apologises",
}
_CRITERIA = {
    "reason": "reason",
    "next_step": "next_step",
    "read_back": "confirm",
    "apology": "apology",
    "invitation": "open_door",
    "wait": "wait",
}


def kinds_said(said: Said, judgement: Judgement) -> frozenset[str]:
    """What one reply says of ``scenario.SAID``: by its moves, by what it names, or by a criterion clearly met."""
    kinds = {kind for kind, move in _MOVES.items() if said.does(move)}
    kinds |= {kind for kind, criterion in _CRITERIA.items() if judgement.level(criterion) == 2}
    by_when = tuple(promise for promise in said.promises if promise.by and not promise.vague)
    named = {"time": said.slots, "price": said.prices, "name": said.names, "wait": by_when}
    return frozenset(kinds | {kind for kind, found in named.items() if found})


class Story:
    """All that has happened up to and with the present reply, to be held against what an author asks for.

    A booking counts as done only while the time is theirs; the pushes are those before this reply.
    """

    def __init__(
        self,
        *,
        heard: Collection[str],
        acts: Sequence[Act],
        told: Collection[str],
        said: Collection[str],
        slots: Collection[str],
        booked: Collection[str],
        pushes: int,
        mood: Mood,
    ) -> None:
        self._heard = frozenset(heard)
        stands = [act for act in acts if act.verb not in ("book", "move") or act.argument in booked]
        self._done = {str(act) for act in stands} | {act.verb for act in stands}
        self._told = frozenset(told)
        # A time is told only where it is the one in the book: another one would send them on the wrong day.
        wrong_time = bool(booked) and not frozenset(booked) & frozenset(slots)
        self._said = frozenset(said) - ({"time"} if wrong_time else set())
        self._pushes = pushes
        self._mood = mood

    def has(self, past: "Past") -> bool:
        """Whether everything asked for is so."""
        low, high = past.pushes or (0, self._pushes)
        return (
            self._heard.issuperset(past.heard)
            and self._done.issuperset(past.done)
            and self._told.issuperset(past.told)
            and self._said.issuperset(past.said)
            and low <= self._pushes <= high
            and all(each.low <= getattr(self._mood, each.dimension) <= each.high for each in past.mood)
        )
