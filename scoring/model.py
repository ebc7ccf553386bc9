"""The fitted weights of a pack, and the sums they make. Nothing here knows a word of any language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from scoring.ngrams import NgramTable, load_table
from scoring.pack import load_yaml, pack_folder
from scoring.rubric import AXES, CRITERIA, MOMENTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A weighted sum: ``bias`` plus weight times feature."""

    bias: float
    weights: Mapping[str, float]

    def at(self, features: Mapping[str, float]) -> float:
        """The sum at these features."""
        return self.bias + sum(weight * features[name] for name, weight in self.weights.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """What a criterion is made of: rules that earn or cost, moments that ask for it, fitted lines and thresholds."""

    when: frozenset[str]
    earn: tuple[str, ...]
    cost: tuple[str, ...]
    plus: tuple[str, ...]
    minus: tuple[str, ...]
    good: Line
    good_from: float
    bad: Line
    bad_from: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """All fitted numbers of a pack."""

    axes: Mapping[str, Line]
    tilt_most: float
    table: NgramTable
    aspects: Mapping[str, Aspect]
    caps: Mapping[str, float]
    version: str

    def axes_of(self, features: Mapping[str, float], text: str) -> dict[str, float]:
        """The four axes, 0-10, before caps: structure, and the sound of the reply as a bounded tilt."""
        tilt = self.table.tilt(text)
        found = {}
        for axis in AXES:
            sound = max(-self.tilt_most, min(self.tilt_most, tilt[axis]))
            found[axis] = max(0.0, min(10.0, self.axes[axis].at(features) + sound))
        return found


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
    for criterion in CRITERIA:
        data, line = made_of[criterion], levels.get(criterion, {})
        aspects[criterion] = Aspect(
            when=frozenset(data["when"]),
            earn=tuple(data["earn"]),
            cost=tuple(data["cost"]),
            plus=tuple(data["plus"]),
            minus=tuple(data["minus"]),
            good=_line(line.get("good")),
            good_from=float(line.get("good_from", 2.0)),
            bad=_line(line.get("bad")),
            bad_from=float(line.get("bad_from", 2.0)),
        )
    scales = tuple(float(value) for value in fitted.get("tilt_scales", ("0",) * len(AXES)))
    return Model(
        axes={axis: _line(fitted.get("axes", {}).get(axis)) for axis in AXES},
        tilt_most=float(fitted.get("tilt_most", 0.0)),
        table=load_table(folder / "ngrams.bin", scales),
        aspects=aspects,
        caps={name: float(value) for name, value in fitted.get("caps", {}).items()},
        version=about["version"],
    )
