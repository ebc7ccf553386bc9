"""Fit a pack's table of word vectors to large sentence encoders: ``python -m scoring.fit.vectors LANGUAGE TEACHER...``.

A TEACHER is a NumPy archive (.npz): ``texts`` (sentences and clauses of the domain), ``vectors`` (theirs, a row each),
``words`` (single words of the language, commonest first) and ``word_vectors`` (theirs). The English table was taught by
all-mpnet-base-v2 on 33,000 texts and all-MiniLM-L6-v2 on 46,000 (sentence-transformers, Apache License 2.0): the
replies beside this command and the scenarios' lines, whole, by sentence and by clause.
"""

import struct
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from scoring.equivalents import lexicon
from scoring.pack import pack_folder
from scoring.reading import read
from scoring.sentence_vectors import FILE, MAGIC, NUMBER, features_of, hashed

DIMENSIONS, TAUGHT = 96, 128
"""Numbers a row has, and how many are first taken of each teacher's."""
LEAST_WORD, LEAST_PAIR = 3, 25
"""How often a word, and a pair of words, must occur to be fitted."""
RIDGE = 3.0
COMMON = 1e-3
"""Words commoner than this, by share, start from less than their own vector."""
MOST_WORDS = 40

Array = Any


def plain_forms(text: str, language: str) -> tuple[str, ...]:
    """The words of a text as the table knows them."""
    words = lexicon(language)
    return tuple(NUMBER if each.is_number else words.stem(each.norm) for each in read(text, language).tokens)


def fit_table(
    said: Sequence[tuple[str, ...]], targets: Array, words: Sequence[str], word_vectors: Array
) -> tuple[list[str], Array]:
    """Features and their vectors: the sum over a text's features, by the root of its words, is near its target."""
    keep = [n for n, each in enumerate(said) if 2 <= len(each) <= MOST_WORDS]
    said, targets = [said[n] for n in keep], targets[keep] - targets[keep].mean(axis=0)
    single = Counter(word for each in said for word in each)
    paired = Counter(pair for each in said for pair in features_of(each)[len(each) :])
    features = [word for word, count in single.items() if count >= LEAST_WORD]
    features += [pair for pair, count in paired.items() if count >= LEAST_PAIR]
    place = {feature: n for n, feature in enumerate(features)}
    rows = np.zeros((len(said), len(features)), np.float32)
    for n, each in enumerate(said):
        for feature in features_of(each):
            if feature in place:
                rows[n, place[feature]] += len(each) ** -0.5
    own: dict[str, Array] = {}
    for word, vector in zip(words, word_vectors - word_vectors.mean(axis=0), strict=True):
        own.setdefault(word, vector)
    total = sum(single.values())
    start = np.zeros((len(features), targets.shape[1]), np.float32)
    for word, n in place.items():
        if word in own:
            start[n] = own[word] * COMMON / (COMMON + single[word] / total)
    guess = rows @ start
    scale = float((guess * targets).sum() / max(1e-9, (guess * guess).sum()))
    square = rows.T @ rows
    square[np.diag_indices(len(features))] += RIDGE
    fitted = scale * start + np.linalg.solve(square, rows.T @ (targets - scale * guess))
    axes = np.linalg.svd(targets[: 4 * 6_000 : 2], full_matrices=False)[2][:TAUGHT]
    more = [word for word in own if word not in place and word]
    vectors = np.vstack([fitted, scale * np.array([own[word] for word in more])]) @ axes.T
    return [*features, *more], vectors


def join(tables: Sequence[tuple[list[str], Array]], said: Sequence[tuple[str, ...]]) -> tuple[list[str], Array]:
    """One table of several teachers', each with equal say, turned so that few numbers keep most of the differences."""
    features = list(dict.fromkeys(feature for names, _ in tables for feature in names))
    place = {feature: n for n, feature in enumerate(features)}
    halves = []
    for names, vectors in tables:
        half = np.zeros((len(features), vectors.shape[1]), np.float32)
        half[[place[name] for name in names]] = vectors
        halves.append(half / np.mean(np.linalg.norm(_sums(half, place, said), axis=1)))
    joined = np.hstack(halves)
    axes = np.linalg.svd(_sums(joined, place, said), full_matrices=False)[2][:DIMENSIONS]
    return features, joined @ axes.T


def _sums(vectors: Array, place: dict[str, int], said: Sequence[tuple[str, ...]]) -> Array:
    rows = ([place[each] for each in features_of(words) if each in place] for words in said if words)
    return np.array([vectors[row].sum(axis=0) / len(row) ** 0.5 for row in rows if row])


def write_table(features: Sequence[str], vectors: Array, path: Path) -> None:
    """Write the table, keys in order, every row in signed bytes with its scale."""
    by_key = {hashed(feature): n for n, feature in reversed(list(enumerate(features)))}
    keys = sorted(by_key)
    rows = vectors[[by_key[key] for key in keys]]
    scales = np.maximum(np.abs(rows).max(axis=1), 1e-9) / 127
    data = np.round(rows / scales[:, None]).astype(np.int8)
    head = MAGIC + struct.pack("<II", len(keys), vectors.shape[1])
    path.write_bytes(head + np.array(keys, "<u4").tobytes() + scales.astype("<f4").tobytes() + data.tobytes())


def main(arguments: Sequence[str]) -> None:
    """Fit and write the table of a language's pack."""
    language, *teachers = arguments
    stem = lexicon(language).stem
    tables, sample = [], []
    for teacher in teachers:
        taught = np.load(teacher)
        said = [plain_forms(str(text), language) for text in taught["texts"]]
        words = [stem(str(word)) for word in taught["words"]]
        tables.append(fit_table(said, taught["vectors"], words, taught["word_vectors"]))
        sample += said[::6]
    features, vectors = join(tables, sample)
    path = pack_folder(language) / FILE
    write_table(features, vectors, path)
    print(f"{path.name}: {len(features)} rows of {vectors.shape[1]}, {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
