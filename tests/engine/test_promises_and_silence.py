"""Promises made, kept, put off and owed; silences heard; how each place the patient passed is rated."""

from dataclasses import replace

import pytest
from pushing_samples import AT, PUSHING, do, play, say

from simulator.engine.commands import Begin, Drop, Wait
from simulator.engine.decide import start
from simulator.engine.events import PatientSpoke
from simulator.engine.promises import ledger, owed
from simulator.engine.satisfaction import TOUCHPOINTS, touchpoints_of
from simulator.engine.speech import Promise

RING = Promise(who="i", what="ring", by="before one", minute=780, start=0, end=9)
LATER = Promise(who="i", what="ring", by="before three", minute=900)
VAGUE = Promise(who="someone", what="ring", by="soon", vague=True)
NOTE = Promise(who="i", what="note", vague=True)
NO = say("No.", marks={"answer": 0}, warm=0.0, helpful=0.0)


def ends(*steps):
    """Those steps, and then a patient who has had enough."""
    return play(*steps, *([NO] * 9), strict=False)[0]


def test_a_promise_is_quoted_and_stays_open_until_something_keeps_it():
    (entry,) = ledger(play(say("I'll ring you before one.", promises=(RING,)))[0])
    assert (entry.reply, entry.words, entry.fate) == (1, "I'll ring", "open")


@pytest.mark.parametrize(
    ("what", "act"),
    [
        ("book", ("book", "mon-0920")),
        ("note", ("note", "needles")),
        ("fetch", ("fetch", "Bev")),
        ("ask", ("message", "Bev")),
    ],
)
def test_an_act_of_its_kind_keeps_it(what, act):
    promise = Promise(who="i", what=what)
    (entry,) = ledger(play(do(*act), say("I'll see to it.", promises=(promise,)))[0])
    assert entry.fate == "kept"


def test_told_in_time_that_it_will_be_later_is_renegotiated():
    events, _ = play(say("By one.", promises=(RING,)), say("It will be three, sorry.", promises=(LATER,)))
    assert [entry.fate for entry in ledger(events)] == ["renegotiated", "open"]


def test_the_same_promise_said_again_is_one_and_a_vague_word_replaces_no_firm_one():
    events, _ = play(
        say("By one.", promises=(RING,)),
        say("By one, yes.", promises=(RING,)),
        say("I'll ring you then.", promises=(Promise(who="i", what="ring", vague=True),)),
        do("callback", "before one"),
        say("It is down."),
    )
    assert [(entry.promise, entry.fate) for entry in ledger(events)] == [(RING, "open")]


def test_what_was_done_before_it_was_said_is_done():
    events, _ = play(do("note", "needles"), say("There."), say("I'll note it.", promises=(NOTE,)))
    assert [entry.fate for entry in ledger(events)] == ["kept"]


def test_what_one_could_have_done_at_once_and_had_not_is_forgotten_when_it_is_over():
    assert [entry.fate for entry in ledger(ends(say("I'll note it.", promises=(NOTE,))))] == ["forgotten"]
    assert [entry.fate for entry in ledger(ends(say("By one.", promises=(RING,))))] == ["open"]


def test_a_call_back_put_down_without_a_word_is_promised_too():
    (entry,) = ledger(play(do("callback", "before one"), say("Fine."))[0])
    assert (entry.promise.what, entry.promise.by, entry.words) == ("ring", "before one", "")


def test_only_what_they_wait_to_hear_is_owed_when_it_is_over():
    assert owed(ends(say("I'll ring before one.", promises=(RING,)))).promise == RING
    assert owed(ends(say("Someone will ring.", promises=(VAGUE,)))) is None
    assert owed(ends(say("I'll book it.", promises=(Promise(who="i", what="book"),)))) is None
    assert owed(play(say("I'll ring before one.", promises=(RING,)))[0]) is None
    assert owed(play(say("I'll ring before one.", promises=(RING,)), Drop(at=AT))[0]) is None


def test_practice_of_a_moment_owes_nobody_anything():
    events = ends(say("I'll ring before one.", promises=(RING,)))
    events[0] = replace(events[0], retry_of="x")
    assert owed(events) is None


def test_where_the_story_does_not_go_on_nothing_is_owed():
    events = play(
        say("I'll ring before one.", promises=(RING,)), *([NO] * 9), scenario=replace(PUSHING, later=None), strict=False
    )[0]
    assert owed(events) is None


