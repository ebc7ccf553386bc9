"""What the authoring guide shows in part is right as well: put into its whole scenario, each part can be loaded."""

import re

import pytest

from simulator.scenario import SHIPPED
from simulator.scenario.gathering import Stock
from simulator.scenario.nodes import Mapping, Node, child, pairs_of
from simulator.scenario.reader import read

GUIDE = "".join((SHIPPED / name).read_text(encoding="utf-8") for name in ("README.md", "KEYS.md"))
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)
WHOLE = next(block for block in BLOCKS if block.startswith("format: 1\n") and "\nturns:\n" in block)
PARTS = [block for block in BLOCKS if not block.startswith("format: 1\n")]
STOCK = Stock(None)
ROOT_KEYS = {"use", "today", "patient", "turns", "endings", "tests", "notes", "anytime", "later"}
# These belong together: each names what another shows.
PUSHING_BACK = [block for block in PARTS if re.match(r"patient:\n  (\w+):|anytime:|later:|endings:|turns:", block)]


def _node(text: str) -> Node:
    node, findings = read(text.encode(), "guide")
    assert findings.sorted() == ()
    assert node is not None
    return node


def _merged(base: Node, part: Node) -> Node:
    """The keys of both; where both have keys under a key, all of these."""
    if not (isinstance(base, Mapping) and isinstance(part, Mapping)):
        return part
    entries = dict(base.entries)
    for key, value in pairs_of(part):
        old = base.get(key.text)
        entries[key.text] = (key, _merged(old, value) if old is not None else value)
    return Mapping(entries, base.place)


def _at_its_place(block: str) -> Node:
    """A part that starts with a key of a turn stands in the turn of the guide's scenario."""
    part = _node(block)
    assert isinstance(part, Mapping)
    if part.entries.keys() <= ROOT_KEYS:
        return part
    return _node("turns:\n  noon:\n" + "".join(f"    {line}\n" for line in block.splitlines()))


def _errors(root: Node) -> list[tuple[str, str]]:
    _root, findings = read(b"", "guide")
    STOCK.scenario(SHIPPED / "wrong-day.yaml", b"", root, findings)
    return [(each.code, each.message) for each in findings.sorted() if each.severity == "error" and each.code != "Y013"]


# A part may name what stands only in the text around it, or leave out how it ends; what a key holds has to be right.
LEFT_OUT = {"S020", "S021", "S022", "S023", "S035", "S036", "S037", "S040", "S041", "S045", "S053"}


@pytest.mark.parametrize("block", PARTS, ids=lambda block: " ".join(block.split()[:2]))
def test_every_part_holds_what_its_keys_take(block):
    errors = _errors(_merged(_node(WHOLE), _at_its_place(block)))
    assert [each for each in errors if each[0] not in LEFT_OUT] == []


def test_the_parts_about_pushing_back_make_one_scenario_that_loads():
    assert len(PUSHING_BACK) >= 10
    whole = _node(WHOLE)
    assert isinstance(whole, Mapping)
    root: Node = Mapping({key: entry for key, entry in whole.entries.items() if key != "tests"}, whole.place)
    for block in PUSHING_BACK:
        root = _merged(root, _node(block))
    assert _errors(root) == []
    patient = child(root, "patient")
    assert all(child(patient, key) is not None for key in ("temper", "pushes", "tells", "facts", "recalls", "waits"))
