"""Which of a turn's meanings, each given by a handful of examples, does a reply express?

Used in play to choose the patient's reaction and for the gates an author states, so a false alarm and a miss both hurt.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from scoring.equivalents import lexicon
from scoring.reading import Reading, read
from scoring.soft_idf import Book, Example, compile_book
from scoring.stance import HEARER_MUST, SPEAKER, Stance, stances
from scoring.terms import SLOT_NUMBER, Term, terms_of

ACCEPT = 0.38
"""A meaning is heard from this score on."""
MARGIN = 0.12
"""Of meanings heard in the same words, one this far behind the best is not heard."""
SHARE_RECALL, SHARE_PRECISION, SHARE_BAG = 0.5, 0.2, 0.3
KAPPA = 0.2
POLARITY = 0.45
EXCLUDED = 0.4
_WIDEST = 3
_RIM = 0.1
_MOST_CLAUSES = 120


class Heard(NamedTuple):
    """A meaning heard: its score, 0.0-1.0, and where, as code point offsets of the reply, end exclusive."""

    meaning: str
    score: float
    start: int
    end: int


class _Match(NamedTuple):
    score: float
    first: int
    last: int


_Hits = Mapping[int, list[tuple[int, int, float]]]
"""By clause, the terms of the reply like one example's: (term, place in the example, likeness)."""
_Key = tuple[tuple[str, tuple[str, ...]], ...]


def recognise(reading: Reading, meanings: Mapping[str, Sequence[str]]) -> tuple[Heard, ...]:
    """The meanings a reply expresses, best first; several may be heard in one reply, or none.

    Args:
        reading: the reply, read.
        meanings: by name, example sentences; ``...`` in an example stands for any time, amount or name.
    """
    found = sorted((each for each in scores(reading, meanings) if each.score >= ACCEPT), key=_order)
    return tuple(
        each
        for number, each in enumerate(found)
        if not any(_shares(each, better) and better.score - each.score > MARGIN for better in found[:number])
    )


def scores(reading: Reading, meanings: Mapping[str, Sequence[str]]) -> tuple[Heard, ...]:
    """Every meaning with its score, in the order given, heard or not; a score of 0.0 has an empty span."""
    if not meanings:
        return ()
    book = _book(tuple((name, tuple(examples)) for name, examples in meanings.items()), reading.language)
    matches = _matches(reading, book)
    result = []
    for number, name in enumerate(book.names):
        match = matches.get(number)
        if match is None:
            result.append(Heard(name, 0.0, 0, 0))
        else:
            result.append(Heard(name, round(match.score, 4), *reading.span(match.first, match.last)))
    return tuple(result)


def _order(heard: Heard) -> tuple[float, int, str]:
    return -heard.score, heard.start, heard.meaning


def _shares(one: Heard, other: Heard) -> bool:
    """Whether two spans share more than half of the shorter one."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common * 2 > min(one.end - one.start, other.end - other.start)


@lru_cache(maxsize=256)
def _book(meanings: _Key, language: str) -> Book:
    words = lexicon(language)
    compiled = []
    for name, examples in meanings:
        compiled.append((name, [_example(example, language) for example in examples]))
    return compile_book(compiled, words)


def _example(example: str, language: str) -> tuple[list[Term], Stance]:
    marked = example.replace("\u2026", "...").replace("...", f" {SLOT_NUMBER} ")
    reading = read(marked, language)
    terms = terms_of(reading, lexicon(language))
    mass: dict[int, float] = {}
    for term in terms:
        mass[term.clause] = mass.get(term.clause, 0.0) + term.weight
    core = max(mass, key=lambda clause: (mass[clause], -clause), default=0)
    every = stances(reading)
    return terms, every[core] if core < len(every) else Stance()


class _Reply(NamedTuple):
    """A reply's terms by clause, with what each is worth against a book."""

    terms: list[Term]
    weights: list[float]
    clauses: list[list[int]]
    stances: list[Stance]


