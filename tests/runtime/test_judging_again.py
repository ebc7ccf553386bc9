"""A recorded reply judged again by the same versions is judged the same, to the last digit, and after being stored."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.engine.acts import UnfitActError, parse_act
from simulator.engine.events import ReplyGiven
from simulator.runtime.clock import FixedClock
from simulator.runtime.judging import installed_versions, judge_again
from simulator.runtime.services import Services
from simulator.store.codec import decode, encode

LIBRARY = Services().library
IDS = sorted(card.id for card in LIBRARY.cards() if not card.own)
SAID = (
    "I'm sorry about that, let me look. The next free time is tomorrow at 8:20, and I'll write it down for you.",
    "no",
    "You'll have to ask the doctor. Don't worry, it is probably nothing.",
    "Thank you for your patience, your call is important to us.",
    "What would help you most just now? I can fetch the nurse this minute.",
    "Im realy sory, i get somebody now",
    "\U0001f600 ?",
)
ACTS = ("/card", "/emergency", "/hold", "/checkin", "/transfer the nurse", "/callback 14:00")


def recorded(scenario_id, steps, history=()):
    practice = Services(clock=FixedClock()).guest()
    for reply in history:
        earlier = practice.begin(LIBRARY.load(scenario_id), seed=2)
        earlier.say(reply)
    encounter = practice.begin(LIBRARY.load(scenario_id), seed=1)
    for act, text in steps:
        if encounter.view.ended:
            break
        if act:
            try:
                encounter.act(parse_act(act))
            except UnfitActError:
                continue
        encounter.say(text)
    return [event for event in encounter.events if isinstance(event, ReplyGiven)]


@settings(max_examples=60)
@given(
    st.sampled_from(IDS),
    st.lists(st.tuples(st.sampled_from(("", *ACTS)), st.sampled_from(SAID)), min_size=1, max_size=6),
    st.lists(st.sampled_from(SAID[:4]), max_size=3),
)
def test_the_same_versions_judge_a_recording_the_same(scenario_id, steps, history):
    for event in recorded(scenario_id, steps, history):
        stored = decode(*encode(event))
        assert judge_again(stored) == event.judgement


@settings(max_examples=40)
@given(st.sampled_from(IDS), st.text(min_size=1, max_size=300).filter(lambda text: text.strip()))
def test_whatever_is_typed_is_judged_the_same_again(scenario_id, text):
    practice = Services(clock=FixedClock()).guest()
    encounter = practice.begin(LIBRARY.load(scenario_id), seed=1)
    try:
        encounter.say(text)
    except ValueError:  # nothing was left of it once cleaned
        return
    (event,) = [event for event in encounter.events if isinstance(event, ReplyGiven)]
    assert judge_again(decode(*encode(event))) == event.judgement


@pytest.mark.parametrize("scenario_id", IDS)
def test_a_mark_is_pinned_to_what_made_it_and_stays_so_when_stored(scenario_id):
    for event in recorded(scenario_id, [("", each) for each in SAID[:2]]):
        assert decode(*encode(event)).judgement.versions == event.judgement.versions == installed_versions("en")
        assert all((event.judgement.versions.scorer, event.judgement.versions.pack, event.judgement.versions.rubric))
