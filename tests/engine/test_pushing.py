"""The push, the hidden need and the memory: when the patient asks again, in which words, and what it costs whom."""

from dataclasses import replace

import pytest
from pushing_samples import PATIENT, PUSHING, do, play, say

from simulator.engine.events import PatientReacted
from simulator.engine.push import causes_of, words_for
from simulator.engine.scenario import Condition, Reaction, Turn, Wordings
from simulator.engine.speech import NOTHING_SAID, Promise, Said, Slip

from encounter_samples import judgement  # isort: skip


def reactions(events):
    return [event for event in events if isinstance(event, PatientReacted)]


def causes(said=NOTHING_SAID, marks=None, *, acts=(), asked_again=False, here=()):
    judged = judgement(levels=marks or {})
    return causes_of(said, judged, acts=acts, asked_again=asked_again, said_here=frozenset(here))


@pytest.mark.parametrize(
    ("said", "marks", "cause"),
    [
        (Said(moves=("refuses",)), {}, "refusal"),
        (Said(), {"alternative": 0}, "refusal"),
        (Said(moves=("vague_wait",)), {}, "wait"),
        (Said(moves=("closes",)), {}, "closing"),
        (Said(), {"answer": 0}, "unanswered"),
        (Said(slips=(Slip(kind="contradicts_earlier", said="ten"),)), {}, "contradiction"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_fobbing_off_is_a_cause_of_its_own(said, marks, cause):
    assert causes(said, marks)[0] == cause


@pytest.mark.parametrize(
    "said",
    [
        Said(moves=("refuses", "offers")),
        Said(moves=("refuses", "next_step"), promises=(Promise(who="i", what="ring", by="by noon"),)),
        Said(moves=("vague_wait", "tells_wait"), waits=(10,)),
        Said(moves=("closes", "asks")),
    ],
    ids=["another way", "a promise", "a number", "closes with the loop shut"],
)
def test_a_no_with_a_way_on_or_a_wait_with_a_number_is_no_push(said):
    assert causes(said, here=("next_step",)) == ()


def test_work_for_the_patient_or_a_vague_promise_is_no_way_on():
    assert causes(Said(moves=("refuses", "next_step")))[0] == "refusal"  # "ring back at eight"
    vague = Promise(who="someone", what="ring", vague=True)
    assert causes(Said(moves=("refuses", "next_step"), promises=(vague,)))[0] == "refusal"


def test_an_author_can_answer_a_cause_and_bring_a_piece_out():
    answers = (
        Reaction(condition=Condition(causes=("refusal",)), says=Wordings(plain=("Not even a corner?",)), go="first"),
        Reaction(condition=Condition(hears=("offers",)), tells="truck", go="first"),
        *PUSHING.turns["first"].reactions,
    )
    turn = replace(PUSHING.turns["first"], reactions=answers)
    ours = replace(PUSHING, turns={**PUSHING.turns, "first": turn})
    refused, asked = say("Full.", moves=("refuses",)), say("What keeps you?", "offers", warm=10.0)
    events, state = play(refused, asked, asked, scenario=ours)
    said = reactions(events)
    assert (said[0].says, said[0].by, said[0].push) == ("Not even a corner?", "turn", False)
    assert [each.told for each in said[1:]] == [("truck",), ()]
    assert state.told == ("truck",)


def test_asking_for_what_was_told_comes_before_all_that_is_not_a_contradiction():
    assert causes(Said(moves=("refuses",)), asked_again=True) == ("again", "refusal")


def test_a_booking_is_a_way_on_without_a_word():
    events, _ = play(do("book", "mon-0920"), say("We're full, but there.", moves=("refuses",)))
    assert not reactions(events)[0].push


def test_words_are_the_turns_own_then_the_patients_and_harder_each_time():
    first = PUSHING.turns["first"]
    assert words_for("refusal", first, PATIENT, ()) == "So what do I do till then?"
    assert words_for("refusal", first, PATIENT, ("wait", "refusal")) == "So there is no way at all?"
    assert words_for("refusal", first, PATIENT, ("refusal",) * 7) == "So there is no way at all?"
    assert words_for("closing", first, PATIENT, ("refusal",)) == "closing one"


def test_a_refusal_is_asked_about_in_the_authors_words_and_counted_with_its_cause():
    no = say("Nothing at all.", moves=("refuses",))
    events, state = play(no, no)
    said = reactions(events)
    assert [(each.says, each.cause, each.by) for each in said] == [
        ("So what do I do till then?", "refusal", "push"),
        ("So there is no way at all?", "refusal", "push"),
    ]
    assert (state.burden, state.pushes, state.turn) == (2, ("refusal", "refusal"), "first")


def test_what_nobody_understood_costs_nothing_the_first_time():
    events, state = play(say("Blue moon."), say("Blue moon again."))
    first, second = reactions(events)
    assert (first.push, second.push) == (False, True)
    assert not [shift for shift in first.shifts if shift.reason in ("nudge", "pushed")]
    assert {shift.reason for shift in second.shifts} >= {"nudge", "pushed"}
    assert state.burden == 1


def test_a_good_reply_that_matches_nothing_is_never_a_push():
    good = say("A good long answer in other words.", warm=80.0, helpful=80.0)
    _, state = play(good, good, good)
    assert state.burden == 0


def test_whoever_gives_up_does_so_by_rule():
    no = say("No.", marks={"answer": 0}, warm=0.0, helpful=0.0)
    events, state = play(*(no for _ in range(9)), strict=False)
    assert (state.status, state.ending) == ("ended", "gave-up")
    assert reactions(events)[-1].by == "anytime"


# The hidden need, and what they can be asked.


def test_an_open_question_brings_out_one_piece_and_trust_the_next():
    events, state = play(
        say("What has the night been like?", moves=("asks_open",)),
        say("That sounds hard; let us find something.", warm=95.0, helpful=90.0, marks={"acknowledge": 2}),
    )
    one, two = reactions(events)
    assert (one.confides, one.told, one.by, one.push) == ("I'm on again tonight.", ("night",), "told", False)
    assert two.told == ("truck",)
    assert state.told == ("night", "truck")


def test_nobody_opens_up_to_a_cold_question_or_after_a_failed_gate():
    for cold in (
        say("So what is it then?", moves=("asks_open",), warm=20.0),
        say("What is it?", moves=("asks_open",), warm=80.0, failed=("safety",)),
    ):
        events, _ = play(cold)
        assert reactions(events)[0].told == ()


def test_finding_it_changes_how_it_ends():
    _, state = play(
        say("How are the nights?", moves=("asks_open",)),
        say("I see.", warm=95.0, helpful=95.0, marks={"acknowledge": 2}),
        say("Of course."),
    )
    assert state.ending == "understood"


def test_a_patient_can_be_asked_in_any_turn_and_notices_being_asked_again():
    events, state = play(say("When were you born?", asked=("born",)), say("Date of birth?", asked=("born",)))
    one, two = reactions(events)
    assert (one.words, one.push, one.by) == ("Ninth of May.", False, "answer")
    assert (two.push, two.cause) == (True, "again")
    assert "I did say. May." in two.words
    assert state.answered == {"born"}


def test_what_was_in_their_first_words_is_asked_again_from_the_start():
    events, _ = play(say("What was your name?", asked=("name",)))
    assert (reactions(events)[0].push, reactions(events)[0].cause) == (True, "again")


def test_let_me_look_is_waited_for_once():
    look = say("Let me look.", moves=("looks",))
    events, _ = play(look, look, look)
    assert [each.by for each in reactions(events)] == ["waits", "turn", "turn"]
    assert not reactions(events)[0].push


def test_nobody_answers_where_nobody_listens():
    machine = Turn(
        id="first",
        cue="a beep",
        alone=True,
        reactions=(Reaction(cue="the tape runs on", go="first"),),
    )
    ours = replace(PUSHING, turns={**PUSHING.turns, "first": machine})
    for into_the_tape in (
        say("When were you born?", asked=("born",)),
        say("How have you been?", moves=("asks_open",), warm=90.0),
        say("Let me look.", moves=("looks",)),
        say("@#!", intelligible=False),
    ):
        events, _ = play(into_the_tape, scenario=ours)
        assert (reactions(events)[-1].words, reactions(events)[-1].by) == ("", "turn")
