"""``frontdesk preview`` before the screen opens: what it is asked for, and what it says where that cannot be."""

from pathlib import Path

import pytest

from simulator.__main__ import main
from simulator.cli import preview
from simulator.cli.entry import run
from simulator.engine.mood import Mood

BROKEN = Path(__file__).parent.parent / "broken" / "S021-unknown-ending.yaml"


@pytest.fixture
def opened(monkeypatch):
    """A screen that opens nothing and tells what it was asked to open."""
    asked = []
    monkeypatch.setattr(preview, "is_screen", lambda: True)

    def start(*argv):
        def open_app(_services, **launch):
            asked.append(launch)
            return 0

        assert run(["preview", *argv], open_app) == 0
        return asked[-1]

    return start


def test_it_opens_where_and_how_it_was_asked_to(opened):
    launch = opened("up-all-night", "--at", "the-book", "--mood", "trust=20,worry=80", "--watch", "--seed", "3")
    rehearsal = launch["rehearsal"]
    assert launch["watch"]
    assert rehearsal.turn == "the-book"
    assert rehearsal.seed == 3
    assert rehearsal.view.mood == Mood(trust=20, worry=80, patience=rehearsal.scenario.patient.mood.patience)


def test_a_mood_may_be_given_in_several_words(opened):
    mood = opened("up-all-night", "--mood", "trust=20", "--mood", "worry=80")["rehearsal"].view.mood
    assert (mood.trust, mood.worry) == (20, 80)


def test_a_broken_file_is_opened_all_the_same_so_that_it_can_be_mended(opened):
    rehearsal = opened(str(BROKEN))["rehearsal"]
    assert rehearsal.broken
    assert [each.code for each in rehearsal.diagnostics if each.severity == "error"] == ["S021"]


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["up-all-nite"], "Did you mean: up-all-night?"),
        (["no-such-file.yaml"], "there is no such file"),
        (["up-all-night", "--at", "the-tooh"], "Did you mean “the-tooth”?"),
        (["up-all-night", "--mood", "trst=20"], "Did you mean “trust”?"),
        (["up-all-night", "--mood", "trust=101"], "a number from 0 to 100"),
        (["up-all-night", "--mood", "trust"], "as in trust=20"),
        (["up-all-night", "--seed", "-1"], "invalid seed value"),
        (["up-all-night"], "frontdesk play up-all-night --plain"),
    ],
)
def test_what_cannot_be_is_told_with_what_was_meant(frontdesk, argv, words):
    told = frontdesk("preview", *argv)
    assert told.code == 2
    assert words in told.err
    assert told.out == ""


def test_without_a_screen_a_broken_file_has_its_findings_printed(frontdesk):
    told = frontdesk("preview", str(BROKEN))
    assert told.code == 1
    assert "error[S021]" in told.out
    assert "^^^" in told.out


def test_nothing_is_kept(opened, data_folder, capfd):
    assert main(["preview", "--help"]) == 0
    opened("up-all-night")["rehearsal"].say("All night?")
    assert not data_folder.exists()
