"""The mood law: bounded, monotone, and blind to everything but the judgement."""

import pytest
from encounter_samples import axis_marks, judgement, judgements, moods, personas
from hypothesis import given
from hypothesis import strategies as st

from simulator.engine.mood import NUDGE_AT_MOST, PERSONAS, Mood, Nudge, moved, nudged, shifts_of

nudges = st.builds(Nudge, **dict.fromkeys(("trust", "worry", "patience"), st.integers(-NUDGE_AT_MOST, NUDGE_AT_MOST)))


@given(moods, judgements, personas, nudges, st.booleans())
def test_a_mood_stays_within_its_bounds(mood, judged, persona, nudge, push):
    after = moved(mood, (*shifts_of(judged, persona), *nudged(nudge, push=push)))
    assert all(0 <= getattr(after, name) <= 100 for name in ("trust", "worry", "patience"))
    assert 0 <= after.ease <= 100


@given(moods, personas, axis_marks, axis_marks, axis_marks, axis_marks)
def test_warmer_and_more_helpful_never_leaves_a_patient_colder(mood, persona, warm, helpful, more_warm, more_helpful):
    lesser = judgement(min(warm, more_warm), min(helpful, more_helpful))
    greater = judgement(max(warm, more_warm), max(helpful, more_helpful))
    less, more = moved(mood, shifts_of(lesser, persona)), moved(mood, shifts_of(greater, persona))
    assert more.trust >= less.trust
    assert more.patience >= less.patience
    assert more.worry <= less.worry


@pytest.mark.parametrize("name", sorted(PERSONAS))
def test_the_best_reply_calms_and_the_worst_does_not_for_everybody(name):
    middle = Mood(trust=50, worry=50, patience=50)
    best, worst = (moved(middle, shifts_of(judgement(mark, mark), PERSONAS[name])) for mark in (100, 0))
    assert best.ease > middle.ease > worst.ease


@given(judgements, personas)
def test_a_failed_gate_costs_trust_and_nothing_else_beside_the_words(judged, persona):
    gate = [shift for shift in shifts_of(judged, persona) if shift.reason == "gate"]
    assert bool(gate) is (bool(judged.failed) and judged.intelligible)
    assert all(shift.dimension == "trust" and shift.amount < 0 for shift in gate)


@given(personas)
def test_what_could_not_be_made_out_moves_nothing(persona):
    assert shifts_of(judgement(0, 0, failed=("safety",), intelligible=False), persona) == ()


def test_asking_again_costs_patience_whatever_the_words():
    assert [(shift.dimension, shift.reason) for shift in nudged(Nudge(), push=True)] == [("patience", "pushed")]


def test_a_nudge_or_mood_out_of_range_is_refused():
    with pytest.raises(ValueError, match="nudge of trust"):
        Nudge(trust=NUDGE_AT_MOST + 1)
    with pytest.raises(ValueError, match="worry must lie"):
        Mood(worry=101)
