"""How well replies are marked that a fit has not met: cross-validation by situation or by writer, and its report."""

import json
import sys
from pathlib import Path

import numpy as np

from scoring.fit.data import Labelled, folds
from scoring.fit.train import Fit, Mask, Material, design, fit_all, level_column
from scoring.model import Aspect
from scoring.rubric import AXES, CRITERIA

_FOLDS = 8
_LEAST_SITUATIONS = 3
_LEAST_CASES = 8
"""Of fewer cases a criterion's F1 says nothing."""


def cross_validate(material: Material, aspects: dict[str, Aspect], by: str, predictions: Path | None) -> None:
    """Mark every reply by a fit on others and print how near that comes; ``by`` is ``situation`` or ``writer``.

    ``predictions``, if given, gets the held-out verdicts as JSON Lines.
    """
    data = material.data
    part = _parts(data, by)
    axes = np.zeros_like(data.marks)
    good = {name: np.zeros(len(data.rows), bool) for name in CRITERIA}
    bad = {name: np.zeros(len(data.rows), bool) for name in CRITERIA}
    for fold in range(int(part.max()) + 1):
        test = part == fold
        fitted = fit_all(material, ~test, aspects)
        axes[test] = fitted.predict_axes(material, test)
        for name in CRITERIA:
            good[name][test], bad[name][test] = _levels_of(material, fitted, axes, test, name)
        told = "  ".join(f"{_spearman(data.marks[test, k], axes[test, k]):.3f}" for k in range(len(AXES)))
        sys.stdout.write(f"held out {fold} ({int(test.sum())} replies): {told}\n")
        sys.stdout.flush()
    for k, axis in enumerate(AXES):
        sys.stdout.write(f"{axis:12s} rank correlation {_spearman(data.marks[:, k], axes[:, k]):.3f}\n")
    _report_levels(data, good, bad)
    if predictions:
        _write_predictions(predictions, data, axes, good, bad)


def report_rare(data: Labelled) -> None:
    """Name the rules that fire in fewer than three situations: they know one writer's words, not how people talk."""
    for rule, situations in sorted(data.fired.items()):
        if len(situations) < _LEAST_SITUATIONS:
            sys.stdout.write(f"rule {rule} fires in {len(situations)} situations\n")


def _parts(data: Labelled, by: str) -> np.ndarray:
    """What is held out together: an eighth of the situations, or the panel's replies, or all of some writers."""
    if by == "situation":
        return folds(data.situations, _FOLDS, seed=2)
    alone = 1 + folds(data.writers, _FOLDS - 1, seed=2)
    return np.where(np.array(data.writers) == "", 0, alone)


def _levels_of(
    material: Material, fitted: Fit, axes: np.ndarray, rows: Mask, name: str
) -> tuple[np.ndarray, np.ndarray]:
    """Which rows a fit calls good and bad on a criterion."""
    data, level = material.data, fitted.levels[name]
    sound = fitted.sound.of(material, rows)
    chosen = [data.names.index(each) for each in level["names"]]
    matrix = design(data, axes[rows], rows, chosen)
    margins = []
    for side in ("good", "bad"):
        bias, weights = level[side]
        margins.append(bias + matrix @ weights + sound[:, level_column(side, name)] - level[f"{side}_from"])
    up, down = margins
    return (up >= 0) & ((down < 0) | (up > down)), (down >= 0) & ((up < 0) | (down >= up))


def _report_levels(data: Labelled, good: dict[str, np.ndarray], bad: dict[str, np.ndarray]) -> None:
    for side, said, truth in (("good", good, data.good), ("bad", bad, data.bad)):
        scores = {name: _f1(said[name], truth[name]) for name in CRITERIA if truth[name].sum() >= _LEAST_CASES}
        each = "  ".join(f"{name} {value:.2f}" for name, value in scores.items())
        sys.stdout.write(f"{side} macro F1 {sum(scores.values()) / len(scores):.3f}  {each}\n")


def _write_predictions(
    path: Path, data: Labelled, axes: np.ndarray, good: dict[str, np.ndarray], bad: dict[str, np.ndarray]
) -> None:
    with path.open("w", encoding="utf-8") as file:
        for k, row in enumerate(data.rows):
            criteria = {n: {"level": 2 if good[n][k] else 0 if bad[n][k] else 1} for n in CRITERIA}
            verdict = {"id": row["id"], "criteria": criteria}
            verdict.update({axis: float(axes[k, a]) * 10 for a, axis in enumerate(AXES)})
            file.write(json.dumps(verdict) + "\n")


def _ranks(values: np.ndarray) -> np.ndarray:
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    middle: np.ndarray = ends - (counts + 1) / 2
    return middle[inverse]


def _spearman(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.corrcoef(_ranks(one), _ranks(other))[0, 1])


def _f1(said: np.ndarray, truth: np.ndarray) -> float:
    total = float(said.sum() + truth.sum())
    return 2 * float((said & (truth > 0)).sum()) / total if total else 0.0
