"""Refitting keeps the signs fixed in advance and never splits a situation."""

from pathlib import Path

import pytest

np = pytest.importorskip("numpy")

from scoring import fit  # noqa: E402
from scoring.features import features_of  # noqa: E402
from scoring.fit.data import folds, idf_of, load  # noqa: E402
from scoring.fit.signs import signs_for  # noqa: E402
from scoring.fit.solve import normal, ridge, sound  # noqa: E402
from scoring.fit.train import fit_axes  # noqa: E402
from scoring.model import model_of  # noqa: E402
from scoring.reading import read  # noqa: E402
from scoring.rubric import AXES  # noqa: E402
from scoring.scene import look_at  # noqa: E402
from scoring.situation import Situation  # noqa: E402


def test_a_weight_never_crosses_its_sign() -> None:
    chance = np.random.default_rng(3)
    features = chance.normal(size=(200, 4))
    target = features @ np.array([2.0, -1.0, 1.5, 0.0]) + 5
    bias, free = ridge(features, target, [0, 0, 0, 0], 1e-6)
    assert np.allclose(free, [2.0, -1.0, 1.5, 0.0], atol=0.01)
    assert bias == pytest.approx(5, abs=0.01)
    _, held = ridge(features, target, [1, 1, -1, 0], 1.0)
    assert held[0] > 1
    assert held[1] == 0
    assert held[2] == 0


def test_the_dual_and_the_primal_agree() -> None:
    chance = np.random.default_rng(4)
    grams = (chance.random((30, 50)) < 0.4).astype(float)
    idf = idf_of(grams.astype(np.float32))
    targets = chance.normal(size=(30, 2))
    weights = sound(grams, targets, idf, 1.0)
    rows = normal(grams, idf)
    primal = np.linalg.solve(rows.T @ rows + np.eye(50), rows.T @ (targets - targets.mean(axis=0)))
    assert np.allclose(weights, primal)


def test_a_situation_is_never_split() -> None:
    situations = [f"s{k // 6}" for k in range(120)]
    part = folds(situations, 8, seed=1)
    assert all(len({int(part[k]) for k in range(start, start + 6)}) == 1 for start in range(0, 120, 6))
    assert set(part) == set(range(8))


def test_the_pack_s_weights_keep_their_signs() -> None:
    names = tuple(features_of(look_at(read("I will ring you."), Situation())))
    for axis, line in model_of("en").axes.items():
        for name, sign in zip(names, signs_for(axis, names), strict=True):
            assert sign * line.weights.get(name, 0.0) >= 0, (axis, name)


def test_replies_load_and_fit(tmp_path: Path) -> None:
    source = Path(fit.__file__).with_name("en.jsonl")
    if not source.exists():
        pytest.skip("the labelled replies are not shipped with the wheel")
    few = tmp_path / "few.jsonl"
    few.write_text("\n".join(source.read_text(encoding="utf-8").splitlines()[:60]), encoding="utf-8")
    data = load(few, "en")
    assert data.features.shape == (60, len(data.names))
    fitted = fit_axes(data, np.ones(60, bool))
    found = fitted.predict_axes(data.features, data.grams.astype(float))
    assert found.shape == (60, len(AXES))
    assert ((found >= 0) & (found <= 10)).all()
