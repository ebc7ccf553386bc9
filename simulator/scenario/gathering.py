"""Reads the files that scenarios are made from: a clinic, phrase banks, a persona, the settings of the site."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from simulator.engine.clinic import Clinic
from simulator.engine.persona import PERSONAS
from simulator.engine.scenario import Scenario
from simulator.i18n import _
from simulator.scenario.banks import Banks, PersonaBank, PhraseBank
from simulator.scenario.compile import compile_clinic, compile_scenario
from simulator.scenario.compile_banks import compile_persona, compile_phrases, compile_site
from simulator.scenario.diagnostics import Findings, closest, quoted
from simulator.scenario.location import (
    CLINICS,
    ID,
    LONGEST_NAME,
    PERSONA_FILES,
    PHRASES,
    digest,
    find,
    find_site,
    names_of,
    places_of,
)
from simulator.scenario.nodes import Node, Scalar, child, text_of, texts_of
from simulator.scenario.reader import LARGEST, read
from simulator.scenario.search import Diagnostics

_KEPT = 64
"""Files kept while scenarios are read: all scenarios of a folder likely share a few."""
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[_Made]):
    """A file that a scenario is made from; ``made`` is None where a finding in it is an error."""

    path: Path
    data: bytes
    made: _Made | None
    diagnostics: Diagnostics


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


def read_part(path: Path, compiled: Callable[[Node, str, Findings], _Made | None]) -> Part[_Made]:
    """What came of a file that scenarios are made from."""
    data, root, findings = read_file(path)
    made = compiled(root, path.stem, findings) if root is not None else None
    return Part(path=path, data=data, made=made, diagnostics=findings.sorted())


class Stock:
    """The files that scenarios share, each read once as long as it is among the last ones asked for.

    Args:
        own: The folder of this person's own scenarios.
    """

    def __init__(self, own: Path | None) -> None:
        self._kept: dict[Path, Part[Any]] = {}
        # Scenarios of one folder find the same things in the same places.
        self._places = lru_cache(_KEPT)(lambda folder: places_of(folder / "any.yaml", own))
        self._find = lru_cache(_KEPT)(find)
        self._find_site = lru_cache(_KEPT)(find_site)

    def scenario(
        self, path: Path, data: bytes, root: Node | None, findings: Findings
    ) -> tuple[Scenario | None, tuple[Part[Any], ...]]:
        """The scenario of a file that was read, and the files it is made from beside that one.

        Args:
            path: The file.
            data: Its bytes.
            root: What the reader made of them.
            findings: Those of the reader; more are added.
        """
        if root is None:
            return None, ()
        places = self._places(path.parent)
        clinic = self._clinic(root, places, findings)
        phrases = self._phrases(root, places, findings)
        persona = self._persona(root, places, findings)
        at = self._find_site(places)
        site = self._part(at, compile_site) if at else None
        parts: list[Part[Any]] = [*phrases, *([persona] if persona else []), *([site] if site else [])]
        named = len(texts_of(child(child(root, "use"), "phrases")))
        banks = Banks(
            phrases=tuple(part.made for part in phrases if part.made),
            persona=persona.made if persona else None,
            whole=len(phrases) == named and all(part.made is not None for part in parts),
        )
        card = clinic.made if clinic else None
        scenario = compile_scenario(
            root,
            path.stem,
            site.made.at(card) if card and site and site.made else card,
            findings,
            banks=banks,
            digest=digest(data, clinic.data if clinic else b"", *(part.data for part in parts)),
        )
        return scenario, (*([clinic] if clinic else []), *parts)

    def _part(self, path: Path, compiled: Callable[[Node, str, Findings], _Made | None]) -> Part[_Made]:
        if path not in self._kept:
            if len(self._kept) >= _KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[path] = read_part(path, compiled)
        return self._kept[path]

    def _clinic(self, root: Node, places: tuple[Path, ...], findings: Findings) -> Part[Clinic] | None:
        named = child(root, "clinic")
        found = self._find(CLINICS, text_of(named), places)
        if found is None and isinstance(named, Scalar):
            hint = _("a clinic is a file in the folder clinics: clinics/{name}.yaml")
            missing = Missing("C001", CLINICS, _("no clinic is called {name}"), hint)
            missing.tell(named, places, findings)
        return self._part(found, compile_clinic) if found else None

    def _phrases(self, root: Node, places: tuple[Path, ...], findings: Findings) -> list[Part[PhraseBank]]:
        parts = []
        for word in texts_of(child(child(root, "use"), "phrases")):
            found = self._find(PHRASES, text_of(word), places)
            if found is None:
                hint = _("a phrase bank is a file in the folder phrases: phrases/{name}.yaml")
                missing = Missing("B001", PHRASES, _("no phrase bank is called {name}"), hint)
                missing.tell(word, places, findings)
            else:
                parts.append(self._part(found, compile_phrases))
        return parts

    def _persona(self, root: Node, places: tuple[Path, ...], findings: Findings) -> Part[PersonaBank] | None:
        named = child(child(root, "patient"), "persona")
        if not isinstance(named, Scalar) or text_of(named) in {"", *PERSONAS}:
            return None
        found = self._find(PERSONA_FILES, text_of(named), places)
        if found is None:
            hint = _("there are: {names}").format(names=" ".join(PERSONAS))
            missing = Missing("S029", PERSONA_FILES, _("there is no persona {name}"), hint, tuple(PERSONAS))
            missing.tell(named, places, findings)
        return self._part(found, compile_persona) if found else None


@dataclass(frozen=True, slots=True)
class Missing:
    """How it is told that a file is not there: the code, the folder it would be in, the words, and names there are."""

    code: str
    kind: str
    message: str
    hint: str
    built_in: tuple[str, ...] = ()

    def tell(self, named: Scalar, places: tuple[Path, ...], findings: Findings) -> None:
        """Note it at the word that names the file; a word that can be no file's name is told of elsewhere."""
        name = text_of(named)
        if not ID.fullmatch(name):
            return
        if len(name) > LONGEST_NAME:
            meant, hint = "", _("give it a shorter name")
        elif any((place / self.kind / f"{name}.yaml").is_file() for place in places):
            meant, hint = "", _("{name}.yaml is a link that leads out of its folder; put the file itself there")
        else:
            meant, hint = closest(name, [*self.built_in, *names_of(self.kind, places)]), self.hint
        findings.add(
            self.code,
            named.place,
            self.message.format(name=quoted(name)),
            did_you_mean=meant,
            hint="" if meant else hint.format(name=name),
        )
