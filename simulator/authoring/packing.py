"""Packs scenarios into one file to be mailed, with all that they are made from, so that they play elsewhere.

A pack is a zip file laid out as a folder of scenarios is: scenarios as they lay, and what they need from elsewhere in
``clinics/``, ``phrases/`` and ``personas/`` beside them. What is shipped with the program stays out, and so do the
settings of the site, which are the sender's own.
"""

import io
import os
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from simulator.i18n import _
from simulator.scenario import SHIPPED, Diagnostic, Opened, open_each
from simulator.scenario.location import SITE, is_pack, pack_of
from simulator.scenario.search import search

KINDS = (".yaml", ".md", ".txt", ".json")
"""The kinds of file a pack may hold, by how their names end: all of them text."""
_BEFORE_ALL = (1980, 1, 1, 0, 0, 0)
"""The time that every file in a pack has, so that the same files make the same pack."""


class PackingError(ValueError):
    """Nothing can be packed; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What is to be mailed.

    ``files`` maps names with slashes to what is in them, ``scenarios`` the names of those that are scenarios to their
    titles; ``added`` are names of files that were fetched from elsewhere, ``left_out`` of files that do not come along.
    ``findings`` are errors; where there are any, ``files`` should not be sent.
    """

    files: Mapping[str, bytes]
    scenarios: Mapping[str, str]
    added: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()

    def zipped(self) -> bytes:
        """The pack as a zip file; the same files give the same bytes."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in sorted(self.files):
                archive.writestr(zipfile.ZipInfo(name, _BEFORE_ALL), self.files[name], zipfile.ZIP_DEFLATED)
        return buffer.getvalue()


def pack_up(where: Path, *, own: Path | None = None) -> Pack:
    """Pack a folder of scenarios, or a single one.

    Args:
        where: The folder, or the file of a scenario.
        own: The folder of this person's own scenarios.

    Raises:
        PackingError: there is no scenario in it, or the pack would not play elsewhere as it does here.
        OSError: a file cannot be read.
    """
    top = where if where.is_dir() else where.parent
    added: dict[str, bytes] = {}
    scenarios: dict[str, str] = {}
    needs: dict[str, list[bytes]] = {}
    findings: list[Diagnostic] = []
    for opened in open_each([where], own=own):
        findings += [each for each in opened.diagnostics() if each.severity == "error"]
        if opened.scenario is None:
            continue
        name = _name(opened.path, top)
        scenarios[name] = opened.scenario.title
        needs[name] = [part.read_bytes() for part in opened.parts if part.name != SITE]
        added |= {_name(to, top): part.read_bytes() for part, to in _from_elsewhere(opened, where, top)}
    coming, left_out = _along(where, top)
    pack = Pack(
        files={**{name: path.read_bytes() for name, path in coming.items()}, **added},
        scenarios=scenarios,
        added=tuple(sorted(added)),
        left_out=left_out,
        findings=tuple(findings),
    )
    if not findings:
        _see_that_it_plays(pack, needs)
    return pack


def _from_elsewhere(opened: Opened, where: Path, top: Path) -> Iterator[tuple[Path, Path]]:
    """The files a scenario is made from that do not come along by themselves, and where they would be found.

    Those are the ones outside of a folder that is packed whole, and not shipped; of a single scenario all of them.
    """
    home = pack_of(opened.path)
    if not (_is_in(home, top) and is_pack(home)):
        # Nothing above goes along, so the pack is to begin as far up as it may.
        near = [Path(os.path.normpath(opened.path.parent / up)) for up in ("../..", "..", ".")]
        home = next(folder for folder in near if _is_in(folder, top))
    for part in opened.parts:
        comes_along = where.is_dir() and _is_in(part, top)
        if part.name != SITE and not comes_along and not _is_in(part, SHIPPED):
            yield part, home / part.parent.name / part.name


def _along(where: Path, top: Path) -> tuple[dict[str, Path], tuple[str, ...]]:
    """The files that come along, by name, and the names of those that do not."""
    if not where.is_dir():
        return {_name(where, top): where}, ()
    coming: dict[str, Path] = {}
    left_out = [_name(path, top) for path, aside in search([where]) if aside is not None]
    for path in sorted(each for each in where.rglob("*") if each.is_file()):
        name = _name(path, top)
        if any(part.startswith(".") for part in name.split("/")) or name in left_out:
            continue
        # A link is left out whether or not it leads out of the folder: a pack holds no links.
        if path.suffix not in KINDS or path.name == SITE or path.is_symlink():
            left_out.append(name)
        else:
            coming[name] = path
    return coming, tuple(left_out)


def _see_that_it_plays(pack: Pack, needs: Mapping[str, list[bytes]]) -> None:
    """Unpack it apart from everything else, and hold what each scenario is made from there against what it is here.

    Raises:
        PackingError: there is nothing to play, or something would be missing or another.
    """
    if not pack.scenarios:
        raise PackingError(_("There is no scenario in it that can be played, so there is nothing to share."))
    with tempfile.TemporaryDirectory() as folder:
        for name, data in pack.files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        for opened in open_each([Path(folder, name) for name in pack.scenarios]):
            name = _name(opened.path, Path(folder))
            if opened.scenario is None or [part.read_bytes() for part in opened.parts] != needs[name]:
                words = _("“{name}” would not be the same elsewhere: some of what it uses lies too far away from it.")
                hint = _("Put clinics, phrases and personas into one folder, at most two above the scenario.")
                raise PackingError(words.format(name=name) + " " + hint)


def _is_in(path: Path, folder: Path) -> bool:
    return _in_full(path).is_relative_to(_in_full(folder))


def _name(path: Path, top: Path) -> str:
    return _in_full(path).relative_to(_in_full(top)).as_posix()


def _in_full(path: Path) -> Path:
    """The path from the root on, as it is written: links stay what they are."""
    return Path(os.path.normpath(path.absolute()))
