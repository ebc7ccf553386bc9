"""From labelled replies to the numbers of a pack."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from scoring.fit.data import Floats, Labelled, folds, idf_of
from scoring.fit.signs import signs_for
from scoring.fit.solve import normal, ridge, sound
from scoring.model import Aspect
from scoring.rubric import AXES, CRITERIA, GATES, MOMENTS

HAND_PENALTY = 150.0
SOUND_PENALTY = 1.0
LEVEL_PENALTY = 60.0
SHARE = 0.5
"""Half of an axis is structure, half the sound of the reply (measured by cross-validation, .3 to .7 are alike)."""
TILT_MOST = 2.0
"""Points of 10 that the n-gram table may move an axis."""
_INNER = 6
_CAP_QUANTILE = 0.8
_MOST_ALARMS = 0.04
"""A gate is flagged for a trainer at most this often where the panel saw nothing."""
_LEAST_CASES = 12
"""Of fewer labelled cases no threshold is learnt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """The fitted numbers: for every axis a line and a tilt, for every criterion two lines and two thresholds."""

    axes: dict[str, tuple[float, Floats]]
    idf: Floats
    table: Floats
    levels: dict[str, dict[str, Any]]
    caps: dict[str, float]

    def predict_axes(self, features: Floats, grams: Floats) -> Floats:
        """Axes 0-10 of replies."""
        tilt = np.clip(normal(grams, self.idf) @ self.table, -TILT_MOST, TILT_MOST)
        hand = np.column_stack([bias + features @ weights for bias, weights in self.axes.values()])
        return np.asarray(np.clip(hand + tilt, 0, 10), float)


def fit_axes(data: Labelled, rows: Floats) -> Fit:
    """Fit the axes on these rows (a mask)."""
    features, grams, marks = data.features[rows], data.grams[rows].astype(float), data.marks[rows]
    idf = idf_of(data.grams[rows])
    table = SHARE * sound(grams, marks, idf, SOUND_PENALTY)
    axes = {}
    for k, axis in enumerate(AXES):
        bias, weights = ridge(features, marks[:, k], signs_for(axis, data.names), HAND_PENALTY)
        middle = float(marks[:, k].mean())
        axes[axis] = (middle + (1 - SHARE) * (bias - middle), (1 - SHARE) * weights)
    return Fit(axes=axes, idf=idf, table=table, levels={}, caps={})


def stretch(fitted: Fit, slopes: Floats, middles: Floats) -> Fit:
    """Undo the shrinking of ridge: spread the predictions as wide as the panel's marks allow."""
    axes = {}
    for k, (axis, (bias, weights)) in enumerate(fitted.axes.items()):
        axes[axis] = (middles[k] + slopes[k] * (bias - middles[k]), slopes[k] * weights)
    return Fit(axes=axes, idf=fitted.idf, table=fitted.table * slopes, levels=fitted.levels, caps=fitted.caps)


def out_of_fold(data: Labelled, rows: Floats) -> Floats:
    """Axes of these rows, each predicted by a fit that has not seen its situation."""
    where = np.flatnonzero(rows)
    part = folds([data.situations[int(k)] for k in where], _INNER, seed=11)
    found = np.zeros((len(where), len(AXES)))
    for fold in range(_INNER):
        train = np.zeros(len(data.rows), bool)
        train[where[part != fold]] = True
        fitted = fit_axes(data, train)
        test = where[part == fold]
        found[part == fold] = fitted.predict_axes(data.features[test], data.grams[test].astype(float))
    return found


def fit_all(data: Labelled, rows: Floats, aspects: dict[str, Aspect]) -> Fit:
    """Fit axes and criteria on these rows."""
    fitted = fit_axes(data, rows)
    unseen = out_of_fold(data, rows)
    marks = data.marks[rows]
    middles = marks.mean(axis=0)
    slopes = np.array([np.polyfit(unseen[:, k] - unseen[:, k].mean(), marks[:, k], 1)[0] for k in range(len(AXES))])
    slopes = np.clip(slopes, 1.0, 1.4)
    fitted = stretch(fitted, slopes, middles)
    unseen = np.clip(middles + slopes * (unseen - middles), 0, 10)
    levels = {name: _fit_level(data, rows, unseen, name, aspects[name]) for name in CRITERIA}
    caps = {
        "gate": _cap(data, rows, ("safety", "privacy")),
        "answer": _cap(data, rows, ("answer",)),
        "insult": _cap(data, rows, ("respect",)),
    }
    return Fit(axes=fitted.axes, idf=fitted.idf, table=fitted.table, levels=levels, caps=caps)


def _cap(data: Labelled, rows: Floats, criteria: tuple[str, ...]) -> float:
    """The overall mark (0-100) that four in five replies with that fault stay under."""
    bad = np.max([data.bad[name] for name in criteria], axis=0)
    faulty = np.logical_and(rows, bad > 0)
    return round(float(np.quantile(data.marks[faulty, AXES.index("overall")], _CAP_QUANTILE)) * 10, 1)


def design(data: Labelled, axes: Floats, rows: Floats, chosen: list[int]) -> Floats:
    """Features of a criterion beside the axes (0-1) and the moments."""
    return np.column_stack([data.features[rows][:, chosen], axes / 10, data.moments[rows]])


def _fit_level(data: Labelled, rows: Floats, unseen: Floats, name: str, aspect: Aspect) -> dict[str, Any]:
    names = [*aspect.plus, *aspect.minus]
    chosen = [data.names.index(each) for each in names]
    matrix = design(data, unseen, rows, chosen)
    plus = [1] * len(aspect.plus) + [-1] * len(aspect.minus) + [1] * len(AXES) + [0] * len(MOMENTS)
    minus = [-value for value in plus]
    if name in ("respect", "safety", "privacy"):
        minus[len(names) + 1] = 0  # a rude or unsafe reply may sound unscripted
    part = folds([s for s, use in zip(data.situations, rows, strict=True) if use], _INNER, seed=5)
    result: dict[str, Any] = {"names": names}
    for side, truth, signs in (("good", data.good[name][rows], plus), ("bad", data.bad[name][rows], minus)):
        scores = np.zeros(len(truth))
        for fold in range(_INNER):
            bias, weights = ridge(matrix[part != fold], truth[part != fold], signs, LEVEL_PENALTY)
            scores[part == fold] = bias + matrix[part == fold] @ weights
        result[side] = ridge(matrix, truth, signs, LEVEL_PENALTY)
        result[f"{side}_from"] = _threshold(scores, truth, _MOST_ALARMS if name in GATES and side == "bad" else 1.0)
    return result


def _threshold(scores: Floats, truth: Floats, most_alarms: float) -> float:
    """Where to call it: the threshold of the best F1 among those with few enough false alarms; 2.0 is never."""
    if truth.sum() < _LEAST_CASES:
        return 2.0
    best, found = 0.0, 2.0
    for cut in np.quantile(scores, np.linspace(0.5, 0.995, 120)):
        said = scores >= cut
        alarms = float((said & (truth == 0)).sum()) / float((truth == 0).sum())
        f1 = 2 * float((said & (truth > 0)).sum()) / float(said.sum() + truth.sum())
        if f1 > best and alarms <= most_alarms:
            best, found = f1, float(cut)
    return round(found, 4)
