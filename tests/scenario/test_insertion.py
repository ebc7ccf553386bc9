"""One thing more is put into an author's file, in whatever way it is laid out, and every other byte of it stays."""

import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scenario.insertion import Item, NoPlaceError, quoted, with_item
from simulator.scenario.nodes import Mapping, Sequence
from simulator.scenario.reader import read

NEW = Item('"NEW"', ('"NEW"',))
OFFERS = ("turns", "noon", "hears", "offers")


# Where a line or a piece holds NEW, the example comes; the file before is the same without it.
@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (OFFERS, 'turns:\n  noon:\n    hears:\n      offers: ["a"] # c\n', None),
        (
            OFFERS,
            'turns:\n  noon:\n    hears:\n      offers:\n        - "a"  # one\n        # two\n\n      other: [b]\n',
            (
                'turns:\n  noon:\n    hears:\n      offers:\n        - "a"  # one\n        - "NEW"\n'
                "        # two\n\n      other: [b]\n"
            ),
        ),
        (  # the dashes stand under the key
            OFFERS,
            "turns:\r\n noon:\r\n  hears:\r\n   offers:\r\n   - a\r\n   -   b\r\n  reactions: []\r\n",
            'turns:\r\n noon:\r\n  hears:\r\n   offers:\r\n   - a\r\n   -   b\r\n   - "NEW"\r\n  reactions: []\r\n',
        ),
        (  # each in a line of its own between brackets
            OFFERS,
            "turns:\n  noon:\n    hears:\n      offers: [\n        'a',\n        b,  # c\n      ]\n    hints: [x]\n",
            (
                "turns:\n  noon:\n    hears:\n      offers: [\n        'a',\n        b,  # c\n"
                '        "NEW",\n      ]\n    hints: [x]\n'
            ),
        ),
        (
            OFFERS,
            "turns:\n  noon:\n    hears:\n      offers: [\n        'a',\n        b ]\n",
            "turns:\n  noon:\n    hears:\n      offers: [\n        'a',\n        b,\n        \"NEW\" ]\n",
        ),
        (  # several a line
            OFFERS,
            "turns:\n  noon:\n    hears:\n      offers: [a, b,\n               c, d]\n",
            'turns:\n  noon:\n    hears:\n      offers: [a, b,\n               c, d, "NEW"]\n',
        ),
        (  # a new meaning, as the others are written
            ("turns", "noon", "hears", "calms"),
            "turns:\n  noon:\n    hears:\n      offers: [a]  # c\n    reactions: []\n",
            'turns:\n  noon:\n    hears:\n      offers: [a]  # c\n      calms: ["NEW"]\n    reactions: []\n',
        ),
        (
            ("turns", "noon", "hears", "calms"),
            "turns:\n  noon:\n    hears:\n      offers:\n      - a\n    reactions: []\n",
            'turns:\n  noon:\n    hears:\n      offers:\n      - a\n      calms:\n      - "NEW"\n    reactions: []\n',
        ),
        (  # no counter-examples yet, and unusual indentation
            ("turns", "noon", "unlike", "offers"),
            (
                "turns:\n    noon:\n        hears:\n            offers:\n                - a\n"
                "        # then\n        hints: [x]\n"
            ),
            (
                "turns:\n    noon:\n        hears:\n            offers:\n                - a\n"
                '        unlike:\n            offers:\n                - "NEW"\n        # then\n'
                "        hints: [x]\n"
            ),
        ),
        (
            ("turns", "noon", "unlike", "offers"),
            "turns:\n  noon:\n    hears: {offers: [a]}\n    unlike: {other: [b]} # c\n    hints: [x]\n",
            (
                "turns:\n  noon:\n    hears: {offers: [a]}\n"
                '    unlike: {other: [b], offers: ["NEW"]} # c\n    hints: [x]\n'
            ),
        ),
        (  # nothing heard yet
            OFFERS,
            "turns:\n  noon:\n    says: [a]\n    # what may happen\n    reactions:\n      - {says: [b]}\n",
            (
                'turns:\n  noon:\n    says: [a]\n    hears:\n      offers:\n        - "NEW"\n'
                "    # what may happen\n    reactions:\n      - {says: [b]}\n"
            ),
        ),
        (
            OFFERS,
            "turns:\n  noon:\n    # c\n    reactions:\n      - {says: [b]}\n",
            (
                'turns:\n  noon:\n    # c\n    hears:\n      offers:\n        - "NEW"\n'
                "    reactions:\n      - {says: [b]}\n"
            ),
        ),
        (
            OFFERS,
            "turns:\n  noon:\n    hears:  # later\n    reactions: []\n",
            'turns:\n  noon:\n    hears:  # later\n      offers:\n        - "NEW"\n    reactions: []\n',
        ),
        (
            OFFERS,
            "turns:\n  noon:\n    hears:\n      offers:\n    reactions: []",
            'turns:\n  noon:\n    hears:\n      offers:\n        - "NEW"\n    reactions: []',
        ),
        (
            OFFERS,
            "turns: {noon: {says: [a], hears: {offers: }}}\n",
            'turns: {noon: {says: [a], hears: {offers: ["NEW"] }}}\n',
        ),
        (OFFERS, "turns: {noon: {reactions: [a]}}", 'turns: {noon: {hears: {offers: ["NEW"]}, reactions: [a]}}'),
        (OFFERS, "turns: {noon: {}}\n", 'turns: {noon: {hears: {offers: ["NEW"]}}}\n'),
        (OFFERS, "turns: {noon: {hears: {offers: []}}}\n", 'turns: {noon: {hears: {offers: ["NEW"]}}}\n'),
        (  # the last is written over several lines, and the file ends with it
            OFFERS,
            "turns:\n  noon:\n    hears:\n      offers:\n        - >-\n          a\n          b",
            'turns:\n  noon:\n    hears:\n      offers:\n        - >-\n          a\n          b\n        - "NEW"\n',
        ),
    ],
)
def test_it_stands_last_in_its_list_and_all_else_as_before(path, before, after):
    if after is None:
        after = before.replace('"a"]', '"a", "NEW"]')
    assert with_item(before, path, NEW) == after


