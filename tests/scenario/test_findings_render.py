import json

from simulator.scenario import render_json, render_lines, render_text, summary
from simulator.scenario.diagnostics import SHOWN_AT_MOST, Diagnostic, Findings, Place, closest


def one(text: str, place: Place | None, **more: str) -> Diagnostic:
    findings = Findings("calls/wet.yaml", text)
    findings.add("S020", place, "no turn is called “soakd”", **more)
    return findings.sorted()[0]


def test_the_text_shows_the_line_the_caret_and_the_way_out():
    found = one("    says: hello\n    go: soakd\n", Place(2, 9, 5), did_you_mean="soaked")
    assert render_text([found]) == (
        "error[S020] a reaction goes to a turn that does not exist\n"
        "  calls/wet.yaml:2:9\n"
        "  |\n"
        "1 |     says: hello\n"
        "2 |     go: soakd\n"
        "  |         ^^^^^ no turn is called “soakd”\n"
        "  |\n"
        "  = did you mean: soaked\n"
        "  = more: frontdesk explain S020\n"
    )


def test_a_long_line_is_cut_around_the_value():
    line = "x" * 200 + "soakd" + "y" * 200
    lines = render_text([one(line, Place(1, 201, 5))], width=60).splitlines()
    row, caret = lines[3], lines[4]
    assert all(len(each) <= 60 for each in lines)
    assert row[caret.index("^") : caret.rindex("^") + 1] == "soakd"


def test_a_short_line_before_a_long_one_leaves_no_empty_row():
    lines = render_text([one("short\n" + "x" * 200 + "soakd", Place(2, 201, 5))]).splitlines()
    assert not any(line.startswith("1 |") for line in lines)
    assert any(line.startswith("2 | …") for line in lines)


def test_wide_and_combining_letters_keep_the_caret_below_the_value():
    line = "說: e\u0301 soakd"
    lines = render_text([one(line, Place(1, line.index("s") + 1, 5))]).splitlines()
    # Two columns for the wide letter, none for the accent.
    assert lines[4].index("^") - len("  | ") == len("xx: e ")


def test_a_tab_and_an_escape_keep_their_column():
    lines = render_text([one("\ta: \x1b[31m soakd", Place(1, 11, 5))]).splitlines()
    assert "\x1b" not in "".join(lines)
    row, caret = lines[3], lines[4]
    assert row[caret.index("^") :].startswith("soakd")


def test_a_finding_about_the_whole_file_has_no_line():
    assert render_text([one("", None)]).splitlines()[1] == "  calls/wet.yaml"
    assert render_lines([one("", None)]).startswith("calls/wet.yaml:1:1: error S020 ")


def test_the_line_form_is_one_line_each():
    found = one("a\nb soakd", Place(2, 3, 5), did_you_mean="soaked")
    assert render_lines([found]) == ("calls/wet.yaml:2:3: error S020 no turn is called “soakd”; did you mean soaked?\n")


def test_the_json_form_has_every_field():
    (row,) = json.loads(render_json([one("go: soakd", Place(1, 5, 5))]))
    assert row == {
        "code": "S020",
        "severity": "error",
        "title": "a reaction goes to a turn that does not exist",
        "message": "no turn is called “soakd”",
        "path": "calls/wet.yaml",
        "line": 1,
        "col": 5,
        "length": 5,
        "hint": "",
        "did_you_mean": "",
    }


def test_the_summary_counts():
    found = one("a", None)
    assert summary([], 3) == "3 files checked, nothing to mend"
    assert summary([found, found], 1) == "1 file checked: 2 errors"


def test_of_very_many_findings_the_first_are_shown():
    findings = Findings("a.yaml", "\n" * 500)
    for line in range(400, 0, -1):
        findings.add("S004", Place(line), "words")
    shown = findings.sorted()
    assert [each.line for each in shown[:-1]] == list(range(1, SHOWN_AT_MOST + 1))
    assert (shown[-1].code, shown[-1].severity) == ("Y015", "error")
    assert "200" in shown[-1].message


def test_warnings_that_are_not_shown_are_no_error():
    findings = Findings("a.yaml", "\n" * 500)
    for line in range(1, 300):
        findings.add("S050", Place(line), "words", severity="warning")
    assert {each.severity for each in findings.sorted()} == {"warning"}
    findings.add("S004", Place(400), "words")
    assert findings.sorted()[-1].severity == "error"


def test_the_path_cannot_drive_the_terminal():
    assert "\x1b" not in Findings("a\x1b[2J.yaml").path


def test_near_words_are_suggested_and_far_ones_are_not():
    assert closest("next-step", ["next_step", "natural"]) == "next_step"
    assert closest("Aknowlege", ["acknowledge", "answer"]) == "acknowledge"
    assert closest("zebra", ["acknowledge", "answer"]) == ""
    assert closest("anything", []) == ""
