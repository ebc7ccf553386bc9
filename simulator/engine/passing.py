"""Going on to the next turn: what is said there, the time that passes on the way, and whether one's word was kept."""

from typing import NamedTuple

from simulator.engine.chance import choose
from simulator.engine.law import KEPT_WORD_EARNS_TRUST, PUSH_COSTS_PATIENCE, eased
from simulator.engine.mood import Mood, Shift, manner
from simulator.engine.scenario import Scenario
from simulator.engine.state import EncounterState


class Arrived(NamedTuple):
    """What the patient says and what is seen on coming to a turn; ``overdue`` where they had to come back and ask."""

    asks: str = ""
    cue: str = ""
    shifts: tuple[Shift, ...] = ()
    overdue: bool = False


def arrive(scenario: Scenario, state: EncounterState, turn_id: str, later: int, *, quiet: bool, mood: Mood) -> Arrived:
    """Come to a turn after so many minutes.

    Args:
        scenario: what is played.
        state: with the reply given.
        turn_id: where to, "" where it ends.
        later: minutes that pass before.
        quiet: the patient has words of their own already, so a turn one stays in is not asked anew.
        mood: as the reply leaves it.
    """
    if not turn_id or (turn_id == state.turn and quiet and not later):
        return Arrived()
    turn, patient = scenario.turns[turn_id], scenario.patient
    late = _late(state, later, scenario.clinic.wait_mark)
    if late and turn.overdue:
        asks = choose(turn.overdue, state.seed, scenario.id, turn_id, "overdue")
        return Arrived(asks, turn.cue, overdue=True)
    kept = bool(later) and state.due is not None and not late and bool(turn.says)
    shifts: tuple[Shift, ...] = (Shift("trust", KEPT_WORD_EARNS_TRUST, "kept_word"),) if kept else ()
    if not late:
        shifts += eased(patient.persona, mood, state.resting, later)
    words = () if turn_id == state.turn and quiet else turn.says.of(manner(mood))
    been = state.entered.count(turn_id)
    asks = choose(words, state.seed, scenario.id, turn_id, visit=been) if words else ""
    return Arrived(asks, turn.cue, shifts)


def _late(state: EncounterState, later: int, wait_mark: int) -> bool:
    """Whether the wait told runs out meanwhile; where none was told, whether it is longer than the clinic's mark."""
    if not later:
        return False
    return later > wait_mark if state.due is None else state.minutes + later > state.due


def pushed(push: bool) -> tuple[Shift, ...]:
    """What having to ask again costs."""
    return (Shift("patience", -PUSH_COSTS_PATIENCE, "pushed"),) if push else ()
