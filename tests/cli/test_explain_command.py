"""``frontdesk explain``: a page for people, a list, and a kind word where there is no such code."""

from simulator.cli.explain import _as_shown
from simulator.scenario import CODES


def test_a_page_is_shown_without_its_markdown(frontdesk):
    told = frontdesk("explain", "s21")
    assert told.code == 0
    assert told.err == ""
    lines = told.out.splitlines()
    assert lines[0] == f"S021: {CODES['S021']}"
    assert "It looks like this:" in lines
    assert "  turns:" in lines
    assert "```" not in told.out
    assert "**" not in told.out
    # Where nobody reads along, a paragraph is one line.
    assert next(line for line in lines if line.startswith("After")).endswith("another name later.")


def test_several_pages_at_once(frontdesk):
    told = frontdesk("explain", "Y009", "c3")
    assert told.out.index("Y009: ") < told.out.index("\n\nC003: ")


def test_the_list_holds_every_code_with_its_title(frontdesk):
    told = frontdesk("explain", "--list")
    assert told.code == 0
    shown = [line.strip() for line in told.out.splitlines() if line.startswith("  ")]
    assert sorted(shown) == sorted(f"{code}  {title}" for code, title in CODES.items())
    assert frontdesk("explain").out == told.out


def test_a_word_lists_the_codes_that_speak_of_it(frontdesk):
    told = frontdesk("explain", "persona")
    assert told.code == 0
    assert "S029" in told.out


def test_what_is_no_code_is_told_of_with_what_may_be_meant(frontdesk):
    told = frontdesk("explain", "S921", "\x1b[31m")
    assert (told.code, told.out) == (2, "\n")
    assert "Did you mean S0" in told.err or "Did you mean S9" in told.err
    assert "frontdesk explain --list" in told.err
    assert "\x1b" not in told.err


def test_a_mark_that_belongs_to_the_text_stays():
    shown = [line for line, _kept in _as_shown("# T\n\nA *word* and `*all` and * alone.\n\n- one\n- **two**\n")]
    assert shown == ["T", "", "A word and `*all` and * alone.", "", "- one", "- two"]
