"""Ridge regression with signs fixed in advance, and its kernel form for the sound."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scoring.fit.data import Floats, Labelled, idf_of
from scoring.rubric import MOMENTS

_ROUNDS = 120
_FLOOR = 0.05
"""Added to every spread, so that a feature met three times cannot carry a mark."""
_APART = {"red_flag": 3.0, "third_party": 3.0}
_TOGETHER = 0.5
"""How much more alike two replies sound when both stand in the same moment; chosen on writers held out."""


def ridge(
    features: Floats, target: Floats, signs: Sequence[int], penalty: float, sparsity: float = 0.0
) -> tuple[float, Floats]:
    """Bias and weights on the features' own scale; coordinate descent with each weight held to its sign.

    Args:
        features: rows are replies.
        target: what to predict.
        signs: for every feature +1, -1 or 0 (free).
        penalty: on the squares of the weights.
        sparsity: on their sizes (elastic net): weights that explain little become 0.
    """
    middle, spread = features.mean(axis=0), features.std(axis=0) + _FLOOR
    scaled = (features - middle) / spread
    centre = float(target.mean())
    gram = scaled.T @ scaled
    wanted = scaled.T @ (target - centre)
    weights = np.zeros(scaled.shape[1])
    for _ in range(_ROUNDS):
        moved = 0.0
        for k, sign in enumerate(signs):
            pull = wanted[k] - gram[k] @ weights + gram[k, k] * weights[k]
            value = np.sign(pull) * max(0.0, abs(pull) - sparsity) / (gram[k, k] + penalty)
            if sign * value < 0:
                value = 0.0
            moved = max(moved, abs(value - weights[k]))
            weights[k] = value
        if moved < 1e-5:
            break
    plain = weights / spread
    return centre - float(middle @ plain), plain


def moment_weights() -> Floats:
    """How much each moment sets the sound of its replies apart, in the order of the rubric."""
    return np.array([_APART.get(moment, _TOGETHER) for moment in MOMENTS])


def rows_of(data: Labelled) -> tuple[Floats, Floats]:
    """The idf of the buckets, and every reply's buckets weighted by it and brought to unit length."""
    idf = idf_of(data.grams)
    return idf, normal(data.grams, idf)


def likeness(rows: Floats) -> Floats:
    """How alike any two replies sound: the kernel."""
    return np.asarray(rows @ rows.T, float)


def nearer(kernel: Floats, moments: Floats) -> Floats:
    """The kernel, more for two replies in the same moment."""
    return np.asarray(kernel * (1.0 + (moments * moment_weights()) @ moments.T), float)


def dual(kernel: Floats, targets: Floats, penalty: float) -> Floats:
    """Ridge regression of centred targets in its dual form: a number a reply and target."""
    centred = targets - targets.mean(axis=0)
    return np.asarray(np.linalg.solve(kernel + penalty * np.eye(len(kernel)), centred), float)


def primal(rows: Floats, found: Floats) -> Floats:
    """The weights by bucket that a dual solution stands for."""
    return np.asarray(rows.T @ found, float)


def normal(grams: NDArray[Any], idf: Floats) -> Floats:
    """Rows weighted by idf and brought to unit length."""
    rows = grams * idf
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(length > 0, length, 1.0), float)
