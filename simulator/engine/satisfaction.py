"""How the patient would rate each place they passed, 0 to 10, and why: a fold over the events.

The chain is call, arrival, desk, clinician, after. An encounter only speaks of the places it touches; the clinician and
what comes after are told from what the desk did for them: what was passed on, what was explained, what was promised.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.engine.events import EncounterEnded, EncounterStarted, Event, PatientReacted, PatientSpoke, ReplyGiven
from simulator.engine.mood import Mood
from simulator.engine.promises import ledger
from simulator.engine.stages import STAGES

TOUCHPOINTS = ("call", "arrival", "desk", "clinician", "after")
_PUSH_COSTS = 1
_ARRIVAL_REPLIES = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchpoint:
    """One place: its name, 0-10, and codes of what moved it beside the mood.

    ``pushed gate passed_on would_return found vague slip not_come_to_it clinic_fault``.
    """

    name: str
    rating: int
    reasons: tuple[str, ...] = ()


def touchpoints_of(events: Sequence[Event]) -> tuple[Touchpoint, ...]:
    """The places this encounter touched, in their order.

    Raises:
        ValueError: the log does not begin with the start of an encounter.
    """
    if not events or not isinstance(events[0], EncounterStarted):
        raise ValueError("a log begins with the start of an encounter")
    started = events[0]
    moods = [started.mood, *(each.mood for each in events if isinstance(each, PatientReacted | PatientSpoke))]
    ended = next((each for each in events if isinstance(each, EncounterEnded)), None)
    spoken = [_spoken(started.channel, moods, events)]
    if started.channel == "desk" and len(moods) > 1:
        spoken.insert(0, Touchpoint(name="arrival", rating=_ease(moods[_ARRIVAL_REPLIES])))
    if ended is None:
        return tuple(spoken)
    if STAGES.index(ended.stage) >= STAGES.index("seen_calm"):
        spoken.append(_clinician(moods[-1], events))
    return (*spoken, _after(moods[-1], ended, events))


def _spoken(channel: str, moods: Sequence[Mood], events: Sequence[Event]) -> Touchpoint:
    pushes = sum(each.push for each in events if isinstance(each, PatientReacted | PatientSpoke))
    gate = any(each.judgement.failed for each in events if isinstance(each, ReplyGiven))
    reasons = (("pushed",) if pushes else ()) + (("gate",) if gate else ())
    rating = _held(_ease(moods[-1]) - _PUSH_COSTS * min(pushes, 3) - 3 * gate)
    return Touchpoint(name="call" if channel == "phone" else "desk", rating=rating, reasons=reasons)


def _clinician(mood: Mood, events: Sequence[Event]) -> Touchpoint:
    acts = [act.verb for each in events if isinstance(each, ReplyGiven) for act in each.acts]
    passed_on = any(verb in ("note", "introduce", "message") for verb in acts)
    return Touchpoint(
        name="clinician", rating=_held(_ease(mood) + passed_on), reasons=("passed_on",) if passed_on else ()
    )


def _after(mood: Mood, ended: EncounterEnded, events: Sequence[Event]) -> Touchpoint:
    entries = ledger(events)
    vague = any(entry.vague and entry.fate == "open" for entry in entries)
    found = bool(ended.pieces) and len(ended.found) == ended.pieces
    gate = any(each.judgement.failed for each in events if isinstance(each, ReplyGiven))
    parts = {
        "gate": -4 * gate,
        "would_return": 2 * (ended.stage == "would_return"),
        "found": 1 * found,
        "vague": -1 * vague,
        "slip": -2 * bool(ended.slips),
        "not_come_to_it": -2 * bool(ended.instead_of),
        "clinic_fault": -1 * ended.clinic_fault,
    }
    rating = _held(_ease(mood) + sum(parts.values()))
    return Touchpoint(name="after", rating=rating, reasons=tuple(name for name, points in parts.items() if points))


def _ease(mood: Mood) -> int:
    return round(mood.ease / 10)


def _held(rating: int) -> int:
    return min(10, max(0, rating))
