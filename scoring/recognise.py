"""Which of a turn's meanings, each given by a handful of examples, does a reply express?

Used in play to choose the patient's reaction and for the gates an author states, so a false alarm and a miss both hurt.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from scoring.equivalents import lexicon
from scoring.reading import Reading, read
from scoring.soft_idf import Book, compile_book
from scoring.stance import Stance, stances
from scoring.terms import SLOT, SLOT_NUMBER, Term, terms_of
from scoring.window_match import best_matches

ACCEPT = 0.37
"""A meaning is heard from this score on."""
MARGIN = 0.12
"""Of meanings heard in the same words, one this far behind the best is not heard."""


class Heard(NamedTuple):
    """A meaning heard: its score, 0.0-1.0, and where, as code point offsets of the reply, end exclusive."""

    meaning: str
    score: float
    start: int
    end: int


_Key = tuple[tuple[str, tuple[str, ...]], ...]


def recognise(reading: Reading, meanings: Mapping[str, Sequence[str]]) -> tuple[Heard, ...]:
    """The meanings a reply expresses, best first; several may be heard in one reply, or none.

    Args:
        reading: the reply, read.
        meanings: by name, example sentences; ``...`` in an example stands for any time, amount or name.
    """
    return heard_among(scores(reading, meanings))


def heard_among(scored: Sequence[Heard]) -> tuple[Heard, ...]:
    """Of scored meanings those that are heard, best first."""
    found = sorted((each for each in scored if each.score >= ACCEPT), key=_order)
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
    matches = best_matches(reading, book)
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
        read_ones = (_example(example, language) for example in examples)
        # An example that is nothing but an open slot would hear every number.
        compiled.append((name, [each for each in read_ones if any(term.kind != SLOT for term in each[0])]))
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
