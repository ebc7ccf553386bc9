"""The funnel counts only what could be reached, tells no share of a handful, and keeps the clinic's part apart."""

import pytest
from played import dropped, ended, played

from simulator.progress.funnel import Cause, StageCount, funnel
from simulator.progress.summary import EncounterSummary


def _stage(summaries: list[EncounterSummary], stage: str) -> StageCount:
    return next(each for each in funnel(summaries) if each.stage == stage)


def test_only_encounters_that_can_reach_a_stage_count_in_it() -> None:
    summaries = [
        played("e1", end=ended("booked")),
        played("e2", end=ended("called", cause="no slot was offered")),
        played("e3", end=ended("arrived"), reachable=("arrived", "seen_calm")),
    ]
    counts = {each.stage: (each.reached, each.could) for each in funnel(summaries)}
    assert counts == {
        "called": (2, 2),
        "booked": (1, 2),
        "arrived": (1, 1),
        "seen_calm": (0, 1),
        "would_return": (0, 0),
    }


@pytest.mark.parametrize(("many", "share"), [(9, None), (10, 1.0)])
def test_there_is_no_share_below_ten(many: int, share: float | None) -> None:
    count = _stage([played(f"e{number}") for number in range(many)], "booked")
    assert (count.reached, count.could, count.share) == (many, many, share)


def test_a_share_is_of_those_who_could() -> None:
    short = [played(f"s{number}", end=ended("called")) for number in range(5)]
    assert _stage([*short, *(played(f"e{number}") for number in range(15))], "booked").share == 0.75


def test_dropped_calls_and_retried_moments_do_not_count() -> None:
    summaries = [played("e1", end=dropped()), played("e2", retry_of="e1")]
    assert _stage(summaries, "booked").could == 0


def test_causes_are_counted_and_the_clinics_are_marked() -> None:
    summaries = [
        played("e1", end=ended("called", cause="no slot this week", fault=True)),
        *(played(f"e{number}", end=ended("called", cause="nobody rang back")) for number in (2, 3)),
    ]
    assert _stage(summaries, "booked").causes == (
        Cause(text="nobody rang back", count=2, clinic_fault=False),
        Cause(text="no slot this week", count=1, clinic_fault=True),
    )


def test_targets_are_the_houses_and_can_be_changed() -> None:
    assert [each.target for each in funnel([])] == [None, 0.8, 0.7, None, None]
    assert [each.target for each in funnel([], {"called": 0.5})] == [0.5, None, None, None, None]
