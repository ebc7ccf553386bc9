"""From labelled replies to the numbers of a pack."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scoring.fit.boost import Boosted
from scoring.fit.data import Floats, Labelled, folds
from scoring.fit.signs import signs_for
from scoring.fit.solve import dual, likeness, nearer, ridge, rows_of
from scoring.model import Aspect
from scoring.rubric import AXES, CRITERIA, GATES, MOMENTS

LINE_PENALTY = 150.0
SPARSITY = 0.018
"""By reply: weights of an axis' line that explain less become 0, which leaves about a hundred."""
STEADY, SOUND_SHARE = 0.35, 0.6
"""What lines and sound without the trees are given of an axis, and of that the sound: a typo moves it less."""
SOUND_PENALTY = 1.0
LEVEL_PENALTY = 60.0
LEVEL_SHARE = 0.5
"""The sound's share of a level of a criterion, the rest is structure (measured on writers held out)."""
SOUND_MOST = 3.0
"""Points of 10 from the middle that the sound may say of an axis."""
LEVEL_SOUND_MOST = 0.5
_INNER = 6
_CAP_QUANTILE, _IDLE_QUANTILE = 0.8, 0.9
_MOST_ALARMS = 0.04
"""A gate is flagged for a trainer at most this often where the panel saw nothing."""
_LEAST_CASES = 12
"""Of fewer labelled cases no threshold is learnt."""
_LEAST_PANEL = 12
"""From so many of the panel's cases on its replies alone set a threshold."""
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Labelled replies made ready once for many fits."""

    data: Labelled
    idf: Floats
    rows: Floats
    kernel: Floats
    by_moment: Floats
    targets: Floats

    @classmethod
    def of(cls, data: Labelled) -> "Material":
        """The kernels of the sound (axes hear the moment, levels do not), and everything the sound is to predict."""
        idf, rows = rows_of(data)
        kernel = likeness(rows)
        sides = [table[name] for table in (data.good, data.bad) for name in CRITERIA]
        return cls(
            data=data,
            idf=idf,
            rows=rows,
            kernel=kernel,
            by_moment=nearer(kernel, data.moments),
            targets=np.column_stack([data.marks, *sides]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """The sound in its dual form, fitted on some replies."""

    fitted_on: NDArray[np.int64]
    found: Floats

    def of(self, material: Material, rows: Mask) -> Floats:
        """What these replies sound like, from the middle: four axes, then good and bad of every criterion."""
        pairs = np.ix_(np.flatnonzero(rows), self.fitted_on)
        axes = material.by_moment[pairs] @ self.found[:, : len(AXES)]
        heard = np.hstack([axes, material.kernel[pairs] @ self.found[:, len(AXES) :]])
        most = np.array([SOUND_MOST] * len(AXES) + [LEVEL_SOUND_MOST] * (heard.shape[1] - len(AXES)))
        return np.asarray(np.clip(heard, -most, most), float)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """The fitted numbers: the sound, trees for every axis, two lines for every criterion, the caps."""

    lines: dict[str, tuple[float, Floats]]
    sound: Sound
    trees: dict[str, Boosted]
    middles: dict[str, float]
    slopes: dict[str, float]
    levels: dict[str, dict[str, Any]]
    caps: dict[str, float]

    def predict_axes(self, material: Material, rows: Mask) -> Floats:
        """Axes 0-10 of these replies."""
        sound, lines = self.sound.of(material, rows), drawn(material.data, rows, self.lines)
        seen = inputs(material.data, rows, sound, lines)
        boosted = np.column_stack([each.predict(seen) for each in self.trees.values()])
        steady = steady_axes(lines, sound, np.array(list(self.middles.values())))
        middles, slopes = np.array(list(self.middles.values())), np.array(list(self.slopes.values()))
        return spread((1 - STEADY) * boosted + STEADY * steady, middles, slopes)


def spread(axes: Floats, middles: Floats, slopes: Floats) -> Floats:
    """Axes as wide apart as the panel's marks are, 0-10: every careful estimate keeps too near the middle."""
    return np.asarray(np.clip(middles + slopes * (axes - middles), 0, 10), float)


def steady_axes(lines: Floats, sound: Floats, middles: Floats) -> Floats:
    """The axes as lines and sound have them without the trees: blunter, and the same for much the same reply."""
    return (1 - SOUND_SHARE) * lines + SOUND_SHARE * (middles + sound[:, : len(AXES)])


