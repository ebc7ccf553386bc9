"""What SQLite complains of, turned into errors for people."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from simulator.store.errors import (
    BusyDatabaseError,
    DamagedDatabaseError,
    DiskFullError,
    NotWritableError,
    StoreError,
    UnreadableDiskError,
)

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_SHUT = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH})
_FAILING = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOLFS, sqlite3.SQLITE_PROTOCOL})


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what goes wrong with the file inside the block into a ``StoreError``.

    Errors of ours in SQL (a broken constraint, a wrong column) pass through: they are faults of the program.
    """
    try:
        yield
    except sqlite3.Error as error:
        known = _explanation(error, path)
        if known is None:
            raise
        raise known from error


def _explanation(error: sqlite3.Error, path: Path) -> StoreError | None:
    code = _code(error)
    if code in _BUSY:
        return BusyDatabaseError(path)
    if code in _BROKEN:
        return DamagedDatabaseError(path)
    if code in _SHUT:
        return NotWritableError(path)
    if code == sqlite3.SQLITE_FULL:
        return DiskFullError(path)
    if code in _FAILING:
        return UnreadableDiskError(path, str(error))
    return None


def _code(error: sqlite3.Error) -> int | None:
    """The primary result code; None where the error arose in Python."""
    extended = getattr(error, "sqlite_errorcode", None)
    return None if extended is None else extended & 0xFF
