"""Opens files one after the other, for whoever looks at many: validation, tests, sharing. One is held at a time."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from simulator.engine.clean import clean_line
from simulator.engine.scenario import Scenario
from simulator.i18n import _
from simulator.scenario.compile import is_clinic
from simulator.scenario.diagnostics import Diagnostic, Findings, quoted
from simulator.scenario.loader import LoadedClinic, clinic_of, read_clinic, read_file, scenario_of
from simulator.scenario.nodes import Node, child, text_of
from simulator.scenario.search import Diagnostics, search

Kind = Literal["scenario", "clinic", "phrases", "persona", "site"]
_KEPT = 64
"""Clinics kept while files are opened: every scenario of a folder likely has the same few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One file that was opened.

    ``root`` is None where nothing could be read, ``scenario`` for another kind of file and where a finding is an error.
    ``findings`` is still open, so that deeper checks can add to it. ``beside`` are findings in files it is made from
    that are not opened themselves in this run, each told with the first file that is made from it. ``aside`` is true
    for a file that looks meant to be read and was not.
    """

    path: Path
    kind: Kind
    root: Node | None
    scenario: Scenario | None
    findings: Findings
    beside: Diagnostics = ()
    aside: bool = False

    def diagnostics(self) -> Diagnostics:
        """All there is to tell, in the order of the file, and then what stands in other files."""
        return (*self.findings.sorted(), *self.beside)


def open_each(paths: Iterable[str | Path], *, own: Path | None = None) -> Iterator[Opened]:
    """Every file in those files and folders, one at a time, so that memory does not grow with their number.

    Args:
        paths: Files, or folders that are searched with their folders.
        own: The folder of this person's own scenarios.
    """
    found = search(paths)
    told = {os.path.normpath(path) for path, aside in found if aside is None}
    same_id: dict[tuple[str, str], Path] = {}
    clinic_at = lru_cache(_KEPT)(read_clinic)
    for path, aside in found:
        if aside is not None:
            yield Opened(path=path, kind="scenario", root=None, scenario=None, findings=aside, aside=True)
            continue
        data, root, findings = read_file(path)
        kind = kind_of(path, root)
        if kind == "clinic":
            clinic_of(path, data, root, findings)
            yield Opened(path=path, kind=kind, root=root, scenario=None, findings=findings)
            continue
        scenario, clinic = scenario_of(path, data, root, findings, own=own, clinic_at=clinic_at)
        _check_same_id(path, root, same_id, findings)
        beside = _not_told(clinic, told)
        yield Opened(path=path, kind=kind, root=root, scenario=scenario, findings=findings, beside=beside)


def validate_paths(paths: Iterable[str | Path], *, own: Path | None = None) -> list[Diagnostic]:
    """Every finding in those files and folders, in the order of the files; the same finding comes once."""
    return [each for opened in open_each(paths, own=own) for each in opened.diagnostics()]


def kind_of(path: Path, root: Node | None) -> Kind:
    """What kind of file it is: by its folder, else by its keys."""
    return "clinic" if root is not None and (path.parent.name == "clinics" or is_clinic(root)) else "scenario"


def _not_told(clinic: LoadedClinic, told: set[str]) -> Diagnostics:
    if clinic.path is None or os.path.normpath(clinic.path) in told:
        return ()
    told.add(os.path.normpath(clinic.path))
    return clinic.diagnostics


def _check_same_id(path: Path, root: Node | None, seen: dict[tuple[str, str], Path], findings: Findings) -> None:
    key = (text_of(child(root, "language")), text_of(child(root, "id")))
    named = child(root, "id")
    if not all(key) or named is None:
        return
    first = seen.setdefault(key, path)
    if first is not path:
        findings.add(
            "S016",
            named.place,
            _("{id} is the id of {path} too").format(id=quoted(key[1]), path=clean_line(str(first))),
            hint=_("give one of the two another id and file name; play would find only one"),
        )
