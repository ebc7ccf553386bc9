"""How a reply sounds, weighed: one small linear model over the buckets of ``ngrams.py``.

It tilts axes and levels by a bounded amount and never explains. Besides what always counts there are weights for the
axes that count in one moment only: "tomorrow" is help in most calls and a danger in some.

The table is one file of bytes: a row of inverse document frequencies, a row for every axis and every side of a
criterion, then a row an axis for every moment. The rows are laid side by side into one long whole number a bucket, a
*lane* each, so that one addition adds all of them.
"""

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from pathlib import Path
from struct import Struct

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
_LANES = Struct(f"<{LANES}H")
_LANE_BYTES = 2
_MOST_ADDED = 256
"""A lane holds the sum of so many buckets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the sound adds: to the axes in points of 0-10, to the two lines of every criterion in shares of 1."""

    axes: Mapping[str, float]
    levels: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundTable:
    """A pack's table.

    Attributes:
        packed: by bucket a whole number, all its lanes side by side; a bucket that says nothing shares one.
        scales: the units of the lanes.
        squares: by bucket the square of its stored frequency.
    """

    packed: Sequence[int]
    scales: Sequence[float]
    squares: Sequence[int]

    def hear(self, buckets: Iterable[int], moments: Iterable[str]) -> Heard:
        """Weigh a reply's buckets; nothing heard adds nothing."""
        found = list(buckets)
        norm = math.sqrt(sum(map(self.squares.__getitem__, found))) / IDF_SCALE
        if not norm:
            return Heard(axes=dict.fromkeys(AXES, 0.0), levels=dict.fromkeys(LEVELS, 0.0))
        totals = self._added(found)
        zero = MIDDLE * len(found)

        def lane(number: int) -> float:
            return (totals[number] - zero) * self.scales[number] / norm

        axes = {axis: lane(k) for k, axis in enumerate(AXES)}
        for moment in moments:
            first = _FIRST_OF_MOMENT[moment]
            for k, axis in enumerate(AXES):
                axes[axis] += lane(first + k)
        return Heard(axes=axes, levels={name: lane(k) for k, name in enumerate(LEVELS, len(AXES))})

    def _added(self, buckets: Sequence[int]) -> list[int]:
        """By lane, the sum of these buckets."""
        parts = [buckets[at : at + _MOST_ADDED] for at in range(0, len(buckets), _MOST_ADDED)]
        sums = [sum(map(self.packed.__getitem__, part)).to_bytes(_LANES.size, "little") for part in parts]
        return list(map(sum, zip(*map(_LANES.unpack, sums), strict=True)))


def load_sound(path: Path, scales: Sequence[float]) -> SoundTable:
    """Read the table of a pack; a pack without one hears nothing."""
    rows = path.read_bytes() if path.exists() else bytes(BUCKETS * ROWS)
    idf = rows[:BUCKETS]
    silent = int.from_bytes(_LANES.pack(*[MIDDLE] * LANES), "little")
    packed = [silent] * BUCKETS
    lanes = bytearray(_LANES.size)
    for bucket, frequency in enumerate(idf):
        if frequency:
            lanes[::_LANE_BYTES] = rows[BUCKETS + bucket :: BUCKETS]
            packed[bucket] = int.from_bytes(lanes, "little")
    return SoundTable(packed=packed, scales=scales, squares=array("H", map(mul, idf, idf)))
