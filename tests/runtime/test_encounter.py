"""A live encounter: the same again for the same input, on disk before the answer, and the same when taken up again."""

import json

import pytest

from simulator.engine.acts import Act, UnfitActError
from simulator.engine.decide import NotNowError
from simulator.engine.events import EncounterEnded, ReplyGiven
from simulator.engine.state import replay
from simulator.runtime.clock import FixedClock
from simulator.runtime.encounter import ChangedScenarioError, Choices, Encounter, Moment
from simulator.runtime.result import result_of
from simulator.runtime.services import Services
from simulator.store import GuestLog

REPLIES = (
    "Mr Calloway, I'm sorry. We said ten and it's seven minutes past.",
    "Ines needs about five more minutes, then she's yours.",
    "What do you need that knee for?",
    "Lucky Maureen. I'll put one line on the list for Ines.",
)


@pytest.fixture
def scenario():
    return Services().library.load("ten-oh-seven")


def begun(scenario, log=None, *, seed=3, mode="practice", history=()):
    return Encounter.begin(
        scenario,
        encounter_id="e1",
        choices=Choices(seed=seed, mode=mode),
        log=log or GuestLog(),
        clock=FixedClock(),
        history=history,
    )


def said(encounter, replies=REPLIES):
    for reply in replies:
        if not encounter.view.ended:
            encounter.say(reply)
    return encounter


def test_the_same_input_gives_the_same_log(scenario):
    assert said(begun(scenario)).events == said(begun(scenario)).events
    assert said(begun(scenario, seed=4)).events != said(begun(scenario)).events
    assert said(begun(scenario, history=REPLIES)).events == said(begun(scenario, history=REPLIES)).events


def test_a_log_replays_to_where_the_encounter_stands(scenario):
    encounter = said(begun(scenario))
    state = replay(encounter.events)
    view = encounter.view
    assert (state.mood, state.burden, state.status) == (view.mood, view.burden, view.status)


class WatchedLog(GuestLog):
    """A log that remembers what was in it each time somebody looked at the encounter."""

    def __init__(self, fail_at=None):
        super().__init__()
        self.fail_at = fail_at

    def append(self, encounter_id, events, *, expected_seq, summary=None):
        if self.fail_at is not None and expected_seq >= self.fail_at:
            raise OSError("the disk is full")
        return super().append(encounter_id, events, expected_seq=expected_seq, summary=summary)


def test_events_are_kept_before_the_patient_answers(scenario):
    log = WatchedLog()
    encounter = begun(scenario, log)
    assert log.events("e1") == encounter.events
    for reply in REPLIES:
        view = encounter.say(reply)
        assert log.events("e1") == encounter.events
        assert view.lines == encounter.view.lines
        if view.ended:
            break


def test_what_could_not_be_kept_did_not_happen(scenario):
    log = WatchedLog(fail_at=3)
    encounter = begun(scenario, log)
    encounter.say(REPLIES[0])
    before, events = encounter.view, encounter.events
    with pytest.raises(OSError, match="disk is full"):
        encounter.say(REPLIES[1])
    assert (encounter.view, encounter.events) == (before, events)
    log.fail_at = None
    encounter.say(REPLIES[1])
    assert log.events("e1") == encounter.events


def test_going_on_is_the_same_as_never_having_left(data_folder, scenario):
    live = said(begun(scenario))
    for left_after in range(1, len(REPLIES)):
        services = Services(data_folder / str(left_after), clock=FixedClock())
        practice = services.practice("Ingrid")
        encounter = practice.begin(services.library.load("ten-oh-seven"), seed=3)
        said(encounter, REPLIES[:left_after])
        practice.close()
        again = Services(data_folder / str(left_after), clock=FixedClock()).practice("Ingrid")
        (left,) = again.unfinished()
        assert (left.scenario, left.replies, left.playable) == ("ten-oh-seven", left_after, True)
        resumed = said(again.resume(left.encounter_id), REPLIES[left_after:])
        assert resumed.events == live.events
        again.close()