def inputs(data: Labelled, rows: Mask, sound: Floats, lines: Floats) -> Floats:
    """What the trees see: features, moments, sound, and the lines of the axes."""
    return np.hstack([data.features[rows], data.moments[rows], sound, lines])


def fit_lines(data: Labelled, rows: Mask) -> dict[str, tuple[float, Floats]]:
    """A line for every axis: what the structure of a reply comes to by itself."""
    return {
        axis: ridge(
            data.features[rows], data.marks[rows, k], signs_for(axis, data.names), LINE_PENALTY, SPARSITY * rows.sum()
        )
        for k, axis in enumerate(AXES)
    }


def drawn(data: Labelled, rows: Mask, lines: dict[str, tuple[float, Floats]]) -> Floats:
    """The lines of these replies."""
    return np.column_stack([bias + data.features[rows] @ weights for bias, weights in lines.values()])


def fit_sound(material: Material, rows: Mask) -> Sound:
    """Fit the sound on these rows."""
    where = np.flatnonzero(rows)
    pairs, targets = np.ix_(where, where), material.targets[rows]
    axes = dual(material.by_moment[pairs], targets[:, : len(AXES)], SOUND_PENALTY)
    found = np.hstack([axes, dual(material.kernel[pairs], targets[:, len(AXES) :], SOUND_PENALTY)])
    shares = np.array([1.0] * len(AXES) + [LEVEL_SHARE] * (found.shape[1] - len(AXES)))
    return Sound(fitted_on=where, found=found * shares)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """What others than these replies make of them: by the sound, and by the lines of the axes."""

    sound: Floats
    lines: Floats


def fit_trees(data: Labelled, rows: Mask, unseen: Unseen) -> dict[str, Boosted]:
    """Trees for every axis."""
    seen = inputs(data, rows, unseen.sound, unseen.lines)
    found = {}
    for k, axis in enumerate(AXES):
        heard = [int(column == k) for column in range(unseen.sound.shape[1])]
        line = [int(column == k) for column in range(len(AXES))]
        signs = [*signs_for(axis, data.names), *(0 for _ in MOMENTS), *heard, *line]
        found[axis] = Boosted(seen, data.marks[rows, k], signs)
    return found


def out_of_fold(material: Material, rows: Mask) -> Unseen:
    """These replies as a fit has them that has not met their situation."""
    data = material.data
    where = np.flatnonzero(rows)
    sound = np.zeros((len(where), material.targets.shape[1]))
    lines = np.zeros((len(where), len(AXES)))
    for train, test, here in _inner(data, where, seed=11):
        sound[here] = fit_sound(material, train).of(material, test)
        lines[here] = drawn(data, test, fit_lines(data, train))
    return Unseen(sound=sound, lines=lines)


def _unseen_axes(data: Labelled, rows: Mask, unseen: Unseen) -> Floats:
    """Axes of these rows, each predicted by trees that have not met its situation."""
    where = np.flatnonzero(rows)
    axes = np.zeros((len(where), len(AXES)))
    for train, test, here in _inner(data, where, seed=7):
        kept = Unseen(sound=unseen.sound[~here], lines=unseen.lines[~here])
        seen = inputs(data, test, unseen.sound[here], unseen.lines[here])
        for k, each in enumerate(fit_trees(data, train, kept).values()):
            axes[here, k] = each.predict(seen)
    steady = steady_axes(unseen.lines, unseen.sound, data.marks[rows].mean(axis=0))
    return np.asarray((1 - STEADY) * axes + STEADY * steady, float)


def _inner(data: Labelled, where: NDArray[np.int64], seed: int) -> Iterator[tuple[Mask, Mask, Mask]]:
    """Parts of these replies by situation: the others, the part itself, and the part's places among them."""
    part = folds([data.situations[int(k)] for k in where], _INNER, seed)
    for fold in range(_INNER):
        train, test = np.zeros(len(data.rows), bool), np.zeros(len(data.rows), bool)
        train[where[part != fold]] = True
        test[where[part == fold]] = True
        yield train, test, part == fold


