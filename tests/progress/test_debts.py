"""What became of promises that outlived their calls: a fold over the summaries and the time it is now."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from played import AT, ended, reacted, replied, started

from simulator.engine.events import Event
from simulator.engine.speech import Promise, Said
from simulator.progress.promises import FORGOTTEN_AFTER, debts, open_debts
from simulator.progress.summary import EncounterSummary, Owed, summary_of

START = datetime.fromisoformat(AT)
SECOND = timedelta(seconds=1)


def call(
    name: str,
    *,
    after: timedelta = timedelta(),
    scenario: str = "s1",
    follows: str = "",
    owes: str | None = None,
    over: bool = True,
    **changed: object,
) -> EncounterSummary:
    """One call that began so long after the first; ``owes`` is by when somebody was promised to be rung."""
    events: list[Event] = [started(scenario, at=(START + after).isoformat(), follows=follows, **changed)]
    reply = replied({"own": 2}, text="I will ring you")
    if owes is not None:
        reply = replace(reply, said=Said(promises=(Promise(who="i", what="ring", by=owes, vague=not owes),)))
    events += [reply, reacted()]
    if over:
        events.append(replace(ended(), goes_on=True))
    return summary_of(events, name)


def fates(*summaries: EncounterSummary, now: timedelta = timedelta()) -> list[tuple[str, str]]:
    return [(debt.encounter, debt.fate) for debt in debts(summaries, START + now)]


def test_it_is_due_until_the_days_are_over_and_forgotten_then() -> None:
    owing = call("e1", owes="by one")
    assert fates(owing) == fates(owing, now=FORGOTTEN_AFTER) == [("e1", "due")]
    assert fates(owing, now=FORGOTTEN_AFTER + SECOND) == [("e1", "forgotten")]


def test_a_call_back_in_time_keeps_it_for_good() -> None:
    calls = (call("e1", owes="by one"), call("e2", after=FORGOTTEN_AFTER, follows="e1"))
    assert fates(*calls, now=FORGOTTEN_AFTER) == fates(*calls, now=timedelta(days=400)) == [("e1", "kept")]


def test_a_call_back_too_late_does_not() -> None:
    calls = (call("e1", owes="by one"), call("e2", after=FORGOTTEN_AFTER + SECOND, follows="e1", forgotten=True))
    assert fates(*calls, now=timedelta(days=5)) == [("e1", "forgotten")]
    assert open_debts(debts(calls, START + timedelta(days=5)), calls) == ()


def test_put_off_again_it_is_renegotiated_and_owed_anew() -> None:
    calls = (call("e1", owes="by one"), call("e2", follows="e1", owes="tomorrow"))
    assert fates(*calls) == [("e1", "renegotiated"), ("e2", "due")]


def test_one_begun_and_not_ended_keeps_nothing() -> None:
    assert fates(call("e1", owes="by one"), call("e2", follows="e1", over=False)) == [("e1", "due")]


@pytest.mark.parametrize("changed", [{"retry_of": "e0"}, {"over": False}, {"owes": None}])
def test_what_owes_nobody_anything(changed: dict[str, object]) -> None:
    assert fates(call("e1", **{"owes": "by one", **changed})) == []  # type: ignore[arg-type]


def test_what_can_be_seen_to_is_the_latest_of_each_scenario() -> None:
    calls = (
        call("e1", owes="by one"),
        call("e2", after=timedelta(hours=1), owes="by two"),
        call("e3", scenario="s2", owes="by three"),
    )
    found = open_debts(debts(calls, START + timedelta(hours=2)), calls)
    assert [(debt.encounter, debt.by, debt.patient) for debt in found] == [
        ("e2", "by two", "Mr Doyle"),
        ("e3", "by three", "Mr Doyle"),
    ]


def test_the_summary_says_what_is_owed_and_whether_one_can_be_held_to_it() -> None:
    assert call("e1", owes="by one").owed == Owed(what="ring", by="by one", vague=False)
    assert call("e1", owes="").owed == Owed(what="ring", by="", vague=True)


@given(
    st.lists(st.tuples(st.integers(0, 8), st.booleans(), st.sampled_from(["s1", "s2"])), max_size=6),
    st.integers(0, 12),
)
def test_every_promise_is_counted_once_and_only_open_ones_are_offered(
    plan: list[tuple[int, bool, str]], today: int
) -> None:
    calls: list[EncounterSummary] = []
    for place, (day, keeps, scenario) in enumerate(sorted(plan)):
        open_now = [each for each in calls if each.owed and each.encounter not in {one.follows for one in calls}]
        follows = open_now[0].encounter if keeps and open_now else ""
        owes = None if follows and place % 2 else "by one"
        calls.append(call(f"e{place}", after=timedelta(days=day), scenario=scenario, follows=follows, owes=owes))
    now = START + timedelta(days=today)
    found = debts(calls, now)
    assert [debt.encounter for debt in found] == [each.encounter for each in calls if each.owed]
    offered = open_debts(found, calls)
    assert set(offered) <= {debt for debt in found if debt.fate in ("due", "forgotten")}
    assert len({debt.scenario for debt in offered}) == len(offered)
