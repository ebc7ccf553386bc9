"""What a reply takes up of the patient's line and of the desk card, and what it says that stands in neither."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from scoring.pack import load_yaml, pack_folder
from scoring.reading import Reading, read
from scoring.stems import stem
from scoring.text import fold
from scoring.times import CLOCK, DAY, DURATION, NUMBER, PRICE, Mention

NAME, DETAIL, FACT = 8, 16, 32
_EVERYDAY_WEIGHT, _DESK_WEIGHT = 0.15, 0.4
_GROUP_SHARE = 0.8
"""A word of the same group is worth a little less than the word itself."""
_PARROT_RUN = 5
"""So many words on end in the patient's own order are a copy, not an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """How telling words are and which belong together."""

    light: Mapping[str, float]
    group_of: Mapping[str, tuple[str, ...]]
    group_weight: Mapping[str, float]


@lru_cache(maxsize=8)
def lexicon_of(language: str) -> Lexicon:
    """The lexicon of the language, from its background and details."""
    folder = pack_folder(language)
    bands = load_yaml(folder / "background.yaml")
    light: dict[str, float] = {}
    for band, weight in (("desk", _DESK_WEIGHT), ("everyday", _EVERYDAY_WEIGHT), ("grammar", 0.0)):
        for word in bands[band].split():
            light[word] = light[stem(word)] = weight
    groups = load_yaml(folder / "details.yaml")["groups"]
    group_of: dict[str, tuple[str, ...]] = {}
    for name, group in groups.items():
        for word in group["words"]:
            for form in {word, stem(word)}:
                group_of[form] = (*group_of.get(form, ()), name)
    weights = {name: float(group["weight"]) for name, group in groups.items()}
    return Lexicon(light=light, group_of=group_of, group_weight=weights)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a text offers to be taken up: telling words by stem, groups, times and amounts, runs of words."""

    weights: Mapping[str, float]
    groups: frozenset[str]
    mentions: frozenset[tuple[str, str]]
    values: frozenset[str]
    runs: frozenset[tuple[str, ...]]
    words: frozenset[str]
    names: frozenset[str]


def weight_of(norm: str, stemmed: str, lexicon: Lexicon) -> float:
    """How telling a word is, 0.0 and up: light words of the language weigh little, details of a group more."""
    weight = lexicon.light.get(norm, lexicon.light.get(stemmed, 1.0))
    groups = lexicon.group_of.get(norm) or lexicon.group_of.get(stemmed) or ()
    return max([weight, *(lexicon.group_weight[g] for g in groups)]) if weight or groups else 0.0


@lru_cache(maxsize=256)
def material_of(texts: tuple[str, ...], language: str) -> Material:
    """What these sentences offer (cached: the desk card is the same all day)."""
    lexicon = lexicon_of(language)
    weights: dict[str, float] = {}
    groups: set[str] = set()
    mentions: set[tuple[str, str]] = set()
    values: set[str] = set()
    runs: set[tuple[str, ...]] = set()
    words: set[str] = set()
    names: set[str] = set()
    for text in texts:
        reading = read(text, language)
        norms = [token.norm for token in reading.tokens]
        words.update(norms)
        names.update(norms[at] for at in reading.names)
        runs.update(tuple(norms[k : k + _PARROT_RUN]) for k in range(len(norms) - _PARROT_RUN + 1))
        for token in reading.tokens:
            stemmed = stem(token.norm)
            weight = weight_of(token.norm, stemmed, lexicon)
            if weight and not token.is_number:
                weights[stemmed] = max(weight, weights.get(stemmed, 0.0))
                groups.update(lexicon.group_of.get(token.norm) or lexicon.group_of.get(stemmed) or ())
        for mention in reading.mentions:
            mentions.add((mention.kind, mention.value))
            values.add(mention.value)
        values.update(token.norm for token in reading.tokens if token.is_number)
    return Material(
        weights=weights, groups=frozenset(groups), mentions=frozenset(mentions), values=frozenset(values),
        runs=frozenset(runs), words=frozenset(words), names=frozenset(names),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Uptake:
    """How a reply stands to what was said and what is so.

    Attributes:
        bits: by token, ``DETAIL`` and ``FACT``.
        detail: by token taken up from the patient's line, its weight.
        fact: by token used from the desk card and not said by the patient, its weight.
        true_mentions: times and amounts that the card or the patient named.
        invented: times, prices and numbers that neither did.
        named: names that the card or the patient named, however they are written.
        stranger: names that neither did.
        copied: tokens that stand in a run copied from the patient word for word.
        parroted: their share of the reply, 0.0-1.0.
    """

    bits: Mapping[int, int]
    detail: Mapping[int, float]
    fact: Mapping[int, float]
    true_mentions: tuple[Mention, ...]
    invented: tuple[Mention, ...]
    named: tuple[int, ...]
    stranger: tuple[int, ...]
    copied: frozenset[int]
    parroted: float


def uptake_of(reading: Reading, patient: str, facts: tuple[str, ...]) -> Uptake:
    """Hold the reply against the patient's line and the facts."""
    language = reading.language
    said, card = material_of((patient,), language), material_of(facts, language)
    copied = _copied(reading, said)
    detail, fact = _words(reading, said, card, copied)
    true, invented = _mentions(reading, said, card, detail, fact, copied)
    known = said.words | card.words
    stranger = tuple(at for at in reading.names if reading.tokens[at].norm not in known)
    names = said.names | card.names
    named = tuple(
        at
        for at, token in enumerate(reading.tokens)
        if token.norm in names or (token.corrected and fold(token.text) in names)
    )
    bits = {at: DETAIL for at, weight in detail.items() if weight >= 0.5}
    for at, weight in fact.items():
        if weight >= 0.5:
            bits[at] = bits.get(at, 0) | FACT
    for at in named:
        bits[at] = bits.get(at, 0) | NAME
    share = len(copied) / len(reading.tokens) if reading.tokens else 0.0
    return Uptake(
        bits=bits,
        detail=detail,
        fact=fact,
        true_mentions=true,
        invented=invented,
        named=named,
        stranger=stranger,
        copied=copied,
        parroted=share,
    )


