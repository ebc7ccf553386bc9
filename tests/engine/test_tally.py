"""The arithmetic that the debrief and progress share."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.engine.events import PatientReacted, ReplyGiven, SituationSeen
from simulator.engine.judgement import AXES, Axes, CriterionMark, Judgement, Level, Versions
from simulator.engine.mood import Mood
from simulator.engine.tally import CriterionTally, axes_of, burden_of, criteria_of, gates_of, scored_replies


def _reply(
    axes: float = 50,
    *,
    text: str = "words",
    intelligible: bool = True,
    failed: tuple[str, ...] = (),
    **levels: Level | None,
) -> ReplyGiven:
    return ReplyGiven(
        at="",
        turn="t",
        text=text,
        acts=(),
        heard=(),
        situation=SituationSeen(channel="phone", language="en", patient=""),
        judgement=Judgement(
            axes=Axes(warm=axes, unscripted=axes / 2, helpful=axes / 4, overall=axes / 5),
            criteria=tuple((name, CriterionMark(level=level)) for name, level in levels.items()),
            failed=failed,
            intelligible=intelligible,
            versions=Versions(scorer="1", pack="1", rubric="1"),
        ),
        scored_chars=len(text),
    )


def _reaction(*, push: bool) -> PatientReacted:
    return PatientReacted(
        at="", turn="t", reaction=1, says="", asks="", cue="", push=push, shifts=(), mood=Mood(), next_turn="t"
    )


def test_the_opening_counts_double() -> None:
    axes = axes_of([_reply(90), _reply(30), _reply(0)])
    assert axes is not None
    assert axes.warm == (90 * 2 + 30 + 0) / 4
    assert axes.unscripted == axes.warm / 2
    assert axes.helpful == axes.warm / 4
    assert axes.overall == pytest.approx(axes.warm / 5)


def test_the_opening_is_the_first_reply_that_was_scored() -> None:
    unread = _reply(0, intelligible=False)
    blank = _reply(0, text=" \n")
    axes = axes_of([unread, blank, _reply(80), unread, _reply(50)])
    assert axes is not None
    assert axes.warm == 70


def test_nothing_scored_has_no_axes() -> None:
    assert axes_of([]) is None
    assert axes_of([_reply(text=""), _reply(intelligible=False), _reaction(push=True)]) is None


def test_the_burden_counts_pushes_and_nothing_else() -> None:
    assert burden_of([_reply(), _reaction(push=True), _reaction(push=False), _reaction(push=True)]) == 2


def test_criteria_are_counted_over_scored_replies_that_called_for_them() -> None:
    events = [
        _reply(own=2, greet=None),
        _reply(own=0),
        _reply(own=1),
        _reply(own=2, intelligible=False),
        _reply(own=2, text=""),
    ]
    tallies = criteria_of(events)
    assert tallies == {"own": CriterionTally(met=1, partly=1, missed=1), "greet": CriterionTally()}
    assert (tallies["own"].mean, tallies["own"].occasions) == (1.0, 3)
    assert (tallies["greet"].mean, tallies["greet"].occasions) == (None, 0)


def test_a_gate_fails_by_any_reply_even_one_that_was_not_scored() -> None:
    assert gates_of([_reply()]) == {"safety": True, "privacy": True}
    assert gates_of([_reply(failed=("safety",)), _reply()]) == {"safety": False, "privacy": True}
    assert gates_of([_reply(text="", failed=("privacy",))]) == {"safety": True, "privacy": False}


@given(st.lists(st.floats(0, 100), min_size=1, max_size=20))
def test_axes_lie_within_the_replies_they_come_from(marks: list[float]) -> None:
    events = [_reply(mark) for mark in marks]
    axes = axes_of(events)
    assert axes is not None
    for name in AXES:
        each = [getattr(reply.judgement.axes, name) for reply in scored_replies(events)]
        assert min(each) - 1e-9 <= getattr(axes, name) <= max(each) + 1e-9


def test_marks_that_are_not_sure_say_nothing_about_a_skill() -> None:
    sure = _reply(own=2)
    unsure = replace(sure.judgement, criteria=(("own", CriterionMark(level=2, sure=False)),))
    event = replace(sure, judgement=unsure)
    assert criteria_of([event])["own"].met == 1
    assert criteria_of([event], sure=True)["own"].occasions == 0
