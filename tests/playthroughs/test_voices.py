"""The same patient with four trainees: warm, canned, blunt, helpful but cold. Not one call marked four times.

The replies in ``voices`` were typed live by people who saw nothing but the screen. What the patient answered stands
beside them as a transcript, to be read; run with ``FRONTDESK_UPDATE_VOICES=1`` to write it anew, and read it again.
"""

import os
from itertools import combinations
from pathlib import Path

import pytest

from simulator.cli.script import load_script
from simulator.engine.events import EncounterEnded, PatientReacted
from simulator.engine.transcript import transcript
from simulator.runtime.clock import FixedClock
from simulator.runtime.encounter import Encounter
from simulator.runtime.services import Services

FOLDER = Path(__file__).with_name("voices")
VOICES = ("warm", "canned", "blunt", "cold")
SCENARIOS = ("ten-oh-seven", "stans-ears", "up-all-night")
SHARED_AT_MOST = 0.6
"""Of what the patient says to two trainees, the opening apart, the share of lines that may be the same."""


def played(scenario: str, voice: str) -> Encounter:
    """The encounter of that voice, as far as its replies go."""
    services = Services(clock=FixedClock())
    encounter = services.guest().begin(services.library.load(scenario), seed=1)
    for step in load_script(str(FOLDER / f"{scenario}--{voice}.txt")):
        if encounter.view.ended:
            break
        for _number, act in step.acts:
            encounter.act(act)
        encounter.say(step.text)
    return encounter


def written(encounter: Encounter) -> str:
    """The conversation as text to read, with how it ended."""
    name = encounter.scenario.patient.name
    who = {"patient": f"{name}: ", "you": "You: ", "cue": "  ", "act": "  > "}
    lines = [f"{who[line.kind]}{line.text}" for line in transcript(encounter.events) if line.kind in who]
    ended = encounter.view.ended
    end = f"{ended.ending}: {ended.cause}\n“{ended.told_afterwards}”" if ended else "(it was left here)"
    return "\n".join(lines) + f"\n\n{end}\n"


@pytest.fixture(scope="module")
def every() -> dict[tuple[str, str], Encounter]:
    """All twelve, played once."""
    return {(scenario, voice): played(scenario, voice) for scenario in SCENARIOS for voice in VOICES}


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("voice", VOICES)
def test_the_conversation_is_the_one_that_was_read(every, scenario, voice):
    path = FOLDER / f"{scenario}--{voice}.transcript.txt"
    found = written(every[scenario, voice])
    if os.environ.get("FRONTDESK_UPDATE_VOICES") == "1":
        path.write_text(found, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == found


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_two_trainees_hear_the_same_patient(every, scenario):
    for one, other in combinations(VOICES, 2):
        ours, theirs = _lines(every[scenario, one]), _lines(every[scenario, other])
        shared = len(ours & theirs) / min(len(ours), len(theirs))
        assert shared <= SHARED_AT_MOST, f"{one} and {other} share {shared:.0%}"


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_being_heard_and_helped_leaves_a_patient_better_than_being_fobbed_off(every, scenario):
    ease = {voice: every[scenario, voice].view.mood.ease for voice in VOICES}
    assert ease["warm"] > max(ease["canned"], ease["blunt"])
    assert ease["cold"] > min(ease["canned"], ease["blunt"])


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_they_come_to_different_ends(every, scenario):
    ends = {voice: every[scenario, voice].view.ended for voice in VOICES}
    assert all(isinstance(end, EncounterEnded) for end in ends.values()), ends
    assert len({end.ending for end in ends.values() if end}) >= 3


def _lines(encounter: Encounter) -> set[str]:
    said = (event for event in encounter.events if isinstance(event, PatientReacted))
    return {part for event in said for part in (event.says, event.asks, event.confides) if part}
