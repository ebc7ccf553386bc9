"""A thousand encounters nobody wrote: whatever is said and done, the patient answers, and the log is the encounter."""

from collections import deque

from hypothesis import given, settings
from hypothesis import strategies as st
from pushing_samples import PUSHING, commands, do, play, replies, say

from simulator.engine.debrief import debrief_of
from simulator.engine.events import EncounterEnded, PatientReacted, PatientSpoke, ReplyGiven
from simulator.engine.mood import DIMENSIONS, moved
from simulator.engine.pace import PACES
from simulator.engine.promises import ledger
from simulator.engine.satisfaction import touchpoints_of
from simulator.engine.state import replay
from simulator.engine.transcript import transcript
from simulator.store.codec import decode, encode

steps = st.lists(commands, max_size=20)
thousand = settings(max_examples=1000, deadline=None)


@thousand
@given(steps, st.integers(0, 9), st.sampled_from(PACES))
def test_replay_equals_live_and_the_same_again(steps, seed, pace):
    events, state = play(*steps, seed=seed, pace=pace, strict=False)
    assert replay(events) == state
    assert play(*steps, seed=seed, pace=pace, strict=False) == (events, state)


@thousand
@given(steps, st.sampled_from(PACES))
def test_every_reply_is_answered_and_every_mood_is_one_the_shifts_explain(steps, pace):
    events, state = play(*steps, pace=pace, strict=False)
    mood = PUSHING.patient.mood
    for place, event in enumerate(events):
        if isinstance(event, ReplyGiven):
            assert isinstance(events[place + 1], PatientReacted)
        if isinstance(event, PatientReacted | PatientSpoke):
            assert event.mood == moved(mood, event.shifts)
            mood = event.mood
            assert all(0 <= getattr(mood, name) <= 100 for name in DIMENSIONS)
    assert state.mood == mood
    assert state.burden == sum(getattr(event, "push", False) for event in events)


@thousand
@given(steps, st.integers(0, 9), st.integers(0, 9))
def test_seed_chooses_words_and_never_what_happens(steps, seed, other):
    ours, theirs = play(*steps, seed=seed, strict=False), play(*steps, seed=other, strict=False)
    assert [type(event) for event in ours[0]] == [type(event) for event in theirs[0]]
    assert (ours[1].mood, ours[1].ending, ours[1].told) == (theirs[1].mood, theirs[1].ending, theirs[1].told)


@settings(max_examples=200, deadline=None)
@given(st.lists(replies, max_size=12))
def test_nobody_is_ever_stuck(steps):
    """From wherever one has come to, some few replies lead to an ending."""
    events, state = play(*steps, strict=False)
    if state.over:
        assert isinstance(events[-1], EncounterEnded)
        return
    ways_out = deque([()])
    tries = (
        say("Come at 9:20.", "offers", marks={"wait": 2, "confirm": 2}, moves=("confirms",), slots=("mon-0920",)),
        say("no", marks={"answer": 0}, warm=0.0, helpful=0.0),
    )
    while ways_out:
        way = ways_out.popleft()
        _, after = play(*steps, *way, strict=False)
        if after.over:
            return
        if len(way) < 8:
            # The same reply over and over is what the least imaginative do, and must be enough.
            ways_out.extend([(*way, way[-1])] if way else [(each,) for each in tries])
    raise AssertionError("no way out")


@settings(max_examples=300, deadline=None)
@given(steps, st.sampled_from(PACES))
def test_every_event_survives_its_storage_and_every_fold_reads_the_log(steps, pace):
    events, _ = play(*steps, pace=pace, strict=False)
    stored = [encode(event) for event in events]
    assert [decode(*each) for each in stored] == events
    found = debrief_of(events)
    assert found.burden == len(found.pushes)
    assert all(0 <= each.rating <= 10 for each in touchpoints_of(events))
    assert bool(ledger(events)) >= any(e.said.promises for e in events if isinstance(e, ReplyGiven))
    assert transcript(events)


def test_an_act_is_part_of_a_random_encounter_too():
    _, state = play(do("book", "mon-0920"), say("Nine twenty.", "offers", slots=("mon-0920",), moves=("confirms",)))
    assert state.ending == "booked"
