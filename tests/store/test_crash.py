"""Several programs at one file, and programs killed in the middle: what was acknowledged is there."""

import subprocess
import sys
from pathlib import Path

import pytest
from recordings import replied, started

from simulator.store import Profiles

_WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from recordings import replied, started
from simulator.store import Profiles
home, encounter = Path(sys.argv[1]), sys.argv[2]
limit = int(sys.argv[4])
with Profiles(home).open("Ingrid") as profile:
    seq = profile.log.append(encounter, [started()], expected_seq=0)
    print(seq, flush=True)
    while seq < limit:
        seq = profile.log.append(encounter, [replied(f"{encounter} {seq + 1}")], expected_seq=seq)
        print(seq, flush=True)
"""


def _writer(home: Path, encounter: str, limit: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", _WRITER, str(home), encounter, str(Path(__file__).parent), str(limit)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])


def test_two_programs_write_to_one_profile_without_losing_anything(tmp_path: Path) -> None:
    writers = [_writer(tmp_path, name, 60) for name in ("a", "b")]
    for writer in writers:
        writer.communicate(timeout=50)
        assert writer.returncode == 0
    with Profiles(tmp_path).open("Ingrid") as profile:
        for name in ("a", "b"):
            expected = (started(), *(replied(f"{name} {number}") for number in range(2, 61)))
            assert profile.log.events(name) == expected


@pytest.mark.slow
def test_a_killed_program_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    for turn in range(10):
        writer = _writer(tmp_path, f"call-{turn}", 10_000)
        assert writer.stdout is not None
        acknowledged = [int(writer.stdout.readline()) for _ in range(3 + 4 * turn)]
        writer.kill()
        acknowledged += [int(line) for line in writer.communicate()[0].split()]
        with Profiles(tmp_path).open("Ingrid") as profile:
            events = profile.log.events(f"call-{turn}")
            # One more may have been committed and not yet told.
            assert len(events) - acknowledged[-1] in (0, 1)
            assert events[-1] == replied(f"call-{turn} {len(events)}")
            assert profile.log.unfinished()[0] == f"call-{turn}"
            assert profile._database.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_profile_left_by_a_killed_program_is_listed_without_touching_it(tmp_path: Path) -> None:
    writer = _writer(tmp_path, "call", 10_000)
    assert writer.stdout is not None
    for _ in range(3):
        writer.stdout.readline()
    writer.kill()
    writer.communicate()
    folder = tmp_path / "profiles"
    before = {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith("-shm")}
    assert (folder / "ingrid.sqlite3-wal").stat().st_size > 0
    assert Profiles(tmp_path).names() == ("Ingrid",)
    (folder / "ingrid.sqlite3-shm").unlink()  # as after a restart of the machine, or a copy to another
    assert Profiles(tmp_path).names() == ("Ingrid",)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    with Profiles(tmp_path).open("Ingrid") as profile:
        assert len(profile.log.events("call")) >= 3
