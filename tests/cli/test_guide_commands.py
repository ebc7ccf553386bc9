"""Every command line of the authoring guide, run in its order in one folder, as somebody would with the page open."""

import re
import shlex
from pathlib import Path

import pytest

from simulator.scenario import SHIPPED

GUIDE = (SHIPPED / "README.md").read_text(encoding="utf-8")
LINES = [
    line
    for block in re.findall(r"^```sh\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]
WHOLE = re.findall(r"^```yaml\n(format: 1\nid: wrong-day\n.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)[0]
SHOWN = re.findall(r"^```text\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)[0]
PARTS = re.findall(r"^```yaml\n((?:turns|tests):\n.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)
NO_SCREEN = 2
"""What ``preview`` comes to where nothing can be drawn, once it has found all it was asked for; see tests/tui."""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which somebody has opened a terminal."""
    folder = tmp_path / "my-scenarios"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_the_guide_names_every_command_an_author_needs():
    needed = {"new", "validate", "explain", "play", "preview", "graph", "test", "report", "share", "review", "data"}
    assert {shlex.split(line)[1] for line in LINES} >= needed


def test_every_line_does_what_the_guide_says(desk, frontdesk):
    for line in LINES:
        program, *words = shlex.split(line)
        assert program == "frontdesk"
        told = frontdesk(*words, "--plain") if words[0] == "play" else frontdesk(*words)
        assert told.code == (NO_SCREEN if words[0] == "preview" else 0), f"{line}\n{told.out}{told.err}"
        if words[0] == "preview":
            assert "needs a terminal" in told.err
        if words[:2] == ["new", "scenario"] and words[2] == "wrong-day":
            assert frontdesk("validate", "--strict", ".").code == 0
            (desk / "wrong-day.yaml").write_text(WHOLE, encoding="utf-8")
    assert (desk / "wrong-day.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_finding_it_shows_is_the_one_that_comes(desk, frontdesk):
    wrong = WHOLE.replace("end: seen-anyway", "end: seen-anway", 1)
    (desk / "wrong-day.yaml").write_text(wrong, encoding="utf-8")
    told = frontdesk("validate", "wrong-day.yaml")
    assert (told.code, told.out) == (1, SHOWN)


def test_the_second_turn_stands_where_it_says_and_its_tests_make_the_file_whole_again(desk, frontdesk):
    second = next(part for part in PARTS if "  his-wife:" in part).removeprefix("turns:\n")
    tests = next(part for part in PARTS if "at: his-wife" in part).removeprefix("tests:\n")
    grown = WHOLE.replace("end: seen-anyway", "go: his-wife", 1).replace("endings:\n", f"{second}endings:\n", 1)
    (desk / "wrong-day.yaml").write_text(grown, encoding="utf-8")
    told = frontdesk("test", "wrong-day.yaml")
    assert told.code == 1
    assert "it goes on, in the turn his-wife" in told.out
    old = next(line for line in grown.splitlines(keepends=True) if "tomorrow is your day" in line)
    (desk / "wrong-day.yaml").write_text(grown.replace(old, tests), encoding="utf-8")
    told = frontdesk("test", "wrong-day.yaml")
    assert told.code == 0, told.out
    told = frontdesk("validate", "--strict", "wrong-day.yaml")
    assert told.code == 0, told.out