# Silence.


def silence(*seconds, pace, scenario=PUSHING, before=()):
    events, state = play(*before, *(Wait(at=AT, seconds=each) for each in seconds), pace=pace, scenario=scenario)
    return [event for event in events if isinstance(event, PatientSpoke)], state


def test_without_a_clock_no_silence_is_heard():
    assert silence(9_999, pace="off")[0] == []


@pytest.mark.parametrize(
    ("pace", "seconds"), [("gentle", (59, 60, 61, 149, 150, 900)), ("real", (19, 20, 49, 50, 900))]
)
def test_a_silence_is_heard_once_and_again_and_costs_nothing(pace, seconds):
    heard, state = silence(*seconds, pace=pace)
    assert [each.says for each in heard] == ["Hello? Are you there?", "I can hear the radio."]
    assert {each.reason for each in heard} == {"silence"}
    assert (state.mood, state.burden) == (PUSHING.patient.mood, 0)


def test_an_answer_starts_the_silence_anew():
    heard, state = silence(60, pace="gentle")
    assert len(heard) == state.silences == 1
    assert silence(60, pace="gentle", before=(Wait(at=AT, seconds=60), say("Right.")))[1].silences == 1


def test_at_the_desk_a_queue_is_seen_and_nobody_says_hello():
    heard, _ = silence(60, pace="gentle", scenario=replace(PUSHING, channel="desk"))
    assert [(each.reason, each.says, each.cue) for each in heard] == [("queue", "", "Hello? Are you there?")]


TEN = say("Ten minutes.", "asks-to-wait", moves=("tells_wait",), waits=(25,))


def test_whoever_sits_there_through_two_silences_comes_back_once_and_that_is_a_push():
    heard, state = silence(60, 150, 900, pace="gentle", before=(TEN,))
    assert [(each.says, each.push, each.reason) for each in heard] == [
        ("Hello? Are you there?", False, "silence"),
        ("You said ten minutes.", True, "update"),
    ]
    assert (state.pushes, state.due) == (("update",), None)


def test_whoever_was_told_no_time_has_none_that_runs_out():
    told_nothing = replace(PUSHING, clinic=replace(PUSHING.clinic, wait_mark=60))
    heard, state = silence(60, 150, pace="gentle", scenario=told_nothing, before=(say("Take a seat.", "asks-to-wait"),))
    assert [each.push for each in heard] == [False, False]
    assert state.burden == 0


def test_a_silence_does_not_change_what_the_reply_is_held_against():
    asked = silence(pace="gentle")[1].patient_line
    assert silence(60, pace="gentle")[1].patient_line == asked


# Places.


def test_a_call_is_rated_and_what_comes_after_it():
    events = ends(say("No.", moves=("refuses",)))
    rated = {each.name: each for each in touchpoints_of(events)}
    assert list(rated) == ["call", "after"]
    assert "pushed" in rated["call"].reasons
    assert rated["call"].rating < 4


def test_warm_and_helpful_rates_higher_than_cold_at_every_place():
    warm = say("Come in.", "offers", warm=95.0, helpful=95.0, moves=("confirms",), slots=("mon-0920",))
    cold = say("Come in.", "offers", warm=5.0, helpful=5.0, moves=("confirms",), slots=("mon-0920",))
    scenario = replace(PUSHING, channel="desk")
    high, low = (touchpoints_of(play(do("book", "mon-0920"), each, scenario=scenario)[0]) for each in (warm, cold))
    assert [each.name for each in high] == [each.name for each in low] == ["arrival", "desk", "after"]
    assert all(one.rating > other.rating for one, other in zip(high, low, strict=True))
    assert all(each.name in TOUCHPOINTS for each in high)


def test_a_moment_tried_again_is_said_in_other_words():
    first = PUSHING.turns["first"]
    again = start(PUSHING, Begin(at=AT, seed=1, mode="practice", turn="first", retry_of="x", before="whatever"))
    assert again.says == first.again[0]
    for seed in range(6):
        begun = start(PUSHING, Begin(at=AT, seed=seed, mode="practice", before=first.says.plain[0]))
        assert begun.says == first.says.plain[1]


def test_a_call_back_starts_where_it_was_promised_to():
    begun = start(PUSHING, Begin(at=AT, seed=1, mode="practice", turn="ring-back", follows="e1"))
    assert (begun.follows, begun.says, begun.retry_of) == ("e1", "You rang! Nobody rings.", "")
