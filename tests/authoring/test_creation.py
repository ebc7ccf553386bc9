"""Making files: never over another one, never half, and copies keep what their author wrote."""

from pathlib import Path

import pytest

from simulator.authoring.copying import copied
from simulator.authoring.creation import Workplace
from simulator.authoring.placing import TakenError, place
from simulator.authoring.starter import UnfitWordsError
from simulator.scenario import SHIPPED, load_scenario
from simulator.scenario.schema import schema_text

SHIPPED_FILES = [SHIPPED / "en" / name for name in ("desk/only-a-back.yaml", "phone/reply-c.yaml")]


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    return Workplace(folder=tmp_path / "mine", own=tmp_path / "own")


def test_all_files_are_placed_or_none(tmp_path):
    (tmp_path / "b").write_text("hers", encoding="utf-8")
    with pytest.raises(TakenError, match="is there already"):
        place({tmp_path / "a": "1", tmp_path / "b": "2"})
    assert [path.name for path in tmp_path.iterdir()] == ["b"]
    assert (tmp_path / "b").read_text(encoding="utf-8") == "hers"


class _Stopping(dict):
    """Somebody presses Ctrl+C when the second file is to be written."""

    def items(self):
        yield from list(super().items())[:1]
        raise KeyboardInterrupt


def test_an_end_in_between_leaves_nothing_behind(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        place(_Stopping({tmp_path / "a": "1", tmp_path / "b": "2"}))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_is_told_and_leaves_nothing_behind(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OSError, match="file"):
        place({tmp_path / "a": "1", tmp_path / "file" / "b": "2"})
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("source", SHIPPED_FILES, ids=lambda path: path.stem)
def test_a_copy_differs_in_its_first_lines_id_and_title_only(source, workplace):
    (path,) = workplace.copy_scenario(source, "ours", 'Ours: "so"')
    old, new = (each.read_text(encoding="utf-8").splitlines() for each in (source, path))
    assert new[0].startswith("# yaml-language-server: $schema=.frontdesk/")
    old = [line for line in old if "$schema" not in line]
    changed = [(a, b) for a, b in zip(old, new[2:], strict=True) if a != b]
    assert [a.partition(":")[0] for a, _b in changed] == ["id", "title"]
    loaded = load_scenario(path)
    assert loaded.errors == ()
    assert (loaded.scenario.id, loaded.scenario.title) == ("ours", 'Ours: "so"')
    assert len(loaded.scenario.tests) == len(load_scenario(source).scenario.tests)


def test_a_copy_takes_its_desk_card_along(workplace, tmp_path):
    theirs = Workplace(folder=tmp_path / "theirs", own=tmp_path / "none")
    theirs.create_clinic("hat-street", "Hat Street")
    source = theirs.folder / "call.yaml"
    text = SHIPPED_FILES[0].read_text(encoding="utf-8").replace("clinic: linden-house", "clinic: hat-street")
    source.write_text(text.replace(f"id: {SHIPPED_FILES[0].stem}\n", "id: call\n"), encoding="utf-8")
    assert "clinic: hat-street" in source.read_text(encoding="utf-8")
    path, card = workplace.copy_scenario(source, "ours", "Ours")
    assert card == workplace.folder / "clinics" / "hat-street.yaml"
    assert load_scenario(path).scenario.clinic.name == "Hat Street"


def test_a_copy_takes_its_phrases_and_its_persona_along(workplace, tmp_path):
    theirs = tmp_path / "theirs"
    for folder, name in (("phrases", "ours-to-say"), ("personas", "on-a-ladder")):
        (theirs / folder).mkdir(parents=True)
        (theirs / folder / f"{name}.yaml").write_text("# kept\n", encoding="utf-8")
    text = SHIPPED_FILES[0].read_text(encoding="utf-8").replace("persona: embarrassed", "persona: on-a-ladder")
    (theirs / "call.yaml").write_text(text + "use: {phrases: [ours-to-say]}\n", encoding="utf-8")
    _path, *beside = workplace.copy_scenario(theirs / "call.yaml", "ours", "Ours")
    assert [each.relative_to(workplace.folder).as_posix() for each in beside] == [
        "personas/on-a-ladder.yaml", "phrases/ours-to-say.yaml"
    ]  # fmt: skip
    assert all(each.read_text(encoding="utf-8") == "# kept\n" for each in beside)


def test_a_desk_card_goes_where_its_pack_has_them(tmp_path):
    pack = tmp_path / "pack"
    (pack / "clinics").mkdir(parents=True)
    (card,) = Workplace(folder=pack / "en" / "desk", own=tmp_path / "own").create_clinic("ours", "Ours")
    assert card == pack / "clinics" / "ours.yaml"
    assert (pack / ".frontdesk" / "clinic-1.schema.json").is_file()
    assert "ours" in Workplace(folder=pack / "en" / "phone", own=tmp_path / "own").clinics()


def test_older_lines_for_the_editor_give_way():
    text = "# mine\n# yaml-language-server: $schema=../x.json\n# $schema: ../x.json\nid: a\ntitle: 'b'  # my remark\n"
    assert copied(text, "scenario", "s", {"id": "c", "title": "d"}) == (
        "# yaml-language-server: $schema=s/scenario-1.schema.json\n# $schema: s/scenario-1.schema.json\n"
        '# mine\nid: c\ntitle: "d"  # my remark\n'
    )


def test_windows_line_ends_stay():
    made = copied("id: a\r\ntitle: b\r\n", "scenario", "s", {"id": "c", "title": "d"})
    assert made.count("\r\n") == made.count("\n") == 4


MISWRITTEN = ["title: b\n", "id: a\ntitle: |\n  b\n", 'id: a\ntitle: "b\n  c"\n', "id: a\ntitle: b\n  c\n"]


@pytest.mark.parametrize("text", MISWRITTEN)
def test_a_file_that_is_written_otherwise_is_not_guessed_at(text):
    with pytest.raises(UnfitWordsError):
        copied(text, "scenario", "s", {"id": "c", "title": "d"})


def test_the_schemas_lie_beside_the_files(workplace):
    workplace.create_clinic("hat-street", "Hat Street")
    copy = workplace.folder / ".frontdesk" / "clinic-1.schema.json"
    assert copy.read_text(encoding="utf-8") == schema_text("clinic")


def test_a_damaged_desk_card_is_not_offered(workplace):
    workplace.create_clinic("hat-street", "Hat Street")
    (workplace.folder / "clinics" / "bad.yaml").write_text("format: 1\n", encoding="utf-8")
    assert "hat-street" in workplace.clinics()
    assert "bad" not in workplace.clinics()
