"""What tests reach, by playing them, and what they leave out, by looking at them."""

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.authoring.checks.tested import check_tests
from simulator.authoring.coverage import Coverage, coverage_of
from simulator.authoring.examples import endings_expected, examples_by_turn, is_scorable, quality_of
from simulator.authoring.testing import run_tests
from simulator.engine.scenario import InlineTest, Need, Past, TestStep
from simulator.scenario import Opened, open_each

FIXTURE = Path(__file__).parent / "fixtures" / "wet-coat.yaml"
BROKEN = Path(__file__).parents[1] / "broken"


def _opened(path: Path = FIXTURE) -> Opened:
    (found,) = open_each([path])
    assert found.scenario is not None
    return found


def _with(*tests: InlineTest) -> Opened:
    opened = _opened()
    assert opened.scenario is not None
    return replace(opened, scenario=replace(opened.scenario, tests=tests))


def _coverage(*tests: InlineTest) -> Coverage:
    opened = _with(*tests)
    assert opened.scenario is not None
    return coverage_of(opened.scenario, opened.root, run_tests(opened.scenario))


def _found(opened: Opened) -> set[tuple[str, int, str]]:
    check_tests(opened)
    every = opened.diagnostics()
    assert all(each.severity == "warning" for each in every)
    return {(each.code, each.line, each.message) for each in every}


def test_what_the_tests_of_a_file_reach_is_counted_and_the_rest_has_its_line():
    opened = _opened()
    assert opened.scenario is not None
    coverage = coverage_of(opened.scenario, opened.root, run_tests(opened.scenario))
    counts = {kind: (coverage.reached(kind), len(coverage.of(kind))) for kind in ("turn", "reaction", "ending")}
    assert counts == {"turn": (2, 3), "reaction": (3, 11), "ending": (1, 2)}
    lines = FIXTURE.read_text(encoding="utf-8").splitlines()
    for part in coverage.open:
        if part.kind in ("turn", "ending"):
            assert lines[part.line - 1].startswith(f"  {part.name}:")
        elif part.kind == "reaction":
            assert lines[part.line - 1].lstrip().startswith("- {")
        else:
            assert part.name in lines[part.line - 1]
    assert [part.line for part in coverage.open] == sorted(part.line for part in coverage.open)


def test_what_is_said_before_counts_as_reached_too():
    coverage = _coverage(
        InlineTest(
            at="the-mat",
            before=(TestStep("Sol can see you at ten past twelve."),),
            reply="Please wait.",
            acts=("book tue-1210",),
            end="dry",
        )
    )
    assert [part.name for part in coverage.of("turn") if part.reached] == ["the-mat", "the-chair"]
    reached = [(part.turn, part.name) for part in coverage.of("reaction") if part.reached]
    assert reached == [("the-mat", "2"), ("the-chair", "1")]


def test_a_reaction_of_any_time_is_told_from_one_of_the_turn():
    no = TestStep("No, there is nothing.")
    mood = replace(_with().scenario.patient.mood, patience=95)
    coverage = _coverage(InlineTest(at="the-mat", before=(no, no, no), start_mood=mood, reply="Please wait."))
    reached = [(part.turn, part.name) for part in coverage.of("reaction") if part.reached]
    assert reached == [("", "1"), ("the-mat", "5")]


@pytest.mark.parametrize(
    ("at", "patience", "reply", "place"),
    [
        ("the-chair", 60, "That chair is the warmest.", ("the-chair", "2")),
        ("the-mat", 100, "Sol can see you at ten past twelve.", ("", "2")),
    ],
)
def test_a_reaction_that_was_about_to_end_it_is_reached_though_something_was_lacking(at, patience, reply, place):
    opened = _opened()
    scenario = opened.scenario
    need = Need(past=Past(done=("book",)), asks=("And the book?",), otherwise="walked-out")
    lovely = replace(scenario.anytime[1], go=None, end="dry")
    scenario = replace(
        scenario,
        anytime=(scenario.anytime[0], lovely),
        endings={**scenario.endings, "dry": replace(scenario.endings["dry"], needs=(need,))},
    )
    mood = replace(scenario.patient.mood, patience=patience)
    test = InlineTest(at=at, start_mood=mood, reply=reply, push=True)
    runs = list(run_tests(scenario, [test]))
    assert runs[0].passed
    coverage = coverage_of(scenario, opened.root, runs)
    assert [(part.turn, part.name) for part in coverage.of("reaction") if part.reached] == [place]


