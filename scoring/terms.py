"""A reading as terms: stems, phrases, times and names, with what they stand for and how telling they are."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from scoring.equivalents import Lexicon, PhraseEntry
from scoring.pack import Grammar, grammar_of
from scoring.polarity import denied
from scoring.reading import Reading
from scoring.text import Token
from scoring.times import CLOCK, DAY, NUMBER, PRICE, Mention

SLOT = "..."
"""The kind of a term that any time, amount or name fills."""
CLOCK_SLOT = "at ..."
"""The key of a slot that stands behind "at" or "before": a clock time or plain number fills it."""
_BEFORE_CLOCK = frozenset({"at", "by", "before", "until", "till", "from"})
SLOT_NUMBER = "70707"
"""Stands for an open slot while an example is read: a number nobody says."""
NAME = "name"
_NUMBER_WEIGHT = 0.8
_SLOT_WEIGHT = 0.4
_SKIPPED = frozenset(
    {"you", "your", "me", "my", "the", "a", "an", "it", "just", "that", "this", "really", "any", "her", "him"}
)
_MOST_SKIPPED = 2


class Term(NamedTuple):
    """One telling unit of a reading.

    Attributes:
        key: stem, phrase, or kind and value ("clock:560").
        groups: groups of equivalents it stands in.
        kind: "" for words; else clock, day, price, number, name or ``SLOT``. Terms of one kind exclude each other.
        weight: how telling by itself, 0.0-1.0.
        clause: number of its clause.
        denied: its clause denies it.
        first: its first token.
        last: its last token, inclusive.
        odd: a word the language's vocabulary does not know: perhaps a typing slip.
        parts: the telling stems inside a phrase.
    """

    key: str
    groups: tuple[str, ...]
    kind: str
    weight: float
    clause: int
    denied: bool
    first: int
    last: int
    odd: bool = False
    parts: tuple[str, ...] = ()


def terms_of(reading: Reading, lexicon: Lexicon) -> list[Term]:
    """The reading's terms in order; negators are left out, they live on in ``Term.denied``."""
    grammar = grammar_of(reading.language)
    tokens = reading.tokens
    mentions = {mention.first: mention for mention in reading.mentions if mention.kind in (CLOCK, DAY, PRICE)}
    mentions |= {each.first: each for each in _spoken_clocks(tokens, grammar.numbers)}
    names = frozenset(reading.names)
    stems = [lexicon.stem(token.norm) for token in tokens]
    clause_of = [number for number, clause in enumerate(reading.clauses) for _ in range(clause.first, clause.last + 1)]
    phrases = _phrases(tokens, stems, frozenset(mentions), lexicon)
    # A negator that is part of a phrase ("don't hang up") has done its work there.
    inert = {at for first, (entry, last) in phrases.items() if entry.negative for at in range(first, last + 1)}
    denying = lexicon.denials.groups
    idioms = {first: last for first, (entry, last) in phrases.items() if not denying.isdisjoint(entry.groups)}
    denials = denied(tokens, grammar, lexicon.denials, inert, idioms)
    terms: list[Term] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        mention = mentions.get(at)
        if mention is not None:
            terms.append(_mentioned(mention, token, denials[at]))
            at = mention.last + 1
            continue
        phrase, last = phrases.get(at, (None, at))
        if phrase is not None:
            kind = DAY if "today" in phrase.groups or "tomorrow" in phrase.groups else ""
            known = phrase.name, phrase.groups, kind, phrase.weight
            terms.append(Term(*known, token.clause, denials[at], at, last, parts=phrase.parts))
        elif token.norm == SLOT_NUMBER and at and tokens[at - 1].norm in _BEFORE_CLOCK:
            terms.append(Term(CLOCK_SLOT, (), SLOT, _SLOT_WEIGHT, token.clause, denials[at], at, at))
        elif token.norm not in grammar.negators or token.norm in lexicon.groups:
            terms.append(_word(token, stems[at], at, denials[at], grammar, at in names, lexicon))
        at = last + 1
    return [term._replace(clause=clause_of[term.first]) for term in terms]


def _word(token: Token, stem: str, at: int, no: bool, grammar: Grammar, name: bool, lexicon: Lexicon) -> Term:
    if token.norm == SLOT_NUMBER:
        return Term(SLOT, (), SLOT, _SLOT_WEIGHT, token.clause, no, at, at)
    if token.is_number and token.norm not in lexicon.groups:
        return Term(f"number:{token.norm}", (), NUMBER, _NUMBER_WEIGHT, token.clause, no, at, at)
    value = grammar.numbers.get(token.norm)
    if value is not None and token.norm not in ("one", "hundred", "thousand"):
        return Term(f"number:{value:g}", (), NUMBER, _NUMBER_WEIGHT, token.clause, no, at, at)
    groups = lexicon.groups.get(stem, ())
    kind = NAME if name and stem not in lexicon.known else ""
    odd = token.norm not in grammar.known and stem not in lexicon.known
    return Term(stem, groups, kind, lexicon.weight(stem), token.clause, no, at, at, odd)


def _mentioned(mention: Mention, token: Token, no: bool) -> Term:
    if SLOT_NUMBER in (mention.value, token.norm):
        return Term(SLOT, (), SLOT, _SLOT_WEIGHT, token.clause, no, mention.first, mention.last)
    groups = (mention.value,) if mention.value in ("today", "tomorrow") else ()
    return Term(
        f"{mention.kind}:{mention.value}", groups, mention.kind, _NUMBER_WEIGHT, token.clause, no,
        mention.first, mention.last,
    )  # fmt: skip


def _spoken_clocks(tokens: Sequence[Token], numbers: Mapping[str, float]) -> Iterator[Mention]:
    """Read "nine twenty" and "five thirty": an hour and minutes in words, side by side."""
    for at in range(len(tokens) - 1):
        hour, minutes = numbers.get(tokens[at].norm), numbers.get(tokens[at + 1].norm)
        if hour is None or minutes is None or tokens[at].clause != tokens[at + 1].clause:
            continue
        if 1 <= hour <= 12 and 10 <= minutes <= 59:
            extra = numbers.get(tokens[at + 2].norm) if at + 2 < len(tokens) and minutes % 10 == 0 else None
            more = extra if extra is not None and extra < 10 else 0
            yield Mention(CLOCK, str(int(hour * 60 + minutes + more) % 720), at, at + 1 + bool(more))


def _phrases(
    tokens: Sequence[Token], stems: Sequence[str], taken: frozenset[int], lexicon: Lexicon
) -> dict[int, tuple[PhraseEntry, int]]:
    """By first token, the longest phrase there and its last token; none overlap, small words may stand inside."""
    found: dict[int, tuple[PhraseEntry, int]] = {}
    free = 0
    for at, stem in enumerate(stems):
        if at < free or at in taken:
            continue
        for entry in lexicon.phrases.get(stem, ()):
            last = _follow(tokens, stems, at, entry.rest)
            if last:
                found[at] = entry, last
                free = last + 1
                break
    return found


def _follow(tokens: Sequence[Token], stems: Sequence[str], at: int, rest: Sequence[str]) -> int:
    place, sentence = at, tokens[at].sentence
    for wanted in rest:
        skipped = 0
        place += 1
        while place < len(tokens) and stems[place] != wanted and skipped < _MOST_SKIPPED:
            if tokens[place].norm not in _SKIPPED:
                return 0
            place += 1
            skipped += 1
        if place >= len(tokens) or stems[place] != wanted or tokens[place].sentence != sentence:
            return 0
    return place
