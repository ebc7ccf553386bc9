"""``frontdesk graph`` and ``frontdesk report --sheet``: what is printed, what is written, and what is refused."""

import json
from pathlib import Path

import pytest

from simulator.cli.graph import shows_boxes

ROOT = Path(__file__).resolve().parents[2]
BAD = str(ROOT / "tests" / "broken" / "S020-unknown-turn.yaml")


def test_a_tree_in_the_terminal(frontdesk):
    told = frontdesk("graph", "the-fourth-form")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("The fourth form (the-fourth-form, desk, level 2)\n\nthis-one-again  ")
    assert "\nFigures:\n" in told.out


def test_a_terminal_that_cannot_show_strokes_gets_plain_ones(frontdesk, monkeypatch):
    monkeypatch.setenv("TERM", "dumb")
    told = frontdesk("graph", "the-fourth-form")
    assert "├" not in told.out
    assert "[ends: ditto]" in told.out


def test_everything_as_json(frontdesk):
    found = json.loads(frontdesk("graph", "the-fourth-form", "--format", "json").out)
    assert found["id"] == "the-fourth-form"
    assert {"turns", "anytime", "endings", "beginnings", "figures"} <= found.keys()
    assert found["turns"][0]["ways"][0]["number"] == 1


def test_mermaid_into_a_file(frontdesk, tmp_path):
    file = tmp_path / "form.mmd"
    told = frontdesk("graph", "the-fourth-form", "--format", "mermaid", "-o", str(file))
    assert (told.code, told.out) == (0, "")
    assert str(file) in told.err
    assert file.read_text(encoding="utf-8").splitlines()[1] == "flowchart TD"


def test_a_file_with_errors_gives_findings(frontdesk):
    told = frontdesk("graph", BAD)
    assert (told.code, told.out) == (1, "")
    assert "S020" in told.err


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["graph"], "Which one?"),
        (["graph", "up-all-night", "stans-ears"], "One scenario at a time"),
        (["graph", "up-all-nigt"], "Did you mean: up-all-night?"),
        (["graph", "up-all-night", "-o", "mine.yaml"], "named like a scenario"),
        (["graph", "up-all-night", "-o", "no/such/folder/x.txt"], "cannot be used"),
        (["report"], "--sheet ID|FILE"),
        (["report", "--sheet", "nobody"], "There is no scenario “nobody”"),
        (["report", "--sheet", "up-all-night", "-o", "up-all-night.yml"], "named like a scenario"),
    ],
)
def test_what_cannot_be_done_is_told_with_what_can(frontdesk, argv, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = frontdesk(*argv)
    assert (told.code, told.out) == (2, "")
    assert words in told.err
    assert not list(tmp_path.glob("*.y*ml"))


def test_a_sheet_as_markdown_tells_first_that_it_gives_all_away(frontdesk):
    told = frontdesk("report", "--sheet", "two-hannahs")
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines()[2].startswith("**For whoever leads the talk")
    assert told.out.endswith("    frontdesk play two-hannahs\n")


def test_a_sheet_as_a_page_in_a_file(frontdesk, tmp_path):
    file = tmp_path / "page.html"
    assert frontdesk("report", "--sheet", "two-hannahs", "--format", "html", "-o", str(file)).code == 0
    assert file.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("encoding", "environ", "shown"),
    [
        ("utf-8", {}, True),
        ("utf-8", {"LANG": "en_GB.UTF-8"}, True),
        ("utf-8", {"LANG": "de_DE.utf8@euro"}, True),
        ("utf-8", {"LANG": "C"}, True),
        ("utf-8", {"LANG": "en_US.ISO-8859-1"}, False),
        ("utf-8", {"LC_ALL": "en_US.ISO-8859-1", "LANG": "en_US.UTF-8"}, False),
        ("utf-8", {"TERM": "dumb"}, False),
        ("cp1252", {}, False),
        ("no-such-encoding", {}, False),
        (None, {}, False),
    ],
)
def test_strokes_are_drawn_only_where_they_can_be_shown(encoding, environ, shown):
    assert shows_boxes(encoding, environ) is shown
