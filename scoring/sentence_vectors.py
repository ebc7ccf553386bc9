"""What a run of words is about, as a vector: a table of words and pairs of words whose rows are added up.

The table of a language's pack (``meanings.bin``) was fitted so that the sum for a sentence points where large sentence
encoders point (``python -m scoring.fit.vectors``). It is deaf to "not" and to who acts: polarity and stance guard it.
"""

import struct
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from itertools import pairwise
from math import dist
from operator import add, mul
from pathlib import Path

from scoring.pack import PackError, pack_folder

FILE = "meanings.bin"
MAGIC = b"FDSV1\n\0\0"
NUMBER = "0"
"""Stands for every number, time and price in digits."""

_FEW = 4
"""Up to so many rows are added faster one by one."""

_KEPT = 512
"""So many rows are kept as numbers, 0.8 kB each."""

Vector = Sequence[float]


def features_of(words: Sequence[str]) -> list[str]:
    """The keys of a run of plain forms: every word, and every two that stand together."""
    return [*words, *(f"{one} {two}" for one, two in pairwise(words))]


def hashed(feature: str) -> int:
    """The key a feature is stored under, 32 bits."""
    return zlib.crc32(feature.encode("utf-8", "replace"))


def dot(one: Vector, other: Vector) -> float:
    """The inner product."""
    return float(sum(map(mul, one, other)))


def unit(vector: Vector) -> Vector:
    """The vector at length 1; one of zeros stays as it is."""
    length = dot(vector, vector) ** 0.5
    return tuple(each / length for each in vector) if length > 0.0 else tuple(vector)


def nearness(vector: Vector, others: Iterable[Vector]) -> list[float]:
    """The inner products of a vector at length 1 with others at length 1, by their distance: that is much faster.

    Zeros are near nothing.
    """
    if not any(vector):
        return [0.0 for _ in others]
    return [1.0 - dist(vector, other) ** 2 / 2 for other in others]


def summed(vectors: Iterable[Vector], dimensions: int) -> Vector:
    """The sum; zeros where there are none."""
    rows = list(vectors)
    if len(rows) <= _FEW:
        return list(reduce(lambda one, other: list(map(add, one, other)), rows)) if rows else [0.0] * dimensions
    return list(map(sum, zip(*rows, strict=True)))


class SentenceVectors:
    """The table of a language: keys in order, a scale for each row, and rows of signed bytes."""

    def __init__(self, data: bytes) -> None:
        """Take the table apart.

        Raises:
            PackError: it is no such table, or is cut short.
        """
        self._kept = lru_cache(maxsize=_KEPT)(self._row)
        head = len(MAGIC) + 8
        if data[: len(MAGIC)] != MAGIC or len(data) < head:
            raise PackError(f"{FILE}: not a table of vectors")
        rows, self.dimensions = struct.unpack("<II", data[len(MAGIC) : head])
        if len(data) != head + rows * (8 + self.dimensions):
            raise PackError(f"{FILE}: cut short")
        self._keys, self._scales, self._bytes = array("I"), array("f"), array("b")
        self._keys.frombytes(data[head : head + 4 * rows])
        self._scales.frombytes(data[head + 4 * rows : head + 8 * rows])
        self._bytes.frombytes(data[head + 8 * rows :])
        if sys.byteorder == "big":
            self._keys.byteswap()
            self._scales.byteswap()

    def row(self, feature: str) -> Vector | None:
        """The vector of one word or pair of words; None where the table has none."""
        return self._kept(feature)

    def _row(self, feature: str) -> Vector | None:
        key = hashed(feature)
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            return None
        scale, first = self._scales[at], at * self.dimensions
        # An array takes a quarter of the memory of a tuple of numbers.
        return array("d", [scale * each for each in self._bytes[first : first + self.dimensions]])

    def add_up(self, words: Sequence[str], rows: Sequence[Vector | None]) -> Vector:
        """The vector of a run of words, not yet of length 1, given the rows of its single words."""
        pairs = (self.row(feature) for feature in features_of(words)[len(words) :])
        return summed((row for row in (*rows, *pairs) if row is not None), self.dimensions)


@lru_cache(maxsize=4)
def vectors_of(language: str) -> SentenceVectors | None:
    """The language's table, loaded once; None where its pack has none.

    Raises:
        UnknownLanguageError: there is no pack for the language.
        PackError: the file is damaged.
    """
    path = Path(str(pack_folder(language))) / FILE
    return SentenceVectors(path.read_bytes()) if path.is_file() else None
