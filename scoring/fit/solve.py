"""Ridge regression with signs fixed in advance, and the kernel form of it for the n-gram table."""

from collections.abc import Sequence

import numpy as np

from scoring.fit.data import Floats

_ROUNDS = 120
_FLOOR = 0.05
"""Added to every spread, so that a feature met three times cannot carry a mark."""


def ridge(features: Floats, target: Floats, signs: Sequence[int], penalty: float) -> tuple[float, Floats]:
    """Bias and weights on the features' own scale; coordinate descent with each weight held to its sign."""
    middle, spread = features.mean(axis=0), features.std(axis=0) + _FLOOR
    scaled = (features - middle) / spread
    centre = float(target.mean())
    gram = scaled.T @ scaled + penalty * np.eye(scaled.shape[1])
    wanted = scaled.T @ (target - centre)
    weights = np.zeros(scaled.shape[1])
    for _ in range(_ROUNDS):
        moved = 0.0
        for k, sign in enumerate(signs):
            value = weights[k] + (wanted[k] - gram[k] @ weights) / gram[k, k]
            if sign * value < 0:
                value = 0.0
            moved = max(moved, abs(value - weights[k]))
            weights[k] = value
        if moved < 1e-5:
            break
    plain = weights / spread
    return centre - float(middle @ plain), plain


def sound(grams: Floats, targets: Floats, idf: Floats, penalty: float) -> Floats:
    """Weights by bucket for every target, of centred targets on rows of unit length (before the idf is applied)."""
    rows = normal(grams, idf)
    centred = targets - targets.mean(axis=0)
    dual = np.linalg.solve(rows @ rows.T + penalty * np.eye(len(rows)), centred)
    return np.asarray(rows.T @ dual, float)


def normal(grams: Floats, idf: Floats) -> Floats:
    """Rows weighted by idf and brought to unit length."""
    rows = grams * idf
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(length > 0, length, 1.0), float)
