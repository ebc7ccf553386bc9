"""What a silence brings: on the phone it is heard, at the desk a queue forms, and who was left waiting comes back."""

from simulator.engine.chance import choose
from simulator.engine.commands import Wait
from simulator.engine.events import Event, PatientSpoke
from simulator.engine.law import PUSH_COSTS_PATIENCE
from simulator.engine.mood import Shift, moved
from simulator.engine.pace import silences
from simulator.engine.scenario import Scenario
from simulator.engine.situation import desk_of
from simulator.engine.state import EncounterState


def after_silence(scenario: Scenario, state: EncounterState, command: Wait) -> tuple[Event, ...]:
    """The event of a silence of so many seconds; none where time is off, on hold, or where it was heard already."""
    heard = silences(state.pace, command.seconds)
    if heard <= state.silences:
        return ()
    turn = scenario.turns[state.turn]
    if turn.overdue and not turn.says and state.due is not None and heard > 1:
        # Nobody came, and the wait they were told is over: that is no slowness of the hand.
        shifts = (Shift("patience", -PUSH_COSTS_PATIENCE, "pushed"),)
        says = choose(turn.overdue, state.seed, scenario.id, turn.id, "overdue")
        return (_spoke(state, command.at, "update", says=says, shifts=shifts, push=True),)
    lines = () if desk_of(scenario, state).held else scenario.patient.silence
    if state.silences >= len(lines):
        return ()
    line = lines[state.silences]
    if scenario.channel == "phone":
        return (_spoke(state, command.at, "silence", says=line),)
    return (_spoke(state, command.at, "queue", cue=line),)


def _spoke(
    state: EncounterState,
    at: str,
    reason: str,
    *,
    says: str = "",
    cue: str = "",
    shifts: tuple[Shift, ...] = (),
    push: bool = False,
) -> PatientSpoke:
    return PatientSpoke(
        at=at, turn=state.turn, reason=reason, says=says, cue=cue, push=push, shifts=shifts,
        mood=moved(state.mood, shifts),
    )  # fmt: skip
