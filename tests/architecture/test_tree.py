"""What lies in the tree: only what belongs, and nothing of the machine it was written on."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ALLOWED_AT_ROOT = {
    "simulator", "scenarios", "scoring", "tests", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE",
}  # fmt: skip
TEXTS = {".py", ".yaml", ".yml", ".md", ".toml", ".txt", ".tcss", ".sql", ".json", ".jsonl", ""}
# In character classes, so that this file does not find itself.
FOREIGN = re.compile(
    "[/](work|root|tmp)[/]|[/]home[/][a-z]|C:[\\\\]Users|index[-]url|py[p]i[.]org|python[h]osted|registry[.]npm[j]s"
)


def _tracked() -> list[Path]:
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_the_root_holds_only_what_belongs_there():
    at_root = {path.relative_to(ROOT).parts[0] for path in _tracked()}
    assert not {name for name in at_root if not name.startswith(".")} - ALLOWED_AT_ROOT


def test_nothing_speaks_of_the_machine_it_was_written_on():
    found = [
        f"{path.relative_to(ROOT)}: {hit[0]}"
        for path in _tracked()
        if path.suffix in TEXTS
        for hit in FOREIGN.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found


def test_texts_are_utf8_with_unix_line_ends():
    ours = [
        path
        for path in _tracked()
        if path.suffix in TEXTS - {".txt", ""} and not {"broken", "fixtures"} & set(path.parts)
    ]
    assert ours
    for path in ours:
        data = path.read_bytes()
        data.decode("utf-8")
        assert b"\r" not in data, path
