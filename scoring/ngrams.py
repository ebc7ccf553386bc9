"""The sound of a reply: letters, runs of words and its frame, hashed into one small linear model.

It tilts an axis by a bounded amount and never explains.

The table is one file of signed bytes: a row of inverse document frequencies, then a row of weights an axis.
"""

import math
import re
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import mul
from pathlib import Path

from scoring.frame import frame_of, grams_of
from scoring.reading import Reading
from scoring.rubric import AXES, SCORED_CHARS
from scoring.scene import Scene
from scoring.uptake import lexicon_of

BUCKETS = 1 << 14
SIZES = (2, 3, 4, 5)
_MARK = re.compile(r"[!?.,;:()\"]")
IDF_SCALE = 16.0
"""The unit of the stored frequencies; it cancels out, as rows are brought to unit length."""
_LONGEST_WORD = 24


@lru_cache(maxsize=8_192)
def _buckets_of_word(word: str) -> frozenset[int]:
    padded = f" {word[:_LONGEST_WORD]} "
    grams = (padded[k : k + size] for size in SIZES for k in range(len(padded) - size + 1))
    return frozenset(zlib.crc32(gram.encode("utf-8", "replace")) % BUCKETS for gram in grams)


def words_of(reading: Reading) -> list[str]:
    """Words and marks as the table knows them: as read, so that a typo or a missing accent changes nothing."""
    text = reading.text[:SCORED_CHARS]
    found: list[str] = []
    before = 0
    for token in reading.tokens:
        if token.start - before > 1:
            found += _MARK.findall(text[before : token.start])
        found.append("0" if token.is_number else token.norm)
        before = token.end
    return found + _MARK.findall(text[before:])


def buckets_of(scene: Scene) -> set[int]:
    """The buckets a reply falls into: by its letters, its runs of words and its frame."""
    words = words_of(scene.reading)
    found: set[int] = set()
    for word in words:
        found |= _buckets_of_word(word)
    joined = [f"{a}_{b}" for a, b in pairwise(words)]
    joined += [f"{a}_{b}_{c}" for a, b, c in zip(words, words[1:], words[2:], strict=False)]
    joined += [f"#{gram}" for gram in grams_of(frame_of(scene, lexicon_of(scene.reading.language).light))]
    found.update(zlib.crc32(gram.encode("utf-8", "replace")) % BUCKETS for gram in joined)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class NgramTable:
    """Weights by bucket and axis, all whole numbers; ``scales`` turn the sums into points of 0-10."""

    squares: Sequence[int]
    weights: tuple[Sequence[int], ...]
    scales: tuple[float, ...]

    def tilt(self, scene: Scene) -> dict[str, float]:
        """Points of 0-10 by axis above or below the middle, not yet bounded."""
        buckets = buckets_of(scene)
        norm = math.sqrt(sum(map(self.squares.__getitem__, buckets)))
        if not norm:
            return dict.fromkeys(AXES, 0.0)
        return {
            axis: sum(map(row.__getitem__, buckets)) * scale / norm
            for axis, row, scale in zip(AXES, self.weights, self.scales, strict=True)
        }


def load_table(path: Path, scales: tuple[float, ...]) -> NgramTable:
    """Read the table of a pack; a pack without one tilts nothing."""
    data = path.read_bytes() if path.exists() else bytes(BUCKETS * (len(AXES) + 1))
    rows = [data[k * BUCKETS : (k + 1) * BUCKETS] for k in range(len(AXES) + 1)]
    idf = rows[0]
    weights = tuple(array("i", map(mul, idf, array("b", row))) for row in rows[1:])
    return NgramTable(squares=array("i", map(mul, idf, idf)), weights=weights, scales=scales)


def pack_idf(idf: float) -> int:
    """An inverse document frequency as one byte."""
    return max(0, min(255, round(idf * IDF_SCALE)))
