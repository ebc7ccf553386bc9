"""Endings that need something, who is about to leave, and time that passes: waits told, kept and run out."""

from dataclasses import replace

from pushing_samples import CARD, PATIENT, PUSHING, do, play, say

from simulator.engine.events import EncounterEnded, PatientReacted
from simulator.engine.mood import Nudge
from simulator.engine.scenario import PUSH_CAUSES, Reaction, Wordings
from simulator.engine.speech import Promise, Slip
from simulator.engine.state import replay


def reactions(events):
    return [event for event in events if isinstance(event, PatientReacted)]


OFFER = {"moves": ("offers",), "slots": ("mon-0920",)}


def test_an_ending_that_lacks_something_keeps_the_patient_on_the_line_once():
    events, state = play(say("Nine twenty?", "offers", **OFFER))
    asked = reactions(events)[-1]
    assert (asked.by, asked.push, asked.cause) == ("lacks", True, "closing")
    assert asked.says.endswith("So am I in the book?")
    assert (state.leaving, state.turn, state.over) == ("booked", "first", False)


def test_what_was_lacking_can_be_made_good():
    events, state = play(
        say("Nine twenty?", "offers", **OFFER),
        do("book", "mon-0920"),
        say("You are: Monday, twenty past nine.", moves=("confirms",), slots=("mon-0920",)),
    )
    assert (state.ending, state.status) == ("booked", "ended")
    assert reactions(events)[-1].words == "Right you are."


def test_who_was_about_to_leave_still_is_after_something_else_was_said():
    offered = say("Nine twenty?", "offers", **OFFER)
    for beside in (
        say("Your date of birth?", asked=("born",)),
        say("Let me look.", moves=("looks",)),
        say("We are full.", moves=("refuses",)),
        say("What has it been like?", moves=("asks_open",)),
        say("Sorry, @#!", intelligible=False),
        say("Nine twenty then, and your date of birth?", "offers", asked=("born",), **OFFER),
    ):
        _, state = play(offered, beside)
        assert (state.leaving, state.over) == ("booked", False)
    _, state = play(offered, do("hold"), say("May I put you on hold?", moves=("asks_to_hold",)))
    assert (state.leaving, state.over) == ("booked", False)


def test_a_no_is_noticed_even_with_a_question_in_the_same_breath():
    for breath in ({"asked": ("born",)}, {"moves": ("refuses", "asks_open")}, {"moves": ("refuses", "looks")}):
        events, state = play(say("No, nothing.", **{"moves": ("refuses",)} | breath))
        assert (reactions(events)[-1].cause, state.told) == ("refusal", ())
    events, _ = play(say("No. Your date of birth?", moves=("refuses",), asked=("born",)))
    assert reactions(events)[-1].words == "Ninth of May. So what do I do till then?"


def test_a_contradiction_is_noticed_before_a_question_asked_again():
    told = say("What was your name? At ten.", asked=("name",), slips=(Slip(kind="contradicts_earlier", said="ten"),))
    events, _ = play(told)
    assert reactions(events)[-1].cause == "contradiction"


def test_a_booking_taken_back_is_none():
    events, state = play(do("book", "mon-0920"), do("cancel", "mon-0920"), say("Nine twenty?", "offers", **OFFER))
    assert reactions(events)[-1].says.endswith("So am I in the book?")
    assert state.leaving == "booked"


def test_a_nudge_without_a_push_is_spared_the_first_time_too():
    turn = replace(
        PUSHING.turns["first"],
        reactions=(Reaction(says=Wordings(plain=("Eh?",)), nudge=Nudge(patience=-4), go="first"),),
    )
    ours = replace(PUSHING, turns={**PUSHING.turns, "first": turn})
    events, _ = play(say("Blue moon."), say("Blue moon."), scenario=ours)
    assert ["nudge" in {shift.reason for shift in each.shifts} for each in reactions(events)] == [False, True]


def test_a_piece_told_with_the_last_words_counts():
    turn = replace(PUSHING.turns["first"], reactions=(Reaction(tells="night", end="understood"),))
    ours = replace(PUSHING, turns={**PUSHING.turns, "first": turn})
    events, _ = play(say("Anything."), scenario=ours)
    assert events[-1].recalls == ("She asked about the nights.",)


