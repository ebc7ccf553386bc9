"""Every declared ending of every shipped scenario is played, and the three ways of playing agree to the last digit."""

import json
from pathlib import Path

import pytest

from simulator.cli.script import Step, load_script
from simulator.engine.scenario import Scenario
from simulator.runtime.clock import FixedClock
from simulator.runtime.encounter import Encounter
from simulator.runtime.result import result_of
from simulator.runtime.services import Services
from simulator.scenario import SHIPPED, load_scenario

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*--*.txt"))
SCENARIOS = sorted(path for path in SHIPPED.rglob("*.yaml") if path.parent.name in ("phone", "desk"))


def _loaded(name: str) -> Scenario:
    found = load_scenario(name)
    assert found.scenario is not None, found.diagnostics
    return found.scenario


def _played(scenario: Scenario, steps: tuple[Step, ...]) -> Encounter:
    """The same replies, said straight to the runtime."""
    encounter = Services(clock=FixedClock()).guest().begin(scenario, seed=1)
    for step in steps:
        if encounter.view.ended:
            break
        for _line, act in step.acts:
            encounter.act(act)
        encounter.say(step.text)
    return encounter


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_playthrough_reaches_its_ending(path):
    name, _, ending = path.stem.partition("--")
    scenario = _loaded(name)
    assert ending in scenario.endings
    encounter = _played(scenario, load_script(str(path)))
    assert encounter.view.ended is not None, "the replies ran out before the call had ended"
    assert encounter.view.ended.ending == ending


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_every_declared_ending_is_played(path):
    scenario = _loaded(path.stem)
    played = {file.stem.partition("--")[2] for file in FILES if file.stem.startswith(f"{scenario.id}--")}
    assert set(scenario.endings) - played == set()
    assert len(scenario.endings) >= 3


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_plain_headless_and_direct_play_agree(path, frontdesk):
    name = path.stem.partition("--")[0]
    steps = load_script(str(path))
    headless = json.loads(frontdesk("play", name, "--json", "--replies", str(path)).out)
    direct = _played(_loaded(name), steps)
    typed = "".join(
        "".join(f"/{act}\n" for _line, act in step.acts) + step.text.replace("\n", "\\n") + "\n" for step in steps
    )
    plain = frontdesk("play", name, "--plain", "--json", "--seed", "1", typed=typed)
    assert headless == json.loads(json.dumps(result_of(direct.events)))
    assert json.loads(plain.out) == headless
    said = [turn["reaction"]["says"] for turn in headless["turns"] if turn["reaction"]["says"]]
    heard = " ".join(plain.err.split())
    assert all(" ".join(words.split()) in heard for words in said)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_bare_no_is_worth_little_and_is_asked_about_again_on_every_turn(path):
    from simulator.runtime.encounter import Moment

    scenario = _loaded(path.stem)
    practice = Services(clock=FixedClock()).guest()
    for turn in scenario.turns.values():
        moment = Moment(encounter_id="", turn=turn.id, mood=scenario.patient.mood)
        encounter = practice.begin(scenario, seed=1, moment=moment)
        encounter.say("no")
        (found,) = result_of(encounter.events)["turns"]
        assert found["verdict"]["overall"] <= 20, turn.id
        assert found["reaction"]["push"], turn.id
