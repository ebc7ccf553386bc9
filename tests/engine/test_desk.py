"""Acts from the desk: what can be done now, what it changes, and who is meant."""

from dataclasses import replace

import pytest
from pushing_samples import AT, CARD, PUSHING, do, play, say

from simulator.engine.acts import Act, UnfitActError
from simulator.engine.clinic import Clinic
from simulator.engine.commands import Begin, Wait
from simulator.engine.decide import start
from simulator.engine.desk import Desk, booked_in, bookings, desk_after, fitted
from simulator.engine.events import PatientSpoke, ReplyGiven
from simulator.engine.situation import desk_card, desk_of, situation_of
from simulator.engine.state import replay


def refused(act, *before, channel="phone", card=CARD):
    with pytest.raises(UnfitActError) as error:
        fitted(act, desk_after(card, before), channel)
    return error.value.trouble, error.value.free


def test_only_a_free_time_can_be_booked_and_then_it_is_taken():
    booked = fitted(Act("book", "mon-0920"), Desk(CARD), "phone")
    assert (booked.time, booked.who) == ("Monday 09:20", "Dr Osei")
    assert refused(Act("book", "mon-1000")) == ("taken", ("mon-0920",))
    assert refused(Act("book", "sun-0300")) == ("no_such_slot", ("mon-0920",))
    assert refused(Act("book", "mon-0920"), booked) == ("taken", ())


def test_moving_their_own_time_frees_the_old_one():
    moved = fitted(Act("move", "mon-0920"), Desk(CARD), "phone")
    card = desk_after(CARD, [moved]).card
    assert card.slot("thu-1040").free
    assert not card.slot("thu-1040").theirs
    assert card.slot("mon-0920").theirs
    assert not card.slot("mon-0920").free


def test_cancelling_frees_it_and_only_theirs_can_be_cancelled():
    cancelled = fitted(Act("cancel"), Desk(CARD), "phone")
    assert str(cancelled) == "cancel thu-1040"
    assert desk_after(CARD, [cancelled]).card.slot("thu-1040").free
    assert refused(Act("cancel", "mon-1000")) == ("no_such_slot", ("thu-1040",))
    assert refused(Act("cancel"), cancelled)[0] == "nothing"
    assert refused(Act("move", "mon-0920"), cancelled)[0] == "nothing"


def test_a_caller_is_put_on_hold_and_come_back_to_once():
    hold = Act("hold")
    assert refused(hold, hold)[0] == "held"
    assert refused(Act("resume"))[0] == "not_held"
    assert not desk_after(CARD, [hold, Act("resume")]).held


@pytest.mark.parametrize("verb", ["hold", "resume", "transfer"])
def test_what_belongs_to_the_phone_is_not_done_at_the_desk(verb):
    assert refused(Act(verb, "Bev"), channel="desk")[0] == "channel"


@pytest.mark.parametrize(("verb", "trouble"), [("checkin", "checked_in"), ("aside", "aside")])
def test_what_belongs_to_the_desk_is_done_once_and_there(verb, trouble):
    assert refused(Act(verb))[0] == "channel"
    assert refused(Act(verb), Act(verb), channel="desk")[0] == trouble


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Dr Osei", "Dr Osei"),
        ("osei", "Dr Osei"),
        ("the dentist", "Dr Osei"),
        ("BEV", "Bev"),
        ("practice nurse", "Bev"),
        ("nurse practitioner", "Sol Marsh"),
        ("sol", "Sol Marsh"),
        ("Dr", "Dr Osei"),
    ],
)
def test_people_are_meant_by_name_or_by_what_they_are(typed, meant):
    for verb in ("fetch", "introduce", "transfer"):
        assert fitted(Act(verb, typed), Desk(CARD), "phone").argument == meant


def test_nobody_of_that_name_is_told_with_who_there_is():
    assert refused(Act("fetch", "Dr Smith"))[0] == "nobody"
    trouble, free = refused(Act("fetch", "Zebedee"))
    assert trouble == "nobody"
    assert "Bev" in free
    assert fitted(Act("fetch", "anybody"), Desk(Clinic(id="x", name="X")), "phone").argument == "anybody"


