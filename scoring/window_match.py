"""Holding runs of a reply's clauses against example sentences: how much is said, how surely, and with what polarity."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from scoring.reading import Reading
from scoring.soft_idf import Book, Example
from scoring.stance import Stance, stance_factor, stances
from scoring.terms import Term, terms_of
from scoring.times import CLOCK

# Chosen on the tuning half of tests/scoring/recognise_cases.yaml against false alarms on replies from other calls.
RECALL_POWER, CLOSENESS_POWER = 0.5, 0.5
"""How much it matters that the example is said whole, and that little else is said beside it."""
BAG_SHARE = 0.3
"""Of closeness, the share that any example of the meaning may lend words to."""
KAPPA = 0.2
"""Weight of the words matched at which a match counts half: a few small words prove nothing."""
ASIDE = 0.15
"""What a match loses, at most, for standing in a long reply about other things."""
LEAST_RECALL = 0.25
POLARITY = 0.4
"""The share of the weight matched that may disagree in negation before the whole does."""
TELLING, ALONE, ALONE_RECALL = 0.2, 0.85, 0.5
"""A single telling word, covering less than ``ALONE_RECALL`` of the example, keeps ``ALONE`` of its score."""
EXCLUDED = 0.4
"""What is left of a match that names another day, price or number than the example."""
CONTRADICTED = 0.2
"""What is left where the contrary is said."""
_WIDEST = 3
_MOST_CLAUSES = 120
_RIM = 0.1


class Match(NamedTuple):
    """How well a run of clauses says a meaning, 0.0-1.0, its first and last telling token; what says its contrary."""

    score: float
    first: int
    last: int
    contrary: float = 0.0


class _Found(NamedTuple):
    """A match before its neighbours are weighed: its heaviest clause, and whether it says the contrary.

    ``nearness`` is the score before another time of day took from it.
    """

    match: Match
    core: int
    clashes: bool
    nearness: float


class _Hit(NamedTuple):
    """A term of the reply like the term at a place of one example."""

    term: int
    place: int
    likeness: float


class _Reply(NamedTuple):
    """A reply's terms, what each is worth against a book, and how much each looks like any example of a meaning."""

    terms: list[Term]
    weights: list[float]
    bag: list[Mapping[int, float]]
    clauses: list[list[int]]
    stances: list[Stance]
    total: float


def best_matches(
    reading: Reading, book: Book, terms: Sequence[Term] | None = None, every: list[Stance] | None = None
) -> dict[int, Match]:
    """By number of the meaning, the best match of any of its examples; meanings without any are left out.

    Args:
        reading: the reply.
        book: of the examples.
        terms: of the reading, where they are known.
        every: the stances of its clauses, where they are known.
    """
    terms = terms_of(reading, book.lexicon) if terms is None else terms
    reply, hits_of = _look_up(terms, stances(reading) if every is None else every, book)
    found: dict[int, list[_Found]] = {}
    for number, hits in hits_of.items():
        example = book.examples[number]
        best: dict[int, float] = {}
        for hit in hits:
            if hit.likeness > best.get(hit.place, 0.0):
                best[hit.place] = hit.likeness
        if sum(likeness * example.weights[place] for place, likeness in best.items()) < LEAST_RECALL * example.total:
            continue
        found.setdefault(example.meaning, []).extend(_windows(reply, example, hits))
    return {meaning: _decide(each) for meaning, each in found.items() if each}


def _look_up(every: Sequence[Term], stances: list[Stance], book: Book) -> tuple[_Reply, dict[int, list[_Hit]]]:
    terms = [term for term in every if term.clause < _MOST_CLAUSES]
    clauses: list[list[int]] = [[] for _ in range(max((term.clause for term in terms), default=-1) + 1)]
    hits_of: dict[int, list[_Hit]] = {}
    bag: list[Mapping[int, float]] = []
    for number, term in enumerate(terms):
        clauses[term.clause].append(number)
        for example, place, likeness in book.hits(term):
            hit = _Hit(number, place, likeness)
            if example in hits_of:
                hits_of[example].append(hit)
            else:
                hits_of[example] = [hit]
        bag.append(book.bag(term))
    weights = [book.weigh(term) for term in terms]
    return _Reply(terms, weights, bag, clauses, stances, sum(weights) or 1.0), hits_of


