"""Loads scenarios and clinics from files. Play and validation use the same way in, so they refuse the same."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from simulator.engine.clean import clean_line
from simulator.engine.clinic import Clinic
from simulator.engine.scenario import Scenario
from simulator.i18n import _
from simulator.scenario.catalogue import Catalogue
from simulator.scenario.compile import compile_clinic, compile_scenario, tell_no_clinic
from simulator.scenario.diagnostics import Findings, closest, quoted
from simulator.scenario.location import SHIPPED, clinic_folders, digest, find_clinic
from simulator.scenario.nodes import Node, child, text_of
from simulator.scenario.reader import LARGEST, read
from simulator.scenario.search import Diagnostics, misnamed


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What came of a scenario's file: the scenario, or None and at least one error among the findings.

    ``root`` is what the reader made of the file, with the place of everything in it; None where it made nothing.
    """

    scenario: Scenario | None = None
    diagnostics: Diagnostics = ()
    path: Path | None = None
    root: Node | None = None

    @property
    def errors(self) -> Diagnostics:
        """The findings that keep it from being played."""
        return tuple(each for each in self.diagnostics if each.severity == "error")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedClinic:
    """What came of a clinic's file: the desk card, or None and at least one error among the findings."""

    clinic: Clinic | None = None
    diagnostics: Diagnostics = ()
    path: Path | None = None
    data: bytes = b""


def load_scenario(where: str | Path, *, own: Path | None = None, language: str | None = None) -> Loaded:
    """Load a scenario by id or by file.

    Args:
        where: An id such as ``up-all-night``, or the path of a file (a ``Path``, or a text with a slash or ``.yaml``).
        own: The folder of this person's own scenarios, which come before the shipped ones.
        language: Which of several scenarios of that id; None takes the first.
    """
    if isinstance(where, Path) or _looks_like_path(where):
        return _load_file(Path(where), own)
    catalogue = Catalogue(own=own)
    card = catalogue.find(where, language=language)
    if card is None:
        findings = Findings(clean_line(where) or "?")
        ids = [each.id for each in catalogue.cards()]
        findings.add(
            "Y014",
            None,
            _("no scenario is called {name}").format(name=quoted(where)),
            did_you_mean=closest(where, ids),
            hint=_("give an id from the list of scenarios, or the path of a file"),
        )
        return Loaded(diagnostics=findings.sorted())
    return _load_file(card.path, own)


def load_clinic(where: str | Path, *, own: Path | None = None) -> LoadedClinic:
    """Load a clinic by id, from the own folder or the shipped ones, or by file."""
    if isinstance(where, Path) or _looks_like_path(where):
        return read_clinic(Path(where))
    found = find_clinic(where, [folder / "clinics" for folder in (own, SHIPPED) if folder])
    return read_clinic(found or Path(f"{clean_line(where)}.yaml"))


def read_file(path: Path) -> tuple[bytes, Node | None, Findings]:
    """What stands in a file, and what is wrong with its writing; a file that cannot be opened is a finding."""
    shown = str(path)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        findings = Findings(shown)
        missing = isinstance(error, FileNotFoundError)
        folder = isinstance(error, IsADirectoryError) or path.is_dir()
        message = _("there is no such file") if missing else _("this file cannot be opened")
        hint = _("go to the folder it is saved in, and see how its name is spelt") if missing else ""
        findings.add("Y014", None, _("this is a folder, not a file") if folder else message, hint=hint)
        return b"", None, findings
    root, findings = read(data, shown)
    return data, root, findings


def scenario_of(
    path: Path,
    data: bytes,
    root: Node | None,
    findings: Findings,
    *,
    own: Path | None,
    clinic_at: Callable[[Path], LoadedClinic],
) -> tuple[Scenario | None, LoadedClinic]:
    """The scenario of a file that was read, and what came of its clinic.

    Args:
        path: The file.
        data: Its bytes.
        root: What the reader made of them.
        findings: Those of the reader; more are added.
        own: The folder of this person's own scenarios.
        clinic_at: Gives the clinic of a file, perhaps one read before.
    """
    if root is None:
        return None, LoadedClinic()
    name = text_of(child(root, "clinic"))
    folders = clinic_folders(path, own)
    found = find_clinic(name, folders)
    clinic = LoadedClinic()
    if found:
        clinic = clinic_at(found)
    else:
        known = [each.stem for folder in folders if folder.is_dir() for each in sorted(folder.glob("*.yaml"))]
        tell_no_clinic(root, known, findings)
    both = digest(data, clinic.data)
    return compile_scenario(root, path.stem, clinic.clinic, findings, digest=both), clinic


def read_clinic(path: Path) -> LoadedClinic:
    """What came of a clinic's file."""
    return clinic_of(path, *read_file(path))


def clinic_of(path: Path, data: bytes, root: Node | None, findings: Findings) -> LoadedClinic:
    """The desk card of a clinic's file that was read."""
    clinic = compile_clinic(root, path.stem, findings) if root is not None else None
    return LoadedClinic(clinic=clinic, diagnostics=findings.sorted(), path=path, data=data)


def _looks_like_path(where: str) -> bool:
    return "/" in where or "\\" in where or where.lower().endswith((".yaml", ".yml"))


def _load_file(path: Path, own: Path | None) -> Loaded:
    if path.suffix != ".yaml" and path.is_file():
        return Loaded(diagnostics=misnamed(path, is_asked_for=True).sorted(), path=path)
    data, root, findings = read_file(path)
    scenario, clinic = scenario_of(path, data, root, findings, own=own, clinic_at=read_clinic)
    return Loaded(scenario=scenario, diagnostics=findings.sorted() + clinic.diagnostics, path=path, root=root)
