"""What led up to a reply of a recording, as a test beside a scenario takes it: where it began, and what was said."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.engine.events import EncounterStarted, Event, ReplyGiven
from simulator.engine.mood import Mood
from simulator.engine.scenario import TestStep


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadUp:
    """The turn a test of the reply begins in, the mood where it is not the patient's first, and the replies before."""

    turn: str
    mood: Mood | None = None
    before: tuple[TestStep, ...] = ()


def lead_up(events: Sequence[Event], number: int) -> LeadUp:
    """What led up to the ``number``-th answered reply, from 1.

    A reply that starts with a slash would be an act in a test, so what was said before cannot be told where there is
    one; the reply then stands alone in its own turn.

    Raises:
        ValueError: there are fewer answered replies, or the recording does not begin with its start.
    """
    started = events[0] if events else None
    replies = [event for event in events if isinstance(event, ReplyGiven)]
    if not isinstance(started, EncounterStarted) or not 1 <= number <= len(replies):
        raise ValueError(f"there is no answered reply {number}")
    before = tuple(TestStep(each.text, tuple(map(str, each.acts))) for each in replies[: number - 1])
    mood = started.mood if started.retry_of or started.follows else None
    if any(step.reply.startswith("/") for step in before):
        return LeadUp(turn=replies[number - 1].turn)
    return LeadUp(turn=started.turn, mood=mood, before=before)
