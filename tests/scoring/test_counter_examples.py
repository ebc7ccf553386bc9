"""Counter-examples take the place of the meaning they are mistaken for, and of nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import scoring

MEANINGS = {
    "offers-today": (
        "I can fit you in at ten today",
        "Sol can see you this morning",
        "come in at twelve and we'll see you",
        "there's a slot at 12:10, would that do?",
    ),
    "gets-the-nurse": ("I'll fetch the nurse", "let me get Sol for you"),
}
UNLIKE = {
    "offers-today": (
        "I can fit you in next week",
        "you'd have to come another day",
        "I'll have a look whether there is a slot today",
    )
}


def heard(reply: str, unlike=UNLIKE) -> list[str]:
    return [each.meaning for each in scoring.recognise(scoring.read(reply, "en"), MEANINGS, unlike=unlike)]


@pytest.mark.parametrize(
    "reply", ["I'm afraid I can only fit you in on Monday week.", "Let me see if there's something today."]
)
def test_what_is_as_near_to_a_counter_example_is_not_heard(reply):
    assert "offers-today" in heard(reply, unlike={})
    assert "offers-today" not in heard(reply)


@pytest.mark.parametrize("reply", ["Sol could see you at noon.", "We could see you this morning at eleven."])
def test_the_meaning_itself_is_still_heard(reply):
    assert heard(reply) == ["offers-today"]


def test_other_meanings_do_not_mind():
    assert heard("I'll have a look whether there is a slot today, and I'll fetch the nurse.") == ["gets-the-nurse"]


def test_an_example_word_for_word_against_its_own_counter_example_is_not_heard():
    assert heard(MEANINGS["offers-today"][0], unlike={"offers-today": MEANINGS["offers-today"][:1]}) == []


def test_counter_examples_of_a_meaning_that_is_not_listened_for_change_nothing():
    reading = scoring.read("Sol can see you at noon.", "en")
    other = scoring.scores(reading, MEANINGS, {"says-goodbye": ("bye now", "see you")})
    assert other == scoring.scores(reading, MEANINGS)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60) | st.sampled_from([*MEANINGS["offers-today"], *UNLIKE["offers-today"]]))
def test_every_meaning_is_scored_once_whatever_is_said(text):
    reading = scoring.read(text, "en")
    assert [each.meaning for each in scoring.scores(reading, MEANINGS, UNLIKE)] == list(MEANINGS)


def test_a_gate_is_not_failed_by_words_its_counter_example_claims():
    wrong = {"privacy": {"says-it-aloud": ("your test is positive", "the result of your test was positive")}}
    situation = scoring.Situation(must_not=wrong, hears=wrong["privacy"])
    ways = ("if your test is positive, the doctor rings", "when a test is positive we ring people")
    claimed = replace(situation, unlike={"says-it-aloud": ways})
    blurted = scoring.read("Your test is positive.", "en")
    explained = scoring.read("If your test is positive, the doctor rings you.", "en")
    assert [scoring.judge(each, situation).failed for each in (blurted, explained)] == [("privacy",), ("privacy",)]
    assert [scoring.judge(each, claimed).failed for each in (blurted, explained)] == [("privacy",), ()]
