"""The scenarios there are: shipped ones and the clinic's own, by id or by file."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.scenario import Catalogue, Diagnostic, ScenarioCard, digest_of

if TYPE_CHECKING:
    from simulator.engine.scenario import Scenario


class ScenarioProblemError(ValueError):
    """A scenario cannot be played; ``diagnostics`` say what is wrong and where, empty if there is none of that name."""

    def __init__(self, name: str, diagnostics: tuple[Diagnostic, ...] = (), near: tuple[str, ...] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.diagnostics = diagnostics
        self.near = near


class Library:
    """Shipped scenarios and those in one's own folder, which win over shipped ones of the same id."""

    def __init__(self, own_folder: Path) -> None:
        self.own_folder = own_folder
        self._loaded: dict[str, Scenario] = {}
        self._by_path: set[str] = set()

    @cached_property
    def _catalogue(self) -> Catalogue:
        return Catalogue(own=self.own_folder)

    def cards(self) -> tuple[ScenarioCard, ...]:
        """What the home screen lists, without loading what comes after the headers."""
        return self._catalogue.cards()

    def card(self, scenario_id: str) -> ScenarioCard | None:
        """The card of that id."""
        return next((card for card in self.cards() if card.id == scenario_id), None)

    def load(self, name: str) -> "Scenario":
        """Load a scenario by id or file name.

        Raises:
            ScenarioProblemError: there is none of that name, or its file has findings that stop it from being played.
        """
        if name in self._loaded:
            return self._loaded[name]
        from simulator.scenario import load_scenario  # brings pydantic, which the home screen does without

        card = self.card(name)
        if card is None and not _names_a_file(name):
            raise ScenarioProblemError(name, near=self._near(name))
        found = load_scenario(card.path if card else Path(name), own=self.own_folder)
        if found.scenario is None:
            raise ScenarioProblemError(name, tuple(found.diagnostics))
        # A file stands for its id from now on, so that a call played from it can be gone on with.
        self._loaded[found.scenario.id] = found.scenario
        if card is None:
            self._by_path.add(found.scenario.id)
        return found.scenario

    def digest(self, scenario_id: str) -> str:
        """The digest of what ``load`` gives for that id: of its files as they are now, "" where there is none.

        A file played by its path stands for its id, whether or not the catalogue has another of that id.
        """
        loaded = self._loaded.get(scenario_id)
        card = self.card(scenario_id)
        if card is None or scenario_id in self._by_path:
            return loaded.digest if loaded else ""
        return digest_of(card.path, card.clinic, own=self.own_folder, phrases=card.phrases, persona=card.persona)

    def _near(self, name: str) -> tuple[str, ...]:
        from rapidfuzz import process

        ids = [card.id for card in self.cards()]
        return tuple(match for match, score, _ in process.extract(name, ids, limit=3) if score >= 60)


def _names_a_file(name: str) -> bool:
    return name.endswith((".yaml", ".yml")) or Path(name).is_file()