def _matches(reading: Reading, book: Book) -> dict[int, _Match]:
    terms = [term for term in terms_of(reading, book.lexicon) if term.clause < _MOST_CLAUSES]
    weights = [book.weigh(term) for term in terms]
    clauses: list[list[int]] = [[] for _ in range(max((term.clause for term in terms), default=-1) + 1)]
    # By example: by clause, its hits as (term, place, likeness).
    found: dict[int, dict[int, list[tuple[int, int, float]]]] = {}
    bag: list[dict[int, float]] = []
    for number, term in enumerate(terms):
        clauses[term.clause].append(number)
        likest: dict[int, float] = {}
        for hit in book.hits(term):
            found.setdefault(hit.example, {}).setdefault(term.clause, []).append((number, hit.place, hit.likeness))
            meaning = book.examples[hit.example].meaning
            if hit.likeness > likest.get(meaning, 0.0):
                likest[meaning] = hit.likeness
        bag.append(likest)
    reply = _Reply(terms, weights, clauses, stances(reading))
    best: dict[int, _Match] = {}
    for number, hits in found.items():
        example = book.examples[number]
        before = best.get(example.meaning)
        match = _best_window(reply, example, hits, bag)
        if match is not None and (before is None or match.score > before.score):
            best[example.meaning] = match
    return best


def _best_window(
    reply: _Reply, example: Example, hits: _Hits, bag: Sequence[Mapping[int, float]]
) -> _Match | None:
    """The run of up to three clauses that says the example best."""
    best: _Match | None = None
    for first in hits:
        places: dict[int, tuple[float, int]] = {}
        likest: dict[int, float] = {}
        core, heaviest = first, 0.0
        for last in range(first, first + _WIDEST):
            if last not in hits:
                continue
            mass = 0.0
            for number, place, likeness in hits[last]:
                if likeness > places.get(place, (0.0, 0))[0]:
                    places[place] = likeness, number
                if likeness > likest.get(number, 0.0):
                    likest[number] = likeness
                mass += likeness * example.weights[place]
            if mass > heaviest:
                core, heaviest = last, mass
            score = _score(reply, example, places, likest, bag, (first, last, core))
            if best is None or score > best.score:
                best = _Match(score, *_extent(reply, likest))
    return best


def _extent(reply: _Reply, likest: Mapping[int, float]) -> tuple[int, int]:
    """First and last token of the telling terms matched; small words at the rim do not stretch it."""
    telling = [number for number in likest if reply.terms[number].weight > _RIM] or list(likest)
    return min(reply.terms[n].first for n in telling), max(reply.terms[n].last for n in telling)


def _score(
    reply: _Reply,
    example: Example,
    places: Mapping[int, tuple[float, int]],
    likest: Mapping[int, float],
    bag: Sequence[Mapping[int, float]],
    window: tuple[int, int, int],
) -> float:
    first, last, core = window
    covered = clash = 0.0
    for place, (likeness, number) in places.items():
        worth = likeness * example.weights[place]
        covered += worth
        if example.terms[place].denied != reply.terms[number].denied:
            clash += worth
    said = said_here = said_bag = 0.0
    for clause in range(first, last + 1):
        for number in reply.clauses[clause]:
            weight = reply.weights[number]
            said += weight
            said_here += weight * likest.get(number, 0.0)
            said_bag += weight * bag[number].get(example.meaning, 0.0)
    recall = covered / example.total
    precision, in_bag = said_here / said, said_bag / said
    plain = (
        SHARE_RECALL * recall + SHARE_PRECISION * precision + SHARE_BAG * in_bag
    ) * covered / (covered + KAPPA)
    if clash > POLARITY * covered:
        plain *= 0.2
    plain *= _stance_factor(example.stance, reply.stances[core])
    return min(1.0, plain * _exclusion_factor(reply, example, places, (first, last)))


def _stance_factor(example: Stance, said: Stance) -> float:
    factor = 1.0
    if (said.asks_past and not example.asks_past) or (said.asks_fact and not example.asks):
        factor *= 0.4
    if example.actor == SPEAKER and said.actor == HEARER_MUST:
        factor *= 0.4
    elif example.actor == HEARER_MUST and said.actor == SPEAKER:
        factor *= 0.6
    return factor


def _exclusion_factor(
    reply: _Reply, example: Example, places: Mapping[int, tuple[float, int]], window: tuple[int, int]
) -> float:
    """Lower where the example names a time, day or number and the reply names another of its kind."""
    factor = 1.0
    for kind in ("clock", "day", "price", "number"):
        wanted = [place for place, term in enumerate(example.terms) if term.kind == kind]
        if not wanted or any(
            place in places and not reply.terms[places[place][1]].denied for place in wanted
        ):
            continue
        others = [
            term
            for clause in range(window[0], window[1] + 1)
            for term in (reply.terms[number] for number in reply.clauses[clause])
            if term.kind == kind and not term.denied
        ]
        if others:
            factor *= EXCLUDED
    return factor
