"""How a reply sounds, weighed: one small linear model over the buckets of ``ngrams.py``.

It tilts axes and levels by a bounded amount and never explains. Besides what always counts there are weights for the
axes that count in one moment only: "tomorrow" is help in most calls and a danger in some.

The table is one file of bytes: a row of inverse document frequencies, a row for every axis and every side of a
criterion, then a row an axis for every moment. The rows are laid side by side into one long whole number a bucket, a
*lane* each, so that one addition adds all of them.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from pathlib import Path

from scoring.ngrams import BUCKETS
from scoring.rubric import AXES, CRITERIA, MOMENTS

SIDES = ("good", "bad")
LEVELS = tuple(f"{side} {name}" for side in SIDES for name in CRITERIA)
ALWAYS = len(AXES) + len(LEVELS)
"""Lanes that count in every moment; those of the moments, an axis each, follow."""
LANES = ALWAYS + len(MOMENTS) * len(AXES)
ROWS = 1 + LANES
_FIRST_OF_MOMENT = {moment: ALWAYS + k * len(AXES) for k, moment in enumerate(MOMENTS)}
IDF_SCALE = 16.0
"""The unit of the stored frequencies: sixteenths."""
MIDDLE = 128
"""The byte that stands for a weight of zero."""
_LANE_BYTES = 3
"""A lane holds the sum of 65,000 buckets."""
_WIDTH = LANES * _LANE_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the sound adds: to the axes in points of 0-10, to the two lines of every criterion in shares of 1."""

    axes: Mapping[str, float]
    levels: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundTable:
    """``packed`` holds a whole number a bucket, all its lanes side by side; ``scales`` are the units of the lanes."""

    packed: Sequence[int]
    scales: Sequence[float]
    squares: Sequence[int]

    def hear(self, buckets: Iterable[int], moments: Iterable[str]) -> Heard:
        """Weigh a reply's buckets; nothing heard adds nothing."""
        found = list(buckets)
        norm = math.sqrt(sum(map(self.squares.__getitem__, found))) / IDF_SCALE
        if not norm:
            return Heard(axes=dict.fromkeys(AXES, 0.0), levels=dict.fromkeys(LEVELS, 0.0))
        total = sum(map(self.packed.__getitem__, found)).to_bytes(_WIDTH + _LANE_BYTES, "little")
        zero = MIDDLE * len(found)

        def lane(number: int) -> float:
            at = number * _LANE_BYTES
            return (int.from_bytes(total[at : at + _LANE_BYTES], "little") - zero) * self.scales[number] / norm

        axes = {axis: lane(k) for k, axis in enumerate(AXES)}
        for moment in moments:
            first = _FIRST_OF_MOMENT[moment]
            for k, axis in enumerate(AXES):
                axes[axis] += lane(first + k)
        return Heard(axes=axes, levels={name: lane(k) for k, name in enumerate(LEVELS, len(AXES))})


def load_sound(path: Path, scales: Sequence[float]) -> SoundTable:
    """Read the table of a pack; a pack without one hears nothing."""
    rows = path.read_bytes() if path.exists() else bytes(BUCKETS * ROWS)
    idf = rows[:BUCKETS]
    side_by_side = bytearray(_WIDTH * BUCKETS)
    for k in range(len(scales)):
        side_by_side[k * _LANE_BYTES :: _WIDTH] = rows[(1 + k) * BUCKETS : (2 + k) * BUCKETS]
    packed = [int.from_bytes(side_by_side[at : at + _WIDTH], "little") for at in range(0, len(side_by_side), _WIDTH)]
    return SoundTable(packed=packed, scales=scales, squares=list(map(mul, idf, idf)))
