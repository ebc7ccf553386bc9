"""Makes new scenarios and desk cards in an author's folder, with the schemas their editor reads."""

from dataclasses import dataclass
from pathlib import Path

from simulator.authoring.copying import copied
from simulator.authoring.placing import place
from simulator.authoring.starter import SCHEMAS, ScenarioWishes, UnfitWordsError, clinic_text, scenario_text, usable
from simulator.engine.clinic import Clinic
from simulator.i18n import _
from simulator.scenario import Catalogue, load_clinic
from simulator.scenario.location import BESIDE, CLINICS, PERSONA_FILES, PHRASES, find, names_of, pack_of, places_of
from simulator.scenario.nodes import child, text_of, texts_of
from simulator.scenario.reader import read
from simulator.scenario.schema import write_schemas


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """Where new files go, and what is there already.

    ``folder`` holds the scenarios, ``own`` is the person's own scenarios that every command finds by id. A desk card
    goes where the scenarios of that folder look for it first: into the ``clinics`` of the pack that it belongs to.
    """

    folder: Path
    own: Path

    def scenario_file(self, scenario_id: str) -> Path:
        """The file a scenario of that id gets."""
        return self.folder / f"{scenario_id}.yaml"

    def clinic_file(self, clinic_id: str) -> Path:
        """The file a desk card of that id gets."""
        return self._pack / CLINICS / f"{clinic_id}.yaml"

    def clinics(self) -> dict[str, Clinic]:
        """The desk cards a scenario here can name, by id, nearest first; damaged ones are left out."""
        places = self._places()
        paths = {name: find(CLINICS, name, places) for name in names_of(CLINICS, places)}
        loaded = {name: load_clinic(path).clinic for name, path in paths.items() if path}
        return {name: clinic for name, clinic in loaded.items() if clinic is not None}

    def see_that_scenario_is_free(self, scenario_id: str) -> str:
        """The id, where no scenario has it yet.

        Raises:
            UnfitWordsError: one has, here, among one's own or among the shipped ones.
        """
        if self.scenario_file(scenario_id).exists():
            raise _taken(self.scenario_file(scenario_id))
        card = Catalogue(own=self.own).find(scenario_id)
        if card is not None:
            words = _("A scenario is called “{id}” already: {title}. Take another name for the file.")
            raise UnfitWordsError(words.format(id=scenario_id, title=card.title))
        return scenario_id

    def see_that_clinic_is_free(self, clinic_id: str) -> str:
        """The id, where no desk card has it yet.

        Raises:
            UnfitWordsError: one has.
        """
        if self.clinic_file(clinic_id).exists():
            raise _taken(self.clinic_file(clinic_id))
        if find(CLINICS, clinic_id, self._places()):
            raise UnfitWordsError(_("A clinic is called “{id}” already. Take another name.").format(id=clinic_id))
        return clinic_id

    def create_scenario(self, wishes: ScenarioWishes, *, new_clinic: str = "") -> tuple[Path, ...]:
        """Write a scenario, and its clinic's desk card where that is to be new; the files, the scenario first.

        Args:
            wishes: What it is to be about.
            new_clinic: What the new clinic is called; "" where there is one.

        Raises:
            UnfitWordsError: something in the wishes cannot be written.
            TakenError: a file is there already.
            OSError: a file cannot be written.
        """
        files = {self.scenario_file(wishes.id): scenario_text(wishes)}
        if new_clinic:
            files[self.clinic_file(wishes.clinic)] = clinic_text(wishes.clinic, new_clinic)
        return self._place(files)

    def create_clinic(self, clinic_id: str, name: str) -> tuple[Path, ...]:
        """Write a desk card. Raises as ``create_scenario`` does."""
        return self._place({self.clinic_file(clinic_id): clinic_text(clinic_id, name)})

    def copy_scenario(self, source: Path, scenario_id: str, title: str) -> tuple[Path, ...]:
        """Write a copy of a scenario under another id, and of what it is made from where that is not found from there.

        Args:
            source: The scenario's file; it has to load.
            scenario_id: The copy's id.
            title: The copy's title.

        Raises:
            UnfitWordsError: the file is not written in a way that can be copied.
            TakenError: a file is there already.
            OSError: a file cannot be read or written.
        """
        text = _text(source)
        target = self.scenario_file(scenario_id)
        files = {target: copied(text, "scenario", SCHEMAS, {"id": scenario_id, "title": usable(title)})}
        for kind, name in _named_in(text):
            theirs = find(kind, name, places_of(source, self.own))
            if theirs and not find(kind, name, self._places()):
                files[self._pack / kind / f"{name}.yaml"] = _text(theirs)
        return self._place(files)

    def copy_clinic(self, source: Path, clinic_id: str, name: str) -> tuple[Path, ...]:
        """Write a copy of a desk card under another id. Raises as ``copy_scenario`` does."""
        changes = {"id": clinic_id, "name": usable(name)}
        return self._place({self.clinic_file(clinic_id): copied(_text(source), "clinic", f"../{SCHEMAS}", changes)})

    def _place(self, files: dict[Path, str]) -> tuple[Path, ...]:
        place(files)
        folders = (path.parent for path in files)
        for folder in dict.fromkeys(each.parent if each.name in BESIDE else each for each in folders):
            write_schemas(folder / SCHEMAS)
        return tuple(files)

    @property
    def _pack(self) -> Path:
        return pack_of((self.folder.parent if self.folder.name == CLINICS else self.folder) / "new.yaml")

    def _places(self) -> tuple[Path, ...]:
        return places_of(self._pack / "new.yaml", self.own)


def _named_in(text: str) -> list[tuple[str, str]]:
    """What a scenario says it is made from: the folder and the name of each file."""
    root, _findings = read(text.encode(), "copy")
    return [
        (CLINICS, text_of(child(root, "clinic"))),
        (PERSONA_FILES, text_of(child(child(root, "patient"), "persona"))),
        *((PHRASES, text_of(each)) for each in texts_of(child(child(root, "use"), "phrases"))),
    ]


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _taken(path: Path) -> UnfitWordsError:
    words = _("“{path}” is there already, and stays as it is. Take another name.")
    return UnfitWordsError(words.format(path=path))