def test_asking_first_and_then_holding_is_asking_first():
    events, _ = play(say("May I put you on hold?", moves=("asks_to_hold",)), do("hold"), say("Thank you."))
    assert not [shift for each in reactions(events) for shift in each.shifts if shift.reason == "held_unasked"]


def test_a_loop_shut_in_one_turn_is_open_again_in_the_next():
    shut = say("I'll send it.", "asks-to-wait", moves=("next_step",))
    events, _ = play(shut, say("Bye.", moves=("closes",)))
    assert reactions(events)[-1].cause == "closing"


def test_minutes_that_pass_in_the_same_turn_are_noticed_too():
    turn = replace(
        PUSHING.turns["first"],
        overdue=("Still nothing?",),
        reactions=(Reaction(says=Wordings(plain=("I'll wait.",)), later=20, go="first"),),
    )
    ours = replace(PUSHING, turns={**PUSHING.turns, "first": turn})
    events, _ = play(say("Ten minutes.", moves=("tells_wait",), waits=(10,)), scenario=ours)
    assert (reactions(events)[-1].words, reactions(events)[-1].overdue) == ("I'll wait. Still nothing?", True)


def test_quiet_minutes_ease_a_bad_mood():
    worse = say("Half an hour.", "asks-to-wait", moves=("tells_wait",), waits=(30,), warm=0.0, helpful=0.0)
    events, _ = play(worse)
    shifts = reactions(events)[-1].shifts
    assert {shift.dimension for shift in shifts if shift.reason == "eased"} == {"trust", "worry", "patience"}


def test_gibberish_with_a_look_at_the_card_is_still_gibberish():
    events, _ = play(do("card"), say("@#!", intelligible=False))
    assert reactions(events)[-1].by == "unread"


def test_what_stays_lacking_decides_how_it_ends_and_is_told():
    events, state = play(say("Nine twenty?", "offers", **OFFER), say("Yes yes."))
    ended = events[-1]
    assert isinstance(ended, EncounterEnded)
    assert (state.ending, ended.instead_of, ended.cause) == (
        "not-in-the-book",
        "booked",
        "nobody put it in the book",
    )


def test_a_need_nobody_asks_about_shows_only_in_the_ending():
    _, state = play(do("book", "mon-0920"), say("Nine twenty on Monday.", "offers", **OFFER))
    assert state.ending == "wrong-day"


def test_a_time_told_that_is_not_the_one_booked_counts_as_no_time_told():
    events, state = play(
        do("book", "mon-0920"), say("Ten on Monday.", "offers", moves=("offers", "confirms"), slots=("mon-1000",))
    )
    assert state.leaving == "booked"
    assert reactions(events)[-1].says.endswith("And when is that?")


def without_needs():
    """The same, with an ending that lets them go however little was done."""
    easy = replace(PUSHING.endings["booked"], needs=())
    return replace(PUSHING, endings={**PUSHING.endings, "booked": easy})


def test_a_time_promised_and_never_booked_is_caught_at_the_end():
    ended = play(say("Nine twenty?", "offers", **OFFER), scenario=without_needs())[0][-1]
    assert [(slip.kind, slip.said) for slip in ended.slips] == [("not_booked", "Monday 09:20")]


def test_a_time_in_the_book_or_their_own_or_nobodys_is_no_slip():
    booked = (do("book", "mon-0920"), say("Nine twenty.", "offers", **OFFER))
    theirs = (say("Nine twenty, or keep Thursday?", "offers", slots=("mon-0920", "thu-1040")),)
    taken = (say("Ten.", "offers", slots=("mon-1000",)),)
    for steps in (booked, theirs, taken):
        assert play(*steps, scenario=without_needs())[0][-1].slips == ()


def test_who_never_came_to_a_booking_was_promised_no_time():
    never = play(say("Nine twenty?", "offers", **OFFER), say("Yes yes."))[0][-1]
    assert (never.ending, never.slips) == ("not-in-the-book", ())


