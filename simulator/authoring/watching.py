"""Whether any file a scenario is made from has changed: a look at sizes and times, again and again, and no more."""

from contextlib import suppress
from pathlib import Path

from simulator.scenario.location import BESIDE, SITE, places_of

Signature = tuple[tuple[str, int, int], ...]
"""Each file by name, with its time of change (nanoseconds) and its size (bytes)."""


def signature(path: Path, own: Path | None = None) -> Signature:
    """How a scenario's file, and every file it may be made from, stand at this moment.

    Args:
        path: the scenario's file.
        own: the folder of this person's own scenarios.
    """
    found = {str(each): stat for each in _files(path, own) if (stat := _stat(each)) is not None}
    return tuple((name, *found[name]) for name in sorted(found))


def _files(path: Path, own: Path | None) -> list[Path]:
    files = [path]
    for folder in places_of(path, own):
        files.append(folder / SITE)
        for name in BESIDE:
            with suppress(OSError):
                files.extend((folder / name).glob("*.yaml"))
    return files


def _stat(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except (OSError, ValueError):
        return None
    return stat.st_mtime_ns, stat.st_size
