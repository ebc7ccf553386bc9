"""The tools that keep the house: each runs as a test, so that one command checks everything."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent


def _run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


def test_imports_point_down_only():
    _run(str(BIN / "lint-imports"), "--no-cache")


def test_ruff_finds_nothing():
    _run(str(BIN / "ruff"), "check", "--no-cache", ".")


@pytest.mark.timeout(300)
@pytest.mark.slow
def test_types_hold_strictly(tmp_path):
    _run(sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path))
