"""``frontdesk validate``: exit codes, formats, and talk kept apart from data."""

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BAD = str(ROOT / "tests" / "broken" / "S020-unknown-turn.yaml")
ENDLESS = str(ROOT / "tests" / "broken" / "S062-never-gives-up.yaml")
WARNED = str(ROOT / "tests" / "broken" / "S052-one-wording.yaml")


def test_what_is_shipped_is_sound(frontdesk):
    told = frontdesk("validate", "--strict")
    assert (told.code, told.out) == (0, "")
    assert "nothing to mend" in told.err


def test_a_finding_points_at_its_place(frontdesk):
    told = frontdesk("validate", BAD)
    assert told.code == 1
    assert "error[S020]" in told.out
    assert f"{BAD}:" in told.out
    assert "^" in told.out
    assert "1 file checked: 1 error" in told.err


def test_formats_for_editors_and_programs(frontdesk):
    line = frontdesk("validate", "--format", "line", BAD).out
    assert line.startswith(f"{BAD}:")
    assert " error S020 " in line
    (found,) = json.loads(frontdesk("validate", "--format", "json", BAD).out)
    assert (found["code"], found["severity"]) == ("S020", "error")
    both = json.loads(frontdesk("validate", "--format", "json", BAD, WARNED, BAD).out)
    assert [each["code"] for each in both] == ["S020", "S052"]
    assert json.loads(frontdesk("validate", "--quick", "--format", "json").out) == []


def test_each_finding_says_where_to_read_more(frontdesk):
    assert frontdesk("validate", BAD).out.splitlines()[-1].endswith("= more: frontdesk explain S020")


def test_what_takes_playing_it_is_left_out_when_asked(frontdesk):
    told = frontdesk("validate", "--strict", ENDLESS)
    assert (told.code, "warning[S062]" in told.out) == (1, True)
    told = frontdesk("validate", "--strict", "--quick", ENDLESS)
    assert (told.code, told.out) == (0, "")


def test_a_scenario_can_be_named_by_its_id(frontdesk):
    assert "1 file checked" in frontdesk("validate", "--quick", "up-all-night").err
    told = frontdesk("validate", "up-all-nigth")
    assert told.code == 2
    assert "up-all-night" in told.err


def test_warnings_count_only_when_asked(frontdesk):
    assert frontdesk("validate", WARNED).code == 0
    assert frontdesk("validate", "--strict", WARNED).code == 1


def test_own_scenarios_are_checked_without_being_named(frontdesk, data_folder):
    own = data_folder / "scenarios"
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text("format: 1\nid: mine\n", encoding="utf-8")
    told = frontdesk("validate", "--quick")
    assert told.code == 1
    assert "mine.yaml" in told.out


def test_a_hostile_file_and_name_drive_no_terminal(frontdesk, tmp_path):
    file = tmp_path / "x\x1b[31mred.yaml"
    file.write_bytes(b"format: 1\nid: \x1b[31mred\n\xc2\x9b: 1\n")
    for form in ("text", "line", "json"):
        told = frontdesk("validate", "--format", form, str(file))
        assert told.code == 1
        assert not set(told.out + told.err) & set("\x1b\x9b")


def test_a_folder_or_file_that_is_not_there(frontdesk, tmp_path):
    told = frontdesk("validate", str(tmp_path / "nowhere"))
    assert told.code == 2
    assert "nowhere" in told.out
