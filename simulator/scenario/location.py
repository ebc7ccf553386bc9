"""Where scenarios find their clinic, and the hash that tells whether either has changed. Nothing is compiled here."""

import hashlib
import os
import re
from pathlib import Path

import scenarios

SHIPPED = Path(scenarios.__file__).parent
"""The folder of the scenarios that come with the program."""
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""Lower case, digits and single hyphens: ids are file names, and are typed on the command line."""


def clinic_folders(scenario: Path, own: Path | None) -> list[Path]:
    """The folders a scenario's clinic is looked for in, nearest first, then the own ones and the shipped ones."""
    # Written the short way, so that a clinic has one name however a scenario comes to it.
    near = [Path(os.path.normpath(scenario.parent / up / "clinics")) for up in (".", "..", "../..")]
    return [*near, *(folder / "clinics" for folder in (own, SHIPPED) if folder)]


def find_clinic(name: str, folders: list[Path]) -> Path | None:
    """The first file of that clinic. Its id is a plain name, so a path can never lead out of these folders."""
    if not ID.fullmatch(name):
        return None
    return next((folder / f"{name}.yaml" for folder in folders if (folder / f"{name}.yaml").is_file()), None)


def digest(scenario: bytes, clinic: bytes) -> str:
    """One hash of both files: a call can be taken up again only where neither has changed."""
    return hashlib.sha256(scenario + b"\0" + clinic).hexdigest()


def digest_of(path: Path, clinic: str, *, own: Path | None = None) -> str:
    """The digest a scenario's file and its clinic's have now; "" where one cannot be read.

    It equals ``Scenario.digest`` of the scenario those two files make, if they make one.

    Args:
        path: The scenario's file.
        clinic: The clinic's id.
        own: The folder of this person's own scenarios.
    """
    found = find_clinic(clinic, clinic_folders(path, own))
    try:
        return digest(path.read_bytes(), found.read_bytes()) if found else ""
    except OSError:
        return ""
