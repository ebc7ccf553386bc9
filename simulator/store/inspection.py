"""Look at a database file before anything opens it for writing, and leave no trace of having looked."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from simulator.store.errors import DamagedDatabaseError, NewerDatabaseError
from simulator.store.faults import explained
from simulator.store.migrations import APPLICATION_ID, user_version
from simulator.store.paths import refused

MAGIC = b"SQLite format 3\x00"
CHECKED_WHOLE = 24 * 2**20
"""Bytes up to which every page of a file is checked at opening; beyond, faults show when the page is read."""

_SIDES = ("-wal", "-shm", "-journal")
_LOOKS = 3


def inspect(path: Path, newest: int, *, whole_up_to: int = CHECKED_WHOLE) -> int:
    """The schema version of the file, 0 for an empty one, after a check that it is whole and ours.

    Another process may write while we look, so a fault counts only if the file stood still. Files larger than
    ``whole_up_to`` bytes are not checked page by page.

    Raises:
        DamagedDatabaseError: it is no database, is cut short or broken, or another program's.
        NewerDatabaseError: its schema version is above ``newest``.
    """
    for _look in range(_LOOKS - 1):
        before = _stamp(path)
        try:
            return _inspect_once(path, newest, whole_up_to)
        except DamagedDatabaseError:
            if _stamp(path) == before:
                raise
    return _inspect_once(path, newest, whole_up_to)


@contextmanager
def looking(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that reads the file, and whatever a killed program left beside it, without writing to either."""
    wal, shm, journal = (_beside(path, side) for side in _SIDES)
    if not (_size(wal) or _size(journal)):
        # Nothing waits beside the file, so it can be read as it lies, without locks and without new files.
        with closing(_connect(path, "mode=ro&immutable=1")) as connection:
            yield connection
    elif _size(wal) and shm.exists():
        with closing(_connect(path, "mode=ro")) as connection:
            yield connection
    else:
        with _copied(path, wal, journal) as copy, closing(_connect(copy, "mode=rw")) as connection:
            yield connection


def _inspect_once(path: Path, newest: int, whole_up_to: int) -> int:
    size = _size(path)
    waiting = any(_size(_beside(path, side)) for side in ("-wal", "-journal"))
    if size == 0 and not waiting:
        return 0
    if size and _head(path) != MAGIC:
        raise DamagedDatabaseError(path)
    with explained(path), looking(path) as connection:
        version = user_version(connection)
        (owner,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if version == 0 and owner == 0 and tables == 0:
            return 0
        if owner != APPLICATION_ID or version < 1:
            raise DamagedDatabaseError(path)
        if version > newest:
            raise NewerDatabaseError(path, version, newest)
        if size <= whole_up_to:
            _check_pages(connection, path)
    return version


def _check_pages(connection: sqlite3.Connection, path: Path) -> None:
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise DamagedDatabaseError(path)


@contextmanager
def _copied(path: Path, *sides: Path) -> Iterator[Path]:
    """A copy elsewhere: SQLite must write to recover what a killed program left, and must not write here."""
    import tempfile  # needed only after a crash

    with tempfile.TemporaryDirectory(prefix="frontdesk-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / path.name
        for source in (path, *sides):
            if source.exists():
                shutil.copyfile(source, copy.with_name(source.name))
        yield copy


def _connect(path: Path, options: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?{options}", uri=True, timeout=5, isolation_level=None)
    # Text that is not UTF-8 is damage to report, not a reason to stop looking.
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    return connection


def _beside(path: Path, side: str) -> Path:
    return path.with_name(path.name + side)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise refused(path, error) from error


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC))
    except OSError as error:
        raise refused(path, error) from error


def _stamp(path: Path) -> tuple[tuple[int, int] | None, ...]:
    """Size and time of change of the file and of what lies beside it."""
    stamps: list[tuple[int, int] | None] = []
    for each in (path, *(_beside(path, side) for side in _SIDES)):
        try:
            found = os.stat(each)  # noqa: PTH116 - one call for both
            stamps.append((found.st_size, found.st_mtime_ns))
        except OSError:
            stamps.append(None)
    return tuple(stamps)
