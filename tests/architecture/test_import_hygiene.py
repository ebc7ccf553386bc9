"""What loading a part of the program really pulls in, measured in a fresh interpreter."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("textual", "rich", "pydantic", "yaml", "sqlite3", "rapidfuzz", "platformdirs", "numpy", "asyncio")
SCREEN = ("textual", "rich", "asyncio")


def _modules(package: str) -> list[str]:
    """Every module of a package, as one imports it."""
    folder = ROOT.joinpath(*package.split("."))
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in sorted(folder.rglob("*.py"))]
    return [name.removesuffix(".__init__") for name in names]


def _loaded(code: str) -> set[str]:
    """The names of top-level packages that are loaded once ``code`` has run."""
    script = f"import sys\n{code}\nprint('\\nLOADED', *sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        timeout=50,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.rpartition("LOADED")[2].split())


@pytest.mark.parametrize(
    ("package", "banned"),
    [
        ("simulator.engine", (*HEAVY, "scoring", "pathlib", "random")),
        ("simulator.progress", (*HEAVY, "scoring", "pathlib", "random")),
        ("simulator.store", (*SCREEN, "pydantic", "yaml", "scoring", "rapidfuzz", "numpy")),
        ("simulator.runtime", (*SCREEN, "pydantic", "numpy")),
        ("simulator.export", (*HEAVY, "scoring")),
        ("simulator.authoring", ("textual", "numpy")),
        ("simulator.cli", (*SCREEN, "pydantic", "numpy")),
    ],
)
def test_a_whole_package_stays_within_its_means(package, banned):
    loaded = _loaded("\n".join(f"import {name}" for name in _modules(package)))
    assert not loaded & set(banned)


@pytest.mark.parametrize("package", ["simulator", "simulator.cli.entry", "simulator.scenario", "scoring"])
def test_a_front_door_opens_lightly(package):
    assert not _loaded(f"import {package}") & set(HEAVY)


def test_the_scorer_needs_no_screen_no_database_and_no_model_of_documents():
    code = "import scoring\nscoring.judge(scoring.read('I am sorry.', 'en'), scoring.Situation(patient='Late again.'))"
    assert not _loaded(code) & {*SCREEN, "pydantic", "sqlite3", "numpy", "simulator"}


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_and_version_load_nothing_heavy(argument):
    code = f"from simulator.__main__ import main\nassert main(['{argument}']) == 0"
    assert not _loaded(code) & {*HEAVY, "scoring"}


def test_help_of_no_command_draws_a_screen_or_loads_anything_heavy():
    code = (
        "from simulator.__main__ import main\nfrom simulator.cli.table import commands\n"
        "assert commands()\nfor name in commands():\n    assert main([name, '--help']) == 0"
    )
    assert not _loaded(code) & {*HEAVY, "scoring"}
