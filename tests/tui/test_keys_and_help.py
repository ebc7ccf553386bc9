"""The one table of keys: twins, footers, help, and keys a terminal keeps for itself."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator

import pytest
from desk_pilot import Desk
from textual.screen import Screen

import simulator.tui.dialogs
import simulator.tui.screens
from simulator.tui import keys
from simulator.tui.keys import Key
from simulator.tui.widgets.keybar import KeyBar

# What terminals, flow control and line editing take, and ^J, which is the new line.
TAKEN = {f"ctrl+{letter}" for letter in "czsqmih"} | {"ctrl+left_square_bracket"}


def screens() -> Iterator[type[Screen]]:
    for package in (simulator.tui.screens, simulator.tui.dialogs):
        for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
            for _name, found in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
                if issubclass(found, Screen) and found.__module__ == module.name:
                    yield found


SCREENS = sorted(screens(), key=lambda each: each.__name__)


def every_key(screen: type[Screen]) -> tuple[Key, ...]:
    return (*screen.KEYS, *keys.EVERYWHERE)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda each: each.__name__)
def test_every_f_key_has_a_ctrl_twin_and_none_that_a_terminal_takes(screen: type[Screen]) -> None:
    for key in every_key(screen):
        if any(re.fullmatch(r"f\d+", each) for each in key.keys):
            assert any(each.startswith("ctrl+") for each in key.keys), key
        assert not TAKEN & set(key.keys), key
        assert "ctrl+j" not in key.keys or key.label == "new line"


@pytest.mark.parametrize("screen", SCREENS, ids=lambda each: each.__name__)
def test_no_key_means_two_things_on_one_screen(screen: type[Screen]) -> None:
    used: dict[str, str] = {}
    for key in every_key(screen):
        for each in key.keys:
            assert used.setdefault(each, key.action) == key.action, each


@pytest.mark.parametrize("screen", SCREENS, ids=lambda each: each.__name__)
def test_a_single_letter_is_only_ever_a_second_way(screen: type[Screen]) -> None:
    for key in every_key(screen):
        assert any(len(each) > 1 for each in key.keys), key


@pytest.mark.parametrize("screen", [each for each in SCREENS if each.KEYS], ids=lambda each: each.__name__)
def test_what_stands_in_the_table_is_bound_and_can_be_done(screen: type[Screen]) -> None:
    bound = {name for each in screen.BINDINGS for name in each.key.split(",")}
    for key in screen.KEYS:
        if key.action and key not in keys.MENU:
            assert set(key.keys) <= bound
            action = key.action.partition("(")[0]
            assert callable(getattr(screen, f"action_{action}", None)), key.action


async def test_the_footer_shows_both_keys_and_never_breaks_one(desk: Callable[..., Desk]) -> None:
    async with desk(guest=True).open((60, 24)) as here:
        footer = str(here.app.screen.query_one(KeyBar).content)
        for caption in ("F2 ^O all scenarios", "F3 ^T progress", "F6 ^R mode", "F5 ^L look", "F1 ^G help"):
            assert caption in footer
        assert all(len(row) <= 56 for row in footer.splitlines())


@pytest.mark.parametrize("key", ["f1", "ctrl+g", "question_mark"])
async def test_help_lists_every_key_of_the_screen_below(desk: Callable[..., Desk], key: str) -> None:
    async with desk(guest=True).open((80, 40)) as here:
        await here.press(key)
        for each in (*keys.HOME, *keys.EVERYWHERE):
            assert each.every_caption in here.screen
        await here.press(key, "escape")
        assert "Keys" not in here.screen


async def test_a_click_on_a_key_does_what_the_key_does(desk: Callable[..., Desk]) -> None:
    async with desk(guest=True).open() as here:
        await here.pilot.click(KeyBar, offset=(5, 0))
        await here.settle()
        assert "All scenarios" in here.screen


async def test_control_c_says_how_to_leave_and_does_not(desk: Callable[..., Desk]) -> None:
    async with desk(guest=True).open(toasts=True) as here:
        await here.press("ctrl+c")
        assert "To leave:" in here.screen
