"""Where time is felt a silence is heard; where it is off there is no clock at all. Slowness costs nothing."""

from collections.abc import Callable

import pytest
from desk_pilot import Desk
from hypothesis import given
from hypothesis import strategies as st

from simulator.engine.events import PatientSpoke
from simulator.engine.pace import PACES, SILENCE_AFTER
from simulator.runtime.clock import FixedClock
from simulator.runtime.services import Services
from simulator.tui.screens import encounter as encounters
from simulator.tui.screens.encounter import EncounterScreen
from simulator.tui.stillness import Stillness, is_heard

Start = Callable[..., Desk]
FIRST, SECOND = "Hello? Did the line go?", "I can hear you breathing."


async def begin(here: Desk, pace: str) -> EncounterScreen:
    here.app.practice.pace = pace
    await here.press("enter")
    screen = here.app.screen
    assert isinstance(screen, EncounterScreen)
    return screen


def spoken(screen: EncounterScreen) -> list[PatientSpoke]:
    return [event for event in screen._encounter.events if isinstance(event, PatientSpoke)]


def clocks(screen: EncounterScreen) -> list[object]:
    return [timer for timer in screen._timers if timer.name == "listen"]


@given(st.sampled_from(PACES), st.lists(st.one_of(st.just("key"), st.integers(0, 90)), max_size=30))
def test_a_silence_is_heard_when_the_engine_hears_one_and_not_otherwise(pace: str, steps: list[object]) -> None:
    """Asking only when ``is_heard`` says so gives the same as asking every second."""
    services = Services(clock=FixedClock())
    scenario = services.library.load("up-all-night")
    asked, always = (services.guest().begin(scenario, seed=1, pace=pace) for _ in range(2))
    now = 0.0
    still = Stillness(lambda: now)
    for step in steps:
        if step == "key":
            still.broken()
            continue
        for _second in range(int(step)):
            now += 1
            if is_heard(asked.view, still.seconds):
                asked.wait(still.seconds)
            always.wait(still.seconds)
    assert asked.view.lines == always.view.lines


async def test_a_pace_is_chosen_before_the_call_and_remembered(desk: Start, half_a_pair: str) -> None:
    async with desk(profile="Ingrid", scenario=half_a_pair).open() as here:
        assert "No clock: take all the time you want." in here.screen
        await here.press("f7")
        assert "Gentle time: type nothing for 60 seconds" in here.screen
        await here.press("ctrl+y")
        assert "Real time: type nothing for 20 seconds" in here.screen
    async with desk(profile="Ingrid", scenario=half_a_pair).open() as here:
        assert "Real time" in here.screen
        await here.press("enter")
        assert here.app.screen._encounter.view.pace == "real"
        await here.press("escape", "2")
        assert "Ingrid · practice mode · real time" in here.screen
    async with desk(profile="Ingrid", scenario=half_a_pair).open() as here:
        await here.press("t")
        assert "No clock" in here.screen


async def test_without_a_clock_there_is_no_timer_and_nothing_is_heard(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        screen = await begin(here, "off")
        assert clocks(screen) == []
        await here.still(10_000)
        assert spoken(screen) == []


@pytest.mark.parametrize("pace", ["gentle", "real"])
async def test_a_silence_is_heard_twice_at_its_pace_and_costs_nothing(desk: Start, half_a_pair: str, pace: str) -> None:
    first, second = SILENCE_AFTER[pace]
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        screen = await begin(here, pace)
        before = screen._encounter.view.mood
        await here.still(first - 1)
        assert FIRST not in here.screen
        await here.still(1)
        assert FIRST in here.screen
        await here.still(second - first - 1)
        assert SECOND not in here.screen
        await here.still(1)
        assert SECOND in here.screen
        await here.still(1000)
        assert len(spoken(screen)) == 2
        assert screen._encounter.view.mood == before
        assert screen._encounter.view.burden == 0


async def test_any_key_starts_the_count_anew(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        screen = await begin(here, "real")
        for key in ("a", "left", "backspace", "pageup", "tab"):
            await here.still(15)
            await here.press(key)
        await here.still(19)
        assert spoken(screen) == []
        await here.still(1)
        assert FIRST in here.screen


async def test_reading_the_card_choosing_an_act_or_a_pause_is_no_silence(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        screen = await begin(here, "real")
        for opened, closed in (("f2", "f2"), ("f3", "escape"), ("escape", "enter"), ("f1", "escape")):
            await here.press(opened)
            await here.still(500)
            await here.press(closed)
            assert here.app.screen is screen
        await here.still(19)
        assert spoken(screen) == []


async def test_a_window_made_too_small_stops_the_count(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        screen = await begin(here, "real")
        await here.resize(50, 19)
        await here.still(500)
        await here.resize(80, 24)
        await here.still(10)
        assert spoken(screen) == []


async def test_nobody_on_hold_wonders_where_one_is(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        screen = await begin(here, "real")
        await here.say("/hold\nMay I put you on hold for a minute, Mr Brandvold?")
        await here.still(500)
        assert spoken(screen) == []


async def test_a_silence_leaves_the_coachs_note_and_the_draft_alone(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, mode="coach", scenario=half_a_pair).open() as here:
        await begin(here, "real")
        await here.say("Good morning, this is Ingrid at Harbour Eyes. I would not know about that, sorry.")
        note = str(here.app.screen.query_one("#note").content)
        assert note
        await here.press(*"let me")
        await here.still(20)
        assert FIRST in here.screen
        assert str(here.app.screen.query_one("#note").content) == note
        assert here.reply.text == "let me"


async def test_after_the_end_nobody_waits(desk: Start, half_a_pair: str) -> None:
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        screen = await begin(here, "real")
        await here.say("The lens is not here yet, I am sorry. I will ring you myself before one.")
        await here.say("I will ring you before one, Mr Brandvold, either way.")
        assert "The call is over" in here.screen
        await here.still(500)
        assert spoken(screen) == []


async def test_the_clock_itself_looks_every_second(
    desk: Start, half_a_pair: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encounters, "LISTEN_EVERY", 0.01)
    async with desk(guest=True, scenario=half_a_pair).open() as here:
        screen = await begin(here, "gentle")
        assert len(clocks(screen)) == 1
        here.seconds.now += 60
        for _look in range(200):
            await here.pilot.pause(0.01)
            if spoken(screen):
                break
        assert [event.says for event in spoken(screen)] == [FIRST]
