"""Whatever is in a file, checking it in full ends in findings that can be shown, within a second.

A few hundred files in the suite; ``python -m pytest -m bench tests/authoring/test_fuzzed_files.py`` takes ten thousand
and tells what came of them.
"""

import os
import time
from collections import Counter
from pathlib import Path

import pytest
from fuzzed_files import GOOD, Fuzzed, fuzzed

from simulator.authoring.checking import check_paths
from simulator.engine.clean import clean
from simulator.scenario import CODES, render_json, render_lines, render_text

FEW = 200
MANY = int(os.environ.get("FRONTDESK_FUZZED", "10000"))


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A folder with a good file of every kind, so that a damaged one finds what it needs."""
    for place, data in GOOD:
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_bytes(data)
    return tmp_path


def checked(pack: Path, file: Fuzzed) -> tuple[float, set[str]]:
    """Check the file and put the good one back; the CPU seconds it took, and the codes of what was found."""
    path = pack / file.place
    good = path.read_bytes()
    path.write_bytes(file.data)
    begun = time.process_time()
    try:
        (opened,) = check_paths([path], own=pack)
        found = opened.diagnostics()
        shown = (render_text(found), render_lines(found), render_json(found))
    finally:
        path.write_bytes(good)
    spent = time.process_time() - begun
    if opened.kind == "scenario":
        assert (opened.scenario is None) == any(each.severity == "error" for each in found)
    lines = file.data.count(b"\n") + file.data.count(b"\r") + 2
    for each in found:
        assert each.code in CODES
        assert each.message
        assert each.line <= lines
        assert each.length >= 1
    assert all(clean(text, limit=len(text)).dropped == 0 for text in shown)
    return spent, {each.code for each in found}


def test_a_few_hundred_files_end_in_findings(pack):
    codes: Counter[str] = Counter()
    for number in range(FEW):
        spent, found = checked(pack, fuzzed(number))
        assert spent < 2, fuzzed(number).kind
        codes.update(found)
    # The damage reaches writing, structure and what takes playing.
    assert {code[0] for code in codes} >= {"Y", "S", "T"}


@pytest.mark.bench
@pytest.mark.timeout(1800)
@pytest.mark.skipif("FRONTDESK_FUZZED" not in os.environ, reason="takes minutes; FRONTDESK_FUZZED=10000 runs it")
def test_ten_thousand_files_end_in_findings(pack, capfd):
    kinds: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    sound = 0
    slowest = (0.0, -1)
    for number in range(MANY):
        file = fuzzed(number)
        spent, found = checked(pack, file)
        slowest = max(slowest, (spent, number))
        kinds[file.kind] += 1
        codes.update(found)
        sound += not found
    worst = fuzzed(slowest[1])
    with capfd.disabled():
        print(f"\n  {MANY:,} files: {sound:,} with nothing to mend, {len(codes)} codes found")
        print(
            f"  slowest {slowest[0]:.2f} s: number {slowest[1]}, {worst.kind}, {worst.place}, {len(worst.data):,} bytes"
        )
        print("  " + ", ".join(f"{kind} {count:,}" for kind, count in kinds.most_common()))
        print("  " + ", ".join(f"{code} {count:,}" for code, count in codes.most_common()))
    assert slowest[0] < 1
