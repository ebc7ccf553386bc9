"""The pages of the codes that the deeper checks raise: the bad piece raises the code, the mended one does not."""

import re
from pathlib import Path

import pytest
from checked_samples import CLINIC, scenario

from simulator.authoring.checking import check
from simulator.scenario import Opened
from simulator.scenario.compile import compile_clinic, compile_scenario
from simulator.scenario.explained import page_of
from simulator.scenario.nodes import Mapping, Node, Scalar, pairs_of
from simulator.scenario.reader import read

CODES = ["S060", "S061", "S062", "S063", "C006", "L001", "M001", "M002", "M003"]
"""Of M004 the page is about words alone, and its mended piece leaves a meaning that nothing asks for."""
BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OF_A_TURN = {"hears", "reactions", "says"}


NOBODY_LEAVES = '- {if: {acts: [note]}, says: ["Is that about me?"], end: no-card}'


def _whole(code: str) -> Node:
    text = scenario(anytime=NOBODY_LEAVES) if code == "S062" else scenario()
    text = text.replace("lost:", "noon:").replace("start: lost", "start: noon").replace("go: lost", "go: noon")
    text = text.replace("has-card", "booked").replace("no-card", "gave-up").replace("at: lost", "at: noon")
    text = text.replace("makes-new", "offers-today" if code != "S060" else "offers-it")
    ending = "  came-back: {stage: called, cause: he came back, says_afterwards: After lunch it was.}\ntests:"
    root, _findings = read(text.replace("tests:", ending, 1).encode(), "sample")
    assert root is not None
    return root


def _codes_of(block: str, code: str) -> set[str]:
    part, findings = read(block.encode(), "page")
    assert isinstance(part, Mapping)
    if part.entries.keys() & _OF_A_TURN:
        turn = Mapping({"noon": (_key("noon", part), part)}, part.place)
        part = Mapping({"turns": (_key("turns", part), turn)}, part.place)
    whole = _merged(_whole(code), part)
    clinic_root, clinic_findings = read(CLINIC.encode(), "clinic")
    assert clinic_root is not None
    clinic = compile_clinic(clinic_root, "mill-lane", clinic_findings)
    made = compile_scenario(whole, "lost-card", clinic, findings)
    assert made is not None, findings.sorted()
    check(Opened(path=Path("page"), kind="scenario", root=whole, scenario=made, findings=findings))
    return {each.code for each in findings.sorted()}


def _key(name: str, beside: Node) -> Scalar:
    return Scalar(name, plain=True, place=beside.place)


def _merged(base: Node, part: Node) -> Node:
    if not (isinstance(base, Mapping) and isinstance(part, Mapping)):
        return part
    entries = dict(base.entries)
    for key, value in pairs_of(part):
        old = base.get(key.text)
        entries[key.text] = (key, _merged(old, value) if old is not None else value)
    return Mapping(entries, base.place)


@pytest.mark.parametrize("code", CODES)
def test_the_bad_piece_raises_the_code_and_the_mended_one_does_not(code):
    bad, mended = BLOCK.findall(page_of(code))
    assert code in _codes_of(bad, code)
    assert code not in _codes_of(mended, code)
