"""Home, and who sits in front of it: nobody's marks show on another's."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desk_pilot import Desk

from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.screens.who import WhoScreen

Start = Callable[..., Desk]
FOUND = "Yes, your green glove is here, it was handed in on Friday."


async def a_whole_call(here: Desk) -> None:
    await here.call()
    await here.press("f3", "2", "1", "enter", "enter")
    assert isinstance(here.app.screen, DebriefScreen)
    await here.press("escape")


async def test_a_fresh_machine_shows_today_and_asks_quietly_for_a_name(desk: Start, data_folder: Path) -> None:
    async with desk().open() as here:
        assert isinstance(here.app.screen, HomeScreen)
        assert "Today, about 6 minutes" in here.screen
        assert "One glove" in here.screen
        assert "Who is practising?" in here.screen
        assert "Anyone who uses this account on this computer can open it." in here.screen
        assert not (data_folder / "profiles").exists()
        await here.sign_in("Ingrid")
        assert "Ingrid · practice mode" in here.screen
        assert "Who is practising?" not in here.screen


async def test_a_guest_practises_and_nothing_is_kept(desk: Start, data_folder: Path) -> None:
    async with desk().open() as here:
        await here.press("escape")
        assert "guest, nothing is kept" in here.screen
        await a_whole_call(here)
        assert not (data_folder / "profiles").exists()
    async with desk().open() as here:
        assert "an eye test" not in here.screen


async def test_with_profiles_names_come_before_any_mark(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await a_whole_call(here)
        assert "came away with an eye test" in here.screen
    async with desk().open() as here:
        assert isinstance(here.app.screen, WhoScreen)
        assert "Ingrid" in here.screen
        assert "an eye test" not in here.screen
        await here.press("2")
        await here.sign_in("Bo")
        assert "Bo · practice mode" in here.screen
        assert "an eye test" not in here.screen
        await here.press("f4")
        assert "No calls yet" in here.screen
        await here.press("escape", "f3")
        assert "Nothing to show yet" in here.screen
        await here.press("escape", "f7")
        assert "▸  1  Bo" in here.screen
        await here.press("2")
        assert "Ingrid · practice mode" in here.screen
        assert "came away with an eye test" in here.screen


async def test_the_last_one_here_is_the_first_proposed(desk: Start) -> None:
    for name in ("Ada", "Zoe"):
        async with desk(profile=name).open():
            pass
    async with desk().open() as here:
        assert "▸  2  Zoe" in here.screen


async def test_a_damaged_record_is_told_left_alone_and_there_is_a_way_on(desk: Start, data_folder: Path) -> None:
    async with desk(profile="Ingrid").open():
        pass
    path = data_folder / "profiles" / "ingrid.sqlite3"
    for side in data_folder.glob("profiles/ingrid.sqlite3-*"):
        side.unlink()
    path.write_bytes(b"this is not a database at all" * 200)
    before = path.read_bytes()
    async with desk().open() as here:
        assert "cannot be opened" in here.screen
        await here.press("1")
        assert "That did not work" in here.screen
        assert "left as it is" in " ".join(here.screen.split())
        await here.press("escape", "3")
        assert "guest, nothing is kept" in here.screen
    assert path.read_bytes() == before


async def test_how_one_practises_is_remembered(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await here.press("f6")
        assert "Ingrid · coach mode" in here.screen
    async with desk(profile="Ingrid").open() as here:
        assert "Ingrid · coach mode" in here.screen
        await here.press("1")
        assert "Coach: a short note" in here.screen
        await here.press("ctrl+r")
        assert "Practice: you talk" in here.screen


async def test_all_scenarios_are_narrowed_and_opened(desk: Start) -> None:
    async with desk(guest=True).open() as here:
        await here.press("f2")
        assert "2 shown" in here.screen
        await here.press("f8")
        assert "skill: a clear next step" in here.screen
        await here.press("f6", "f7", "escape")
        assert isinstance(here.app.screen, HomeScreen)


async def test_a_file_that_needs_mending_is_listed_and_explained(desk: Start, own_scenarios: Path) -> None:
    (own_scenarios / "torn.yaml").write_text("format: 1\nid: torn\ntitle: [oh\n", encoding="utf-8")
    async with desk(guest=True).open() as here:
        assert "torn" not in here.screen
        await here.press("f2")
        assert "needs mending" in here.screen
        await here.press("3")
        assert "its file needs mending" in here.screen
        assert "frontdesk validate torn" in here.screen


async def test_an_empty_library_says_where_scenarios_go(desk: Start, own_scenarios: Path) -> None:
    for path in own_scenarios.glob("*.yaml"):
        path.unlink()
    async with desk(guest=True).open() as here:
        assert "There is nothing to play here yet." in here.screen
        await here.press("enter", "down", "up", "1")
        assert isinstance(here.app.screen, HomeScreen)


async def test_asked_for_by_name_and_scenario_it_opens_there(desk: Start) -> None:
    async with desk(profile="Ingrid", scenario="one-glove").open() as here:
        assert "You are on the phone at Harbour Eyes." in here.screen
    async with desk(guest=True, scenario="no-such").open() as here:
        assert "There is no scenario called “no-such”." in here.screen


@pytest.mark.parametrize("key", ["f10", "ctrl+x", "q"])
async def test_home_is_left_with_one_key(desk: Start, key: str) -> None:
    start = desk(guest=True)
    async with start.open() as here:
        await here.press(key)
    assert start.app.return_code == 0


async def test_whoever_sits_down_later_finds_home_not_what_the_first_one_asked_for(desk: Start) -> None:
    async with desk(profile="Ada", scenario="one-glove").open() as here:
        assert "What counts here" in here.screen
        await here.press("escape", "f7", "2")
        await here.sign_in("Zoe")
        assert isinstance(here.app.screen, HomeScreen)
        assert "Zoe · practice mode" in here.screen
