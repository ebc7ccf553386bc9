"""A dispute and a ruling stand beside the machine's mark; what happened stays as it was."""

from dataclasses import fields, replace

import pytest
from encounter_samples import AT, SCENARIO, judgement, say
from hypothesis import given
from hypothesis import strategies as st

from simulator.engine.commands import Begin, DisputeMark, Drop, RuleDispute
from simulator.engine.debrief import debrief_of
from simulator.engine.decide import NotNowError, decide, start
from simulator.engine.disputes import DisputeRefusedError, disputes_of, with_rulings
from simulator.engine.events import DisputeRuled, Event, MarkDisputed, ReplyGiven
from simulator.engine.state import BrokenLogError, apply, replay
from simulator.engine.tally import axes_of, burden_of, criteria_of, gates_of
from simulator.engine.transcript import transcript

LEVELS = {"acknowledge": 0, "answer": 1, "confirm": None}


def call() -> list[Event]:
    """Two replies, and then it is given up."""
    events: list[Event] = [start(SCENARIO, Begin(at=AT, seed=1, mode="practice"))]
    for judged in (judgement(levels=LEVELS), judgement(levels={"safety": 0, "answer": 2}, failed=("safety",))):
        events += decide(SCENARIO, replay(events), say("One moment.", judged))
    return [*events, *decide(SCENARIO, replay(events), Drop(at=AT))]


def dispute(reply: int = 1, criterion: str = "acknowledge", note: str = "I did name his night.") -> DisputeMark:
    return DisputeMark(at=AT, reply=reply, criterion=criterion, note=note)


def rule(reply: int = 1, criterion: str = "acknowledge", level: int | None = 2) -> RuleDispute:
    return RuleDispute(at=AT, reply=reply, criterion=criterion, level=level, note="You did.", by="Ingrid")  # type: ignore[arg-type]


def after(events: list[Event], *commands: DisputeMark | RuleDispute) -> list[Event]:
    for command in commands:
        events = [*events, *decide(SCENARIO, replay(events), command)]
    return events


def test_a_mark_is_disputed_and_ruled_on_long_after_the_end():
    events = after(call(), dispute())
    (found,) = disputes_of(events)
    assert (found.open, found.note, found.mark.level, found.text) == (True, "I did name his night.", 0, "One moment.")
    assert found.patient == "I've been up all night with this tooth."
    (found,) = disputes_of(after(events, rule()))
    assert not found.open
    assert found.ruling is not None
    assert (found.ruling.level, found.ruling.by, found.ruling.note) == (2, "Ingrid", "You did.")
    assert found.mark.level == 0, "the machine's mark stays to be seen"
    assert found.versions == found.judgement.versions


def test_a_second_dispute_before_the_ruling_replaces_the_note():
    (found,) = disputes_of(after(call(), dispute(), dispute(note="Better said.")))
    assert found.note == "Better said."


@pytest.mark.parametrize(
    ("before", "command", "trouble"),
    [
        ((), dispute(reply=0), "no_such_reply"),
        ((), dispute(reply=3), "no_such_reply"),
        ((), dispute(criterion="confirm"), "not_marked"),
        ((), dispute(criterion="greet"), "not_marked"),
        ((), dispute(criterion="no-such"), "not_marked"),
        ((), dispute(note=" \n"), "no_note"),
        ((), rule(), "not_disputed"),
        ((dispute(),), rule(criterion="answer"), "not_disputed"),
        ((dispute(), rule()), rule(level=0), "already_ruled"),
        ((dispute(), rule()), dispute(), "already_ruled"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(before, command, trouble):
    events = after(call(), *before)
    with pytest.raises(DisputeRefusedError) as refused:
        decide(SCENARIO, replay(events), command)
    assert (refused.value.trouble, refused.value.criterion) == (trouble, command.criterion)


def test_a_call_that_goes_on_is_not_disputed_yet():
    with pytest.raises(DisputeRefusedError) as refused:
        decide(SCENARIO, replay(call()[:-1]), dispute())
    assert refused.value.trouble == "not_over"


def test_nothing_else_can_happen_once_it_is_over():
    with pytest.raises(NotNowError):
        decide(SCENARIO, replay(after(call(), dispute())), say("More.", judgement()))
    with pytest.raises(BrokenLogError):
        apply(replay(call()[:1]), MarkDisputed(at=AT, reply=1, criterion="answer", note="x"))


def test_marks_count_as_ruled_and_open_ones_count_for_nothing():
    def levels(*commands: DisputeMark | RuleDispute) -> dict[str, tuple[int, int, int]]:
        tallies = criteria_of(with_rulings(after(call(), *commands)), sure=True)
        return {name: (each.missed, each.partly, each.met) for name, each in tallies.items()}

    assert levels()["acknowledge"] == (1, 0, 0)
    assert levels(dispute())["acknowledge"] == (0, 0, 0)
    assert levels(dispute(), rule())["acknowledge"] == (0, 0, 1)
    assert levels(dispute(), rule(level=None))["acknowledge"] == (0, 0, 0)
    assert levels(dispute(), rule())["answer"] == levels()["answer"]


def test_a_failed_gate_stands_until_it_is_ruled_on():
    asked = dispute(2, "safety", "The nurse was there.")
    assert gates_of(with_rulings(after(call(), asked)))["safety"] is False
    assert gates_of(with_rulings(after(call(), asked, rule(2, "safety", 2))))["safety"] is True
    assert gates_of(with_rulings(after(call(), asked, rule(2, "safety", 0))))["safety"] is False


def _others(events: list[Event]) -> tuple[object, ...]:
    state = replay(events)
    rest = tuple(getattr(state, each.name) for each in fields(state) if each.name not in ("disputed", "ruled"))
    folds = (transcript(events), debrief_of(events), axes_of(events), burden_of(events), gates_of(events))
    return (*folds, criteria_of(events), rest)


commands = st.one_of(
    st.builds(
        dispute,
        st.integers(0, 3),
        st.sampled_from(["acknowledge", "answer", "confirm", "safety"]),
        st.sampled_from(["", "Why?"]),
    ),
    st.builds(
        rule,
        st.integers(0, 3),
        st.sampled_from(["acknowledge", "answer", "confirm", "safety"]),
        st.sampled_from([0, 1, 2, None]),
    ),
)


@given(st.lists(commands, max_size=12))
def test_no_sequence_of_disputes_and_rulings_changes_anything_else(asked):
    plain = call()
    events = plain
    for command in asked:
        try:
            events = after(events, command)
        except DisputeRefusedError:
            continue
    assert _others(events) == _others(plain)
    assert [each for each in events if not isinstance(each, MarkDisputed | DisputeRuled)] == plain
    assert len(disputes_of(events)) == len(replay(events).disputed)
    assert sum(not each.open for each in disputes_of(events)) == len(replay(events).ruled)


@given(st.lists(commands, max_size=12))
def test_counted_marks_differ_only_where_there_was_a_dispute(asked):
    events = call()
    for command in asked:
        try:
            events = after(events, command)
        except DisputeRefusedError:
            continue
    touched = {(each.reply, each.criterion) for each in disputes_of(events)}
    before = [each for each in events if isinstance(each, ReplyGiven)]
    counted = [each for each in with_rulings(events) if isinstance(each, ReplyGiven)]
    for number, (one, other) in enumerate(zip(before, counted, strict=True), start=1):
        assert one.judgement.axes == other.judgement.axes
        assert replace(one, judgement=other.judgement) == other
        for name, mark in one.judgement.criteria:
            assert (number, name) in touched or other.judgement.mark(name) == mark
