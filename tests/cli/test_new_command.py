"""``frontdesk new`` and ``frontdesk schema``: what they write, what they ask, and what they leave alone."""

import argparse
import io
import json
import sys
from pathlib import Path

import pytest

from simulator.authoring.creation import Workplace
from simulator.cli.new_answers import Asked, wishes
from simulator.cli.plain import Lines
from simulator.cli.schema import KINDS
from simulator.scenario.schema import file_name, kinds, schema_of


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own to stand in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_a_new_scenario_passes_every_check_and_its_own_tests(frontdesk, here):
    told = frontdesk("new", "scenario")
    assert (told.code, told.out) == (0, "third-time-lucky.yaml\n")
    for step in ("validate", "preview", "test"):
        assert f"frontdesk {step} third-time-lucky.yaml" in told.err
    assert frontdesk("validate", "--strict", "third-time-lucky.yaml").code == 0
    assert frontdesk("test", "third-time-lucky.yaml").code == 0
    first = (here / "third-time-lucky.yaml").read_text(encoding="utf-8").splitlines()[1]
    assert (here / first.partition(": ")[2]).is_file()


def test_the_options_say_it_all(frontdesk, here):
    told = frontdesk(
        "new", "scenario", "lost-dog", "--title", "The lost dog", "--channel", "desk", "--patient", "Mr O'Dea: the 2nd",
        "--asks", "to leave a note", "--clinic", "Hat Street", "--into", "our calls", "--yes",
    )  # fmt: skip
    assert told.code == 0
    assert [Path(line) for line in told.out.splitlines()] == [
        Path("our calls", "lost-dog.yaml"), Path("our calls", "clinics", "hat-street.yaml")
    ]  # fmt: skip
    assert f'frontdesk validate "{Path("our calls", "lost-dog.yaml")}"' in told.err
    played = frontdesk("play", str(here / "our calls" / "lost-dog.yaml"), "--plain", typed="")
    assert "The lost dog. (desk, Hat Street, Monday 10:20)" in played.out
    assert "Mr O'Dea: the 2nd:" in played.out


