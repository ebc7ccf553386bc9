"""The ledger of one encounter: what was promised, by when, and what became of it. A fold over the events."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from simulator.engine.acts import Act
from simulator.engine.events import EncounterEnded, EncounterStarted, Event, ReplyGiven
from simulator.engine.speech import Promise

Fate = Literal["open", "kept", "renegotiated"]
_KEPT_BY: dict[str, tuple[str, ...]] = {
    "ring": ("callback",),
    "book": ("book", "move"),
    "move": ("move",),
    "note": ("note", "message"),
    "message": ("message",),
    "tell": ("message", "note", "introduce"),
    "ask": ("message", "fetch", "introduce"),
    "fetch": ("fetch", "introduce", "emergency"),
}
"""For what is promised, the acts that are it, or see to it."""
OWED = frozenset({"ring", "ask", "tell"})
"""What is still owed when the encounter is over: somebody waits to hear from one."""


AWAITED = OWED | {"send", "come"}
"""What somebody waits for, and so wants to know by when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One promise: in which reply (from 1) it was made, in which words, and what became of it within the encounter."""

    reply: int
    promise: Promise
    words: str
    fate: Fate = "open"

    @property
    def vague(self) -> bool:
        """Whether they wait for it and cannot tell by when, or for whom."""
        return self.promise.vague and self.promise.what in AWAITED


def ledger(events: Iterable[Event]) -> tuple[Entry, ...]:
    """Every promise of the encounter, in order, with what became of it.

    A promise of the same kind made later takes the place of an open one: told in time, it is renegotiated. An act of
    its kind, done with that reply or later, keeps it; a call back that is put down is still owed.
    """
    entries: list[Entry] = []
    number = 0
    for event in events:
        if not isinstance(event, ReplyGiven):
            continue
        number += 1
        for promise in event.said.promises:
            entries = [_superseded(entry, promise) for entry in entries]
            entries.append(Entry(reply=number, promise=promise, words=event.text[promise.start : promise.end]))
        entries += _by_acts(event.acts, number, entries)
        entries = [_seen_to(entry, event.acts) for entry in entries]
    return tuple(entries)


def _superseded(entry: Entry, promise: Promise) -> Entry:
    same = entry.promise.what == promise.what and entry.promise.who == promise.who
    return replace(entry, fate="renegotiated") if same and entry.fate == "open" else entry


def _by_acts(acts: Sequence[Act], number: int, entries: Sequence[Entry]) -> list[Entry]:
    """A call back put down without words is a promise as well."""
    made = [act for act in acts if act.verb == "callback"]
    told = any(entry.promise.what == "ring" and entry.reply == number for entry in entries)
    if told:
        return []
    promises = [Promise(who="i", what="ring", by=act.argument) for act in made]
    return [Entry(reply=number, promise=each, words="") for each in promises]


def _seen_to(entry: Entry, acts: Sequence[Act]) -> Entry:
    if entry.fate != "open" or entry.promise.what == "ring":
        return entry
    keeps = _KEPT_BY.get(entry.promise.what, ())
    return replace(entry, fate="kept") if any(act.verb in keeps for act in acts) else entry


def owed(events: Sequence[Event]) -> Entry | None:
    """What the trainee still owes the patient when it is over: the last open promise to be heard from.

    None where the scenario does not go on after the call, for a moment tried again and for a call that was given up:
    practice of a practice owes nobody anything.
    """
    first = events[0] if events else None
    if not isinstance(first, EncounterStarted) or first.retry_of:
        return None
    if not any(isinstance(event, EncounterEnded) and event.goes_on for event in events):
        return None
    ours = [
        entry
        for entry in ledger(events)
        if entry.fate == "open" and entry.promise.what in OWED and entry.promise.who in ("i", "we")
    ]
    return ours[-1] if ours else None
