"""Character n-grams of words, hashed: the sound of a reply as one small linear model. It tilts an axis, never explains.

The table is one file of signed bytes: a row of inverse document frequencies, then a row of weights an axis.
"""

import math
import re
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from scoring.rubric import AXES, SCORED_CHARS

BUCKETS = 1 << 14
SIZES = (2, 3, 4, 5)
_TOKEN = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*|\d+|[^\w\s]")
_IDF_SCALE = 16.0
_LONGEST_WORD = 24


@lru_cache(maxsize=8_192)
def _buckets_of_word(word: str) -> frozenset[int]:
    padded = f" {word[:_LONGEST_WORD]} "
    grams = (padded[k : k + size] for size in SIZES for k in range(len(padded) - size + 1))
    return frozenset(zlib.crc32(gram.encode("utf-8", "replace")) % BUCKETS for gram in grams)


def words_of(text: str) -> list[str]:
    """Words and marks as the table knows them: lower case, one apostrophe, every number the same."""
    found = _TOKEN.findall(text[:SCORED_CHARS].lower().replace("\u2019", "'"))
    return ["0" if word.isdigit() else word for word in found]


def buckets_of(text: str) -> set[int]:
    """The buckets a reply falls into."""
    words = words_of(text)
    found: set[int] = set()
    for word in words:
        found |= _buckets_of_word(word)
    joined = [f"{a}_{b}" for a, b in zip(words, words[1:], strict=False)]
    joined += [f"{a}_{b}_{c}" for a, b, c in zip(words, words[1:], words[2:], strict=False)]
    found.update(zlib.crc32(gram.encode("utf-8", "replace")) % BUCKETS for gram in joined)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class NgramTable:
    """Weights by bucket and axis; ``scales`` turn bytes into points of 0-10."""

    idf: tuple[float, ...]
    weights: tuple[bytes, ...]
    scales: tuple[float, ...]

    def tilt(self, text: str) -> dict[str, float]:
        """Points of 0-10 by axis above or below the middle, not yet bounded."""
        buckets = [b for b in buckets_of(text) if self.idf[b]]
        norm = math.sqrt(sum(self.idf[b] ** 2 for b in buckets))
        if not norm:
            return dict.fromkeys(AXES, 0.0)
        found = {}
        for axis, row, scale in zip(AXES, self.weights, self.scales, strict=True):
            total = sum(self.idf[b] * ((row[b] ^ 128) - 128) for b in sorted(buckets))
            found[axis] = total * scale / norm
        return found


def load_table(path: Path, scales: tuple[float, ...]) -> NgramTable:
    """Read the table of a pack; a pack without one tilts nothing."""
    if not path.exists():
        return NgramTable(idf=(0.0,) * BUCKETS, weights=(bytes(BUCKETS),) * len(AXES), scales=(0.0,) * len(AXES))
    data = path.read_bytes()
    rows = [data[k * BUCKETS : (k + 1) * BUCKETS] for k in range(len(AXES) + 1)]
    return NgramTable(idf=tuple(value / _IDF_SCALE for value in rows[0]), weights=tuple(rows[1:]), scales=scales)


def pack_idf(idf: float) -> int:
    """An inverse document frequency as one byte."""
    return max(0, min(255, round(idf * _IDF_SCALE)))
