"""One bad file for each code in tests/broken, named for its fault: it raises that code at that place, and no other."""

from pathlib import Path

import pytest

import simulator.scenario
from simulator.authoring.checking import check_paths
from simulator.scenario import CODES, load_scenario, render_json, render_lines, render_text

BROKEN = Path(__file__).parents[1] / "broken"
FILES = sorted(path for path in BROKEN.iterdir() if path.name not in {"clinics", "phrases"})

# code -> line, column and the words that are underlined there; line 0 is the whole file.
PLACES = {
    "Y001": (11, 12, "�"),
    "Y002": (1, 1, ""),
    "Y003": (20, 35, "[[[[problem]]]]]]]]]]]]]]]]]]]]]]]]]"),
    "Y004": (11, 9, "&abara Mr Abara"),
    "Y005": (13, 9, "!ask a new appointment card"),
    "Y006": (13, 3, "<<"),
    "Y007": (31, 1, "---"),
    "Y008": (9, 1, "level"),
    "Y009": (20, 1, " "),
    "Y010": (13, 18, ":"),
    "Y011": (9, 3, "[a, b]"),
    "Y012": (3, 12, "�"),
    "Y013": (1, 1, "#"),
    "Y014": (0, 0, ""),
    "Y015": (0, 0, ""),
    "Y016": (13, 9, "“a new appointment card”"),
    "S001": (1, 1, "f"),
    "S002": (20, 5, "momnets"),
    "S003": (1, 9, "2"),
    "S004": (13, 9, "{a new: appointment card}"),
    "S005": (20, 14, "problem"),
    "S006": (14, 9, "60"),
    "S007": (8, 10, "two"),
    "S008": (26, 40, "yes"),
    "S009": (14, 17, "160"),
    "S010": (13, 3, "asks"),
    "S011": (13, 9, "a very very"),
    "S012": (5, 10, "dask"),
    "S013": (28, 3, "Has_Card"),
    "S014": (2, 5, "lost-card"),
    "S015": (25, 29, "[80, 20]"),
    "S016": (2, 5, "same-id"),
    "S017": (22, 7, "message"),
    "S018": (0, 0, ""),
    "S019": (25, 23, "[3, 1]"),
    "S020": (26, 50, "lots"),
    "S021": (26, 39, "went-home"),
    "S022": (25, 23, "make-new"),
    "S023": (23, 21, "emergancy"),
    "S024": (30, 57, "cart"),
    "S025": (7, 13, "aknowledge"),
    "S026": (25, 24, "safty"),
    "S027": (20, 15, "problems"),
    "S028": (15, 13, "caled"),
    "S029": (14, 12, "anxius"),
    "S030": (25, 79, "end"),
    "S031": (26, 10, "says"),
    "S032": (26, 10, "if"),
    "S033": (25, 10, "says"),
    "S034": (16, 8, "loss"),
    "S035": (30, 10, "losst"),
    "S036": (30, 74, "3"),
    "S037": (30, 69, "has-cart"),
    "S038": (28, 21, "arrived"),
    "S039": (28, 60, "not_yours"),
    "S040": (27, 22, "the-stair"),
    "S041": (25, 23, "make-new"),
    "S042": (15, 12, "refusel"),
    "S043": (25, 22, "prize"),
    "S044": (28, 6, "says"),
    "S045": (28, 128, "no-cart"),
    "S046": (28, 128, "has-card"),
    "S047": (16, 8, "says"),
    "S048": (27, 32, "losst"),
    "S049": (27, 3, "waits"),
    "S050": (28, 3, "waits"),
    "S051": (30, 3, "goes-home"),
    "S052": (19, 12, '"I\'ve lost my card again."'),
    "S053": (27, 3, "waits"),
    "S054": (28, 128, "no-card"),
    "S055": (17, 12, "the-stairs"),
    "S056": (17, 12, "street"),
    "S057": (16, 61, "asked"),
    "S058": (25, 60, "later"),
    "S059": (25, 22, "hold"),
    "S060": (27, 14, "{hears: [makes-new], acts: [message]}"),
    "S061": (27, 24, "privacy"),
    "S062": (18, 3, "lost"),
    "S063": (18, 3, "lost"),
    "S064": (24, 7, "make-new"),
    "B001": (10, 17, "at-the-mil"),
    "B002": (24, 15, "asks-the-name"),
    "B003": (10, 17, "am-empfang"),
    "B004": (2, 5, "anxious"),
    "C001": (9, 9, "mill-line"),
    "C002": (6, 10, "fri-0900"),
    "C003": (30, 57, "book fri-0930"),
    "C004": (30, 57, "book fri-0915"),
    "C005": (12, 56, "free"),
    "C006": (23, 22, '"Come on Friday at 16:40, Dr Shah can see you then"'),
    "L001": (19, 40, '"I was triaged, and now the card is gone."'),
    "M001": (24, 20, '"Come back after lunch"'),
    "M002": (24, 20, '"Come back after lunch"'),
    "M003": (22, 19, '"I\'ll write you another one"'),
    "M004": (23, 17, '"no"'),
    "T001": (18, 3, "lost"),
    "T002": (18, 3, "lost"),
    "T003": (7, 21, "reason"),
    "T004": (30, 3, "no-card"),
}
SUGGESTED = {
    "S002": "moments",
    "S008": "true",
    "S012": "desk",
    "S013": "has-card",
    "S017": "says-message",
    "S020": "lost",
    "S021": "goes-home",
    "S022": "makes-new",
    "S023": "emergency",
    "S024": "card",
    "S025": "acknowledge",
    "S026": "safety",
    "S027": "problem",
    "S028": "called",
    "S029": "anxious",
    "S034": "lost",
    "S035": "lost",
    "S037": "has-card",
    "S040": "the-stairs",
    "S041": "makes-new",
    "S042": "refusal",
    "S043": "price",
    "S045": "no-card",
    "S048": "lost",
    "S064": "makes-new",
    "B001": "at-the-mill",
    "B002": "asks-a-name",
    "C001": "mill-lane",
    "C003": "fri-0900",
}
WARNINGS = {
    "Y016", "S017", "S050", "S051", "S052", "S057", "S058", "S059", "S060", "S061", "S062", "S063", "C006", "L001",
    "M001", "M002", "M003", "M004", "T001", "T002", "T003", "T004",
    "B003", "B004",
}  # fmt: skip
PAGES = Path(simulator.scenario.__file__).parent / "explanations"


