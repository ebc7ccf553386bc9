"""Numbered steps from an empty file to today's schema. A file's ``user_version`` says how far it has come.

A step and its record are one transaction: a program killed in the middle leaves the file at the step before.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from simulator.store.paths import create_private_file, make_private_folder

APPLICATION_ID = 0x46724473
"""Marks a SQLite file as one of ours ("FrDs")."""

_FOLDER = Path(__file__).parent / "schema"


@dataclass(frozen=True, slots=True)
class Step:
    """One migration: the schema version it leads to, and its SQL."""

    number: int
    sql: str


@cache
def shipped_steps() -> tuple[Step, ...]:
    """The steps that come with the program, in order: ``schema/0001_initial.sql`` and on."""
    paths = sorted(_FOLDER.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    return tuple(Step(int(path.name[:4]), path.read_text(encoding="utf-8")) for path in paths)


def migrate(connection: sqlite3.Connection, path: Path, steps: tuple[Step, ...]) -> None:
    """Take the file through every step it has not had, after a backup where it holds something already."""
    found = user_version(connection)
    newest = steps[-1].number
    if 0 < found < newest:
        back_up(connection, backup_path(path, found))
    for step in steps:
        _apply(connection, step)


def backup_path(path: Path, version: int) -> Path:
    """Where the copy of a file of that version goes before it is migrated."""
    return path.parent / "backups" / f"{path.stem}.v{version}{path.suffix}"


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Write a whole copy of the open database to ``target``, replacing an older copy."""
    make_private_folder(target.parent)
    target.unlink(missing_ok=True)
    create_private_file(target)
    with closing(sqlite3.connect(target)) as copy:
        connection.backup(copy)


def user_version(connection: sqlite3.Connection) -> int:
    """The schema version the file says it has."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _apply(connection: sqlite3.Connection, step: Step) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again under the lock: another process may have taken this step since.
        if user_version(connection) < step.number:
            for statement in _statements(step.sql):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {step.number}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, triggers whole. ``executescript`` would commit before the first of them."""
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""
    if waiting.strip():
        yield waiting
