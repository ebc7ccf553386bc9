"""The debrief, that moment again, the full marks, progress and history."""

from collections.abc import Callable

from desk_pilot import Desk

from simulator.engine.events import EncounterStarted
from simulator.runtime.wording import criterion_name
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.encounter import EncounterScreen
from simulator.tui.screens.replay import ReplayScreen

Start = Callable[..., Desk]
DULL = "I would not know about that, I only started here this week."
FOUND = "Yes, your green glove is here, it was handed in on Friday."
LEAVE_IT = "Foggy how? I would not know about glasses, I only answer the phone here."


async def played(here: Desk) -> None:
    """One dull answer, a good one, and one that lets her go."""
    await here.call()
    for words in (DULL, FOUND, LEAVE_IT):
        await here.say(words)
    assert "The call is over: called." in here.screen
    await here.press("enter")
    assert isinstance(here.app.screen, DebriefScreen)


def whole(here: Desk) -> str:
    """Everything the page says, also what lies below the edge."""
    from simulator.tui.widgets.plain import Plain

    return "\n".join(str(each.content) for each in here.app.screen.query(Plain) if each.display)


def helps(page: str) -> list[str]:
    """The lines that tell what would have helped."""
    return [line for line in page.splitlines() if line.startswith("→ ")]


async def test_the_debrief_tells_burden_words_and_what_is_not_yours(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await played(here)
        page = whole(here)
        assert "One glove · called" in page
        assert "had to ask again once" in page
        assert "They had my glove. That was that." in page
        assert "The blue box has no labels." in page
        assert "safe ✓" in page
        assert "private ✓" in page


async def test_numbers_come_on_request_and_go_again(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await played(here)
        assert "warm:" in whole(here)
        assert "(" not in next(line for line in whole(here).splitlines() if line.startswith("warm:"))
        await here.press("f4")
        assert "(" in next(line for line in whole(here).splitlines() if line.startswith("warm:"))
        await here.press("ctrl+n")
        assert "(" not in next(line for line in whole(here).splitlines() if line.startswith("warm:"))


async def test_a_question_first_and_what_would_help_only_when_asked(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await played(here)
        asked = whole(here)
        assert "To try" in asked
        assert not helps(asked)
        await here.press("f3")
        assert helps(whole(here))
        await here.press("ctrl+t")
        assert whole(here) == asked


async def test_that_moment_again_starts_in_its_turn_with_the_mood_of_then(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await played(here)
        debrief = here.app.screen
        assert isinstance(debrief, DebriefScreen)
        await here.press("enter")
        screen = here.app.screen
        assert isinstance(screen, EncounterScreen)
        first = screen._encounter.events[0]
        assert isinstance(first, EncounterStarted)
        assert first.retry_of == debrief._encounter_id
        assert first.mood in {event.mood for event in debrief._events if hasattr(event, "mood")}
        await here.press("f3", "2", "1", "enter", "enter")
        assert "that moment again" in here.screen


async def test_the_full_page_shows_every_criterion_called_for_or_not(desk: Start) -> None:
    async with desk(profile="Ingrid").open((120, 40)) as here:
        await played(here)
        await here.press("f2")
        assert isinstance(here.app.screen, ReplayScreen)
        assert "reply 1 of 3" in here.screen
        await here.press("right")
        assert "reply 2 of 3" in here.screen
        page = " ".join(whole(here).split())
        screen = here.app.screen
        for name, _mark in screen._replay.exchanges[1].given.judgement.criteria:
            assert criterion_name(name) in page
        assert "Not called for here:" in page
        await here.press("right", "right", "right", "left")
        assert "reply 2 of 3" in here.screen
        await here.press("escape")
        assert isinstance(here.app.screen, DebriefScreen)


async def test_what_was_played_stands_in_history_and_progress(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await played(here)
        await here.press("escape")
    async with desk(profile="Ingrid").open() as here:
        await here.press("f4")
        assert "One glove" in here.screen
        assert "phone · called · had to ask again once" in here.screen
        await here.press("enter")
        assert isinstance(here.app.screen, DebriefScreen)
        await here.press("escape", "f3")
        page = whole(here)
        assert "1 encounter played to its end." in page
        assert "How far patients came" in page
        assert "0 of 1; nobody took up the foggy glasses (the clinic's to mend)" in page
        assert "%" not in page


async def test_next_goes_on_to_another_of_today(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await played(here)
        await here.press("f6")
        assert "[bold]Tick[/red] the [box [/" in here.screen


async def test_nothing_said_is_nothing_to_look_back_on(desk: Start) -> None:
    async with desk(profile="Ingrid").open() as here:
        await here.call()
        await here.press("escape", "3", "3", "f4", "enter")
        assert "Nothing was answered yet." in here.screen
