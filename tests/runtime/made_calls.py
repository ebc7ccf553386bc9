"""Calls of the scenario that was made for tests, held by a profile on any day."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from simulator.runtime.clock import FixedClock
from simulator.runtime.services import Services

FILE = Path(__file__).parent / "scenarios" / "the-blue-folder.yaml"
FIRST_DAY = datetime(2026, 3, 2, 11, 5, tzinfo=UTC)
PROMISE = "I'll ring you back by one, Mr Pell."


def practice_on(home, days=0.0):
    """Ingrid's practice so many days after the first, with the made scenario in it."""
    services = Services(home, clock=FixedClock(FIRST_DAY + timedelta(days=days)))
    practice = services.practice("Ingrid")
    practice.library.load(str(FILE))
    return practice


def promised(home, reply=PROMISE):
    """A call, on the first day, that ends with a promise; the promise's debts come back."""
    practice = practice_on(home)
    encounter = practice.begin(practice.library.load("the-blue-folder"), seed=1)
    encounter.say(reply)
    assert encounter.view.ended.ending == "waiting-to-hear"
    owed = practice.debts()
    practice.close()
    return owed
