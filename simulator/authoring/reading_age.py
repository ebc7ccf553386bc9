"""How hard a text is to read, by published formulas that count letters, words and sentences and know no vocabulary.

English: the Automated Readability Index (R. J. Senter and E. A. Smith, "Automated Readability Index", AMRL-TR-66-220,
Wright-Patterson Air Force Base, 1967). It estimates a grade of United States schools; grade 1 is read at six to seven.
Other languages that put spaces between words: LIX (C. H. Björnsson, "Läsbarhet", Stockholm: Liber, 1968), a number and
no age.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

ENOUGH_WORDS = 100
"""Words below which a mean of words and sentences says too little about a text."""
YOUNGEST, OLDEST = 5, 18
"""Years between which an age is told: the formula was made for what is read at school."""
_AGE_BEFORE_SCHOOL = 5
"""Grade n is read by children n years older than this."""
_LONG_WORD = 6
"""Letters; LIX counts the words that have more."""
_WITHOUT_SPACES = frozenset({"ja", "km", "lo", "my", "th", "zh"})
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?:\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Readability:
    """How hard a text is: ``age`` in years, or ``lix``; both None where unknown.

    An ``age`` of 5 stands for that or younger, 18 for that or older. ``words`` tells how many words it rests on;
    below ``ENOUGH_WORDS`` there is no saying.
    """

    words: int
    age: int | None = None
    lix: int | None = None


def readability(texts: Iterable[str], language: str) -> Readability:
    """How hard these lines are, taken as one text.

    Args:
        texts: the lines; each ends a sentence, with or without a full stop.
        language: a language tag such as ``en`` or ``pt-BR``.
    """
    lines = list(texts)
    words = [word for line in lines for word in _WORD.findall(line)]
    spoken = language.partition("-")[0].lower()
    if len(words) < ENOUGH_WORDS or spoken in _WITHOUT_SPACES:
        return Readability(words=len(words))
    per_sentence = len(words) / max(1, sum(map(_sentences, lines)))
    lengths = [sum(char.isalnum() for char in word) for word in words]
    if spoken == "en":
        return Readability(words=len(words), age=_age(_grade(sum(lengths) / len(words), per_sentence)))
    long_words = sum(length > _LONG_WORD for length in lengths)
    return Readability(words=len(words), lix=round(per_sentence + 100 * long_words / len(words)))


def word_count(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def _grade(letters_per_word: float, words_per_sentence: float) -> float:
    """Senter and Smith's regression, letters and digits standing for strokes of the typewriter."""
    return 4.71 * letters_per_word + 0.5 * words_per_sentence - 21.43


def _age(grade: float) -> int:
    return min(OLDEST, max(YOUNGEST, round(grade) + _AGE_BEFORE_SCHOOL))


def _sentences(line: str) -> int:
    """Sentences of a line that has words: its full stops and the like, and what is left after the last of them."""
    if not _WORD.search(line):
        return 0
    ends = [match.end() for match in _SENTENCE_END.finditer(line)]
    rest = line[ends[-1] :] if ends else line
    return len(ends) + bool(_WORD.search(rest))
