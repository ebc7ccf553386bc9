"""Skills in bands of words: calm with few data, and lately weighs more than long ago."""

from hypothesis import given
from hypothesis import strategies as st
from played import dropped, played

from simulator.engine.judgement import Level
from simulator.progress.skills import Band, SkillView, skills


def _own(*levels: Level) -> SkillView:
    """The skill after one encounter for each level."""
    (view,) = skills(played(f"e{place}", {"own": level}) for place, level in enumerate(levels))
    return view


def test_below_three_occasions_it_is_too_early_to_say() -> None:
    assert [_own(*([0] * count)).band for count in (1, 2, 3)] == ["too_early", "too_early", "rarely"]
    assert not _own(0, 0).weak


def test_what_was_not_called_for_is_no_occasion() -> None:
    assert skills([played("e1", {"own": None}), played("e2", {})]) == ()


def test_each_band_has_its_place() -> None:
    expected: list[tuple[tuple[Level, ...], Band]] = [
        ((0, 0, 0), "rarely"),
        ((1, 1, 1), "sometimes"),
        ((1, 2, 1), "usually"),
        ((2, 2, 2), "steady"),
    ]
    assert [(levels, _own(*levels).band) for levels, _ in expected] == expected


def test_lately_weighs_more() -> None:
    assert _own(0, 0, 2, 2).share > 0.5 > _own(2, 2, 0, 0).share


def test_a_skill_gets_steadier_or_fades_or_neither() -> None:
    assert _own(0, 0, 0, 2, 2, 2).trend == "steadier"
    assert _own(2, 2, 2, 0, 0, 0).trend == "fading"
    assert _own(1, 1, 1, 1, 1, 1).trend == "level"
    assert _own(0, 2).trend == "level"  # too early


def test_one_encounter_has_no_trend() -> None:
    (view,) = skills([played("e1", {"own": 0}, {"own": 1}, {"own": 2})])
    assert (view.trend, view.occasions, view.series) == ("level", 3, (0.5,))


def test_weak_is_seldom_met_or_fading() -> None:
    assert _own(0, 0, 0).weak
    assert _own(1, 1, 1).weak
    assert not _own(2, 2, 2).weak
    fading = _own(2, 2, 2, 2, 1, 2, 1)
    assert (fading.band, fading.trend, fading.weak) == ("usually", "fading", True)


def test_the_last_evidence_is_the_latest_that_met_it() -> None:
    view = _own(2, 1, 0)
    assert (view.last_evidence, view.last_encounter) == ("I will ring you by noon", "e1")
    assert _own(0).last_evidence == ""


def test_a_moment_tried_again_is_left_out_and_a_dropped_call_is_not() -> None:
    summaries = [
        played("e1", {"own": 0}),
        played("e2", {"own": 2}, retry_of="e1"),
        played("e3", {"own": 1}, end=dropped()),
    ]
    (view,) = skills(summaries)
    assert view.series == (0.0, 0.5)


@given(st.lists(st.sampled_from([0, 1, 2]), min_size=3, max_size=12), st.data())
def test_doing_better_never_lowers_the_share(levels: list[Level], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(levels) - 1))
    better = [*levels[:place], 2, *levels[place + 1 :]]
    assert 0 <= _own(*levels).share <= _own(*better).share <= 1
