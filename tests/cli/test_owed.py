"""Call backs owed, from the command line: told after the call and in progress, listed, made, and made too late."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from simulator.runtime import clock

FILE = Path(__file__).parents[1] / "runtime" / "scenarios" / "the-blue-folder.yaml"
PROMISE = "I'll ring you back by one, Mr Pell.\n"
HERE = "It's Ana at Bramley Dental. Your folder is here.\n"
OWED = 'You owe Mr Pell, “by one” (from The blue folder): frontdesk play the-blue-folder --owed --profile "Ingrid"'


@pytest.fixture
def own(data_folder):
    """The made scenario and a second of its kind, in one's own folder."""
    folder = data_folder / "scenarios"
    folder.mkdir(parents=True)
    text = FILE.read_text(encoding="utf-8")
    (folder / FILE.name).write_text(text, encoding="utf-8")
    other = text.replace("id: the-blue-folder", "id: the-red-folder").replace("The blue folder", "The red folder")
    (folder / "the-red-folder.yaml").write_text(other.replace("Mr Pell", "Mrs Rook"), encoding="utf-8")
    return folder


@pytest.fixture
def days_later(monkeypatch):
    """Sets the machine's clock so many days on."""
    began = datetime(2026, 3, 2, 11, 5, tzinfo=UTC)

    def go(days):
        monkeypatch.setattr(clock.SystemClock, "now", lambda _self: began + timedelta(days=days))

    go(0)
    return go


def promise(frontdesk, call="the-blue-folder"):
    return frontdesk("play", call, "--plain", "--profile", "Ingrid", "--seed", "1", typed=PROMISE)


def test_a_promise_is_told_after_the_call_and_in_progress_and_in_history(frontdesk, own):
    told = promise(frontdesk)
    assert "You promised, in reply 1: to ring, by one." in told.out
    assert OWED in told.out
    progress = frontdesk("progress")
    assert "Call backs you promised: 1 still open." in progress.out
    assert OWED in progress.out
    assert "you promised to be in touch, “by one”" in frontdesk("history").out


def test_the_only_one_is_made_at_once_and_kept(frontdesk, own):
    promise(frontdesk)
    told = frontdesk("play", "--owed", "--seed", "1", typed=HERE)
    assert told.code == 0
    lines = told.out.splitlines()
    assert lines[1] == "You had said that Mr Pell would hear from you. This is that call."
    assert "Mr Pell: Pell. Oh, it's you. You did ring." in lines
    assert "Call backs you promised: 1 kept." in frontdesk("progress").out
    assert frontdesk("play", "--owed").out == "You owe nobody a call.\n"
    assert "the call back you owed" in frontdesk("history").out
    assert "This is that call." in frontdesk("history", "last").out


def test_several_are_listed_and_one_is_chosen(frontdesk, own):
    promise(frontdesk)
    promise(frontdesk, "the-red-folder")
    listed = frontdesk("play", "--owed")
    assert listed.code == 0
    assert listed.out.splitlines() == [
        OWED,
        OWED.replace("Mr Pell", "Mrs Rook").replace("blue", "red"),
    ]
    told = frontdesk("play", "the-red-folder", "--owed", typed=HERE)
    assert "This is that call." in told.out
    assert frontdesk("play", "--owed", typed="").out.startswith("The blue folder.")


def test_without_a_person(frontdesk, own, tmp_path):
    promise(frontdesk)
    replies = tmp_path / "replies.txt"
    replies.write_text(HERE, encoding="utf-8")
    told = frontdesk("play", "--owed", "--replies", str(replies), "--json")
    assert told.code == 0
    assert '"id": "found"' in told.out
    assert '"seed": 1,' in told.out


def test_too_late_the_patient_rings_and_it_counts_as_forgotten(frontdesk, own, days_later):
    promise(frontdesk)
    days_later(4)
    assert "Mr Pell is still waiting to hear from you, “by one”" in frontdesk("progress").out
    told = frontdesk("play", "--owed", typed="I'm so sorry, I forgot, Mr Pell. It is here.\n")
    assert "You had said that Mr Pell would hear from you, and nobody rang. Now Mr Pell rings." in told.out
    assert "Mr Pell: It's Pell. Nobody rang me." in told.out
    assert "Call backs you promised: 1 forgotten." in frontdesk("progress").out


def test_put_off_again_it_is_told_apart(frontdesk, own, days_later):
    promise(frontdesk)
    days_later(1)
    later = frontdesk("play", "--owed", typed="I don't know yet. I'll ring you again tomorrow by noon.\n")
    assert "You promised, in reply 1: to ring, " in later.out
    progress = frontdesk("progress").out
    assert "Call backs you promised: 1 put off, and told, 1 still open." in progress


def test_one_that_was_left_is_gone_on_with(frontdesk, own):
    promise(frontdesk)
    left = frontdesk("play", "--owed", typed="/note found it\n/pause\n")
    assert "kept" in left.err
    again = frontdesk("play", "--owed", typed="Mr Pell, it's here.\n")
    assert "You do: noted for the clinician: found it" in again.out
    assert "Call backs you promised: 1 kept." in frontdesk("progress").out


def test_what_was_booked_in_the_call_is_told_in_the_call_back(frontdesk, own):
    frontdesk("play", "the-blue-folder", "--plain", "--profile", "Ingrid", typed=f"/book tue-1500\n{PROMISE}")
    told = frontdesk("play", "--owed", typed="/book tue-1500\n")
    assert "What you did then holds: booked Tuesday 15:00 with Dr Sethi." in told.out
    assert "“tue-1500” is taken." in told.out


def test_a_call_played_from_a_file_is_named_by_its_file_again(frontdesk):
    frontdesk("play", str(FILE), "--plain", "--profile", "Ingrid", typed=PROMISE)
    told = frontdesk("play", "--owed")
    assert told.code == 2
    assert "“The blue folder” is not among the scenarios any more" in told.err
    assert "This is that call." in frontdesk("play", str(FILE), "--owed", typed=HERE).out


def test_a_scenario_that_goes_on_no_more_is_told(frontdesk, own):
    promise(frontdesk)
    file = own / FILE.name
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("later: {kept: he-picks-up, forgotten: he-rings-himself}", ""), encoding="utf-8")
    told = frontdesk("play", "--owed")
    assert told.code == 2
    assert "does not go on after the call any more" in told.err


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["play", "--owed"], "no profile yet"),
        (["play", "--owed", "--profile", "Nobody"], "Nobody"),
        (["play", "--owed", "--resume", "--profile", "Nobody"], "--resume"),
    ],
)
def test_wrong_use_is_told(frontdesk, argv, words):
    told = frontdesk(*argv)
    assert told.code == 2
    assert words in told.err


def test_nothing_is_owed_from_another_call(frontdesk, own):
    promise(frontdesk)
    told = frontdesk("play", "ten-oh-seven", "--owed")
    assert told.code == 2
    assert "There are: the-blue-folder" in told.err
