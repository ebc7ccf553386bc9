"""How long many authors' files take to read, beside the plain C loader; memory does not grow with their number."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import authored
import pytest

from simulator.scenario import open_each

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]
ROOT = Path(__file__).resolve().parents[2]
FILES = 1_000
READ_ALL = """
import sys
from simulator.scenario import open_each
assert sum(len(each.diagnostics()) for each in open_each(sys.argv[1:])) == 0
with open("/proc/self/status") as status:
    print(next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) / 1024)
"""


def test_structure_and_references_cost_little_more_than_parsing(tell, tmp_path):
    paths = authored.write(tmp_path, FILES)
    assert all(path.read_text(encoding="utf-8").count("\n") == authored.LINES for path in paths[:3])
    # Start-up is paid once, and what it brings in is read before it is measured.
    assert [each.diagnostics() for each in open_each(paths[:2])] == [(), ()]
    ratios = []
    for _round in range(5):
        begun = time.process_time()
        authored.plainly_parsed(paths)
        parsed = time.process_time()
        found = sum(len(each.diagnostics()) for each in open_each([tmp_path]))
        ratios.append((time.process_time() - parsed) / (parsed - begun))
        assert found == 0
    ratio = statistics.median(ratios)
    tell(f"{FILES} files of {authored.LINES} lines: {ratio:.2f} x the time of the C loader (<= 2.5)")
    assert ratio <= 2.5


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads memory from /proc")
def test_memory_does_not_grow_with_the_number_of_files(tell, compiled, tmp_path):
    most = {}
    # The first run compiles, which takes memory of its own.
    for count in (200, 200, FILES):
        authored.write(tmp_path / str(count), count)
        command = [sys.executable, "-c", READ_ALL, str(tmp_path / str(count))]
        environment = {**os.environ, **compiled}
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=environment)
        most[count] = float(done.stdout)
    tell(f"at most {most[200]:.1f} MiB for 200 files, {most[FILES]:.1f} MiB for {FILES} (<= 4 MiB more)")
    assert most[FILES] <= most[200] + 4
