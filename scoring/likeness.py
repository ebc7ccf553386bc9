"""How a reply looks beside a meaning: words in common, what both are about, what is denied, asked, and who acts.

Each sign is a number; ``hearing.yaml`` of the pack says how much each counts (fitted by ``python -m scoring.fit
--recogniser``).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from scoring.act_type import ASKS, DIRECTS, LEAVES, OFFERS, REQUESTS, TELLS, UNDERTAKES
from scoring.sense import Clause, Example, Part, Sense
from scoring.sentence_vectors import Vector, dot, nearness, summed, unit
from scoring.stance import Stance, stance_factor

SIGNS = (
    "words", "contrary", "whole", "whole_nearest", "part_ahead", "denied", "affirmed", "asked", "told", "stance",
    "length", "excluded", "flipped", "part", "part_nearest", "stock", "act", "doubled", "out_of_kind",
    "turned",
)  # fmt: skip
"""The names of the signs, in order."""
SAME_ACT, SAME_LINE = 0.75, 0.8
"""An example so near to what is said at any desk, or to one line of it, does the same."""
OWN_WORDS = 0.5
CLOSE, IN_COMMON = 0.5, 0.5
"""From so near an example on, the words in common with it, if so much of it, must agree in what is denied."""
SAME = 0.85
"""So near an example the kind of act is not held against it."""
REFUSED = 0.15
"""From such a share denied on, a meaning's examples refuse something: to leave it to others is like that."""
FEW = 0.25
"""The share of a meaning's examples that are too few to tell what kind of act it is."""
_NEAREST = 3
_AWAY = 2.0
"""An example without a word of the table stands so far off that nothing is near it."""
NEITHER = 0.05
"""A meaning with so little in words and in likeness is not looked at further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A meaning: the vectors of its examples and their mean, and by example what is denied, asked, and who acts."""

    mean: Vector
    centre: Vector
    spread: float
    does: frozenset[int]
    vectors: tuple[Vector, ...]
    denied: tuple[float, ...]
    stances: tuple[Stance, ...]
    named: tuple[Mapping[str, frozenset[str]], ...]
    polarity: Mapping[str, float]
    words: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """What is said at any desk, as vectors: an act's sentences, and the centre of each act."""

    vectors: tuple[Vector, ...] = ()
    acts: tuple[tuple[Vector, ...], ...] = ()

    def done_by(self, examples: Sequence[Vector]) -> frozenset[int]:
        """The acts that an example does too."""
        return frozenset(
            number
            for number, act in enumerate(self.acts)
            for each in examples
            if max(nearness(each, (self.vectors[number],)), default=0.0) >= SAME_ACT
            or max(nearness(each, act), default=0.0) >= SAME_LINE
        )


class Found(NamedTuple):
    """A meaning beside a reply: its signs, and the clauses, first and last, of the part nearest to it."""

    signs: tuple[float, ...]
    first: int
    last: int


def sketch_of(examples: Sequence[Sense], dimensions: int, talk: Talk) -> Sketch:
    """Draw a meaning from its examples."""
    vectors = tuple(each.parts[0].vector if each.parts else (0.0,) * dimensions for each in examples)
    mean = [value / max(1, len(vectors)) for value in summed(vectors, dimensions)]
    away = (_AWAY,) + (0.0,) * (dimensions - 1)
    return Sketch(
        mean=mean,
        centre=unit(mean),
        does=talk.done_by(vectors),
        vectors=tuple(each if any(each) else away for each in vectors),
        spread=dot(mean, mean) ** 0.5,
        denied=tuple(_denied(each.clauses, mean) for each in examples),
        stances=tuple(_stance(each.clauses, each.stances, mean) for each in examples),
        named=tuple(each.named for each in examples),
        polarity=_polarity(examples),
        words=tuple(map(_example, examples)),
    )


def _example(sense: Sense) -> Example:
    return Example(
        {word: no for each in sense.clauses for word, no in zip(each.words, each.denied, strict=True)},
        sum(sum(each.weights) for each in sense.clauses),
    )


