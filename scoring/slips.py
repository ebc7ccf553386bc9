"""Slips: what a reply says that does not hold against the desk card or against what was said before; only when sure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from scoring.mentions import COST, NUMBER, TIME, WAIT, Place, places_of
from scoring.notation import Hit
from scoring.reading import Reading, read
from scoring.rules import SPEECH, find_rules
from scoring.situation import Situation
from scoring.speech_pack import SpeechWords, speech_words
from scoring.stems import stem
from scoring.uptake import material_of

TIME_NOT_ON_CARD, TIME_TAKEN, PRICE_NOT_ON_CARD, NUMBER_NOT_ON_CARD, CONTRADICTS = (
    "time_not_on_card", "time_taken", "price_not_on_card", "number_not_on_card", "contradicts_earlier",
)  # fmt: skip
_EARLY = 30
"""Somebody may be asked to come so many minutes before a time of the card."""
_FACE = 720
_LONGEST_WAIT = 300
_SHORT_WAIT = 5
_MOST_SUMMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """Words that do not hold.

    Attributes:
        kind: ``time_not_on_card``, ``time_taken``, ``price_not_on_card``, ``number_not_on_card`` or
            ``contradicts_earlier``.
        said: the words, as said.
        right: what the card, or the reply before, says; "" where it says nothing of it.
        start: code point offset of the reply as given.
        end: the same, exclusive.
    """

    kind: str
    said: str
    right: str = ""
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What texts name: a place each with the number of its text; ``ranges`` are spans on a twelve-hour face."""

    texts: tuple[str, ...]
    times: tuple[tuple[Place, int], ...]
    prices: tuple[tuple[float, int], ...]
    waits: tuple[tuple[float, int], ...]
    phones: tuple[tuple[str, int], ...]
    ranges: tuple[tuple[int, int], ...]
    taken: frozenset[int]
    values: frozenset[str]


@lru_cache(maxsize=256)
def card_of(texts: tuple[str, ...], language: str) -> Card:
    """What the sentences of a desk card name (cached: the card is the same all call)."""
    words = speech_words(language) or SpeechWords()
    times: list[tuple[Place, int]] = []
    prices: list[tuple[float, int]] = []
    waits: list[tuple[float, int]] = []
    phones: list[tuple[str, int]] = []
    ranges: list[tuple[int, int]] = []
    taken: set[int] = set()
    for number, text in enumerate(texts):
        reading = read(text, language)
        places = places_of(reading, words, reading.names)
        norms = [token.norm for token in reading.tokens]
        clocks = [place for place in places if place.kind == TIME]
        clocks += [Place(kind=TIME, value=str(face), day="", first=0, last=0) for face in _bare_times(reading)]
        times += [(place, number) for place in clocks]
        waits += [(float(place.value), number) for place in places if place.kind == WAIT]
        phones += [(place.value, number) for place in places if place.kind == NUMBER]
        prices += [(float(place.value), number) for place in places if place.kind == COST]
        prices += [(value, number) for value in _costs(reading, words)]
        if len(clocks) > 1 and words.of("range").intersection(norms):
            faces = [place.face for place in clocks]
            ranges += [(faces[k], faces[k + 1]) for k in range(len(faces) - 1)]
        gone = words.of("taken").intersection(norms) and not _may_be_free(norms, words)
        if gone and len([place for place in places if place.kind == TIME]) == 1:
            taken.add(number)
    return Card(
        texts=texts, times=tuple(times), prices=tuple(prices), waits=tuple(waits), phones=tuple(phones),
        ranges=tuple(ranges), taken=frozenset(taken), values=material_of(texts, language).values,
    )  # fmt: skip


def _may_be_free(norms: Sequence[str], words: SpeechWords) -> bool:
    """Whether a sentence of the card may also say that a time is free, or only when it will be."""
    return bool((words.of("free") | words.of("latest")).intersection(norms))


def _bare_times(reading: Reading) -> Iterator[int]:
    """Any hour that a number on the card may stand for: what is said at it is not surely wrong."""
    for token in reading.tokens:
        if token.is_number and token.norm.isdigit() and 1 <= int(token.norm) <= 24:
            yield int(token.norm) * 60 % _FACE
    for found in reading.mentions:
        if found.kind == "number" and found.value.isdigit() and 1 <= int(found.value) <= 24:
            yield int(found.value) * 60 % _FACE


def _costs(reading: Reading, words: SpeechWords) -> Iterator[float]:
    """Numbers behind "costs" and the like, without a currency."""
    tokens = reading.tokens
    for at, token in enumerate(tokens):
        if token.norm not in words.of("cost"):
            continue
        for beyond in range(at + 1, min(at + 4, len(tokens))):
            written = tokens[beyond].norm.replace(",", "")
            if tokens[beyond].is_number and written.isdigit():
                yield float(written)
                break