def test_what_is_there_stays(frontdesk, here):
    frontdesk("new", "scenario", "mine")
    before = (here / "mine.yaml").read_bytes()
    told = frontdesk("new", "scenario", "mine", "--title", "Other")
    assert (told.code, told.out) == (2, "")
    assert "there already" in told.err
    assert (here / "mine.yaml").read_bytes() == before
    frontdesk("new", "clinic", "ours")
    assert frontdesk("new", "clinic", "ours").code == 2


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("scenario", "up-all-night"), "already: Up all night"),
        (("scenario", "Lost Dog"), "What about lost-dog?"),
        (("scenario", "nul"), "Windows keeps"),
        (("scenario", "mine", "--title", " "), "says nothing"),
        (("scenario", "mine", "--clinic", "bramly-dental"), "Is that bramley-dental?"),
        (("scenario", "mine", "--from", "up-all-nite"), "up-all-night"),
        (("scenario", "mine", "--from", "up-all-night", "--asks", "x"), "Leave --asks out"),
        (("scenario", "mine", "--into", "clinics"), "for desk cards"),
        (("clinic", "mine", "--patient", "x"), "--patient is for a scenario"),
        (("clinic", "linden-house"), "called “linden-house” already"),
        (("clinic", "mine", "--from", "nowhere"), "no clinic “nowhere” to copy"),
        (("turn",), "invalid choice"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(frontdesk, here, argv, words):
    told = frontdesk("new", *argv)
    assert (told.code, told.out) == (2, "")
    assert words in told.err
    assert list(here.iterdir()) == []


def test_a_copy_for_changing(frontdesk, here):
    assert frontdesk("new", "scenario", "our-night", "--from", "up-all-night").out == "our-night.yaml\n"
    text = (here / "our-night.yaml").read_text(encoding="utf-8")
    assert "\nid: our-night\n" in text
    assert '\ntitle: "Up all night, our way"\n' in text
    assert "\n# Acute pain, today." in text
    assert frontdesk("validate", "our-night.yaml").code == 0
    again = frontdesk("new", "scenario", "--from", "our-night.yaml", "--title", "And again")
    assert again.out == "and-again.yaml\n"


def test_a_clinic_new_or_copied(frontdesk, here):
    told = frontdesk("new", "clinic", "--title", "Hat Street")
    assert Path(told.out.strip()) == Path("clinics", "hat-street.yaml")
    assert "frontdesk new scenario" in told.err
    copy = frontdesk("new", "clinic", "our-linden", "--from", "linden-house", "--into", "clinics")
    assert Path(copy.out.strip()) == Path("clinics", "our-linden.yaml")
    assert frontdesk("validate", "--strict", "clinics").code == 0
    assert "Linden House Surgery, our way" in (here / copy.out.strip()).read_text(encoding="utf-8")
    assert (here / ".frontdesk" / "clinic-1.schema.json").is_file()


def _ask(monkeypatch: pytest.MonkeyPatch, folder: Path, typed: str, **options: str) -> object:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    given = argparse.Namespace(
        kind="scenario", id=None, title=None, channel=None, patient=None, asks=None, clinic=None, **options
    )
    return wishes(Workplace(folder=folder, own=folder / "own"), Asked(Lines()), given)


def test_somebody_who_only_presses_enter_gets_what_is_usual(monkeypatch, here):
    made, new_clinic = _ask(monkeypatch, here, "\n" * 6)
    assert (made.id, made.channel, made.clinic, new_clinic) == ("third-time-lucky", "phone", "bramley-dental", "")
    assert made.who == "Mr Halloran"


def test_an_answer_that_will_not_do_is_asked_for_again(monkeypatch, here, capsys):
    typed = "fax\ndesk\nThe lost dog\nLost Dog\nlost-dog\nFrau Süß\n\nbramly-dental\n99\nHat Street\n"
    made, new_clinic = _ask(monkeypatch, here, typed)
    said = capsys.readouterr().out
    assert "Type phone or desk." in said
    assert "What about lost-dog?" in said
    assert "Is that bramley-dental?" in said
    assert (made.id, made.title, made.patient) == ("lost-dog", "The lost dog", "Frau Süß")
    assert (made.clinic, new_clinic) == ("hat-street", "Hat Street")


def test_a_clinic_by_its_number(monkeypatch, here):
    made, _new = _ask(monkeypatch, here, "\n\n\n\n\n3\n")
    assert made.clinic == "linden-house"
    assert made.clinic_name == "Linden House Surgery"


def test_who_leaves_in_the_middle_leaves_nothing_behind(frontdesk, monkeypatch, here):
    monkeypatch.setattr("simulator.cli.new_answers.Given.to", _leave)
    told = frontdesk("new", "scenario")
    assert (told.code, told.out) == (130, "")
    assert "Nothing was written." in told.err
    assert list(here.iterdir()) == []


def _leave(*_args: object) -> str:
    raise KeyboardInterrupt


def test_a_schema_on_standard_output_and_in_a_folder(frontdesk, here):
    assert json.loads(frontdesk("schema").out) == schema_of("scenario")
    assert json.loads(frontdesk("schema", "clinic").out) == schema_of("clinic")
    told = frontdesk("schema", "--write", "near/.frontdesk")
    assert [Path(line).name for line in told.out.splitlines()] == [file_name(kind) for kind in kinds()]
    assert "# yaml-language-server: $schema=.frontdesk/scenario-1.schema.json" in told.err
    assert frontdesk("schema", "clinic", "--write", "one").out.count("\n") == 1
    assert frontdesk("schema", "turn").code == 2


def test_the_command_knows_every_kind_there_is():
    assert kinds() == KINDS
