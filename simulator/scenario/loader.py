"""Loads scenarios and clinics from files. Play and validation use the same way in, so they refuse the same."""

from dataclasses import dataclass
from pathlib import Path

from simulator.engine.clean import clean_line
from simulator.engine.clinic import Clinic
from simulator.engine.scenario import Scenario
from simulator.i18n import _
from simulator.scenario.catalogue import Catalogue
from simulator.scenario.compile import compile_clinic
from simulator.scenario.compile_banks import compile_site
from simulator.scenario.diagnostics import Findings, closest, quoted
from simulator.scenario.gathering import Stock, read_file, read_part
from simulator.scenario.location import CLINICS, find, shared_places
from simulator.scenario.nodes import Node
from simulator.scenario.search import Diagnostics, misnamed
from simulator.scenario.site import LoadedSite, Site


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
        path = Path(where)
    else:
        path = find(CLINICS, where, shared_places(own)) or Path(f"{clean_line(where)}.yaml")
    part = read_part(path, compile_clinic)
    return LoadedClinic(clinic=part.made, diagnostics=part.diagnostics, path=path)


def load_site(path: Path) -> LoadedSite:
    """Load the site settings of a file."""
    part = read_part(path, compile_site)
    return LoadedSite(site=part.made or Site(), diagnostics=part.diagnostics)


def _looks_like_path(where: str) -> bool:
    return "/" in where or "\\" in where or where.lower().endswith((".yaml", ".yml"))


def _load_file(path: Path, own: Path | None) -> Loaded:
    if path.suffix != ".yaml" and path.is_file():
        return Loaded(diagnostics=misnamed(path, is_asked_for=True).sorted(), path=path)
    return _loaded(path, *read_file(path), own)


def _loaded(path: Path, data: bytes, root: Node | None, findings: Findings, own: Path | None) -> Loaded:
    scenario, parts = Stock(own).scenario(path, data, root, findings)
    beside = tuple(each for part in parts for each in part.diagnostics)
    return Loaded(scenario=scenario, diagnostics=findings.sorted() + beside, path=path, root=root)
