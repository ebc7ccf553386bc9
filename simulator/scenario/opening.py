"""Opens files one after the other, for whoever looks at many: validation, tests, sharing. One is held at a time."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from simulator.engine.clean import clean_line
from simulator.engine.scenario import Scenario
from simulator.i18n import _
from simulator.scenario.compile import compile_clinic
from simulator.scenario.compile_banks import compile_persona, compile_phrases, compile_site
from simulator.scenario.diagnostics import Diagnostic, Findings, quoted
from simulator.scenario.gathering import Part, Stock, read_file
from simulator.scenario.location import CLINICS, PERSONA_FILES, PHRASES, SITE
from simulator.scenario.nodes import Mapping, Node, child, text_of
from simulator.scenario.search import Diagnostics, search

Kind = Literal["scenario", "clinic", "phrases", "persona", "site"]
_BY_FOLDER: dict[str, Kind] = {CLINICS: "clinic", PHRASES: "phrases", PERSONA_FILES: "persona"}
_BY_KEYS: tuple[tuple[Kind, frozenset[str]], ...] = (
    ("scenario", frozenset({"turns", "patient", "endings", "channel", "clinic"})),
    (
        "clinic",
        frozenset({"staff", "services", "book", "rules", "may_not", "identity", "delays", "emergency_number"}),
    ),
    ("phrases", frozenset({"meanings"})),
    ("persona", frozenset({"like"})),
)
"""The keys that tell one kind of file from the others, for one that stands in no folder of its kind."""
_COMPILED: dict[Kind, Callable[[Node, str, Findings], object]] = {
    "clinic": compile_clinic,
    "phrases": compile_phrases,
    "persona": compile_persona,
    "site": compile_site,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One file that was opened.

    ``root`` is None where nothing could be read, ``scenario`` for another kind of file and where a finding is an error.
    ``findings`` is still open, so that deeper checks can add to it. ``beside`` are findings in files it is made from
    that are not opened themselves in this run, each told with the first file that is made from it. ``parts`` are the
    files it is made from beside itself. ``aside`` is true for a file that looks meant to be read and was not.
    """

    path: Path
    kind: Kind
    root: Node | None
    scenario: Scenario | None
    findings: Findings
    beside: Diagnostics = ()
    parts: tuple[Path, ...] = ()
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
    stock = Stock(own)
    for path, aside in found:
        if aside is not None:
            yield Opened(path=path, kind="scenario", root=None, scenario=None, findings=aside, aside=True)
            continue
        data, root, findings = read_file(path)
        kind = kind_of(path, root)
        if kind != "scenario":
            if root is not None:
                _COMPILED[kind](root, path.stem, findings)
            yield Opened(path=path, kind=kind, root=root, scenario=None, findings=findings)
            continue
        scenario, parts = stock.scenario(path, data, root, findings)
        _check_same_id(path, root, same_id, findings)
        yield Opened(
            path=path,
            kind=kind,
            root=root,
            scenario=scenario,
            findings=findings,
            beside=_not_told(parts, told),
            parts=tuple(part.path for part in parts),
        )


def validate_paths(paths: Iterable[str | Path], *, own: Path | None = None) -> list[Diagnostic]:
    """Every finding in those files and folders, in the order of the files; the same finding comes once."""
    return [each for opened in open_each(paths, own=own) for each in opened.diagnostics()]


def kind_of(path: Path, root: Node | None) -> Kind:
    """What kind of file it is: by its name, its folder, else its keys. What cannot be told counts as a scenario."""
    if path.name == SITE:
        return "site"
    if path.parent.name in _BY_FOLDER:
        return _BY_FOLDER[path.parent.name]
    keys = root.entries.keys() if isinstance(root, Mapping) else frozenset[str]()
    return next((kind for kind, own in _BY_KEYS if own & keys), "scenario")


def _not_told(parts: Iterable[Part[Any]], told: set[str]) -> Diagnostics:
    diagnostics: list[Diagnostic] = []
    for part in parts:
        if os.path.normpath(part.path) not in told:
            told.add(os.path.normpath(part.path))
            diagnostics.extend(part.diagnostics)
    return tuple(diagnostics)


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
