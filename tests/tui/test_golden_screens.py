"""Screens that were looked at and liked, as text. FRONTDESK_UPDATE_SCREENS=1 takes new ones; look at the difference."""

from collections.abc import Callable

import pytest
from desk_pilot import SIZES, Desk, check_golden

from simulator.tui.widgets.transcript import Transcript

Start = Callable[..., Desk]


@pytest.mark.parametrize("size", SIZES)
async def test_a_fresh_machine(desk: Start, size: str) -> None:
    async with desk().open(SIZES[size]) as here:
        check_golden(here.screen, f"fresh-{size}")


@pytest.mark.parametrize("size", SIZES)
async def test_briefing_and_first_words(desk: Start, size: str) -> None:
    async with desk(profile="Ingrid", scenario="one-glove").open(SIZES[size]) as here:
        check_golden(here.screen, f"briefing-{size}")
        await here.press("enter", "f4")
        check_golden(here.screen, f"encounter-{size}")


@pytest.mark.parametrize("size", SIZES)
async def test_acting(desk: Start, half_a_pair: str, size: str) -> None:
    async with desk(profile="Ingrid", scenario=half_a_pair, seed=1).open(SIZES[size]) as here:
        await here.press("enter", "f3", *"mov")
        check_golden(here.screen, f"acts-found-{size}")
        await here.press("escape", "f2", *"pip larsen")
        check_golden(here.screen, f"card-found-{size}")
        await here.press("f2")
        await here.say("/book tue-1730\n/hold")
        check_golden(here.screen, f"chips-{size}")
        await here.say("May I put you on hold for a minute?")
        # What he says to that is not ours; the frame is.
        here.app.screen.query_one(Transcript).visible = False
        await here.settle()
        check_golden(here.screen, f"hold-{size}")


async def test_over_the_call(desk: Start) -> None:
    async with desk(profile="Ingrid", scenario="one-glove").open() as here:
        await here.press("enter", "f3", "2")
        check_golden(here.screen, "act-80x24")
        await here.press("1", "f2")
        check_golden(here.screen, "card-80x24")
        await here.press("escape", "escape")
        check_golden(here.screen, "pause-80x24")
        await here.press("1", "f1")
        check_golden(here.screen, "help-80x24")
