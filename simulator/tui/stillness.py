"""How long nothing has been typed or said. The clock is passed in, so that it can be anybody's."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from simulator.engine.pace import SILENCE_AFTER, silences

if TYPE_CHECKING:
    from simulator.runtime.view import EncounterView

Seconds = Callable[[], float]
"""Tells seconds that only ever rise; where they begin does not matter."""


class Stillness:
    """Counts whole seconds since the last key or word."""

    def __init__(self, clock: Seconds) -> None:
        self._clock = clock
        self._since = clock()

    def broken(self) -> None:
        """Something was typed or said: the count starts anew."""
        self._since = self._clock()

    @property
    def seconds(self) -> int:
        """Whole seconds since then."""
        return max(0, int(self._clock() - self._since))


def is_timed(view: "EncounterView") -> bool:
    """Whether a silence can be heard in this encounter at all."""
    return bool(SILENCE_AFTER.get(view.pace))


def is_heard(view: "EncounterView", seconds: int) -> bool:
    """Whether a silence of so many seconds is one more than was heard so far."""
    limits = len(SILENCE_AFTER.get(view.pace, ()))
    return view.silences_left > 0 and silences(view.pace, seconds) > limits - view.silences_left
