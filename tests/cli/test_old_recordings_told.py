"""Calls recorded before patients pushed back can be read, looked back on and judged anew from the command line."""

import shutil
from pathlib import Path

import pytest

FIXTURE = Path(__file__).parents[1] / "fixtures" / "databases" / "recorded-before-pushing-back.sqlite3"


@pytest.fixture(autouse=True)
def old_profile(data_folder):
    folder = data_folder / "profiles"
    folder.mkdir(parents=True)
    shutil.copyfile(FIXTURE, folder / "ingrid.sqlite3")


def test_they_stand_in_the_history_and_in_progress(frontdesk):
    history = frontdesk("history")
    assert history.code == 0
    assert "You said ten past: desk, would come back, never had to ask twice, good, 1 mark disputed" in history.out
    assert "Up all night: phone, arrived, had to ask again 2 times, a start" in history.out
    assert "Up all night: left in the middle" in history.out
    progress = frontdesk("progress")
    assert progress.code == 0
    assert "would come back: 2 of" in progress.out
    assert "promised" not in progress.out
    assert frontdesk("play", "--owed").out == "You owe nobody a call.\n"


def test_one_is_read_with_every_mark_and_its_dispute(frontdesk):
    told = frontdesk("history", "176a7d")
    assert told.code == 0
    assert "Mr Doyle: Got it. And it's the place by the bank, still?" in told.out
    assert told.out.count("They had to ask again.") == 2
    assert "You do: booked Monday 12:10 with Dr Sethi" in told.out
    assert "You do not agree: I did say it was hard on him." in frontdesk("history", "last").out


def test_the_debrief_tells_what_there_is(data_folder):
    from simulator.cli.debriefing import debrief_lines
    from simulator.runtime.result import result_of
    from simulator.runtime.services import Services

    practice = Services(data_folder).practice("Ingrid")
    for summary in practice.summaries():
        lines = debrief_lines(practice.debrief(summary.encounter))
        assert lines[0].startswith(f"Looking back. {summary.patient} ")
        assert sum(line.startswith("Had to ask, after reply") for line in lines) == summary.burden
        assert any(line.startswith("As they would rate it, 0 to 10: ") for line in lines)
        assert not any(line.startswith(("Really wanted", "Does not hold")) for line in lines)
        assert len(result_of(practice.events(summary.encounter))["turns"]) == summary.replies
    practice.close()


def test_the_one_that_was_left_starts_anew_as_its_file_has_changed(frontdesk):
    told = frontdesk("play", "up-all-night", "--plain", "--profile", "Ingrid", "--resume", typed="")
    assert told.code == 0
    assert "after 1 reply, and its file has changed since" in told.err


def test_they_can_be_judged_anew(frontdesk):
    assert frontdesk("review", "--changes", "--profile", "Ingrid").code == 0
