"""Unpacks scenarios that came by mail. What a stranger packed is not trusted: only plain text files come out of it.

A zip file can name files outside the folder it is unpacked into, hold links, or swell to a thousand times its size.
Python's own ``extractall`` stops the first and not the others, so names, kinds, sizes and counts are seen to here,
before anything is written.
"""

import re
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from simulator.authoring.packing import KINDS
from simulator.authoring.placing import place
from simulator.i18n import _
from simulator.scenario.location import ID, SITE
from simulator.scenario.reader import LARGEST

MOST_FILES = 2_000
"""Files in one pack; a large practice has a few hundred."""
LARGEST_PACK = 16_000_000
"""Bytes of a pack."""
LARGEST_WHOLE = 64_000_000
"""Bytes of all files in it together."""
LONGEST_NAME = 180
"""Characters of a name with its folders; Windows has room for 260 with all that stands before it."""
DEEPEST = 6
"""Folders in one another, and the file."""

# What Windows keeps for itself, with any ending.
_KEPT_NAME = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_UNFIT_CHAR = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')
# What systems and mail programs put beside people's files.
_LITTER = re.compile(r"(__MACOSX|\..*|desktop\.ini|thumbs\.db)", re.IGNORECASE)


class UnfitPackError(ValueError):
    """It is no pack, or one that is not safe to unpack; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """What was unpacked: ``files`` where they are now, and the names in the pack of what was ``left_out``."""

    folder: Path
    files: tuple[Path, ...]
    left_out: tuple[str, ...] = ()


def folder_name(pack: Path) -> str:
    """A plain name for the folder of a pack, from the name of its file."""
    words = re.findall(r"[a-z0-9]+", pack.stem.lower())
    name = "-".join(words)[:60].strip("-")
    return name if ID.fullmatch(name) and not _KEPT_NAME.fullmatch(name) else "shared"


def unpack(pack: Path, folder: Path) -> Unpacked:
    """Unpack into a folder, all or nothing; no file that is there already is changed.

    Args:
        pack: The zip file.
        folder: Where to; it is made where it is missing.

    Raises:
        UnfitPackError: it is no pack, or not safe.
        TakenError: one of its files is there already.
        OSError: it cannot be read, or the folder not be written.
    """
    files, left_out = contents(pack)
    if not files:
        raise UnfitPackError(_("There is nothing in it that this program reads."))
    placed: dict[Path, str | bytes] = {folder.joinpath(*name.split("/")): data for name, data in files.items()}
    for path in placed:
        _see_that_it_stays_inside(path, folder)
    place(placed)
    return Unpacked(folder=folder, files=tuple(placed), left_out=left_out)


def contents(pack: Path) -> tuple[Mapping[str, bytes], tuple[str, ...]]:
    """What stands in a pack, by name with slashes, and the names of what is left out. Nothing is written.

    Raises:
        UnfitPackError: it is no pack, or not safe.
        OSError: it cannot be read.
    """
    if pack.stat().st_size > LARGEST_PACK:
        raise UnfitPackError(_("It is larger than a pack can be ({most} MB).").format(most=LARGEST_PACK // 1_000_000))
    try:
        with zipfile.ZipFile(pack) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        if isinstance(error, UnfitPackError):
            raise
        raise UnfitPackError(_("It is no zip file, or it was damaged on its way. Ask for it again.")) from error


def _read(archive: zipfile.ZipFile) -> tuple[dict[str, bytes], tuple[str, ...]]:
    entries = [each for each in archive.infolist() if not each.is_dir()]
    if len(entries) > MOST_FILES:
        raise UnfitPackError(_("It holds more files than a pack can ({most}).").format(most=MOST_FILES))
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    seen: set[str] = set()
    room = LARGEST_WHOLE
    for entry in entries:
        name = _safe_name(entry)
        if name.lower() in seen:
            raise UnfitPackError(_("It holds “{name}” twice.").format(name=name))
        seen.add(name.lower())
        if any(_LITTER.fullmatch(part) for part in name.split("/")):
            continue
        if not name.endswith(KINDS) or name.rpartition("/")[2] == SITE:
            left_out.append(name)
            continue
        files[name] = _data(archive, entry, name, room)
        room -= len(files[name])
    return files, tuple(left_out)


def _safe_name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry, with slashes.

    Raises:
        UnfitPackError: it leads somewhere else, or is no file.
    """
    # Some programs on Windows write backslashes.
    name = entry.filename.replace("\\", "/")
    shown = name[:60]
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in {0, stat.S_IFREG}:
        raise UnfitPackError(
            _("“{name}” in it is a link or worse, and no file. It was not unpacked.").format(name=shown)
        )
    parts = name.split("/")
    if name.startswith("/") or any(part in {"", ".", ".."} for part in parts) or re.match("[A-Za-z]:", name):
        raise UnfitPackError(_("“{name}” in it would lie outside the folder. It was not unpacked.").format(name=shown))
    if len(name) > LONGEST_NAME or len(parts) > DEEPEST:
        raise UnfitPackError(_("The name “{name}” in it is too long.").format(name=shown))
    if _UNFIT_CHAR.search(name) or any(_KEPT_NAME.fullmatch(part) or part.endswith((" ", ".")) for part in parts):
        raise UnfitPackError(_("“{name}” in it is no name for a file on every computer.").format(name=shown))
    return name


def _data(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, room: int) -> bytes:
    # What a pack says of its sizes may be untrue, so it is counted as it is read.
    with archive.open(entry) as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnfitPackError(_("“{name}” in it is larger than 1 MB, which no scenario is.").format(name=name))
    if len(data) > room:
        raise UnfitPackError(_("All in all it is larger than a pack can be."))
    return data


def _see_that_it_stays_inside(path: Path, folder: Path) -> None:
    """A folder that is there already may hold a link to somewhere else.

    Raises:
        UnfitPackError: the file would lie outside the folder.
    """
    if not path.parent.resolve().is_relative_to(folder.resolve()):
        words = _("A folder in “{folder}” is a link that leads out of it. Unpack somewhere else, with --into.")
        raise UnfitPackError(words.format(folder=folder))
