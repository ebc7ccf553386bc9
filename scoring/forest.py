"""Boosted trees, walked: small decisions over numbers, each tree adding its leaf.

Fitted by ``scoring.fit``; nothing here knows what the numbers mean.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Tree(NamedTuple):
    """Inner nodes by number, each an input, a threshold, and where it leads; below 0 is a leaf.

    At a node the way goes on to ``low``, its third number, where the input is at most the threshold, else to ``high``,
    its fourth; leaf ``-1`` is the first of ``leaves``.
    """

    nodes: Sequence[tuple[int, float, int, int]]
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
    for nodes, leaves in trees:
        at = 0
        while at >= 0:
            number, threshold, low, high = nodes[at]
            at = low if row[number] <= threshold else high
        total += leaves[~at]
    return total


def _tree(inputs: list[int], thresholds: list[float], low: list[int], high: list[int], leaves: list[float]) -> Tree:
    """A tree as a pack stores it, its nodes drawn together."""
    return Tree(list(zip(inputs, thresholds, low, high, strict=True)), leaves)


def load_forest(path: Path) -> Forest:
    """Read the forest of a pack; a pack without one has no targets."""
    if not path.exists():
        return Forest(names=(), targets={})
    data = json.loads(path.read_text(encoding="utf-8"))
    return Forest(
        names=tuple(data["names"]),
        targets={target: tuple(_tree(*tree) for tree in trees) for target, trees in data["targets"].items()},
    )