def test_criteria_want_an_example_each_way():
    coverage = _coverage(
        InlineTest(at="the-mat", reply="Please wait.", missed=("acknowledge",)),
        InlineTest(at="the-mat", reply="Oh, you're soaked.", met=("acknowledge",), partly=("apology",)),
    )
    assert {part.name: part.lacks for part in coverage.of("criterion")} == {
        "acknowledge": (),
        "respect": ("passing", "failing"),
        "apology": ("failing",),
    }


def test_what_is_never_missed_wants_no_example_of_missing_it():
    scenario = _opened().scenario
    giving = replace(scenario, practises=("extra",), tests=())
    assert [part.lacks for part in coverage_of(giving, None, []).of("criterion") if part.name == "extra"] == [
        ("passing",)
    ]


@pytest.mark.parametrize(
    ("expectation", "quality"),
    [
        ({"met": ("answer",)}, "passing"),
        ({"partly": ("answer",)}, "passing"),
        ({"reaction": 2}, "passing"),
        ({"end": "dry"}, "passing"),
        ({"push": False}, "passing"),
        ({"tells": "the-bus"}, "passing"),
        ({"moves": (("worry", "down"), ("trust", "same"))}, "passing"),
        ({"missed": ("answer",)}, "failing"),
        ({"failed": ("privacy",), "end": "walked-out"}, "failing"),
        ({"push": True}, "failing"),
        ({"reaction": 5}, "failing"),
        ({"met": ("answer",), "missed": ("apology",)}, "failing"),
        ({"moves": (("worry", "up"),)}, "failing"),
        ({"moves": (("patience", "down"), ("trust", "up"))}, "failing"),
        ({"not_called_for": ("answer",)}, None),
        ({"hears": ("offers-time",)}, None),
        ({"moves": (("trust", "same"),)}, None),
        ({}, None),
    ],
    ids=repr,
)
def test_what_makes_a_test_a_good_or_a_poor_example(expectation, quality):
    turn = _opened().scenario.turns["the-mat"]
    assert quality_of(InlineTest(at="the-mat", reply="x", **expectation), turn) == quality


def test_only_turns_where_somebody_listens_and_the_author_says_what_matters_want_examples():
    turns = _opened().scenario.turns
    assert {name: is_scorable(turn) for name, turn in turns.items()} == {
        "the-mat": True,
        "the-chair": True,
        "the-phone": False,
    }
    bare = replace(turns["the-mat"], moments=(), calls_for=(), hears={}, must_not={})
    assert not is_scorable(bare)


def test_a_test_with_replies_before_it_speaks_for_the_turns_these_may_lead_to():
    offer = TestStep("Sol can see you at ten past twelve.")
    test = InlineTest(at="the-mat", before=(offer,), reply="Right.", missed=("answer",))
    assert {turn for turn, found in examples_by_turn(_with(test).scenario).items() if found} == {
        "the-mat",
        "the-chair",
        "the-phone",
    }
    ahead = replace(test, missed=(), reaction=1)
    assert endings_expected(_with(ahead).scenario) == {"walked-out", "dry"}


def test_what_the_tests_of_a_file_leave_out_is_found_without_playing():
    assert _found(_opened()) == {
        ("T002", 46, "no test shows a poor reply in the turn “the-chair”"),
        ("T003", 8, "no test says how a reply does on “respect”"),
        ("T003", 32, "no test says how a reply does on “apology”"),
        ("T004", 65, "no test comes to the ending “walked-out”"),
    }


def test_a_file_without_tests_is_told_once():
    assert _found(_with()) == {("T001", 29, "no test stands beside this scenario yet")}


def test_a_reaction_that_asks_for_a_criterion_says_how_a_reply_does_on_it():
    opened = _opened()
    scenario = opened.scenario
    mat = scenario.turns["the-mat"]
    asking = replace(mat.reactions[1], condition=replace(mat.reactions[1].condition, missed=("respect",)))
    turn = replace(mat, reactions=(mat.reactions[0], asking, *mat.reactions[2:]))
    changed = replace(scenario, turns={**scenario.turns, "the-mat": turn})
    found = _found(replace(opened, scenario=changed))
    assert {message for code, _line, message in found if code == "T003"} == {
        "no test says how a reply does on “apology”"
    }


@pytest.mark.parametrize("path", sorted(BROKEN.glob("T0*.yaml")), ids=lambda path: path.stem)
def test_what_is_broken_is_only_what_the_tests_leave_out(path):
    opened = _opened(path)
    assert all(run.passed for run in run_tests(opened.scenario))
    assert {code for code, _line, _message in _found(opened)} == {path.name[:4]}
