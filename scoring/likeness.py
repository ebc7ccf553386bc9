"""How a reply looks beside a meaning: words in common, what both are about, what is denied, asked, and who acts.

Each sign is a number; ``hearing.yaml`` of the pack says how much each counts (fitted by ``python -m scoring.fit
--recogniser``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from scoring.equivalents import Lexicon
from scoring.reading import Reading
from scoring.sentence_vectors import NUMBER, SentenceVectors, Vector, dot, summed, unit
from scoring.stance import Stance, stance_factor
from scoring.terms import SLOT_NUMBER, Term
from scoring.times import CLOCK, DAY, PRICE

SIGNS = (
    "words", "contrary", "whole", "whole_nearest", "part_ahead", "denied", "affirmed", "asked", "told", "stance",
    "length", "excluded", "flipped",
)  # fmt: skip
"""The names of the signs, in order."""
_NEAREST = 3
_SHUT_OUT = (CLOCK, DAY, PRICE)
_MOST_CLAUSES = 60
_WIDEST = 2
_LEAST_WORDS = 2


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
    parts: tuple[Part, ...]
    stances: tuple[Stance, ...]
    named: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A meaning: the vectors of its examples and their mean, and by example what is denied, asked, and who acts."""

    mean: Vector
    vectors: tuple[Vector, ...]
    denied: tuple[float, ...]
    stances: tuple[Stance, ...]
    named: tuple[Mapping[str, frozenset[str]], ...]
    polarity: Mapping[str, float]


class Found(NamedTuple):
    """A meaning beside a reply: its signs, and the clauses, first and last, of the part nearest to it."""

    signs: tuple[float, ...]
    first: int
    last: int


