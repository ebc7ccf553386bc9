"""The sound of a reply: letters, runs of words, its frame and its ends, each hashed into buckets of its own kind."""

import re
import zlib
from functools import lru_cache
from itertools import pairwise

from scoring.frame import frame_of, grams_of
from scoring.pack import grammar_of
from scoring.reading import Reading
from scoring.rubric import SCORED_CHARS
from scoring.scene import Scene
from scoring.stems import stem
from scoring.uptake import lexicon_of

LETTERS, WORDS, FRAME, ENDS = 8_192, 8_192, 6_144, 2_048
"""Buckets by kind; they follow each other in this order."""
BUCKETS = LETTERS + WORDS + FRAME + ENDS
EMPHASIS = ((LETTERS, 0.55), (WORDS, 1.0), (FRAME, 1.0), (ENDS, 1.4))
"""By kind, its number of buckets and how much they weigh beside their frequency: a reply has five times as many runs
of letters as of words, and they say less. Chosen on writers held out."""
SIZES = (2, 3, 4, 5)
_ENDS = 4
"""So many words from each end are known by their place."""
_MARK = re.compile(r"[!?]")
"""Full stops and commas are left to taste: relaxed typing is no merit and no fault."""
_LONGEST_WORD = 24
_NAME = "<name>"


@lru_cache(maxsize=8_192)
def _buckets_of_word(word: str) -> frozenset[int]:
    padded = f" {word[:_LONGEST_WORD]} "
    grams = (padded[k : k + size] for size in SIZES for k in range(len(padded) - size + 1))
    return frozenset(_hashed(gram, LETTERS) for gram in grams)


def _hashed(gram: str, count: int) -> int:
    return zlib.crc32(gram.encode("utf-8", "replace")) % count


def first_word(reading: Reading) -> int:
    """The first token that is no filler ("Okay so, ..."): what a reply begins with is known by its place."""
    fillers = grammar_of(reading.language).fillers
    last = len(reading.tokens) - 1
    return next((at for at, token in enumerate(reading.tokens) if token.norm not in fillers or at == last), 0)


def words_of(scene: Scene) -> list[str]:
    """Words and marks as the table knows them: stems as read, names as such, without articles.

    So a typo, a missing accent, article or third-person -s changes nothing, and neither does who it is about.
    """
    reading = scene.reading
    text = reading.text[:SCORED_CHARS]
    articles = grammar_of(reading.language).articles
    names = {*reading.names, *scene.uptake.named}
    start = first_word(reading)
    found: list[str] = []
    before = reading.tokens[start].start if reading.tokens else 0
    for at, token in enumerate(reading.tokens[start:], start):
        if token.start - before > 1:
            found += _MARK.findall(text[before : token.start])
        before = token.end
        if token.norm not in articles:
            found.append(_NAME if at in names else "0" if token.is_number else stem(token.norm))
    return found + _MARK.findall(text[before:])


def buckets_of(scene: Scene) -> set[int]:
    """The buckets a reply falls into."""
    words = words_of(scene)
    found: set[int] = set()
    for word in words:
        found |= _buckets_of_word(word)
    runs = [f"{a}_{b}" for a, b in pairwise(words)]
    runs += [f"{a}_{b}_{c}" for a, b, c in zip(words, words[1:], words[2:], strict=False)]
    found.update(LETTERS + _hashed(run, WORDS) for run in runs)
    frame = grams_of(frame_of(scene, lexicon_of(scene.reading.language).light, first_word(scene.reading)))
    found.update(LETTERS + WORDS + _hashed(gram, FRAME) for gram in frame)
    ends = [f"^{word}" for word in words[:_ENDS]] + [f"{word}$" for word in words[-_ENDS:]]
    found.update(LETTERS + WORDS + FRAME + _hashed(end, ENDS) for end in ends)
    return found