def test_a_paused_call_comes_back_where_it_was(data_folder):
    services = Services(data_folder, clock=FixedClock())
    practice = services.practice("Ingrid")
    encounter = practice.begin(services.library.load("ten-oh-seven"), seed=3)
    encounter.say(REPLIES[0])
    before = encounter.view
    assert encounter.pause().status == "paused"
    with pytest.raises(NotNowError):
        encounter.say(REPLIES[1])
    resumed = practice.resume(encounter.id)
    assert resumed.view.status == "talking"
    assert resumed.view.lines == before.lines
    practice.close()


def test_a_changed_scenario_is_not_gone_on_with(tmp_path, data_folder):
    own = data_folder / "scenarios"
    own.mkdir(parents=True)
    from simulator.scenario import SHIPPED

    file = own / "ten-oh-seven.yaml"
    text = (SHIPPED / "en" / "desk" / "ten-oh-seven.yaml").read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    practice = Services(data_folder, clock=FixedClock()).practice("Ingrid")
    encounter = practice.begin(practice.library.load("ten-oh-seven"), seed=3)
    encounter.say(REPLIES[0])
    practice.close()
    file.write_text(text.replace("ship's engineer", "ship's cook"), encoding="utf-8")
    later = Services(data_folder, clock=FixedClock()).practice("Ingrid")
    (left,) = later.unfinished()
    assert not left.playable
    with pytest.raises(ChangedScenarioError):
        later.resume(left.encounter_id)
    assert [event.text for event in later.events(left.encounter_id) if isinstance(event, ReplyGiven)] == [REPLIES[0]]
    later.set_aside(left.encounter_id)
    assert later.unfinished() == ()
    later.close()


def test_a_moment_can_be_tried_again(scenario):
    encounter = said(begun(scenario), REPLIES[:2])
    moment = Moment(encounter_id="e1", turn="the-clock", mood=scenario.patient.mood)
    again = Services(clock=FixedClock()).guest().begin(scenario, seed=9, moment=moment)
    turn = scenario.turns["the-clock"]
    assert again.events[0].retry_of == encounter.id
    assert again.events[0].says in (turn.again or turn.says.plain)


def test_acts_join_the_next_reply_and_hints_are_noted(scenario):
    encounter = begun(scenario)
    assert encounter.act(Act("card")).pending == (Act("card"),)
    with pytest.raises(UnfitActError):
        encounter.act(Act("book", "mon-1000"))
    encounter.act(Act("book", "tomorrow-0820"))
    assert not encounter.view.card.slot("tomorrow-0820").free
    before = encounter.view.hints_left
    assert encounter.hint().hints_left == before - 1
    assert encounter.say(REPLIES[0]).pending == ()
    (turn,) = result_of(encounter.events)["turns"]
    assert turn["acts"] == ["card", "book tomorrow-0820"]


def test_nothing_said_and_nothing_done_is_no_turn(scenario):
    encounter = begun(scenario)
    for nothing in ("", "  \n ", "\u200b"):
        with pytest.raises(NotNowError):
            encounter.say(nothing)
    assert len(encounter.events) == 1


def test_a_coach_murmurs_and_practice_keeps_quiet(scenario):
    assert begun(scenario, mode="coach").say(REPLIES[0]).margin_note
    assert not begun(scenario).say(REPLIES[0]).margin_note


def test_the_trainee_is_told_what_was_done_to_a_reply(scenario):
    encounter = begun(scenario)
    (told,) = encounter.say("I am sorry. " * 500).notices
    assert "first 4,000 are scored" in told
    assert "cannot be shown" in " ".join(encounter.say("I am \x1b[31m sorry").notices)
    assert encounter.say("I am sorry.").notices == ()
    long = next(event for event in encounter.events if isinstance(event, ReplyGiven))
    assert (len(long.text), long.scored_chars) == (5_999, 4_000)


def test_a_paste_of_100_000_characters_is_kept_whole(scenario):
    text = "a word or two, " * 6_666
    encounter = begun(scenario)
    encounter.say(text)
    assert next(event.text for event in encounter.events if isinstance(event, ReplyGiven)) == text.strip()
    assert "kept" in " ".join(begun(scenario).say(text * 2).notices)


def test_an_outcome_is_plain_json(scenario):
    outcome = result_of(said(begun(scenario)).events)
    assert json.loads(json.dumps(outcome)) == outcome
    ended = next((event for event in said(begun(scenario)).events if isinstance(event, EncounterEnded)), None)
    assert (outcome["ending"] or {}).get("id") == (ended.ending if ended else None)
