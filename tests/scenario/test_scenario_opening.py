"""Many files are opened one after the other, each with what is found in it."""

import shutil
from pathlib import Path

import pytest

from simulator.scenario import load_scenario, open_each
from simulator.scenario.diagnostics import Place

FIXTURES = Path(__file__).parent / "fixtures"
DEMO = FIXTURES / "wet-dressing.yaml"
CLINIC = FIXTURES / "clinics" / "quay-street.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two scenarios of one clinic."""
    (tmp_path / "clinics").mkdir()
    (tmp_path / "en").mkdir()
    shutil.copy(CLINIC, tmp_path / "clinics")
    for name in ("one", "two"):
        text = DEMO.read_text(encoding="utf-8").replace("id: wet-dressing", f"id: {name}")
        (tmp_path / "en" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_each_file_comes_with_its_kind_its_nodes_and_its_scenario(folder):
    (folder / "old.yml").write_text("a: 1\n", encoding="utf-8")
    opened = list(open_each([folder]))
    assert [(each.path.stem, each.kind, each.aside) for each in opened] == [
        ("quay-street", "clinic", False),
        ("one", "scenario", False),
        ("two", "scenario", False),
        ("old", "scenario", True),
    ]
    for each in opened[1:3]:
        assert each.scenario == load_scenario(each.path).scenario
        assert each.root is not None
        assert each.root == load_scenario(each.path).root
        assert each.diagnostics() == ()


def test_a_file_is_opened_only_when_it_is_asked_for_and_a_clinic_only_once(folder):
    opened = open_each([folder / "en"])
    assert next(opened).scenario is not None
    (folder / "clinics" / "quay-street.yaml").write_text("nothing: of use\n", encoding="utf-8")
    text = (folder / "en" / "two.yaml").read_text(encoding="utf-8")
    (folder / "en" / "two.yaml").write_text(text.replace("title: ", "title: Not "), encoding="utf-8")
    two = next(opened)
    assert two.diagnostics() == ()
    assert two.scenario.title.startswith("Not ")


def test_deeper_checks_add_to_the_findings(folder):
    (opened,) = open_each([folder / "en" / "one.yaml"])
    opened.findings.add("S052", Place(3, 1, 2), "a deeper finding", severity="warning")
    assert [(each.code, each.line) for each in opened.diagnostics()] == [("S052", 3)]
    assert opened.diagnostics()[0].excerpt.lines


def test_what_stands_in_a_shared_clinic_is_told_once(folder):
    card = folder / "clinics" / "quay-street.yaml"
    card.write_text(card.read_text(encoding="utf-8") + "prices: []\n", encoding="utf-8")
    one, two = open_each([folder / "en"])
    assert [each.code for each in one.beside] == ["S002"]
    assert two.beside == ()
    assert one.findings.sorted() == two.findings.sorted() == ()
    assert one.scenario is two.scenario is None
    clinic, one, two = open_each([folder])
    assert [each.code for each in clinic.diagnostics()] == ["S002"]
    assert one.diagnostics() == two.diagnostics() == ()
