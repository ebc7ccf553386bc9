"""Tests beside scenarios, run: each kind of expectation passes where it should, and says in words where it does not."""

from pathlib import Path

import pytest

from simulator.authoring.testing import run_test, run_tests
from simulator.engine.events import ReplyGiven
from simulator.engine.mood import Mood
from simulator.engine.scenario import InlineTest, Scenario, TestStep
from simulator.scenario import load_scenario

FIXTURE = Path(__file__).parent / "fixtures" / "wet-coat.yaml"
OFFER = "Sol can see you at ten past twelve."
COAT = "Let me hang up your coat."
RASH = "Is it about the rash?"
NO = "No, there is nothing."
WAIT = "Please wait."


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    found = load_scenario(FIXTURE).scenario
    assert found is not None
    return found


def _said(*replies: str) -> tuple[TestStep, ...]:
    return tuple(map(TestStep, replies))


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (OFFER, {"hears": ("offers-time",), "not_hears": ("takes-coat",), "reaction": 2, "push": False}),
        (OFFER, {"moves": (("worry", "down"), ("patience", "same")), "met": ("answer",)}),
        (COAT, {"tells": "the-bus", "moves": (("trust", "up"),), "partly": ("acknowledge",)}),
        (RASH, {"failed": ("privacy",), "reaction": 1, "end": "walked-out"}),
        (NO, {"push": True, "reaction": 5, "missed": ("alternative",)}),
        (WAIT, {"not_called_for": ("alternative",), "reaction": 5}),
        ("You can keep your coat on.", {"not_hears": ("takes-coat",)}),
        (WAIT, {"before": _said(OFFER), "acts": ("book tue-1210",), "reaction": 1, "end": "dry"}),
        (WAIT, {"start_mood": Mood(trust=50, worry=40, patience=25), "end": "walked-out"}),
        ("", {"at": "the-chair", "acts": ("book tue-1210",), "end": "dry"}),
    ],
    ids=repr,
)
def test_what_comes_out_as_expected_passes(scenario, reply, expected):
    run = run_test(scenario, InlineTest(reply=reply, **{"at": "the-mat", **expected}))
    assert run.mismatches == ()
    assert run.passed


UNMET = [
    (OFFER, {"hears": ("takes-coat",)}, "hears", "takes-coat is heard", "not heard (0.00, heard from 0.45)"),
    (OFFER, {"not_hears": ("offers-time",)}, "not_hears", "offers-time is not heard", "heard (1.00, heard from 0.45)"),
    (OFFER, {"hears": ("wishes",)}, "hears", "wishes is heard", "the turn the-mat does not listen for it"),
    (OFFER, {"missed": ("answer",)}, "missed", "answer missed", "met, not sure"),
    (OFFER, {"met": ("acknowledge",)}, "met", "acknowledge met", "missed, not sure"),
    (WAIT, {"partly": ("alternative",)}, "partly", "alternative partly met", "not called for"),
    (OFFER, {"not_called_for": ("answer",)}, "not_called_for", "answer not called for", "met, not sure"),
    (OFFER, {"failed": ("privacy",)}, "failed", "privacy fails", "it passes"),
    (
        OFFER,
        {"reaction": 3},
        "reaction",
        "reaction 3: “Oh, thank you.”",
        "reaction 2: “Ten past would be fine. I'll sit by the radiator.”",
    ),
    (WAIT, {"push": True}, "push", "they ask again", "they do not"),
    (NO, {"push": False}, "push", "they do not ask again", "they do: after a no with nothing else offered"),
    (OFFER, {"tells": "the-bus"}, "tells", "the-bus comes out", "nothing comes out"),
    (
        COAT,
        {"tells": "the-bus", "before": _said(COAT)},
        "tells",
        "the-bus comes out",
        "it had come out before",
    ),
    (NO, {"moves": (("trust", "up"),)}, "mood", "trust goes up", "trust 50 → 44"),
    (OFFER, {"moves": (("patience", "down"),)}, "mood", "patience goes down", "patience 60 → 60"),
    (COAT, {"moves": (("trust", "same"),)}, "mood", "trust stays as it is", "trust 50 → 53"),
    (OFFER, {"end": "dry"}, "end", "the ending dry", "it goes on, in the turn the-chair"),
    (RASH, {"end": "dry"}, "end", "the ending dry", "the ending walked-out"),
]


