"""A silence at each pace: when it is heard, how often, that it costs nothing, and what being told nothing costs."""

import pytest
from made_calls import FILE

from simulator.engine.acts import Act
from simulator.engine.events import PatientSpoke
from simulator.engine.pace import PACES, SILENCE_AFTER
from simulator.engine.state import replay
from simulator.runtime.clock import FixedClock
from simulator.runtime.encounter import Choices, Encounter
from simulator.runtime.services import Services
from simulator.store import GuestLog

TIMED = [pace for pace in PACES if pace != "off"]


def begun(pace, name=str(FILE), log=None):
    return Encounter.begin(
        Services().library.load(name),
        encounter_id="e1",
        choices=Choices(seed=1, pace=pace),
        log=log or GuestLog(),
        clock=FixedClock(),
    )


def heard(encounter):
    return [event for event in encounter.events if isinstance(event, PatientSpoke)]


def wait_through(encounter, seconds):
    """Every second of a silence, as a face tells them; the seconds at which something was heard come back."""
    found = []
    for second in range(1, seconds + 1):
        before = len(encounter.events)
        encounter.wait(second)
        found += [second] * (len(encounter.events) - before)
    return found


def test_off_is_off():
    encounter = begun("off")
    assert encounter.view.silences_left == 0
    assert wait_through(encounter, 600) == []
    assert len(encounter.events) == 1


@pytest.mark.parametrize("pace", TIMED)
def test_it_is_heard_when_its_time_has_come_and_costs_nothing(pace):
    encounter = begun(pace)
    mood = encounter.view.mood
    assert encounter.view.silences_left == 2
    assert wait_through(encounter, 600) == list(SILENCE_AFTER[pace])
    assert [event.says for event in heard(encounter)] == list(encounter.scenario.patient.silence)
    assert all(event.reason == "silence" and not event.push and not event.shifts for event in heard(encounter))
    view = encounter.view
    assert (view.mood, view.burden, view.silences_left) == (mood, 0, 0)
    assert [line.text for line in view.lines if line.kind == "patient"][-1] == "I can hear somebody typing."


@pytest.mark.parametrize("pace", TIMED)
def test_a_reply_begins_it_anew(pace):
    encounter = begun(pace)
    first = SILENCE_AFTER[pace][0]
    wait_through(encounter, first)
    encounter.say("I am looking, Mr Pell.")
    assert wait_through(encounter, first - 1) == []
    assert wait_through(encounter, first) == [first]
    assert len(heard(encounter)) == 2


def test_the_gentle_pace_is_gentler():
    assert min(SILENCE_AFTER["gentle"]) > max(SILENCE_AFTER["real"])


def test_at_the_desk_a_silence_is_seen_and_not_said():
    encounter = begun("real", "ten-oh-seven")
    lines = encounter.scenario.patient.silence
    wait_through(encounter, 60)
    assert [event.reason for event in heard(encounter)] == ["queue"] * min(2, len(lines))
    assert all(event.cue and not event.says for event in heard(encounter))


def test_who_was_told_a_time_comes_back_and_that_costs():
    encounter = begun("real")
    encounter.act(Act("note", "asks about the folder"))
    encounter.say("I'm looking for it now, Mr Pell, it will take about two minutes.")
    assert encounter.events[-1].next_turn == "hanging-on"
    before = encounter.view
    assert wait_through(encounter, 60) == [20, 50]
    _silence, event = heard(encounter)
    assert (event.reason, event.push, event.says) == ("update", True, "Is anybody looking? Only nobody has said.")
    assert encounter.view.burden == before.burden + 1
    assert encounter.view.mood.patience < before.mood.patience


@pytest.mark.parametrize("pace", TIMED)
def test_it_is_kept_replays_and_is_gone_on_with(pace):
    log = GuestLog()
    encounter = begun(pace, log=log)
    wait_through(encounter, 70)
    assert log.events("e1") == encounter.events
    again = Encounter.resume(encounter.scenario, encounter.events, encounter_id="e1", log=log, clock=FixedClock())
    assert again.view.silences_left == encounter.view.silences_left
    assert wait_through(again, 70) == []
    assert replay(encounter.events).silences == len(heard(encounter))


def test_a_silence_after_the_end_brings_nothing_and_says_so():
    from simulator.engine.decide import NotNowError

    encounter = begun("real")
    encounter.say("I'll ring you back by one.")
    assert encounter.view.ended
    with pytest.raises(NotNowError):
        encounter.wait(99)


def test_nobody_is_heard_on_hold_and_the_notes_to_the_last_reply_stay():
    encounter = begun("real")
    encounter.act(Act("hold"))
    encounter.say("May I put you on hold? " + "word " * 1_000)
    notices = encounter.view.notices
    assert notices
    assert wait_through(encounter, 60) == []
    assert encounter.view.notices == notices
    encounter.say("Thank you for holding.")
    assert wait_through(encounter, 20) == [20]
