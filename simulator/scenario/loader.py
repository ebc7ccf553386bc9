"""Loads scenarios and clinics from files. Play and validation use the same way in, so they refuse the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from simulator.engine.clean import clean_line
from simulator.engine.clinic import Clinic
from simulator.engine.scenario import Scenario
from simulator.i18n import _
from simulator.scenario.catalogue import Catalogue
from simulator.scenario.compile import compile_clinic, compile_scenario, is_clinic, tell_no_clinic
from simulator.scenario.diagnostics import Diagnostic, Findings, closest, quoted
from simulator.scenario.location import SHIPPED, clinic_folders, digest, find_clinic
from simulator.scenario.nodes import Node, child, text_of
from simulator.scenario.reader import LARGEST, read

Diagnostics = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What came of a scenario's file: the scenario, or None and at least one error among the findings."""

    scenario: Scenario | None = None
    diagnostics: Diagnostics = ()
    path: Path | None = None

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
        return _load_clinic_file(Path(where))
    found = find_clinic(where, [folder / "clinics" for folder in (own, SHIPPED) if folder])
    return _load_clinic_file(found or Path(f"{clean_line(where)}.yaml"))


def validate_paths(paths: Iterable[str | Path], *, own: Path | None = None) -> list[Diagnostic]:
    """Every finding in those files and folders, in the order of the files; the same finding comes once."""
    files, diagnostics = files_to_check(paths)
    same_id: dict[tuple[str, str], Path] = {}
    for path in files:
        data, root, findings = _read(path)
        if root is not None and (path.parent.name == "clinics" or is_clinic(root)):
            diagnostics.extend(_clinic_of(path, data, root, findings).diagnostics)
            continue
        diagnostics.extend(_scenario_of(path, data, root, findings, own).diagnostics)
        diagnostics.extend(_same_id(path, root, same_id))
    return list(dict.fromkeys(diagnostics))


def files_to_check(paths: Iterable[str | Path]) -> tuple[list[Path], list[Diagnostic]]:
    """The files that validation would read, and a finding for each that looks meant for it and is not read."""
    files: list[Path] = []
    ignored: list[Diagnostic] = []
    for path in map(Path, paths):
        if path.suffix == ".yaml" or not path.is_dir():
            inside = [path]
        else:
            inside = sorted(each for each in path.rglob("*") if each.is_file() and not _is_hidden(each, path))
        for each in inside:
            if each.suffix == ".yaml":
                files.append(each)
            elif each is path or _looks_meant(each):
                ignored.append(_misnamed(each, is_asked_for=each is path))
    return list(dict.fromkeys(files)), ignored


def _looks_like_path(where: str) -> bool:
    return "/" in where or "\\" in where or where.lower().endswith((".yaml", ".yml"))


def _is_hidden(path: Path, top: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(top).parts)


def _looks_meant(path: Path) -> bool:
    return path.suffix.lower() in {".yml", ".yaml"} or ".yaml." in path.name.lower() or path.name.endswith(".yaml~")


def _misnamed(path: Path, *, is_asked_for: bool) -> Diagnostic:
    findings = Findings(str(path))
    if is_asked_for and not path.exists():
        hint = _("go to the folder it is saved in, and see how its name is spelt")
        findings.add("Y014", None, _("there is no such file or folder"), hint=hint)
    else:
        lower = path.name.lower()
        name = (lower.partition(".y")[0] if ".y" in lower else Path(lower).stem) + ".yaml"
        findings.add(
            "S018",
            None,
            _("this file is not read, as its name does not end in .yaml"),
            severity="error" if is_asked_for else "warning",
            hint=_("rename it to {name}").format(name=clean_line(name)),
        )
    return findings.sorted()[0]


def _same_id(path: Path, root: Node | None, seen: dict[tuple[str, str], Path]) -> Diagnostics:
    key = (text_of(child(root, "language")), text_of(child(root, "id")))
    named = child(root, "id")
    if not all(key) or named is None:
        return ()
    first = seen.setdefault(key, path)
    if first is path:
        return ()
    findings = Findings(str(path), _text_of_file(path))
    findings.add(
        "S016",
        named.place,
        _("{id} is the id of {path} too").format(id=quoted(key[1]), path=clean_line(str(first))),
        hint=_("give one of the two another id and file name; play would find only one"),
    )
    return findings.sorted()


def _text_of_file(path: Path) -> str:
    return path.read_bytes()[: LARGEST + 1].decode("utf-8", errors="replace").removeprefix("\ufeff")


def _read(path: Path) -> tuple[bytes, Node | None, Findings]:
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


def _load_file(path: Path, own: Path | None) -> Loaded:
    if path.suffix != ".yaml" and path.is_file():
        return Loaded(diagnostics=(_misnamed(path, is_asked_for=True),), path=path)
    data, root, findings = _read(path)
    return _scenario_of(path, data, root, findings, own)


def _scenario_of(path: Path, data: bytes, root: Node | None, findings: Findings, own: Path | None) -> Loaded:
    if root is None:
        return Loaded(diagnostics=findings.sorted(), path=path)
    name = text_of(child(root, "clinic"))
    folders = clinic_folders(path, own)
    found = find_clinic(name, folders)
    clinic = LoadedClinic()
    if found:
        clinic = _load_clinic_file(found)
    else:
        known = [each.stem for folder in folders if folder.is_dir() for each in sorted(folder.glob("*.yaml"))]
        tell_no_clinic(root, known, findings)
    both = digest(data, clinic.data)
    scenario = compile_scenario(root, path.stem, clinic.clinic, findings, digest=both)
    return Loaded(scenario=scenario, diagnostics=findings.sorted() + clinic.diagnostics, path=path)


def _load_clinic_file(path: Path) -> LoadedClinic:
    data, root, findings = _read(path)
    return _clinic_of(path, data, root, findings)


def _clinic_of(path: Path, data: bytes, root: Node | None, findings: Findings) -> LoadedClinic:
    clinic = compile_clinic(root, path.stem, findings) if root is not None else None
    return LoadedClinic(clinic=clinic, diagnostics=findings.sorted(), path=path, data=data)
