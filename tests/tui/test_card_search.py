"""The desk card is found on by typing: beside the conversation, or over it."""

from collections.abc import Callable

import pytest
from desk_pilot import Desk

from simulator.engine.clinic import Clinic, Service, Slot, StaffMember
from simulator.tui.dialogs.card import CardDialog
from simulator.tui.screens.encounter import EncounterScreen
from simulator.tui.views.deskcard import card_sections, matching
from simulator.tui.widgets.deskcard import DeskCard

Start = Callable[..., Desk]
CARD = Clinic(
    id="x",
    name="X",
    staff=(StaffMember(name="Wren Okafor", role="optician"), StaffMember(name="Pip Larsen", role="dispenser")),
    services=(Service(name="Eye test", price="£30", minutes=25), Service(name="New screw", price="free")),
    book=(
        Slot(id="a", time="Monday 09:00", who="Wren Okafor"),
        Slot(id="b", time="Monday 09:30", who="Pip Larsen", free=False),
        Slot(id="c", time="Monday 10:00", who="Pip Larsen", free=False, theirs=True),
    ),
    rules=("Found things go into the blue box",),
)


def shown(words: str) -> dict[str, list[str]]:
    return {part.heading: [row[0] for row in part.rows] for part in matching(card_sections(CARD), words)}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("larsen staff", {"Staff": ["Pip Larsen"]}),
        ("£30", {"Services and prices": ["Eye test"]}),
        ("blue", {"House rules": ["Found things go into the blue box"]}),
        ("free", {"The book": ["○ Monday 09:00"], "Services and prices": ["New screw"]}),
        ("taken", {"The book": ["● Monday 09:30"]}),
        ("own time", {"The book": ["◆ Monday 10:00"]}),
        ("okafr", {"The book": ["○ Monday 09:00"], "Staff": ["Wren Okafor"]}),
        ("zebra", {}),
    ],
)
def test_words_leave_what_holds_them_under_its_heading(words: str, found: dict[str, list[str]]) -> None:
    assert shown(words) == found


def test_nothing_typed_leaves_everything() -> None:
    assert matching(card_sections(CARD), "") == card_sections(CARD)
    assert matching(card_sections(CARD), "   ") == card_sections(CARD)


def test_a_count_stands_only_over_all_it_counts() -> None:
    assert matching(card_sections(CARD), "book")[0].title == "The book: 1 time is free"
    assert matching(card_sections(CARD), "taken")[0].title == "The book"


async def test_over_the_conversation_one_types_at_once(desk: Start) -> None:
    async with desk(guest=True).open() as here:
        await here.call()
        await here.press("f2", *"screw")
        assert isinstance(here.app.screen, CardDialog)
        assert "New screw  free; while you wait" in here.screen
        assert "Eye test" not in here.screen
        await here.press(*"zz")
        assert "Nothing on the card goes with “screwzz”." in here.screen
        await here.press("f2")
        assert isinstance(here.app.screen, EncounterScreen)
        assert here.app.focused is here.reply


@pytest.mark.parametrize("back", ["escape", "f2", "ctrl+o", "ctrl+p", "enter"])
async def test_beside_the_conversation_the_key_leads_to_its_line_and_back(desk: Start, back: str) -> None:
    async with desk(guest=True).open((120, 40)) as here:
        await here.call()
        await here.press(*"one mo", "f2", *"screw")
        assert "New screw" in here.screen
        assert "Eye test" not in here.screen
        assert "back to your reply" in here.screen
        assert "pause" not in here.screen
        await here.press(back, *"ment")
        assert here.reply.text == "one moment"
        assert "Esc ^P pause" in here.screen
        assert isinstance(here.app.screen, EncounterScreen)


async def test_what_was_looked_for_is_overwritten_by_the_next_search(desk: Start) -> None:
    async with desk(guest=True).open((120, 40)) as here:
        await here.call()
        await here.press("f2", *"screw", "f2", "f2", *"eye")
        assert "Eye test" in here.screen
        assert "New screw" not in here.screen


async def test_arrows_scroll_the_card_while_one_types(desk: Start) -> None:
    async with desk(guest=True).open() as here:
        await here.call()
        await here.press("f2", "down", "pagedown")
        assert here.app.screen.query_one(DeskCard).scroll_y > 1
        await here.press("up", "pageup", *"wren")
        assert here.app.screen.query_one(DeskCard).scroll_y == 0
        assert "Wren Okafor" in here.screen


async def test_the_card_says_in_words_what_is_free_and_which_time_is_theirs(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open((120, 40)) as here:
        await here.press("enter")
        card = " ".join(" ".join(row.partition("│")[2] for row in here.screen.splitlines()).split())
        assert "The book: 3 times are free" in card
        assert "◆ Tuesday 11:00 Wren Okafor, this patient's own time" in card
        assert "○ Tuesday 17:30 Pip Larsen, free; last one of the day" in card
        assert "● Monday 09:30 Pip Larsen, taken" in card
