"""What another version would mark otherwise is told whole, and nothing else."""

from dataclasses import replace

import pytest

from simulator.engine.events import DisputeRuled, MarkDisputed, ReplyGiven
from simulator.engine.judgement import Axes, CriterionMark, Judgement, Versions
from simulator.runtime.clock import FixedClock
from simulator.runtime.rejudging import AxisChange, GateChange, LevelChange, Recording, Rejudging, differing
from simulator.runtime.services import Services

NEW = Versions(scorer="2", pack="p", rubric="1")


def judged(level, axis=50.0, failed=()):
    return Judgement(
        axes=Axes(warm=axis, unscripted=50.0, helpful=50.0, overall=50.0),
        criteria=(("own", CriterionMark(level=level)), ("greet", CriterionMark(level=None))),
        failed=failed,
        versions=NEW,
    )


def test_levels_axes_and_gates_that_differ_are_named():
    assert differing(judged(0), judged(0)) == ((), (), ())
    assert differing(judged(None), judged(0))[0] == (LevelChange("own", None, 0),)
    assert differing(judged(1), judged(1, axis=60.0)) == ((), (), ())
    assert differing(judged(1), judged(1, axis=60.1))[1] == (AxisChange("warm", 50.0, 60.1),)
    assert differing(judged(1), judged(1, failed=("safety",)))[2] == (GateChange("safety", fails=True),)
    assert differing(judged(1, failed=("privacy",)), judged(1))[2] == (GateChange("privacy", fails=False),)


@pytest.fixture(scope="module")
def played():
    practice = Services(clock=FixedClock()).guest()
    encounter = practice.begin(practice.library.load("ten-oh-seven"), seed=1)
    for reply in ("I'm sorry, Mr Calloway, we said ten.", "no"):
        encounter.say(reply)
    return encounter.events


def recording(events, *more):
    return Recording(profile="Ingrid", encounter_id="e1", events=(*events, *more))


def met_by(events):
    """A criterion that the first reply meets: which one is the scorer's affair."""
    given = next(event for event in events if isinstance(event, ReplyGiven))
    return next(name for name, mark in given.judgement.criteria if mark.level == 2)


def older(events, reply=0):
    """The same recording as an older scorer might have left it: what that reply met marked otherwise."""
    met = met_by(events)
    found = []
    for event in events:
        if isinstance(event, ReplyGiven):
            old = replace(event.judgement, versions=replace(event.judgement.versions, scorer="0"))
            if reply == 0:
                marks = tuple((name, replace(mark, level=1) if name == met else mark) for name, mark in old.criteria)
                old = replace(old, criteria=marks, axes=replace(old.axes, warm=old.axes.warm + 30), failed=("safety",))
            found.append(replace(event, judgement=old))
            reply -= 1
        else:
            found.append(event)
    return tuple(found)


def compared(*recordings, every=False):
    rejudging = Rejudging(every=every)
    for each in recordings:
        rejudging.take(each)
    return rejudging.found


def test_what_the_installed_versions_judged_is_left_out(played):
    found = compared(recording(played))
    assert (found.looked, found.same, found.differences) == (0, 2, [])
    found = compared(recording(played), every=True)
    assert (found.looked, found.same, found.differences) == (2, 0, [])


def test_an_older_mark_that_would_be_otherwise_is_told(played):
    found = compared(recording(older(played)), recording(played))
    assert (found.looked, found.same) == (2, 2)
    (only,) = found.differences
    assert only.levels == (LevelChange(met_by(played), 1, 2),)
    assert [each.axis for each in only.axes] == ["warm"]
    assert only.gates == (GateChange("safety", fails=False),)
    assert (only.profile, only.encounter_id, only.reply, only.versions.scorer) == ("Ingrid", "e1", 1, "0")


def test_rulings_are_held_against_both(played):
    at = "2026-02-01T08:00:00Z"
    met = met_by(played)
    asked = MarkDisputed(at=at, reply=1, criterion=met, note="Why?")
    for level, before, now in ((1, 1, 0), (2, 0, 1), (None, 0, 0)):
        ruled = DisputeRuled(at=at, reply=1, criterion=met, level=level, note="", by="")
        found = compared(recording(older(played), asked, ruled))
        assert (found.rulings, found.agreed_before, found.agreed_now) == (1, before, now)
    assert compared(recording(older(played), asked)).rulings == 0
    found = compared(recording(played, asked, DisputeRuled(at=at, reply=1, criterion=met, level=2, note="", by="")))
    assert (found.rulings, found.agreed_before, found.agreed_now, found.looked) == (1, 1, 1, 0)


def test_a_language_without_a_pack_and_an_empty_log_are_passed_over(played):
    foreign = tuple(
        replace(event, situation=replace(event.situation, language="xx")) if isinstance(event, ReplyGiven) else event
        for event in played
    )
    found = compared(recording(foreign), recording(()), recording(played[1:]))
    assert (found.unknown, found.looked, found.same) == (2, 0, 0)
