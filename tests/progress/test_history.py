"""Attempts by scenario, and what changed between the first and the last."""

from played import dropped, ended, played, reacted, replied, started

from simulator.progress.history import Change, changes, histories
from simulator.progress.summary import EncounterSummary, summary_of


def test_the_scenario_played_last_comes_first_with_its_attempts_oldest_first() -> None:
    summaries = [
        played("e1", scenario="s1"),
        played("e2", scenario="s2"),
        played("e3", scenario="s1"),
        played("e4", scenario="s2", end=dropped()),
        played("e5", scenario="s2", retry_of="e2"),
    ]
    found = [(each.scenario, [attempt.encounter for attempt in each.attempts]) for each in histories(summaries)]
    assert found == [("s1", ["e1", "e3"]), ("s2", ["e2"])]


def test_one_attempt_has_changed_nothing() -> None:
    (history,) = histories([played("e1", {"own": 0}, pushes=2)])
    assert (history.improved, history.slipped) == ((), ())


def test_what_improved_and_what_slipped_are_told_apart() -> None:
    summaries = [played("e1", {"own": 0, "greet": 2}, pushes=3), played("e2", {"own": 2, "greet": 1}, pushes=1)]
    (history,) = histories(summaries)
    assert history.improved == (
        Change(kind="burden", name="", first=3, last=1),
        Change(kind="criterion", name="own", first=0.0, last=2.0),
    )
    assert history.slipped == (Change(kind="criterion", name="greet", first=2.0, last=1.0),)


def _with(axes: float, *failed: str) -> EncounterSummary:
    return summary_of([started(), replied(axes=axes, failed=failed), reacted(), ended()], "e")


def test_gates_and_axes_count_and_small_differences_do_not() -> None:
    kinds = [(each.kind, each.name, each.better) for each in changes(_with(40, "safety"), _with(60))]
    assert kinds == [
        ("gate", "safety", True),
        *(("axis", axis, True) for axis in ("warm", "unscripted", "helpful", "overall")),
    ]
    assert changes(_with(40), _with(49)) == ()
    assert [each.better for each in changes(_with(60), _with(40))] == [False] * 4


def test_what_only_one_of_them_called_for_is_not_compared() -> None:
    assert changes(played("e1", {"own": None}), played("e2", {"own": 2, "greet": 0})) == ()
