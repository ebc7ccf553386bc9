"""Words that a clinic uses of itself: out of place in what a patient says, since nobody who rings one talks so."""

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from scoring.pack import load_yaml, pack_folder
from scoring.reading import Reading, read
from scoring.text import fold

FILE = "clinic-words.yaml"


class _ClinicWords(NamedTuple):
    """Runs of folded words by their first, and those first words: few lines have one, and only these are read."""

    runs: dict[str, tuple[tuple[str, ...], ...]]


def clinic_words(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Where words of the clinic's stand in a line, as code point offsets, end exclusive.

    What is quoted, and what somebody asks about ("what's triage?"), is not theirs and is left out.

    Args:
        text: the line.
        language: of the line; one whose pack has no ``clinic-words.yaml`` has none.

    Raises:
        UnknownLanguageError: there is no pack for the language.
    """
    runs = _known(language).runs
    if not runs or runs.keys().isdisjoint(_loosely(text)):
        return ()
    reading = read(text, language)
    spans = (reading.span(first, last) for first, last in _found(reading, runs))
    read_out = [match.span() for match in _IN_SINGLE_QUOTES.finditer(text)]
    return tuple((start, end) for start, end in spans if not any(a < start and end < b for a, b in read_out))


def _loosely(text: str) -> set[str]:
    """The words of a text, without the trouble of reading it."""
    return {word for piece in fold(text).replace("-", " ").split() if (word := piece.strip(_MARKS))}


def _found(reading: Reading, runs: dict[str, tuple[tuple[str, ...], ...]]) -> list[tuple[int, int]]:
    tokens = reading.tokens
    words = [fold(token.text) for token in tokens]
    found: list[tuple[int, int]] = []
    for at, word in enumerate(words):
        token = tokens[at]
        if token.quoted or reading.sentences[token.sentence].question or (found and at <= found[-1][1]):
            continue
        fits = [run for run in runs.get(word, ()) if tuple(words[at : at + len(run)]) == run]
        if fits:
            found.append((at, at + max(map(len, fits)) - 1))
    return found


@lru_cache(maxsize=8)
def _known(language: str) -> _ClinicWords:
    path = Path(str(pack_folder(language))) / FILE
    if not path.is_file():
        return _ClinicWords({})
    data = load_yaml(path)
    runs: dict[str, tuple[tuple[str, ...], ...]] = {}
    for written in (*data["words"], *data["phrases"]):
        run = tuple(written.split())
        runs[run[0]] = (*runs.get(run[0], ()), run)
    return _ClinicWords(runs)


_IN_SINGLE_QUOTES = re.compile(r"(?<!\w)['\u2018](?=\w).{1,200}?(?<=[\w.,!?])['\u2019](?!\w)")
"""What is read out in single quotation marks, which a reading takes for apostrophes."""
_MARKS = ".,;:!?\u2026()[]\"\u201c\u201d'\u2018\u2019\u2013\u2014"
