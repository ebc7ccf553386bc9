"""What one does beside talking: found by typing, by number or with arrows, or typed whole."""

from collections.abc import Callable

import pytest
from desk_pilot import Desk
from textual.events import Key

from simulator.engine.clinic import Clinic, Slot
from simulator.engine.desk import Desk as DeskNow
from simulator.engine.events import ActTaken, ReplyGiven
from simulator.runtime.act_wording import act_offer, acts_for
from simulator.tui.dialogs.act import ActDialog
from simulator.tui.screens.encounter import EncounterScreen
from simulator.tui.views.acts import act_lines, asks_further, choices
from simulator.tui.widgets.menu import Menu

Start = Callable[..., Desk]


def acts(here: Desk) -> list[str]:
    return [str(event.act) for event in events(here) if isinstance(event, ActTaken)]


def events(here: Desk) -> tuple[object, ...]:
    (screen,) = [each for each in here.app.screen_stack if isinstance(each, EncounterScreen)]
    return screen._encounter.events


def offered(here: Desk) -> list[str]:
    return [item.id for item in here.app.screen.query_one(Menu).items]


async def test_all_that_can_be_done_now_is_offered_and_nothing_else(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open((80, 40)) as here:
        await here.press("enter", "f3")
        view = here.app.screen_stack[-2]._encounter.view
        assert offered(here) == list(acts_for("phone", view.desk))
        for verb in offered(here):
            assert act_offer(verb) in here.screen
            assert f"/{verb}" in here.screen
        assert {"move", "cancel", "hold"} <= set(offered(here))
        assert not {"resume", "checkin", "form"} & set(offered(here))


async def test_what_is_typed_narrows_the_list_and_enter_takes_the_row_at_the_pointer(
    desk: Start, half_a_pair: str
) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        await here.press("enter", "f3", *"put")
        assert offered(here) == ["transfer", "hold"]
        await here.press("down", "up", "enter")
        assert "Put them straight through to" in here.screen
        await here.press(*"lars", "enter")
        assert acts(here) == ["transfer Pip Larsen"]


async def test_the_meaning_of_an_act_finds_it_and_so_does_a_slip_of_the_finger(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        await here.press("enter", "f3", *"warmly")
        assert offered(here) == ["introduce"]
        await here.press(*["backspace"] * 6, *"emegency")
        assert offered(here) == ["emergency"]
        await here.press("enter")
        assert acts(here) == ["emergency"]


async def test_a_slash_as_the_first_letter_opens_the_list_and_an_act_is_typed_whole(
    desk: Start, half_a_pair: str
) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        await here.press("enter", "slash")
        assert isinstance(here.app.screen, ActDialog)
        await here.press(*"book tue-1730", "enter")
        assert acts(here) == ["book tue-1730"]
        assert "[ booked Tuesday 17:30 with Pip Larsen ]" in here.screen
        assert here.reply.text == ""


async def test_letters_typed_before_the_list_is_there_are_not_lost(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        await here.press("enter")
        # All at once, as a quick typist's keys arrive on a slow machine.
        assert here.app._driver is not None
        for letter in "/book tue":
            here.app._driver.send_message(Key(letter, letter))
        await here.settle()
        await here.press("enter")
        assert acts(here) == ["book tue-1730"]
        assert here.reply.text == ""


async def test_a_slash_within_a_reply_is_a_slash(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        await here.press("enter", *"he", "slash", "s")
        assert here.reply.text == "he/s"


async def test_an_act_sent_from_the_reply_box_is_done_and_what_follows_is_said(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        await here.press("enter")
        await here.say("/book tue-1730")
        assert acts(here) == ["book tue-1730"]
        assert here.reply.text == ""
        await here.say("/note he mends clocks\nThe lens is not here yet, I will ring you before one.")
        assert acts(here) == ["book tue-1730", "note he mends clocks"]
        (given,) = [event for event in events(here) if isinstance(event, ReplyGiven)]
        assert given.text == "The lens is not here yet, I will ring you before one."
        assert [str(act) for act in given.acts] == ["book tue-1730", "note he mends clocks"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/juggle", "There is no act /juggle"),
        ("/book tue-1100", "“tue-1100” is taken. Free are: mon-0900, mon-1000, tue-1730"),
        ("/checkin", "/checkin is only done at the desk."),
        ("/fetch", "/fetch needs a word after it, WHO: /fetch WHO"),
    ],
)
async def test_trouble_with_a_typed_act_is_told_and_the_words_stay(
    desk: Start, half_a_pair: str, typed: str, told: str
) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        await here.press("enter")
        await here.say(typed)
        assert told in " ".join(here.screen.split())
        assert here.reply.text == typed
        assert acts(here) == []


async def test_of_several_acts_those_done_leave_the_box_and_the_first_that_fails_stays(
    desk: Start, half_a_pair: str
) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        await here.press("enter")
        await here.say("/book tue-1730\n/juggle\nI will ring you.")
        assert acts(here) == ["book tue-1730"]
        assert here.reply.text == "/juggle\nI will ring you."


async def test_trouble_in_the_list_is_told_there_and_it_stays_open(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        await here.press("enter", "f3", *"/checkin", "enter")
        assert isinstance(here.app.screen, ActDialog)
        assert "/checkin is only done at the desk." in here.screen
        await here.press(*["backspace"] * 8, *"fetch", "enter", *"nobody here", "enter")
        assert "Nobody on the desk card is called “nobody here”" in here.screen
        await here.press("escape", "escape")
        assert isinstance(here.app.screen, EncounterScreen)
        assert acts(here) == []


async def test_a_note_is_typed_and_its_digits_are_digits(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        await here.press("enter", "f3", *"/note", "enter")
        assert "what should they know?" in here.screen
        await here.press("enter")
        assert isinstance(here.app.screen, ActDialog)
        await here.press(*"2 clocks", "enter")
        assert acts(here) == ["note 2 clocks"]


async def test_a_message_may_be_for_somebody_who_is_not_on_the_card(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        await here.press("enter", "f3", *"/message the lab", "enter")
        assert acts(here) == ["message the lab"]


async def test_moving_their_time_offers_what_is_free_and_cancelling_asks_nothing(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        await here.press("enter", "f3", *"/move", "enter", "3")
        assert "[ moved them to Tuesday 17:30 with Pip Larsen ]" in here.screen
        await here.press("f3", *"/cancel", "enter")
        assert "cancelled Tuesday 17:30" in here.screen


async def test_somebody_on_hold_is_told_and_what_one_types_is_said_on_coming_back(
    desk: Start, half_a_pair: str
) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        await here.press("enter")
        await here.say("/hold\nMay I put you on hold for a minute?")
        assert "ON HOLD" in here.screen.splitlines()[0]
        assert "on hold · what you type is said when you come back" in here.screen
        assert "What do you say when you come back?" in here.screen
        await here.say("Here I am again, thank you for waiting.")
        assert acts(here) == ["hold", "resume"]
        assert "ON HOLD" not in here.screen
        assert "What do you say?" in here.screen


async def test_a_hold_that_goes_with_the_next_reply_has_not_begun(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        await here.press("enter")
        await here.say("/hold")
        assert "[ put them on hold ]" in here.screen
        assert "ON HOLD" not in here.screen
        await here.say("May I put you on hold for a minute?")
        assert acts(here) == ["hold"]


async def test_nothing_free_and_nothing_called_so_are_said_in_words(desk: Start) -> None:
    async with desk(guest=True).open() as here:
        await here.call()
        await here.press("f3", *"zzz")
        assert "There is nothing to do called “zzz”." in here.screen
        await here.press("escape")
        for time in ("mon-0900", "mon-1000"):
            await here.say(f"/book {time}")
        await here.press("f3", *"/book", "enter")
        assert "Nothing in the book is free." in here.screen


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_list_its_line_and_the_way_out_are_all_in_sight(
    desk: Start, half_a_pair: str, size: tuple[int, int]
) -> None:
    async with desk(guest=True, scenario=half_a_pair).open(size) as here:
        await here.press("enter", "f3")
        for words in ("What do you do?", "type to find", "It goes with your next reply.", "Esc ^P never mind"):
            assert words in here.screen
        await here.press("up", "end")
        await here.press("pagedown", "pagedown")
        assert "Start the emergency call" in here.screen


def test_where_they_have_two_times_cancelling_asks_which() -> None:
    slots = tuple(Slot(id=each, time=each, who="Wren", free=False, theirs=True) for each in ("a", "b"))
    two, one = (DeskNow(Clinic(id="x", name="X", book=book)) for book in (slots, slots[:1]))
    assert asks_further("cancel", two)
    assert [choice.id for choice in choices("cancel", two)] == ["a", "b"]
    assert not asks_further("cancel", one)


@pytest.mark.parametrize(
    ("reply", "acts", "rest"),
    [
        ("/book a", ("/book a",), ""),
        (" /book a \n/hold\n\nOne moment.\nPlease.", ("/book a", "/hold"), "One moment.\nPlease."),
        ("Either/or", (), "Either/or"),
        ("One moment.\n/hold", (), "One moment.\n/hold"),
        ("", (), ""),
    ],
)
def test_only_lines_at_the_beginning_are_acts(reply: str, acts: tuple[str, ...], rest: str) -> None:
    assert act_lines(reply) == (acts, rest)
