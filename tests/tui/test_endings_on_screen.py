"""Every declared ending of every shipped scenario is reached on the screen, with the marks of headless play."""

from pathlib import Path

import pytest
from desk_pilot import Desk

from simulator.cli.script import load_script
from simulator.engine.events import EncounterEnded
from simulator.runtime.clock import FixedClock
from simulator.runtime.result import result_of
from simulator.runtime.services import Services
from simulator.tui.screens.encounter import EncounterScreen

FILES = sorted((Path(__file__).parents[1] / "playthroughs").glob("*--*.txt"))


LIBRARY = Services().library
"""Each scenario is read once: what is played here is the screen."""


def _headless(name: str, path: Path) -> dict[str, object]:
    services = Services(clock=FixedClock())
    encounter = services.guest().begin(LIBRARY.load(name), seed=1)
    for step in load_script(str(path)):
        if encounter.view.ended:
            break
        for _line, act in step.acts:
            encounter.act(act)
        encounter.say(step.text)
    return result_of(encounter.events)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
async def test_an_ending_is_reached_on_the_screen(path: Path, tmp_path: Path) -> None:
    name, _, ending = path.stem.partition("--")
    services = Services(tmp_path, FixedClock())
    services.library = LIBRARY
    here = Desk(services, scenario=name, guest=True, seed=1)
    async with here.open((80, 24)):
        await here.press("enter")
        screen = here.app.screen
        assert isinstance(screen, EncounterScreen)
        for step in load_script(str(path)):
            if screen._encounter.view.ended:
                break
            for _line, act in step.acts:
                screen._act(act)
            await here.say(step.text) if step.text else await here.press("enter")
        ended = next(event for event in screen._encounter.events if isinstance(event, EncounterEnded))
        assert ended.ending == ending
        assert result_of(screen._encounter.events) == _headless(name, path)
        await here.press("enter")
        assert ended.says_afterwards.split()[0].strip("“”\"'(") in here.screen
