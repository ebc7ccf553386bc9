"""Light English stemming: inflections fold together, words of different meaning stay apart."""

from collections.abc import Mapping
from functools import lru_cache

_VOWELS = frozenset("aeiouy")
_KEPT_DOUBLE = frozenset("lszf")
_NEVER_BEFORE_E = frozenset("wx")
_MIN_STEM = 3


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """Fold plural, ``-ing``, ``-ed``, ``-ly`` and a final ``e``; irregular forms belong in a pack's ``forms``."""
    word = word.removesuffix("'s").replace("'", "")
    if len(word) <= _MIN_STEM or not word.isascii() or not word.isalpha():
        return word
    return _tidy(_strip(word))


def _strip(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]
    for suffix in ("ing", "ed"):
        head = word.removesuffix(suffix)
        if head != word and len(head) >= _MIN_STEM - (suffix == "ing") and _VOWELS & set(head):
            return _restore(head)
    if word.endswith("ly") and len(word) > 5:
        return word[:-2]
    return word


def _restore(head: str) -> str:
    """Undo what a suffix did to a short verb: "gett" is "get", "tak" is "take"; longer ones lose their "e" anyway."""
    if len(head) > _MIN_STEM and head[-1] == head[-2] and head[-1] not in _KEPT_DOUBLE | _VOWELS:
        return head[:-1]
    if len(head) <= _MIN_STEM and head[-1] not in _VOWELS | _NEVER_BEFORE_E and head[-2] in _VOWELS:
        return head + "e"
    return head


def _tidy(word: str) -> str:
    if len(word) > _MIN_STEM + 1 and word.endswith("e"):
        word = word[:-1]
    return word[:-1] + "i" if len(word) > _MIN_STEM and word.endswith("y") else word


def plain_form(word: str, forms: Mapping[str, str]) -> str:
    """The stem of a word, by way of its plain form where it is irregular ("told" is "tell")."""
    return stem(forms.get(word, word))
