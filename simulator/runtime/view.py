"""What a face shows of a live encounter: one frozen value, made anew after every step."""

from dataclasses import dataclass

from simulator.engine.acts import Act
from simulator.engine.clinic import Clinic
from simulator.engine.events import EncounterEnded
from simulator.engine.mood import Mood
from simulator.engine.state import Status
from simulator.engine.transcript import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class EncounterView:
    """Everything the screen, plain mode and tests need to know; no face reaches past it.

    ``margin_note`` is filled in coach mode after a reply; ``notices`` tell what had to be done to the last reply (cut,
    cleaned, not understood), in words for the trainee.
    """

    encounter_id: str
    title: str
    channel: str
    clinic_name: str
    when: str
    patient_name: str
    mode: str
    lines: tuple[Line, ...]
    mood: Mood
    mood_before: Mood
    burden: int
    pending: tuple[Act, ...]
    card: Clinic
    hints_left: int
    status: Status
    ended: EncounterEnded | None = None
    margin_note: str = ""
    notices: tuple[str, ...] = ()