def slips_of(
    reading: Reading,
    situation: Situation,
    hits: Sequence[Hit],
    places: Sequence[Place],
    deadlines: frozenset[int],
    words: SpeechWords,
) -> tuple[Slip, ...]:
    """The slips of a reply, in order.

    Args:
        reading: the reply.
        situation: what it answers: facts, the patient's line, earlier replies.
        hits: the speech rules that it fits.
        places: what it names.
        deadlines: tokens of promises' deadlines.
        words: the pack's lists.
    """
    if not situation.facts and not situation.earlier:
        return ()
    card = card_of(situation.facts, reading.language)
    heard = card_of((situation.patient,), reading.language)
    found: list[Slip] = []
    if situation.facts:
        found += _times(reading, hits, places, deadlines, card, heard, words)
        found += _prices(reading, hits, places, card, heard, words)
        found += _numbers(reading, hits, places, card, heard, words)
    if situation.earlier:
        already = {slip.start for slip in found}
        found += [
            slip
            for slip in _against_earlier(reading, situation, hits, places, heard, words)
            if slip.start not in already
        ]
    return tuple(sorted(found, key=lambda slip: slip.start))


def _slip(reading: Reading, place: Place, kind: str, right: str) -> Slip:
    start, end = reading.span(place.first, place.last)
    return Slip(kind=kind, said=reading.text[start:end], right=right, start=start, end=end)


def _offered(
    reading: Reading, rule: str, hits: Sequence[Hit], places: Sequence[Place], words: SpeechWords
) -> Iterator[Place]:
    """Clock times inside what that rule found, said plainly: not denied or quoted, not "before ten", "about ten"."""
    tokens = reading.tokens
    spans = [(hit.first, hit.last) for hit in hits if hit.rule == rule]
    for place in places:
        if place.kind != TIME or not any(first <= place.first <= last + 1 for first, last in spans):
            continue
        token = tokens[place.first]
        clause = _clause(reading, place)
        before = tokens[place.first - 1].norm if place.first else ""
        if token.negated or token.quoted or words.of("unfree") & clause or words.of("past") & clause:
            continue
        if before in words.of("latest") or before in words.of("rough"):
            continue
        after = tokens[place.last + 1].norm if place.last + 1 < len(tokens) else ""
        if after in words.of("and") and place.last + 2 < len(tokens) and tokens[place.last + 2].is_number:
            continue
        yield place


def _times(
    reading: Reading,
    hits: Sequence[Hit],
    places: Sequence[Place],
    deadlines: frozenset[int],
    card: Card,
    heard: Card,
    words: SpeechWords,
) -> Iterator[Slip]:
    """Times offered or booked that the card does not have, or has as taken."""
    told = {place.face for place, _ in heard.times}
    known = {place.face for place, number in card.times if number not in card.taken}
    gone = {place.face: number for place, number in card.times if number in card.taken}
    days = {number: {place.day for place, n in card.times if n == number} for number in card.taken}
    waits = any(place.kind == WAIT for place in places)
    for place in _offered(reading, "slot_offer", hits, places, words):
        face = place.face
        # "Forty minutes behind, so you'd be in at ten to two" reckons, and offers nothing.
        if place.first in deadlines or face in known or (waits and not place.day):
            continue
        if face in gone:
            number = gone[face]
            if not place.day or place.day in days[number] or days[number] <= {""}:
                yield _slip(reading, place, TIME_TAKEN, card.texts[number])
            continue
        early = _near(face, known) and bool(words.of("arrive") & _clause(reading, place))
        if face in told or early or _in_range(face, card.ranges):
            continue
        right = next((card.texts[n] for p, n in card.times if place.day and p.day == place.day), "")
        yield _slip(reading, place, TIME_NOT_ON_CARD, right)


def _clause(reading: Reading, place: Place) -> set[str]:
    clause = reading.tokens[place.first].clause
    return {token.norm for token in reading.tokens if token.clause == clause}


def _near(face: int, known: set[int]) -> bool:
    """Whether it is a little before a time of the card: when to be there."""
    return any(0 < (other - face) % _FACE <= _EARLY for other in known)


