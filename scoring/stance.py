"""The stance of a clause: who is to act, and whether it asks about what is or was."""

from typing import NamedTuple

from scoring.act_type import act_of
from scoring.reading import Reading

_PAST = frozenset({"did", "was", "were", "had"})
_PRESENT = frozenset({"is", "are", "has", "have", "does", "do"})
_THIRD = frozenset({"he", "she", "they", "it", "that", "this", "there"})
_WISHES = frozenset({"want", "need", "mind", "fancy", "prefer", "like", "happy", "rather", "okay", "ok"})
"""A question about these is a way to offer."""
_LEADS = frozenset({"and", "so", "or", "but", "oh", "well", "then", "ok", "sorry", "because"})
SPEAKER, HEARER_MUST, OTHER = "speaker", "hearer", ""
_ASKED, _OTHER_ACTS, _ALREADY_ACTS = 0.3, 0.35, 0.6


class Stance(NamedTuple):
    """Of one clause: who is to act, and what is asked.

    ``actor`` is who is to act; ``asks_fact`` and ``asks_past`` mark questions that offer nothing; ``act`` is the kind
    of act.
    """

    actor: str = OTHER
    asks_fact: bool = False
    asks_past: bool = False
    asks: bool = False
    act: str = ""


def stances(reading: Reading) -> list[Stance]:
    """The stance of each clause of the reading, in order."""
    questions = {number for number, sentence in enumerate(reading.sentences) if sentence.question}
    sentence_of: dict[int, int] = {}
    for number, sentence in enumerate(reading.sentences):
        for at in range(sentence.first, sentence.last + 1):
            sentence_of[at] = number
    result = []
    for clause in reading.clauses:
        norms = [token.norm for token in reading.tokens[clause.first : clause.last + 1]]
        while len(norms) > 1 and norms[0] in _LEADS:
            norms = norms[1:]
        asks = sentence_of.get(clause.first, -1) in questions
        second = norms[1] if len(norms) > 1 else ""
        past = norms[0] in _PAST and second != "not"
        fact = norms[0] in _PRESENT | _PAST and (
            second in _THIRD or (second in ("you", "your") and _WISHES.isdisjoint(norms))
        )
        result.append(Stance(_actor(clause.actor, norms), asks and fact, asks and past, asks, act_of(norms, asks)))
    return result


def _actor(actor: str, norms: list[str]) -> str:
    if actor == "you_must" or "yourself" in norms:
        return HEARER_MUST
    if norms[:2] in (["could", "you"], ["can", "you"], ["would", "you"], ["will", "you"]):
        return OTHER
    return SPEAKER if actor in ("I", "we") else OTHER


def stance_factor(example: Stance, said: Stance) -> float:
    """Lower where the reply asks after a stated fact, or leaves to the hearer what the speaker was to do."""
    factor = 1.0
    if (said.asks_past and not example.asks_past) or (said.asks_fact and not example.asks):
        factor *= _ASKED
    if example.actor == SPEAKER and said.actor == HEARER_MUST:
        factor *= _OTHER_ACTS
    elif example.actor == HEARER_MUST and said.actor == SPEAKER:
        factor *= _ALREADY_ACTS
    return factor