def test_the_patient_adds_to_what_they_tell_somebody():
    events, _ = play(
        say("How are the nights?", moves=("asks_open",)),
        *(say("No.", marks={"answer": 0}, warm=0.0, helpful=0.0) for _ in range(8)),
        strict=False,
    )
    assert events[-1].told_afterwards == "No use. She asked about the nights."
    assert (events[-1].found, events[-1].pieces) == (("night",), 2)


# Time.


def test_the_wait_told_runs_out_and_the_patient_comes_back():
    told = say("About ten minutes.", "asks-to-wait", moves=("tells_wait",), waits=(10,))
    events, state = play(told)
    back = reactions(events)[-1]
    assert (back.asks, back.push, back.cause, back.overdue) == ("You said ten minutes.", True, "update", True)
    assert (state.turn, state.minutes, state.due) == ("sitting", 20, None)


HALF_AN_HOUR = say("It will be half an hour.", "asks-to-wait", moves=("tells_wait",), waits=(30,))


def test_a_wait_told_honestly_is_a_word_kept_once_it_is_over():
    called_in = replace(PUSHING.turns["sitting"], says=Wordings(plain=("Is that me?",)))
    over = replace(PUSHING, turns={**PUSHING.turns, "sitting": called_in})
    events, state = play(HALF_AN_HOUR, scenario=over)
    back = reactions(events)[-1]
    assert (back.push, back.asks, state.due) == (False, "Is that me?", None)
    assert "kept_word" in {shift.reason for shift in back.shifts}


def test_whoever_still_sits_there_waits_on():
    events, state = play(HALF_AN_HOUR)
    back = reactions(events)[-1]
    assert (back.push, back.asks, back.cue) == (False, "", "sits by the window and looks at the clock")
    assert (state.due, state.minutes) == (30, 20)
    assert "kept_word" not in {shift.reason for shift in back.shifts}


def test_a_long_wait_of_which_nothing_was_told_is_asked_about():
    assert PUSHING.clinic.wait_mark < 20
    events, _ = play(say("Take a seat.", "asks-to-wait", moves=("vague_wait",)))
    back = reactions(events)[-1]
    assert (back.asks, back.cause, back.overdue, back.push) == ("You said ten minutes.", "update", True, True)


def test_a_hold_wants_asking_first():
    asked, _ = play(do("hold"), say("May I put you on hold?", moves=("asks_to_hold",)))
    told, _ = play(do("hold"), say("Wait.", moves=()))

    def cost(events):
        return sum(s.amount for s in reactions(events)[-1].shifts if s.reason == "held_unasked")

    assert (cost(asked), cost(told) < 0) == (0, True)


def test_tense_people_choose_other_words():
    angry = [say("No.", marks={"answer": 0}, warm=0.0, helpful=0.0)] * 2
    events, _ = play(*angry, do("book", "mon-0920"), say("Nine twenty.", "offers", warm=0.0, helpful=0.0))
    assert "If you say so." in reactions(events)[-1].says


def test_the_samples_are_what_the_tests_say():
    assert set(PATIENT.pushes) | {"refusal"} == set(PUSH_CAUSES)
    assert CARD.slot("thu-1040").theirs
    assert replay(play()[0]).burden == 0


def test_whoever_only_wanted_that_goes_before_anything_else_is_made_of_it():
    offered = say("Nine twenty?", "offers", **OFFER)
    events, state = play(
        do("book", "mon-0920"),
        replace_slots(offered, ()),
        say("Nine twenty, Monday, will you say it back?", "asks-to-wait", moves=("confirms",), slots=("mon-0920",)),
    )
    assert (state.ending, reactions(events)[-1].by) == ("booked", "settled")


def replace_slots(command, slots):
    return replace(command, said=replace(command.said, slots=slots))


def test_a_promise_with_a_deadline_says_by_when():
    firm = say("She will ring in the next ten minutes.", promises=(Promise(who="she", what="ring", by="by one"),))
    vague = say("Someone will ring.", promises=(Promise(who="someone", what="ring", by="soon", vague=True),))
    assert "wait" in play(firm)[1].said
    assert "wait" not in play(vague)[1].said
