"""The authoring guide is true: what it shows whole can be checked and played, and nothing it shows is miswritten."""

import re
from pathlib import Path

import pytest

from simulator.engine.acts import parse_act
from simulator.engine.events import EncounterEnded, PatientReacted
from simulator.runtime.clock import FixedClock
from simulator.runtime.encounter import Encounter, Moment
from simulator.runtime.services import Services
from simulator.scenario import SHIPPED, load_scenario, validate_paths
from simulator.scenario.nodes import Mapping, child, text_of
from simulator.scenario.reader import read

GUIDE = (SHIPPED / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)
WHOLE = [block for block in BLOCKS if block.startswith("format: 1\n")]
SCENARIOS = [block for block in WHOLE if "\nturns:\n" in block]
CLINICS = [block for block in WHOLE if block not in SCENARIOS]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of the guide, written as it says: desk cards in ``clinics``, beside the scenarios."""
    (tmp_path / "clinics").mkdir()
    for block in WHOLE:
        where = tmp_path / "clinics" if block in CLINICS else tmp_path
        (where / f"{_id(block)}.yaml").write_text(block, encoding="utf-8")
    return tmp_path


def _id(block: str) -> str:
    root, _findings = read(block.encode(), "guide")
    return text_of(child(root, "id"))


def _begin(path: Path, moment: Moment | None = None) -> Encounter:
    scenario = load_scenario(path).scenario
    assert scenario is not None
    return Services(clock=FixedClock()).guest().begin(scenario, seed=1, moment=moment)


def test_the_guide_shows_a_whole_scenario_and_a_whole_desk_card():
    assert SCENARIOS
    assert CLINICS


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split(":")[0])
def test_every_block_can_be_read(block: str):
    root, findings = read(block.encode(), "guide")
    assert findings.sorted() == ()
    assert isinstance(root, Mapping)


def test_what_is_whole_has_nothing_to_mend(folder: Path):
    assert validate_paths([folder]) == []


@pytest.mark.parametrize("block", SCENARIOS, ids=_id)
def test_a_scenario_of_the_guide_plays_to_its_end_with_answers_of_no_use(folder: Path, block: str):
    encounter = _begin(folder / f"{_id(block)}.yaml")
    for _each in range(8):
        if any(isinstance(event, EncounterEnded) for event in encounter.events):
            break
        encounter.say("no")
    replied = [event for event in encounter.events if isinstance(event, PatientReacted)]
    # The guide says that he leaves at the third.
    assert len(replied) == 3
    assert isinstance(encounter.events[-1], EncounterEnded)


@pytest.mark.parametrize("block", SCENARIOS, ids=_id)
def test_the_tests_in_a_scenario_of_the_guide_hold(folder: Path, block: str):
    path = folder / f"{_id(block)}.yaml"
    scenario = load_scenario(path).scenario
    assert scenario is not None
    assert scenario.tests
    for test in scenario.tests:
        encounter = _begin(path, Moment(encounter_id="", turn=test.at, mood=scenario.patient.mood))
        for act in test.acts:
            encounter.act(parse_act(act))
        encounter.say(test.reply)
        reacted = next(event for event in encounter.events if isinstance(event, PatientReacted))
        ended = next((event.ending for event in encounter.events if isinstance(event, EncounterEnded)), None)
        assert test.reaction in (None, reacted.reaction), test.reply
        assert test.end in (None, ended), test.reply


def test_every_chapter_stands_in_the_list_at_the_top_in_its_order():
    chapters = re.findall(r"^## (.+)$", GUIDE, flags=re.MULTILINE)
    listed = re.findall(r"^\d\. \[(.+?)\]\(#(.+?)\)$", GUIDE, flags=re.MULTILINE)
    anchors = [re.sub(r"[^a-z0-9 -]", "", name.lower()).replace(" ", "-") for name in chapters]
    assert listed == list(zip(chapters, anchors, strict=True))
