"""The fitted weights of a pack, and the sums they make. Nothing here knows a word of any language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from scoring.ngrams import NgramTable, load_table
from scoring.pack import load_yaml, pack_folder
from scoring.rubric import AXES, CRITERIA, MOMENTS
from scoring.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A weighted sum: ``bias`` plus weight times feature."""

    bias: float
    weights: Mapping[str, float]


def sums(
    lines: Mapping[str, Line], index: Mapping[str, Sequence[tuple[str, float]]], features: Mapping[str, float]
) -> dict[str, float]:
    """All the sums at once: most features are 0, so each that is not is handed to the lines that want it."""
    found = {name: line.bias for name, line in lines.items()}
    for feature, value in features.items():
        if value:
            for name, weight in index.get(feature, ()):
                found[name] += weight * value
    return found


def index_of(lines: Mapping[str, Line]) -> dict[str, list[tuple[str, float]]]:
    """The lines that want a feature, and with which weight."""
    index: dict[str, list[tuple[str, float]]] = {}
    for name, line in lines.items():
        for feature, weight in line.weights.items():
            index.setdefault(feature, []).append((name, weight))
    return index


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """What a criterion is made of: rules that earn or cost, moments that ask for it, fitted lines and thresholds."""

    when: frozenset[str]
    earn: tuple[str, ...]
    cost: tuple[str, ...]
    plus: tuple[str, ...]
    minus: tuple[str, ...]
    good_from: float
    bad_from: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """All fitted numbers of a pack."""

    axes: Mapping[str, Line]
    axes_index: Mapping[str, Sequence[tuple[str, float]]]
    levels: Mapping[str, Line]
    levels_index: Mapping[str, Sequence[tuple[str, float]]]
    tilt_most: float
    table: NgramTable
    aspects: Mapping[str, Aspect]
    caps: Mapping[str, float]
    version: str

    def axes_of(self, features: Mapping[str, float], scene: Scene) -> dict[str, float]:
        """The four axes, 0-10, before caps: structure, and the sound of the reply as a bounded tilt."""
        tilt = self.table.tilt(scene)
        hand = sums(self.axes, self.axes_index, features)
        found = {}
        for axis in AXES:
            sound = max(-self.tilt_most, min(self.tilt_most, tilt[axis]))
            found[axis] = max(0.0, min(10.0, hand[axis] + sound))
        return found

    def levels_of(self, features: Mapping[str, float]) -> dict[str, float]:
        """How much speaks for ("good acknowledge") and against ("bad acknowledge") every criterion, about 0-1."""
        return sums(self.levels, self.levels_index, features)


def with_context(features: Mapping[str, float], axes: Mapping[str, float], moments: frozenset[str]) -> dict[str, float]:
    """The features that the criteria see beside their own: the axes (0-1) and the moments."""
    found = dict(features)
    found.update({f"axis_{axis}": axes[axis] / 10 for axis in AXES})
    found.update({f"moment_{moment}": float(moment in moments) for moment in MOMENTS})
    return found


CONTEXT = (*(f"axis_{axis}" for axis in AXES), *(f"moment_{moment}" for moment in MOMENTS))


def _line(data: Mapping[str, Any] | None) -> Line:
    if not data:
        return Line(bias=0.0, weights={})
    return Line(
        bias=float(data["bias"]), weights={name: float(value) for name, value in (data.get("weights") or {}).items()}
    )


@lru_cache(maxsize=8)
def model_of(language: str) -> Model:
    """The model of the language's pack.

    Raises:
        UnknownLanguageError: there is no pack.
    """
    folder = pack_folder(language)
    about = load_yaml(folder / "pack.yaml")
    made_of = load_yaml(folder / "criteria.yaml")["criteria"]
    fitted = load_yaml(folder / "weights.yaml") if (folder / "weights.yaml").exists() else {}
    levels = fitted.get("criteria", {})
    aspects = {}
    lines: dict[str, Line] = {}
    for criterion in CRITERIA:
        data, line = made_of[criterion], levels.get(criterion, {})
        lines[f"good {criterion}"], lines[f"bad {criterion}"] = _line(line.get("good")), _line(line.get("bad"))
        aspects[criterion] = Aspect(
            when=frozenset(data["when"]),
            earn=tuple(data["earn"]),
            cost=tuple(data["cost"]),
            plus=tuple(data["plus"]),
            minus=tuple(data["minus"]),
            good_from=float(line.get("good_from", 2.0)),
            bad_from=float(line.get("bad_from", 2.0)),
        )
    scales = tuple(float(value) for value in fitted.get("tilt_scales", ("0",) * len(AXES)))
    axes = {axis: _line(fitted.get("axes", {}).get(axis)) for axis in AXES}
    return Model(
        axes=axes,
        axes_index=index_of(axes),
        levels=lines,
        levels_index=index_of(lines),
        tilt_most=float(fitted.get("tilt_most", 0.0)),
        table=load_table(folder / "ngrams.bin", scales),
        aspects=aspects,
        caps={name: float(value) for name, value in fitted.get("caps", {}).items()},
        version=about["version"],
    )
