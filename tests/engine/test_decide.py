"""Decisions and folds: what happens depends on nothing but scenario, state and command, and a log is an encounter."""

from dataclasses import replace

import pytest
from encounter_samples import AT, SCENARIO, judgement, judgements, say
from hypothesis import given
from hypothesis import strategies as st

from simulator.engine.acts import Act, UnfitActError
from simulator.engine.commands import AskHint, Begin, Do, Drop, Pause, Resume
from simulator.engine.decide import NotNowError, decide, start
from simulator.engine.events import EncounterEnded, HintShown, PatientReacted, ReplyGiven
from simulator.engine.mood import Mood
from simulator.engine.situation import desk_card, situation_of
from simulator.engine.state import BrokenLogError, apply, begin, replay

BEGIN = Begin(at=AT, seed=3, mode="practice")
commands = st.one_of(
    st.builds(say, st.text(max_size=20), judgements),
    st.builds(say, st.just("Nine twenty?"), judgements, st.sampled_from(["offers-today", "calms-down"])),
    st.sampled_from(["mon-0920", "mon-1000", "tue-9"]).map(lambda slot: Do(at=AT, act=Act("book", slot))),
    st.sampled_from([AskHint(at=AT), Pause(at=AT), Resume(at=AT), Do(at=AT, act=Act("emergency"))]),
)


def play(*steps, seed=3):
    """The log of those commands; what does not fit is left out, as a face would."""
    events = [start(SCENARIO, Begin(at=AT, seed=seed, mode="practice"))]
    state = replay(events)
    for step in steps:
        try:
            new = decide(SCENARIO, state, step)
        except (NotNowError, UnfitActError):
            continue
        for event in new:
            state = apply(state, event)
        events.extend(new)
    return events, state


@given(st.lists(commands, max_size=12), st.integers(0, 9))
def test_a_log_replays_to_the_state_it_was_made_from(steps, seed):
    events, state = play(*steps, seed=seed)
    assert replay(events) == state
    assert play(*steps, seed=seed) == (events, state)


@given(st.lists(commands, max_size=12), st.integers(0, 9), st.integers(0, 9))
def test_seed_chooses_words_and_never_what_happens(steps, seed, other):
    ours, theirs = play(*steps, seed=seed), play(*steps, seed=other)
    assert [type(event) for event in ours[0]] == [type(event) for event in theirs[0]]
    assert ours[1].mood == theirs[1].mood
    assert ours[1].ending == theirs[1].ending


@given(st.lists(commands, max_size=12))
def test_every_reply_is_answered(steps):
    events, _ = play(*steps)
    for place, event in enumerate(events):
        if isinstance(event, ReplyGiven):
            assert isinstance(events[place + 1], PatientReacted)


def test_the_first_reaction_that_fits_wins_and_leads_on():
    events, state = play(say("Could you come at 9:20?", judgement(), "offers-today"))
    reacted = next(event for event in events if isinstance(event, PatientReacted))
    assert (reacted.reaction, reacted.next_turn, reacted.push) == (2, "the-close", False)
    assert reacted.asks == "So that's me down, then?"
    assert state.patient_line == "Oh, brilliant. So that's me down, then?"


def test_a_push_is_counted_and_worded_anew_each_time():
    events, state = play(say("no", judgement(10, 10)), say("no", judgement(10, 10)))
    said = [event.says for event in events if isinstance(event, PatientReacted)]
    # The first one only went unheard: it is asked again at no cost.
    assert state.burden == 1
    assert len(set(said)) == 2


def test_patience_that_has_run_out_ends_the_call():
    _, state = play(*(say("no", judgement(0, 0)) for _ in range(12)))
    assert (state.status, state.ending) == ("ended", "hung-up")


def test_an_unintelligible_reply_moves_nothing_and_is_asked_for_again():
    events, state = play(say("?", judgement(0, 0, intelligible=False)), say("??", judgement(0, 0, intelligible=False)))
    answers = [event for event in events if isinstance(event, PatientReacted)]
    assert [event.reaction for event in answers] == [0, 0]
    assert {event.says for event in answers} == {"Sorry?", "Say again?"}
    assert (state.mood, state.burden) == (SCENARIO.patient.mood, 0)


def test_an_act_joins_the_next_reply_and_takes_the_slot():
    book = Do(at=AT, act=Act("book", "mon-0920"))
    events, state = play(say("9:20?", judgement(), "offers-today"), book)
    assert [str(act) for act in state.pending] == ["book mon-0920"]
    assert not desk_card(SCENARIO, state).slot("mon-0920").free
    with pytest.raises(UnfitActError):
        decide(SCENARIO, state, book)
    events, state = play(say("9:20?", judgement(), "offers-today"), book, say("", judgement(intelligible=False)))
    assert state.ending == "booked"
    given = [event for event in events if isinstance(event, ReplyGiven)][-1]
    assert given.acts == (Act("book", "mon-0920", "Monday 09:20", "Dr Osei"),)


def test_hints_come_one_by_one_and_then_no_more():
    events, _ = play(AskHint(at=AT), AskHint(at=AT), AskHint(at=AT))
    hints = [event.text for event in events if isinstance(event, HintShown)]
    assert hints == ["What has the night been like?", "What is free today?"]


def test_a_paused_encounter_waits_and_a_dropped_one_is_over():
    _events, state = play(Pause(at=AT))
    with pytest.raises(NotNowError):
        decide(SCENARIO, state, say("Hello?", judgement()))
    assert decide(SCENARIO, state, Pause(at=AT)) == ()
    _, state = play(Pause(at=AT), Resume(at=AT), Drop(at=AT))
    assert state.over
    with pytest.raises(NotNowError):
        decide(SCENARIO, state, Resume(at=AT))


def test_a_moment_is_tried_again_from_its_turn_and_mood():
    mood = Mood(trust=12, worry=80, patience=30)
    started = start(SCENARIO, Begin(at=AT, seed=1, mode="practice", turn="the-close", mood=mood, retry_of="x"))
    assert (started.turn, started.mood, started.says) == ("the-close", mood, "So that's me down, then?")
    with pytest.raises(NotNowError):
        start(SCENARIO, Begin(at=AT, seed=1, mode="practice", turn="nowhere"))


def test_the_situation_names_what_the_reply_is_held_against():
    state = begin(start(SCENARIO, BEGIN))
    seen = situation_of(SCENARIO, state, ("an old line",))
    assert seen.opening
    assert seen.patient in SCENARIO.turns["the-tooth"].says.plain
    assert seen.must_not == (("safety", (("calms-down", ("that's normal",)),)),)
    assert "Monday 09:20 with Dr Osei is free." in seen.facts
    assert seen.used_before == ("an old line",)
    _, state = play(say("Hello.", judgement()))
    assert not situation_of(SCENARIO, state).opening


def test_a_call_is_opened_once_however_often_its_first_turn_comes_again():
    opening = replace(SCENARIO.turns["the-tooth"], moments=("opening", "problem"))
    ours = replace(SCENARIO, turns={**SCENARIO.turns, "the-tooth": opening})
    assert situation_of(ours, begin(start(ours, BEGIN))).moments == ("opening", "problem")
    _, state = play(say("no", judgement()))
    assert situation_of(ours, state).moments == ("problem",)


def test_a_log_that_is_none_is_refused():
    started = start(SCENARIO, BEGIN)
    ended = EncounterEnded(
        at=AT, ending="booked", stage="booked", cause="", says_afterwards="", clinic_fault=False, not_yours=""
    )
    for broken in ((), (started, started), (ended,), (started, ended, ended)):
        with pytest.raises(BrokenLogError):
            replay(broken)
