"""What happens next: ``decide(scenario, state, command)`` gives events and changes nothing.

Pure: the same scenario, state and command give the same events. Seed chooses wording only, never what happens.
"""

from simulator.engine.acts import Act, fitted
from simulator.engine.chance import choose
from simulator.engine.clinic import Clinic, fact_sentences
from simulator.engine.commands import AskHint, Begin, Command, DisputeMark, Do, Drop, Pause, Resume, RuleDispute, Say
from simulator.engine.disputes import decide_dispute
from simulator.engine.events import (
    ActTaken,
    EncounterDropped,
    EncounterEnded,
    EncounterPaused,
    EncounterResumed,
    EncounterStarted,
    Event,
    HintShown,
    PatientReacted,
    ReplyGiven,
    SituationSeen,
)
from simulator.engine.mood import Mood, Shift, moved, nudged, shifts_of
from simulator.engine.scenario import Condition, Ending, Reaction, Scenario, Turn
from simulator.engine.state import EncounterState


class NotNowError(ValueError):
    """The command does not fit the encounter as it stands."""


def start(scenario: Scenario, command: Begin) -> EncounterStarted:
    """The first event of an encounter.

    Raises:
        NotNowError: the scenario has no such turn.
    """
    turn = scenario.turns.get(command.turn or scenario.start)
    if turn is None:
        raise NotNowError(f"the scenario has no turn “{command.turn}”")
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
        says=choose(turn.says, command.seed, scenario.id, turn.id),
        cue=turn.cue,
        mood=command.mood or scenario.patient.mood,
        retry_of=command.retry_of,
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
            return _say(scenario, state, command)
        case Do():
            return (ActTaken(at=command.at, act=fitted(command.act, desk_card(scenario, state))),)
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


def desk_card(scenario: Scenario, state: EncounterState) -> Clinic:
    """The desk card as it stands: what the trainee has booked is no longer free."""
    card = scenario.clinic
    for slot_id in state.booked:
        card = card.taking(slot_id)
    return card


def situation_of(scenario: Scenario, state: EncounterState, used_before: tuple[str, ...] = ()) -> SituationSeen:
    """What the next reply will be judged against."""
    turn = scenario.turns[state.turn]

    def examples(gates: dict[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]:
        return tuple((gate, tuple((name, turn.hears.get(name, ())) for name in names)) for gate, names in gates.items())

    return SituationSeen(
        channel=scenario.channel,
        language=scenario.language,
        patient=state.patient_line,
        facts=fact_sentences(desk_card(scenario, state)),
        moments=turn.moments,
        calls_for=turn.calls_for,
        hears=tuple(turn.hears.items()) if turn.must or turn.must_not else (),
        must=examples(dict(turn.must)),
        must_not=examples(dict(turn.must_not)),
        earlier=state.replies,
        used_before=used_before,
        required_lines=scenario.clinic.required_lines,
        acts=tuple(str(act) for act in state.pending),
        opening=not state.replies and state.turn == scenario.start,
    )


def _say(scenario: Scenario, state: EncounterState, command: Say) -> tuple[Event, ...]:
    if not command.text.strip() and not state.pending:
        raise NotNowError("there is nothing to say yet")
    turn = scenario.turns[state.turn]
    given = ReplyGiven(
        at=command.at,
        turn=state.turn,
        text=command.text,
        acts=state.pending,
        heard=command.heard,
        situation=command.situation,
        judgement=command.judgement,
        scored_chars=command.scored_chars,
    )
    shifts = shifts_of(command.judgement, scenario.patient.persona)
    if not command.judgement.intelligible and not state.pending:
        return (given, _did_not_catch(scenario, state, command.at))
    number, reaction = _reaction(turn, command, state.pending, moved(state.mood, shifts))
    shifts = (*shifts, *nudged(reaction.nudge, push=reaction.push))
    reacted = _reacted(scenario, state, number, reaction, shifts, command.at)
    if reaction.end is None:
        return (given, reacted)
    return (given, reacted, _ended(scenario.endings[reaction.end], command.at))


def _hint(scenario: Scenario, state: EncounterState, at: str) -> tuple[Event, ...]:
    hints = scenario.turns[state.turn].hints
    shown = state.hints.count(state.turn)
    return (HintShown(at=at, turn=state.turn, text=hints[shown]),) if shown < len(hints) else ()


def _did_not_catch(scenario: Scenario, state: EncounterState, at: str) -> PatientReacted:
    says = choose(scenario.patient.didnt_catch, state.seed, scenario.id, "didnt-catch", visit=state.unread)
    return PatientReacted(
        at=at, turn=state.turn, reaction=0, says=says, asks="", cue="", push=False, shifts=(), mood=state.mood,
        next_turn=state.turn,
    )  # fmt: skip


def _reacted(
    scenario: Scenario, state: EncounterState, number: int, reaction: Reaction, shifts: tuple[Shift, ...], at: str
) -> PatientReacted:
    visit = state.visits.count(state.turn)
    place = (scenario.id, state.turn, number)
    says = choose(reaction.says, state.seed, *place, visit=visit) if reaction.says else ""
    asks, cue = "", reaction.cue
    if reaction.go is not None and (reaction.go != state.turn or not says):
        following = scenario.turns[reaction.go]
        been = state.entered.count(reaction.go)
        asks = choose(following.says, state.seed, scenario.id, following.id, visit=been)
        cue = cue or following.cue
    return PatientReacted(
        at=at, turn=state.turn, reaction=number, says=says, asks=asks, cue=cue, push=reaction.push, shifts=shifts,
        mood=moved(state.mood, shifts), next_turn=reaction.go or "",
    )  # fmt: skip


def _reaction(turn: Turn, command: Say, acts: tuple[Act, ...], mood: Mood) -> tuple[int, Reaction]:
    for number, reaction in enumerate(turn.reactions, start=1):
        if _holds(reaction.condition, command, acts, mood):
            return number, reaction
    raise NotNowError(f"no reaction of turn “{turn.id}” fits, and none is the last resort")


def _holds(condition: Condition, command: Say, acts: tuple[Act, ...], mood: Mood) -> bool:
    done = {str(act) for act in acts} | {act.verb for act in acts}
    judgement = command.judgement
    return (
        all(meaning in command.heard for meaning in condition.hears)
        and all(act in done for act in condition.acts)
        and all(judgement.level(criterion) == 2 for criterion in condition.met)
        and all(judgement.level(criterion) == 0 for criterion in condition.missed)
        and all(gate in judgement.failed for gate in condition.failed)
        and all(each.low <= getattr(mood, each.dimension) <= each.high for each in condition.mood)
    )


def _ended(ending: Ending, at: str) -> EncounterEnded:
    return EncounterEnded(
        at=at,
        ending=ending.id,
        stage=ending.stage,
        cause=ending.cause,
        says_afterwards=ending.says_afterwards,
        clinic_fault=ending.clinic_fault,
        not_yours=ending.not_yours,
    )
