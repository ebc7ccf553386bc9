"""One gate for every text that comes from a person or a file: what passes it cannot drive a terminal.

Textual hands raw escape sequences through to the terminal, so control characters are dropped here, at every entrance.
"""

import unicodedata
from dataclasses import dataclass

KEEP_AT_MOST = 100_000
"""Characters of one text that are kept; a longer one is cut and the cut is told."""

_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_INVISIBLE = frozenset("\u200b\u2060\ufeff\u00ad\u2028\u2029")
_DROPPED_CATEGORIES = frozenset({"Cc", "Cs", "Co", "Cn"})


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text safe to show and store; how many characters had to go; whether it was cut at the limit."""

    text: str
    dropped: int = 0
    cut: bool = False


def clean(text: str, *, limit: int = KEEP_AT_MOST) -> Cleaned:
    """Normalise to NFC, keep line breaks, turn tabs into spaces, drop what a terminal would obey or nobody can see."""
    if len(text) <= limit and text.isascii() and text.replace("\n", " ").isprintable():  # most texts: nothing to do
        return Cleaned(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    cut = len(text) > limit
    text = text[:limit]
    kept = "".join(char for char in text if _is_kept(char))
    return Cleaned(unicodedata.normalize("NFC", kept), len(text) - len(kept), cut)


def clean_line(text: str, *, limit: int = 200) -> str:
    """One clean line: for names, titles, ids and file names."""
    return " ".join(clean(text, limit=limit).text.split())


def _is_kept(char: str) -> bool:
    if char == "\n" or " " <= char <= "~":
        return True
    if char in _BIDI_CONTROLS or char in _INVISIBLE:
        return False
    return unicodedata.category(char) not in _DROPPED_CATEGORIES
