"""The fitted weights of a pack, and the sums they make. Nothing here knows a word of any language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from scoring.forest import Forest, load_forest
from scoring.ngrams import buckets_of
from scoring.pack import load_yaml, pack_folder
from scoring.rubric import AXES, CRITERIA, MOMENTS
from scoring.scene import Scene
from scoring.sound import LEVELS, Heard, SoundTable, load_sound


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A weighted sum: ``bias`` plus weight times feature."""

    bias: float
    weights: Mapping[str, float]


def sums(
    lines: Mapping[str, Line], index: Mapping[str, Sequence[tuple[int, float]]], features: Mapping[str, float]
) -> dict[str, float]:
    """All the sums at once: most features are 0, so each that is not is handed to the lines that want it."""
    found = [line.bias for line in lines.values()]
    for feature, value in features.items():
        if value and feature in index:
            for number, weight in index[feature]:
                found[number] += weight * value
    return dict(zip(lines, found, strict=True))


def index_of(lines: Mapping[str, Line]) -> dict[str, list[tuple[int, float]]]:
    """The lines that want a feature, by their number, and with which weight."""
    index: dict[str, list[tuple[int, float]]] = {}
    for number, line in enumerate(lines.values()):
        for feature, weight in line.weights.items():
            index.setdefault(feature, []).append((number, weight))
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
    axes_index: Mapping[str, Sequence[tuple[int, float]]]
    forest: Forest
    middles: Mapping[str, float]
    slopes: Mapping[str, float]
    steady: float
    sound_share: float
    levels: Mapping[str, Line]
    levels_index: Mapping[str, Sequence[tuple[int, float]]]
    sound_most: float
    level_sound_most: float
    sound: SoundTable
    aspects: Mapping[str, Aspect]
    caps: Mapping[str, float]
    version: str

    def hear(self, scene: Scene) -> Heard:
        """How the reply sounds, bounded."""
        heard = self.sound.hear(buckets_of(scene), scene.moments)
        return Heard(
            axes={axis: _bounded(value, self.sound_most) for axis, value in heard.axes.items()},
            levels={name: _bounded(value, self.level_sound_most) for name, value in heard.levels.items()},
        )

    def axes_of(self, features: Mapping[str, float], moments: frozenset[str], heard: Heard) -> dict[str, float]:
        """The four axes, 0-10, before caps, from the structure of the reply, the moment and its sound."""
        lines = sums(self.axes, self.axes_index, features)
        boosted = self.forest.sums(inputs_of(features, moments, heard, lines)) if self.forest.names else lines
        share, steady = self.sound_share, self.steady
        found = {}
        for axis in AXES:
            blunt = (1 - share) * lines[axis] + share * (self.middles[axis] + heard.axes[axis])
            mixed = (1 - steady) * boosted[axis] + steady * blunt
            found[axis] = max(0.0, min(10.0, self.middles[axis] + self.slopes[axis] * (mixed - self.middles[axis])))
        return found

    def levels_of(self, features: Mapping[str, float], heard: Heard) -> dict[str, float]:
        """How much speaks for ("good acknowledge") and against ("bad acknowledge") every criterion, about 0-1."""
        hand = sums(self.levels, self.levels_index, features)
        return {name: hand[name] + heard.levels[name] for name in LEVELS}


def inputs_of(
    features: Mapping[str, float], moments: frozenset[str], heard: Heard, lines: Mapping[str, float]
) -> list[float]:
    """What the forest sees of a reply, in the order of ``input_names``."""
    return [
        *features.values(),
        *(float(moment in moments) for moment in MOMENTS),
        *heard.axes.values(),
        *heard.levels.values(),
        *lines.values(),
    ]


def input_names(features: Sequence[str]) -> tuple[str, ...]:
    """What the forest sees: features, moments, the sound of every axis and level, the lines of the axes."""
    sounds = (f"sound_{name}" for name in (*AXES, *LEVELS))
    return (*features, *(f"moment_{moment}" for moment in MOMENTS), *sounds, *(f"line_{axis}" for axis in AXES))


def _bounded(value: float, most: float) -> float:
    return max(-most, min(most, value))


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
    axes = {axis: _line(fitted.get("axes", {}).get(axis)) for axis in AXES}
    scales = tuple(float(value) for values in fitted.get("sound_scales", {}).values() for value in values)
    return Model(
        axes=axes,
        axes_index=index_of(axes),
        forest=load_forest(folder / "trees.json"),
        middles={axis: float(fitted.get("middles", {}).get(axis, 5.0)) for axis in AXES},
        slopes={axis: float(fitted.get("slopes", {}).get(axis, 1.0)) for axis in AXES},
        steady=float(fitted.get("steady", 0.0)),
        sound_share=float(fitted.get("sound_share", 0.0)),
        levels=lines,
        levels_index=index_of(lines),
        sound_most=float(fitted.get("sound_most", 0.0)),
        level_sound_most=float(fitted.get("level_sound_most", 0.0)),
        sound=load_sound(folder / "ngrams.bin", scales),
        aspects=aspects,
        caps={name: float(value) for name, value in fitted.get("caps", {}).items()},
        version=about["version"],
    )
