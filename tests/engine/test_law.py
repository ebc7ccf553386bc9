"""The mood law: bounded, monotone, blind to everything but judgement and state; what hurt can be put right."""

import pytest
from encounter_samples import judgement, judgements, moods, personas
from hypothesis import given
from hypothesis import strategies as st

from simulator.engine.law import GATE_COSTS_TRUST, HURT_AT_MOST, MOST, NO_HURT, Hurt, hurt_after, nudged, shifts_of
from simulator.engine.mood import DIMENSIONS, NUDGE_AT_MOST, Mood, Nudge, Shift, manner, moved
from simulator.engine.passing import pushed
from simulator.engine.persona import FACTOR_LEAST, FACTOR_MOST, PERSONAS, Persona

FELT = ("acknowledge", "listen", "own", "answer", "alternative", "next_step", "wait", "apology", "respect")
EVEN = PERSONAS["even"]
nudges = st.builds(Nudge, **dict.fromkeys(DIMENSIONS, st.integers(-NUDGE_AT_MOST, NUDGE_AT_MOST)))
hurts = st.builds(Hurt, **dict.fromkeys(DIMENSIONS, st.integers(0, HURT_AT_MOST)))
factors = st.floats(FACTOR_LEAST, FACTOR_MOST)
tempers = st.builds(
    Persona, name=st.just("own"), trust=factors, worry=factors, patience=factors, ease=st.floats(0.0, 0.5)
)
pairs_of_axes = st.tuples(st.floats(0, 100), st.floats(0, 100)).map(sorted)
pairs_of_levels = st.lists(st.integers(0, 2), min_size=2, max_size=2).map(sorted)
called_for = st.dictionaries(st.sampled_from(FELT), pairs_of_levels)


def law(judged, persona=EVEN, *, mood=None, resting=None, hurt=NO_HURT):
    return shifts_of(judged, persona, mood=mood or Mood(), resting=resting or Mood(), hurt=hurt)


def better(one: Mood, other: Mood) -> bool:
    """Whether nothing in the first mood is worse than in the second."""
    return one.trust >= other.trust and one.patience >= other.patience and one.worry <= other.worry


def points(shifts, dimension):
    return sum(shift.amount for shift in shifts if shift.dimension == dimension)


@given(moods, moods, judgements, st.one_of(personas, tempers), hurts, nudges, st.booleans())
def test_a_mood_stays_within_its_bounds(mood, resting, judged, persona, hurt, nudge, push):
    shifts = (*law(judged, persona, mood=mood, resting=resting, hurt=hurt), *nudged(nudge), *pushed(push))
    after = moved(mood, shifts)
    assert all(0 <= getattr(after, name) <= 100 for name in DIMENSIONS)
    assert 0 <= after.ease <= 100
    left = hurt_after(hurt, mood, after, shifts)
    assert all(0 <= getattr(left, name) <= HURT_AT_MOST for name in DIMENSIONS)


@given(moods, moods, st.one_of(personas, tempers), hurts, pairs_of_axes, pairs_of_axes, called_for, st.booleans())
def test_a_better_reply_never_leaves_a_patient_worse(mood, resting, persona, hurt, warm, helpful, levels, fails):
    less = judgement(
        warm[0], helpful[0], levels={name: low for name, (low, _) in levels.items()},
        failed=("safety",) if fails else (),
    )  # fmt: skip
    more = judgement(warm[1], helpful[1], levels={name: high for name, (_, high) in levels.items()})
    after_less = moved(mood, law(less, persona, mood=mood, resting=resting, hurt=hurt))
    after_more = moved(mood, law(more, persona, mood=mood, resting=resting, hurt=hurt))
    assert better(after_more, after_less)


@given(moods, moods, hurts, judgements, st.one_of(personas, tempers))
def test_no_reply_moves_anything_further_than_the_law_says(mood, resting, hurt, judged, persona):
    shifts = law(judged, persona, mood=mood, resting=resting, hurt=hurt)
    for dimension in DIMENSIONS:
        bound = MOST + (GATE_COSTS_TRUST if dimension == "trust" else 0)
        assert abs(points(shifts, dimension)) <= bound


@pytest.mark.parametrize("name", sorted(PERSONAS))
def test_the_best_reply_calms_and_the_worst_does_not_for_everybody(name):
    middle = Mood(trust=50, worry=50, patience=50)
    best, worst = (moved(middle, law(judgement(mark, mark), PERSONAS[name], resting=middle)) for mark in (100, 0))
    assert best.ease > middle.ease > worst.ease


def test_personas_differ_where_their_names_say_so():
    told_off = judgement(5, 5)

    def cost(name, dimension):
        return abs(points(law(told_off, PERSONAS[name]), dimension))

    assert cost("anxious", "worry") > cost("even", "worry") > cost("stoic", "worry")
    assert cost("hurried", "patience") > cost("even", "patience") > cost("chatty", "patience")


