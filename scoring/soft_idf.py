"""Soft matching of a reply's terms against example sentences, each term weighed by how telling it is.

IDF over the turn's own meanings, background weights from the pack, and token-to-token likeness only: equal, of one
group of equivalents, or a typing slip. Whole-sentence similarity is never asked: it cannot see a "not".
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz.distance import OSA

from scoring.equivalents import Lexicon
from scoring.stance import Stance
from scoring.terms import CLOCK_SLOT, NAME, SLOT, Term

EQUAL, EQUIVALENT, SLIP, FILLED, PART = 1.0, 0.85, 0.8, 0.9, 0.6
_SHORTEST_SLIP, _LONG_WORD = 5, 8
_FLOOR = 0.35
EXCLUSIVE = frozenset({"clock", "day", "price", "number"})
"""Kinds of term whose members shut each other out: another time is another offer."""
_FILLS = {"clock": 1.0, "day": 0.8, "price": 1.0, "number": 1.0, NAME: 0.6}


class Hit(NamedTuple):
    """A term of the reply like a term of an example: which example, which place in it, how like (0.0-1.0)."""

    example: int
    place: int
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One example sentence of a meaning: its terms, their weights and sum, the stance of its heaviest clause.

    ``kinds`` are the exclusive kinds of term it has.
    """

    meaning: int
    terms: tuple[Term, ...]
    weights: tuple[float, ...]
    total: float
    stance: Stance
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A turn's meanings, compiled: examples, and where each term occurs among them."""

    names: tuple[str, ...]
    examples: tuple[Example, ...]
    lexicon: Lexicon
    by_key: Mapping[str, tuple[tuple[int, int], ...]]
    by_group: Mapping[str, tuple[tuple[int, int], ...]]
    by_part: Mapping[str, tuple[tuple[int, int], ...]]
    slots: tuple[tuple[int, int], ...]
    rarity: Mapping[str, float]
    slips: Mapping[str, tuple[str, ...]]
    seen: dict[tuple[str, str], tuple[Hit, ...]] = field(default_factory=dict)
    bags: dict[tuple[str, str], Mapping[int, float]] = field(default_factory=dict)

    def hits(self, term: Term) -> tuple[Hit, ...]:
        """Every place of every example the term is like, the best likeness for each."""
        known = self.seen.get((term.key, term.kind))
        if known is None:
            known = self._find(term)
            if len(self.seen) < 4_096:
                self.seen[term.key, term.kind] = known
        return known

    def bag(self, term: Term) -> Mapping[int, float]:
        """By meaning, how like the term is to any word of its examples."""
        known = self.bags.get((term.key, term.kind))
        if known is None:
            known = {}
            for hit in self.hits(term):
                meaning = self.examples[hit.example].meaning
                known[meaning] = max(hit.likeness, known.get(meaning, 0.0))
            if len(self.bags) < 4_096:
                self.bags[term.key, term.kind] = known
        return known

    def weigh(self, term: Term) -> float:
        """The weight of a term here: telling by itself and rare among the turn's meanings."""
        return term.weight * (_FLOOR + (1 - _FLOOR) * self.rarity.get(term.key, 1.0))

    def _find(self, term: Term) -> tuple[Hit, ...]:
        best: dict[tuple[int, int], float] = {}
        for part in term.parts:
            best |= dict.fromkeys(self.by_key.get(part, ()), PART)
        best |= dict.fromkeys(self.by_part.get(term.key, ()), PART)
        for group in term.groups:
            best |= dict.fromkeys(self.by_group.get(group, ()), EQUIVALENT)
        if term.kind in _FILLS:
            for where in self.slots:
                if term.kind in ("clock", "number") or self._key_at(where) != CLOCK_SLOT:
                    best[where] = FILLED * _FILLS[term.kind]
        keys = self.by_key.get(term.key, ())
        best |= dict.fromkeys(keys, EQUAL)
        if not keys and term.odd:
            for like in self._slips_of(term.key):
                best |= dict.fromkeys((where for where in self.by_key[like] if where not in best), SLIP)
        return tuple(Hit(example, place, likeness) for (example, place), likeness in best.items())

    def _key_at(self, where: tuple[int, int]) -> str:
        return self.examples[where[0]].terms[where[1]].key

    def _slips_of(self, word: str) -> list[str]:
        if len(word) < _SHORTEST_SLIP - 1 or not word.isalpha():
            return []
        allowed = 2 if len(word) >= _LONG_WORD else 1
        return [
            like
            for like in self.slips.get(word[0], ())
            if abs(len(like) - len(word)) <= allowed and OSA.distance(word, like, score_cutoff=allowed) <= allowed
        ]


def compile_book(meanings: Sequence[tuple[str, Sequence[tuple[Sequence[Term], Stance]]]], lexicon: Lexicon) -> Book:
    """Compile meanings, each a name and its examples as terms with their stance."""
    rarity = _rarity(meanings)
    examples: list[Example] = []
    by_key: dict[str, list[tuple[int, int]]] = {}
    by_group: dict[str, list[tuple[int, int]]] = {}
    by_part: dict[str, list[tuple[int, int]]] = {}
    slots: list[tuple[int, int]] = []
    for number, (_, each) in enumerate(meanings):
        for terms, stance in each:
            weights = tuple(term.weight * (_FLOOR + (1 - _FLOOR) * rarity.get(term.key, 1.0)) for term in terms)
            for place, term in enumerate(terms):
                where = (len(examples), place)
                by_key.setdefault(term.key, []).append(where)
                if term.kind == SLOT:
                    slots.append(where)
                for part in term.parts:
                    by_part.setdefault(part, []).append(where)
                for group in term.groups:
                    by_group.setdefault(group, []).append(where)
            total = sum(weights) or 1.0
            examples.append(
                Example(
                    meaning=number,
                    terms=tuple(terms),
                    weights=weights,
                    total=total,
                    stance=stance,
                    kinds=tuple(sorted({term.kind for term in terms} & EXCLUSIVE)),
                )
            )
    slips: dict[str, list[str]] = {}
    for key in by_key:
        if len(key) >= _SHORTEST_SLIP and key.isalpha():
            slips.setdefault(key[0], []).append(key)
    return Book(
        names=tuple(name for name, _ in meanings),
        examples=tuple(examples),
        lexicon=lexicon,
        by_key={key: tuple(places) for key, places in by_key.items()},
        by_group={key: tuple(places) for key, places in by_group.items()},
        by_part={part: tuple(places) for part, places in by_part.items()},
        slots=tuple(slots),
        rarity=rarity,
        slips={first: tuple(keys) for first, keys in slips.items()},
    )


def _rarity(meanings: Sequence[tuple[str, Sequence[tuple[Sequence[Term], Stance]]]]) -> dict[str, float]:
    """IDF over the turn's meanings, 0.0-1.0: 1 where one meaning alone has the term or an equivalent of it."""
    holders: dict[str, set[int]] = {}
    groups_of: dict[str, tuple[str, ...]] = {}
    for number, (_, each) in enumerate(meanings):
        for terms, _stance in each:
            for term in terms:
                groups_of[term.key] = term.groups
                for name in (term.key, *(f"@{group}" for group in term.groups)):
                    holders.setdefault(name, set()).add(number)
    count = len(meanings)
    top = math.log(count + 1)
    result = {}
    for key, groups in groups_of.items():
        having = max(len(holders[name]) for name in (key, *(f"@{group}" for group in groups)))
        result[key] = math.log((count + 1) / having) / top
    return result
