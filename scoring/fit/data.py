"""Labelled replies as matrices: features, the sound of the reply, the panel's marks."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scoring.facts import split_facts
from scoring.features import features_of
from scoring.ngrams import BUCKETS, EMPHASIS, buckets_of
from scoring.reading import read
from scoring.rubric import AXES, CRITERIA, MOMENTS
from scoring.rules import rules_of
from scoring.scene import Scene, look_at
from scoring.situation import Situation

Floats = NDArray[np.float64]
_LEAST_REPLIES = 3
"""A bucket met in fewer replies says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """What is fitted on; rows are replies, ``names`` the columns of ``features``."""

    rows: list[dict[str, Any]]
    names: tuple[str, ...]
    features: Floats
    grams: NDArray[np.float32]
    moments: Floats
    marks: Floats
    good: dict[str, Floats]
    bad: dict[str, Floats]
    situations: list[str]
    writers: list[str]
    fired: dict[str, set[str]]


def load(paths: Sequence[Path], language: str) -> Labelled:
    """Read labelled replies of one language from files of JSON Lines; ``writer`` is optional in a row."""
    texts = [path.read_text(encoding="utf-8") for path in paths]
    rows = [json.loads(line) for text in texts for line in text.splitlines() if line.strip()]
    fired: dict[str, set[str]] = {rule: set() for rule in rules_of(language).rules}
    grams = np.zeros((len(rows), BUCKETS), np.float32)
    moments = np.zeros((len(rows), len(MOMENTS)))
    found = []
    for number, row in enumerate(rows):
        scene = scene_of(row, language)
        found.append(features_of(scene))
        for rule in scene.hits:
            fired[rule].add(row["situation"])
        grams[number, sorted(buckets_of(scene))] = 1
        moments[number] = [float(moment in scene.moments) for moment in MOMENTS]
    names = tuple(found[0])
    return Labelled(
        rows=rows,
        names=names,
        features=np.array([[each[name] for name in names] for each in found]),
        grams=grams,
        moments=moments,
        marks=np.array([[row[axis] for axis in AXES] for row in rows], float),
        good={name: np.array([float(name in row["good"]) for row in rows]) for name in CRITERIA},
        bad={name: np.array([float(name in row["bad"]) for row in rows]) for name in CRITERIA},
        situations=[row["situation"] for row in rows],
        writers=[row.get("writer", "") for row in rows],
        fired=fired,
    )


def scene_of(row: dict[str, Any], language: str) -> Scene:
    """The scene of a labelled reply, as it would be judged."""
    situation = Situation(
        channel=row["channel"],
        language=language,
        patient=row["patient"],
        facts=split_facts(row["context"]),
        moments=tuple(row["moments"]),
    )
    return look_at(read(row["reply"], language), situation)


def idf_of(grams: NDArray[np.float32]) -> Floats:
    """Inverse document frequency by bucket, times the emphasis of its kind; 0 for buckets met too seldom.

    Rounded as the pack stores it.
    """
    met = (grams > 0).sum(axis=0)
    idf = np.where(met >= _LEAST_REPLIES, np.log(len(grams) / (1.0 + met)), 0.0)
    if len(idf) == BUCKETS:
        idf = idf * np.concatenate([np.full(count, weight) for count, weight in EMPHASIS])
    return np.clip(np.round(idf * 16), 0, 255) / 16


def folds(groups: Sequence[str], count: int, seed: int) -> NDArray[np.int64]:
    """A fold for every reply; a group (a situation, a writer) is never split."""
    distinct = sorted(set(groups))
    order = np.random.default_rng(seed).permutation(len(distinct))
    place = {distinct[int(k)]: number % count for number, k in enumerate(order)}
    return np.array([place[group] for group in groups])
