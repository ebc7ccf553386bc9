"""What was said in a reply, from the scorer's values to the engine's: promises, slips, and which times of the book."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import scoring
from simulator.engine.clinic import Slot
from simulator.engine.speech import Promise, Said, Slip

_ASKING = frozenset({"asks", "asks_open", "asks_identity"})
_LONGEST_WAIT = 240
ASKED_FROM = 0.6
"""A fact is asked for from this score on: of the shipped facts, asked in fresh words, 91 in 100 reach it, and of 720
questions about other things one."""


def said_in(
    reading: scoring.Reading,
    situation: scoring.Situation,
    *,
    book: Sequence[Slot] = (),
    facts: Mapping[str, tuple[str, ...]] | None = None,
    now: int | None = None,
    today: str = "",
    heard: Sequence[tuple[int, int]] = (),
) -> Said:
    """What a reply says beside its marks.

    Args:
        reading: the reply, read.
        situation: what it answers.
        book: the day's book, to tell which of its times are named.
        facts: what the patient can be asked, each with examples of the question.
        now: the time in the encounter, as minute of the day, to tell how long "till ten past" is; None if unknown.
        today: the weekday of the encounter, as mentions name it, to tell what "tomorrow" is not; "" if unknown.
        heard: where the turn's meanings were heard, first and end of each: there no fact is asked.
    """
    speech = scoring.speech(reading, situation)
    mentions = speech.mentions
    asks = not speech.moves.isdisjoint(_ASKING)
    asked = _asked(reading, facts, heard) if facts and asks else ()
    return Said(
        moves=tuple(sorted(speech.moves)),
        slots=tuple(slot.id for slot in book if _names(slot, mentions, today, situation.language)),
        waits=_waits(speech, now),
        prices=tuple(each.value for each in mentions if each.kind == "price"),
        names=tuple(each.value for each in mentions if each.kind == "name"),
        promises=tuple(map(_promise, speech.promises)),
        slips=tuple(map(_slip, speech.slips)),
        asked=asked,
    )


def _promise(each: scoring.Promise) -> Promise:
    return Promise(
        who=each.who,
        what=each.what,
        by=each.by,
        minute=each.minute,
        within=each.within,
        vague=each.vague,
        start=each.start,
        end=each.end,
    )


def _slip(each: scoring.Slip) -> Slip:
    return Slip(kind=each.kind, said=each.said, right=each.right, start=each.start, end=each.end)


def _asked(
    reading: scoring.Reading, facts: Mapping[str, tuple[str, ...]], heard: Sequence[tuple[int, int]]
) -> tuple[str, ...]:
    """The facts asked for: not where the same words are something that the turn listens for."""
    return tuple(
        each.meaning
        for each in scoring.recognise(reading, facts, least=ASKED_FROM)
        if not any(each.start < end and start < each.end for start, end in heard)
    )


def _waits(speech: scoring.Speech, now: int | None) -> tuple[int, ...]:
    """The waits told, in minutes: as spans, or as clock times ahead."""
    found = (round(float(each.value)) for each in speech.mentions if each.kind == "duration")
    spans = tuple(minutes for minutes in found if 0 < minutes <= _LONGEST_WAIT)
    if spans or now is None or "tells_wait" not in speech.moves:
        return spans
    ahead = (int(each.value) - now for each in speech.mentions if each.kind == "time" and each.day in ("", "today"))
    return tuple(minutes for minutes in ahead if 0 < minutes <= _LONGEST_WAIT)


def minute_and_day(when: str, language: str) -> tuple[int | None, str]:
    """The minute of the day and the weekday in a time as an author writes it ("Monday 10:07"); None, "" if unknown."""
    found = _when(when, language) if when else None
    return (int(found[0]), found[1]) if found else (None, "")


def _names(slot: Slot, mentions: Sequence[scoring.Mention], today: str, language: str) -> bool:
    """Whether a time of the book is among the times named: the same clock time, and not another day."""
    own = _when(slot.time, language)
    if own is None:
        return False
    minute, day = own
    return any(each.kind == "time" and each.value == minute and _may_be(each.day, day, today) for each in mentions)


def _may_be(said: str, day: str, today: str) -> bool:
    """Whether a day said may be the book's day; "today" and "tomorrow" are held against today's weekday."""
    if not day or said in ("", day):
        return True
    return (said == "today" and today in ("", day)) or (said == "tomorrow" and day != today)


@lru_cache(maxsize=512)
def _when(time: str, language: str) -> tuple[str, str] | None:
    """The clock time and weekday of a time as the book writes it; None where it holds no clock time."""
    speech = scoring.speech(scoring.read(time, language), scoring.Situation(language=language))
    found = next((each for each in speech.mentions if each.kind == "time"), None)
    return (found.value, found.day) if found else None
