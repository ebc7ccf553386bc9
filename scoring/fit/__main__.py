"""``python -m scoring.fit``: cross-validate by situation, refit on all, write the weights into the pack."""

import argparse
import sys
from pathlib import Path

import numpy as np

from scoring.fit.data import Labelled, folds, load
from scoring.fit.train import Fit, design, fit_all
from scoring.fit.write import write_pack
from scoring.model import Aspect, model_of
from scoring.pack import PACKS
from scoring.rubric import AXES, CRITERIA

_FOLDS = 8
_LEAST_SITUATIONS = 3


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m scoring.fit", description=__doc__)
    parser.add_argument("--language", default="en")
    parser.add_argument("--data", type=Path, help="labelled replies, JSON Lines (default: those beside this command)")
    parser.add_argument("--dry-run", action="store_true", help="cross-validate only, write nothing")
    parser.add_argument("--predictions", type=Path, help="also write out-of-fold verdicts, JSON Lines")
    options = parser.parse_args(arguments)
    path = options.data or Path(__file__).with_name(f"{options.language}.jsonl")
    data = load(path, options.language)
    aspects = dict(model_of(options.language).aspects)
    _cross_validate(data, aspects, options.predictions)
    _report_rare(data)
    if not options.dry_run:
        everything = np.ones(len(data.rows), bool)
        write_pack(PACKS / options.language, fit_all(data, everything, aspects), data.names)
        sys.stderr.write(f"wrote the weights of {options.language}, fitted on {len(data.rows)} replies\n")
    return 0


def _cross_validate(data: Labelled, aspects: dict[str, Aspect], predictions: Path | None) -> None:
    part = folds(data.situations, _FOLDS, seed=2)
    axes = np.zeros_like(data.marks)
    good = {name: np.zeros(len(data.rows), bool) for name in CRITERIA}
    bad = {name: np.zeros(len(data.rows), bool) for name in CRITERIA}
    for fold in range(_FOLDS):
        test = part == fold
        fitted = fit_all(data, ~test, aspects)
        axes[test] = fitted.predict_axes(data.features[test], data.grams[test].astype(float))
        for name in CRITERIA:
            good[name][test], bad[name][test] = levels_of(data, fitted, axes, test, name)
    for k, axis in enumerate(AXES):
        sys.stdout.write(f"{axis:12s} rank correlation {_spearman(data.marks[:, k], axes[:, k]):.3f}\n")
    for side, said, truth in (("good", good, data.good), ("bad", bad, data.bad)):
        scores = {name: _f1(said[name], truth[name]) for name in CRITERIA if truth[name].sum() >= 8}
        each = "  ".join(f"{name} {value:.2f}" for name, value in scores.items())
        sys.stdout.write(f"{side} macro F1 {sum(scores.values()) / len(scores):.3f}  {each}\n")
    if predictions:
        _write_predictions(predictions, data, axes, good, bad)


def levels_of(
    data: Labelled, fitted: Fit, axes: np.ndarray, rows: np.ndarray, name: str
) -> tuple[np.ndarray, np.ndarray]:
    """Which rows a fit calls good and bad on a criterion."""
    level = fitted.levels[name]
    chosen = [data.names.index(each) for each in level["names"]]
    matrix = design(data, axes[rows], rows, chosen)
    margins = []
    for side in ("good", "bad"):
        bias, weights = level[side]
        margins.append(bias + matrix @ weights - level[f"{side}_from"])
    up, down = margins
    return (up >= 0) & ((down < 0) | (up > down)), (down >= 0) & ((up < 0) | (down >= up))


def _report_rare(data: Labelled) -> None:
    """Name the rules that fire in fewer than three situations: they know one writer's words, not how people talk."""
    for rule, situations in sorted(data.fired.items()):
        if len(situations) < _LEAST_SITUATIONS:
            sys.stdout.write(f"rule {rule} fires in {len(situations)} situations\n")


def _write_predictions(
    path: Path, data: Labelled, axes: np.ndarray, good: dict[str, np.ndarray], bad: dict[str, np.ndarray]
) -> None:
    import json

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


if __name__ == "__main__":
    sys.exit(main())
