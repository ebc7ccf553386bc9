"""An author at the preview: any turn, any mood, why they answer so, and a file that changes under it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desk_pilot import SIZES, Desk, check_golden

from simulator.authoring.rehearsal import Rehearsal
from simulator.tui.keys import PREVIEW

Open = Callable[..., Desk]
FOUND = "We have your green glove."
BOTH = [(80, 24), (120, 40)]


@pytest.fixture
def glove(own_scenarios: Path) -> Path:
    return own_scenarios / "one-glove.yaml"


@pytest.fixture
def trying(desk: Callable[..., Desk], glove: Path) -> Open:
    return lambda **asked: desk(guest=True, watch=asked.pop("watch", False), rehearsal=Rehearsal(glove, **asked))


def change(path: Path, before: str, after: str) -> None:
    path.write_text(path.read_text("utf-8").replace(before, after), encoding="utf-8")


@pytest.mark.parametrize("size", SIZES)
async def test_a_reply_and_why_they_answer_so(trying: Open, size: str) -> None:
    async with trying(mood={"trust": 20}).open(SIZES[size]) as here:
        check_golden(here.screen, f"preview-{size}")
        await here.say(FOUND)
        assert "turn anything-else" in here.screen
        assert ("▸  2  taken · hears found-it" in here.screen) == (size == "120x40")
        await here.press("f4")
        assert "▸  2  taken · hears found-it" in here.screen
        assert "line 38" in here.screen
        assert ("Oh, lovely." in here.screen) == (size == "120x40")
        await here.press("escape")
        assert "Oh, lovely." in here.screen
        assert here.reply.has_focus


async def test_keys_reach_the_screen_while_one_types(trying: Open) -> None:
    for number in range(2):
        keys = {key.action: key.keys[number] for key in PREVIEW if len(key.keys) > 1}
        async with trying().open() as here:
            await here.press(*"Hm", keys["turns"])
            assert "Begin in which turn?" in here.screen
            await here.press("2")
            assert "turn anything-else" in here.screen
            await here.press(keys["mood"], "+", "down", "-", "up")
            assert "trusting" not in here.screen
            await here.press("7", "0", "enter")
            assert "trust 70 · worry 35 · patience 60" in here.screen
            await here.press(keys["undo"], keys["undo"])
            assert "turn the-glove" in here.screen
            await here.press(keys["undo"])
            assert "nothing to take back" in here.screen
            await here.press(keys["card"])
            assert "Harbour Eyes" in here.screen
            await here.press("escape", keys["silence"])
            assert "Are you still there?" in here.screen
            assert here.reply.text == "Hm"


async def test_an_act_goes_with_the_reply_and_the_ending_can_be_played_again(trying: Open) -> None:
    async with trying(turn="anything-else").open((120, 40)) as here:
        await here.press("slash", *"book ", "1")
        assert "with your reply" in here.screen
        await here.say("There, that is yours.")
        assert "It ends in “booked” (booked)." in here.screen
        assert "F7 ^Y" not in here.screen
        await here.press("f8")
        assert "It ends in" not in here.screen
        await here.say("Oh.")
        assert "one-glove-richer" in here.screen
        await here.press("r")
        assert "turn anything-else" in here.screen
        assert "Never mind." not in here.screen


@pytest.mark.parametrize("size", BOTH)
async def test_a_save_is_seen_and_what_is_wrong_is_shown_in_place(trying: Open, glove: Path, size: object) -> None:
    async with trying(watch=True).open(size) as here:
        await here.say(FOUND)
        change(glove, "Oh, lovely.", "Oh, what luck.")
        here.app.screen.look()
        await here.settle()
        assert "Oh, what luck." in here.screen
        assert "Read again" in here.screen
        change(glove, "level: 1", "level: high")
        here.app.screen.look()
        await here.settle()
        assert "1 error in the file, in line 7." in here.screen
        assert "Oh, what luck." in here.screen
        await here.press("f4")
        assert "7 | level: high" in here.screen
        assert "^^^^" in here.screen
        change(glove, "level: high", "level: 2")
        await here.press("f9")
        assert "error" not in here.screen


async def test_a_file_that_is_broken_at_the_start_waits_to_be_mended(trying: Open, glove: Path) -> None:
    change(glove, "level: 1", "level: high")
    async with trying(watch=True, turn="anything-else").open() as here:
        check_golden(here.screen, "preview-broken-80x24")
        assert "F6 ^R" not in here.screen
        await here.press("f6", "f7", "f8", "enter")
        change(glove, "level: high", "level: 1")
        here.app.screen.look()
        await here.settle()
        assert "My glasses have gone foggy" in here.screen
        await here.say("Shall I book you an eye test?")
        assert "When could I come?" in here.screen


async def test_a_file_is_left_alone_until_one_asks_where_nobody_watches(trying: Open, glove: Path) -> None:
    async with trying().open() as here:
        assert not [timer for timer in here.app.screen._timers if timer.name == "look"]
        change(glove, "A green one.", "A red one.")
        assert "Friday. A green" in here.screen
        await here.press("ctrl+d")
        assert "Friday. A red" in here.screen


async def test_what_an_author_writes_is_never_read_as_markup(trying: Open, glove: Path) -> None:
    change(glove, "What else might she need", "[red]What[/] else might she need")
    change(glove, "level: 1", "level: [b]high[/b]")
    async with trying().open((120, 40)) as here:
        assert "level: [b]high[/b]" in here.screen
        change(glove, "level: [b]high[/b]", "level: 1")
        await here.press("f9")
        assert "[red]What[/] else" in here.screen


async def test_leaving_ends_the_program(trying: Open) -> None:
    async with trying().open() as here:
        await here.press("escape")
    assert here.app.return_code == 0
