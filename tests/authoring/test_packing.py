"""Scenarios packed for the mail play elsewhere as they do here, and what came by mail is unpacked with care."""

import io
import shutil
import stat
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.authoring.packing import PackingError, pack_up
from simulator.authoring.placing import TakenError
from simulator.authoring.unpacking import UnfitPackError, contents, folder_name, unpack
from simulator.scenario import SHIPPED, load_scenario

FIXTURES = Path(__file__).parents[1] / "scenario" / "fixtures"
DEMO = FIXTURES / "wet-dressing.yaml"
CLINIC = FIXTURES / "clinics" / "quay-street.yaml"
BANK = "format: 1\nid: ours\nlanguage: en\nmeanings: {asks-name: [your name please]}\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of one's own: the clinic and a bank lie at its top, the scenario two folders down."""
    own = tmp_path / "own"
    (own / "clinics").mkdir(parents=True)
    (own / "phrases").mkdir()
    shutil.copy(CLINIC, own / "clinics")
    (own / "phrases" / "ours.yaml").write_text(BANK, encoding="utf-8")
    text = DEMO.read_text(encoding="utf-8").replace("    hears:\n", "    borrows: [asks-name]\n    hears:\n", 1)
    text = text.replace("clinic: quay-street\n", "clinic: quay-street\nuse: {phrases: [ours, at-the-desk]}\n")
    (own / "en" / "phone").mkdir(parents=True)
    (own / "en" / "phone" / DEMO.name).write_text(text, encoding="utf-8")
    return own


def mailed(pack, folder: Path) -> Path:
    """The pack, sent and unpacked at another place."""
    archive = folder / "sent.zip"
    archive.write_bytes(pack.zipped())
    return unpack(archive, folder / "there").folder


@pytest.mark.parametrize("what", ["", "en", "en/phone", f"en/phone/{DEMO.name}"])
def test_whatever_is_shared_plays_elsewhere_as_it_does_here(own, tmp_path, what):
    here = load_scenario(own / "en" / "phone" / DEMO.name, own=own).scenario
    pack = pack_up(own / what, own=own)
    assert pack.findings == ()
    there = mailed(pack, tmp_path)
    (path,) = there.rglob(DEMO.name)
    assert load_scenario(path).scenario == here
    assert not any("at-the-desk" in name for name in pack.files)


def test_a_single_scenario_takes_what_lies_beside_it_along(own, tmp_path):
    shutil.move(own / "en" / "phone" / DEMO.name, own / DEMO.name)
    pack = pack_up(own / DEMO.name, own=own)
    assert sorted(pack.files) == ["clinics/quay-street.yaml", "phrases/ours.yaml", DEMO.name]
    assert load_scenario(mailed(pack, tmp_path) / DEMO.name).diagnostics == ()


def test_a_deep_folder_takes_what_it_uses_along_to_where_it_is_found(own, tmp_path):
    deep = own / "a" / "b" / "c"
    deep.mkdir(parents=True)
    shutil.move(own / "en" / "phone" / DEMO.name, deep / DEMO.name)
    pack = pack_up(own / "a", own=own)
    assert pack.added == ("clinics/quay-street.yaml", "phrases/ours.yaml")
    assert load_scenario(mailed(pack, tmp_path) / "b" / "c" / DEMO.name).diagnostics == ()


def test_notes_come_along_and_nothing_else(own):
    (own / "notes.md").write_text("Read me.", encoding="utf-8")
    (own / "photo.png").write_bytes(b"\x89PNG")
    (own / "site.yaml").write_text('format: 1\nemergency_number: "000"\n', encoding="utf-8")
    (own / ".git").mkdir()
    (own / ".git" / "config.txt").write_text("secret", encoding="utf-8")
    pack = pack_up(own)
    assert sorted(pack.files) == [
        "clinics/quay-street.yaml", "en/phone/wet-dressing.yaml", "notes.md", "phrases/ours.yaml",
    ]  # fmt: skip
    assert pack.left_out == ("photo.png", "site.yaml")
    assert pack.zipped() == pack_up(own).zipped()


