"""Three looks, no colour at all, and windows of every size."""

import os
from collections.abc import Callable

import pytest
from desk_pilot import Desk

from simulator.tui import themes
from simulator.tui.dialogs.small import SmallWindow
from simulator.tui.screens.encounter import EncounterScreen

Start = Callable[..., Desk]


def test_every_look_sets_every_colour_the_style_sheets_use() -> None:
    for theme in themes.THEMES:
        assert theme.variables.keys() == themes.VARIABLES.keys()
        assert themes.words(theme.name) != ""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2, 1-21."""

    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", themes.THEMES, ids=lambda each: each.name)
def test_text_can_be_read_against_its_ground(theme: object) -> None:
    least = 7.0 if theme.name == "contrast" else 4.5
    for name in ("quiet", "patient", "you", "good", "ask", "bad"):
        assert contrast(theme.variables[name], theme.background) >= least, name
        assert contrast(theme.variables[name], theme.surface) >= least, name
    assert contrast(theme.foreground, theme.variables["chosen"]) >= least


async def test_the_look_changes_with_a_key_and_is_remembered(desk: Start) -> None:
    async with desk(guest=True).open() as here:
        assert here.app.theme == "dark"
        await here.press("f5")
        assert here.app.theme == "light"
        await here.press("ctrl+l")
        assert here.app.theme == "contrast"
    async with desk(guest=True).open() as here:
        assert here.app.theme == "contrast"


async def test_an_unknown_look_in_the_settings_costs_nothing(desk: Start, services: object) -> None:
    services.config.theme = "mauve"
    async with desk(guest=True).open() as here:
        assert here.app.theme == "dark"


async def test_without_colour_the_words_and_shapes_say_it_all(desk: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with desk(guest=True).open() as here:
        assert os.environ.get("NO_COLOR") is None or here.app.no_color
        assert "▸  1" in here.screen
        await here.call()
        for shape in ("●", "○", "→", "Ms Adeyemi   ", "What do you say?"):
            assert shape in here.screen


async def test_a_window_too_small_says_so_and_keeps_the_call(desk: Start) -> None:
    async with desk(guest=True).open() as here:
        await here.call()
        await here.paste("half a sent")
        await here.resize(50, 19)
        assert isinstance(here.app.screen, SmallWindow)
        assert "too small" in here.screen
        assert "glove" not in here.screen
        await here.resize(90, 30)
        assert isinstance(here.app.screen, EncounterScreen)
        assert here.reply.text == "half a sent"


@pytest.mark.parametrize("width", [1, 2, 3, 6, 11, 59])
async def test_a_window_a_few_cells_wide_does_no_harm(desk: Start, width: int) -> None:
    async with desk(guest=True).open() as here:
        await here.call()
        await here.press("f3")
        await here.resize(width, 5)
        await here.resize(80, 24)
        await here.press("escape")
        await here.say("Still here, and so is your green glove.")
        assert "Still here" in here.screen


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (120, 40), (200, 60)])
async def test_nothing_important_is_cut_off_at_any_size(desk: Start, size: tuple[int, int]) -> None:
    async with desk(guest=True).open(size) as here:
        assert "One glove" in here.screen
        assert "F1 ^G help" in here.screen
        await here.call()
        for words in ("Ms Adeyemi", "What do you say?", "Enter sends", "F4 ^N hint", "Esc ^P pause", "patient"):
            assert words in here.screen