def _decide(found: Sequence[_Found]) -> Match:
    """The best match that agrees, unless the same clause denies a nearer example or names another time than it."""
    contrary: dict[int, float] = {}
    for each in found:
        if each.clashes:
            contrary[each.core] = max(contrary.get(each.core, 0.0), each.nearness)
    best = Match(0.0, 0, 0)
    for each in found:
        score, first, last, _ = each.match
        if each.clashes or contrary.get(each.core, 0.0) > score:
            score *= CONTRADICTED
        if score > best.score:
            best = Match(score, first, last)
    return best._replace(contrary=max(contrary.values(), default=0.0))


def _windows(reply: _Reply, example: Example, hits: Sequence[_Hit]) -> list[_Found]:
    """Every run of up to three clauses, held against the example."""
    by_clause: dict[int, list[_Hit]] = {}
    for hit in hits:
        by_clause.setdefault(reply.terms[hit.term].clause, []).append(hit)
    result = []
    for first in by_clause:
        places: dict[int, _Hit] = {}
        likest: dict[int, float] = {}
        core, heaviest, covered = first, 0.0, 0.0
        for last in range(first, first + _WIDEST):
            mass, gained = 0.0, 0.0
            for hit in by_clause.get(last, ()):
                worth = hit.likeness * example.weights[hit.place]
                mass += worth
                before = places.get(hit.place)
                if before is None or hit.likeness > before.likeness:
                    gained += worth - (before.likeness * example.weights[hit.place] if before else 0.0)
                    places[hit.place] = hit
                if hit.likeness > likest.get(hit.term, 0.0):
                    likest[hit.term] = hit.likeness
            covered += gained
            if mass > heaviest:
                core, heaviest = last, mass
            # A clause that adds nothing of the example only dilutes it.
            if gained > 0.0 and covered >= LEAST_RECALL * example.total:
                result.append(_weigh(reply, example, places, likest, (first, last, core)))
    return result


def _weigh(
    reply: _Reply,
    example: Example,
    places: Mapping[int, _Hit],
    likest: Mapping[int, float],
    window: tuple[int, int, int],
) -> _Found:
    first, last, core = window
    covered = clash = 0.0
    for place, hit in places.items():
        worth = hit.likeness * example.weights[place]
        covered += worth
        if example.terms[place].denied != reply.terms[hit.term].denied:
            clash += worth
    recall = covered / example.total
    telling = sum(1 for number in likest if reply.weights[number] >= TELLING)
    said = here = in_bag = 0.0
    for clause in range(first, last + 1):
        for number in reply.clauses[clause]:
            weight = reply.weights[number]
            said += weight
            here += weight * likest.get(number, 0.0)
            in_bag += weight * reply.bag[number].get(example.meaning, 0.0)
    share = said / reply.total
    closeness = ((1 - BAG_SHARE) * here + BAG_SHARE * in_bag) / said
    score = recall**RECALL_POWER * closeness**CLOSENESS_POWER * covered / (covered + KAPPA)
    score *= 1 - ASIDE * (1 - share)
    if telling < 2 and recall < ALONE_RECALL:
        score *= ALONE
    score *= stance_factor(example.stance, reply.stances[core])
    excluded = _excluded(reply, example, places, (first, last))
    clashes = clash > POLARITY * covered or CLOCK in excluded
    match = Match(min(1.0, score * EXCLUDED ** len(excluded)), *_extent(reply, likest))
    return _Found(match, core, clashes, score)


def _extent(reply: _Reply, likest: Mapping[int, float]) -> tuple[int, int]:
    """First and last token of what was matched: the telling terms and the small words that join them unbroken."""
    telling = [number for number in likest if reply.terms[number].weight > _RIM] or list(likest)
    first, last = min(telling), max(telling)
    while first - 1 in likest:
        first -= 1
    while last + 1 in likest:
        last += 1
    return reply.terms[first].first, reply.terms[last].last


def _excluded(reply: _Reply, example: Example, places: Mapping[int, _Hit], window: tuple[int, int]) -> tuple[str, ...]:
    """The kinds (time, day, price, number) of which the example names one and the reply names another."""
    result = []
    for kind in example.kinds:
        wanted = [place for place, term in enumerate(example.terms) if term.kind == kind]
        if any(place in places and not reply.terms[places[place].term].denied for place in wanted):
            continue
        said = (reply.terms[n] for clause in range(window[0], window[1] + 1) for n in reply.clauses[clause])
        if any(term.kind == kind and not term.denied for term in said):
            result.append(kind)
    return tuple(result)
