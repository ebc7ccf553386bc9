"""One database file, open for writing: the pragmas it needs, and transactions that are whole or nothing."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from simulator.store.errors import NotWritableError
from simulator.store.faults import explained
from simulator.store.inspection import inspect
from simulator.store.migrations import Step, migrate, shipped_steps

BUSY_MILLISECONDS = 5_000
"""How long a writer waits for another before it gives up."""


class Database:
    """An open file. Safe to use from several threads; one transaction runs at a time."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._lock = threading.RLock()

    @classmethod
    def open(cls, path: Path, *, steps: tuple[Step, ...] | None = None) -> Self:
        """Open an existing file (an empty one is filled), after a look at it that writes nothing.

        Args:
            path: the file.
            steps: the migrations to bring it to; those that come with the program where left out.

        Raises:
            DamagedDatabaseError: not ours, or broken; the file is untouched.
            NewerDatabaseError: written by a newer program; the file is untouched.
            StoreError: it cannot be written, is locked, or the disk fails.
        """
        steps = shipped_steps() if steps is None else steps
        found = inspect(path, steps[-1].number)
        if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
            raise NotWritableError(path)
        with explained(path):
            connection = sqlite3.connect(
                path, timeout=BUSY_MILLISECONDS / 1000, isolation_level=None, check_same_thread=False
            )
            try:
                prepare(connection)
                if found < steps[-1].number:
                    migrate(connection, path, steps)
            except BaseException:
                connection.close()
                raise
        return cls(path, connection)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write: on disk when the block ends, or not at all when it raises.

        ``BEGIN IMMEDIATE`` takes the lock at once; a reader that turned writer could not wait for it.

        Raises:
            StoreError: busy, full, read-only, damaged or a failing disk; nothing was written.
        """
        with self._lock, explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def rows(self, sql: str, *values: object) -> list[Any]:
        """Read.

        Raises:
            StoreError: busy, damaged or a failing disk.
        """
        with self._lock, explained(self.path):
            return self._connection.execute(sql, values).fetchall()

    def close(self) -> None:
        """Close the file; the last to close it also folds the write-ahead log back in. Closing twice is fine."""
        with self._lock, explained(self.path):
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def prepare(connection: sqlite3.Connection) -> str:
    """Set what every connection needs and return the journal mode it came to.

    ``synchronous=FULL`` costs two milliseconds a commit and survives a power cut. Where the write-ahead log is refused
    (some network drives) the older rollback journal serves: slower, as safe.
    """
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    try:
        (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    except sqlite3.OperationalError:
        # Another process is just switching, or this place cannot share memory between processes.
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    return str(mode)
