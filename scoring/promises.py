"""Promises: who will do what, and by when.

Rules named ``promise_<what>`` find the words (``cues-speech.yaml``); here it is decided whether they promise anything,
who is to do it, and which deadline of the sentence is theirs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scoring.mentions import DAY_ONLY, NAME, TIME, WAIT, Place
from scoring.notation import Hit
from scoring.pack import grammar_of
from scoring.reading import Reading
from scoring.speech_pack import SpeechWords
from scoring.times import CLOCK, PART, number_of

PREFIX = "promise_"
VIA, FROM, NONE = "via", "from", "none"
"""Endings of a rule's name: somebody is asked to do it; the doer stands at its end; nobody does it."""
_REPORTED_REACH = 4
_TAG_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Who does what, and by when.

    Attributes:
        who: ``i``, ``we``, somebody as said ("Nurse Kim"), or "" where nobody is.
        what: ``ring send tell ask book note fetch move message come do``.
        by: the deadline in the words it was told in, "" without one.
        minute: a clock time as minute of the day, 0-1439, or None.
        within: a span in minutes, or None.
        vague: nobody who could be held to it, or no deadline, or a soft one ("soon").
        start: code point offset of the reply as given.
        end: the same, exclusive.
    """

    who: str
    what: str
    by: str = ""
    minute: int | None = None
    within: int | None = None
    vague: bool = False
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """When, by tokens ``first`` to ``last`` inclusive; ``soft`` where nobody can be held to it."""

    first: int
    last: int
    minute: int | None = None
    within: int | None = None
    soft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """Promises, and the tokens of their deadlines."""

    promises: tuple[Promise, ...]
    deadlines: frozenset[int]
    places: tuple[Hit, ...]


def promises_of(reading: Reading, hits: Sequence[Hit], places: Sequence[Place], words: SpeechWords) -> Promised:
    """The promises of a reply.

    Args:
        reading: the reply.
        hits: the speech rules that it fits.
        places: what it names, in order.
        words: the pack's lists.
    """
    found = _apart([hit for hit in hits if hit.rule.startswith(PREFIX) and _stands(reading, hit, words)])
    if not found:
        return Promised(promises=(), deadlines=frozenset(), places=())
    whens = tuple(deadlines(reading, places, words))
    promises: list[Promise] = []
    kept: list[Hit] = []
    used: set[int] = set()
    for number, hit in enumerate(found):
        when = _deadline(reading, hit, found, number, whens)
        if (when is None or when.soft) and _at_once(reading, hit, words):
            continue
        promise = _promise(reading, hit, when, places, words)
        if promise is None:
            continue
        promises.append(promise)
        kept.append(hit)
        if when is not None:
            used.update(range(when.first, when.last + 1))
    return Promised(promises=tuple(promises), deadlines=frozenset(used), places=tuple(kept))


def _apart(hits: list[Hit]) -> list[Hit]:
    """One hit for each deed: of those that end at the same verb or lie in one another, the longest-sighted one."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda each: (_rank(each), each.first, each.last)):
        clash = [other for other in kept if _same_deed(hit, other)]
        if not clash:
            kept.append(hit)
    return sorted(kept, key=lambda each: (each.last, each.first))


def _rank(hit: Hit) -> int:
    """Rules that say more of who does it go first."""
    return 0 if hit.rule.endswith((VIA, FROM, NONE)) else 1


def _same_deed(one: Hit, other: Hit) -> bool:
    """Whether two hits end in each other's words: "i will ask and ring you" holds a second deed behind its first."""
    if one.rule == other.rule:
        return one.first <= other.last and other.first <= one.last
    if one.first == other.first:
        return abs(one.last - other.last) <= 1 or _rank(one) != _rank(other)
    return (
        one.first <= other.last and other.first <= one.last and not (one.first < other.first and one.last > other.last)
    )


