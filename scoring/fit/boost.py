"""Gradient-boosted trees for the axes: what the structure of a reply and its sound come to together.

Trees see what a sum cannot: that a time helps where an offer stands beside it and not where somebody must run. Where
the meaning of an input is known, the axis may only rise, or only fall, with it.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from scoring.fit.data import Floats

ROUNDS = 120
_SETTINGS = {
    "objective": "regression",
    "learning_rate": 0.08,
    "num_leaves": 10,
    "min_data_in_leaf": 30,
    "lambda_l2": 5.0,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "max_bin": 63,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "verbose": -1,
}
"""Chosen on writers held out; 8 to 16 leaves and 100 to 200 rounds are alike. Every tree sees a part of the inputs and
of the replies, so that no single one carries a mark."""
_SMALL_LEAF = 5
_DIGITS = 5


class Boosted:
    """Trees for one axis."""

    def __init__(self, inputs: Floats, marks: Floats, signs: Sequence[int]) -> None:
        """Fit them: rows of inputs, a mark a row, and for every input +1, -1 or 0 (free)."""
        settings = dict(_SETTINGS, monotone_constraints=list(signs))
        if len(inputs) < 50 * _SMALL_LEAF:
            settings |= {"min_data_in_leaf": _SMALL_LEAF, "num_threads": 1}
        self._booster = lightgbm.train(settings, lightgbm.Dataset(inputs, marks), num_boost_round=ROUNDS)

    def predict(self, inputs: Floats) -> Floats:
        """The axis of these rows."""
        return np.asarray(self._booster.predict(inputs), float)

    def trees(self) -> list[list[list[float]]]:
        """The trees as a pack stores them."""
        return [_flat(each["tree_structure"]) for each in self._booster.dump_model()["tree_info"]]


def _flat(root: dict[str, Any]) -> list[list[float]]:
    """A tree as five lists: inputs, thresholds, ways for low and for high, leaves."""
    inputs: list[float] = []
    thresholds: list[float] = []
    low: list[float] = []
    high: list[float] = []
    leaves: list[float] = []

    def place(node: dict[str, Any]) -> int:
        if "leaf_value" in node:
            leaves.append(round(float(node["leaf_value"]), _DIGITS))
            return -len(leaves)
        at = len(inputs)
        inputs.append(int(node["split_feature"]))
        # One digit more than any feature needs, so that no value changes sides.
        thresholds.append(float(f"{float(node['threshold']):.9g}"))
        low.append(0)
        high.append(0)
        low[at], high[at] = place(node["left_child"]), place(node["right_child"])
        return at

    if place(root) < 0:  # a tree that is one leaf: a node that leads there either way
        return [[0], [0.0], [-1], [-1], leaves]
    return [inputs, thresholds, low, high, leaves]


def write_forest(path: Path, names: Sequence[str], targets: dict[str, Boosted]) -> None:
    """Write the trees into a pack, a tree a line."""
    lines = ['{"names": ' + json.dumps(list(names)) + ",", '"targets": {']
    for number, (target, boosted) in enumerate(targets.items()):
        trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in boosted.trees())
        lines.append(f'"{target}": [\n{trees}\n]' + ("," if number + 1 < len(targets) else ""))
    lines.append("}}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
