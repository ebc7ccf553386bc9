"""Time, passed in: the one place that asks the machine what time it is."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Anything that tells the time."""

    def now(self) -> datetime:
        """The time now, aware, in UTC."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The time now, aware, in UTC."""
        return datetime.now(UTC)  # noqa: TID251


class FixedClock:
    """A clock that stands still, for headless play and tests: the same input gives the same log."""

    def __init__(self, at: datetime = datetime(2026, 1, 5, 8, 41, tzinfo=UTC)) -> None:
        self._at = at

    def now(self) -> datetime:
        """The time it was set to."""
        return self._at


def stamp(clock: Clock) -> str:
    """The time now as events carry it: ISO 8601 in UTC, to the millisecond."""
    return clock.now().astimezone(UTC).isoformat(timespec="milliseconds")
