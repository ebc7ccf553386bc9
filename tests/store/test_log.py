"""Both logs, the one on disk and a guest's, keep the same promises."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from recordings import disputed, dropped, ended, reacted, replied, ruled, started, whole_call

from simulator.progress.summary import summary_of
from simulator.store import EventLog, GuestLog, Profiles
from simulator.store.errors import DiskFullError, EventCodecError, OutOfStepError
from simulator.store.profiles import Profile


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    with Profiles(tmp_path).open("Ingrid") as opened:
        yield opened


@pytest.fixture(params=["disk", "guest"])
def log(request: pytest.FixtureRequest) -> EventLog:
    kept: EventLog = GuestLog() if request.param == "guest" else request.getfixturevalue("profile").log
    return kept


def test_what_was_appended_is_read_back_in_order(log: EventLog) -> None:
    call = whole_call()
    assert log.append("a", call[:1], expected_seq=0) == 1
    assert log.append("a", call[1:], expected_seq=1) == len(call)
    assert log.events("a") == call
    assert log.events("unknown") == ()


def test_two_writers_cannot_both_be_next(log: EventLog) -> None:
    log.append("a", [started()], expected_seq=0)
    for wrong in (0, 2):
        with pytest.raises(OutOfStepError):
            log.append("a", [replied()], expected_seq=wrong)
    assert log.events("a") == (started(),)


def test_the_record_follows_the_events(log: EventLog) -> None:
    log.append("a", [started(retry_of="z")], expected_seq=0)
    record = log.record("a")
    assert record is not None
    assert (record.scenario, record.title, record.retry_of) == ("up-all-night", "Up all night", "z")
    assert (record.status, record.steps) == ("in_progress", 1)
    log.append("a", [replied(), reacted(), ended()], expected_seq=1)
    assert log.record("a") == record.after([replied(), reacted(), ended()])
    assert log.record("unknown") is None


def test_unfinished_are_those_neither_ended_nor_dropped_newest_first(log: EventLog) -> None:
    for name in ("a", "b", "c", "d"):
        log.append(name, [started()], expected_seq=0)
    log.append("b", [ended()], expected_seq=1)
    log.append("c", [dropped()], expected_seq=1)
    assert log.unfinished() == ("d", "a")
    assert [each.id for each in log.encounters()] == ["d", "c", "b", "a"]
    assert [each.id for each in log.encounters(limit=1)] == ["d"]


def test_replies_before_are_the_latest_first_and_leave_out_this_encounter(log: EventLog) -> None:
    log.append("a", [started(), replied("one"), replied("  "), replied("two")], expected_seq=0)
    log.append("b", [started(), replied("three")], expected_seq=0)
    assert log.replies_before(10) == ("three", "two", "one")
    assert log.replies_before(1, besides="b") == ("two",)


def test_an_encounter_that_is_over_has_a_summary(log: EventLog) -> None:
    log.append("a", whole_call(), expected_seq=0)
    log.append("b", [started()], expected_seq=0)
    log.append("c", [started(), dropped()], expected_seq=0)
    assert log.summaries() == (
        summary_of(whole_call(), "a"),
        summary_of([started(), dropped()], "c"),
    )


def test_a_summary_handed_in_is_the_one_kept(profile: Profile) -> None:
    own = summary_of([started(), *whole_call("Other words.")[1:]], "a")
    profile.log.append("a", whole_call(), expected_seq=0, summary=own)
    assert profile.log.summaries() == (own,)


def test_a_summary_of_another_version_is_folded_anew(profile: Profile) -> None:
    profile.log.append("a", whole_call(), expected_seq=0)
    for stored in ('{"version": 99}', '{"version": 1}', "{", None):
        with profile._database.transaction() as connection:
            connection.execute("UPDATE encounters SET summary = ?", (stored,))
        assert profile.log.summaries() == (summary_of(whole_call(), "a"),)


def test_one_encounter_by_a_newer_program_does_not_hide_the_others(profile: Profile) -> None:
    profile.log.append("a", whole_call(), expected_seq=0)
    profile.log.append("b", [started()], expected_seq=0)
    with profile._database.transaction() as connection:
        connection.execute(
            "INSERT INTO events (encounter, seq, type, version, at, body) VALUES ('b', 2, 'NewKind', 1, '', '{}')"
        )
        connection.execute("UPDATE encounters SET status = 'ended' WHERE id = 'b'")
    assert [each.encounter for each in profile.log.summaries()] == ["a"]


def test_events_are_never_changed_or_deleted(profile: Profile) -> None:
    profile.log.append("a", whole_call(), expected_seq=0)
    for sql in ("UPDATE events SET body = ''", "DELETE FROM events", "DELETE FROM encounters"):
        with pytest.raises(sqlite3.IntegrityError), profile._database.transaction() as connection:
            connection.execute(sql)
    assert profile.log.events("a") == whole_call()


def test_a_batch_is_kept_whole_or_not_at_all(profile: Profile) -> None:
    profile.log.append("a", [started()], expected_seq=0)
    with pytest.raises(EventCodecError):
        profile.log.append("a", [replied(), replied(warm=float("inf"))], expected_seq=1)
    assert profile.log.events("a") == (started(),)


def test_a_full_disk_is_told_and_what_was_kept_stays(profile: Profile) -> None:
    profile.log.append("a", [started()], expected_seq=0)
    (pages,) = profile._database.rows("PRAGMA page_count")[0]
    profile._database.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFullError) as caught:
        profile.log.append("a", [replied("x" * 50_000)], expected_seq=1)
    assert "Make some room" in str(caught.value)
    assert profile.log.events("a") == (started(),)
    profile._database.rows("PRAGMA max_page_count = 1000000")
    assert profile.log.append("a", [replied("x" * 50_000)], expected_seq=1) == 2


def test_words_a_database_cannot_hold_are_kept_in_the_event(profile: Profile) -> None:
    odd = replied("a\ud800b")
    profile.log.append("a", [started(), odd], expected_seq=0)
    assert profile.log.events("a")[1] == odd
    assert profile.log.replies_before(5) == ("a?b",)


def test_both_are_logs(profile: Profile) -> None:
    assert isinstance(profile.log, EventLog)
    assert isinstance(GuestLog(), EventLog)


def test_a_guest_leaves_nothing_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    log = GuestLog()
    log.append("a", whole_call(), expected_seq=0)
    assert list(tmp_path.iterdir()) == []


def test_a_dispute_and_a_ruling_come_after_the_end_and_renew_the_summary(log: EventLog) -> None:
    log.append("a", whole_call(), expected_seq=0)
    log.append("b", whole_call(), expected_seq=0)
    assert log.disputed() == ()
    met = log.summaries()[0].criteria["acknowledge"]
    assert (met.tally.met, met.evidence != "") == (1, True)
    for number, (event, tally) in enumerate(
        ((disputed(), (0, 0, 0)), (disputed(note="Once more."), (0, 0, 0)), (ruled(level=1), (0, 1, 0)))
    ):
        log.append("a", [event], expected_seq=len(whole_call()) + number)
        first, second = log.summaries()
        assert (first.criteria["acknowledge"].tally.missed, first.criteria["acknowledge"].tally.partly) == tally[:2]
        assert first.criteria["acknowledge"].tally.met == tally[2]
        assert first == summary_of(log.events("a"), "a"), "what was kept is what a full rebuild gives"
        assert second == summary_of(whole_call(), "b")
    assert log.disputed() == ("a",)
    record = log.record("a")
    assert record is not None
    assert (record.status, record.steps) == ("ended", len(whole_call()) + 3)
