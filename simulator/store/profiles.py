"""Profiles: who practises here, a database file each. Whoever can use this account can open any of them."""

import hashlib
import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, Protocol, Self, cast, get_args

from simulator.engine.clean import clean_line
from simulator.engine.pace import PACES
from simulator.i18n import _
from simulator.store.database import Database
from simulator.store.errors import NoSuchProfileError, ProfileExistsError, ProfileNameError, StoreError
from simulator.store.guest import GuestLog
from simulator.store.inspection import inspect, looking
from simulator.store.log import DatabaseLog
from simulator.store.migrations import shipped_steps
from simulator.store.paths import create_private_file, make_private_folder, refused
from simulator.store.protocol import EventLog

Mode = Literal["coach", "practice"]
NAME_AT_MOST = 80
"""Characters of a profile's name."""

_SUFFIX = ".sqlite3"
_STEM_AT_MOST = 40
# Bytes up to which a file in the list is checked page by page: a list of many must still appear at once.
_LISTED_WHOLE = 2 * 2**20
# Windows takes these for devices, whatever the suffix.
_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")


class Practitioner(Protocol):
    """Whoever practises, a profile or a guest: a log and three choices."""

    name: str
    mode: Mode
    theme: str
    pace: str

    @property
    def log(self) -> EventLog:
        """Where this person's encounters are kept."""

    def close(self) -> None:
        """Let go of what is open."""


class Profile:
    """An open profile: its name, its log, and what its owner chose. Close it, or use it in a ``with``."""

    def __init__(self, name: str, database: Database) -> None:
        self._database = database
        self.name = name
        self.log: EventLog = DatabaseLog(database)

    @property
    def mode(self) -> Mode:
        """How this person practises; ``practice`` until they choose."""
        stored = self.get("mode")
        return cast(Mode, stored) if stored in get_args(Mode) else "practice"

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self.set("mode", mode)

    @property
    def theme(self) -> str:
        """The theme's name; "" until one is chosen."""
        return self.get("theme") or ""

    @theme.setter
    def theme(self, theme: str) -> None:
        self.set("theme", theme)

    @property
    def pace(self) -> str:
        """Whether a silence is heard: off until they choose."""
        stored = self.get("pace")
        return stored if stored in PACES else "off"

    @pace.setter
    def pace(self, pace: str) -> None:
        self.set("pace", pace)

    def get(self, key: str) -> str | None:
        """What is kept under that key, or None."""
        rows = self._database.rows("SELECT value FROM settings WHERE key = ?", key)
        return str(rows[0][0]) if rows else None

    def set(self, key: str, value: str) -> None:
        """Keep a value under a key.

        Raises:
            StoreError: it could not be kept.
        """
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", (key, value))

    def close(self) -> None:
        """Close the database file. Closing twice is fine."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Guest:
    """Somebody who plays without a profile: no history is read and nothing is recorded."""

    def __init__(self) -> None:
        self.name = ""
        self.mode: Mode = "practice"
        self.theme = ""
        self.pace = "off"
        self.log: EventLog = GuestLog()

    def close(self) -> None:
        """Nothing to let go of."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileEntry:
    """A profile in the list. ``problem`` is None, or why it cannot be opened; its name is then read off the file."""

    name: str
    path: Path
    problem: StoreError | None = None


