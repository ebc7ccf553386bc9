"""The ledger of one encounter: what was promised, by when, and what became of it. A fold over the events."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from simulator.engine.acts import Act
from simulator.engine.events import EncounterEnded, EncounterStarted, Event, ReplyGiven
from simulator.engine.speech import Promise

Fate = Literal["open", "kept", "renegotiated", "forgotten"]
_KEPT_BY: dict[str, tuple[str, ...]] = {
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
    def ours(self) -> bool:
        """Whether it was the trainee who promised to do it."""
        return self.promise.who in ("i", "we")

    @property
    def vague(self) -> bool:
        """Whether they wait for it and cannot tell by when, or for whom."""
        return self.promise.vague and self.promise.what in AWAITED


def ledger(events: Iterable[Event]) -> tuple[Entry, ...]:
    """Every promise of the encounter, in order, with what became of it.

    The same promise said again is one promise. Another deadline for an open one takes its place: told in time, it is
    renegotiated; a vague word never takes the place of a firm one. An act of its kind keeps it, whenever it was done;
    what one could have done at once and had not by the end is forgotten. A call back that is put down is still owed.
    """
    entries: list[Entry] = []
    done: list[Act] = []
    number = 0
    for event in events:
        if isinstance(event, EncounterEnded):
            entries = [replace(each, fate="forgotten") if _could_have_been(each) else each for each in entries]
        if not isinstance(event, ReplyGiven):
            continue
        number += 1
        done += event.acts
        for promise in event.said.promises:
            words = event.text[promise.start : promise.end]
            entries = _with(entries, Entry(reply=number, promise=promise, words=words))
        entries = _with_callbacks(entries, event.acts, number)
        entries = [_seen_to(entry, done) for entry in entries]
    return tuple(entries)


def _with(entries: Sequence[Entry], fresh: Entry) -> list[Entry]:
    for entry in entries:
        same = entry.promise.what == fresh.promise.what and entry.promise.who == fresh.promise.who
        again = fresh.promise.by in ("", entry.promise.by) or (fresh.promise.vague and not entry.promise.vague)
        if same and entry.fate == "open" and again:
            return list(entries)
    return [*(_superseded(entry, fresh.promise) for entry in entries), fresh]


def _superseded(entry: Entry, promise: Promise) -> Entry:
    same = entry.promise.what == promise.what and entry.promise.who == promise.who
    return replace(entry, fate="renegotiated") if same and entry.fate == "open" else entry


def _with_callbacks(entries: Sequence[Entry], acts: Sequence[Act], number: int) -> list[Entry]:
    """A call back put down without words is a promise as well."""
    every = list(entries)
    for act in acts:
        told = any(entry.promise.what == "ring" and entry.fate == "open" for entry in every)
        if act.verb == "callback" and not told:
            every.append(Entry(reply=number, promise=Promise(who="i", what="ring", by=act.argument), words=""))
    return every


def _seen_to(entry: Entry, acts: Sequence[Act]) -> Entry:
    keeps = _KEPT_BY.get(entry.promise.what, ())
    return replace(entry, fate="kept") if entry.fate == "open" and any(act.verb in keeps for act in acts) else entry


def _could_have_been(entry: Entry) -> bool:
    return entry.fate == "open" and entry.promise.what in _KEPT_BY and entry.promise.what not in AWAITED


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
    ours = [entry for entry in ledger(events) if entry.fate == "open" and entry.promise.what in OWED and entry.ours]
    return ours[-1] if ours else None