def test_every_shift_keeps_its_reason():
    judged = judgement(70, 70, levels={"acknowledge": 2, "next_step": 0, "plain": 2})
    reasons = {(shift.dimension, shift.reason) for shift in law(judged)}
    assert {("trust", "acknowledge+"), ("worry", "acknowledge+"), ("worry", "next_step-")} <= reasons
    assert not any(reason.startswith("plain") for _, reason in reasons)


@given(judgements, personas)
def test_a_failed_gate_costs_trust_and_nothing_else_beside_the_words(judged, persona):
    gate = [shift for shift in law(judged, persona) if shift.reason == "gate"]
    assert bool(gate) is (bool(judged.failed) and judged.intelligible)
    assert all(shift.dimension == "trust" and shift.amount < 0 for shift in gate)


@given(personas, moods, hurts)
def test_what_could_not_be_made_out_moves_nothing(persona, mood, hurt):
    assert law(judgement(0, 0, failed=("safety",), intelligible=False), persona, mood=mood, hurt=hurt) == ()


def test_what_hurt_can_be_put_right_by_half_and_then_by_half_of_the_rest():
    came, blunt, sorry = Mood(), judgement(0, 0), judgement(80, 70, levels={"apology": 2})
    hurtful = law(blunt)
    low = moved(came, hurtful)
    hurt = hurt_after(NO_HURT, came, low, hurtful)
    assert hurt.trust == came.trust - low.trust > 0
    healing = law(sorry, mood=low, hurt=hurt)
    repaired = {shift.dimension: shift.amount for shift in healing if shift.reason == "repaired"}
    assert repaired["trust"] == round(hurt.trust / 2)
    assert repaired["worry"] < 0
    left = hurt_after(hurt, low, moved(low, healing), healing)
    assert left.trust == hurt.trust - repaired["trust"]


def test_only_what_was_really_lost_counts_as_hurt():
    nearly_gone = Mood(trust=2)
    shifts = law(judgement(0, 0), mood=nearly_gone)
    assert hurt_after(NO_HURT, nearly_gone, moved(nearly_gone, shifts), shifts).trust == 2


def test_nothing_eases_in_the_reply_that_fails_a_gate():
    low = Mood(trust=10, worry=90, patience=10)
    shifts = law(judgement(60, 60, failed=("safety",)), mood=low)
    assert not [shift for shift in shifts if shift.reason == "eased"]


@pytest.mark.parametrize(
    "judged",
    [
        judgement(80, 70),
        judgement(80, 20, levels={"apology": 2}),
        judgement(80, 70, levels={"apology": 2}, failed=("privacy",)),
        judgement(80, 70, levels={"apology": 1}),
    ],
    ids=["nothing owned", "no use", "unsafe", "half an apology"],
)
def test_pleasant_words_alone_put_nothing_right(judged):
    hurt = Hurt(trust=10, worry=10, patience=10)
    assert not [shift for shift in law(judged, hurt=hurt) if shift.reason == "repaired"]


def test_bad_moods_ease_towards_how_they_came_in_and_good_ones_stay():
    came = Mood(trust=50, worry=40, patience=60)
    low, high = Mood(trust=20, worry=90, patience=20), Mood(trust=80, worry=10, patience=90)
    neutral = judgement(45, 45)
    assert moved(low, law(neutral, mood=low, resting=came)).ease > low.ease
    assert moved(high, law(neutral, mood=high, resting=came)) == high
    assert not [shift for shift in law(judgement(5, 5), mood=low, resting=came) if shift.reason == "eased"]


def test_asking_again_costs_patience_whatever_the_words():
    assert [(shift.dimension, shift.reason) for shift in pushed(True)] == [("patience", "pushed")]
    assert pushed(False) == ()


def test_somebody_tense_and_somebody_eased_speak_in_other_words():
    tense, even, easy = Mood(trust=10, worry=90, patience=10), Mood(), Mood(trust=90, worry=10, patience=90)
    assert [manner(mood) for mood in (tense, even, easy)] == ["tense", "even", "easy"]


def test_a_nudge_mood_or_temper_out_of_range_is_refused():
    with pytest.raises(ValueError, match="nudge of trust"):
        Nudge(trust=NUDGE_AT_MOST + 1)
    with pytest.raises(ValueError, match="worry must lie"):
        Mood(worry=101)
    with pytest.raises(ValueError, match="factor of patience"):
        Persona(name="x", patience=FACTOR_MOST + 0.1)
    assert moved(Mood(trust=95), (Shift("trust", 30, "reply"),)).trust == 100
