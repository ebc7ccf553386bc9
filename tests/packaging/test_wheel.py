"""The wheel, built and installed where nothing of the source tree can help it, and a call played from elsewhere."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from simulator import __version__

ROOT = Path(__file__).resolve().parents[2]
PLAYTHROUGH = ROOT / "tests" / "playthroughs" / "ten-oh-seven--down-and-up.txt"


def _run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [str(each) for each in command],
        cwd=cwd,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        timeout=170,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | environment,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_the_wheel_holds_its_data_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    top = {name.partition("/")[0] for name in names}
    assert top == {"simulator", "scoring", "scenarios", f"frontdesk-{__version__}.dist-info"}
    shipped = {path.relative_to(ROOT).as_posix() for path in (ROOT / "scenarios").rglob("*.yaml")}
    packs = {path.relative_to(ROOT).as_posix() for path in (ROOT / "scoring" / "packs").rglob("*") if path.is_file()}
    others = {
        path.relative_to(ROOT).as_posix()
        for pattern in ("simulator/**/*.tcss", "simulator/**/*.sql", "simulator/**/*.md", "s*/py.typed")
        for path in ROOT.glob(pattern)
    }
    assert len(shipped) >= 10
    assert {Path(name).name for name in packs} >= {"weights.yaml", "cues-card.yaml", "trees.json", "ngrams.bin"}
    assert (shipped | packs | others) <= set(names)
    assert not [name for name in names if name.endswith(".jsonl") or "/tests/" in name or "/test_" in name]


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_it_plays_from_anywhere_once_installed(wheel, tmp_path):
    place = tmp_path / "fresh"
    venv.create(place, with_pip=False)
    scripts, python = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    installed = place / scripts / python
    _run(sys.executable, "-m", "pip", "--python", installed, "install", "--quiet", wheel, cwd=tmp_path)
    command = place / scripts / "frontdesk"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    home = {"FRONTDESK_HOME": str(tmp_path / "home")}
    assert _run(command, "--version", cwd=elsewhere, **home).stdout == f"frontdesk {__version__}\n"
    assert _run(command, "validate", cwd=elsewhere, **home).stdout == ""
    played = _run(command, "play", "ten-oh-seven", "--json", "--replies", PLAYTHROUGH, cwd=elsewhere, **home)
    assert json.loads(played.stdout)["ending"]["id"] == "down-and-up"
    line = json.dumps({"id": "1", "reply": "I am sorry we kept you waiting."})
    judged = subprocess.run(
        [str(command), "score"], input=line.encode(), capture_output=True, check=True, cwd=elsewhere, timeout=60
    )
    assert json.loads(judged.stdout)["id"] == "1"
