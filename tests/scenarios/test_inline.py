"""The tests that authors write beside their scenarios: each is played from its turn, in the patient's first mood."""

import pytest

from simulator.engine.acts import parse_act
from simulator.engine.events import EncounterEnded, PatientReacted, ReplyGiven
from simulator.engine.scenario import InlineTest, Scenario
from simulator.runtime.clock import FixedClock
from simulator.runtime.encounter import Moment
from simulator.runtime.services import Services
from simulator.scenario import SHIPPED, load_scenario


def _shipped() -> list[Scenario]:
    paths = sorted(path for path in SHIPPED.rglob("*.yaml") if path.parent.name in ("phone", "desk"))
    found = [load_scenario(path).scenario for path in paths]
    return [scenario for scenario in found if scenario is not None]


CASES = [(scenario, test) for scenario in _shipped() for test in scenario.tests]


def _name(value: object) -> str:
    return value.id if isinstance(value, Scenario) else f"line {value.line}" if isinstance(value, InlineTest) else ""


@pytest.mark.parametrize(("scenario", "test"), CASES, ids=_name)
def test_inline(scenario: Scenario, test: InlineTest):
    moment = Moment(encounter_id="", turn=test.at, mood=scenario.patient.mood)
    encounter = Services(clock=FixedClock()).guest().begin(scenario, seed=1, moment=moment)
    for act in test.acts:
        encounter.act(parse_act(act))
    encounter.say(test.reply)
    given = next(event for event in encounter.events if isinstance(event, ReplyGiven))
    reacted = next(event for event in encounter.events if isinstance(event, PatientReacted))
    ended = next((event.ending for event in encounter.events if isinstance(event, EncounterEnded)), None)
    wanted = ((test.met, 2), (test.partly, 1), (test.missed, 0), (test.not_called_for, None))
    problems = [
        f"{name} is {given.judgement.level(name)}, not {level}"
        for names, level in wanted
        for name in names
        if given.judgement.level(name) != level
    ]
    problems += [f"{gate} did not fail" for gate in test.failed if gate not in given.judgement.failed]
    brought = reacted.reaction if reacted.by != "anytime" else 0
    if test.reaction is not None and brought != test.reaction:
        problems.append(f"reaction {reacted.by} {reacted.reaction}, not {test.reaction}; heard {given.heard}")
    if test.end is not None and ended != test.end:
        problems.append(f"ending {ended}, not {test.end}; heard {given.heard}")
    assert not problems, f"{test.reply!r}: " + "; ".join(problems)


def test_every_shipped_scenario_has_tests_beside_it():
    assert _shipped()
    assert not [scenario.id for scenario in _shipped() if not scenario.tests]
