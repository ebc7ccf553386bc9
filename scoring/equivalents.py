"""A language's everyday equivalents and word weights, loaded once from its pack: what ``recognise`` knows of words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from scoring.notation import Matcher, NotationError, Phrase, compile_phrase
from scoring.pack import Grammar, PackError, grammar_of, load_yaml, pack_folder
from scoring.rules import FLAGS
from scoring.stems import plain_form, stem

_BANDS = {"grammar": 0.08, "everyday": 0.35, "desk": 0.7}
_TELLING = 1.0
_PHRASE_FLOOR = 0.6
_PART_WEIGHT = 0.3
_DENIALS = (
    "words", "harmless_after", "limits", "modals", "joins", "ends", "saying", "asides", "groups",
    "cases", "subjects", "starts", "leaves", "leave_by",
)  # fmt: skip
_WRITTEN = re.compile(r"\{\w+\}|[a-z][a-z']*")
_READ = ("brief", "in_case", "turns", "at_once", "unsaid", "theirs", "granted", "yet")
_NEGATORS = frozenset(map(stem, ("not", "no", "nothing", "nobody", "none", "cannot")))


@dataclass(frozen=True, slots=True)
class PhraseEntry:
    """A phrase of several words: what follows its first word, its groups, its telling words (``parts``)."""

    rest: tuple[str, ...]
    name: str
    groups: tuple[str, ...]
    weight: float
    negative: bool
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Denials:
    """Words that deny beside the negators (``words``), and words a negator does not deny (``harmless_after``).

    Nor does a negator without one of ``modals`` deny one of ``limits`` ("not only"). It reaches back no further than a
    pronoun or one of ``joins``, and on as far as one of ``ends``. A denied verb of ``saying`` reaches into what
    follows behind one of ``asides`` ("can't say if ..."). Phrases of ``groups`` deny their clause without a negator.
    In a clause opened by one of ``cases`` it ends where one of ``subjects`` with one of ``starts`` or ``modals`` starts
    afresh. Harmless ``leaves`` before ``leave_by`` deny after all ("don't bother with").
    """

    words: frozenset[str]
    harmless_after: frozenset[str]
    limits: frozenset[str]
    modals: frozenset[str]
    joins: frozenset[str]
    ends: frozenset[str]
    saying: frozenset[str]
    asides: frozenset[str]
    groups: frozenset[str]
    cases: frozenset[str]
    subjects: frozenset[str]
    starts: frozenset[str]
    leaves: frozenset[str]
    leave_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class Undone:
    """Phrases, as read, that say without a negator that a thing is not so, by first word.

    ``after`` denies what follows in the clause, ``whole`` the clause; ``but_not`` are none though they begin like one.
    A negator before a verb of ``saying`` undoes one behind it: "I'm not saying nothing came". One of ``alone`` at the
    head of a clause with one of ``may`` leaves everybody else out: "only the manager can".
    """

    after: Mapping[str, tuple[tuple[str, ...], ...]]
    whole: Mapping[str, tuple[tuple[str, ...], ...]]
    but_not: Mapping[str, tuple[tuple[str, ...], ...]]
    saying: frozenset[str]
    alone: frozenset[str]
    may: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What is known of a language's words.

    Attributes:
        forms: irregular form to plain form, short form to long.
        groups: by stem, the names of the groups of equivalents it stands in.
        phrases: by the stem of their first word, longest first.
        weights: by stem, how telling it is by itself, 0.0-1.0; unlisted is 1.0.
        known: every stem listed anywhere: such a word is never taken for a misspelling of another.
        denials: what denies beside the negators.
        undone: phrases that deny without one, for what a reply is about.
        negative: stems of the negators that phrases may hold.
        courtesies: words that may stand around a sentence without changing what it says.
        titles: words that make a name of the next one.
    """

    forms: Mapping[str, str]
    groups: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[PhraseEntry, ...]]
    weights: Mapping[str, float]
    known: frozenset[str]
    denials: Denials
    undone: Undone
    negative: frozenset[str]
    courtesies: frozenset[str]
    titles: frozenset[str]

    def stem(self, word: str) -> str:
        """Fold one word as it stands in a reading."""
        return plain_form(word, self.forms)

    def weight(self, stem: str) -> float:
        """How telling a stem is, 0.0-1.0."""
        return self.weights.get(stem, _TELLING)


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon:
    """Load the language's ``equivalents.yaml`` and ``background.yaml``.

    Raises:
        UnknownLanguageError: there is no pack for the language.
    """
    folder = pack_folder(language)
    data, background = load_yaml(folder / "equivalents.yaml"), load_yaml(folder / "background.yaml")
    forms = {
        form: plain for table in ("forms", "short") for plain, seen in data[table].items() for form in seen.split()
    }
    weights = {
        plain_form(word, forms): _BANDS[band]
        for band in ("desk", "everyday", "grammar")
        for word in background[band].split()
    }
    groups: dict[str, list[str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group, entries in data["groups"].items():
        for entry in entries:
            stems = tuple(plain_form(word, forms) for word in entry.replace("-", " ").split())
            if len(stems) == 1:
                _add(groups, stems[0], group)
            else:
                phrases.setdefault(stems[0], []).append((stems, group))
    known = (
        frozenset(weights) | frozenset(groups) | {s for many in phrases.values() for stems, _ in many for s in stems}
    )
    return Lexicon(
        forms=forms,
        groups={key: tuple(names) for key, names in groups.items()},
        phrases={first: _entries(many, weights, frozenset(data["whole"])) for first, many in phrases.items()},
        weights=weights,
        known=known,
        denials=Denials(*(frozenset(data["denials"][name]) for name in _DENIALS)),
        negative=_NEGATORS,
        courtesies=frozenset(data["courtesies"]["words"]),
        titles=frozenset(data["courtesies"]["titles"]),
        undone=_undone(data["undone"]),
    )


def _undone(data: Mapping[str, Sequence[str]]) -> Undone:
    after, whole, but_not = (_by_first(data[name]) for name in ("after", "whole", "but_not"))
    saying, alone, may = (frozenset(data[name]) for name in ("saying", "alone", "may"))
    return Undone(after, whole, but_not, saying, alone, may)


def _by_first(phrases: Iterable[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(many) for first, many in found.items()}


def _add(table: dict[str, list[str]], key: str, value: str) -> None:
    if value not in table.setdefault(key, []):
        table[key].append(value)


def _parts(
    stems: Sequence[str], groups: Iterable[str], weights: Mapping[str, float], whole: frozenset[str]
) -> tuple[str, ...]:
    if not _NEGATORS.isdisjoint(stems) or not whole.isdisjoint(groups):
        return ()
    return tuple(each for each in stems if weights.get(each, _TELLING) >= _PART_WEIGHT)


def _entries(
    many: Iterable[tuple[tuple[str, ...], str]], weights: Mapping[str, float], whole: frozenset[str]
) -> tuple[PhraseEntry, ...]:
    by_stems: dict[tuple[str, ...], list[str]] = {}
    for stems, group in many:
        by_stems.setdefault(stems, []).append(group)
    entries = [
        PhraseEntry(
            stems[1:],
            " ".join(stems),
            tuple(groups),
            max(_PHRASE_FLOOR, *(weights.get(each, _TELLING) for each in stems)),
            not _NEGATORS.isdisjoint(stems),
            _parts(stems, groups, weights, whole),
        )
        for stems, groups in by_stems.items()
    ]
    return tuple(sorted(entries, key=lambda each: (-len(each.rest), each.name)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """Kinds of sentence that gates ask for or ban, as phrases over plain forms.

    Attributes:
        asked: the kinds that gates mostly ask for; the others are mostly banned.
        matcher: of all their phrases.
        brief: stems of spans of time that mean "now" and no time to come at.
        in_case: stems that open a case.
        turns: stems of what may turn for the worse.
        at_once: kinds that are not said where only such a turn would call for them.
        unsaid: stems of saying: "if I said ..." says nothing.
        theirs: stems of saying that, of another, make what follows theirs: "he says he's tired".
        granted: stems that grant, after "I", what follows up to one of ``yet``: "I know you feel fine, but ...".
        yet: stems that take back what was granted.
    """

    asked: frozenset[str]
    matcher: Matcher
    brief: frozenset[str]
    in_case: frozenset[str]
    turns: frozenset[str]
    at_once: frozenset[str]
    unsaid: frozenset[str]
    theirs: frozenset[str]
    granted: frozenset[str]
    yet: frozenset[str]


@lru_cache(maxsize=8)
def kinds_of(language: str) -> Kinds:
    """Compile the kinds of the language's ``equivalents.yaml``.

    Raises:
        UnknownLanguageError: there is no pack for the language.
        PackError: a phrase cannot be read.
    """
    folder, words, grammar = pack_folder(language), lexicon(language), grammar_of(language)
    data = load_yaml(folder / "equivalents.yaml")
    written = {**load_yaml(folder / "classes.yaml")["classes"], **data["kind_classes"]}
    classes = _plain_classes(written, words, grammar)
    negators = frozenset(map(words.stem, grammar.negators))
    common = frozenset(words.stem(word) for word in load_yaml(folder / "background.yaml")["grammar"].split())
    phrases: list[Phrase] = []
    for side in data["kinds"].values():
        for kind, patterns in side.items():
            for pattern in patterns:
                plain = _WRITTEN.sub(lambda found: _plain_word(found.group(), words, grammar), pattern)
                try:
                    phrases += compile_phrase(
                        kind, plain, classes=classes, flags=FLAGS, negators=negators, common=common
                    )
                except NotationError as error:
                    raise PackError(f"kind {kind}: {error}") from error
    read: dict[str, Any] = {name: frozenset(data["kinds_read"][name]) for name in _READ}
    read |= {name: frozenset(map(words.stem, read[name])) for name in _READ if name != "at_once"}
    return Kinds(asked=frozenset(data["kinds"]["asked"]), matcher=Matcher(phrases), **read)


def _plain_classes(
    written: Mapping[str, Sequence[str]], words: Lexicon, grammar: Grammar
) -> dict[str, tuple[str, ...]]:
    """Word classes in plain forms; a class may name one that stands before it."""
    result: dict[str, tuple[str, ...]] = {}
    for name, members in written.items():
        plain: list[str] = []
        for member in members:
            if member.startswith("{"):
                plain.extend(result[member[1:-1]])
            elif " " not in member:
                plain.append(_plain_word(member, words, grammar))
        result[name] = tuple(plain)
    return result


def _plain_word(word: str, words: Lexicon, grammar: Grammar) -> str:
    return word if word.startswith("{") else words.stem(grammar.spellings.get(word, word))
