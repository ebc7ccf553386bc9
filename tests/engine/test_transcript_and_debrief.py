"""What is read of a log: the conversation as lines, and what there is to say afterwards."""

from dataclasses import replace

import pytest
from encounter_samples import AT, SCENARIO, judgement, judgements, say
from hypothesis import given
from hypothesis import strategies as st

from simulator.engine.acts import Act
from simulator.engine.commands import AskHint, Begin, Do, Pause, Resume
from simulator.engine.debrief import STRENGTHS_AT_MOST, TO_TRY_AT_MOST, debrief_of
from simulator.engine.decide import NotNowError, decide, start
from simulator.engine.judgement import CriterionMark, Span
from simulator.engine.state import apply, replay
from simulator.engine.transcript import transcript


def play(*steps):
    events = [start(SCENARIO, Begin(at=AT, seed=3, mode="practice"))]
    state = replay(events)
    for step in steps:
        try:
            new = decide(SCENARIO, state, step)
        except NotNowError:
            break
        for event in new:
            state = apply(state, event)
        events.extend(new)
    return events


def test_a_conversation_reads_in_the_order_it_was_held():
    events = play(
        AskHint(at=AT),
        Do(at=AT, act=Act("card")),
        say("Nine twenty?", judgement(), "offers-today"),
        Pause(at=AT),
        Resume(at=AT),
        Do(at=AT, act=Act("book", "mon-0920")),
        say("", judgement(intelligible=False)),
    )
    assert [(line.kind, line.reply) for line in transcript(events)] == [
        ("patient", 0), ("cue", 0), ("hint", 1), ("act", 1), ("you", 1), ("patient", 1), ("act", 2), ("patient", 2),
        ("ended", 2),
    ]  # fmt: skip


def test_a_debrief_counts_pushes_and_tells_how_it_ended():
    events = play(
        say("no", judgement(0, 0, levels={"answer": 0})),
        say("Nine twenty?", judgement(90, 90), "offers-today"),
        Do(at=AT, act=Act("book", "mon-0920")),
        say("Booked.", judgement(80, 80)),
    )
    found = debrief_of(events)
    assert found.burden == len(found.pushes) == 1
    assert (found.pushes[0].reply, found.pushes[0].text) == (1, "no")
    assert found.ended.ending == "booked"
    assert found.replies == 3
    assert len(found.mood_curve) == 4
    assert found.mood_curve[0] == SCENARIO.patient.mood.ease


def test_strengths_are_clear_and_what_to_try_is_what_was_missed():
    spans = (Span(0, 4, "earned"),)
    events = play(say("All night, that's miserable.", judgement(levels={"acknowledge": 2, "greet": 1}, spans=spans)))
    events = play(
        say("All night, that's miserable.", judgement(levels={"acknowledge": 2, "greet": 1}, spans=spans)),
        say("no", judgement(levels={"alternative": 0, "acknowledge": 0, "extra": None})),
    )
    found = debrief_of(events)
    assert [each.criterion for each in found.strengths] == ["acknowledge"]
    assert next(each.criterion for each in found.to_try) == "alternative"
    assert "extra" not in {each.criterion for each in found.to_try}


@pytest.mark.parametrize(("sure", "told"), [(True, ["respect"]), (False, [])])
def test_nobody_is_told_on_a_guess_that_their_words_hurt(sure, told):
    judged = judgement(levels={"respect": 0})
    marks = tuple((name, replace(mark, sure=sure)) for name, mark in judged.criteria)
    found = debrief_of(play(say("Hello.", replace(judged, criteria=marks))))
    assert [each.criterion for each in found.to_try] == told


def test_a_failed_gate_is_shown_apart():
    found = debrief_of(play(say("That's normal.", judgement(levels={"safety": 0}, failed=("safety",)), "calms-down")))
    assert found.gates == {"safety": False, "privacy": True}
    assert [(note.gate, note.sure, note.reply) for note in found.gate_notes] == [("safety", True, 1)]
    assert not found.to_try


@given(st.lists(st.builds(say, st.text(max_size=30), judgements), max_size=8))
def test_a_debrief_can_always_be_told(steps):
    events = play(*steps)
    found = debrief_of(events)
    assert len(found.strengths) <= STRENGTHS_AT_MOST
    assert len(found.to_try) <= TO_TRY_AT_MOST
    assert {each.criterion for each in found.strengths}.isdisjoint({"safety", "privacy"})
    assert all(line.text for line in transcript(events))


def test_a_debrief_needs_the_beginning():
    with pytest.raises(ValueError, match="from its beginning"):
        debrief_of([])
    with pytest.raises(ValueError, match="from its beginning"):
        debrief_of(play(say("no", judgement()))[1:])


def test_nobody_is_told_on_a_guess_that_they_lack_what_they_were_praised_for():
    met = judgement(80, 80, levels={"acknowledge": 2})
    guess = replace(judgement(40, 40), criteria=(("acknowledge", CriterionMark(level=0, sure=False)),))
    found = debrief_of(play(say("All night!", met), say("Right.", guess)))
    assert [each.criterion for each in found.strengths] == ["acknowledge"]
    assert found.to_try == ()
    sure = replace(guess, criteria=(("acknowledge", CriterionMark(level=0)),))
    assert [each.criterion for each in debrief_of(play(say("All night!", met), say("Right.", sure))).to_try] == [
        "acknowledge"
    ]
