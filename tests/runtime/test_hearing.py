"""What was said, in the engine's values: times of the book by clock and weekday, waits in minutes, promises, facts."""

import pytest

import scoring
from simulator.engine.clinic import Slot
from simulator.runtime.hearing import said_in

BOOK = (
    Slot(id="mon-0920", time="Monday 09:20", who="Dr Sethi"),
    Slot(id="tue-0920", time="Tuesday 09:20", who="Dr Sethi"),
    Slot(id="mon-1500", time="Monday 15:00", who="Jo"),
    Slot(id="lunch", time="over lunch", who="Jo"),
)
FACTS = {"date-of-birth": ("what is your date of birth?", "when were you born?")}


def said(text):
    situation = scoring.Situation(channel="phone", language="en", patient="Could I come in today?")
    return said_in(scoring.read(text, "en"), situation, book=BOOK, facts=FACTS)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("You could come at three.", ("mon-1500",)),
        ("Could you come at 15:00?", ("mon-1500",)),
        ("Monday at twenty past nine is free.", ("mon-0920",)),
        ("There is 09:20 on Tuesday.", ("tue-0920",)),
        ("Would twenty past nine do?", ("mon-0920", "tue-0920")),
        ("Come whenever you like.", ()),
    ],
)
def test_times_of_the_book_are_known_however_they_are_said(text, slots):
    assert said(text).slots == slots


def test_a_wait_is_told_in_minutes():
    assert said("It will be about twenty minutes.").waits == (20,)
    assert said("It will be half an hour, I'm afraid.").waits == (30,)
    assert said("It won't be long.").waits == ()


def test_a_promise_carries_its_words_and_its_place():
    text = "Thank you. I'll ring you back by one."
    (promise,) = said(text).promises
    assert (promise.who, promise.what, promise.vague, promise.minute) == ("i", "ring", False, 13 * 60)
    assert "ring you back" in text[promise.start : promise.end]
    assert promise.by in text


def test_a_fact_is_asked_only_by_asking():
    assert said("What is your date of birth?").asked == ("date-of-birth",)
    assert said("Lovely weather today.").asked == ()


def test_nothing_said_is_nothing():
    from simulator.engine.speech import NOTHING_SAID

    assert said("") == NOTHING_SAID
