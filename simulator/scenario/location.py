"""Where scenarios find what they are made from, and the hash that tells whether any of it has changed.

What a scenario names (its clinic, phrase banks, a persona) it names by a plain word, never by a path. The file of that
name is looked for, nearest first, in

1. the scenario's pack,
2. the person's own folder (``scenarios`` in their data folder),
3. the folder of the scenarios that come with the program,

each time in ``clinics/``, ``phrases/`` or ``personas/``. The first found is taken, whole. Site settings are looked for
in the same order, but none are shipped.

The **pack** is one folder: of the scenario's own folder, the one above and the one above that, the nearest that has a
folder ``clinics``, ``phrases`` or ``personas`` or a ``site.yaml`` in it; where none has, the scenario's own folder. So
a pack may be flat, or laid out as ``<language>/<channel>/<id>.yaml``, and can be copied anywhere as it is. What is
asked for (one file, a folder of it, the whole) does not change what a scenario is made from. Nothing outside these
three folders is ever read: a link that leads out of the one it stands in counts as not there.

Nothing is compiled here, and no YAML is read.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import scenarios
from simulator.engine.persona import PERSONAS

SHIPPED = Path(scenarios.__file__).parent
"""The folder of the scenarios that come with the program."""
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""Lower case, digits and single hyphens: ids are file names, and are typed on the command line."""
LONGEST_NAME = 200
"""Letters a file's name can have on every system, with some to spare for the rest of it."""
CLINICS, PHRASES, PERSONA_FILES = "clinics", "phrases", "personas"
BESIDE = (CLINICS, PHRASES, PERSONA_FILES)
"""The folders of what scenarios are made from; no scenario stands in them."""
SITE = "site.yaml"
"""The file of what holds at this site for every clinic."""


def pack_of(scenario: Path) -> Path:
    """The folder that a scenario's file belongs to, with what it is made from."""
    # Written the short way, so that a file has one name however a scenario comes to it.
    near = [Path(os.path.normpath(scenario.parent / up)) for up in (".", "..", "../..")]
    return next((folder for folder in near if is_pack(folder)), near[0])


def is_pack(folder: Path) -> bool:
    """Whether what scenarios are made from lies in that folder."""
    return any((folder / name).is_dir() for name in BESIDE) or (folder / SITE).is_file()


def places_of(scenario: Path, own: Path | None) -> tuple[Path, ...]:
    """The folders in which a scenario finds what it names, nearest first."""
    return tuple(dict.fromkeys((pack_of(scenario), *shared_places(own))))


def shared_places(own: Path | None) -> tuple[Path, ...]:
    """The folders in which every scenario finds what it names: one's own, and the shipped ones."""
    return tuple(folder for folder in (own, SHIPPED) if folder)


def find(kind: str, name: str, places: Iterable[Path]) -> Path | None:
    """The first file of that name among ``clinics``, ``phrases`` or ``personas``; None where there is none.

    A name is a plain one, so that a path can never lead out of these folders.
    """
    if not ID.fullmatch(name) or len(name) > LONGEST_NAME:
        return None
    found = ((place, place / kind / f"{name}.yaml") for place in places)
    return next((path for place, path in found if path.is_file() and not leads_out(path, place)), None)


def find_site(places: Sequence[Path]) -> Path | None:
    """The nearest file of site settings. The shipped folder has none: no site is like all others."""
    found = ((place, place / SITE) for place in places if place != SHIPPED)
    return next((path for place, path in found if path.is_file() and not leads_out(path, place)), None)


def names_of(kind: str, places: Iterable[Path]) -> list[str]:
    """The names that files of that kind have, nearest first."""
    folders = [place / kind for place in places]
    return [each.stem for folder in folders if folder.is_dir() for each in sorted(folder.glob("*.yaml"))]


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a file that stands in a folder is really somewhere else, by a link."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def digest(scenario: bytes, clinic: bytes, *others: bytes) -> str:
    """One hash of all files of a scenario: a call can be taken up again only where none of them has changed.

    Args:
        scenario: The scenario's file.
        clinic: Its clinic's.
        others: Its phrase banks' as it names them, its persona's, and the site settings, those that there are.
    """
    return hashlib.sha256(b"\0".join((scenario, clinic, *others))).hexdigest()


def digest_of(
    path: Path, clinic: str, *, own: Path | None = None, phrases: Sequence[str] = (), persona: str = ""
) -> str:
    """The digest a scenario's files have now; "" where one cannot be read.

    It equals ``Scenario.digest`` of the scenario those files make, if they make one.

    Args:
        path: The scenario's file.
        clinic: The clinic's id.
        own: The folder of this person's own scenarios.
        phrases: The phrase banks it uses, by name.
        persona: Its persona, built in or not.
    """
    places = places_of(path, own)
    wanted = [find(CLINICS, clinic, places), *(find(PHRASES, name, places) for name in phrases)]
    if persona and persona not in PERSONAS:
        wanted.append(find(PERSONA_FILES, persona, places))
    found = [each for each in wanted if each]
    if len(found) < len(wanted):
        return ""
    site = find_site(places)
    try:
        return digest(path.read_bytes(), *(each.read_bytes() for each in (*found, *([site] if site else []))))
    except OSError:
        return ""