def test_a_link_does_not_come_along(own, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("hunter2", encoding="utf-8")
    try:
        (own / "innocent.txt").symlink_to(secret)
    except (OSError, NotImplementedError):
        pytest.skip("this machine makes no links")
    pack = pack_up(own)
    assert pack.left_out == ("innocent.txt",)
    assert b"hunter2" not in b"".join(pack.files.values())


def test_what_cannot_be_played_is_not_sent(own):
    path = own / "en" / "phone" / DEMO.name
    path.write_text(path.read_text(encoding="utf-8").replace("level: ", "levle: ", 1), encoding="utf-8")
    assert [each.code for each in pack_up(own).findings] == ["S002"]


def test_a_folder_without_a_scenario_is_nothing_to_share(own):
    with pytest.raises(PackingError):
        pack_up(own / "clinics")


def test_a_shipped_scenario_needs_nothing_beside_itself():
    pack = pack_up(SHIPPED / "en" / "phone" / "up-all-night.yaml")
    assert list(pack.files) == ["up-all-night.yaml"]


def archive(folder: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    path = folder / "some.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries:
            made.writestr(name, data)
    return path


def special(name: str, mode: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = (mode | 0o777) << 16
    return entry


@pytest.mark.parametrize(
    "name",
    [
        "../out.yaml", "a/../../out.yaml", "/etc/out.yaml", r"\\server\out.yaml", r"..\out.yaml", "C:/out.yaml",
        "c:out.yaml", "a//out.yaml", "./out.yaml", "con.yaml", "a/NUL.yaml", "a?.yaml", "a\x07.yaml", "dots./a.yaml",
        "x" * 300 + ".yaml", "/".join("abcdefghij") + ".yaml",
    ],
)  # fmt: skip
def test_a_name_that_is_none_is_refused_and_nothing_is_written(tmp_path, name):
    path = archive(tmp_path, ("good.yaml", b"format: 1\n"), (name, b"format: 1\n"))
    with pytest.raises(UnfitPackError):
        unpack(path, tmp_path / "inner" / "there")
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [path]


@pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_a_link_in_a_pack_is_refused(tmp_path, mode):
    with pytest.raises(UnfitPackError):
        contents(archive(tmp_path, (special("link.yaml", mode), b"/etc/passwd")))


def test_a_bomb_does_not_go_off(tmp_path):
    began = time.process_time()
    with pytest.raises(UnfitPackError):
        contents(archive(tmp_path, ("big.yaml", bytes(30_000_000))))
    many = [(f"{number}.yaml", bytes(990_000)) for number in range(70)]
    with pytest.raises(UnfitPackError):
        contents(archive(tmp_path, *many))
    with pytest.raises(UnfitPackError):
        contents(archive(tmp_path, *((f"{number}.txt", b"") for number in range(2_001))))
    assert time.process_time() - began < 5


def test_a_file_that_is_larger_than_it_says_is_refused(tmp_path):
    path = archive(tmp_path, ("big.yaml", b"#" * 3_000_000))
    data = path.read_bytes()
    size = (3_000_000).to_bytes(4, "little")
    path.write_bytes(data.replace(size, (10).to_bytes(4, "little")))
    assert data.count(size) == 2
    with pytest.raises(UnfitPackError):
        contents(path)


def test_what_is_no_text_and_what_machines_leave_behind_stays_out(tmp_path):
    names = ["a.yaml", "b/c.md", "run.exe", "__MACOSX/a.yaml", ".hidden.yaml", "b/Thumbs.db", "site.yaml", "b\\d.txt"]
    files, left_out = contents(archive(tmp_path, *((name, b"x") for name in names)))
    assert sorted(files) == ["a.yaml", "b/c.md", "b/d.txt"]
    assert left_out == ("run.exe", "site.yaml")


def test_the_same_name_twice_is_refused_whatever_its_capitals(tmp_path):
    with pytest.raises(UnfitPackError):
        contents(archive(tmp_path, ("a.yaml", b""), ("A.yaml", b"")))


def test_nothing_that_is_there_is_overwritten_and_nothing_else_is_left_behind(tmp_path):
    path = archive(tmp_path, ("a.yaml", b"new"), ("b.yaml", b"new"))
    there = tmp_path / "there"
    there.mkdir()
    (there / "b.yaml").write_text("old", encoding="utf-8")
    with pytest.raises(TakenError):
        unpack(path, there)
    assert {each.name: each.read_text(encoding="utf-8") for each in there.iterdir()} == {"b.yaml": "old"}


def test_a_link_that_waits_in_the_folder_is_not_followed(tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "elsewhere").mkdir()
    try:
        (tmp_path / "there" / "b").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    except (OSError, NotImplementedError):
        pytest.skip("this machine makes no links")
    with pytest.raises(UnfitPackError):
        unpack(archive(tmp_path, ("b/c.yaml", b"x")), tmp_path / "there")
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("name", ["Our Desk (2).zip", "...zip", "con.zip", "Übung.zip", "a" * 200 + ".zip"])
def test_a_folder_has_a_plain_name(name):
    made = folder_name(Path(name))
    assert made in {"our-desk-2", "shared", "bung", "a" * 60}


GOOD = io.BytesIO()
with zipfile.ZipFile(GOOD, "w", zipfile.ZIP_DEFLATED) as _made:
    _made.writestr("a.yaml", "format: 1\n" * 50)
    _made.writestr("b/c.md", "Read me.")


@given(st.lists(st.tuples(st.integers(0, len(GOOD.getvalue()) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_pack_is_refused_or_read_and_never_more(tmp_path_factory, changes):
    data = bytearray(GOOD.getvalue())
    for place, value in changes:
        data[place] = value
    path = tmp_path_factory.getbasetemp() / "damaged.zip"
    path.write_bytes(bytes(data))
    try:
        files, _left_out = contents(path)
    except UnfitPackError:
        return
    assert all(".." not in name.split("/") and not name.startswith("/") for name in files)
