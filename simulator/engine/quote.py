"""The words of a reply that a mark is about, quoted as a person would: whole sentences, what counted told apart."""

import re
from collections.abc import Sequence

from simulator.engine.judgement import CriterionMark, Span

QUOTE_AT_MOST = 160
"""Characters of a reply that are quoted for one mark."""
Pieces = tuple[tuple[str, bool], ...]
"""Words in order, each with whether they are what counted."""
_SENTENCE_ENDS = re.compile(r"[.!?]+[\"”']?\s+|\n+")


def quote_of(reply: str, mark: CriterionMark) -> Pieces:
    """The sentence of the reply a mark is about, with the words that earned or cost it apart.

    Single words would say little, so the sentences around them are quoted; the reply's beginning where no words were
    singled out; nothing for silence.
    """
    wanted = "earned" if mark.level == 2 else "cost"
    spans = [span for span in mark.spans if span.effect == wanted] or list(mark.spans)
    start, end = _around(reply, spans) if spans else (0, len(reply))
    counted = [False] * (end - start)
    for span in spans:
        for place in range(max(start, span.start), min(end, span.end)):
            counted[place - start] = True
    pieces = _runs(reply[start:end], counted)
    return pieces if reply[start:end].strip() else ()


def _around(reply: str, spans: Sequence[Span]) -> tuple[int, int]:
    """From the start of the first span's sentence to the end of the last one's, within what may be quoted."""
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    if last - first > QUOTE_AT_MOST:
        last = first + QUOTE_AT_MOST
    start = max((match.end() for match in _SENTENCE_ENDS.finditer(reply, 0, first)), default=0)
    following = _SENTENCE_ENDS.search(reply, max(first, last - 1))
    end = following.end() if following else len(reply)
    if first - start > QUOTE_AT_MOST // 2:
        start = _word_from(reply, first - QUOTE_AT_MOST // 2, first)
    # One character more than may be shown tells that something had to be left out.
    return start, min(end, max(last, start + QUOTE_AT_MOST + 1))


def _word_from(reply: str, start: int, first: int) -> int:
    """The start of the first whole word from there on, at most up to ``first``."""
    blank = next((place for place in range(start, first) if reply[place].isspace()), first - 1)
    return blank + 1


def _whole_words(flat: str) -> str:
    """As much of it as may be quoted, no word cut in two unless it is as long as all of it."""
    if len(flat.rstrip()) <= QUOTE_AT_MOST or flat[QUOTE_AT_MOST].isspace():
        return flat[:QUOTE_AT_MOST].rstrip()
    cut = flat.rfind(" ", 0, QUOTE_AT_MOST)
    return flat[:cut].rstrip() if cut > 0 else flat[:QUOTE_AT_MOST]


def _runs(text: str, counted: Sequence[bool]) -> Pieces:
    """The text on one line, cut where counting begins and ends, and told where it had to be cut short."""
    flat = "".join(" " if char.isspace() else char for char in text)
    shown = _whole_words(flat)
    pieces: list[tuple[str, bool]] = []
    for char, counts in zip(shown, counted, strict=False):
        if pieces and pieces[-1][1] == counts:
            pieces[-1] = (pieces[-1][0] + char, counts)
        else:
            pieces.append((char, counts))
    return (*pieces, ("…", False)) if len(flat.rstrip()) > len(shown) else tuple(pieces)
