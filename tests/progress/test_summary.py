"""An encounter folds into one row, and the row survives being stored."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from played import AT, LATER, dropped, ended, hinted, reacted, replied, started

from simulator.engine.events import Event
from simulator.engine.judgement import Span
from simulator.engine.mood import Mood
from simulator.engine.tally import CriterionTally, axes_of, burden_of, gates_of
from simulator.progress.summary import SUMMARY_VERSION, Moment, SummaryError, from_plain, summary_of, to_plain

CALM = Mood(trust=60, worry=30, patience=55)


def _call() -> list[Event]:
    return [
        started(),
        hinted(),
        replied({"own": 1, "greet": None}, axes=40, text="Someone will ring."),
        reacted(push=True),
        replied({"own": 2, "apology": 0}, axes=80, failed=("privacy",)),
        reacted(mood=CALM),
        ended(),
    ]


def test_a_whole_call_folds_into_its_summary() -> None:
    summary = summary_of(_call(), "e1")
    assert (summary.encounter, summary.scenario, summary.started_at, summary.ended_at) == ("e1", "s1", AT, LATER)
    assert (summary.ending, summary.stage, summary.cause) == ("booked", "booked", "a slot was offered")
    assert (summary.burden, summary.replies, summary.hints) == (1, 2, 1)
    assert summary.axes == axes_of(_call())
    assert summary.gates == {"safety": True, "privacy": False}
    assert summary.criteria["own"].tally == CriterionTally(met=1, partly=1)
    assert summary.criteria["greet"].tally.mean is None
    assert (summary.mood_first, summary.mood_last) == (started().mood, CALM)
    assert summary.ended
    assert not summary.dropped


def test_one_still_going_and_one_dropped_have_no_ending() -> None:
    going = summary_of(_call()[:-1], "e1")
    assert (going.ended, going.ended_at, going.stage, going.dropped) == (False, None, "", False)
    given_up = summary_of([*_call()[:-1], dropped()], "e1")
    assert (given_up.ended, given_up.dropped) == (False, True)


def test_nothing_said_is_nothing_scored() -> None:
    summary = summary_of([started(), ended()], "e1")
    assert summary.axes is None
    assert summary.criteria == {}
    assert summary.best is None
    assert summary.mood_last == summary.mood_first


def test_the_best_moment_is_a_practised_skill_in_the_trainees_own_words() -> None:
    words = "Yes. I will ring you by noon."
    earned = (Span(5, 28, "earned"), Span(0, 3, "cost"))
    events = [
        started(practises=("own",)),
        replied({"greet": 2}, strength=1.0),
        replied({"own": 2, "greet": 2}, text=words, spans=earned, strength=0.4, turn="t2"),
    ]
    assert summary_of(events, "e").best == Moment(criterion="own", quote="I will ring you by noon.", turn="t2")


def test_evidence_is_the_latest_reply_that_met_it_and_never_one_that_missed() -> None:
    events = [
        started(),
        replied({"own": 2}, text="I'll see to it."),
        replied({"own": 1}, text="I could\nask."),
        replied({"own": 0}, text="Not my job."),
    ]
    assert summary_of(events, "e").criteria["own"].evidence == "I could ask."
    assert summary_of([started(), replied({"own": 0})], "e").criteria["own"].evidence == ""


@pytest.mark.parametrize("events", [[], [ended()], [replied(), started()]])
def test_what_does_not_begin_is_no_encounter(events: list[Event]) -> None:
    with pytest.raises(SummaryError):
        summary_of(events, "e")


_EVENTS = st.lists(
    st.one_of(
        st.builds(
            replied,
            st.dictionaries(st.sampled_from(["own", "greet", "safety"]), st.sampled_from([None, 0, 1, 2])),
            text=st.text(max_size=5),
            axes=st.floats(0, 100),
            failed=st.sampled_from([(), ("safety",), ("safety", "privacy")]),
            intelligible=st.booleans(),
        ),
        st.builds(reacted, push=st.booleans()),
        st.builds(hinted),
        st.builds(ended),
        st.builds(dropped),
    )
)


@given(_EVENTS)
def test_a_stored_summary_comes_back_as_it_was_and_agrees_with_the_tally(events: list[Event]) -> None:
    log = [started(), *events]
    summary = summary_of(log, "e")
    assert from_plain(json.loads(json.dumps(to_plain(summary)))) == summary
    assert (summary.axes, summary.burden, summary.gates) == (axes_of(log), burden_of(log), gates_of(log))


@pytest.mark.parametrize(
    "spoil", [{"version": SUMMARY_VERSION - 1}, {"version": None}, {"axes": 3}, {"criteria": []}, {"extra": 1}]
)
def test_a_summary_of_another_shape_is_refused(spoil: dict[str, object]) -> None:
    with pytest.raises(SummaryError):
        from_plain({**to_plain(summary_of(_call(), "e")), **spoil})
