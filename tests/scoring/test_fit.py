"""Refitting keeps the signs fixed in advance and never splits a situation."""

import json
import shutil
from pathlib import Path

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("lightgbm")

from scoring import fit  # noqa: E402
from scoring.features import features_of  # noqa: E402
from scoring.fit.__main__ import main  # noqa: E402
from scoring.fit.data import folds, idf_of, load, scene_of  # noqa: E402
from scoring.fit.signs import signs_for  # noqa: E402
from scoring.fit.solve import dual, likeness, normal, primal, ridge  # noqa: E402
from scoring.fit.train import Material, fit_all  # noqa: E402
from scoring.fit.write import write_pack  # noqa: E402
from scoring.model import model_of  # noqa: E402
from scoring.pack import PACKS  # noqa: E402
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


def test_sparsity_leaves_out_what_explains_little() -> None:
    chance = np.random.default_rng(5)
    features = chance.normal(size=(300, 6))
    target = features @ np.array([2.0, 0.02, -1.5, 0.0, 0.01, 0.0])
    _, weights = ridge(features, target, [0] * 6, 1.0, 30.0)
    assert list(np.abs(weights) > 0) == [True, False, True, False, False, False]


def test_the_dual_and_the_primal_agree() -> None:
    chance = np.random.default_rng(4)
    grams = (chance.random((30, 50)) < 0.4).astype(np.float32)
    rows = normal(grams, idf_of(grams))
    targets = chance.normal(size=(30, 2))
    weights = primal(rows, dual(likeness(rows), targets, 1.0))
    direct = np.linalg.solve(rows.T @ rows + np.eye(50), rows.T @ (targets - targets.mean(axis=0)))
    assert np.allclose(weights, direct, atol=1e-6)


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


def few(tmp_path: Path, count: int) -> Path:
    source = Path(fit.__file__).with_name("en.jsonl")
    if not source.exists():
        pytest.skip("the labelled replies are not shipped with the wheel")
    path = tmp_path / "few.jsonl"
    path.write_text("\n".join(source.read_text(encoding="utf-8").splitlines()[:count]), encoding="utf-8")
    return path


def test_what_is_written_scores_as_what_was_fitted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stored numbers give the axes that the fit itself predicts, save where rounding takes another branch."""
    data = load([few(tmp_path, 150)], "en")
    material = Material.of(data)
    everything = np.ones(len(data.rows), bool)
    fitted = fit_all(material, everything, dict(model_of("en").aspects))
    predicted = fitted.predict_axes(material, everything)
    assert predicted.shape == (150, len(AXES))
    assert ((predicted >= 0) & (predicted <= 10)).all()

    packs = tmp_path / "packs"
    shutil.copytree(PACKS / "en", packs / "en")
    write_pack(packs / "en", fitted, material)
    monkeypatch.setattr("scoring.model.pack_folder", lambda language: packs / language)
    model = model_of.__wrapped__("en")
    found = []
    for row in data.rows:
        scene = scene_of(row, "en")
        axes = model.axes_of(features_of(scene), scene.moments, model.hear(scene))
        found.append([axes[axis] for axis in AXES])
    off = np.abs(np.array(found) - predicted)
    assert np.median(off) < 0.05
    assert np.mean(off < 0.3) > 0.9


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_it_reports_on_replies_held_out_and_writes_their_verdicts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = tmp_path / "said.jsonl"
    assert main(["--dry-run", "--data", str(few(tmp_path, 80)), "--predictions", str(said)]) == 0
    told = capsys.readouterr().out
    assert told.count("held out ") == 8
    assert all(f"{axis:12s} rank correlation " in told for axis in AXES)
    verdicts = [json.loads(line) for line in said.read_text(encoding="utf-8").splitlines()]
    assert len({each["id"] for each in verdicts}) == 80
    assert all(0 <= each[axis] <= 100 for each in verdicts for axis in AXES)
