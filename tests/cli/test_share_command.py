"""``frontdesk share``: packs, unpacks, and says what is in it."""

import shutil
import zipfile
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parents[1] / "scenario" / "fixtures"
BAD = Path(__file__).parents[1] / "broken" / "S020-unknown-turn.yaml"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Somebody's folder of scenarios, and they are where it lies."""
    mine = tmp_path / "Our Desk"
    (mine / "clinics").mkdir(parents=True)
    shutil.copy(FIXTURES / "wet-dressing.yaml", mine)
    shutil.copy(FIXTURES / "clinics" / "quay-street.yaml", mine / "clinics")
    monkeypatch.chdir(tmp_path)
    return mine


def test_a_folder_goes_out_and_comes_in_at_another_desk(frontdesk, folder, data_folder):
    told = frontdesk("share", "Our Desk")
    assert (told.code, told.out) == (0, "Our Desk.zip\n")
    assert "It holds 1 scenario" in told.err
    shutil.rmtree(folder)
    told = frontdesk("share", "--unpack", "Our Desk.zip")
    there = data_folder / "scenarios" / "our-desk"
    assert told.code == 0
    assert set(told.out.split("\n")) == {
        str(there / "clinics" / "quay-street.yaml"), str(there / "wet-dressing.yaml"), "",
    }  # fmt: skip
    assert "frontdesk play wet-dressing" in told.err
    assert frontdesk("play", "wet-dressing", "--replies", "-", "--plain", typed="Hello.\n").code == 0
    again = frontdesk("share", "--unpack", "Our Desk.zip")
    assert again.code == 2
    assert "stays as it is" in again.err
    assert "--into" in again.err
    other = frontdesk("share", "--unpack", "Our Desk.zip", "--into", "there")
    assert other.code == 0
    assert "is the id of" in other.err
    assert (folder.parent / "there" / "wet-dressing.yaml").is_file()


def test_a_zip_that_is_there_is_not_overwritten(frontdesk, folder):
    (folder.parent / "up-all-night.zip").write_text("mine", encoding="utf-8")
    told = frontdesk("share", "up-all-night")
    assert told.code == 2
    assert "-o" in told.err
    assert (folder.parent / "up-all-night.zip").read_text(encoding="utf-8") == "mine"
    assert frontdesk("share", "up-all-night", "-o", "for-tess.zip").code == 0
    assert zipfile.ZipFile(folder.parent / "for-tess.zip").namelist() == ["up-all-night.yaml"]


def test_what_has_errors_is_told_and_not_packed(frontdesk, folder):
    text = BAD.read_text(encoding="utf-8").replace("mill-lane", "quay-street")
    (folder / BAD.name).write_text(text, encoding="utf-8")
    told = frontdesk("share", "Our Desk")
    assert told.code == 1
    assert "error[S020]" in told.out
    assert "Nothing was written" in told.err
    assert not (folder.parent / "Our Desk.zip").exists()


def test_what_came_with_errors_is_unpacked_and_told(frontdesk, folder, data_folder):
    with zipfile.ZipFile("bad.zip", "w") as made:
        made.writestr("s020-unknown-turn.yaml", BAD.read_bytes())
    told = frontdesk("share", "--unpack", "bad.zip")
    assert told.code == 1
    assert "C001" in told.err
    assert (data_folder / "scenarios" / "bad" / "s020-unknown-turn.yaml").is_file()


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ([], "what to share"),
        (["up-all-night", "--unpack", "x.zip"], "what to share"),
        (["up-all-night", "--into", "x"], "--unpack"),
        (["--unpack", "x.zip", "-o", "y.zip"], "--into"),
        (["--unpack", "gone.zip"], "gone.zip"),
        (["--unpack", "no.zip"], "no zip file"),
        (["up-all-nihgt"], "up-all-night"),
        (["gone/"], "gone"),
        (["gone/gone.yaml"], "gone"),
    ],
)
def test_wrong_usage_is_answered_kindly(frontdesk, folder, argv, words):
    (folder.parent / "no.zip").write_text("hello", encoding="utf-8")
    told = frontdesk("share", *argv)
    assert told.code == 2
    assert words in told.err