def test_a_message_may_be_for_somebody_who_is_not_on_the_card():
    assert fitted(Act("message", "bev"), Desk(CARD), "phone").argument == "Bev"
    assert fitted(Act("message", "his brother"), Desk(CARD), "phone").argument == "his brother"


def test_the_emergency_number_is_the_cards():
    assert fitted(Act("emergency"), Desk(CARD), "phone").who == "112"


def test_what_is_booked_is_no_longer_free_for_the_next_reply():
    _, state = play(do("book", "mon-0920"), say("There."))
    assert not desk_card(PUSHING, state).slot("mon-0920").free
    assert "Monday 09:20 with Dr Osei is this patient's own." in situation_of(PUSHING, state).facts


def reasons(*steps, scenario=PUSHING):
    return {shift.reason for event in play(*steps, scenario=scenario)[0] for shift in getattr(event, "shifts", ())}


def test_a_cold_transfer_costs_and_an_introduction_earns():
    assert "cold_transfer" in reasons(do("transfer", "Bev"), say("Putting you through."))
    warm = reasons(do("introduce", "Bev"), do("transfer", "Bev"), say("She knows all about it."))
    assert "introduced" in warm
    assert "cold_transfer" not in warm
    told = (do("introduce", "Bev"), say("I have told Bev."))
    assert "cold_transfer" not in reasons(*told, do("transfer", "Bev"), say("Here she is."))
    assert "cold_transfer" in reasons(*told, do("transfer", "osei"), say("Here he is."))


def test_stepping_aside_is_a_kindness_where_it_is_nobody_elses_business():
    turn = replace(PUSHING.turns["first"], moments=("sensitive",))
    touchy = replace(PUSHING, channel="desk", turns={**PUSHING.turns, "first": turn})
    step = (do("aside"), say("Come round here with me."))
    assert "stepped_aside" in reasons(*step, scenario=touchy)
    assert "stepped_aside" not in reasons(*step, scenario=replace(PUSHING, channel="desk"))


def test_whoever_speaks_to_a_caller_on_hold_has_come_back_to_them():
    wait = say("May I put you on hold?", moves=("asks_to_hold",))
    events, state = play(do("hold"), wait, say("Here I am."))
    given = [event for event in events if isinstance(event, ReplyGiven)]
    assert [str(act) for act in given[-1].acts] == ["resume"]
    assert not desk_of(PUSHING, state).held
    _, still = play(do("hold"), wait)
    assert desk_of(PUSHING, still).held


def test_what_is_done_without_a_word_is_not_heard_on_hold():
    wait = say("May I put you on hold?", moves=("asks_to_hold",))
    _, state = play(do("hold"), wait, do("message", "Bev"), say("", intelligible=False))
    assert desk_of(PUSHING, state).held


def test_nobody_on_hold_hears_a_silence():
    wait = say("May I put you on hold?", moves=("asks_to_hold",))
    events, _ = play(do("hold"), wait, Wait(at=AT, seconds=900), pace="real")
    assert not [event for event in events if isinstance(event, PatientSpoke)]


def test_what_was_booked_before_a_call_back_is_booked_in_it():
    events, _ = play(do("book", "mon-0920"), do("note", "hurry"), say("There."))
    begun = start(PUSHING, Begin(at=AT, seed=1, mode="practice", follows="e1", done_before=bookings(events)))
    assert [str(act) for act in begun.done_before] == ["book mon-0920"]
    state = replay([begun])
    assert desk_card(PUSHING, state).slot("mon-0920").theirs
    assert booked_in(CARD, desk_of(PUSHING, state)) == {"mon-0920"}


def test_acts_take_time():
    _, state = play(do("fetch", "osei"), do("hold"), say("One moment.", moves=("asks_to_hold",)))
    assert state.minutes == 3