def _stands(reading: Reading, hit: Hit, words: SpeechWords) -> bool:
    """Whether the words promise anything: not in a case only, not another's word, not asked."""
    tokens = reading.tokens
    sentence = reading.sentences[tokens[hit.first].sentence]
    for at in range(max(sentence.first, hit.first - _REPORTED_REACH), hit.first):
        if tokens[at].norm in words.of("reported") and tokens[at].clause == tokens[hit.first].clause:
            return False
    if sentence.question and tokens[hit.last].clause == tokens[sentence.last].clause:
        tail = [token.norm for token in tokens[max(hit.last + 1, sentence.last - _TAG_WORDS + 1) : sentence.last + 1]]
        if sentence.first == hit.first or not words.of("tag").intersection(tail):
            asks_first = tokens[sentence.first].norm in grammar_of(reading.language).inverted
            if asks_first or not words.of("tag").intersection(tail):
                return False
    return not _conditional(reading, hit, sentence.first, sentence.last, words)


def _conditional(reading: Reading, hit: Hit, first: int, last: int, words: SpeechWords) -> bool:
    """Whether it holds only if something is so, and neither anyway nor out of politeness."""
    tokens = reading.tokens
    span = range(first, last + 1)
    for at in span:
        if tokens[at].norm not in words.of("condition"):
            continue
        clause = tokens[at].clause
        own = [token.norm for token in tokens[first : last + 1] if token.clause == clause]
        if at and tokens[at - 1].norm in words.of("anyway") and at > first:
            continue
        if words.of("anyway").intersection(token.norm for token in tokens[hit.first : hit.last + 1]):
            continue
        if at > hit.last:
            nothing_between = tokens[at].clause - tokens[hit.last].clause <= 1
            joined = tokens[at - 1].norm in words.of("contrast")
            if nothing_between and not joined and not _is_polite(own, words):
                return True
        elif at < hit.first and not _is_polite(own, words):
            return not any(t.norm in words.of("contrast") for t in tokens[at + 1 : hit.first] if t.clause > clause)
    return False


def _is_polite(norms: Sequence[str], words: SpeechWords) -> bool:
    return len(norms) <= 6 and bool(words.of("polite").intersection(norms))


def _at_once(reading: Reading, hit: Hit, words: SpeechWords) -> bool:
    """Whether it is done on the spot."""
    tokens = reading.tokens
    clause = tokens[hit.last].clause
    for at in range(hit.first, len(tokens)):
        if tokens[at].clause not in (clause, tokens[hit.first].clause):
            break
        for phrase in words.at_once:
            if tuple(token.norm for token in tokens[at : at + len(phrase)]) == phrase:
                return True
    return False


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
        firm = next((p for p in words.firm if tuple(norms[at : at + len(p)]) == p), None)
        soft = next((p for p in words.soft if tuple(norms[at : at + len(p)]) == p), None)
        phrase = firm if firm and (not soft or len(firm) >= len(soft)) else soft
        if phrase is None:
            at += 1
            continue
        first = at - 1 if at and norms[at - 1] in words.of("deadline") else at
        last = at + len(phrase) - 1
        yield Deadline(first=first, last=last, within=words.firm.get(phrase), soft=phrase is not firm)
        at = last + 1


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
        elif place.kind == DAY_ONLY and (leads or place.value in words.of("own_day")):
            yield Deadline(first=place.first - leads, last=place.last)
        elif place.kind == WAIT and leads:
            yield Deadline(first=place.first - 1, last=place.last, within=round(float(place.value)))
    for found in reading.mentions:
        before = tokens[found.first - 1].norm if found.first else ""
        leads = before in words.of("deadline")
        if found.kind == PART and (leads or found.last > found.first or _after_day(reading, found.first)):
            yield Deadline(first=found.first - leads, last=found.last)
        elif found.kind == "day" and leads and any(p.kind == TIME and p.day for p in places):
            yield Deadline(first=found.first - 1, last=found.last)


def _follows_day(reading: Reading, place: Place) -> bool:
    """Whether a time stands right behind a day: "Thursday noon"."""
    return any(found.last + 1 == place.first and found.kind == "day" for found in reading.mentions)


def _after_day(reading: Reading, at: int) -> bool:
    return any(found.last + 1 == at and found.kind == "day" for found in reading.mentions)


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
    later %= 720
    while later <= earlier:
        later += 720
    return later % 1440


