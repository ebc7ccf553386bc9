"""Counter-examples: what must not be heard as a meaning is listened for beside it, and wins where it is as near.

They are weighed as any rival meaning is, so that the words both share tell little and those that differ tell much.
"""

from collections.abc import Mapping, Sequence

from scoring.heard import Heard

_CONTRARY = "\0not "
"""What stands before a meaning's name where its counter-examples are meant; no author can write it."""

Meanings = Mapping[str, Sequence[str]]


def with_contraries(meanings: Meanings, unlike: Meanings) -> dict[str, Sequence[str]]:
    """The meanings, and for each that has counter-examples a rival made of these."""
    rivals = {_CONTRARY + name: examples for name, examples in unlike.items() if name in meanings and examples}
    return {**meanings, **rivals}


def claimed(scored: Sequence[Heard]) -> frozenset[str]:
    """The meanings whose counter-examples score as high as they do, and score at all."""
    scores = {each.meaning: each.score for each in scored}
    return frozenset(
        name.removeprefix(_CONTRARY)
        for name, score in scores.items()
        if name.startswith(_CONTRARY) and score > 0.0 and score >= scores[name.removeprefix(_CONTRARY)]
    )


def without_contraries(scored: Sequence[Heard], meanings: Meanings) -> tuple[Heard, ...]:
    """The scores of the meanings alone, 0.0 for each whose counter-examples score as high."""
    lost = claimed(scored)
    return tuple(
        Heard(each.meaning, 0.0, 0, 0) if each.meaning in lost else each for each in scored if each.meaning in meanings
    )
