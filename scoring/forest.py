"""Boosted trees, walked: small decisions over numbers, each tree adding its leaf.

Fitted by ``scoring.fit``; nothing here knows what the numbers mean.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Tree(NamedTuple):
    """Inner nodes by number: which input is held against which threshold, and where it leads; below 0 is a leaf.

    At a node the way goes ``low`` where the input is at most the threshold; leaf ``-1`` is the first of ``leaves``.
    """

    inputs: Sequence[int]
    thresholds: Sequence[float]
    low: Sequence[int]
    high: Sequence[int]
    leaves: Sequence[float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """Trees by target over one row of named inputs."""

    names: tuple[str, ...]
    targets: Mapping[str, tuple[Tree, ...]]

    def sums(self, row: Sequence[float]) -> dict[str, float]:
        """What the trees of every target add up to; ``row`` in the order of ``names``."""
        return {target: _sum(trees, row) for target, trees in self.targets.items()}


def _sum(trees: Sequence[Tree], row: Sequence[float]) -> float:
    total = 0.0
    for inputs, thresholds, low, high, leaves in trees:
        node = 0
        while node >= 0:
            node = low[node] if row[inputs[node]] <= thresholds[node] else high[node]
        total += leaves[~node]
    return total


def load_forest(path: Path) -> Forest:
    """Read the forest of a pack; a pack without one has no targets."""
    if not path.exists():
        return Forest(names=(), targets={})
    data = json.loads(path.read_text(encoding="utf-8"))
    return Forest(
        names=tuple(data["names"]),
        targets={target: tuple(Tree(*tree) for tree in trees) for target, trees in data["targets"].items()},
    )
