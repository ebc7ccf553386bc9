"""The desk card by kinds of sentence: what must happen at once, what the house allows, and what is plainly so."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from scoring.reading import Reading, read
from scoring.rules import CARD, find_rules
from scoring.stems import stem
from scoring.uptake import Material, Uptake, lexicon_of, material_of, weight_of

Kind = Literal["urgent", "rule", "plain"]
_LEAST_WEIGHT = 0.35
"""Everyday words prove no use of a fact."""
_USED = 0.8
"""From this weight on of its words a fact was used."""


@lru_cache(maxsize=256)
def card_of(facts: tuple[str, ...], language: str) -> tuple[tuple[Kind, Material], ...]:
    """Every fact with its kind and what it offers to be taken up."""
    return tuple((_kind(fact, language), material_of((fact,), language)) for fact in facts)


def _kind(fact: str, language: str) -> Kind:
    found = {hit.rule for hit in find_rules(read(fact, language), kind=CARD)}
    if "urgent_fact" in found:
        return "urgent"
    return "rule" if "house_rule" in found else "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardUse:
    """What a reply draws on.

    Attributes:
        kinds: the kinds of sentence on the card.
        words: by kind, the weight of the telling words taken from such sentences and not said by the patient.
        times: by kind, how many times and amounts were taken from such sentences.
        denied: the weight of the words taken that the reply denies.
        facts: how many sentences were used.
    """

    kinds: frozenset[str]
    words: Mapping[str, float]
    times: Mapping[str, int]
    denied: float
    facts: int


def card_use(reading: Reading, uptake: Uptake, patient: str, facts: tuple[str, ...]) -> CardUse:
    """Sort what the reply takes from the desk card by the kind of the sentences it stands in."""
    card = card_of(facts, reading.language)
    said = material_of((patient,), reading.language)
    lexicon = lexicon_of(reading.language)
    words = {"urgent": 0.0, "rule": 0.0, "plain": 0.0}
    times = {"urgent": 0, "rule": 0, "plain": 0}
    by_fact = [0.0] * len(card)
    denied = 0.0
    seen = set(said.weights)
    for token in reading.tokens:
        stemmed = stem(token.norm)
        if token.is_number or stemmed in seen:
            continue
        weight = weight_of(token.norm, stemmed, lexicon)
        holders = [number for number, (_, material) in enumerate(card) if stemmed in material.weights]
        if weight < _LEAST_WEIGHT or not holders:
            continue
        seen.add(stemmed)
        if token.negated:
            denied += weight
            continue
        for number in holders:
            words[card[number][0]] += weight / len(holders)
            by_fact[number] += weight / len(holders)
    for mention in uptake.true_mentions:
        key = (mention.kind, mention.value)
        if key not in said.mentions:
            for kind, material in card:
                times[kind] += key in material.mentions
    used = sum(weight >= _USED for weight in by_fact)
    return CardUse(kinds=frozenset(kind for kind, _ in card), words=words, times=times, denied=denied, facts=used)
