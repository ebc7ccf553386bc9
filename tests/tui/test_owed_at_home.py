"""What one owes somebody stands at home, and can be seen to from there."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from desk_pilot import Desk, check_golden

from simulator.engine.events import EncounterStarted
from simulator.runtime.clock import FixedClock
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.encounter import EncounterScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.widgets.plain import Plain

Start = Callable[..., Desk]
LATER = FixedClock().now() + timedelta(days=4)


def whole(here: Desk) -> str:
    """Everything the page says, also what lies below the edge."""
    return " ".join(str(each.content) for each in here.app.screen.query(Plain) if each.display)


async def promised(here: Desk) -> None:
    """A call at whose end a call back is owed."""
    await here.press("enter")
    await here.say("The lens is not here yet, I am sorry. I will ring you myself before one.")
    await here.say("I will ring you before one, Mr Brandvold, either way.")
    await here.press("enter", "escape")
    assert isinstance(here.app.screen, HomeScreen)


async def test_a_call_back_owed_is_offered_first_made_and_then_gone(desk: Start, half_a_pair: str) -> None:
    async with desk(profile="Ingrid", scenario=half_a_pair).open() as here:
        await promised(here)
        assert "1  You owe a callback: Mr Brandvold, “before one”" in here.screen
        assert "from Half a pair" in here.screen
        check_golden(here.screen, "owed-80x24")
    async with desk(profile="Ingrid").open() as here:
        await here.press("1")
        assert "You ring Mr Brandvold, as you said you would. In “Half a pair” you said: before one." in " ".join(
            here.screen.split()
        )
        await here.press("enter")
        screen = here.app.screen
        assert isinstance(screen, EncounterScreen)
        assert "You did ring!" in here.screen
        started = screen._encounter.events[0]
        assert isinstance(started, EncounterStarted)
        assert started.follows
        assert not started.forgotten
        await here.say("Yes, Mr Brandvold, your lens came in with the post this morning.")
        await here.press("enter")
        assert isinstance(here.app.screen, DebriefScreen)
        assert "Half a pair, the call back · booked" in here.screen
        await here.press("escape")
        assert "You owe" not in here.screen
        await here.press("f4")
        assert "Half a pair, the call back" in here.screen
        await here.press("escape", "f3")
        page = whole(here)
        assert "1 kept" in page
        assert "the call" in page.partition("would rate it")[2]


async def test_a_forgotten_one_is_still_waiting_and_he_rings(desk: Start, half_a_pair: str) -> None:
    async with desk(profile="Ingrid", scenario=half_a_pair).open() as here:
        await promised(here)
    async with desk(at=LATER, profile="Ingrid").open() as here:
        assert "Mr Brandvold is still waiting to hear (“before one”)" in here.screen
        await here.press("enter")
        assert "Mr Brandvold rings: nobody had been in touch." in " ".join(here.screen.split())
        await here.press("enter")
        assert "You were going to ring me, and nobody did." in " ".join(here.screen.split())
        started = here.app.screen._encounter.events[0]
        assert isinstance(started, EncounterStarted)
        assert started.forgotten
        await here.press("escape", "2", "f3")
        assert "1 forgotten" in whole(here)


async def test_a_call_back_can_be_looked_at_and_left_for_now(desk: Start, half_a_pair: str) -> None:
    async with desk(profile="Ingrid", scenario=half_a_pair).open() as here:
        await promised(here)
        await here.press("1", "escape")
        assert "You owe a callback: Mr Brandvold" in here.screen
        assert here.app.practice.unfinished() == ()


async def test_one_left_in_the_middle_goes_on_and_is_not_offered_twice(desk: Start, half_a_pair: str) -> None:
    async with desk(profile="Ingrid", scenario=half_a_pair).open() as here:
        await promised(here)
        await here.press("1", "enter", "escape", "2")
        assert "Go on with: Half a pair" in here.screen
        assert "You owe" not in here.screen


async def test_a_scenario_that_does_not_go_on_any_more_is_told(
    desk: Start, half_a_pair: str, own_scenarios: Path
) -> None:
    async with desk(profile="Ingrid", scenario=half_a_pair).open() as here:
        await promised(here)
    path = own_scenarios / "half-a-pair.yaml"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("later: {kept: you-rang, forgotten: nobody-rang}\n", ""), encoding="utf-8")
    async with desk(profile="Ingrid").open() as here:
        await here.press("1", "enter")
        assert "Its scenario has changed meanwhile, and does not go on after the" in here.screen
        await here.press("escape", "escape")
        assert isinstance(here.app.screen, HomeScreen)
        assert here.app.practice.unfinished() == ()


async def test_without_its_scenario_a_call_back_cannot_be_made_and_is_not_offered(
    desk: Start, half_a_pair: str, own_scenarios: Path
) -> None:
    async with desk(profile="Ingrid", scenario=half_a_pair).open() as here:
        await promised(here)
    (own_scenarios / "half-a-pair.yaml").unlink()
    async with desk(profile="Ingrid").open() as here:
        assert "You owe" not in here.screen
        assert "One glove" in here.screen


async def test_a_guest_owes_nobody(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        await promised(here)
    async with desk(guest=True).open() as here:
        assert "You owe" not in here.screen