def _deadline(
    reading: Reading, hit: Hit, hits: Sequence[Hit], number: int, whens: Sequence[Deadline]
) -> Deadline | None:
    """The deadline that belongs to a promise: the next behind its verb, else one that opens its sentence."""
    tokens = reading.tokens
    sentence = reading.sentences[tokens[hit.last].sentence]
    last = sentence.last
    if number + 1 < len(hits):
        following = hits[number + 1]
        last = min(last, following.first - 1 if following.first > hit.last else following.last - 2)
    behind = [w for w in whens if hit.last - 2 <= w.first <= last and w.last > hit.first + 1]
    firm = [w for w in behind if not w.soft]
    if behind:
        return (firm or behind)[0]
    first = max(sentence.first, hits[number - 1].last + 1) if number else sentence.first
    before = [w for w in whens if first <= w.first and w.last < hit.first]
    return before[-1] if before else None


def _promise(
    reading: Reading, hit: Hit, when: Deadline | None, places: Sequence[Place], words: SpeechWords
) -> Promise | None:
    tokens = reading.tokens
    what = hit.rule.removeprefix(PREFIX).partition("_")
    first, who, nobody = _doer(reading, hit, what[2], places, words)
    last = max(hit.last, when.last) if when else hit.last
    first = min(first, when.first) if when else first
    start, end = reading.span(first, last)
    by = reading.text[tokens[when.first].start : tokens[when.last].end] if when else ""
    return Promise(
        who=who,
        what=what[0],
        by=by,
        minute=when.minute if when and not when.soft else None,
        within=when.within if when and not when.soft else None,
        vague=nobody or when is None or when.soft,
        start=start,
        end=end,
    )


def _doer(
    reading: Reading, hit: Hit, ending: str, places: Sequence[Place], words: SpeechWords
) -> tuple[int, str, bool]:
    """Where the promise begins, who is to do it, and whether that is nobody one can hold to it."""
    tokens = reading.tokens
    if ending == NONE:
        return hit.first, "", True
    names = [place for place in places if place.kind == NAME]
    if ending in (VIA, FROM):
        return hit.first, *_inside(reading, hit, names, words)
    for place in names:
        if place.first <= hit.first <= place.last:
            first = _widened(reading, place.first, words)
            return first, _written(reading, first, place.last), False
    norm = tokens[hit.first].norm
    if norm in words.who:
        return hit.first, words.who[norm], False
    if hit.first and tokens[hit.first].norm not in grammar_of(reading.language).pronouns:
        first = _widened(reading, hit.first, words)
        return first, _written(reading, first, hit.first), norm in words.of("nobody")
    return hit.first, tokens[hit.first].text.lower(), norm in words.of("nobody")


def _inside(reading: Reading, hit: Hit, names: Sequence[Place], words: SpeechWords) -> tuple[str, bool]:
    """The doer that a rule has inside: the last name, else the last word that stands for somebody."""
    tokens = reading.tokens
    named = [place for place in names if hit.first < place.first <= hit.last]
    if named:
        return _written(reading, named[-1].first, named[-1].last), False
    for at in range(hit.last, hit.first, -1):
        norm = tokens[at].norm
        if norm in words.of("me"):
            return words.who["me"], False
        if norm in words.of("us"):
            return words.who["us"], False
        if norm in words.of("doers"):
            first = _widened(reading, at, words)
            return _written(reading, first, at), norm in words.of("nobody")
    return words.who["me"], False


def _widened(reading: Reading, first: int, words: SpeechWords) -> int:
    """With what stands before a doer: "my colleague" Ana, "the" nurse."""
    tokens = reading.tokens
    at = first
    while at and tokens[at - 1].clause == tokens[first].clause:
        norm = tokens[at - 1].norm
        if norm in words.of("determiner"):
            return at - 1
        if norm not in words.of("doers"):
            break
        at -= 1
    return at


def _written(reading: Reading, first: int, last: int) -> str:
    start, end = reading.span(first, last)
    return " ".join(reading.text[start:end].split())
