"""What happens next: ``decide(scenario, state, command)`` gives events and changes nothing.

Pure: the same scenario, state and command give the same events. Seed chooses wording only, never what happens.
"""

from simulator.engine.chance import choose
from simulator.engine.commands import (
    AskHint,
    Begin,
    Command,
    DisputeMark,
    Do,
    Drop,
    Pause,
    Resume,
    RuleDispute,
    Say,
    Wait,
)
from simulator.engine.desk import fitted
from simulator.engine.disputing import decide_dispute
from simulator.engine.events import (
    ActTaken,
    EncounterDropped,
    EncounterPaused,
    EncounterResumed,
    EncounterStarted,
    Event,
    HintShown,
)
from simulator.engine.mood import manner
from simulator.engine.reply import NotNowError, answered
from simulator.engine.scenario import Scenario
from simulator.engine.silence import after_silence
from simulator.engine.situation import desk_of
from simulator.engine.state import EncounterState

__all__ = ["NotNowError", "decide", "start"]


def start(scenario: Scenario, command: Begin) -> EncounterStarted:
    """The first event of an encounter.

    Raises:
        NotNowError: the scenario has no such turn.
    """
    turn = scenario.turns.get(command.turn or scenario.start)
    if turn is None:
        raise NotNowError(f"the scenario has no turn “{command.turn}”")
    mood = command.mood or scenario.patient.mood
    words = (turn.again if command.retry_of else ()) or turn.says.of(manner(mood))
    words = tuple(each for each in words if not command.before or each not in command.before) or words
    return EncounterStarted(
        at=command.at,
        scenario=scenario.id,
        revision=scenario.revision,
        digest=scenario.digest,
        title=scenario.title,
        language=scenario.language,
        channel=scenario.channel,
        level=scenario.level,
        practises=scenario.practises,
        reachable=scenario.reachable,
        clinic=scenario.clinic.name,
        when=scenario.when,
        patient_name=scenario.patient.name,
        mode=command.mode,
        seed=command.seed,
        turn=turn.id,
        says=choose(words, command.seed, scenario.id, turn.id) if words else "",
        cue=turn.cue,
        mood=mood,
        retry_of=command.retry_of,
        pace=command.pace,
        follows=command.follows,
        forgotten=command.forgotten,
        done_before=command.done_before,
        memory=command.memory,
    )


def decide(scenario: Scenario, state: EncounterState, command: Command) -> tuple[Event, ...]:
    """The events a command leads to, none where there is nothing to do.

    Raises:
        NotNowError: the encounter is over or paused, or the command does not fit.
        UnfitActError: the act cannot be done as asked.
        DisputeRefusedError: the mark cannot be disputed or ruled on.
    """
    if isinstance(command, DisputeMark | RuleDispute):
        return (decide_dispute(state, command),)
    _see_that_it_goes_on(state, command)
    match command:
        case Say():
            return answered(scenario, state, command)
        case Do():
            return (ActTaken(at=command.at, act=fitted(command.act, desk_of(scenario, state), scenario.channel)),)
        case Wait():
            return after_silence(scenario, state, command)
        case AskHint():
            return _hint(scenario, state, command.at)
        case Pause():
            return () if state.status == "paused" else (EncounterPaused(at=command.at),)
        case Resume():
            return (EncounterResumed(at=command.at),) if state.status == "paused" else ()
        case Drop():
            return (EncounterDropped(at=command.at),)
        case Begin():
            raise NotNowError("the encounter has begun already")


def _see_that_it_goes_on(state: EncounterState, command: Command) -> None:
    if state.over:
        raise NotNowError("the encounter is over")
    if state.status == "paused" and not isinstance(command, Resume | Drop | Pause):
        raise NotNowError("the encounter is paused")


def _hint(scenario: Scenario, state: EncounterState, at: str) -> tuple[Event, ...]:
    hints = scenario.turns[state.turn].hints
    shown = state.hints.count(state.turn)
    return (HintShown(at=at, turn=state.turn, text=hints[shown]),) if shown < len(hints) else ()
