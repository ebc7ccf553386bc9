"""A whole call on the full screen, and everything that can come in between."""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desk_pilot import Desk

from simulator.engine.events import EncounterEnded, EncounterPaused, ReplyGiven
from simulator.store import GuestLog, StoreError
from simulator.tui.dialogs.act import ActDialog
from simulator.tui.dialogs.pause import PauseScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.encounter import EncounterScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.widgets.deskcard import DeskCard

Start = Callable[..., Desk]
FOUND = "Yes, your green glove is here, it was handed in on Friday."


def replies(desk: Desk) -> list[str]:
    screen = desk.app.screen
    assert isinstance(screen, EncounterScreen)
    return [event.text for event in screen._encounter.events if isinstance(event, ReplyGiven)]


async def test_a_call_from_the_first_word_to_the_debrief_and_home_again(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await here.call()
        assert "I think I left a glove" in here.screen
        assert "‹wind, and a bicycle bell›" in here.screen
        await here.say(FOUND)
        assert "Oh, lovely." in here.screen
        assert FOUND[:20] in here.screen
        await here.press("f3", "2", "1")
        assert "[ booked Monday 09:00 with Wren Okafor ]" in here.screen
        await here.say("Foggy glasses are worth a look. Monday at nine with Wren, shall we?")
        assert "The call is over: booked." in here.screen
        assert here.reply.display is False
        await here.press("enter")
        assert isinstance(here.app.screen, DebriefScreen)
        assert "came away with an eye test" in here.screen
        await here.press("escape")
        assert isinstance(here.app.screen, HomeScreen)
        assert "came away with an eye test" in here.screen
        (summary,) = here.app.practice.summaries()
        assert (summary.ending, summary.replies) == ("booked", 2)


async def test_an_act_can_be_all_of_an_answer(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await here.call()
        await here.press("ctrl+t", "2", "down", "enter", "enter")
        assert "▸ booked Monday 10:00 with Pip Larsen" in here.screen
        assert "The call is over: booked." in here.screen


async def test_the_act_menu_goes_back_one_step_and_then_away(desk: Start) -> None:
    async with desk(guest=True).open() as here:
        await here.call()
        await here.press("f3", "3")
        assert "by when?" in here.screen
        await here.press("escape")
        assert "Book a time" in here.screen
        await here.press("escape")
        assert not isinstance(here.app.screen, ActDialog)
        assert replies(here) == []


async def test_a_call_back_takes_a_time_in_words(desk: Start) -> None:
    async with desk(guest=True).open() as here:
        await here.call()
        await here.press("f3", "3")
        await here.paste("before one")
        await here.press("enter")
        assert "[ put down a call back: before one ]" in here.screen


async def test_a_hint_is_shown_and_noted_and_runs_out(desk: Start) -> None:
    async with desk(guest=True).open() as here:
        await here.call()
        await here.press("f4")
        assert "What else might she need from an optician?" in here.screen
        await here.press("ctrl+n")
        assert "no further hint" in here.screen


async def test_nothing_to_say_is_told_kindly_and_recorded_nowhere(desk: Start) -> None:
    async with desk(guest=True).open() as here:
        await here.call()
        await here.say(" ")
        assert "Type what you would say" in here.screen
        assert replies(here) == []


async def test_coach_mode_murmurs_after_a_reply(desk: Start) -> None:
    async with desk(guest=True, mode="coach").open() as here:
        await here.call()
        assert "✎" not in here.screen
        await here.say(f"Good morning, Harbour Eyes, you're speaking with Ingrid. {FOUND}")
        assert "✎" in here.screen


async def test_the_card_stands_beside_where_there_is_room_and_over_where_not(desk: Start) -> None:
    async with desk(guest=True).open((120, 40)) as here:
        await here.call()
        assert "The book: 2 times are free" in here.screen
        await here.press("f2")
        assert here.app.focused is here.app.screen.query_one("#card Input")
        await here.press("f2")
        assert here.app.focused is here.reply
        await here.resize(80, 24)
        assert not here.app.screen.query_one(DeskCard).is_on_screen
        await here.press("ctrl+o")
        assert "The book: 2 times are free" in here.screen
        await here.press("escape")
        assert "The book" not in here.screen


async def test_escape_blanks_at_once_and_the_unsent_line_waits(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await here.call()
        encounter = here.app.screen
        assert isinstance(encounter, EncounterScreen)
        await here.paste("One moment, Ms Ade")
        await here.press("escape")
        assert isinstance(here.app.screen, PauseScreen)
        for word in ("Adeyemi", "glove", "Harbour", "One moment"):
            assert word not in here.screen
        assert isinstance(encounter._encounter.events[-1], EncounterPaused)
        await here.press("enter")
        assert here.reply.text == "One moment, Ms Ade"
        await here.say("yemi.")
        assert replies(here) == ["One moment, Ms Adeyemi."]


async def test_left_for_later_it_is_offered_first_and_goes_on_with_the_draft(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await here.call()
        await here.say(FOUND)
        await here.paste("And your gla")
        await here.press("escape", "2")
        assert "Go on with: One glove" in here.screen
        await here.press("1", "1")
        assert here.reply.text == "And your gla"
        assert "Oh, lovely." in here.screen


async def test_another_start_goes_on_at_the_same_turn(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await here.call()
        await here.say(FOUND)
    # No goodbye: the window was closed.
    async with desk(profile="Ingrid").open() as here:
        assert "left after 1 reply" in here.screen
        await here.press("1", "1")
        assert "My glasses have gone foggy" in here.screen
        assert replies(here) == [FOUND]
        await here.press("f3", "2", "1")
        await here.say("Monday at nine then.")
        assert "The call is over: booked." in here.screen


async def test_given_up_it_is_asked_twice_and_can_still_be_read(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await here.call()
        await here.say(FOUND)
        await here.press("escape", "3")
        assert "once more" in here.screen
        await here.press("3")
        assert isinstance(here.app.screen, HomeScreen)
        assert "Go on with" not in here.screen
        await here.press("f4")
        assert "given up" in here.screen
        await here.press("enter")
        assert "handed in on Friday" in here.screen


async def test_a_changed_scenario_can_be_read_and_begun_anew_not_gone_on_with(desk: Start, own_scenarios: Path) -> None:
    async with desk(profile="Ingrid").open() as here:
        await here.call()
        await here.say(FOUND)
    path = own_scenarios / "one-glove.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Oh, lovely.", "Oh good."), encoding="utf-8")
    async with desk(profile="Ingrid").open() as here:
        assert "its scenario has changed since" in here.screen
        await here.press("1")
        assert "Go on where you stopped" not in here.screen
        await here.press("2")
        assert "Oh, lovely." in here.screen
        await here.press("escape", "1", "1")
        assert "You are on the phone at Harbour Eyes." in here.screen
        assert here.app.practice.unfinished() == ()


async def test_a_paste_of_a_hundred_thousand_characters_is_kept_whole(desk: Start) -> None:
    long = "\n".join(["All right, the green one. " * 40] * 97)[:99_990]
    async with desk(profile="Ingrid").open() as here:
        await here.call()
        await here.paste(long)
        assert here.reply.text == long
        await here.press("enter")
        assert replies(here) == [long.strip()]
        assert "its first 4,000 are scored" in " ".join(here.screen.split())


async def test_lines_stay_lines_and_accents_are_composed(desk: Start) -> None:
    decomposed = unicodedata.normalize("NFD", "Phở, café")
    async with desk(guest=True).open() as here:
        await here.call()
        await here.paste(f"one\r\ntwo\n{decomposed}")
        await here.press("ctrl+j")
        await here.paste("four")
        assert here.reply.text == f"one\ntwo\n{unicodedata.normalize('NFC', decomposed)}\nfour"
        await here.press("enter")
        assert replies(here)[0].splitlines() == ["one", "two", "Phở, café", "four"]


async def test_words_that_cannot_be_kept_stay_in_the_box(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await here.call()
        screen = here.app.screen
        assert isinstance(screen, EncounterScreen)

        class Full(GuestLog):
            def append(self, *_args: Any, **_more: Any) -> int:
                raise StoreError("The disk is full.", do="Make room, then send it again.")

        before = screen._encounter._log
        screen._encounter._log = Full()
        await here.say(FOUND)
        assert "The disk is full." in here.screen
        await here.press("enter")
        assert here.reply.text == FOUND
        assert not any(isinstance(event, ReplyGiven | EncounterEnded) for event in screen._encounter.events)
        screen._encounter._log = before
        await here.press("enter")
        assert replies(here) == [FOUND]
