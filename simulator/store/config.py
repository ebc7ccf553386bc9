"""What was last chosen on this machine: a small JSON file, forgiving to read and never half written."""

import json
import os
from contextlib import suppress
from pathlib import Path

from simulator.engine.clean import clean_line
from simulator.store.paths import create_private_file, make_private_folder, refused

_LONGEST = 64 * 1024


class Config:
    """The last profile's name and the theme; "" where nothing was chosen.

    A missing or damaged file, or an odd value, counts as not chosen: it costs a choice, never a start. Assigning writes
    the file at once and raises ``StoreError`` where that cannot be done.
    """

    def __init__(self, home: Path) -> None:
        self._path = home / "config.json"

    @property
    def last_profile(self) -> str:
        """The profile that was open last."""
        return self._read().get("last_profile", "")

    @last_profile.setter
    def last_profile(self, name: str) -> None:
        self._write("last_profile", name)

    @property
    def theme(self) -> str:
        """The theme used before anybody has said who they are."""
        return self._read().get("theme", "")

    @theme.setter
    def theme(self, theme: str) -> None:
        self._write("theme", theme)

    def _read(self) -> dict[str, str]:
        try:
            with self._path.open(encoding="utf-8") as file:
                plain = json.loads(file.read(_LONGEST))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(plain, dict):
            return {}
        return {name: clean_line(value) for name, value in plain.items() if isinstance(value, str)}

    def _write(self, name: str, value: str) -> None:
        """Replace the whole file in one step, so that a killed program leaves the old one or the new one."""
        make_private_folder(self._path.parent)
        fresh = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        try:
            fresh.unlink(missing_ok=True)
            create_private_file(fresh)
            with fresh.open("w", encoding="utf-8") as file:
                json.dump({**self._read(), name: clean_line(value)}, file, indent=2)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._path)
        except OSError as error:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
            raise refused(self._path, error) from error
