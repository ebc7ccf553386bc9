"""The authoring guide is true: what it shows whole can be checked and played, and its pages lead to one another."""

import re
from pathlib import Path

import pytest

from simulator.authoring.testing import run_tests
from simulator.engine.events import EncounterEnded, PatientReacted
from simulator.runtime.clock import FixedClock
from simulator.runtime.services import Services
from simulator.scenario import SHIPPED, load_scenario
from simulator.scenario.nodes import Mapping, child, text_of
from simulator.scenario.reader import read

PAGES = {name: (SHIPPED / name).read_text(encoding="utf-8") for name in ("README.md", "KEYS.md")}
BLOCKS = [
    block
    for page in PAGES.values()
    for block in re.findall(r"^```yaml\n(.*?)^```$", page, flags=re.MULTILINE | re.DOTALL)
]
WHOLE = [block for block in BLOCKS if block.startswith("format: 1\n")]
SCENARIO = next(block for block in WHOLE if "\nturns:\n" in block)
FOLDERS = {"staff": "clinics", "meanings": "phrases", "like": "personas", "turns": ""}
"""A key that only one kind of file has, and the folder such files lie in."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of the guide, written where it says, and its scenario at the top."""
    for block in WHOLE:
        root, _findings = read(block.encode(), "guide")
        name = text_of(child(root, "id")) or "site"
        where = next((FOLDERS[key] for key in FOLDERS if child(root, key) is not None), "")
        (tmp_path / where).mkdir(exist_ok=True)
        (tmp_path / where / f"{name}.yaml").write_text(block, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split(":")[0])
def test_every_block_can_be_read(block: str):
    root, findings = read(block.encode(), "guide")
    assert findings.sorted() == ()
    assert isinstance(root, Mapping)


def test_what_is_whole_has_nothing_to_mend(folder: Path, frontdesk):
    told = frontdesk("validate", "--strict", str(folder))
    assert (told.code, told.out) == (0, "")
    assert f"{len(WHOLE)} files checked" in told.err


def test_the_scenario_plays_to_its_end_with_answers_of_no_use(folder: Path):
    scenario = load_scenario(folder / "wrong-day.yaml").scenario
    assert scenario is not None
    encounter = Services(clock=FixedClock()).guest().begin(scenario, seed=1)
    for _each in range(8):
        if any(isinstance(event, EncounterEnded) for event in encounter.events):
            break
        encounter.say("no")
    replied = [event for event in encounter.events if isinstance(event, PatientReacted)]
    # The page of keys says that he leaves after the third or fourth.
    assert len(replied) in (3, 4)
    assert isinstance(encounter.events[-1], EncounterEnded)


def test_the_tests_in_the_scenario_hold_and_reach_all_of_it(folder: Path, frontdesk):
    scenario = load_scenario(folder / "wrong-day.yaml").scenario
    assert scenario is not None
    assert len(scenario.tests) >= 5
    assert all(run.passed for run in run_tests(scenario))
    assert "not yet" not in frontdesk("test", "--coverage", str(folder / "wrong-day.yaml")).out


def test_every_chapter_stands_in_the_list_at_the_top_in_its_order():
    chapters = re.findall(r"^## (.+)$", PAGES["README.md"], flags=re.MULTILINE)
    listed = re.findall(r"^\d+\. \[(.+?)\]\(#(.+?)\)$", PAGES["README.md"], flags=re.MULTILINE)
    assert listed == [(name, _anchor(name)) for name in chapters]


def test_every_chapter_of_the_keys_is_linked_at_the_top_in_its_order():
    chapters = re.findall(r"^## (.+)$", PAGES["KEYS.md"], flags=re.MULTILINE)
    top = PAGES["KEYS.md"].partition("\n## ")[0]
    beside = [_anchor(name) for name in chapters]
    # How the patient speaks is listed with the patient, and told where reactions have been.
    assert sorted(re.findall(r"\]\(#(.+?)\)", top)) == sorted(each for each in beside if each != "reachable-and-start")


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name: str):
    for target in re.findall(r"\]\(([^)]+)\)", PAGES[name]):
        file, _hash, anchor = target.partition("#")
        assert not file or (SHIPPED / file).exists(), target
        if anchor:
            text = re.sub(r"^```.*?^```$", "", PAGES[file or name], flags=re.MULTILINE | re.DOTALL)
            assert anchor in {_anchor(heading) for heading in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)}


def _anchor(heading: str) -> str:
    return re.sub(r"[^a-z0-9_ -]", "", heading.lower()).replace(" ", "-")