class Profiles:
    """The profiles of a data folder."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "profiles"

    def entries(self) -> tuple[ProfileEntry, ...]:
        """Every profile, the unreadable ones too, by name. Looking changes no file."""
        try:
            paths = sorted(self._folder.glob(f"*{_SUFFIX}"))
        except OSError as error:
            raise refused(self._folder, error) from error
        return tuple(sorted((_entry(path) for path in paths), key=lambda entry: entry.name.casefold()))

    def names(self) -> tuple[str, ...]:
        """The names of the profiles that can be opened."""
        return tuple(entry.name for entry in self.entries() if entry.problem is None)

    def path_of(self, name: str) -> Path:
        """The file of a name, whether it exists or not.

        Names that differ only in capitals or spacing are one name. No two other names share a file: a name of plain
        letters and digits is its own stem, every other stem ends in a hyphen and a hash of the name.

        Raises:
            ProfileNameError: the text cannot be a name.
        """
        key = proper_name(name).casefold()
        slug = re.sub(r"[^a-z0-9]+", "-", _ascii(key)).strip("-")[:_STEM_AT_MOST].rstrip("-")
        if slug == key and "-" not in slug and not _RESERVED.fullmatch(slug):
            return self._folder / f"{slug}{_SUFFIX}"
        mark = hashlib.blake2b(key.encode(), digest_size=8).hexdigest()
        return self._folder / f"{slug or 'profile'}-{mark}{_SUFFIX}"

    def exists(self, name: str) -> bool:
        """Whether there is a profile of that name."""
        return self.path_of(name).exists()

    def open(self, name: str, *, create: bool = True) -> Profile:
        """Open a profile; make it first where there is none, unless ``create`` is False.

        Raises:
            NoSuchProfileError: there is none of that name, and ``create`` is False.
            ProfileNameError: the text cannot be a name.
            DamagedDatabaseError, NewerDatabaseError: the file is left untouched.
            StoreError: it cannot be written, is locked, or the disk fails.
        """
        path = self.path_of(name)
        if not path.exists():
            if not create:
                raise NoSuchProfileError(proper_name(name), path)
            make_private_folder(path.parent)
            create_private_file(path)
        database = Database.open(path)
        try:
            return Profile(_name_in(database, proper_name(name)), database)
        except BaseException:
            database.close()
            raise

    def create(self, name: str) -> Profile:
        """Make a profile and open it.

        Raises:
            ProfileExistsError: there is one of that name already.
            StoreError: as for ``open``.
        """
        path = self.path_of(name)
        if path.exists():
            raise ProfileExistsError(proper_name(name), path)
        return self.open(name)

    def set_aside(self, name: str) -> Path:
        """Rename a profile's file, and what lies beside it, so that the name is free again; nothing is deleted.

        Returns:
            The file's new path.

        Raises:
            StoreError: it cannot be renamed.
        """
        path = self.path_of(name)
        number = 1
        while (aside := path.with_name(f"{path.name}.aside-{number}")).exists():
            number += 1
        try:
            for side in ("-wal", "-journal", "-shm", ""):
                source = path.with_name(path.name + side)
                if source.exists():
                    source.rename(aside.with_name(aside.name + side))
        except OSError as error:
            raise refused(path, error) from error
        return aside


def proper_name(name: str) -> str:
    """The name as it is shown: one clean line.

    Raises:
        ProfileNameError: nothing is left of it, or it is too long.
    """
    cleaned = clean_line(name, limit=10_000)
    if not any(unicodedata.category(char)[0] not in "ZM" for char in cleaned):
        raise ProfileNameError(_("A profile needs a name."), do=_("Type the name you go by at the desk."))
    if len(cleaned) > NAME_AT_MOST:
        raise ProfileNameError(
            _("That name is too long: {count} characters.").format(count=len(cleaned)),
            do=_("Use at most {most}.").format(most=NAME_AT_MOST),
        )
    return cleaned


def _ascii(text: str) -> str:
    """The text with its accents taken off where that leaves plain letters."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def _name_in(database: Database, typed: str) -> str:
    """The name as first written; the typed one is kept where a killed program left none."""
    with database.transaction() as connection:
        connection.execute("INSERT OR IGNORE INTO settings (key, value) VALUES ('name', ?)", (typed,))
        (name,) = connection.execute("SELECT value FROM settings WHERE key = 'name'").fetchone()
    return str(name)


def _entry(path: Path) -> ProfileEntry:
    try:
        inspect(path, shipped_steps()[-1].number, whole_up_to=_LISTED_WHOLE)
        name = next(_names_in(path), "")
    except StoreError as problem:
        return ProfileEntry(name=path.stem, path=path, problem=problem)
    return ProfileEntry(name=clean_line(name) or path.stem, path=path)


def _names_in(path: Path) -> Iterator[str]:
    try:
        with looking(path) as connection:
            row = connection.execute("SELECT value FROM settings WHERE key = 'name'").fetchone()
    except sqlite3.Error:
        return  # an empty file: made and not yet filled
    if row:
        yield str(row[0])
