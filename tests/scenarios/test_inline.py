"""The tests that stand beside the shipped scenarios: ``frontdesk test`` runs the same."""

import pytest

from simulator.authoring.testing import run_test
from simulator.engine.scenario import InlineTest, Scenario
from simulator.scenario import SHIPPED, load_scenario


def _shipped() -> list[Scenario]:
    paths = sorted(path for path in SHIPPED.rglob("*.yaml") if path.parent.name in ("phone", "desk"))
    found = [load_scenario(path).scenario for path in paths]
    return [scenario for scenario in found if scenario is not None]


SCENARIOS = _shipped()
CASES = [(scenario, test) for scenario in SCENARIOS for test in scenario.tests]


def _name(value: object) -> str:
    return value.id if isinstance(value, Scenario) else f"line {value.line}" if isinstance(value, InlineTest) else ""


@pytest.mark.parametrize(("scenario", "test"), CASES, ids=_name)
def test_inline(scenario: Scenario, test: InlineTest):
    told = [f"{each.key}: {each.expected}; {each.actual}; {each.notes}" for each in run_test(scenario, test).mismatches]
    assert not told, f"{test.reply!r}: " + "\n".join(told)


def test_every_shipped_scenario_has_tests_beside_it():
    assert SCENARIOS
    assert not [scenario.id for scenario in SCENARIOS if not scenario.tests]
