"""What a text is about: its clauses as vectors, what is denied in them, the times and prices named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from scoring.equivalents import Lexicon
from scoring.pack import grammar_of
from scoring.reading import Reading
from scoring.sentence_vectors import NUMBER, SentenceVectors, Vector, summed, unit
from scoring.stance import Stance
from scoring.terms import SLOT_NUMBER, Term
from scoring.times import CLOCK, DAY, PRICE
from scoring.undone import doubled, undone

_SHUT_OUT = (CLOCK, DAY, PRICE)
_MOST_CLAUSES = 60
_IT = frozenset({"it", "that", "there", "this"})
_WIDEST = 2
_LEAST_WORDS = 2


class Example(NamedTuple):
    """Of an example's words, which stand denied; how telling they are together."""

    words: Mapping[str, bool]
    weight: float


class Clause(NamedTuple):
    """A clause for its sense: its words as plain forms, how telling each is, which are denied, their vectors."""

    words: tuple[str, ...]
    weights: tuple[float, ...]
    denied: tuple[bool, ...]
    rows: tuple[Vector | None, ...]
    sum: Vector


class Part(NamedTuple):
    """A run of clauses, first and last, with its vector at length 1."""

    first: int
    last: int
    vector: Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a text is about: its clauses, the parts it can be taken in (first the whole), the times and prices named."""

    clauses: tuple[Clause, ...]
    doubled: frozenset[int]
    parts: tuple[Part, ...]
    stances: tuple[Stance, ...]
    named: Mapping[str, frozenset[str]]

    def lightened(self) -> "Sense":
        """The same of an example, without what only a reply is asked for."""
        no = any(True in clause.denied for clause in self.clauses)
        clauses = self.clauses if no else tuple(clause._replace(rows=()) for clause in self.clauses)
        return replace(self, clauses=clauses, parts=self.parts[:1])


def sense_of(
    reading: Reading, terms: Sequence[Term], stances: Sequence[Stance], lexicon: Lexicon, table: SentenceVectors
) -> Sense:
    """Take a reading as vectors."""
    no = {at for term in terms if term.denied for at in range(term.first, term.last + 1)} | undone(reading, lexicon)
    negators = grammar_of(reading.language).negators
    for term in terms:
        # "Not that long" is a phrase of its own for the words; here its "long" is denied.
        if " " in term.key and not lexicon.negative.isdisjoint(term.key.split()):
            no.update(range(term.first, term.last + 1))
    clauses = []
    for number, clause in enumerate(reading.clauses[:_MOST_CLAUSES]):
        # "You need not tell me which it is", "I can't say it's fine": what hangs on a denied clause is no more said.
        before = reading.clauses[number - 1] if number else clause
        opens = reading.tokens[clause.first].norm
        hangs = number and (
            lexicon.stem(opens) in lexicon.denials.asides
            or (opens in lexicon.denials.subjects | _IT and reading.tokens[before.last].norm in lexicon.denials.saying)
        )
        close = reading.tokens[clause.first].start - reading.tokens[before.last].end <= 1
        if hangs and close and not no.isdisjoint(range(before.first, before.last + 1)):
            no.update(range(clause.first, clause.last + 1))
        if [each.norm for each in reading.tokens[clause.first : clause.first + 2]] == ["why", "not"]:
            no.difference_update(range(clause.first, clause.last + 1))
        at = [n for n in range(clause.first, clause.last + 1) if reading.tokens[n].norm != SLOT_NUMBER]
        words = tuple(_plain(reading, n, lexicon) for n in at)
        weights = tuple(map(lexicon.weight, words))
        rows = tuple(table.row(word) for word in words)
        clauses.append(Clause(words, weights, tuple(n in no for n in at), rows, table.add_up(words, rows)))
    return Sense(
        clauses=tuple(clauses),
        doubled=frozenset(doubled(reading, lexicon, negators)),
        parts=_parts(clauses, table.dimensions),
        stances=tuple(stances),
        named=_named(terms),
    )


def _named(terms: Sequence[Term]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for term in terms:
        if term.kind in _SHUT_OUT and not term.denied:
            found.setdefault(term.kind, set()).update((term.key, *term.groups))
    return {kind: frozenset(keys) for kind, keys in found.items()}


def _plain(reading: Reading, at: int, lexicon: Lexicon) -> str:
    token = reading.tokens[at]
    return NUMBER if token.is_number else lexicon.stem(token.norm)


def _parts(clauses: Sequence[Clause], dimensions: int) -> tuple[Part, ...]:
    last = len(clauses) - 1
    spans = [(0, last)] if clauses else []
    for first in range(len(clauses)):
        spans += [
            (first, end)
            for end in range(first, min(first + _WIDEST, len(clauses)))
            if (first, end) != (0, last) and sum(len(c.words) for c in clauses[first : end + 1]) >= _LEAST_WORDS
        ]
    return tuple(
        Part(first, end, unit(summed((c.sum for c in clauses[first : end + 1]), dimensions))) for first, end in spans
    )
