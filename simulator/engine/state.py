"""Where an encounter stands. ``apply`` is the only way a state is made, live or from a recording."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from simulator.engine.acts import Act
from simulator.engine.events import (
    ActTaken,
    DisputeRuled,
    EncounterDropped,
    EncounterEnded,
    EncounterPaused,
    EncounterResumed,
    EncounterStarted,
    Event,
    HintShown,
    MarkDisputed,
    PatientReacted,
    ReplyGiven,
)
from simulator.engine.mood import Mood

Status = Literal["talking", "paused", "ended", "dropped"]


class BrokenLogError(ValueError):
    """The events do not make an encounter: one that has not begun cannot go on, one that has ended cannot either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EncounterState:
    """What is so at this moment, and no more than the next decision needs.

    ``visits`` holds, in order, the id of each turn a reply was given in; ``entered`` each turn that was opened.
    ``marked`` holds, for each reply, the criteria it was marked on; ``disputed`` and ``ruled`` hold (reply, criterion),
    replies counted from 1.
    """

    scenario: str
    digest: str
    channel: str
    language: str
    mode: str
    seed: int
    turn: str
    patient_line: str
    mood: Mood
    mood_before: Mood
    status: Status = "talking"
    entered: tuple[str, ...] = ()
    visits: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()
    pending: tuple[Act, ...] = ()
    acts: tuple[Act, ...] = ()
    hints: tuple[str, ...] = ()
    unread: int = 0
    burden: int = 0
    ending: str = ""
    marked: tuple[tuple[str, ...], ...] = ()
    disputed: tuple[tuple[int, str], ...] = ()
    ruled: tuple[tuple[int, str], ...] = ()

    @property
    def over(self) -> bool:
        """Whether nothing more can happen in it but a word about its marks."""
        return self.status in ("ended", "dropped")

    @property
    def booked(self) -> tuple[str, ...]:
        """The ids of the slots the trainee has booked."""
        return tuple(act.argument for act in self.acts if act.verb == "book")


def begin(event: EncounterStarted) -> EncounterState:
    """The first state of an encounter."""
    return EncounterState(
        scenario=event.scenario,
        digest=event.digest,
        channel=event.channel,
        language=event.language,
        mode=event.mode,
        seed=event.seed,
        turn=event.turn,
        patient_line=event.says,
        mood=event.mood,
        mood_before=event.mood,
        entered=(event.turn,),
    )


def apply(state: EncounterState | None, event: Event) -> EncounterState:
    """The state after that event.

    Raises:
        BrokenLogError: the event cannot follow.
    """
    if isinstance(event, EncounterStarted):
        if state is not None:
            raise BrokenLogError("an encounter begins only once")
        return begin(event)
    if state is None:
        raise BrokenLogError("nothing can happen before the encounter has begun")
    if isinstance(event, MarkDisputed | DisputeRuled):
        return _after_dispute(event, state)
    if state.over:
        raise BrokenLogError("the encounter is over")
    return _after(event, state)


def replay(events: Iterable[Event]) -> EncounterState:
    """The state a log leads to.

    Raises:
        BrokenLogError: the log is empty or its events do not follow one another.
    """
    state: EncounterState | None = None
    for event in events:
        state = apply(state, event)
    if state is None:
        raise BrokenLogError("the log is empty")
    return state


_STATUS_AFTER: dict[type[Event], Status] = {
    EncounterPaused: "paused",
    EncounterResumed: "talking",
    EncounterDropped: "dropped",
}


def _after(event: Event, state: EncounterState) -> EncounterState:
    match event:
        case ActTaken(act=act):
            return replace(state, pending=(*state.pending, act), acts=(*state.acts, act))
        case HintShown(turn=turn):
            return replace(state, hints=(*state.hints, turn))
        case ReplyGiven(text=text, turn=turn, judgement=judgement):
            replies = (*state.replies, text) if text.strip() else state.replies
            marked = tuple(name for name, mark in judgement.criteria if mark.level is not None)
            visits = (*state.visits, turn)
            return replace(state, pending=(), replies=replies, visits=visits, marked=(*state.marked, marked))
        case PatientReacted():
            return _after_reaction(event, state)
        case EncounterEnded(ending=ending):
            return replace(state, status="ended", ending=ending)
        case _:
            return replace(state, status=_STATUS_AFTER[type(event)])


def _after_dispute(event: MarkDisputed | DisputeRuled, state: EncounterState) -> EncounterState:
    mark = (event.reply, event.criterion)
    if not 1 <= event.reply <= len(state.marked):
        raise BrokenLogError("a mark of a reply that was never given")
    if isinstance(event, DisputeRuled):
        return replace(state, ruled=(*state.ruled, mark))
    return state if mark in state.disputed else replace(state, disputed=(*state.disputed, mark))


def _after_reaction(event: PatientReacted, state: EncounterState) -> EncounterState:
    moved_on = event.next_turn and event.next_turn != event.turn
    line = " ".join(part for part in (event.says, event.asks) if part)
    return replace(
        state,
        turn=event.next_turn or state.turn,
        patient_line=line or state.patient_line,
        mood_before=state.mood,
        mood=event.mood,
        entered=(*state.entered, event.next_turn) if moved_on else state.entered,
        unread=state.unread + (event.reaction == 0),
        burden=state.burden + event.push,
    )
