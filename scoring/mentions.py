"""Times, days, durations, prices, phone numbers and people that a reply names, with values one can work with.

``times.py`` reads them on a twelve-hour face for the judgement; here they get a minute of the day, a day and amounts
in full ("forty-five minutes", "nine twenty").
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.pack import Grammar, grammar_of
from scoring.reading import Reading
from scoring.speech_pack import SpeechWords
from scoring.text import Token
from scoring.times import CLOCK, DAY, DURATION, PART, PRICE, number_of
from scoring.times import Mention as Found

TIME, DAY_ONLY, WAIT, COST, NUMBER, NAME = "time", "day", "duration", "price", "number", "name"
_NOON, _DAY = 720, 1440
_FIRST_HOUR = 7 * 60
"""A clinic's "at four" is in the afternoon, its "at eight" in the morning: hours before seven lie past noon."""
_NEAR = 3
_PHONE = 7
_HUNDRED, _THOUSAND = 100, 1000
"""So many digits on end are a phone number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One thing named.

    Attributes:
        kind: ``time`` (value: minute of the day, 0-1439), ``day`` (a day without a clock time), ``duration`` (minutes),
            ``price`` (amount without its sign), ``number`` (a phone number) or ``name``.
        value: as text.
        day: of a time or day: lower-case weekday, ``today``, ``tomorrow``, a day of the month, or "".
        start: code point offset of the reply as given.
        end: the same, exclusive.
    """

    kind: str
    value: str
    day: str = ""
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A mention by tokens ``first`` to ``last`` inclusive; ``face`` is its time on a twelve-hour face."""

    kind: str
    value: str
    day: str
    first: int
    last: int

    @property
    def face(self) -> int:
        """Minutes on a twelve-hour face, 0-719: what is compared where nobody said morning or afternoon."""
        return int(self.value) % _NOON


def places_of(reading: Reading, words: SpeechWords, names: Sequence[int]) -> tuple[Place, ...]:
    """Everything named, by tokens, in order; ``names`` are the tokens that name somebody."""
    grammar = grammar_of(reading.language)
    found: list[Place] = []
    taken: set[int] = set()
    for mention in reading.mentions:
        place = _place(reading, mention, words, grammar)
        if place:
            found.append(place)
            taken.update(range(place.first, place.last + 1))
    spoken = _spoken_clocks(reading, words, grammar, taken)
    inside = {at for place in spoken for at in range(place.first, place.last + 1)}
    found = [place for place in found if place.first not in inside] + spoken
    found += _bare_hours(reading, words, grammar, taken)
    found += _working_days(reading, words, grammar)
    found += _phones(reading, words, taken)
    found += _people(reading, names, grammar, taken)
    timed = {place.day for place in found if place.kind == TIME}
    kept = (place for place in found if not (place.kind == DAY_ONLY and place.day in timed))
    return tuple(sorted(kept, key=lambda place: place.first))


def mentions_of(reading: Reading, places: Sequence[Place]) -> tuple[Mention, ...]:
    """The same as they are handed out: with offsets of the reply."""
    found = []
    for place in places:
        start, end = reading.span(place.first, place.last)
        found.append(Mention(kind=place.kind, value=place.value, day=place.day, start=start, end=end))
    return tuple(found)


def _place(reading: Reading, mention: Found, words: SpeechWords, grammar: Grammar) -> Place | None:
    first, last = mention.first, mention.last
    if mention.kind == CLOCK and last > first and last + 1 < len(reading.tokens):
        # "ten to fifteen minutes" is no ten to three.
        unit = grammar.units.get(reading.tokens[last + 1].norm)
        count = number_of(reading.tokens[last], grammar)
        if unit and count:
            return Place(kind=WAIT, value=_shown(count * unit), day="", first=first, last=last + 1)
    if mention.kind == CLOCK and _is_range(reading, mention, words, grammar):
        return None
    if mention.kind == CLOCK:
        minute = minute_of(reading, mention, words, grammar)
        return Place(kind=TIME, value=str(minute), day=_day_near(reading, mention, words), first=first, last=last)
    if mention.kind == DAY and tuple(t.norm for t in reading.tokens[first : last + 1]) in words.at_once:
        return None
    if mention.kind == DAY:
        day = words.days.get(mention.value, mention.value)
        return Place(kind=DAY_ONLY, value=day, day=day, first=first, last=last)
    if mention.kind not in (DURATION, PRICE):
        return None
    first, value = _whole_number(reading.tokens, first, float(mention.value), grammar)
    kind = WAIT if mention.kind == DURATION else COST
    if kind == WAIT:
        first, value = _from_before(reading.tokens, first, value, words, grammar)
    return Place(kind=kind, value=_shown(value), day="", first=first, last=last)


def _shown(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.2f}"


def _from_before(
    tokens: Sequence[Token], first: int, value: float, words: SpeechWords, grammar: Grammar
) -> tuple[int, float]:
    """Where a span really begins: "quarter of an hour", "ten to fifteen minutes" (the longer one counts)."""
    if first < 2:
        return first, value
    part, link = tokens[first - 2].norm, tokens[first - 1].norm
    if part in words.hour_parts and link in words.of("of"):
        wide = first > 2 and number_of(tokens[first - 3], grammar) is not None
        return first - 2 - wide, words.hour_parts[part]
    lower = number_of(tokens[first - 2], grammar)
    if lower is not None and link in words.of("range_link") and tokens[first - 2].clause == tokens[first].clause:
        return first - 2, value
    return first, value


def _is_range(reading: Reading, mention: Found, words: SpeechWords, grammar: Grammar) -> bool:
    """Whether "nine to five" is from nine to five: nobody says nine minutes to."""
    tokens = reading.tokens
    if mention.last - mention.first != 2 or tokens[mention.first + 1].norm not in words.of("hour_to"):
        return False
    minutes = number_of(tokens[mention.first], grammar)
    return minutes is not None and minutes % 5 != 0


def _whole_number(tokens: Sequence[Token], at: int, value: float, grammar: Grammar) -> tuple[int, float]:
    """Where a number in words begins ("two hundred eighty pounds") and its value in the unit of its last word."""
    last = number_of(tokens[at], grammar)
    if not last or tokens[at].is_number:
        return at, value
    first, numbers = at, [last]
    while first and tokens[at].clause == tokens[first - 1].clause and tokens[first].start - tokens[first - 1].end <= 1:
        before = None if tokens[first - 1].is_number else number_of(tokens[first - 1], grammar)
        if before is None:
            break
        numbers.insert(0, before)
        first -= 1
    total = current = 0.0
    for number in numbers:
        if number == _THOUSAND:
            total, current = total + max(1.0, current) * number, 0.0
        elif number == _HUNDRED:
            current = max(1.0, current) * number
        elif 0 < current < 10 <= number:
            # "two eighty" is two hundred and eighty.
            current = current * _HUNDRED + number
        else:
            current += number
    return first, (total + current) * (value / last)


def minute_of(reading: Reading, mention: Found, words: SpeechWords, grammar: Grammar) -> int:
    """The minute of the day, 0-1439, that a clock time most likely means."""
    tokens = reading.tokens
    head = tokens[mention.first]
    if head.norm in grammar.clock_named:
        return grammar.clock_named[head.norm] % _DAY
    face = int(mention.value)
    if head.is_number and head.norm[:2].isdigit() and 12 < int(head.norm[:2]) < 24:
        return face + _NOON
    clause = head.clause
    near = {
        tokens[at].norm
        for at in range(max(0, mention.first - _NEAR), min(len(tokens), mention.last + _NEAR + 1))
        if tokens[at].clause == clause
    }
    near.update(
        part for found in reading.mentions if found.kind == PART for part in _part_near(reading, found, mention)
    )
    if near & words.of("later_half"):
        return face + _NOON
    if near & words.of("earlier_half"):
        return face
    return face if face >= _FIRST_HOUR else face + _NOON


def _part_near(reading: Reading, part: Found, mention: Found) -> set[str]:
    """The words of a part of the day that stands right before or behind a time."""
    if part.last + 1 == mention.first or mention.last + 1 == part.first:
        return {token.norm for token in reading.tokens[part.first : part.last + 1]}
    return set()


def _day_near(reading: Reading, mention: Found, words: SpeechWords) -> str:
    """The day said with a time: the nearest before it in its sentence, else the next behind it in its clause."""
    tokens = reading.tokens
    here = tokens[mention.first]
    days = [found for found in reading.mentions if found.kind == DAY and tokens[found.first].sentence == here.sentence]
    times = [found for found in reading.mentions if found.kind == CLOCK]
    behind = [d for d in days if d.first > mention.last and tokens[d.first].clause == here.clause]
    behind = [d for d in behind if d.first - mention.last <= _NEAR and not _between(times, mention, d)]
    before = [d for d in days if d.last < mention.first]
    if before and (not behind or mention.first - before[-1].last <= behind[0].first - mention.last):
        return words.days.get(before[-1].value, before[-1].value)
    return words.days.get(behind[0].value, behind[0].value) if behind else ""


def _between(times: Sequence[Found], one: Found, other: Found) -> bool:
    return any(one.last < time.first < other.first for time in times)


def _spoken_clocks(reading: Reading, words: SpeechWords, grammar: Grammar, taken: set[int]) -> list[Place]:
    """Read "nine twenty", "two forty-five" and "ten oh five", which the judgement takes for two numbers."""
    tokens = reading.tokens
    found: list[Place] = []
    at = 0
    while at + 1 < len(tokens):
        if tokens[at].norm not in grammar.numbers:
            at += 1
            continue
        width, minutes = _minutes_said(tokens, at + 1, words, grammar)
        hour = number_of(tokens[at], grammar)
        after = tokens[at + 1 + width].norm if at + 1 + width < len(tokens) else ""
        before = tokens[at - 1] if at else None
        counted = after in grammar.units or after in grammar.currencies or after in words.of("counted")
        alone = before is None or (number_of(before, grammar) is None and before.norm not in words.of("never_clock"))
        inside = at + width in taken and at not in taken
        if not width or hour is None or not 1 <= hour <= 12 or counted or not alone or inside:
            at += 1
            continue
        face = (int(hour) * 60 + minutes) % _NOON
        mention = Found(CLOCK, str(face), at, at + width)
        minute = minute_of(reading, mention, words, grammar)
        day = _day_near(reading, mention, words)
        found.append(Place(kind=TIME, value=str(minute), day=day, first=at, last=at + width))
        taken.update(range(at, at + width + 1))
        at += width + 1
    return found


def _bare_hours(reading: Reading, words: SpeechWords, grammar: Grammar, taken: set[int]) -> list[Place]:
    """Read "by one today" and "between one and three": with "one", the judgement takes no hour before other words."""
    tokens = reading.tokens
    found: list[Place] = []
    for at in range(1, len(tokens)):
        if tokens[at - 1].norm not in words.of("latest") or at in taken or tokens[at - 1].clause != tokens[at].clause:
            continue
        hour = number_of(tokens[at], grammar)
        after = tokens[at + 1].norm if at + 1 < len(tokens) and tokens[at + 1].clause == tokens[at].clause else ""
        if hour != 1 or not (after == "" or after in words.of("after_hour")):
            continue
        mention = Found(CLOCK, str(int(hour) * 60), at, at)
        minute = minute_of(reading, mention, words, grammar)
        found.append(Place(kind=TIME, value=str(minute), day=_day_near(reading, mention, words), first=at, last=at))
        taken.add(at)
    return found


def _minutes_said(tokens: Sequence[Token], at: int, words: SpeechWords, grammar: Grammar) -> tuple[int, int]:
    """How many words say the minutes of a spoken time, and how many minutes; (0, 0) where they do not."""
    token = tokens[at]
    if token.is_number or tokens[at - 1].clause != token.clause or token.start - tokens[at - 1].end > 1:
        return 0, 0
    value = number_of(token, grammar)
    following = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].clause == token.clause else None
    ones = number_of(following, grammar) if following is not None and not following.is_number else None
    if token.norm in words.of("nought") and ones is not None and ones < 10:
        return 2, int(ones)
    if value is None or value not in (10, 15, 20, 25, 30, 35, 40, 45, 50, 55):
        return 0, 0
    return (2, int(value + ones)) if ones and ones < 10 and value >= 20 else (1, int(value))


def _working_days(reading: Reading, words: SpeechWords, grammar: Grammar) -> list[Place]:
    """Read "five working days", which no duration is, as so many days."""
    tokens = reading.tokens
    found: list[Place] = []
    for at in range(1, len(tokens) - 1):
        unit = grammar.units.get(tokens[at + 1].norm) if tokens[at].norm in words.of("working") else None
        count = number_of(tokens[at - 1], grammar) if unit else None
        if count and unit:
            found.append(Place(kind=WAIT, value=str(int(count * unit)), day="", first=at - 1, last=at + 1))
    return found


def _phones(reading: Reading, words: SpeechWords, taken: set[int]) -> list[Place]:
    """Emergency numbers, and runs of digits long enough to be dialled."""
    tokens = reading.tokens
    found: list[Place] = []
    at = 0
    while at < len(tokens):
        if not tokens[at].is_number or at in taken:
            at += 1
            continue
        last = at
        while last + 1 < len(tokens) and tokens[last + 1].is_number and tokens[last + 1].start - tokens[last].end <= 1:
            last += 1
        digits = "".join(token.norm for token in tokens[at : last + 1])
        if digits in words.of("emergency") or (len(digits) >= _PHONE and digits.isdigit()):
            found.append(Place(kind=NUMBER, value=digits, day="", first=at, last=last))
        at = last + 1
    return found


def _people(reading: Reading, names: Sequence[int], grammar: Grammar, taken: set[int]) -> list[Place]:
    """People by name, with the title before it and the further names behind it."""
    tokens, known = reading.tokens, set(names) - taken
    found: list[Place] = []
    for at in sorted(known):
        if found and at <= found[-1].last:
            continue
        last = at
        while last + 1 in known and tokens[last + 1].clause == tokens[at].clause:
            last += 1
        first = at - 1 if at and tokens[at - 1].norm in grammar.titles else at
        value = " ".join(token.text for token in tokens[first : last + 1])
        found.append(Place(kind=NAME, value=value, day="", first=first, last=last))
    return found
