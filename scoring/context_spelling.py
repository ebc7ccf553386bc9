"""Words of a reply that nobody knows, put right by the words at hand: the patient's line and the desk card."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from scoring.pack import grammar_of
from scoring.reading import Reading, read
from scoring.text import Token, fold

_LEAST_LETTERS = 4
_LONG = 9


@lru_cache(maxsize=256)
def _at_hand(texts: tuple[str, ...], language: str) -> dict[str, str]:
    """Words of these texts that the language does not know, as written, with their norms: names above all."""
    known = grammar_of(language).known
    return {
        fold(token.text): token.norm
        for text in texts
        for token in read(text, language).tokens
        if len(token.text) >= _LEAST_LETTERS and not token.is_number and fold(token.text) not in known
    }


def respelt(reading: Reading, texts: Iterable[str]) -> Reading:
    """The reading with unknown words near to a word of the texts taken for it: a typo, or a possessive run together."""
    around = _at_hand(tuple(texts), reading.language)
    if not around:
        return reading
    known = grammar_of(reading.language).known
    tokens = tuple(
        token if token.is_number or (token.norm in known and not token.corrected) else _nearest(token, around)
        for token in reading.tokens
    )
    return reading if tokens == reading.tokens else replace(reading, tokens=tokens)


def _nearest(token: Token, around: dict[str, str]) -> Token:
    """The token, with the norm of the one word at hand that it is a slip of."""
    written = fold(token.text)
    if written in around or len(written) < _LEAST_LETTERS:
        return token
    from rapidfuzz.distance import OSA  # importing the scorer must not load it

    most = 2 if len(written) >= _LONG else 1
    near = [word for word in around if OSA.distance(written, word, score_cutoff=most) <= most]
    if len(near) != 1:
        return token
    return token._replace(norm=around[near[0]], corrected=True)
