import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.scenario import SHIPPED, digest_of, files_to_check, load_clinic, load_scenario, validate_paths

FIXTURES = Path(__file__).parent / "fixtures"
DEMO = FIXTURES / "wet-dressing.yaml"
CLINIC = FIXTURES / "clinics" / "quay-street.yaml"


@pytest.mark.parametrize("folder", ["", "phone", "en/phone"])
def test_a_clinic_is_found_beside_and_one_or_two_folders_up(tmp_path, folder):
    (tmp_path / "clinics").mkdir()
    shutil.copy(CLINIC, tmp_path / "clinics")
    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    path = Path(shutil.copy(DEMO, tmp_path / folder))
    loaded = load_scenario(path)
    assert loaded.diagnostics == ()
    assert digest_of(path, "quay-street") == loaded.scenario.digest


def test_a_clinic_is_found_in_the_own_folder_and_among_the_shipped(tmp_path):
    (tmp_path / "own" / "clinics").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c").mkdir(parents=True)
    path = Path(shutil.copy(DEMO, tmp_path / "a" / "b" / "c"))
    assert [each.code for each in load_scenario(path).errors] == ["C001"]
    assert digest_of(path, "quay-street") == ""
    shutil.copy(CLINIC, tmp_path / "own" / "clinics")
    assert load_scenario(path, own=tmp_path / "own").scenario is not None
    shipped = sorted((SHIPPED / "clinics").glob("*.yaml"))[0].stem
    path.write_text(path.read_text(encoding="utf-8").replace("quay-street", shipped), encoding="utf-8")
    assert "C001" not in {each.code for each in load_scenario(path).errors}


@pytest.mark.parametrize("name", ["../quay-street", "/etc/passwd", "clinics/quay-street", "..", "a\\b", "C:x"])
def test_a_clinics_name_never_leads_out_of_the_folders(tmp_path, name):
    (tmp_path / "scenarios").mkdir()
    shutil.copy(CLINIC, tmp_path)
    path = tmp_path / "scenarios" / DEMO.name
    text = DEMO.read_text(encoding="utf-8").replace("clinic: quay-street", f"clinic: '{name}'")
    path.write_text(text, encoding="utf-8")
    assert [each.code for each in load_scenario(path).errors] == ["S013"]


def test_a_scenario_is_found_by_id_and_a_near_miss_is_suggested(tmp_path):
    (tmp_path / "clinics").mkdir()
    shutil.copy(CLINIC, tmp_path / "clinics")
    shutil.copy(DEMO, tmp_path)
    assert load_scenario("wet-dressing", own=tmp_path).scenario.title == "Wet dressing"
    (told,) = load_scenario("wet-dresing", own=tmp_path).errors
    assert (told.code, told.did_you_mean, told.line) == ("Y014", "wet-dressing", 0)


@pytest.mark.parametrize(
    "where", ["nowhere/at-all.yaml", Path("nowhere.yaml"), "", "\x00", Path("a\x00b.yaml"), "x" * 5000]
)
def test_what_is_not_there_is_a_finding(where):
    loaded = load_scenario(where)
    assert loaded.scenario is None
    assert [each.code for each in loaded.errors] == ["Y014"]


def test_a_clinic_by_id_and_by_file():
    assert load_clinic(CLINIC).clinic.wait_mark == 15
    assert load_clinic("quay-street", own=FIXTURES).clinic.name == "Quay Street Surgery"
    assert [each.code for each in load_clinic("nobody-knows").diagnostics] == ["Y014"]


def test_a_folder_is_checked_with_its_folders_and_what_is_ignored_is_named(tmp_path):
    (tmp_path / "en" / "phone").mkdir(parents=True)
    (tmp_path / "clinics").mkdir()
    (tmp_path / ".git").mkdir()
    shutil.copy(CLINIC, tmp_path / "clinics")
    shutil.copy(DEMO, tmp_path / "en" / "phone")
    for name in ("README.md", "old.yml", "draft.yaml.bak", ".hidden.yaml", ".git/x.yaml"):
        (tmp_path / name).write_text("a: 1\n", encoding="utf-8")
    files, ignored = files_to_check([tmp_path])
    assert [path.name for path in files] == ["quay-street.yaml", "wet-dressing.yaml"]
    assert sorted(Path(each.path).name for each in ignored) == ["draft.yaml.bak", "old.yml"]
    assert {each.severity for each in ignored} == {"warning"}
    assert validate_paths([tmp_path]) == ignored


def test_a_finding_in_a_clinic_comes_once_however_many_scenarios_use_it(tmp_path):
    (tmp_path / "clinics").mkdir()
    card = tmp_path / "clinics" / "quay-street.yaml"
    card.write_text(CLINIC.read_text(encoding="utf-8") + "prices: []\n", encoding="utf-8")
    for name in ("one", "two"):
        text = DEMO.read_text(encoding="utf-8").replace("id: wet-dressing", f"id: {name}")
        (tmp_path / "phone").mkdir(exist_ok=True)
        (tmp_path / "phone" / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert [each.code for each in validate_paths([tmp_path])] == ["S002"]


def test_a_file_asked_for_that_is_not_there_is_an_error(tmp_path):
    (told,) = validate_paths([tmp_path / "gone.yaml"])
    assert (told.code, told.severity) == ("Y014", "error")
    (told,) = validate_paths([tmp_path / "gone"])
    assert (told.code, told.severity) == ("Y014", "error")


@pytest.mark.parametrize("name", ["call.yaml.txt", "call.txt", "call.yml"])
def test_a_file_with_another_ending_is_told_its_right_name(tmp_path, name):
    (tmp_path / name).write_text("format: 1\n", encoding="utf-8")
    (told,) = validate_paths([tmp_path / name])
    assert told.code == "S018"
    assert told.hint.endswith(" call.yaml")


def test_the_shipped_scenarios_have_no_findings():
    files, _ignored = files_to_check([SHIPPED])
    assert files
    assert validate_paths([SHIPPED]) == []


@pytest.mark.parametrize(
    ("code", "unwanted"),
    [
        ("import simulator.scenario", ("yaml", "pydantic", "scoring", "rapidfuzz", "simulator.scenario.loader")),
        ("from simulator.scenario import Catalogue; Catalogue().cards()", ("pydantic", "scoring", "rapidfuzz")),
        ("from simulator.scenario import digest_of", ("yaml", "pydantic", "scoring", "rapidfuzz")),
    ],
)
def test_the_front_door_brings_in_no_more_than_is_asked_for(code, unwanted):
    code += f"\nimport sys; print([name for name in {unwanted!r} if name in sys.modules])"
    root = str(Path(__file__).parents[2])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "[]"
