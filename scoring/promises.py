"""Promises: who will do what, and by when.

Rules named ``promise_<what>`` find the words (``cues-speech.yaml``); here it is decided whether they promise anything,
who is to do it, and which deadline of the sentence is theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.deadlines import Deadline, deadlines
from scoring.mentions import NAME, Place
from scoring.notation import Hit
from scoring.pack import grammar_of
from scoring.reading import Reading
from scoring.speech_pack import SpeechWords

PREFIX, UNDO = "promise_", "undo_"
VIA, FROM, NONE, AND = "via", "from", "none", "and"
"""Endings of a rule's name: somebody is asked to do it; the doer stands at its end; nobody does it; it is the second
deed of one doer ("I'll ask and ring you")."""
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
class Promised:
    """Promises, and the tokens of their deadlines."""

    promises: tuple[Promise, ...]
    deadlines: frozenset[int]
    places: tuple[Hit, ...]


def promises_of(
    reading: Reading, hits: Sequence[Hit], places: Sequence[Place], words: SpeechWords, *, desk: bool = False
) -> Promised:
    """The promises of a reply.

    Args:
        reading: the reply.
        hits: the speech rules that it fits.
        places: what it names, in order.
        words: the pack's lists.
        desk: said across the desk, where "they'll call you" calls a name and no telephone.
    """
    found = _apart([hit for hit in hits if hit.rule.startswith(PREFIX) and _stands(reading, hit, hits, words)])
    if not found:
        return Promised(promises=(), deadlines=frozenset(), places=())
    whens = tuple(deadlines(reading, places, words))
    promises: list[Promise] = []
    kept: list[Hit] = []
    used: set[int] = set()
    for number, hit in enumerate(found):
        when = _deadline(reading, hit, found, number, whens, words)
        if (when is None or when.soft) and _at_once(reading, hit, words):
            continue
        promise = _promise(reading, hit, when, places, words)
        if desk and promise.vague and _calls_out(reading, hit, promise, words):
            continue
        promises.append(promise)
        kept.append(hit)
        if when is not None:
            used.update(range(when.first, when.last + 1))
    return Promised(promises=tuple(promises), deadlines=frozenset(used), places=tuple(kept))


def _calls_out(reading: Reading, hit: Hit, promise: Promise, words: SpeechWords) -> bool:
    said = {token.norm for token in reading.tokens[hit.first : hit.last + 2]}
    return bool(said & words.of("calling")) and not said & words.of("back") and promise.who not in words.of("first")


def _apart(hits: list[Hit]) -> list[Hit]:
    """One hit for each deed, in order: of those that share words, the one that says most of who does it."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda each: (_rank(each), each.first - each.last, each.first)):
        if not any(_same_deed(hit, other) for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda each: (each.last, each.first))


def _rank(hit: Hit) -> int:
    if hit.rule.endswith(("_" + VIA, "_" + FROM, "_" + NONE)):
        return 0
    return 2 if hit.rule.endswith("_" + AND) else 1


def _same_deed(one: Hit, other: Hit) -> bool:
    """Whether two hits say one deed: of a second deed only its verb counts, not the doer it shares with the first."""
    return _verb_at(one) <= other.last and _verb_at(other) <= one.last


def _verb_at(hit: Hit) -> int:
    return hit.last - 1 if hit.rule.endswith("_" + AND) else hit.first


