"""Where things are kept: one folder a person's account owns, and how files in it are made."""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from simulator.store.errors import (
    ChangedMeanwhileError,
    DiskFullError,
    NotWritableError,
    StoreError,
    UnreadableDiskError,
)

_NO_SPACE = frozenset({28, 122})
"""``errno`` of a full disk and of a spent quota (ENOSPC, EDQUOT)."""


def data_home(environment: Mapping[str, str] | None = None) -> Path:
    """``FRONTDESK_HOME`` where it is set and not blank, else the platform's usual place for user data.

    Nothing is created. In it lie ``profiles/``, the reader's own ``scenarios/`` and ``config.json``.
    """
    named = (os.environ if environment is None else environment).get("FRONTDESK_HOME", "").strip()
    if named:
        return Path(os.path.abspath(os.path.expanduser(named)))  # noqa: PTH100, PTH111 - never fails
    import platformdirs  # needed only without FRONTDESK_HOME

    return Path(platformdirs.user_data_dir("frontdesk", appauthor=False))


def make_private_folder(path: Path) -> None:
    """Make the folder, and those above it, for this account only; leave alone what exists.

    Raises:
        StoreError: it cannot be made.
    """
    try:
        missing = [each for each in (path, *path.parents) if not each.exists()]
        for each in reversed(missing):
            each.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise refused(path, error) from error


def create_private_file(path: Path) -> bool:
    """Make an empty file that only this account can read; False where it exists already.

    Raises:
        StoreError: it cannot be made.
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return False
    except OSError as error:
        raise refused(path, error) from error
    return True


def replace_file(path: Path, data: bytes, *, instead_of: bytes) -> None:
    """Put other bytes into a file in one step, so that a killed program leaves the old ones or the new ones.

    Its permissions stay.

    Raises:
        ChangedMeanwhileError: the file no longer holds ``instead_of``; it is left as it is.
        StoreError: it cannot be written; it is left as it was.
    """
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        fresh.unlink(missing_ok=True)
        create_private_file(fresh)
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, fresh)
        if path.read_bytes() != instead_of:
            raise ChangedMeanwhileError(path)
        fresh.replace(path)
    except OSError as error:
        raise refused(path, error) from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def refused(path: Path, error: OSError) -> StoreError:
    """The error for people behind an ``OSError``."""
    if error.errno in _NO_SPACE:
        return DiskFullError(path)
    if isinstance(error, PermissionError | FileExistsError | NotADirectoryError | IsADirectoryError):
        return NotWritableError(path)
    return NotWritableError(path) if error.errno == 30 else UnreadableDiskError(path, error.strerror or str(error))
