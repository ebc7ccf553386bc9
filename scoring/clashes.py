"""An author's examples held against each other: which are not heard as what they are listed for, or as more than that.

Most examples have little in common with those of the other meanings. Only where many words are shared is one heard in
full, as a reply would be.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from scoring.equivalents import lexicon
from scoring.heard import Heard
from scoring.reading import read
from scoring.recognise import heard_among, heard_from, scores

ALIKE = 0.75
"""The share of another meaning's example, by the weight of its words, that an example must have to be heard in full. Of
eight shipped examples that were heard as another meaning too, seven had more of it."""
BRIEF = 2
"""An example of so few words may have none that could be heard: "no", "...", a smiley."""
_IN_SLOT = " 10 "
"""What stands for ``...`` while an example is heard as a reply: it may be a time, an amount or a number."""

Meanings = Mapping[str, Sequence[str]]
Kind = Literal["unheard", "also", "claimed"]


class Clash(NamedTuple):
    """What is wrong with one example.

    Attributes:
        kind: ``unheard`` where it has nothing that could be heard; ``also`` where the same words are heard as another
            meaning; ``claimed`` where the meaning's own counter-examples take it away.
        meaning: whose example it is.
        example: its number in that list, from 0.
        other: the other meaning, of ``also``.
    """

    kind: Kind
    meaning: str
    example: int
    other: str = ""


def clashes(
    meanings: Meanings,
    unlike: Meanings = MappingProxyType({}),
    *,
    rivals: Mapping[str, Collection[str]],
    language: str = "en",
) -> tuple[Clash, ...]:
    """What is wrong with the examples of a turn, in the order they are given.

    Args:
        meanings: by name, the examples; ``...`` in one stands for any time, amount or name.
        unlike: by name, the counter-examples.
        rivals: by name, the other meanings that its examples must not be heard as.
        language: of the examples.

    Raises:
        UnknownLanguageError: there is no pack for the language.
    """
    return tuple(_of_examples(_Turn(meanings, unlike, language), rivals))


def _of_examples(turn: "_Turn", rivals: Mapping[str, Collection[str]]) -> Iterator[Clash]:
    words = {name: [_bag(each, turn.language) for each in examples] for name, examples in turn.meanings.items()}
    for name, examples in turn.meanings.items():
        others = [other for other in rivals.get(name, ()) if other in words]
        for number, (example, own) in enumerate(zip(examples, words[name], strict=True)):
            if len(own.words) <= BRIEF and not _can_be_heard(example, turn.language):
                yield Clash("unheard", name, number)
                continue
            near = [other for other in others if any(_has(own, each) for each in words[other])]
            if near or turn.unlike.get(name):
                yield from _clashes_of(name, number, example, turn, near)


class _Turn(NamedTuple):
    meanings: Meanings
    unlike: Meanings
    language: str

    def scored(self, example: str) -> tuple[Heard, ...]:
        """The scores of an example as those of a reply."""
        return scores(read(_said(example), self.language), self.meanings, self.unlike)


def _clashes_of(name: str, number: int, example: str, turn: _Turn, rivals: Sequence[str]) -> Iterator[Clash]:
    scored = turn.scored(example)
    own = next(each for each in scored if each.meaning == name)
    if own.score <= 0.0 and turn.unlike.get(name):
        yield Clash("claimed", name, number)
        return
    for each in heard_among(scored, heard_from(turn.language)):
        if each.meaning in rivals and _mostly(each, own):
            yield Clash("also", name, number, each.meaning)


def _mostly(one: Heard, whole: Heard) -> bool:
    """Whether what was heard takes half of the example or more: one that says two things may be two meanings."""
    common = min(one.end, whole.end) - max(one.start, whole.start)
    return common * 2 >= whole.end - whole.start


def _can_be_heard(example: str, language: str) -> bool:
    """Whether it is heard as a meaning that has no other example."""
    return scores(read(_said(example), language), {"it": (example,)})[0].score > 0.0


def _said(example: str) -> str:
    return example.replace("\u2026", "...").replace("...", _IN_SLOT)


class _Bag(NamedTuple):
    """The words of an example in their plain form, each with how telling it is, and the sum of it."""

    words: Mapping[str, float]
    weight: float


@lru_cache(maxsize=2048)
def _bag(example: str, language: str) -> _Bag:
    known = lexicon(language)
    stems = {known.stem(token.norm) for token in read(_said(example), language).tokens}
    words = {stem: known.weight(stem) for stem in stems}
    return _Bag(words, sum(words.values()))


def _has(own: _Bag, other: _Bag) -> bool:
    """Whether an example has most of the words of another."""
    common = sum(own.words[word] for word in own.words.keys() & other.words.keys())
    return common > 0.0 and common >= ALIKE * other.weight
