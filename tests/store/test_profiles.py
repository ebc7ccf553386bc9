"""Names become files that cannot collide or leave their folder; choices are remembered; config forgives."""

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recordings import whole_call

from simulator.store import (
    Config,
    Guest,
    NoSuchProfileError,
    ProfileExistsError,
    ProfileNameError,
    Profiles,
    StoreError,
    data_home,
)
from simulator.store.profiles import proper_name

HOSTILE = (
    "../../etc/passwd", "..", ".", "/", "\\", "C:\\Windows", "con", "CON", "nul", "aux.txt", "com1", "LPT9", "a/b",
    "a\\b", "~root", "$HOME", "-rf", ".hidden", "name.", "name ", "Zoë", "Nguyễn Thị Ánh", "李", "🙂", "a" * 80,
    "'; DROP TABLE x", "[/red]", "%2e%2e", "a:b", "a*b?",
)  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_makes_a_plain_file_in_the_profiles_folder(tmp_path: Path, name: str) -> None:
    profiles = Profiles(tmp_path)
    path = profiles.path_of(name)
    assert path.parent == tmp_path / "profiles"
    assert path.name.isascii()
    assert set(path.stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert path.stem not in ("con", "nul", "aux", "prn", "com1", "lpt9")
    with profiles.open(name) as profile:
        assert profile.name == proper_name(name)
    assert profiles.names() == (proper_name(name),)
    assert [each.name for each in tmp_path.iterdir()] == ["profiles"]


@given(st.lists(st.text(min_size=1, max_size=80), min_size=2, max_size=2))
def test_two_names_never_share_a_file(names: list[str]) -> None:
    profiles = Profiles(Path("/anywhere"))
    try:
        keys = {proper_name(name).casefold() for name in names}
    except ProfileNameError:
        return
    assert len({profiles.path_of(name) for name in names}) == len(keys)


def test_names_that_look_alike_to_a_file_system_have_files_of_their_own(tmp_path: Path) -> None:
    profiles = Profiles(tmp_path)
    names = ["ann lee", "ann-lee", "ann_lee", "annlee", "änn lee", "ann.lee", "a" * 41, "a" * 42]
    assert len({profiles.path_of(name) for name in names}) == len(names)
    stem = profiles.path_of("ann lee").stem
    assert profiles.path_of(stem) != profiles.path_of("ann lee")


def test_capitals_and_spacing_do_not_make_another_person(tmp_path: Path) -> None:
    profiles = Profiles(tmp_path)
    with profiles.open("Ingrid  Moe") as profile:
        profile.log.append("a", whole_call(), expected_seq=0)
    with profiles.open(" ingrid moe ") as again:
        assert again.name == "Ingrid Moe"
        assert len(again.log.summaries()) == 1
    assert profiles.names() == ("Ingrid Moe",)


@pytest.mark.parametrize("name", ["", "   ", "\n\t", "\x1b", "\u200b", "\u0301", "a" * 81])
def test_a_name_that_is_none_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProfileNameError) as caught:
        Profiles(tmp_path).open(name)
    assert caught.value.do
    assert list(tmp_path.iterdir()) == []


def test_each_profile_sees_only_its_own(tmp_path: Path) -> None:
    profiles = Profiles(tmp_path)
    with profiles.open("Ann") as ann, profiles.open("Bo") as bo:
        ann.log.append("a", whole_call(), expected_seq=0)
        assert bo.log.summaries() == ()
        assert bo.log.replies_before(10) == ()


def test_choices_are_remembered_and_odd_ones_forgiven(tmp_path: Path) -> None:
    profiles = Profiles(tmp_path)
    with profiles.open("Ann") as ann:
        assert (ann.mode, ann.theme, ann.get("other")) == ("practice", "", None)
        ann.mode, ann.theme = "coach", "dark"
    with profiles.open("Ann") as ann:
        assert (ann.mode, ann.theme) == ("coach", "dark")
        ann.set("mode", "nonsense")
        assert ann.mode == "practice"


def test_opening_and_creating_say_when_a_profile_is_missing_or_there(tmp_path: Path) -> None:
    profiles = Profiles(tmp_path)
    with pytest.raises(NoSuchProfileError, match="Ann"):
        profiles.open("Ann", create=False)
    assert profiles.entries() == ()
    assert not profiles.exists("Ann")
    profiles.create("Ann").close()
    assert profiles.exists("ANN")
    with pytest.raises(ProfileExistsError):
        profiles.create("ann")


def test_closing_leaves_one_file_and_nothing_beside_it(tmp_path: Path) -> None:
    profile = Profiles(tmp_path).open("Ann")
    profile.log.append("a", whole_call(), expected_seq=0)
    profile.close()
    profile.close()
    assert [path.name for path in (tmp_path / "profiles").iterdir()] == ["ann.sqlite3"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_this_account_can_read_what_is_kept(tmp_path: Path) -> None:
    home = tmp_path / "deep" / "home"
    before = os.umask(0)
    try:
        with Profiles(home).open("Ann") as profile:
            profile.log.append("a", whole_call(), expected_seq=0)
            for path in (home / "profiles").iterdir():
                assert stat.S_IMODE(path.stat().st_mode) == 0o600
        Config(home).theme = "dark"
    finally:
        os.umask(before)
    assert stat.S_IMODE((home / "config.json").stat().st_mode) == 0o600
    for folder in (home.parent, home, home / "profiles"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700  # pytest's own, left as it was


def test_a_home_that_is_a_file_is_told(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("not a folder", encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        Profiles(home).open("Ann")
    assert "FRONTDESK_HOME" in str(caught.value)
    with pytest.raises(StoreError):
        Config(home).theme = "dark"
    assert Config(home).theme == ""
    assert Profiles(home).names() == ()


def test_a_guest_has_the_same_shape(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Guest() as guest:
        guest.log.append("a", whole_call(), expected_seq=0)
        assert (guest.name, guest.mode) == ("", "practice")
    assert list(tmp_path.iterdir()) == []


def test_the_home_is_what_the_environment_names_or_the_platforms_place(tmp_path: Path) -> None:
    assert data_home({"FRONTDESK_HOME": str(tmp_path)}) == tmp_path
    assert data_home({"FRONTDESK_HOME": "~/desk"}) == Path.home() / "desk"
    assert data_home({"FRONTDESK_HOME": "  "}) == data_home({})
    assert data_home({}).is_absolute()
    assert "frontdesk" in data_home({}).parts


def test_config_is_remembered_and_replaced_whole(tmp_path: Path) -> None:
    config = Config(tmp_path / "home")
    assert (config.last_profile, config.theme) == ("", "")
    config.last_profile = "Ann\x1b[2J"
    config.theme = "dark"
    assert (Config(tmp_path / "home").last_profile, config.theme) == ("Ann[2J", "dark")
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["config.json"]


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe\x00", b"[1]", b'{"theme": 3}', b"[" * 100_000, b"null"])
def test_a_damaged_config_costs_a_choice_and_never_a_start(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "config.json").write_bytes(damage)
    config = Config(tmp_path)
    assert (config.last_profile, config.theme) == ("", "")
    config.theme = "dark"
    assert config.theme == "dark"