def _stands(reading: Reading, hit: Hit, hits: Sequence[Hit], words: SpeechWords) -> bool:
    """Whether the words promise anything: not in a case only, not another's word, not asked."""
    tokens = reading.tokens
    undo = UNDO + hit.rule.removeprefix(PREFIX).partition("_")[0]
    if any(other.rule == undo and other.first <= hit.last and hit.first <= other.last for other in hits):
        return False
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
    if words.of("anyway").intersection(token.norm for token in tokens[hit.first : hit.last + 1]):
        return False
    for at in range(first, last + 1):
        if tokens[at].norm not in words.of("condition") or (at > first and tokens[at - 1].norm in words.of("anyway")):
            continue
        own = [token.norm for token in tokens[first : last + 1] if token.clause == tokens[at].clause]
        if _is_polite(own, words) or hit.first <= at <= hit.last:
            continue
        if at > hit.last:
            joined = tokens[at - 1].norm in words.of("contrast")
            if tokens[at].clause - tokens[hit.last].clause <= 1 and not joined:
                return True
        elif not any(token.norm in words.of("but") for token in tokens[at + 1 : hit.first]):
            return True
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


def _deadline(
    reading: Reading, hit: Hit, hits: Sequence[Hit], number: int, whens: Sequence[Deadline], words: SpeechWords
) -> Deadline | None:
    """The deadline that belongs to a promise: the next behind its verb, else one that opens its sentence."""
    tokens = reading.tokens
    sentence = reading.sentences[tokens[hit.last].sentence]
    last = sentence.last
    if number + 1 < len(hits):
        following = hits[number + 1]
        last = min(last, following.first - 1 if following.first > hit.last else following.last - 2)
    for at in range(hit.last + 2, last):
        if tokens[at].norm in words.of("will") and tokens[at].clause != tokens[hit.last].clause:
            last = at
            break
    behind = [w for w in whens if hit.last - 2 <= w.first <= last and w.last > hit.first + 1]
    behind = [w for w in behind if _reaches(reading, hit, w, hits[number + 1 :])]
    firm = [w for w in behind if not w.soft]
    if behind:
        return (firm or behind)[0]
    first = max(sentence.first, hits[number - 1].last + 1) if number else sentence.first
    before = [w for w in whens if first <= w.first and w.last < hit.first and _alone(reading, w, hit)]
    return before[-1] if before else None


def _reaches(reading: Reading, hit: Hit, when: Deadline, later: Sequence[Hit]) -> bool:
    """Whether a deadline behind a verb is its own: in its clause or opening the next, and not of the next promise."""
    tokens = reading.tokens
    clause = tokens[when.first].clause
    if any(when.last < other.first and tokens[other.first].clause == clause for other in later):
        return False
    return clause == tokens[hit.last].clause or when.first < 2 or tokens[when.first - 2].clause != clause


def _alone(reading: Reading, when: Deadline, hit: Hit) -> bool:
    """Whether a deadline stands before its promise by itself: "By one, I'll ring you"."""
    tokens = reading.tokens
    if tokens[when.last].clause == tokens[hit.first].clause:
        return when.last + 1 == hit.first
    clause = [at for at, token in enumerate(tokens) if token.clause == tokens[when.last].clause]
    return clause[-1] + 1 == hit.first and len(clause) - (when.last - when.first + 1) <= 1


def _promise(reading: Reading, hit: Hit, when: Deadline | None, places: Sequence[Place], words: SpeechWords) -> Promise:
    tokens = reading.tokens
    what = hit.rule.removeprefix(PREFIX).partition("_")
    first, who, nobody = _doer(reading, hit, what[2], places, words)
    last = _rounded(reading, hit.last, places, words)
    last = max(last, when.last) if when else last
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


def _rounded(reading: Reading, last: int, places: Sequence[Place], words: SpeechWords) -> int:
    """With the rest of a name, or the noun behind an article, so that what is shown does not break off."""
    tokens = reading.tokens
    if tokens[last].norm in words.of("determiner") and last + 1 < len(tokens):
        last += tokens[last + 1].clause == tokens[last].clause
    return max([last, *(p.last for p in places if p.kind == NAME and p.first <= last + 1 <= p.last + 1)])


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
        if norm in words.who:
            return words.who[norm], False
        if norm in words.of("doers"):
            first = _widened(reading, at, words)
            return _written(reading, first, at), norm in words.of("nobody")
    return words.who.get("speaker", ""), False


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