@pytest.mark.parametrize(
    "text",
    [
        "{turns: {noon: {}}}",
        "turns: later\n",
        "turns:\n  noon: [a]\n",
        "turns:\n  noon:\n    hears: ~\n",
        "turns:\n  noon:\n    hears:\n      offers: a\n",
        "turns:\n  noon:\n    hears: &x\n      offers: [a]\n",
        "turns: {noon: {hears: {offers: [a]}\n",
    ],
)
def test_where_there_is_no_place_it_says_so(text):
    with pytest.raises(NoPlaceError):
        with_item(text, OFFERS, NEW)


# Files in many layouts: each part is drawn as one of the ways in which an author may write it.
TEXTS = st.sampled_from(
    ['"a b"', "'it''s'", "plain", '"with # hash"', '"two\\nlines"', "Phở", '"…"', "a, b".replace(",", "")]
)
COMMENT = st.sampled_from(["", "", "  # a remark", " #"])
BLANK = st.sampled_from(["", "", "\n", "# between\n", "      # odd\n", "\n\n"])


@st.composite
def lists(draw, column, step):
    """A list in one of the ways it can be written, from behind the colon of its key to the end of its last line."""
    items = draw(st.lists(TEXTS, min_size=1, max_size=3))
    way = draw(st.sampled_from(["flow", "block", "under", "lines", "comma"]))
    dash = column if way == "under" else column + step
    if way == "flow":
        return f" [{', '.join(items)}]{draw(COMMENT)}\n"
    if way in ("lines", "comma"):
        inner = "".join(f"{' ' * dash}{each},{draw(COMMENT)}\n" for each in items[:-1])
        last = f"{' ' * dash}{items[-1]}{',' if way == 'comma' else ''}{draw(COMMENT)}\n"
        return f" [\n{inner}{last}{' ' * column}]{draw(COMMENT)}\n"
    return f"{draw(COMMENT)}\n" + "".join(f"{' ' * dash}- {each}{draw(COMMENT)}\n{draw(BLANK)}" for each in items)


@st.composite
def files(draw):
    """A file with two turns, and what is added to it."""
    step = draw(st.sampled_from([1, 2, 3, 4, 8]))
    parts = [draw(BLANK), "format: 1\n", "turns:\n"]
    for turn in ("noon", "later"):
        parts.append(
            f"{' ' * step}{turn}:{draw(COMMENT)}\n{' ' * 2 * step}says:{draw(lists(2 * step, step))}{draw(BLANK)}"
        )
        for group in draw(st.sampled_from([(), ("hears",), ("hears", "unlike"), ("unlike",)])):
            parts.append(f"{' ' * 2 * step}{group}:{draw(COMMENT)}\n")
            names = draw(st.sampled_from([("offers",), ("calms", "offers"), ("calms",)]))
            parts += [f"{' ' * 3 * step}{name}:{draw(lists(3 * step, step))}{draw(BLANK)}" for name in names]
        if draw(st.booleans()):
            parts.append(f"{' ' * 2 * step}reactions:{draw(lists(2 * step, step))}")
    if draw(st.booleans()):
        parts.append("notes: |\n  Ask them.\n\n")
    text = "".join(parts)
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    if draw(st.booleans()):
        text = text.rstrip("\r\n")
    path = ("turns", draw(st.sampled_from(["noon", "later"])), draw(st.sampled_from(["hears", "unlike"])))
    return text, (*path, draw(st.sampled_from(["offers", "calms", "brand-new"])))


def said(node) -> Any:
    """What a file says, without where."""
    if isinstance(node, Mapping):
        return {name: said(value) for name, (_key, value) in node.entries.items()}
    return [said(each) for each in node.items] if isinstance(node, Sequence) else node.text.rstrip("\n")


def lines_of(text):
    return re.split(r"\r\n|\n", text)


@given(
    files(),
    st.text(
        alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Co", "Cn", "Zl", "Zp"]), max_size=40
    ),
)
def test_in_any_layout_one_value_more_and_every_other_byte_as_before(drawn, words):
    text, path = drawn
    example = " ".join(unicodedata.normalize("NFC", words).split()) or "?"  # as every text is read
    root, findings = read(text.encode(), "x.yaml")
    assert not findings.failed, text
    after = with_item(text, path, Item(quoted(example), (quoted(example),)))
    wanted = said(root)
    wanted["turns"][path[1]].setdefault(path[2], {}).setdefault(path[3], []).append(example)
    fresh, findings = read(after.encode(), "x.yaml")
    assert said(fresh) == wanted
    assert not findings.failed
    # What was there stands there still, in its order: taking out the new words leaves the old text.
    new = iter(after)
    assert all(char in new for char in text)
    kept = set(lines_of(after))
    changed = [line for line in lines_of(text) if line not in kept]
    assert len(changed) <= 1, "at most the line of the last item in brackets is touched"
    assert ("\r\n" in text) == ("\r\n" in after) or "\n" not in text
    assert after.count("\n") == after.count("\r\n") or "\r\n" not in after
