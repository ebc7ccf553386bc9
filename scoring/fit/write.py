"""Write fitted numbers into a pack: ``weights.yaml`` to be read, ``ngrams.bin`` as bytes."""

from pathlib import Path

import numpy as np

from scoring.fit.data import Floats
from scoring.fit.train import TILT_MOST, Fit
from scoring.model import CONTEXT
from scoring.ngrams import pack_idf
from scoring.rubric import AXES, CRITERIA

_LEAST = 0.0005


def write_pack(folder: Path, fitted: Fit, names: tuple[str, ...]) -> None:
    """Replace the weights of the pack in ``folder``."""
    scales = _write_table(folder / "ngrams.bin", fitted)
    lines = [
        "# Fitted by `python -m scoring.fit`; not to be edited by hand. Axes in points of 0-10, criteria as 0-1.",
        f"tilt_most: {TILT_MOST}",
        "tilt_scales: [" + ", ".join(f"{scale:.6g}" for scale in scales) + "]",
        "caps: {" + ", ".join(f"{name}: {value}" for name, value in fitted.caps.items()) + "}",
        "axes:",
    ]
    for axis in AXES:
        bias, weights = fitted.axes[axis]
        lines += [f"  {axis}:", *_line("    ", bias, names, weights)]
    lines.append("criteria:")
    for name in CRITERIA:
        level = fitted.levels[name]
        lines.append(f"  {name}:")
        for side in ("good", "bad"):
            bias, weights = level[side]
            lines.append(f"    {side}_from: {level[f'{side}_from']}")
            lines += [f"    {side}:", *_line("      ", bias, (*level["names"], *CONTEXT), weights)]
    (folder / "weights.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _line(indent: str, bias: float, names: tuple[str, ...], weights: Floats) -> list[str]:
    pairs = [f"{n}: {w:.4g}" for n, w in zip(names, weights, strict=True) if abs(w) >= _LEAST]
    found = [f"{indent}bias: {bias:.4f}", f"{indent}weights:" if pairs else f"{indent}weights: {{}}"]
    return found + [f"{indent}  {pair}" for pair in pairs]


def _write_table(path: Path, fitted: Fit) -> list[float]:
    """Store idf and weights as signed bytes; the scale of each axis comes back."""
    rows, scales = [bytes(pack_idf(float(value)) for value in fitted.idf)], []
    for k in range(len(AXES)):
        column = fitted.table[:, k]
        scale = float(np.abs(column).max()) / 127 or 1.0
        scales.append(scale)
        rows.append(np.round(column / scale).astype(np.int8).tobytes())
    path.write_bytes(b"".join(rows))
    return scales