def sense_of(
    reading: Reading, terms: Sequence[Term], stances: Sequence[Stance], lexicon: Lexicon, table: SentenceVectors
) -> Sense:
    """Take a reading as vectors."""
    no = {at for term in terms if term.denied for at in range(term.first, term.last + 1)}
    clauses = []
    for number, clause in enumerate(reading.clauses[:_MOST_CLAUSES]):
        # "You need not tell me which it is": what hangs on a denied clause is no more said than that clause.
        hangs = number and lexicon.stem(reading.tokens[clause.first].norm) in lexicon.denials.asides
        before = reading.clauses[number - 1] if hangs else clause
        close = reading.tokens[clause.first].start - reading.tokens[before.last].end <= 1
        if hangs and close and not no.isdisjoint(range(before.first, before.last + 1)):
            no.update(range(clause.first, clause.last + 1))
        at = [n for n in range(clause.first, clause.last + 1) if reading.tokens[n].norm != SLOT_NUMBER]
        words = tuple(_plain(reading, n, lexicon) for n in at)
        weights = tuple(map(lexicon.weight, words))
        rows = tuple(table.row(word) for word in words)
        clauses.append(Clause(words, weights, tuple(n in no for n in at), rows, table.add_up(words, rows)))
    return Sense(
        clauses=tuple(clauses), parts=_parts(clauses, table.dimensions), stances=tuple(stances), named=_named(terms)
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


def sketch_of(examples: Sequence[Sense], dimensions: int) -> Sketch:
    """Draw a meaning from its examples."""
    vectors = tuple(each.parts[0].vector if each.parts else [0.0] * dimensions for each in examples)
    mean = [value / max(1, len(vectors)) for value in summed(vectors, dimensions)]
    return Sketch(
        mean=mean,
        vectors=vectors,
        denied=tuple(_denied(each.clauses, mean) for each in examples),
        stances=tuple(_stance(each.clauses, each.stances, mean) for each in examples),
        named=tuple(each.named for each in examples),
        polarity=_polarity(examples),
    )


def _denied(clauses: Sequence[Clause], mean: Vector) -> float:
    """The share of what brings a run of clauses near a meaning that stands denied, 0.0-1.0."""
    if not any(True in clause.denied for clause in clauses):
        return 0.0
    near = no = 0.0
    for clause in clauses:
        for row, weight, denied in zip(clause.rows, clause.weights, clause.denied, strict=True):
            worth = weight * max(0.0, dot(row, mean)) if row is not None else 0.0
            near += worth
            no += worth * denied
    return no / near if near > 0.0 else 0.0


def _stance(clauses: Sequence[Clause], stances: Sequence[Stance], mean: Vector) -> Stance:
    """The stance of the clause that brings most of the meaning."""
    if not clauses:
        return Stance()
    core = max(range(len(clauses)), key=lambda n: (dot(clauses[n].sum, mean), -n))
    return stances[core]


def beside(sense: Sense, sketches: Sequence[Sketch], words: Sequence[tuple[float, float]]) -> list[Found]:
    """Hold a reply against every meaning of a turn.

    Args:
        sense: of the reply.
        sketches: of the meanings.
        words: by meaning, the score of the words in common and that of words that say the contrary.
    """
    if not sense.parts:
        return [Found((0.0,) * len(SIGNS), 0, -1) for _ in sketches]
    means = [[dot(part.vector, sketch.mean) for sketch in sketches] for part in sense.parts]
    length = log(1 + sum(len(clause.words) for clause in sense.clauses))
    result = []
    for number, sketch in enumerate(sketches):
        at = max(range(len(means)), key=lambda n: (means[n][number], -n))
        part = sense.parts[at]
        whole_near, nearest = _nearest(sense.parts[0].vector, sketch)
        own, contrary = words[number]
        clauses = sense.clauses[part.first : part.last + 1]
        denied = _denied(clauses, sketch.mean) - _mean(sketch.denied, nearest)
        stance = _stance(clauses, sense.stances[part.first : part.last + 1], sketch.mean)
        asks = stance.asks - _mean([each.asks for each in sketch.stances], nearest)
        fits = _mean([stance_factor(each, stance) for each in sketch.stances], nearest)
        result.append(
            Found(
                (
                    own,
                    max(0.0, contrary - own),
                    means[0][number],
                    whole_near,
                    _ahead(means[at], number),
                    max(0.0, denied),
                    max(0.0, -denied),
                    max(0.0, asks),
                    max(0.0, -asks),
                    1 - fits,
                    length,
                    _excluded(sense, sketch),
                    _flipped(clauses, sketch),
                ),
                part.first,
                part.last,
            )
        )
    return result


def _polarity(examples: Sequence[Sense]) -> Mapping[str, float]:
    """Of every word of a meaning's examples, how often it stands denied, 0.0-1.0."""
    seen: dict[str, list[bool]] = {}
    for example in examples:
        for clause in example.clauses:
            for word, denied in zip(clause.words, clause.denied, strict=True):
                seen.setdefault(word, []).append(denied)
    return {word: sum(each) / len(each) for word, each in seen.items()}


def _flipped(clauses: Sequence[Clause], sketch: Sketch) -> float:
    """The share of the examples' own words in the reply that stands denied there and not here, or here alone."""
    if not any(sketch.polarity.values()) and not any(True in clause.denied for clause in clauses):
        return 0.0
    near = flipped = 0.0
    for clause in clauses:
        for word, row, weight, denied in zip(clause.words, clause.rows, clause.weights, clause.denied, strict=True):
            usual = sketch.polarity.get(word)
            if usual is not None and row is not None:
                worth = weight * max(0.0, dot(row, sketch.mean))
                near += worth
                flipped += worth * abs(usual - denied)
    return flipped / near if near > 0.0 else 0.0


def _excluded(sense: Sense, sketch: Sketch) -> float:
    """Of how many kinds every example names a time, day or price and the reply names only others."""
    count = 0
    for kind, said in sense.named.items():
        wanted = [each.get(kind, frozenset()) for each in sketch.named]
        count += bool(wanted) and all(wanted) and said.isdisjoint(frozenset().union(*wanted))
    return float(count)


def _nearest(vector: Vector, sketch: Sketch) -> tuple[float, list[int]]:
    """The mean likeness of the nearest examples, and which they are."""
    likeness = [dot(vector, each) for each in sketch.vectors]
    nearest = sorted(range(len(likeness)), key=lambda n: -likeness[n])[:_NEAREST]
    return _mean(likeness, nearest), nearest


def _mean(values: Sequence[float], which: Sequence[int]) -> float:
    return sum(values[n] for n in which) / len(which) if which else 0.0


def _ahead(scores: Sequence[float], number: int) -> float:
    return scores[number] - max((score for n, score in enumerate(scores) if n != number), default=0.0)
