"""Opening a file: pragmas, migrations with a backup, and files that must be left exactly as they are."""

import hashlib
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from recordings import started, whole_call

from simulator.store import DamagedDatabaseError, NewerDatabaseError, Profiles
from simulator.store.database import Database, prepare
from simulator.store.errors import BusyDatabaseError, NotWritableError, StoreError
from simulator.store.log import DatabaseLog
from simulator.store.migrations import APPLICATION_ID, Step, backup_path, migrate, shipped_steps

FIXTURE = Path(__file__).parents[1] / "fixtures" / "databases" / "version-1.sqlite3"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A profile's file with a call in it, closed."""
    with Profiles(tmp_path).open("Ingrid") as profile:
        profile.log.append("a", whole_call("x" * 30_000), expected_seq=0)
    return Profiles(tmp_path).path_of("Ingrid")


def _everything_in(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.is_file()}


def _no_database(path: Path) -> None:
    path.write_bytes(b"Dear diary, today I answered the phone.\n" * 300)


def _short_text(path: Path) -> None:
    path.write_bytes(b"hello")


def _cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _cut_in_a_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1000])


def _only_its_head(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def _scribbled_over(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[4096 : 4096 * 3] = b"\xa5" * 4096 * 2
    path.write_bytes(whole)


def _first_page_spoilt(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[100:4096] = b"\xa5" * 3996
    path.write_bytes(whole)


def _another_programs(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


@pytest.mark.parametrize(
    "spoil",
    [
        _no_database,
        _short_text,
        _cut_in_half,
        _cut_in_a_page,
        _only_its_head,
        _scribbled_over,
        _first_page_spoilt,
        _another_programs,
    ],
)
def test_a_damaged_file_is_told_and_left_untouched(file: Path, tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    spoil(file)
    before = _everything_in(file.parent)
    profiles = Profiles(tmp_path)
    with pytest.raises(DamagedDatabaseError) as caught:
        profiles.open("Ingrid")
    (entry,) = profiles.entries()
    assert isinstance(entry.problem, DamagedDatabaseError)
    assert entry.name == "ingrid"
    assert _everything_in(file.parent) == before
    for said in (str(file), "left as it is", "new profile"):
        assert said in str(caught.value)
    with profiles.open("Ingrid 2") as way_on:
        way_on.log.append("a", [started()], expected_seq=0)


def _raise_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def test_a_newer_file_is_told_and_left_untouched(file: Path, tmp_path: Path) -> None:
    _raise_version(file)
    before, folder_changed = _everything_in(file.parent), file.parent.stat().st_mtime_ns
    with pytest.raises(NewerDatabaseError) as caught:
        Profiles(tmp_path).open("Ingrid")
    assert isinstance(Profiles(tmp_path).entries()[0].problem, NewerDatabaseError)
    assert _everything_in(file.parent) == before
    assert file.parent.stat().st_mtime_ns == folder_changed  # not even a file that came and went
    assert "format 99" in str(caught.value)
    assert "Update Front Desk" in str(caught.value)


def test_a_damaged_file_set_aside_frees_the_name_and_loses_nothing(file: Path, tmp_path: Path) -> None:
    _cut_in_half(file)
    whole = file.read_bytes()
    profiles = Profiles(tmp_path)
    first = profiles.set_aside("Ingrid")
    assert first.read_bytes() == whole
    with profiles.open("Ingrid") as fresh:
        assert fresh.log.encounters() == ()
    assert profiles.names() == ("Ingrid",)
    assert profiles.set_aside("Ingrid") != first
    assert first.read_bytes() == whole


def test_damage_with_a_log_beside_it_is_left_untouched(file: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("INSERT INTO settings VALUES ('a', 'b')")
        other.commit()
        for side in ("", "-wal"):
            shutil.copyfile(f"{file}{side}", tmp_path / f"copy{side}")
    for side in ("", "-wal"):
        shutil.copyfile(tmp_path / f"copy{side}", f"{file}{side}")
    _cut_in_half(file)
    before = _everything_in(file.parent)
    assert set(before) == {"ingrid.sqlite3", "ingrid.sqlite3-wal"}
    with pytest.raises(DamagedDatabaseError):
        Profiles(tmp_path).open("Ingrid")
    assert _everything_in(file.parent) == before


def test_a_file_open_elsewhere_can_be_looked_at_and_opened(file: Path, tmp_path: Path) -> None:
    with Profiles(tmp_path).open("Ingrid") as one:
        one.log.append("b", [started()], expected_seq=0)
        assert Profiles(tmp_path).names() == ("Ingrid",)
        with Profiles(tmp_path).open("ingrid") as two:
            assert two.log.unfinished() == ("b",)


def test_the_connection_is_set_for_safety(file: Path) -> None:
    with Database.open(file) as database:
        for pragma, value in (("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 5000)):
            assert database.rows(f"PRAGMA {pragma}") == [(value,)]
        assert database.rows("PRAGMA user_version") == [(len(shipped_steps()),)]
        assert database.rows("PRAGMA application_id") == [(APPLICATION_ID,)]


@pytest.mark.skipif(sys.platform == "win32", reason="the lock file VFS is a Unix one")
def test_where_the_write_ahead_log_is_refused_the_rollback_journal_serves(tmp_path: Path) -> None:
    path = tmp_path / "network.sqlite3"
    connection = sqlite3.connect(f"{path.as_uri()}?vfs=unix-dotfile", uri=True, isolation_level=None)
    assert prepare(connection) == "delete"
    migrate(connection, path, shipped_steps())
    with Database(path, connection) as database:
        log = DatabaseLog(database)
        log.append("a", whole_call(), expected_seq=0)
        assert log.events("a") == whole_call()


def test_a_failed_transaction_leaves_nothing_and_the_next_one_works(file: Path) -> None:
    with Database.open(file) as database:
        with pytest.raises(sqlite3.IntegrityError), database.transaction() as connection:
            connection.executemany("INSERT INTO settings VALUES (?, ?)", [("k", "v"), ("k", "again")])
        assert database.rows("SELECT * FROM settings WHERE key = 'k'") == []
        with database.transaction() as connection:
            connection.execute("INSERT INTO settings VALUES ('k', 'v')")
        assert database.rows("SELECT value FROM settings WHERE key = 'k'") == [("v",)]


def test_a_lock_held_too_long_is_told(file: Path) -> None:
    with Database.open(file) as one, Database.open(file) as two:
        two.rows("PRAGMA busy_timeout = 1")
        with one.transaction(), pytest.raises(BusyDatabaseError, match="Another program"), two.transaction():
            pass


def test_a_file_that_may_not_be_written_is_told(file: Path) -> None:
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, isolation_level=None)) as connection:
        database = Database(file, connection)
        with pytest.raises(NotWritableError, match="may not write"), database.transaction() as writing:
            writing.execute("INSERT INTO settings VALUES ('k', 'v')")


def test_a_killed_creation_is_taken_up_where_it_stopped(tmp_path: Path) -> None:
    path = Profiles(tmp_path).path_of("Ingrid")
    path.parent.mkdir(parents=True)
    path.touch()
    assert Profiles(tmp_path).entries()[0].name == "ingrid"
    with Profiles(tmp_path).open("Ingrid") as profile:
        assert profile.log.encounters() == ()
    assert Profiles(tmp_path).names() == ("Ingrid",)


NEXT = Step(2, "CREATE TABLE rulings (id TEXT);\nINSERT INTO rulings VALUES ('one');\n")
BROKEN = Step(2, "CREATE TABLE rulings (id TEXT);\nINSERT INTO nowhere VALUES (1);\n")


def test_an_older_file_is_backed_up_and_then_migrated(file: Path) -> None:
    with Database.open(file, steps=(*shipped_steps(), NEXT)) as database:
        assert database.rows("SELECT id FROM rulings") == [("one",)]
        assert database.rows("PRAGMA user_version") == [(2,)]
        assert DatabaseLog(database).events("a") == whole_call("x" * 30_000)
    with Database.open(backup_path(file, 1)) as backup:
        assert DatabaseLog(backup).events("a") == whole_call("x" * 30_000)
        assert backup.rows("PRAGMA user_version") == [(1,)]
    with pytest.raises(NewerDatabaseError):
        Database.open(file)


def test_a_step_that_fails_leaves_the_file_at_the_step_before(file: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        Database.open(file, steps=(*shipped_steps(), BROKEN))
    with Database.open(file) as database:
        assert database.rows("SELECT name FROM sqlite_master WHERE name = 'rulings'") == []
        assert DatabaseLog(database).events("a") == whole_call("x" * 30_000)


def test_steps_are_numbered_without_a_gap() -> None:
    assert [step.number for step in shipped_steps()] == list(range(1, len(shipped_steps()) + 1))


def test_a_file_of_version_1_is_read(tmp_path: Path) -> None:
    """A file made by the first release must stay readable for good."""
    folder = tmp_path / "profiles"
    folder.mkdir()
    shutil.copyfile(FIXTURE, folder / "ingrid.sqlite3")
    with Profiles(tmp_path).open("Ingrid") as profile:
        assert profile.name == "Ingrid"
        assert profile.mode == "coach"
        assert profile.log.unfinished() == ("second",)
        assert profile.log.events("first") == whole_call("All night, that's miserable. Zoë ☎")
        (summary,) = profile.log.summaries()
        assert (summary.encounter, summary.stage, summary.burden) == ("first", "booked", 1)
        profile.log.append("third", [started()], expected_seq=0)


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    Profiles(tmp_path).path_of("Ingrid").mkdir(parents=True)
    with pytest.raises(StoreError) as caught:
        Profiles(tmp_path).open("Ingrid")
    assert "Where:" in str(caught.value)
