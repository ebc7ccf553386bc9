"""Somebody at the keyboard: opens the app, types, and reads what stands on the screen."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.events import Paste
from textual.pilot import Pilot

from simulator.runtime.services import Services
from simulator.tui.app import FrontDesk, Launch
from simulator.tui.compat import screen_text
from simulator.tui.screens.encounter import EncounterScreen
from simulator.tui.widgets.reply import ReplyBox

SIZES = {"80x24": (80, 24), "120x40": (120, 40)}
_GOLDEN = Path(__file__).parent / "golden"


class Seconds:
    """A count of seconds that rises only when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Desk:
    """One start of the program."""

    def __init__(self, services: Services, **launch: Any) -> None:
        self.seconds = Seconds()
        self.app = FrontDesk(services, Launch(**launch), seconds=self.seconds)
        self.pilot: Pilot[Any]

    @asynccontextmanager
    async def open(self, size: tuple[int, int] = (80, 24), *, toasts: bool = False) -> AsyncIterator["Desk"]:
        async with self.app.run_test(size=size, notifications=toasts) as pilot:
            self.pilot = pilot
            await self.settle()
            yield self

    async def settle(self) -> None:
        """Wait until three looks at the screen are the same and nothing is at work; never by the clock."""
        looks: list[str] = []
        for _look in range(60):
            await self.pilot.pause()
            busy = [each for each in self.app.workers if each.name != "_warm_up" and not each.is_finished]
            looks = [*looks[-2:], self.screen]
            if len(looks) > 2 and len(set(looks)) == 1 and not busy:
                return

    async def resize(self, width: int, height: int) -> None:
        """Make the window another size; Textual waits a moment for the last of several."""
        await self.pilot.resize_terminal(width, height)
        for _look in range(100):
            if len(self.screen.split("\n")) == height:
                break
            await self.pilot.pause(0.02)
        await self.settle()

    @property
    def screen(self) -> str:
        return screen_text(self.app.screen)

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
        await self.settle()

    async def paste(self, text: str) -> None:
        assert self.app.focused is not None
        self.app.focused.post_message(Paste(text))
        await self.settle()

    async def say(self, text: str) -> None:
        assert self.app.focused is not None
        self.app.focused.post_message(Paste(text))
        await self.pilot.pause()
        await self.press("enter")

    async def still(self, seconds: float) -> None:
        """Nobody types for so long; then the screen takes its look."""
        self.seconds.now += seconds
        self.app.screen_stack[1].listen()
        await self.settle()

    async def sign_in(self, name: str) -> None:
        await self.paste(name)
        await self.press("enter")

    async def call(self, scenario: str = "One glove") -> None:
        """From home to the first words of the patient."""
        from simulator.tui.widgets.menu import Menu

        places = [place for place, item in enumerate(self.app.screen.query_one(Menu).items) if item.title == scenario]
        self.app.screen.query_one(Menu).at = places[0]
        await self.press("enter", "enter")
        assert isinstance(self.app.screen, EncounterScreen), self.screen

    @property
    def reply(self) -> ReplyBox:
        return self.app.screen.query_one(ReplyBox)


def check_golden(screen: str, name: str) -> None:
    """Hold a screen against the one that was looked at; FRONTDESK_UPDATE_SCREENS=1 takes the new one."""
    path = _GOLDEN / f"{name}.txt"
    found = screen.rstrip() + "\n"
    if os.environ.get("FRONTDESK_UPDATE_SCREENS") == "1":
        path.write_text(found, encoding="utf-8")
    assert path.is_file(), f"there is no {path.name} yet: look at the screen, then run with FRONTDESK_UPDATE_SCREENS=1"
    assert found == path.read_text(encoding="utf-8")
