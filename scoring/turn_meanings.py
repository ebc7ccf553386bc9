"""What a turn listens for, made ready once: the examples' words, what they are about, and each word for word."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from scoring.equivalents import lexicon
from scoring.likeness import Sketch, Talk, sketch_of
from scoring.pack import PackError, load_yaml, pack_folder
from scoring.reading import Reading, read
from scoring.sense import Sense, sense_of
from scoring.sentence_vectors import SentenceVectors, summed, unit, vectors_of
from scoring.soft_idf import Book, compile_book
from scoring.stance import Stance, stances
from scoring.terms import SLOT, SLOT_NUMBER, Term, terms_of
from scoring.verbatim import Verbatim

TALK = "desk-talk.yaml"

Key = tuple[tuple[str, tuple[str, ...]], ...]


class Taken(NamedTuple):
    """What both ways of hearing take from a reading."""

    terms: list[Term]
    stances: list[Stance]


class Turn(NamedTuple):
    """What a turn listens for; no sketches where the language has no table of vectors."""

    book: Book
    sketches: tuple[Sketch, ...] | None
    verbatim: Verbatim


class _Example(NamedTuple):
    words: tuple[str, ...]
    terms: list[Term]
    stance: Stance
    sense: Sense | None


def key_of(meanings: Mapping[str, Sequence[str]]) -> Key:
    """The meanings of a turn as ``turn_of`` takes them."""
    return tuple((name, tuple(examples)) for name, examples in meanings.items())


def take(reading: Reading) -> Taken:
    """The terms of a reading and the stance of each clause."""
    return Taken(terms_of(reading, lexicon(reading.language)), stances(reading))


def sense(reading: Reading, taken: Taken) -> Sense:
    """What a reading is about.

    Raises:
        PackError: the language has no table of vectors.
    """
    return sense_of(reading, taken.terms, taken.stances, lexicon(reading.language), _table(reading.language))


def _table(language: str) -> SentenceVectors:
    table = vectors_of(language)
    if table is None:
        raise PackError(f"{language}: no table of vectors")
    return table


@lru_cache(maxsize=4)
def talk_of(language: str) -> Talk:
    """What is said at any desk, by the language's ``desk-talk.yaml``; nothing where its pack has none.

    Raises:
        UnknownLanguageError: there is no pack for the language.
        PackError: it has no table of vectors.
    """
    table, path = _table(language), Path(str(pack_folder(language))) / TALK
    if not path.is_file():
        return Talk()
    acts = []
    for lines in load_yaml(path).values():
        said = [sense(each, take(each)) for each in (read(line, language) for line in lines)]
        acts.append(tuple(each.parts[0].vector for each in said if each.parts))
    return Talk(tuple(unit(summed(each, table.dimensions)) for each in acts), tuple(acts))


@lru_cache(maxsize=128)
def turn_of(meanings: Key, language: str) -> Turn:
    """Make the meanings of a turn ready.

    Raises:
        UnknownLanguageError: there is no pack for the language.
    """
    table, verbatim = vectors_of(language), Verbatim()
    compiled, sketches = [], []
    for number, (name, examples) in enumerate(meanings):
        read_ones = [_example(each, language) for each in examples]
        # An example that is nothing but an open slot would hear every number.
        kept = [each for each in read_ones if any(term.kind != SLOT for term in each.terms)]
        compiled.append((name, [(each.terms, each.stance) for each in kept]))
        for each in kept:
            verbatim.add(number, each.words)
        if table is not None:
            senses = [each.sense for each in kept if each.sense is not None]
            sketches.append(sketch_of(senses, table.dimensions, talk_of(language)))
    return Turn(compile_book(compiled, lexicon(language)), tuple(sketches) if table is not None else None, verbatim)


@lru_cache(maxsize=1024)
def _example(example: str, language: str) -> _Example:
    marked = example.replace("\u2026", "...").replace("...", f" {SLOT_NUMBER} ")
    reading = read(marked, language)
    taken = take(reading)
    words = tuple(token.norm for token in reading.tokens)
    about = sense(reading, taken).lightened() if vectors_of(language) is not None else None
    return _Example(words, taken.terms, _core(taken), about)


def _core(taken: Taken) -> Stance:
    """The stance of the clause with the most telling words."""
    mass: dict[int, float] = {}
    for term in taken.terms:
        mass[term.clause] = mass.get(term.clause, 0.0) + term.weight
    core = max(mass, key=lambda clause: (mass[clause], -clause), default=0)
    return taken.stances[core] if core < len(taken.stances) else Stance()
