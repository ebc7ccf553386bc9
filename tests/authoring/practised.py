"""Recorded calls of the scenario made for tests, and a copy of it among one's own."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from simulator.authoring.unmatched import StrayReplies
from simulator.engine.acts import parse_act
from simulator.runtime.clock import FixedClock
from simulator.runtime.review import Review
from simulator.runtime.services import Services

FILE = Path(__file__).parent.parent / "runtime" / "scenarios" / "the-blue-folder.yaml"
FIRST = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NOTHING = "The folder is blue, I can see that much from here."
NEAR = "We call everybody by name here."
FAINT = "Try us again by one."


def own_copy(home: Path, text: str | None = None) -> Path:
    """The made scenario, or that text, among one's own."""
    path = home / "scenarios" / FILE.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(FILE.read_text(encoding="utf-8") if text is None else text, encoding="utf-8")
    return path


def practised(home: Path, *said: str, who: str = "Ingrid", day: int = 0) -> None:
    """A call of that trainee's on that day; what starts with a slash is done with the next reply."""
    services = Services(home, clock=FixedClock(FIRST + timedelta(days=day)))
    practice = services.practice(who)
    encounter = practice.begin(practice.library.load(str(FILE)), seed=1)
    for each in said:
        if each.startswith("/"):
            encounter.act(parse_act(each))
        else:
            encounter.say(each)
    if encounter.view.ended is None:
        encounter.drop()
    practice.close()


def strays(home: Path, **wishes):
    """The replies to be told of all that was recorded there."""
    services = Services(home)
    found = StrayReplies(services.library)
    for recording in Review(services).recordings():
        found.take(recording)
    return found.found(**wishes)
