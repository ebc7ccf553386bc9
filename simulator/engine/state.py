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
    Memory,
    PatientReacted,
    PatientSpoke,
    ReplyGiven,
)
from simulator.engine.law import NO_HURT, Hurt, hurt_after
from simulator.engine.mood import COMMON_MOOD, Mood
from simulator.engine.past import kinds_said
from simulator.engine.speech import Said

Status = Literal["talking", "paused", "ended", "dropped"]


class BrokenLogError(ValueError):
    """The events do not make an encounter: one that has not begun cannot go on, one that has ended cannot either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EncounterState:
    """What is so at this moment, and no more than the next decision needs.

    ``visits`` holds, in order, the id of each turn a reply was given in; ``entered`` each turn that was opened.
    ``heard``, ``said``, ``slots``, ``told`` and ``answered`` remember what was meant, said, named, confided and
    answered in any reply; ``pushes`` the cause of each push; ``unmatched`` and ``waited`` the turns where an answer
    was not understood once, or the patient let somebody look. ``resting`` is how the patient came in, ``hurt`` what is
    still to be put right. ``minutes`` have passed since the start, and the wait that was told runs out at ``due``.
    ``said_here`` is what was said since this turn began, ``named`` the times the last reply that named any did;
    ``hold_asked`` whether the last reply asked to hold.
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
    hold_asked: bool = False
    burden: int = 0
    ending: str = ""
    resting: Mood = COMMON_MOOD
    hurt: Hurt = NO_HURT
    pace: str = "off"
    heard: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    said_here: frozenset[str] = frozenset()
    slots: frozenset[str] = frozenset()
    named: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    answered: frozenset[str] = frozenset()
    pushes: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()
    waited: tuple[str, ...] = ()
    silences: int = 0
    minutes: int = 0
    due: int | None = None
    leaving: str = ""
    asked_for: tuple[tuple[str, int], ...] = ()
    marked: tuple[tuple[str, ...], ...] = ()
    disputed: tuple[tuple[int, str], ...] = ()
    ruled: tuple[tuple[int, str], ...] = ()

    @property
    def over(self) -> bool:
        """Whether nothing more can happen in it but a word about its marks."""
        return self.status in ("ended", "dropped")


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
        resting=event.mood,
        pace=event.pace,
        acts=event.done_before,
        heard=frozenset(event.memory.heard),
        said=frozenset(event.memory.said),
        slots=frozenset(event.memory.slots),
        told=event.memory.told,
        answered=frozenset(event.memory.answered),
        minutes=event.memory.minutes,
        due=event.memory.due,
        entered=(event.turn,),
    )


def memory_of(state: EncounterState) -> Memory:
    """What the patient remembers at that moment, to start from it once more."""
    return Memory(
        heard=tuple(sorted(state.heard)),
        said=tuple(sorted(state.said)),
        slots=tuple(sorted(state.slots)),
        told=state.told,
        answered=tuple(sorted(state.answered)),
        minutes=state.minutes,
        due=state.due,
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
        case ReplyGiven():
            return _after_reply(event, state)
        case PatientReacted():
            return _after_reaction(event, state)
        case PatientSpoke():
            return _after_silence(event, state)
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


def _after_reply(event: ReplyGiven, state: EncounterState) -> EncounterState:
    marked = tuple(name for name, mark in event.judgement.criteria if mark.level is not None)
    said, kinds = event.said, kinds_said(event.said, event.judgement)
    minutes = state.minutes + event.minutes
    wait = _wait_told(said)
    return replace(
        state,
        pending=(),
        replies=(*state.replies, event.text) if event.text.strip() else state.replies,
        visits=(*state.visits, event.turn),
        marked=(*state.marked, marked),
        heard=state.heard | frozenset(event.heard),
        said=state.said | kinds,
        said_here=state.said_here | kinds,
        slots=state.slots | frozenset(said.slots),
        named=said.slots or state.named,
        hold_asked=said.does("asks_to_hold"),
        silences=0,
        minutes=minutes,
        due=state.due if wait is None else minutes + wait,
    )


def _wait_told(said: Said) -> int | None:
    """In how many minutes something was said to happen: the last wait told, or the word to come and tell by then."""
    if said.does("tells_wait") and said.waits:
        return said.waits[-1]
    words = [each.within for each in said.promises if each.what in ("come", "tell") and each.within]
    return words[-1] if words else None


def _after_reaction(event: PatientReacted, state: EncounterState) -> EncounterState:
    moved_on = bool(event.next_turn) and event.next_turn != event.turn
    turn = event.next_turn or state.turn
    return replace(
        state,
        turn=turn,
        patient_line=_line_after(event, state, moved_on=moved_on),
        mood_before=state.mood,
        mood=event.mood,
        hurt=hurt_after(state.hurt, state.mood, event.mood, event.shifts),
        said_here=frozenset() if moved_on else state.said_here,
        entered=(*state.entered, event.next_turn) if moved_on else state.entered,
        unread=state.unread + (event.by == "unread" or (event.reaction == 0 and event.by == "turn")),
        burden=state.burden + event.push,
        pushes=(*state.pushes, event.cause) if event.push else state.pushes,
        told=(*state.told, *event.told),
        answered=state.answered | frozenset(event.answered),
        unmatched=(*state.unmatched, event.turn) if event.unmatched else state.unmatched,
        waited=(*state.waited, event.turn) if event.by == "waits" else state.waited,
        minutes=state.minutes + event.minutes,
        # Whoever still sits there waits on; the wait is over when they speak again.
        due=None if event.overdue or (event.minutes and event.asks) else state.due,
        leaving=event.leaving,
        asked_for=(*state.asked_for, (event.leaving, event.lacks)) if event.lacks else state.asked_for,
    )


def _line_after(event: PatientReacted, state: EncounterState, *, moved_on: bool) -> str:
    """What the next reply answers: a "Sorry?" or "You look." asks nothing new, an answer adds to what they ask."""
    if event.by in ("unread", "waits"):
        return state.patient_line
    if event.by == "answer":
        return f"{state.patient_line} {event.words}".strip()
    return event.words or (event.cue if moved_on else "") or state.patient_line


def _after_silence(event: PatientSpoke, state: EncounterState) -> EncounterState:
    return replace(
        state,
        # "Hello? Are you there?" is no new question.
        patient_line=event.says if event.push else state.patient_line,
        mood_before=state.mood,
        mood=event.mood,
        silences=state.silences + 1,
        burden=state.burden + event.push,
        pushes=(*state.pushes, event.reason) if event.push else state.pushes,
        due=None if event.push else state.due,
    )
