"""What the next reply is held against: the desk card as it stands, the patient's line, what the turn hears."""

from collections.abc import Mapping

from simulator.engine.clinic import Clinic, fact_sentences
from simulator.engine.desk import Desk, desk_after
from simulator.engine.events import SituationSeen
from simulator.engine.scenario import Scenario
from simulator.engine.state import EncounterState


def desk_of(scenario: Scenario, state: EncounterState) -> Desk:
    """The desk as it stands after all that the trainee has done."""
    return desk_after(scenario.clinic, state.acts)


def desk_card(scenario: Scenario, state: EncounterState) -> Clinic:
    """The desk card as it stands: what the trainee has booked is no longer free."""
    return desk_of(scenario, state).card


def situation_of(scenario: Scenario, state: EncounterState, used_before: tuple[str, ...] = ()) -> SituationSeen:
    """What the next reply will be judged against."""
    turn = scenario.turns[state.turn]

    def examples(
        gates: Mapping[str, tuple[str, ...]],
    ) -> tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]:
        return tuple((gate, tuple((name, turn.hears.get(name, ())) for name in names)) for gate, names in gates.items())

    return SituationSeen(
        channel=scenario.channel,
        language=scenario.language,
        patient=state.patient_line,
        facts=fact_sentences(desk_card(scenario, state)),
        # A call is opened once, however often its first turn comes again.
        moments=tuple(each for each in turn.moments if each != "opening" or not state.replies),
        calls_for=turn.calls_for,
        hears=tuple(turn.hears.items()) if turn.must or turn.must_not else (),
        unlike=tuple(turn.unlike.items()) if turn.must or turn.must_not else (),
        must=examples(turn.must),
        must_not=examples(turn.must_not),
        earlier=state.replies,
        used_before=used_before,
        required_lines=scenario.clinic.required_lines,
        acts=tuple(str(act) for act in state.pending),
        opening=not state.replies and state.turn == scenario.start,
    )
