"""Write fitted numbers into a pack: ``weights.yaml`` to be read, ``trees.json`` and ``ngrams.bin`` to be walked."""

from pathlib import Path

import numpy as np

from scoring.fit.boost import write_forest
from scoring.fit.data import Floats
from scoring.fit.solve import moment_weights, primal
from scoring.fit.train import LEVEL_SOUND_MOST, SOUND_MOST, SOUND_SHARE, STEADY, Fit, Material
from scoring.model import CONTEXT, input_names
from scoring.rubric import AXES, CRITERIA, MOMENTS
from scoring.sound import IDF_SCALE, MIDDLE

_LEAST = 0.0005
_MOST = 127


def write_pack(folder: Path, fitted: Fit, material: Material) -> None:
    """Replace the weights of the pack in ``folder``."""
    write_forest(folder / "trees.json", input_names(material.data.names), fitted.trees)
    scales = _write_table(folder / "ngrams.bin", fitted, material)
    lines = [
        "# Fitted by `python -m scoring.fit`; not to be edited by hand. Axes in points of 0-10, criteria as 0-1.",
        f"sound_most: {SOUND_MOST}",
        f"level_sound_most: {LEVEL_SOUND_MOST}",
        "caps: {" + ", ".join(f"{name}: {value}" for name, value in fitted.caps.items()) + "}",
        f"steady: {STEADY}",
        f"sound_share: {SOUND_SHARE}",
        "middles: {" + ", ".join(f"{axis}: {value}" for axis, value in fitted.middles.items()) + "}",
        "slopes: {" + ", ".join(f"{axis}: {value}" for axis, value in fitted.slopes.items()) + "}",
        "axes:",
    ]
    for axis in AXES:
        bias, weights = fitted.lines[axis]
        lines += [f"  {axis}:", *_line("    ", bias, material.data.names, weights)]
    lines.append("criteria:")
    for name in CRITERIA:
        level = fitted.levels[name]
        lines.append(f"  {name}:")
        for side in ("good", "bad"):
            bias, weights = level[side]
            lines.append(f"    {side}_from: {level[f'{side}_from']}")
            lines += [f"    {side}:", *_line("      ", bias, (*level["names"], *CONTEXT), weights)]
    lines.append("# The unit of every row of ngrams.bin.")
    lines.append("sound_scales:")
    lines += [f"  {group}: [" + ", ".join(f"{value:.4g}" for value in values) + "]" for group, values in scales.items()]
    (folder / "weights.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _line(indent: str, bias: float, names: tuple[str, ...], weights: Floats) -> list[str]:
    pairs = [f"{n}: {w:.4g}" for n, w in zip(names, weights, strict=True) if abs(w) >= _LEAST]
    found = [f"{indent}bias: {bias:.4f}", f"{indent}weights:" if pairs else f"{indent}weights: {{}}"]
    return found + [f"{indent}  {pair}" for pair in pairs]


def _write_table(path: Path, fitted: Fit, material: Material) -> dict[str, list[float]]:
    """Store idf and weights as bytes; the unit of each row comes back."""
    rows = material.rows[fitted.sound.fitted_on]
    stored = [np.round(material.idf * IDF_SCALE).astype(np.uint8).tobytes()]
    scales: dict[str, list[float]] = {}
    groups = {"always": primal(rows, fitted.sound.found)}
    apart = moment_weights()
    for k, moment in enumerate(MOMENTS):
        there = material.data.moments[fitted.sound.fitted_on][:, k : k + 1]
        groups[moment] = apart[k] * primal(rows, there * fitted.sound.found[:, : len(AXES)])
    for group, table in groups.items():
        weights = table * material.idf[:, None]
        units = np.abs(weights).max(axis=0) / _MOST
        units[units == 0] = 1.0
        scales[group] = [float(unit) for unit in units]
        whole = np.round(weights / units) + MIDDLE
        stored += [whole[:, k].astype(np.uint8).tobytes() for k in range(whole.shape[1])]
    path.write_bytes(b"".join(stored))
    return scales
