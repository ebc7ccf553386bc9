"""Deadlines: the words of a reply that say by when, with the minute or span they mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scoring.mentions import DAY_ONLY, TIME, WAIT, Place
from scoring.pack import grammar_of
from scoring.reading import Reading
from scoring.speech_pack import SpeechWords
from scoring.times import CLOCK, DAY, PART, number_of

_LONGEST_EVENT = 8
_HALF_DAY, _DAY = 720, 1440


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """When, by tokens ``first`` to ``last`` inclusive; ``soft`` where nobody can be held to it."""

    first: int
    last: int
    minute: int | None = None
    within: int | None = None
    soft: bool = False


def deadlines(reading: Reading, places: Sequence[Place], words: SpeechWords) -> Iterator[Deadline]:
    """Every "by four", "within the hour", "tomorrow morning", "soon" of a reply, neighbours joined, in order."""
    found: list[Deadline] = []
    for each in sorted([*_in_words(reading, words), *_by_mention(reading, places, words)], key=lambda d: d.first):
        if found and each.first <= found[-1].last + 1:
            same = reading.tokens[each.first].sentence == reading.tokens[found[-1].last].sentence
            if same:
                found[-1] = _joined(found[-1], each)
                continue
        found.append(each)
    yield from found


def _joined(one: Deadline, other: Deadline) -> Deadline:
    return Deadline(
        first=one.first,
        last=max(one.last, other.last),
        minute=other.minute if other.minute is not None else one.minute,
        within=one.within if one.within is not None else other.within,
        soft=one.soft and other.soft,
    )


def _in_words(reading: Reading, words: SpeechWords) -> Iterator[Deadline]:
    """Deadlines that the pack lists word for word."""
    norms = [token.norm for token in reading.tokens]
    at = 0
    while at < len(norms):
        phrases = words.deadlines.get(norms[at], ())
        phrase = next((p for p in phrases if tuple(norms[at : at + len(p)]) == p), None)
        if phrase is None:
            at += 1
            continue
        first = at - 1 if at and norms[at - 1] in words.of("deadline") else at
        last = at + len(phrase) - 1
        if phrase[-1] in words.of("opens"):
            last = _clause_end(reading, at)
        yield Deadline(first=first, last=last, within=words.firm.get(phrase), soft=phrase not in words.firm)
        at = last + 1


def _clause_end(reading: Reading, at: int) -> int:
    """The last token of the clause of a token, at most so many on: "as soon as she is out of theatre"."""
    last = at
    while last + 1 < len(reading.tokens) and reading.tokens[last + 1].clause == reading.tokens[at].clause:
        last += 1
    return min(last, at + _LONGEST_EVENT)


def _by_mention(reading: Reading, places: Sequence[Place], words: SpeechWords) -> Iterator[Deadline]:
    """Deadlines made of a time, a day, a part of the day or a span, with the word before it that makes it one."""
    tokens = reading.tokens
    for place in places:
        before = tokens[place.first - 1].norm if place.first else ""
        leads = before in words.of("deadline") and tokens[place.first - 1].clause == tokens[place.first].clause
        if place.kind == TIME and (leads or _follows_day(reading, place)):
            first = place.first - leads
            last, minute = _range_end(reading, place, words)
            yield Deadline(first=first, last=last, minute=minute)
        elif place.kind == DAY_ONLY and (leads or before not in words.of("not_bare")):
            yield Deadline(first=place.first - leads, last=place.last)
        elif place.kind == WAIT:
            begins = _span_from(reading, place, words)
            if begins is not None:
                yield Deadline(first=begins, last=place.last, within=round(float(place.value)))
    timed_day = any(place.kind == TIME and place.day for place in places)
    yield from _by_part(reading, timed_day, words)


def _by_part(reading: Reading, timed_day: bool, words: SpeechWords) -> Iterator[Deadline]:
    """Parts of the day ("this afternoon", "in the morning"), and days whose clock time stands beside them."""
    tokens = reading.tokens
    for found in reading.mentions:
        before = tokens[found.first - 1].norm if found.first else ""
        leads = before in words.of("deadline")
        after = tokens[found.last + 1].norm if found.last + 1 < len(tokens) else ""
        if found.kind == DAY and timed_day and (leads or after in words.of("deadline")):
            yield Deadline(first=found.first - leads, last=found.last)
        if found.kind != PART:
            continue
        if _after_day(reading, found.first):
            yield Deadline(first=found.first - 1, last=found.last)
        elif leads or found.last > found.first:
            yield Deadline(first=found.first - leads, last=found.last)
        elif found.first > 1 and before in words.of("the") and tokens[found.first - 2].norm in words.of("deadline"):
            yield Deadline(first=found.first - 2, last=found.last)


def _span_from(reading: Reading, place: Place, words: SpeechWords) -> int | None:
    """Where "in ten minutes", "within the next hour" begins; None where no such word leads a span."""
    tokens, at = reading.tokens, place.first - 1
    while at >= 0 and tokens[at].norm in words.of("filler"):
        at -= 1
    leads = at >= 0 and tokens[at].norm in words.of("span") and tokens[at].clause == tokens[place.first].clause
    return at if leads else None


def _follows_day(reading: Reading, place: Place) -> bool:
    """Whether a time stands right behind a day: "Thursday noon"."""
    return any(found.last + 1 == place.first and found.kind == DAY for found in reading.mentions)


def _after_day(reading: Reading, at: int) -> bool:
    return any(found.last + 1 == at and found.kind == DAY for found in reading.mentions)


def _range_end(reading: Reading, place: Place, words: SpeechWords) -> tuple[int, int]:
    """Where "between two and four" ends, and its later time; a single time ends where it stands."""
    tokens = reading.tokens
    minute = int(place.value)
    before = tokens[place.first - 1].norm if place.first else ""
    link = place.last + 1
    if before not in words.of("between") or link + 1 >= len(tokens) or tokens[link].norm not in words.of("and"):
        return place.last, minute
    for found in reading.mentions:
        if found.first == link + 1 and found.kind == CLOCK:
            later = int(found.value)
            return found.last, _after(later, minute)
    hour = number_of(tokens[link + 1], grammar_of(reading.language))
    if hour is None or not 1 <= hour <= 24:
        return place.last, minute
    return link + 1, _after(int(hour) * 60, minute)


def _after(later: int, earlier: int) -> int:
    """The first time with that face behind the earlier one."""
    later %= _HALF_DAY
    while later <= earlier:
        later += _HALF_DAY
    return later % _DAY
