"""How near a reply comes to one that was said or shown before: copies and light edits, not likeness of meaning."""

from collections.abc import Sequence
from functools import lru_cache

from scoring.reading import Reading, read
from scoring.rubric import SCORED_CHARS

ALIKE = 0.72
"""From this share of common words in order two replies count as the same line used again."""
_LEAST_WORDS = 4
"""Shorter replies ("Yes, of course.") are courtesy, not a line."""


@lru_cache(maxsize=2_048)
def _key(text: str, language: str) -> str:
    """A reply as its folded words; numbers and names change from patient to patient and are left out."""
    reading = read(text[:SCORED_CHARS], language)
    names = frozenset(reading.names)
    return " ".join(token.norm for at, token in enumerate(reading.tokens) if at not in names and not token.is_number)


def likeness(one: str, other: str, language: str = "en") -> float:
    """How much of two replies is the same words in the same order, 0.0-1.0, blind to numbers, names and typos."""
    a, b = _key(one, language), _key(other, language)
    return _ratio(a, b)


def _ratio(a: str, b: str) -> float:
    if not a or not b:
        return 0.0
    from rapidfuzz import fuzz

    return fuzz.ratio(a, b) / 100


def reuse(reading: Reading, earlier: Sequence[str], shown: Sequence[str]) -> float:
    """The nearest this reply comes to one of these, 0.0-1.0; short courtesies count nothing."""
    if len(reading.tokens) < _LEAST_WORDS:
        return 0.0
    text, language = reading.text[:SCORED_CHARS], reading.language
    return max((likeness(text, other, language) for other in (*earlier, *shown)), default=0.0)


def times_used(reading: Reading, used_before: Sequence[str]) -> int:
    """How often this line was used in earlier encounters."""
    if len(reading.tokens) < _LEAST_WORDS:
        return 0
    text = reading.text[:SCORED_CHARS]
    return sum(1 for other in used_before if likeness(text, other, reading.language) >= ALIKE)


def similar(reply: str, history: Sequence[str], most: int = 8) -> tuple[str, ...]:
    """Which earlier replies resemble this one, the nearest and then the latest first.

    A repeated one is kept as often as it was used.

    Args:
        reply: the reply now.
        history: earlier replies, newest first.
        most: how many come back at most.
    """
    if len(read(reply[:SCORED_CHARS]).tokens) < _LEAST_WORDS:
        return ()
    ranked = [(likeness(reply, other), number, other) for number, other in enumerate(history)]
    near = sorted(((score, number, other) for score, number, other in ranked if score >= ALIKE), key=_nearest)
    return tuple(other for _, _, other in near[:most])


def _nearest(item: tuple[float, int, str]) -> tuple[float, int]:
    return -item[0], item[1]
