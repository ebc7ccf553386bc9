"""Words of a reply with where they stand: tokens whose offsets are code points of the text as given.

Nothing here shifts an offset: accents, apostrophes, contractions and chat spellings are folded in ``Token.norm`` only.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple


class Token(NamedTuple):
    """One word or number.

    Attributes:
        text: as written.
        norm: casefolded, accents and apostrophes folded, contractions opened ("can't" is "can" + "not"), a plain
            typo of a word the pack knows put right.
        start: code point offset of the reply as given.
        end: the same, exclusive.
        sentence: number of its sentence.
        clause: number of its clause.
        negated: inside the scope of a negator; the scope ends with the clause.
        is_number: written in digits.
        corrected: ``norm`` is not how it was written.
        quoted: inside quotation marks: somebody else's words.
    """

    text: str
    norm: str
    start: int
    end: int
    sentence: int = 0
    clause: int = 0
    negated: bool = False
    is_number: bool = False
    corrected: bool = False
    quoted: bool = False


_MARKS = "\u0300-\u036f"
_APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4"
_LETTER = rf"[^\W\d_][{_MARKS}]*"
_WORD = re.compile(rf"(?P<number>\d+(?:[.:,]\d+)*)|(?:{_LETTER})+(?:[{_APOSTROPHES}](?:{_LETTER})+)*")
_APOSTROPHE_TABLE = dict.fromkeys(map(ord, _APOSTROPHES), "'")
_PLAIN_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe"})
_MARKUP = re.compile(r"\x1b\[[0-?]{0,16}[ -/]{0,4}[@-~]|\[/?[A-Za-z@#!$][^\[\]\s]{0,40}\]")
"""Terminal escapes, and bracket markup such as ``[/red]``: never read as words."""


@lru_cache(maxsize=16_384)
def fold(word: str) -> str:
    """Casefold, one kind of apostrophe, accents off Latin letters (other scripts keep theirs)."""
    if word.isascii():
        return word.lower().replace("`", "'")
    plain = unicodedata.normalize("NFC", word).casefold().translate(_APOSTROPHE_TABLE)
    if plain.isascii():
        return plain
    if any("\u0400" <= letter <= "\u04ff" for letter in plain):
        return plain
    opened = unicodedata.normalize("NFD", plain.translate(_PLAIN_LETTERS))
    return unicodedata.normalize("NFC", "".join(c for c in opened if not "\u0300" <= c <= "\u036f"))


class Piece(NamedTuple):
    """A part of a written word: its folded form and where it lies inside the word."""

    norm: str
    start: int
    end: int


@lru_cache(maxsize=256)
def _parts(recipe: str) -> tuple[tuple[int, str], ...]:
    """Read a pack's recipe such as ``do:do nt:not`` as lengths and norms."""
    pairs = (part.partition(":") for part in recipe.split())
    return tuple((len(piece), norm) for piece, _, norm in pairs)


def open_word(word: str, splits: Mapping[str, str], endings: Mapping[str, str]) -> tuple[Piece, ...]:
    """Open a contraction into its words; any other word comes back whole.

    Args:
        word: as written.
        splits: by folded word, the recipe of its parts ("do:do nt:not").
        endings: by ending with apostrophe ("'ll"), the word it stands for; "" drops it (a possessive).
    """
    folded = fold(word)
    recipe = splits.get(folded)
    if recipe is not None:
        pieces, at = [], 0
        parts = _parts(recipe)
        for number, (length, norm) in enumerate(parts, start=1):
            end = len(word) if number == len(parts) else min(len(word), at + length)
            pieces.append(Piece(norm, at, end))
            at = end
        return tuple(piece for piece in pieces if piece.end > piece.start)
    if "'" in folded:
        head, _, tail = folded.rpartition("'")
        if folded.endswith("n't") and len(folded) > 3:
            cut = len(word) - 3
            return Piece(folded[:-3], 0, cut), Piece("not", cut, len(word))
        stands_for = endings.get("'" + tail)
        if stands_for and head:
            cut = len(word) - len(tail) - 1
            return Piece(head, 0, cut), Piece(stands_for, cut, len(word))
        if stands_for == "" and head:
            return (Piece(head, 0, len(word)),)
    return (Piece(folded, 0, len(word)),)


class RawWord(NamedTuple):
    """A word as found, before it is opened: text, offset, and whether it is a number."""

    text: str
    start: int
    is_number: bool


def raw_words(text: str) -> list[RawWord]:
    """Find every word and number of the text, outside bracket markup."""
    if "[" in text:
        text = _MARKUP.sub(lambda found: " " * len(found.group()), text)
    return [RawWord(m.group(), m.start(), m.lastgroup == "number") for m in _WORD.finditer(text)]
