"""Calls recorded before patients pushed back: they decode, replay, and their summaries are folded anew."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from simulator.engine.events import EncounterEnded, EncounterStarted, PatientReacted, ReplyGiven
from simulator.engine.speech import NOTHING_SAID
from simulator.engine.state import replay
from simulator.progress.summary import SUMMARY_VERSION
from simulator.store import Profiles
from simulator.store.codec import decode, encode

FIXTURE = Path(__file__).parents[1] / "fixtures" / "databases" / "recorded-before-pushing-back.sqlite3"
CALLS = {
    # scenario: ending, stage, pushes, replies, places touched
    "up-all-night": ("wrong-door", "arrived", 2, 6, ["call", "after"]),
    "ten-oh-seven": ("down-and-up", "would_return", 0, 3, ["arrival", "desk", "clinician", "after"]),
    "quarter-to-twelve": ("both-home-by-twelve", "would_return", 0, 4, ["arrival", "desk", "clinician", "after"]),
}


@pytest.fixture
def log(tmp_path):
    folder = tmp_path / "profiles"
    folder.mkdir()
    shutil.copyfile(FIXTURE, folder / "ingrid.sqlite3")
    with Profiles(tmp_path).open("Ingrid") as profile:
        yield profile.log


def _rows(query):
    with closing(sqlite3.connect(f"{FIXTURE.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


def _as_far_as(old, new):
    """The new form without what old ones did not have, at any depth."""
    if isinstance(old, dict):
        return {name: _as_far_as(old[name], new[name]) for name in old}
    if isinstance(old, list) and len(old) == len(new):
        return [_as_far_as(*pair) for pair in zip(old, new, strict=True)]
    return new


def test_the_recording_is_as_old_as_it_says():
    versions = {json.loads(summary)["version"] for (summary,) in _rows("SELECT summary FROM encounters") if summary}
    assert versions == {1}
    assert versions != {SUMMARY_VERSION}
    bodies = [json.loads(body) for (body,) in _rows("SELECT body FROM events WHERE type = 'ReplyGiven'")]
    assert bodies
    assert not [body for body in bodies if "said" in body]


def test_every_old_event_decodes_to_what_it_would_be_today(log):
    rows = _rows("SELECT type, version, body FROM events")
    assert {kind for kind, *_ in rows} >= {
        "EncounterStarted", "ActTaken", "ReplyGiven", "PatientReacted", "EncounterEnded", "MarkDisputed",
    }  # fmt: skip
    for row in rows:
        event = decode(*row)
        old, new = json.loads(row[2]), json.loads(encode(event).body)
        assert _as_far_as(old, new) == old
        assert decode(*encode(event)) == event
        match event:
            case EncounterStarted():
                assert (event.pace, event.follows, event.forgotten) == ("off", "", False)
            case ReplyGiven():
                assert event.said == NOTHING_SAID
            case PatientReacted():
                assert (event.by, event.cause, event.told) == ("turn", "", ())
                assert event.words == " ".join(part for part in (event.says, event.asks) if part)
            case EncounterEnded():
                assert (event.told_afterwards, event.goes_on) == (event.says_afterwards, False)
            case _:
                pass


def test_old_calls_replay_to_where_they_ended(log):
    for summary in log.summaries():
        events = log.events(summary.encounter)
        state = replay(events)
        ending, _stage, burden, replies, _places = CALLS[summary.scenario]
        assert (state.status, state.ending, state.burden, len(state.replies)) == ("ended", ending, burden, replies)
        moods = [event.mood for event in events if isinstance(event, PatientReacted)]
        assert state.mood == moods[-1]


def test_summaries_of_the_version_before_are_folded_anew(log):
    summaries = {each.scenario: each for each in log.summaries()}
    assert set(summaries) == set(CALLS)
    for scenario, (ending, stage, burden, replies, places) in CALLS.items():
        found = summaries[scenario]
        assert (found.ending, found.stage, found.burden, found.replies) == (ending, stage, burden, replies)
        assert list(found.touchpoints) == places
        assert all(0 <= rating <= 10 for rating in found.touchpoints.values())
        assert found.patient
        # The files of those days knew no call after the call.
        assert (found.owed, found.follows) == (None, "")


def test_what_was_measured_then_stands(log):
    stored = [json.loads(summary) for (summary,) in _rows("SELECT summary FROM encounters") if summary]
    now = {each.encounter: each for each in log.summaries()}
    for old in stored:
        found = now[old["encounter"]]
        assert (old["burden"], old["stage"], old["gates"]) == (found.burden, found.stage, dict(found.gates))
        assert old["axes"]["overall"] == pytest.approx(found.axes.overall)
        assert old["mood_last"] == {
            "trust": found.mood_last.trust, "worry": found.mood_last.worry, "patience": found.mood_last.patience,
        }  # fmt: skip


def test_the_one_that_was_left_is_there_to_be_read(log):
    (left,) = log.unfinished()
    state = replay(log.events(left))
    assert (state.status, state.scenario, len(state.replies)) == ("talking", "up-all-night", 1)