def _words(
    reading: Reading, said: Material, card: Material, copied: frozenset[int]
) -> tuple[dict[int, float], dict[int, float]]:
    """Words taken up from the patient's line and used from the card, each once, by token."""
    lexicon = lexicon_of(reading.language)
    detail: dict[int, float] = {}
    fact: dict[int, float] = {}
    seen: set[str] = set()
    for at, token in enumerate(reading.tokens):
        if token.is_number or at in copied:
            continue
        norm = token.norm
        stemmed = stem(norm)
        own = weight_of(norm, stemmed, lexicon)
        if not own or stemmed in seen:
            continue
        groups = lexicon.group_of.get(norm) or lexicon.group_of.get(stemmed) or ()
        if stemmed in said.weights:
            detail[at] = own
            seen.add(stemmed)
        elif said.groups.intersection(groups):
            detail[at] = _GROUP_SHARE * max(lexicon.group_weight[g] for g in groups)
            seen.add(stemmed)
        elif stemmed in card.weights:
            fact[at] = own
            seen.add(stemmed)
    return detail, fact


def _copied(reading: Reading, said: Material) -> frozenset[int]:
    """Tokens that stand in a run copied from the patient's line."""
    norms = [token.norm for token in reading.tokens]
    found: set[int] = set()
    for at in range(len(norms) - _PARROT_RUN + 1):
        if tuple(norms[at : at + _PARROT_RUN]) in said.runs:
            found.update(range(at, at + _PARROT_RUN))
    return frozenset(found)


_TOLD = frozenset({CLOCK, DAY, DURATION, PRICE, NUMBER})


def _mentions(
    reading: Reading,
    said: Material,
    card: Material,
    detail: dict[int, float],
    fact: dict[int, float],
    copied: frozenset[int],
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Sort the times and amounts into those known and those invented; enter the known ones as details and facts."""
    true, invented = [], []
    for mention in reading.mentions:
        if mention.kind not in _TOLD or mention.first in copied:
            continue
        key = (mention.kind, mention.value)
        if key in said.mentions or (mention.kind == NUMBER and mention.value in said.values):
            detail[mention.first] = max(detail.get(mention.first, 0.0), 1.2)
            true.append(mention)
        elif key in card.mentions or mention.value in card.values or reading.tokens[mention.first].norm in card.values:
            fact[mention.first] = 1.2
            true.append(mention)
        elif mention.kind in (CLOCK, PRICE) or (mention.kind == DAY and mention.value not in ("today", "tomorrow")):
            invented.append(mention)
    return tuple(true), tuple(invented)
