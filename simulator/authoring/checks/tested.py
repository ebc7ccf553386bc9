"""Whether the tests beside a scenario show what matters in it. Nothing is played: what they expect is looked at."""

from simulator.authoring.examples import (
    criteria_of,
    endings_expected,
    examples_by_criterion,
    examples_by_turn,
    is_scorable,
)
from simulator.engine.scenario import Scenario
from simulator.i18n import _
from simulator.scenario import Opened
from simulator.scenario.diagnostics import Findings, Place, quoted
from simulator.scenario.nodes import Node, child, pairs_of, texts_of


def check_tests(opened: Opened) -> None:
    """Note turns without a good or a poor example, criteria and endings that no test is about. Warnings only."""
    scenario, root = opened.scenario, opened.root
    if scenario is None or root is None:
        return
    if not scenario.tests:
        _tell_none(scenario, root, opened.findings)
        return
    _check_turns(scenario, root, opened.findings)
    _check_criteria(scenario, root, opened.findings)
    _check_endings(scenario, root, opened.findings)


def _tell_none(scenario: Scenario, root: Node, findings: Findings) -> None:
    """One word where there are no tests at all; a list of everything they leave out would help nobody."""
    places = _keys(root, "turns")
    first = next((name for name, turn in scenario.turns.items() if is_scorable(turn)), None)
    if first is not None:
        findings.add(
            "T001",
            places.get(first),
            _("no test stands beside this scenario yet"),
            severity="warning",
            hint=_("write tests: with a good reply and a poor one for each turn, and what must come of it"),
        )


def _check_turns(scenario: Scenario, root: Node, findings: Findings) -> None:
    places, examples = _keys(root, "turns"), examples_by_turn(scenario)
    for name, turn in scenario.turns.items():
        if not is_scorable(turn):
            continue
        if "passing" not in examples[name]:
            findings.add(
                "T001",
                places.get(name),
                _("no test shows a good reply in the turn {name}").format(name=quoted(name)),
                severity="warning",
                hint=_("add one at it, with met or with the reaction that leads on"),
            )
        if "failing" not in examples[name]:
            findings.add(
                "T002",
                places.get(name),
                _("no test shows a poor reply in the turn {name}").format(name=quoted(name)),
                severity="warning",
                hint=_("add one at it, with missed, failed, push: true or the reaction that asks again"),
            )


def _check_criteria(scenario: Scenario, root: Node, findings: Findings) -> None:
    examples, places = examples_by_criterion(scenario), criterion_places(root)
    for name in criteria_of(scenario):
        if not examples[name]:
            findings.add(
                "T003",
                places.get(name),
                _("no test says how a reply does on {name}").format(name=quoted(name)),
                severity="warning",
                hint=_("add met: [{name}] to one test and missed: [{name}] to another").format(name=name),
            )


def _check_endings(scenario: Scenario, root: Node, findings: Findings) -> None:
    expected = endings_expected(scenario)
    for name, place in _keys(root, "endings").items():
        # Of an ending that nothing leads to, that is the thing to say.
        if name in scenario.endings and name not in expected and not findings.noted_at("S051", place):
            findings.add(
                "T004",
                place,
                _("no test comes to the ending {name}").format(name=quoted(name)),
                severity="warning",
                hint=_("add one with end: {name}").format(name=name),
            )


def criterion_places(root: Node) -> dict[str, Place]:
    """Where each criterion is named first: under practises, else in a turn that calls for it."""
    lists = [child(root, "practises")]
    lists += [child(turn, "calls_for") for _key, turn in pairs_of(child(root, "turns"))]
    found: dict[str, Place] = {}
    for each in lists:
        for item in texts_of(each):
            found.setdefault(item.text.strip(), item.place)
    return found


def _keys(root: Node, group: str) -> dict[str, Place]:
    return {key.text.strip(): key.place for key, _value in pairs_of(child(root, group))}
