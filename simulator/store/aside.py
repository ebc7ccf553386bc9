"""Which replies from practice somebody has looked at and does not want to be shown again: ids, a line each."""

import os
import re
from pathlib import Path

from simulator.store.paths import create_private_file, make_private_folder, refused

_LONGEST = 1024 * 1024
_ID = re.compile(r"[a-z0-9]{1,40}")


class SetAside:
    """Ids set aside on this machine; what is no id in the file is passed over, and so is a file that cannot be read."""

    def __init__(self, home: Path) -> None:
        self._path = home / "set-aside.txt"

    def ids(self) -> frozenset[str]:
        """All of them."""
        try:
            with self._path.open(encoding="utf-8", errors="replace") as file:
                lines = file.read(_LONGEST).split("\n")
        except OSError:
            return frozenset()
        return frozenset(line.strip() for line in lines if _ID.fullmatch(line.strip()))

    def add(self, each: str) -> None:
        """Set one aside for good; whoever takes its line out of the file sees it again.

        Raises:
            StoreError: the file cannot be written.
        """
        if each in self.ids():
            return
        make_private_folder(self._path.parent)
        create_private_file(self._path)
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"{each}\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise refused(self._path, error) from error
