"""What a face shows of a live encounter: one frozen value, made anew after every step."""

from dataclasses import dataclass

from simulator.engine.acts import Act
from simulator.engine.clinic import Clinic
from simulator.engine.desk import Desk
from simulator.engine.events import EncounterEnded
from simulator.engine.mood import Mood
from simulator.engine.state import Status
from simulator.engine.transcript import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class EncounterView:
    """Everything the screen, plain mode and tests need to know; no face reaches past it.

    ``margin_note`` is filled in coach mode after a reply; ``notices`` tell what had to be done to the last reply (cut,
    cleaned, not understood), in words for the trainee. ``desk`` tells how the desk stands;
    ``silences_left`` how many more silences can be heard at this pace; ``minutes`` how many have passed.
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
    desk: Desk
    hints_left: int
    status: Status
    pace: str = "off"
    silences_left: int = 0
    minutes: int = 0
    ended: EncounterEnded | None = None
    margin_note: str = ""
    notices: tuple[str, ...] = ()

    @property
    def card(self) -> Clinic:
        """The desk card as it stands now."""
        return self.desk.card