def _denied(clauses: Sequence[Clause], mean: Vector) -> float:
    """The share of what brings a run of clauses near a meaning that stands denied, 0.0-1.0."""
    if not any(True in clause.denied for clause in clauses):
        return 0.0
    near = no = 0.0
    for clause in clauses:
        for row, weight, denied in zip(clause.rows, clause.weights, clause.denied, strict=True):
            worth = weight * max(0.0, dot(row, mean)) if row is not None else 0.0
            near += worth
            no += worth * denied
    return no / near if near > 0.0 else 0.0


def _stance(clauses: Sequence[Clause], stances: Sequence[Stance], mean: Vector) -> Stance:
    """The stance of the clause that brings most of the meaning."""
    if not clauses:
        return Stance()
    core = max(range(len(clauses)), key=lambda n: (dot(clauses[n].sum, mean), -n))
    return stances[core]


class _Reply(NamedTuple):
    """A reply ready to be held against meanings.

    ``means`` is, by part of the reply and meaning, how near the part lies to the middle of the meaning; ``usual``
    remembers, by part, how near it lies to what is said at any desk; ``length`` grows with the words there are.
    """

    sense: Sense
    means: list[list[float]]
    talk: Talk
    usual: dict[int, list[float]]
    length: float


def beside(sense: Sense, sketches: Sequence[Sketch], words: Sequence[tuple[float, float]], talk: Talk) -> list[Found]:
    """Hold a reply against every meaning of a turn.

    Args:
        sense: of the reply.
        sketches: of the meanings.
        words: by meaning, the score of the words in common and that of words that say the contrary.
        talk: what is said at any desk, and which of it each meaning says itself.
    """
    nothing = Found((0.0,) * len(SIGNS), 0, -1)
    if not sense.parts:
        return [nothing for _ in sketches]
    centres = [sketch.centre for sketch in sketches]
    means = [
        [near * sketch.spread for near, sketch in zip(nearness(part.vector, centres), sketches, strict=True)]
        for part in sense.parts
    ]
    reply = _Reply(sense, means, talk, {}, log(1 + sum(len(clause.words) for clause in sense.clauses)))
    result = []
    for number, sketch in enumerate(sketches):
        at = max(range(len(means)), key=lambda n: (means[n][number], -n))
        own, contrary = words[number]
        if not sketch.vectors or (own < NEITHER and means[at][number] < NEITHER):
            result.append(nothing)
        else:
            part = sense.parts[at]
            signs = _signs(reply, sketch, number, at, own=own, contrary=contrary)
            result.append(Found(signs, part.first, part.last))
    return result


def _signs(reply: _Reply, sketch: Sketch, number: int, at: int, *, own: float, contrary: float) -> tuple[float, ...]:
    """The signs, in the order of ``SIGNS``, that part ``at`` of the reply says meaning ``number``."""
    sense, means, part = reply.sense, reply.means, reply.sense.parts[at]
    whole_near, nearest, whole_all = _nearest(sense.parts[0].vector, sketch)
    if at not in reply.usual:
        reply.usual[at] = nearness(part.vector, reply.talk.vectors)
    nears = nearness(part.vector, sketch.vectors) if at else whole_all
    likest = max(range(len(nears)), key=lambda n: (nears[n], -n), default=0)
    near = nears[likest] if nears else 0.0
    usual = max((value for n, value in enumerate(reply.usual[at]) if n not in sketch.does), default=0.0)
    clauses = sense.clauses[part.first : part.last + 1]
    denied = _denied(clauses, sketch.mean) - _mean(sketch.denied, nearest)
    stance = _stance(clauses, sense.stances[part.first : part.last + 1], sketch.mean)
    asks = stance.asks - _mean([each.asks for each in sketch.stances], nearest)
    fits = _mean([stance_factor(each, stance) for each in sketch.stances], nearest)
    return (
        own,
        max(0.0, contrary - own),
        means[0][number],
        whole_near,
        _ahead(means[at], number),
        max(0.0, denied),
        max(0.0, -denied),
        max(0.0, asks),
        max(0.0, -asks),
        1 - fits,
        reply.length,
        _excluded(sense, sketch),
        _flipped(clauses, sketch),
        means[at][number],
        near,
        usual - means[at][number] / (sketch.spread or 1.0),
        1 - _mean([each.act == stance.act for each in sketch.stances], nearest),
        _taken_back(sense, part, sketch, nearest),
        _out_of_kind(stance, sketch) if near < SAME else 0.0,
        _turned(clauses, sketch.words[likest]) if near >= CLOSE else 0.0,
    )


