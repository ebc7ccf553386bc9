"""``python -m scoring.fit`` says in words what it lacks; refitting itself is tested in ``test_fit.py``."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _fit(*arguments: str, bare: bool = False) -> subprocess.CompletedProcess[str]:
    # -S leaves out everything that was ever installed: Python as it comes.
    command = [sys.executable, *(["-S"] if bare else []), "-m", "scoring.fit", "--dry-run", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True, encoding="utf-8")


def test_without_the_extra_it_says_what_to_install():
    done = _fit(bare=True)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "numpy" in done.stderr
    assert 'pip install "frontdesk[fit]"' in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--language", "xx"], "There is no language pack “xx”; there are: en"),
        (["--data", "nowhere.jsonl"], "There is no file nowhere.jsonl"),
    ],
)
def test_it_says_what_is_not_there(arguments, words):
    done = _fit(*arguments, bare=True)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_help_needs_nothing_installed():
    done = _fit("--help", bare=True)
    assert done.returncode == 0
    for written in ("weights.yaml", "trees.json", "ngrams.bin", "“fit”", "--by", "--predictions"):
        assert written in done.stdout
