"""How much each sign of a meaning counts: the fitted weights of ``hearing.yaml`` and what no likeness may outweigh."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp

from scoring.likeness import SIGNS
from scoring.pack import PackError, load_yaml, pack_folder

FILE = "hearing.yaml"
RANKED = ("words", "whole", "whole_nearest", "part_nearest", "denied", "affirmed", "asked", "told", "act")
"""The signs that tell a turn's meanings apart."""
SURE = (
    "likeness", "behind", "words", "part", "part_nearest", "whole_nearest", "stock", "contrary", "denied", "stance",
    "length", "act", "asked", "told",
)  # fmt: skip
"""What tells whether a meaning is meant at all: likeness by ``RANKED``, how far it is behind a likelier one, and signs.
No other meaning lifts one: a lone meaning is scored as it is among eight."""
DENIED = 0.8
"""What is left out of a score where what was said is denied and the examples are not."""
DENIED_FROM, DENIED_TO = 0.25, 0.65
"""So much denied of what brings a reply near a meaning is nothing yet, and so much is as good as all."""
EXCLUDED = 0.3
"""What is left where every example names a time, day or price and the reply names another."""
_DENIED_AT, _STANCE_AT, _CONTRARY_AT = SIGNS.index("denied"), SIGNS.index("stance"), SIGNS.index("contrary")
OUT_OF_KIND = 0.4
"""What is left where a question is told or what is told is asked."""
_DOUBLED_AT, _OUT_AT, _TURNED_AT = SIGNS.index("doubled"), SIGNS.index("out_of_kind"), SIGNS.index("turned")
_EXCLUDED_AT, _FLIPPED_AT = SIGNS.index("excluded"), SIGNS.index("flipped")
_RANKED_AT = tuple(SIGNS.index(sign) for sign in RANKED)
_SURE_AT = tuple(SIGNS.index(sign) for sign in SURE[2:])

Signs = Sequence[float]


def guard(signs: Signs) -> float:
    """What polarity and stance leave of a score, 0.0-1.0: vectors are deaf to both."""
    denied = (max(signs[_DENIED_AT], signs[_FLIPPED_AT], signs[_TURNED_AT]) - DENIED_FROM) / (DENIED_TO - DENIED_FROM)
    denied = min(1.0, max(0.0, denied, signs[_CONTRARY_AT], signs[_DOUBLED_AT]))
    kept = float(EXCLUDED ** signs[_EXCLUDED_AT] * OUT_OF_KIND ** signs[_OUT_AT])
    return (1.0 - DENIED * denied) * (1.0 - signs[_STANCE_AT]) ** 2 * kept


def likeness(signs: Signs, weights: Sequence[float]) -> float:
    """How like a meaning is, to be held against the turn's others."""
    return sum(weight * signs[at] for weight, at in zip(weights, _RANKED_AT, strict=True))


def sureness(signs: Sequence[Signs], weights: Sequence[float]) -> list[list[float]]:
    """Of every meaning of a turn what tells whether it is meant, in the order of ``SURE``."""
    like = [likeness(each, weights) for each in signs]
    result = []
    for number, each in enumerate(signs):
        result.append([like[number], like[number] - max(like), *(each[at] for at in _SURE_AT)])
    return result


@dataclass(frozen=True, slots=True)
class Hearing:
    """Weights in the order of ``RANKED`` and ``SURE``, and what is added to the latter."""

    ranked: tuple[float, ...]
    sure: tuple[float, ...]
    added: float

    def scores(self, signs: Sequence[Signs]) -> list[float]:
        """How surely each meaning of a turn is expressed, 0.0-1.0."""
        result = []
        for each, facts in zip(signs, sureness(signs, self.ranked), strict=True):
            total = self.added + sum(weight * fact for weight, fact in zip(self.sure, facts, strict=True))
            result.append(guard(each) / (1.0 + exp(-max(-30.0, min(30.0, total)))))
        return result


@lru_cache(maxsize=4)
def hearing_of(language: str) -> Hearing:
    """Load the language's weights.

    Raises:
        UnknownLanguageError: there is no pack for the language.
        PackError: a sign has no weight.
    """
    data = load_yaml(pack_folder(language) / FILE)
    try:
        ranked = tuple(float(data["ranked"][sign]) for sign in RANKED)
        return Hearing(ranked, tuple(float(data["sure"][sign]) for sign in SURE), float(data["added"]))
    except KeyError as error:
        raise PackError(f"{FILE}: no weight for {error}") from error