def _taken_back(sense: Sense, part: Part, sketch: Sketch, nearest: Sequence[int]) -> float:
    """How far the nearest examples deny what the reply only denies to take it back, 0.0-1.0."""
    if sense.doubled.isdisjoint(range(part.first, part.last + 1)):
        return 0.0
    return _mean([each > 0.0 for each in sketch.denied], nearest)


def _out_of_kind(stance: Stance, sketch: Sketch) -> float:
    """1.0 where the act is another than that of most examples in a way that makes it another thing.

    It asks and no example does; it plainly tells, offers or undertakes what they ask; it leaves to others, or
    undertakes itself, what they do not.
    """
    act = stance.act
    if act == ASKS and stance.asks:
        return float(not any(each.asks or each.act in (ASKS, REQUESTS) for each in sketch.stances))
    count = Counter(each.act for each in sketch.stances)
    few = sum(count.values()) * FEW
    if act == LEAVES:
        refused = _mean(sketch.denied, range(len(sketch.denied)))
        return float(not count[LEAVES] and count[DIRECTS] <= few and refused <= REFUSED)
    if act == UNDERTAKES and count[DIRECTS] + count[LEAVES] > 3 * few:
        return float(not count[UNDERTAKES])
    asking = count[ASKS] + count[REQUESTS]
    return float(act in (TELLS, OFFERS, UNDERTAKES) and not stance.asks and asking > 3 * few)


def _turned(clauses: Sequence[Clause], nearest: Example) -> float:
    """The share of the words in common with the nearest example that stand denied in one of the two alone.

    Few words in common tell nothing.
    """
    both = turned = 0.0
    for clause in clauses:
        for word, weight, denied in zip(clause.words, clause.weights, clause.denied, strict=True):
            if word in nearest.words:
                both += weight
                turned += weight * (nearest.words[word] != denied)
    return turned / both if both > 0.0 and both >= IN_COMMON * nearest.weight else 0.0


def _polarity(examples: Sequence[Sense]) -> Mapping[str, float]:
    """Of every word of a meaning's examples, how often it stands denied, 0.0-1.0."""
    seen: dict[str, list[bool]] = {}
    for example in examples:
        for clause in example.clauses:
            for word, denied in zip(clause.words, clause.denied, strict=True):
                seen.setdefault(word, []).append(denied)
    return {word: sum(each) / len(each) for word, each in seen.items()}


def _flipped(clauses: Sequence[Clause], sketch: Sketch) -> float:
    """The share of what brings the reply near that is the examples' words, denied there alone or here alone."""
    if not any(sketch.polarity.values()) and not any(True in clause.denied for clause in clauses):
        return 0.0
    near = flipped = 0.0
    for clause in clauses:
        for word, row, weight, denied in zip(clause.words, clause.rows, clause.weights, clause.denied, strict=True):
            if row is not None:
                usual = sketch.polarity.get(word)
                worth = weight * max(0.0, dot(row, sketch.mean))
                near += worth if usual is not None else worth * OWN_WORDS
                flipped += worth * abs(usual - denied) if usual is not None else 0.0
    return flipped / near if near > 0.0 else 0.0


def _excluded(sense: Sense, sketch: Sketch) -> float:
    """Of how many kinds every example names a time, day or price and the reply names only others."""
    count = 0
    for kind, said in sense.named.items():
        wanted = [each.get(kind, frozenset()) for each in sketch.named]
        count += bool(wanted) and all(wanted) and said.isdisjoint(frozenset().union(*wanted))
    return float(count)


def _nearest(vector: Vector, sketch: Sketch) -> tuple[float, list[int], list[float]]:
    """The mean likeness of the nearest examples, which they are, and the likeness of each."""
    likeness = nearness(vector, sketch.vectors)
    nearest = sorted(range(len(likeness)), key=lambda n: -likeness[n])[:_NEAREST]
    return _mean(likeness, nearest), nearest, likeness


def _mean(values: Sequence[float], which: Sequence[int]) -> float:
    return sum(values[n] for n in which) / len(which) if which else 0.0


def _ahead(scores: Sequence[float], number: int) -> float:
    return scores[number] - max((score for n, score in enumerate(scores) if n != number), default=0.0)
