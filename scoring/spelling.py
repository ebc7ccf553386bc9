"""A plain typo of a word the language knows, put right: one slip, two in long words, never a negator or a number.

A typo that is itself a word stays as it is: no closeness separates "story" from "sorry" by meaning, a word list does.
"""

from collections.abc import Iterable
from functools import lru_cache

_LEAST_LETTERS = 5
_LONG = 9


class Speller:
    """Known words behind an index by first letter and length."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._shelves: dict[tuple[str, int], list[str]] = {}
        for word in sorted(self._known):
            if len(word) >= _LEAST_LETTERS - 1:
                self._shelves.setdefault((word[0], len(word)), []).append(word)
        self.correct = lru_cache(maxsize=8_192)(self._correct)

    def _correct(self, word: str) -> str:
        """The known word meant, or the word itself."""
        if len(word) < _LEAST_LETTERS or len(word) > 20 or word in self._known or "'" in word:
            return word
        stem = _stem_known(word, self._known)
        if stem:
            return word
        from rapidfuzz.distance import OSA  # importing the scorer must not load it

        most = 2 if len(word) >= _LONG else 1
        best, found = most + 1, word
        for length in range(len(word) - 1, len(word) + 2):
            for known in self._shelves.get((word[0], length), ()):
                distance = OSA.distance(word, known, score_cutoff=best - 1 if best > 1 else 1)
                if distance < best:
                    best, found = distance, known
        return found


def _stem_known(word: str, known: frozenset[str]) -> bool:
    """Whether the word is a known one with an everyday ending: then it is no typo."""
    for ending, instead in (("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""),
                            ("er", ""), ("er", "e"), ("ies", "y"), ("ness", ""), ("ful", "")):  # fmt: skip
        if word.endswith(ending) and word[: len(word) - len(ending)] + instead in known:
            return True
    return False