@pytest.mark.parametrize(("reply", "expectation", "key", "expected", "actual"), UNMET, ids=repr)
def test_what_comes_out_otherwise_is_told(scenario, reply, expectation, key, expected, actual):
    run = run_test(scenario, InlineTest(at="the-mat", reply=reply, **expectation))
    assert not run.passed
    (found,) = run.mismatches
    assert (found.key, found.expected, found.actual) == (key, expected, actual)


def test_the_words_that_counted_and_what_would_change_it_are_told(scenario):
    reply = "I'm so sorry, you're soaked, and your letter said quarter to."
    (found,) = run_test(scenario, InlineTest(at="the-mat", reply=reply, met=("apology",))).mismatches
    assert [(each.text, each.effect) for each in found.evidence] == [
        ("sorry, you're soaked, and your letter", "earned")
    ]
    assert found.notes[-1] == "to change it: Say sorry once, for the thing that happened, and stop there."
    (found,) = run_test(scenario, InlineTest(at="the-mat", reply=reply, missed=("apology",))).mismatches
    assert not any(note.startswith("to change it") for note in found.notes)


@pytest.mark.parametrize(
    ("reply", "test", "notes"),
    [
        (WAIT, {"reaction": 2}, ("reaction 2 lacks: hears offers-time (0.00, heard from 0.45)",)),
        (
            WAIT,
            {"reaction": 5, "start_mood": Mood(trust=50, worry=40, patience=25)},
            ("reaction 5 fits too, but reaction 4 comes before it",),
        ),
        (
            WAIT,
            {"reaction": 5, "before": _said(NO, NO, NO), "start_mood": Mood(trust=50, worry=40, patience=95)},
            ("reaction 5 fits too, but reaction 1 of anytime comes before it",),
        ),
        (
            "asdfgh",
            {"reaction": 2},
            ("the words could not be made out, so no reaction was tried: they did not catch it",),
        ),
        (
            WAIT,
            {"push": True},
            (
                "nothing was made for this, so it is reaction 5, the last resort",
                "the first reply in a turn that nothing was made for is not counted against anybody",
            ),
        ),
        (
            "You can keep your coat on.",
            {"hears": ("takes-coat",)},
            ("add an example in such words to takes-coat, or reword what stands under unlike: takes-coat",),
        ),
        (RASH, {"failed": ("safety",)}, ("the turn the-mat says nothing of it under must or must_not",)),
        (NO, {"moves": (("trust", "up"),)}, ("for the worse: the tone and use of it",)),
    ],
    ids=repr,
)
def test_why_it_came_out_otherwise_is_told(scenario, reply, test, notes):
    (found,) = run_test(scenario, InlineTest(at="the-mat", reply=reply, **test)).mismatches
    assert found.notes[: len(notes)] == notes


@pytest.mark.parametrize(
    ("test", "key", "expected", "actual"),
    [
        (
            {"reply": WAIT, "before": _said(RASH, NO)},
            "before",
            "the call to go on until the reply",
            "it was over after “Is it about the rash?”, with the ending walked-out",
        ),
        (
            {"reply": WAIT, "before": (TestStep("Hm.", ("hold",)),)},
            "before",
            "/hold",
            "it cannot be done: /hold is only done on the phone",
        ),
        ({"reply": WAIT, "acts": ("juggle",)}, "acts", "/juggle", "it cannot be done: There is no act /juggle."),
        ({"reply": ""}, "reply", "something said or done", "an empty reply, and nothing done"),
    ],
    ids=repr,
)
def test_a_test_that_cannot_be_played_fails_in_words(scenario, test, key, expected, actual):
    run = run_test(scenario, InlineTest(at="the-mat", met=("apology",), **test))
    (found,) = run.mismatches
    assert (found.key, found.expected) == (key, expected)
    assert found.actual.startswith(actual)


def test_expectations_are_about_the_last_reply_alone(scenario):
    test = InlineTest(at="the-mat", before=_said(OFFER), reply="That chair is the warmest.", not_hears=("offers-time",))
    run = run_test(scenario, test)
    assert run.passed
    assert [event.turn for event in run.events if isinstance(event, ReplyGiven)] == ["the-mat", "the-chair"]


def test_a_run_comes_out_the_same_every_time(scenario):
    first, again = list(run_tests(scenario)), list(run_tests(scenario))
    assert [run.events for run in first] == [run.events for run in again]
    assert all(run.passed for run in first)
    assert len(first) == len(scenario.tests)
