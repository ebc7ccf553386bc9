"""``frontdesk test``: exit codes, formats, what it prints of a test that does not pass, and what it takes."""

import json
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOUND = ROOT / "tests" / "authoring" / "fixtures" / "wet-coat.yaml"
UNPLAYABLE = str(ROOT / "tests" / "broken" / "S020-unknown-turn.yaml")


@pytest.fixture
def failing(tmp_path) -> Path:
    """The scenario with three tests that pass and one that does not."""
    path = tmp_path / SOUND.name
    more = """  - at: the-mat
    before: ["No, there is nothing."]
    reply: "Please wait, I'll look."
    met: [apology]
    reaction: 2
"""
    path.write_text(SOUND.read_text(encoding="utf-8") + more, encoding="utf-8")
    return path


def _line_of(path: Path, words: str) -> int:
    return next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if words in line)


def test_where_every_test_passes_nothing_is_printed(frontdesk):
    told = frontdesk("test", str(SOUND))
    assert (told.code, told.out) == (0, "")
    assert told.err == "3 tests in 1 scenario: all pass\n"


def test_a_test_that_does_not_pass_says_where_what_and_why(frontdesk, failing):
    told = frontdesk("test", str(failing))
    assert told.code == 1
    line = _line_of(failing, 'before: ["No') - 1
    assert told.out.splitlines()[0] == f"{failing}:{line}:5: a test in the turn the-mat does not pass"
    assert "  . No, there is nothing.\n  > Please wait, I'll look.\n  met\n    expected: apology met\n" in told.out
    assert "    to change it: Say sorry once" in told.out
    assert "  reaction\n    expected: reaction 2: “Ten past would be fine.”\n    came out: none of them: “" in told.out
    assert all(len(row) <= 80 for row in told.out.splitlines()[1:])
    assert told.err == "4 tests in 1 scenario: 1 fails\n"


def test_for_editors_there_is_a_line_for_each_thing(frontdesk, failing):
    told = frontdesk("test", "--format", "line", str(failing))
    assert told.code == 1
    line = _line_of(failing, 'before: ["No') - 1
    rows = told.out.splitlines()
    assert [row.split(";")[0] for row in rows] == [
        f"{failing}:{line}:5: error TEST met: expected: apology met",
        f"{failing}:{line}:5: error TEST reaction: expected: reaction 2: “Ten past would be fine.”",
    ]


def test_for_programs_there_is_one_list(frontdesk, failing):
    rows = json.loads(frontdesk("test", "--format", "json", "--coverage", str(failing), UNPLAYABLE).out)
    tests = [row for row in rows if row["kind"] == "test"]
    assert [row["passed"] for row in tests] == [True, True, True, False]
    assert [row["key"] for row in tests[3]["mismatches"]] == ["met", "reaction"]
    assert tests[3]["before"] == [{"reply": "No, there is nothing.", "acts": []}]
    (coverage,) = [row for row in rows if row["kind"] == "coverage"]
    assert (coverage["reached"]["turn"], coverage["of"]["turn"]) == (2, 3)
    assert {"kind": "ending", "name": "walked-out", "turn": "", "line": 65, "reached": False, "lacks": []} in coverage[
        "open"
    ]
    assert [row["code"] for row in rows if row["kind"] == "finding"] == ["S020"]


def test_coverage_says_how_much_is_reached_and_names_the_rest(frontdesk):
    told = frontdesk("test", "--coverage", str(SOUND))
    assert told.code == 0
    assert "  turns      2 of 3\n  reactions  3 of 11\n  criteria   0 of 3\n  endings    1 of 2\n" in told.out
    assert "line 65  the ending walked-out: no test comes to it\n" in told.out
    assert "the turn the-chair: no poor example\n" in told.out
    lines = frontdesk("test", "--coverage", "--format", "line", str(SOUND)).out.splitlines()
    assert f"{SOUND}:65:1: warning COVERAGE the ending walked-out: no test comes to it" in lines


def test_words_choose_tests_and_words_that_choose_none_are_wrong_usage(frontdesk, failing):
    told = frontdesk("test", "-k", "wet-coat CHAIR warmest", str(failing))
    assert (told.code, told.err) == (0, "1 test in 1 scenario: it passes\n")
    told = frontdesk("test", "-k", "elephant", str(failing))
    assert (told.code, told.err) == (2, "0 tests in 1 scenario: nothing to run\n")
    assert frontdesk("test", "-k", "chair", "--coverage", str(failing)).code == 2


def test_a_file_that_cannot_be_played_is_told_and_the_others_run(frontdesk, tmp_path):
    shutil.copy(SOUND, tmp_path)
    shutil.copy(UNPLAYABLE, tmp_path)
    told = frontdesk("test", str(tmp_path))
    assert told.code == 1
    assert "error[S020]" in told.out
    assert "3 tests in 1 scenario: all pass, 1 file cannot be played" in told.err


def test_an_id_names_a_scenario_and_a_word_near_it_is_offered(frontdesk, data_folder):
    own = data_folder / "scenarios"
    own.mkdir(parents=True)
    shutil.copy(SOUND, own)
    assert frontdesk("test", "wet-coat").err == "3 tests in 1 scenario: all pass\n"
    told = frontdesk("test", "wet-cot")
    assert told.code == 2
    assert "Did you mean: wet-coat?" in told.err


def test_a_file_that_is_not_there_is_wrong_usage(frontdesk, tmp_path):
    told = frontdesk("test", str(tmp_path / "nowhere.yaml"))
    assert told.code == 2
    assert "there is no such file" in told.out


def test_a_scenario_without_tests_is_named(frontdesk, tmp_path):
    path = tmp_path / SOUND.name
    text = SOUND.read_text(encoding="utf-8")
    path.write_text(text[: text.index("\ntests:") + 1], encoding="utf-8")
    told = frontdesk("test", str(path))
    assert (told.code, told.err) == (0, "0 tests in 1 scenario: nothing to run, without tests: wet-coat\n")


def test_what_a_hostile_file_says_drives_no_terminal(frontdesk, failing):
    text = failing.read_text(encoding="utf-8").replace("Please wait, I'll look.", "\\x1b[31mred \\x9b wait")
    failing.write_text(text, encoding="utf-8")
    for form in ("text", "line", "json"):
        told = frontdesk("test", "--format", form, str(failing))
        assert told.code == 1
        assert not set(told.out + told.err) & set("\x1b\x9b")
