"""How an encounter ends: the ending the rules come to, what the patient adds to it, and what does not hold."""

from simulator.engine.events import EncounterEnded
from simulator.engine.needs import Settled
from simulator.engine.past import Story
from simulator.engine.scenario import Scenario
from simulator.engine.situation import desk_of
from simulator.engine.speech import Slip
from simulator.engine.stages import STAGES
from simulator.engine.state import EncounterState

RECALLS_AT_MOST = 2


def departure(scenario: Scenario, state: EncounterState, settled: Settled, story: Story, at: str) -> EncounterEnded:
    """The last event: never by dice, always by what was said and done."""
    ending, patient = scenario.endings[settled.ending], scenario.patient
    recalls = tuple(recall.says for recall in patient.recalls if story.has(recall.past))
    return EncounterEnded(
        at=at,
        ending=ending.id,
        stage=ending.stage,
        cause=ending.cause,
        says_afterwards=ending.says_afterwards,
        clinic_fault=ending.clinic_fault,
        not_yours=ending.not_yours,
        instead_of=settled.instead_of,
        recalls=recalls[:RECALLS_AT_MOST],
        slips=_not_booked(scenario, state, ending.stage),
        wants=patient.wants,
        found=state.told,
        pieces=len(patient.pieces),
        goes_on=scenario.later is not None,
    )


def _not_booked(scenario: Scenario, state: EncounterState, stage: str) -> tuple[Slip, ...]:
    """The time of the book that the patient goes away with, where nobody has put it in the book for them."""
    book = desk_of(scenario, state).card.book
    if STAGES.index(stage) < STAGES.index("booked") or any(slot.theirs and slot.id in state.slots for slot in book):
        return ()
    told = [slot for slot in book if slot.free and slot.id in state.named]
    return tuple(Slip(kind="not_booked", said=slot.time) for slot in told[:1])
