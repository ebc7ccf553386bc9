"""Banks that scenarios share: phrases, so that a meaning is written once, and personas."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from simulator.engine.persona import Persona


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseBank:
    """Meanings that many turns hear, each with examples."""

    id: str
    language: str
    meanings: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaBank:
    """A temperament of the site's own, with words for where a scenario has none; ``pushes`` maps a cause to words."""

    id: str
    language: str
    persona: Persona
    didnt_catch: tuple[str, ...] = ()
    waits: tuple[str, ...] = ()
    silence: tuple[str, ...] = ()
    parting: tuple[str, ...] = ()
    pushes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Banks:
    """The banks of one scenario. ``whole`` is False where one that it names is not there or could not be read."""

    phrases: tuple[PhraseBank, ...] = ()
    persona: PersonaBank | None = None
    whole: bool = True

    def examples(self, meaning: str) -> tuple[str, ...]:
        """The examples of a meaning, from the first bank that has it; none where no bank has."""
        return next((bank.meanings[meaning] for bank in self.phrases if meaning in bank.meanings), ())

    def meanings(self) -> list[str]:
        """The meanings of all phrase banks, in their order."""
        return list(dict.fromkeys(meaning for bank in self.phrases for meaning in bank.meanings))


NO_BANKS = Banks()