def _in_range(face: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(
        (face - first) % _FACE <= (last - first) % _FACE
        for first, last in ranges
        if (last - first) % _FACE <= _FACE - 60
    )


def _prices(
    reading: Reading, hits: Sequence[Hit], places: Sequence[Place], card: Card, heard: Card, words: SpeechWords
) -> Iterator[Slip]:
    """Prices stated that the card does not have, while it has prices."""
    priced = {value for value, _ in card.prices}
    if not priced:
        return
    sums = _sums(priced)
    said = {price for price, _ in heard.prices}
    spans = [(hit.first, hit.last) for hit in hits if hit.rule == "price_told"]
    for place in places:
        value = float(place.value) if place.kind == COST else None
        token = reading.tokens[place.first]
        before = reading.tokens[place.first - 1].norm if place.first else ""
        if before in words.of("rough") or not any(first <= place.last and place.first <= last for first, last in spans):
            continue
        if value is None or value in sums or value in said or place.value in card.values or place.value in heard.values:
            continue
        if token.negated or token.quoted or reading.sentences[token.sentence].question:
            continue
        if words.of("not_price") & {t.norm for t in reading.tokens if t.sentence == token.sentence}:
            continue
        yield _slip(reading, place, PRICE_NOT_ON_CARD, _service(reading, place, card))


def _sums(prices: set[float]) -> set[float]:
    """What some people may owe together: a few times one price and a few times another, or one less another."""
    times = range(_MOST_SUMMED + 1)
    found = {a * one + b * other for one in prices for other in prices for a in times for b in times}
    return found | {sum(trio) for trio in combinations(prices, 3)} | {abs(a - b) for a in prices for b in prices}


def _service(reading: Reading, place: Place, card: Card) -> str:
    """The card's sentence on the service whose price is told, or ""."""
    said = _stems(reading, place)
    best, most = "", 0
    for _, number in card.prices:
        shared = len(said & _text_stems(card.texts[number], reading.language))
        if shared > most:
            best, most = card.texts[number], shared
    return best


def _stems(reading: Reading, place: Place) -> frozenset[str]:
    sentence = reading.tokens[place.first].sentence
    return frozenset(stem(t.norm) for t in reading.tokens if t.sentence == sentence and len(t.norm) > 3)


@lru_cache(maxsize=512)
def _text_stems(text: str, language: str) -> frozenset[str]:
    return frozenset(stem(token.norm) for token in read(text, language).tokens if len(token.norm) > 3)


def _numbers(
    reading: Reading, hits: Sequence[Hit], places: Sequence[Place], card: Card, heard: Card, words: SpeechWords
) -> Iterator[Slip]:
    """Numbers to ring that are not the card's, while it has one of their kind."""
    spans = [(hit.first, hit.last) for hit in hits if hit.rule == "phone_given"]
    emergency = words.of("emergency")
    known = {value for value, _ in (*card.phones, *heard.phones)}
    for place in places:
        if place.kind != NUMBER or place.value in known:
            continue
        token = reading.tokens[place.first]
        if token.negated or token.quoted or not any(first <= place.first <= last for first, last in spans):
            continue
        clause = _clause(reading, place)
        alike = [n for value, n in card.phones if (value in emergency) == (place.value in emergency)]
        if not alike or (place.value not in emergency and clause & words.of("yours")):
            continue
        if place.value not in emergency and any(place.value in value or value in place.value for value in known):
            continue
        yield _slip(reading, place, NUMBER_NOT_ON_CARD, card.texts[alike[0]])


def _against_earlier(
    reading: Reading,
    situation: Situation,
    hits: Sequence[Hit],
    places: Sequence[Place],
    heard: Card,
    words: SpeechWords,
) -> Iterator[Slip]:
    """Times, waits and prices told otherwise before, and not said to be news."""
    if words.of("update").intersection(token.norm for token in reading.tokens):
        return
    before = card_of(situation.earlier, reading.language)
    told = {place.face for place, _ in heard.times}
    for place in _offered(reading, "slot_told", hits, places, words):
        same_day = [(p, n) for p, n in before.times if place.day and p.day == place.day]
        if not place.day and len({p.face for p, _ in before.times}) == 1:
            same_day = list(before.times)
        faces = {p.face for p, _ in before.times}
        if same_day and place.face not in faces | told:
            yield _slip(reading, place, CONTRADICTS, before.texts[same_day[-1][1]])
    yield from _waits(reading, hits, places, situation, words)
    yield from _prices_before(reading, places, before, heard)


def _prices_before(reading: Reading, places: Sequence[Place], before: Card, heard: Card) -> Iterator[Slip]:
    for place in places:
        if place.kind != COST or place.value in heard.values or reading.tokens[place.first].negated:
            continue
        said = _stems(reading, place)
        for value, number in before.prices:
            common = said & _text_stems(before.texts[number], reading.language)
            if value != float(place.value) and common and place.value not in before.values:
                yield _slip(reading, place, CONTRADICTS, before.texts[number])
                break


def _waits(
    reading: Reading, hits: Sequence[Hit], places: Sequence[Place], situation: Situation, words: SpeechWords
) -> Iterator[Slip]:
    """A wait told much longer or shorter than the last one told."""
    now = _waits_told(reading, hits, places)
    if not now:
        return
    for text in reversed(situation.earlier):
        earlier = read(text, reading.language)
        places_then = places_of(earlier, words, earlier.names)
        then = _waits_told(earlier, find_rules(earlier, kind=SPEECH), places_then)
        if not then:
            continue
        values = [float(place.value) for place in then]
        for place in now:
            value = float(place.value)
            if all(abs(value - other) > _SHORT_WAIT and not 0.5 <= value / other <= 1.3 for other in values):
                yield _slip(reading, place, CONTRADICTS, text)
        return


def _waits_told(reading: Reading, hits: Sequence[Hit], places: Sequence[Place]) -> list[Place]:
    spans = [(hit.first, hit.last) for hit in hits if hit.rule == "wait_stated"]
    return [
        place
        for place in places
        if place.kind == WAIT
        and float(place.value) <= _LONGEST_WAIT
        and not reading.tokens[place.first].negated
        and any(first <= place.last and place.first <= last for first, last in spans)
    ]
