"""Puts new files where there are none: nothing is ever overwritten, and an end in between leaves nothing behind."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from simulator.i18n import _


class TakenError(Exception):
    """A file of that name is there already; the message says what to do."""

    def __init__(self, path: Path) -> None:
        super().__init__(_("“{path}” is there already, and stays as it is.").format(path=path))
        self.path = path


def place(files: Mapping[Path, str | bytes]) -> None:
    """Write all of these files, or none.

    Args:
        files: What is to stand in each; text is written as UTF-8. Folders are made where they are missing.

    Raises:
        TakenError: one of them is there already.
        OSError: one of them cannot be written.
    """
    for path in files:
        if path.exists() or path.is_symlink():
            raise TakenError(path)
    made: list[Path] = []
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, content, made)
    except BaseException:  # also Ctrl+C: half a file would be worse than none
        for path in made:
            with suppress(OSError):
                path.unlink()
        raise


def _write(path: Path, content: str | bytes, made: list[Path]) -> None:
    try:
        file = path.open("xb")
    except FileExistsError:  # somebody was quicker
        raise TakenError(path) from None
    made.append(path)
    with file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)
