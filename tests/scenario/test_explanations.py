"""A page for each code: titled as the code is, with a bad piece that raises it and a mended one that does not."""

import re

import pytest

from simulator.scenario import CODES, SHIPPED
from simulator.scenario.explained import PAGES, code_meant, codes_about, page_of
from simulator.scenario.gathering import Stock
from simulator.scenario.nodes import Mapping, Node, pairs_of
from simulator.scenario.reader import read

PARTS = re.compile(r"^## It looks like this\n(?P<bad>.*?)^## Mend it\n(?P<mended>.*)\Z", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
GUIDE = (SHIPPED / "README.md").read_text(encoding="utf-8")
WHOLE = next(block for block in BLOCK.findall(GUIDE) if "\nid: wrong-day\n" in block)
TOLD_IN_WORDS = {"Y001", "Y002", "Y012", "Y014", "Y015", "S011", "S016", "S018", "B003", "B004"}
"""What no piece of a file can show: letters that cannot be seen, sizes, names, two files."""
LATER = ("C006", "S060")
"""From these on, codes are of checks that play the scenario or look at other files than the two."""
SHOWN = [
    code
    for code in CODES
    if code[0] in "SCB" and not any(code[0] == each[0] and code >= each for each in LATER) and code not in TOLD_IN_WORDS
]
WRITTEN = [code for code in CODES if code[0] == "Y" and code not in TOLD_IN_WORDS]


def _blocks(code: str, part: str) -> list[str]:
    found = PARTS.search(page_of(code))
    assert found is not None, code
    return BLOCK.findall(found[part])


ROOT, _FINDINGS = read(WHOLE.encode(), "guide")
STOCK = Stock(None)


def _codes_of(block: str) -> set[str]:
    """The codes of all findings, the block standing in the guide's scenario in place of what it has there."""
    part, findings = read(block.encode(), "page")
    assert ROOT is not None
    assert part is not None
    whole = _merged(ROOT, part)
    STOCK.scenario(SHIPPED / "wrong-day.yaml", b"", whole, findings)
    return {each.code for each in findings.sorted()}


def _merged(base: Node, part: Node) -> Node:
    if not (isinstance(base, Mapping) and isinstance(part, Mapping)):
        return part
    entries = dict(base.entries)
    for key, value in pairs_of(part):
        old = base.get(key.text)
        entries[key.text] = (key, _merged(old, value) if old is not None else value)
    return Mapping(entries, base.place)


def test_each_code_has_a_page_and_each_page_a_code():
    assert {path.name for path in PAGES.iterdir()} == {f"{code}.md" for code in CODES}


@pytest.mark.parametrize("code", CODES)
def test_a_page_is_titled_as_its_code_and_made_like_the_others(code):
    page = page_of(code)
    lines = page.splitlines()
    assert lines[0] == f"# {code}: {CODES[code]}"
    outside = re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)
    assert re.findall(r"^#+ .*", outside, re.MULTILINE)[1:] == ["## It looks like this", "## Mend it"]
    assert 8 <= len(lines) <= 30
    # Blocks are shown as they stand, two columns further in, on a terminal of 80.
    assert all(len(line) <= 77 for block in BLOCK.findall(page) for line in block.splitlines())
    words = re.sub(r"`.+?`", "", outside)
    assert not re.search(r"\b(node|parser|mapping|invalid|syntax|schema|YAML)\b", words)


@pytest.mark.parametrize("code", CODES)
def test_every_block_can_be_read_but_those_that_show_bad_writing(code):
    parts = ("mended",) if code in WRITTEN else ("bad", "mended")
    for block in (block for part in parts for block in _blocks(code, part)):
        _root, findings = read(block.encode(), "page")
        assert findings.sorted() == ()


@pytest.mark.parametrize("code", WRITTEN)
def test_a_piece_of_bad_writing_raises_its_code(code):
    (bad,) = _blocks(code, "bad")
    _root, findings = read(bad.encode(), "page")
    assert {each.code for each in findings.sorted()} == {code}


@pytest.mark.parametrize("code", SHOWN)
def test_a_bad_piece_raises_its_code_and_the_mended_one_does_not(code):
    (bad,) = _blocks(code, "bad")
    assert code in _codes_of(bad)
    for mended in _blocks(code, "mended"):
        assert code not in _codes_of(mended)


def test_most_codes_are_proved_by_their_page():
    assert len(SHOWN) >= 50
    assert len(WRITTEN) >= 10


@pytest.mark.parametrize(
    ("typed", "code"), [("S021", "S021"), ("s21", "S021"), ("y-9", "Y009"), ("[C003]", "C003"), ("error[S020]", "S020")]
)
def test_a_code_is_known_however_it_is_typed(typed, code):
    assert code_meant(typed) == code


@pytest.mark.parametrize("typed", ["", "S", "21", "S999", "Q001", "ending", "S" + "9" * 400])
def test_what_is_no_code_is_none(typed):
    assert code_meant(typed) == ""


def test_a_word_finds_the_codes_that_speak_of_it():
    found = codes_about("Ending")
    assert "S021" in found
    assert all("ending" in CODES[code] for code in found)
    assert codes_about("") == codes_about("zebra") == ()
