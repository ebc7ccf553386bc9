"""Type to find: which rows hold the words typed, a slip of the finger forgiven."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

ALIKE_FROM = 84.0
"""Likeness, 0-100, from which a word typed counts as one that stands there: about one letter in five too many."""
FORGIVEN_FROM = 4
"""Letters from which a slip is forgiven; shorter words are too much like each other."""
_WORD = re.compile(r"\w+")
_TIME = re.compile(r"\b(\d{1,2}):(\d\d)\b")


def found(words: str, rows: Sequence[str]) -> tuple[int, ...]:
    """The places of the rows that hold every word typed, in their order; all of them where nothing was typed.

    Where no row holds them as they are, rows with words very like them are taken.
    """
    wanted = words.casefold().split()
    folded = [_with_bare_times(row.casefold()) for row in rows]
    exact = tuple(place for place, row in enumerate(folded) if all(word in row for word in wanted))
    if exact or not wanted:
        return exact
    return tuple(place for place, row in enumerate(folded) if all(_alike(word, row) for word in wanted))


def _with_bare_times(row: str) -> str:
    """The row, and its clock times as fingers type them: 09:20 is 0920, 920 and 9.20 as well."""
    times = _TIME.findall(row)
    bare = " ".join(f"{hour}{minute} {hour.lstrip('0')}.{minute}" for hour, minute in times)
    return f"{row} {bare}" if times else row


def _alike(word: str, row: str) -> bool:
    if word in row:
        return True
    if len(word) < FORGIVEN_FROM:
        return False
    return any(fuzz.ratio(word, other, score_cutoff=ALIKE_FROM) > 0 for other in _WORD.findall(row))
