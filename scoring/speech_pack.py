"""What a pack knows of speech beside the marks (``cues-speech.yaml``): its lists; rules are in ``rules.py``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from scoring.pack import load_yaml, pack_folder

Phrases = tuple[tuple[str, ...], ...]
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechWords:
    """Word lists, empty where the pack has none; what each is for stands in the pack beside it."""

    sets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    firm: Mapping[tuple[str, ...], int | None] = field(default_factory=dict)
    deadlines: Mapping[str, Phrases] = field(default_factory=dict)
    at_once: Phrases = ()
    who: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, str] = field(default_factory=dict)
    hour_parts: Mapping[str, float] = field(default_factory=dict)

    def of(self, name: str) -> frozenset[str]:
        """The words of that list."""
        return self.sets.get(name, _NONE)


def _phrases(lines: object) -> Phrases:
    """Phrases as words, longest first, so that the longest that fits is found."""
    found = [tuple(str(line).split()) for line in lines] if isinstance(lines, list) else []
    return tuple(sorted(found, key=len, reverse=True))


@lru_cache(maxsize=8)
def speech_words(language: str) -> SpeechWords | None:
    """The lists of the language; None where its pack has no ``cues-speech.yaml``.

    Raises:
        UnknownLanguageError: there is no pack.
    """
    path = pack_folder(language) / "cues-speech.yaml"
    if not path.is_file():
        return None
    data = load_yaml(path)
    firm = {tuple(phrase.split()): int(value) if value else None for phrase, value in data["firm"].items()}
    phrases = _phrases([*data["firm"], *data["soft"]])
    return SpeechWords(
        sets={name: frozenset(line.split()) for name, line in data["words"].items()},
        firm=firm,
        deadlines={head: tuple(p for p in phrases if p[0] == head) for head in {p[0] for p in phrases}},
        at_once=_phrases(data["at_once"]),
        who=data["who"],
        days=data["days"],
        hour_parts={word: float(minutes) for word, minutes in data["hour_parts"].items()},
    )