def fit_all(material: Material, rows: Mask, aspects: dict[str, Aspect]) -> Fit:
    """Fit axes and criteria on these rows."""
    data = material.data
    unseen = out_of_fold(material, rows)
    axes = _unseen_axes(data, rows, unseen)
    marks = data.marks[rows]
    middles = marks.mean(axis=0)
    slopes = np.array([np.polyfit(axes[:, k] - middles[k], marks[:, k] - middles[k], 1)[0] for k in range(len(AXES))])
    slopes = np.clip(slopes, 1.0, 1.4)
    axes = spread(axes, middles, slopes)
    caps = {
        "gate": _cap(data, rows, ("safety", "privacy")),
        "answer": _cap(data, rows, ("answer",)),
        "insult": _cap(data, rows, ("respect",)),
        "idle": _cap_idle(data, rows, "overall"),
        "idle_helpful": _cap_idle(data, rows, "helpful"),
    }
    return Fit(
        lines=fit_lines(data, rows),
        sound=fit_sound(material, rows),
        trees=fit_trees(data, rows, unseen),
        middles={axis: round(float(middles[k]), 4) for k, axis in enumerate(AXES)},
        slopes={axis: round(float(slopes[k]), 4) for k, axis in enumerate(AXES)},
        levels={name: _fit_level(data, rows, axes, unseen.sound, name, aspects[name]) for name in CRITERIA},
        caps=caps,
    )


def _cap(data: Labelled, rows: Mask, criteria: tuple[str, ...]) -> float:
    """The overall mark (0-100) that four in five replies with that fault stay under."""
    bad = np.max([data.bad[name] for name in criteria], axis=0)
    faulty = np.logical_and(rows, bad > 0)
    return round(float(np.quantile(data.marks[faulty, AXES.index("overall")], _CAP_QUANTILE)) * 10, 1)


def _cap_idle(data: Labelled, rows: Mask, axis: str) -> float:
    """The mark (0-100) that nine in ten replies that do nothing stay under."""
    idle = np.logical_and(rows, data.features[:, data.names.index("x_idle")] > 0)
    if not idle.any():
        return 30.0
    return round(float(np.quantile(data.marks[idle, AXES.index(axis)], _IDLE_QUANTILE)) * 10, 1)


def design(data: Labelled, axes: Floats, rows: Mask, chosen: list[int]) -> Floats:
    """Features of a criterion beside the axes (0-1) and the moments."""
    return np.column_stack([data.features[rows][:, chosen], axes / 10, data.moments[rows]])


def level_column(side: str, name: str) -> int:
    """Where the sound holds a side of a criterion."""
    return len(AXES) + (CRITERIA.index(name) if side == "good" else len(CRITERIA) + CRITERIA.index(name))


def _fit_level(data: Labelled, rows: Mask, unseen: Floats, sound: Floats, name: str, aspect: Aspect) -> dict[str, Any]:
    names = [*aspect.plus, *aspect.minus]
    chosen = [data.names.index(each) for each in names]
    matrix = design(data, unseen, rows, chosen)
    plus = [1] * len(aspect.plus) + [-1] * len(aspect.minus) + [1] * len(AXES) + [0] * len(MOMENTS)
    minus = [-value for value in plus]
    if name in ("respect", "safety", "privacy"):
        minus[len(names) + 1] = 0  # a rude or unsafe reply may sound unscripted
    part = folds([s for s, use in zip(data.situations, rows, strict=True) if use], _INNER, seed=5)
    panel = np.array([not writer for writer, use in zip(data.writers, rows, strict=True) if use])
    result: dict[str, Any] = {"names": names}
    for side, truth, signs in (("good", data.good[name][rows], plus), ("bad", data.bad[name][rows], minus)):
        scores = sound[:, level_column(side, name)].copy()
        for fold in range(_INNER):
            train, test = part != fold, part == fold
            bias, weights = _level_line(matrix[train], truth[train], signs)
            scores[test] += bias + matrix[test] @ weights
        result[side] = _level_line(matrix, truth, signs)
        # A panel names a criterion where two agree, a single rater sooner: the panel's word sets the threshold.
        judged = panel if truth[panel].sum() >= _LEAST_PANEL else np.ones(len(truth), bool)
        alarms = _MOST_ALARMS if name in GATES and side == "bad" else 1.0
        result[f"{side}_from"] = _threshold(scores[judged], truth[judged], alarms)
    return result


def _level_line(matrix: Floats, truth: Floats, signs: list[int]) -> tuple[float, Floats]:
    """The structure's share of a level, about the middle of it."""
    bias, weights = ridge(matrix, truth, signs, LEVEL_PENALTY)
    middle = float(truth.mean())
    return middle + (1 - LEVEL_SHARE) * (bias - middle), (1 - LEVEL_SHARE) * weights


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
