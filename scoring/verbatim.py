"""An author's example said word for word, alone or with a greeting or a name around it: always heard as what it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from scoring.reading import Reading
from scoring.terms import SLOT_NUMBER

_MOST_SENTENCES = 4
_MOST_AROUND = 8
_MOST_IN_SLOT = 8
_BRIEF = 2
"""An example of so few words is meant only where little else is said."""

Words = tuple[str, ...]


class Said(NamedTuple):
    """A meaning, by number, said word for word from the first to the last token."""

    meaning: int
    first: int
    last: int


class _Slotted(NamedTuple):
    meaning: int
    pieces: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Verbatim:
    """The examples of a turn by their words; those with a slot by their first word, "" where the slot is first."""

    whole: dict[Words, list[int]] = field(default_factory=dict)
    slotted: dict[str, list[_Slotted]] = field(default_factory=dict)

    def add(self, meaning: int, words: Words) -> None:
        """Take up the words, as read, of an example of a meaning."""
        if SLOT_NUMBER not in words:
            known = self.whole.setdefault(words, [])
            if meaning not in known:
                known.append(meaning)
            return
        pieces: list[list[str]] = [[]]
        for word in words:
            if word == SLOT_NUMBER:
                pieces.append([])
            else:
                pieces[-1].append(word)
        first = pieces[0][0] if pieces[0] else ""
        self.slotted.setdefault(first, []).append(_Slotted(meaning, tuple(map(tuple, pieces))))

    def said(self, reading: Reading, courtesies: frozenset[str], titles: frozenset[str]) -> list[Said]:
        """The examples that a reply says word for word.

        Args:
            reading: the reply.
            courtesies: words that may stand around it.
            titles: words that make a name of the next one.
        """
        norms = tuple(token.norm for token in reading.tokens)
        around = _around(reading, norms, courtesies, titles)
        found = []
        for first, last in _runs(reading, around):
            rest = not all(around[:first]) or not all(around[last + 1 :])
            said = norms[first : last + 1]
            brief = rest and len(said) <= _BRIEF
            found += [Said(meaning, first, last) for meaning in self.whole.get(said, ()) if not brief]
            if not brief:
                found += [
                    Said(each.meaning, first, last)
                    for start in ("", said[0])
                    for each in self.slotted.get(start, ())
                    if _fits(said, each.pieces)
                ]
        return found


def _around(reading: Reading, norms: Words, courtesies: frozenset[str], titles: frozenset[str]) -> list[bool]:
    """Of every token whether it is a courtesy or part of a name."""
    named = frozenset(reading.names)
    return [
        norm in courtesies or norm in titles or at in named or (at > 0 and norms[at - 1] in titles)
        for at, norm in enumerate(norms)
    ]


def _runs(reading: Reading, around: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Runs of whole sentences, first and last token, with more and more of the courtesies at both ends taken off."""
    sentences = reading.sentences
    for start in range(len(sentences)):
        for end in range(start, min(start + _MOST_SENTENCES, len(sentences))):
            first, last = sentences[start].first, sentences[end].last
            before, after = first, last
            while before < min(last, first + _MOST_AROUND) and around[before]:
                before += 1
            while after > max(first, last - _MOST_AROUND) and around[after]:
                after -= 1
            for one in range(first, before + 1):
                for other in range(after, last + 1):
                    if one <= other:
                        yield one, other


def _fits(said: Words, pieces: Sequence[Words]) -> bool:
    """Whether a run is the example with something short, or nothing, in its slots."""
    head, tail = pieces[0], pieces[-1]
    if said[: len(head)] != head or (tail and said[-len(tail) :] != tail) or len(said) < len(head) + len(tail):
        return False
    at, end = len(head), len(said) - len(tail)
    for piece in pieces[1:-1]:
        starts = (n for n in range(at, min(at + _MOST_IN_SLOT, end) + 1) if said[n : n + len(piece)] == piece)
        found = next(starts, -1)
        if found < 0:
            return False
        at = found + len(piece)
    return 0 <= end - at <= _MOST_IN_SLOT