def validated(path):
    """Every finding of what is checked and played, as ``frontdesk validate`` comes by them."""
    return [each for opened in check_paths([path]) for each in opened.diagnostics()]


def test_every_code_has_its_file_and_every_file_its_code():
    assert {path.name[:4] for path in FILES} == set(CODES) == set(PLACES)
    assert len(FILES) == len(CODES)
    assert {page.stem for page in PAGES.glob("*.md")} == set(CODES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_raises_its_own_code_at_its_place(path):
    found = validated(path)
    code = path.name[:4]
    assert {each.code for each in found} - ({"S002"} if code == "Y015" else set()) == {code}
    first = next(each for each in found if each.code == code)
    line, col, words = PLACES[code]
    assert (first.line, first.col) == (line, col)
    if words:
        shown = first.excerpt.lines[-1][1]
        assert shown[first.excerpt.start :][: first.excerpt.length].startswith(words)
        assert first.excerpt.length == len(words) or code == "S011"
    assert first.did_you_mean == SUGGESTED.get(code, "")
    assert first.severity == ("warning" if code in WARNINGS else "error")


# Clinics and personas are not played, and S016 is about two files that can each be played.
PLAYED = [path for path in FILES if not path.name.startswith(("B004", "C002", "S016"))]


@pytest.mark.parametrize("path", PLAYED, ids=lambda path: path.name)
def test_play_refuses_what_validation_calls_an_error(path):
    refused = load_scenario(path)
    errors = [each for each in validated(path) if each.severity == "error"]
    assert list(refused.errors) == errors
    assert (refused.scenario is None) == bool(errors)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_is_shown_within_80_columns_and_nothing_reaches_the_terminal(path):
    found = validated(path)
    text = render_text(found)
    for line in text.splitlines():
        assert len(line) <= 80 or str(path) in line
    for shown in (text, render_lines(found), render_json(found)):
        assert all(char.isprintable() or char == "\n" for char in shown)
