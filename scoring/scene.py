"""A reply in its situation, looked at once: what every family of features and every criterion asks of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scoring.context_spelling import respelt
from scoring.moments import moments_of
from scoring.notation import Hit
from scoring.reading import Reading, read
from scoring.rules import find_rules
from scoring.situation import Situation
from scoring.uptake import Uptake, uptake_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything known of one reply.

    Attributes:
        reading: the reply.
        situation: what it answers.
        patient: the patient's line, read.
        moments: what is called for, stated or inferred.
        uptake: what it takes up and what it invents.
        hits: places by rule.
        exempt: tokens inside a line the clinic must say: never charged.
    """

    reading: Reading
    situation: Situation
    patient: Reading
    moments: frozenset[str]
    uptake: Uptake
    hits: Mapping[str, tuple[Hit, ...]]
    exempt: frozenset[int]

    @property
    def size(self) -> int:
        """Words of the reply."""
        return len(self.reading.tokens)

    def count(self, *rules: str) -> int:
        """How many places fit any of the rules, overlapping places once."""
        return len(self.places(*rules))

    def places(self, *rules: str) -> list[Hit]:
        """Places of these rules in order; places that overlap become one."""
        hits = [hit for rule in rules if rule in self.hits for hit in self.hits[rule]]
        if len(hits) < 2:
            return hits
        found: list[Hit] = []
        for hit in sorted(hits, key=_by_place):
            if found and hit.first <= found[-1].last:
                if hit.last > found[-1].last:
                    found[-1] = found[-1]._replace(last=hit.last)
            else:
                found.append(hit)
        return found

    def has(self, *rules: str) -> bool:
        """Whether any of the rules fits."""
        return not self.hits.keys().isdisjoint(rules)

    def sentence_of(self, at: int) -> int:
        """Number of the sentence of a token."""
        return self.reading.tokens[at].sentence

    def sentences_with(self, *rules: str) -> frozenset[int]:
        """Numbers of the sentences where any of the rules fits."""
        return frozenset(
            self.reading.tokens[k].sentence
            for rule in rules
            for hit in self.hits.get(rule, ())
            for k in (hit.first, hit.last)
        )


def _by_place(hit: Hit) -> tuple[int, int]:
    return hit.first, hit.last


_CHARGES = frozenset({
    "canned", "officialese", "jargon", "hollow", "passive", "thanks", "policy", "hurry", "admin_first", "ident",
    "vague_who", "vague_when",
})  # fmt: skip
"""Rules that never charge a line the clinic must say."""


def look_at(reading: Reading, situation: Situation) -> Scene:
    """Look at a reply in its situation."""
    reading = respelt(reading, (situation.patient, *situation.facts))
    uptake = uptake_of(reading, situation.patient, situation.facts)
    exempt = _exempt(reading, situation.required_lines)
    by_rule: dict[str, list[Hit]] = {}
    for hit in find_rules(reading, uptake.bits):
        if hit.rule in _CHARGES and hit.first in exempt and hit.last in exempt:
            continue
        by_rule.setdefault(hit.rule, []).append(hit)
    return Scene(
        reading=reading,
        situation=situation,
        patient=read(situation.patient, reading.language),
        moments=frozenset(moments_of(situation)),
        uptake=uptake,
        hits={rule: tuple(found) for rule, found in by_rule.items()},
        exempt=exempt,
    )


def _exempt(reading: Reading, required: Iterable[str]) -> frozenset[int]:
    """Tokens that belong to a required line said word for word."""
    norms = [token.norm for token in reading.tokens]
    found: set[int] = set()
    for line in required:
        words = [token.norm for token in read(line, reading.language).tokens]
        width = len(words)
        for at in range(len(norms) - width + 1) if width else ():
            if norms[at : at + width] == words:
                found.update(range(at, at + width))
    return frozenset(found)
