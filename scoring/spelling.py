"""A plain typo of a word the language knows, put right: one slip, two in long words, never a negator or a number.

A typo that is itself a word stays as it is: no closeness separates "story" from "sorry" by meaning, a word list does.
"""

from collections.abc import Iterable
from functools import lru_cache

_LEAST_LETTERS = 5
"""Of the word meant; it may have lost one of them."""
_LONG = 9
_LEAST_STEM = 3


class Speller:
    """Known words behind an index by first letter and length."""

    def __init__(self, known: Iterable[str], common: Iterable[str] = ()) -> None:
        """Shelve the known words; of two equally near a common one is meant."""
        self._known = frozenset(known)
        self._common = frozenset(common)
        self._shelves: dict[tuple[str, int], list[str]] = {}
        self._seconds: dict[tuple[str, int], list[str]] = {}
        for word in sorted(self._known):
            if len(word) >= _LEAST_LETTERS - 1:
                self._shelves.setdefault((word[0], len(word)), []).append(word)
                self._seconds.setdefault((word[1], len(word)), []).append(word)
        self.correct = lru_cache(maxsize=8_192)(self._correct)

    def _correct(self, word: str) -> str:
        """The known word meant, or the word itself."""
        short = len(word) == _LEAST_LETTERS - 1
        if len(word) < _LEAST_LETTERS - 1 or len(word) > 20 or word in self._known or "'" in word:
            return word
        stem = _stem_known(word, self._known)
        if stem:
            return word
        from rapidfuzz.distance import OSA  # importing the scorer must not load it

        most = 2 if len(word) >= _LONG else 1
        best, likely, found = most + 1, 0, word
        for length in range(len(word) + short, len(word) + 2) if short else range(len(word) - 1, len(word) + 2):
            for known in self._shelves.get((word[0], length), ()):
                distance = OSA.distance(word, known, score_cutoff=min(best, most))
                if distance < best or (distance == best and self._likely(word, known) > likely):
                    best, likely, found = distance, self._likely(word, known), known
        return found if best <= most else self._without_head(word, short=short)

    def _without_head(self, word: str, *, short: bool) -> str:
        """The known word whose first letter was dropped, doubled, swapped with the second or hit beside."""
        tail = word[1:]
        options = [known for known in self._seconds.get((word[0], len(word) + 1), ()) if known[1:] == word]
        if not short:
            swapped = word[1] + word[0] + word[2:]
            options += [swapped] if swapped in self._known else []
            options += [known for known in self._seconds.get((word[1], len(word)), ()) if known[1:] == tail]
        common = [known for known in options if known in self._common]
        if len(options) > 1 and len(common) == 1:
            return common[0]
        return options[0] if len(options) == 1 else word

    def _likely(self, word: str, known: str) -> int:
        """How likely a slip is of words equally far: letters swapped or doubled before others, common words first."""
        slip = 2 if sorted(word) == sorted(known) else int(set(word) == set(known))
        return 1 + slip + 2 * (known in self._common)


def _stem_known(word: str, known: frozenset[str]) -> bool:
    """Whether the word is a known one with an everyday ending: then it is no typo."""
    for ending, instead in (("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""),
                            ("er", ""), ("er", "e"), ("ies", "y"), ("ness", ""), ("ful", "")):  # fmt: skip
        stem = word[: len(word) - len(ending)]
        if len(stem) >= _LEAST_STEM and set("aeiouy") & set(stem) and word.endswith(ending) and stem + instead in known:
            return True
    return False
