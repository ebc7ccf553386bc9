"""A promise that outlives its call: kept in time, put off again, or forgotten, and taken up where it was left."""

from dataclasses import replace
from datetime import timedelta

import pytest
from made_calls import FILE, FIRST_DAY, PROMISE, practice_on, promised

from simulator.engine.acts import Act
from simulator.engine.debrief import debrief_of
from simulator.progress.promises import FORGOTTEN_AFTER, debts
from simulator.runtime.library import ScenarioProblemError

DAYS = FORGOTTEN_AFTER.days


def fates(practice, days):
    return [debt.fate for debt in debts(practice.summaries(), FIRST_DAY + timedelta(days=days))]


def test_a_promise_is_owed_from_the_moment_it_was_made(data_folder):
    (debt,) = promised(data_folder)
    assert (debt.patient, debt.what, debt.by, debt.fate) == ("Mr Pell", "ring", "by one", "due")
    assert (debt.scenario, debt.title, debt.vague) == ("the-blue-folder", "The blue folder", False)


def test_a_call_back_put_down_without_words_is_owed_too(data_folder):
    practice = practice_on(data_folder)
    encounter = practice.begin(practice.library.load("the-blue-folder"), seed=1)
    encounter.act(Act("callback", "13:00"))
    encounter.say("")
    (debt,) = practice.debts()
    assert (debt.what, debt.by) == ("ring", "13:00")
    practice.close()


def test_made_in_time_it_is_kept(data_folder):
    (debt,) = promised(data_folder)
    practice = practice_on(data_folder, DAYS)
    left_as = practice.summaries()[0].mood_last
    encounter = practice.follow_up(debt, seed=1)
    started = encounter.events[0]
    assert (started.turn, started.follows, started.forgotten) == ("he-picks-up", debt.encounter, False)
    assert (started.mood, started.retry_of) == (left_as, "")
    encounter.say("It's Ana at Bramley Dental. Your folder is here, in my hand.")
    assert encounter.view.ended
    assert fates(practice, DAYS) == fates(practice, 99) == ["kept"]
    assert practice.debts() == ()
    practice.close()


def test_put_off_again_it_is_renegotiated_and_the_new_promise_is_owed(data_folder):
    (debt,) = promised(data_folder)
    practice = practice_on(data_folder, 1)
    practice.follow_up(debt, seed=1).say("Mr Pell, I don't know yet. I'll ring you again tomorrow by noon.")
    assert fates(practice, 1) == ["renegotiated", "due"]
    (again,) = practice.debts()
    assert again.encounter != debt.encounter
    practice.follow_up(again, seed=1).say("It's here, Mr Pell. I have your folder.")
    assert fates(practice, 1) == ["renegotiated", "kept"]
    practice.close()


def test_forgotten_the_patient_rings_instead(data_folder):
    promised(data_folder)
    practice = practice_on(data_folder, DAYS + 0.01)
    (debt,) = practice.debts()
    assert debt.fate == "forgotten"
    encounter = practice.follow_up(debt, seed=1)
    started = encounter.events[0]
    assert (started.turn, started.follows, started.forgotten) == ("he-rings-himself", debt.encounter, True)
    assert started.says == "It's Pell. Nobody rang me."
    encounter.say("I'm sorry, Mr Pell, I said one o'clock and I forgot. Your folder is here.")
    assert fates(practice, DAYS + 1) == ["forgotten"]
    assert practice.debts() == ()
    practice.close()


def test_one_that_was_left_is_still_owed_and_gone_on_with(data_folder):
    (debt,) = promised(data_folder)
    practice = practice_on(data_folder, 1)
    begun = practice.follow_up(debt, seed=1)
    begun.pause()
    practice.close()
    later = practice_on(data_folder, 1)
    assert [each.encounter for each in later.debts()] == [debt.encounter]
    (left,) = later.unfinished()
    assert left.encounter_id == begun.id
    later.resume(left.encounter_id).say("Your folder is here, Mr Pell.")
    assert fates(later, 1) == ["kept"]
    later.close()


def test_a_moment_tried_again_owes_nobody_anything(data_folder):
    from simulator.runtime.encounter import Moment

    practice = practice_on(data_folder)
    scenario = practice.library.load("the-blue-folder")
    first = practice.begin(scenario, seed=1)
    first.say("No.")
    first.drop()
    moment = Moment(encounter_id=first.id, turn="the-form", mood=scenario.patient.mood, before=first.events[0].says)
    again = practice.begin(scenario, seed=1, moment=moment)
    assert again.events[0].says == "The blue folder. Is it there yet?"
    again.say(PROMISE)
    assert again.view.ended
    assert practice.debts() == ()
    practice.close()


def test_the_pace_can_be_chosen_for_this_call_alone(data_folder):
    (debt,) = promised(data_folder)
    practice = practice_on(data_folder, 1)
    practice.pace = "gentle"
    assert practice.follow_up(debt, seed=1).view.pace == "gentle"
    assert practice.follow_up(debt, seed=1, pace="off").view.pace == "off"
    practice.close()


def test_a_scenario_that_goes_on_no_more_is_told(data_folder, tmp_path):
    (debt,) = promised(data_folder)
    text = FILE.read_text(encoding="utf-8")
    file = tmp_path / FILE.name
    file.write_text(text.replace("later: {kept: he-picks-up, forgotten: he-rings-himself}", ""), encoding="utf-8")
    practice = practice_on(data_folder, 1)
    practice.library._loaded.clear()
    practice.library.load(str(file))
    with pytest.raises(ScenarioProblemError):
        practice.follow_up(debt)
    with pytest.raises(ScenarioProblemError):
        practice.follow_up(replace(debt, scenario="no-such-call"))
    practice.close()


def test_the_debrief_tells_the_promise_and_the_ending_that_it_goes_on(data_folder):
    (debt,) = promised(data_folder, "I will ring you back this afternoon, Mr Pell.")
    practice = practice_on(data_folder)
    events = practice.events(debt.encounter)
    assert debrief_of(events).ended.goes_on
    (entry,) = debrief_of(events).promises
    assert (entry.promise.what, entry.promise.by, entry.fate) == ("ring", debt.by, "open")
    practice.close()


def test_what_was_booked_in_the_call_stands_in_the_call_back(data_folder):
    practice = practice_on(data_folder)
    first = practice.begin(practice.library.load("the-blue-folder"), seed=1)
    first.act(Act("book", "tue-1500"))
    first.say(PROMISE)
    (debt,) = practice.debts()
    back = practice.follow_up(debt, seed=1)
    assert [str(act) for act in back.events[0].done_before] == ["book tue-1500"]
    slot = back.view.card.slot("tue-1500")
    assert (slot.free, slot.theirs) == (False, True)
    assert back.view.pending == ()
    practice.close()


def test_one_that_was_given_up_is_owed_still(data_folder):
    (debt,) = promised(data_folder)
    practice = practice_on(data_folder, 1)
    practice.follow_up(debt, seed=1).drop()
    assert practice.debts() == (debt,)
    practice.close()
