"""A language pack, loaded once: how the language is read, its rules, word lists, wording and weights."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

PACKS = Path(__file__).resolve().parent / "packs"


class UnknownLanguageError(ValueError):
    """There is no pack for the language; the message names those there are."""


class PackError(ValueError):
    """A pack's own data is wrong: a fault of ours, not of a reply."""


@lru_cache(maxsize=1)
def available_languages() -> tuple[str, ...]:
    """Codes of the languages that have a pack, in order."""
    return tuple(sorted(path.parent.name for path in PACKS.glob("*/pack.yaml")))


def load_yaml(path: Path) -> Any:
    """Read a pack's file; every scalar stays text, so that "no" is a word and not a truth value."""
    import yaml  # importing the scorer must not load it

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, loader)  # noqa: S506 - the base loader builds text, lists and mappings only


def pack_folder(language: str) -> Path:
    """The folder of the language's pack.

    Raises:
        UnknownLanguageError: there is none.
    """
    if language not in available_languages():
        known = ", ".join(available_languages())
        raise UnknownLanguageError(f"there is no language pack “{language}”; there are: {known}")
    return PACKS / language


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """How a language is read: contractions, negators, clauses, numbers and times."""

    splits: Mapping[str, str]
    bare_pronouns: Mapping[str, str]
    bare_before: frozenset[str]
    bare_heads: Mapping[str, tuple[frozenset[str], frozenset[str]]]
    hesitations: frozenset[str]
    articles: frozenset[str]
    fillers: frozenset[str]
    modals: frozenset[str]
    relatives: frozenset[str]
    plain_verbs: frozenset[str]
    endings: Mapping[str, str]
    spellings: Mapping[str, str]
    negators: frozenset[str]
    harmless_after: frozenset[str]
    inverted: frozenset[str]
    pronouns: frozenset[str]
    openers: frozenset[str]
    weak_openers: frozenset[str]
    contrast: frozenset[str]
    act_verbs: frozenset[str]
    must_openers: tuple[tuple[str, ...], ...]
    numbers: Mapping[str, float]
    amounts: Mapping[str, float]
    units: Mapping[str, float]
    days: Mapping[str, str]
    short_days: frozenset[str]
    months: frozenset[str]
    parts: frozenset[str]
    next_words: frozenset[str]
    vague: frozenset[str]
    clock_past: frozenset[str]
    clock_to: frozenset[str]
    clock_fractions: Mapping[str, float]
    clock_half_bare: frozenset[str]
    clock_named: Mapping[str, int]
    clock_marks: frozenset[str]
    clock_before: frozenset[str]
    ordinal_marks: frozenset[str]
    currencies: frozenset[str]
    titles: frozenset[str]
    time_words: frozenset[str]
    known: frozenset[str]


_SETS = (
    "bare_before", "negators", "harmless_after", "inverted", "pronouns", "openers", "weak_openers", "contrast",
    "act_verbs", "short_days", "months", "parts", "next_words", "vague", "ordinal_marks", "currencies",
    "titles", "hesitations", "articles", "fillers", "modals", "relatives", "plain_verbs",
)  # fmt: skip
_MAPS = ("splits", "bare_pronouns", "endings", "spellings", "days")
_NUMBERS = ("numbers", "amounts", "units")


def _numbers(table: Mapping[str, str]) -> dict[str, float]:
    return {word: float(value) for word, value in table.items()}


@lru_cache(maxsize=8)
def grammar_of(language: str) -> Grammar:
    """The grammar of the language.

    Raises:
        UnknownLanguageError: there is no pack.
    """
    folder = pack_folder(language)
    data = load_yaml(folder / "reading.yaml")
    words = load_yaml(folder / "words.yaml")
    clock = data["clock"]
    sets: dict[str, Any] = {name: frozenset(data[name]) for name in _SETS}
    numbers: dict[str, Any] = {name: _numbers(data[name]) for name in _NUMBERS}
    fractions = _numbers(clock["fractions"])
    named = {word: int(value) for word, value in clock["named"].items()}
    time_words = frozenset().union(
        numbers["numbers"], numbers["amounts"], data["days"], sets["months"], sets["parts"], sets["next_words"],
        sets["vague"], fractions, named,
    )  # fmt: skip
    known = frozenset().union(
        *(line.split() for line in words["known"]), time_words, numbers["units"], sets["act_verbs"], sets["negators"],
        sets["titles"], data["spellings"].values(), data["vague_people"], data["days"],
    )  # fmt: skip
    return Grammar(
        **sets,
        **dict[str, Any]({name: data[name] for name in _MAPS}),
        **numbers,
        bare_heads={
            word: (frozenset(after["never"].split()), frozenset(after["always"].split()))
            for word, after in data["bare_heads"].items()
        },
        must_openers=tuple(tuple(line.split()) for line in data["must_openers"]),
        clock_past=frozenset(clock["past"]),
        clock_to=frozenset(clock["to"]),
        clock_fractions=fractions,
        clock_half_bare=frozenset(clock["half_bare"]),
        clock_named=named,
        clock_marks=frozenset(clock["marks"]),
        clock_before=frozenset(clock["before"]),
        time_words=time_words,
        known=known,
    )
