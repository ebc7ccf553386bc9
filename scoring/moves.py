"""Moves of the talk: what a reply does, as a set of names, folded from the rules that found it."""

from collections.abc import Iterable, Sequence

from scoring.notation import Hit
from scoring.promises import Promised
from scoring.reading import Reading, Sentence
from scoring.speech_pack import SpeechWords

MOVES = (
    "refuses", "offers", "asks", "asks_open", "asks_to_hold", "looks", "tells_wait", "vague_wait", "next_step",
    "closes", "apologises", "confirms", "greets", "thanks", "asks_identity",
)  # fmt: skip
PREFIX = "move_"
_FROM_JUDGEMENT = {"apology": "apologises", "greeting": "greets"}
"""Rules of the judgement that say exactly this."""
_OFFERING = frozenset({"ring", "tell", "send", "fetch", "book", "move", "come"})
"""Promises that are a way on for the patient."""


def moves_of(
    reading: Reading, hits: Sequence[Hit], judged: Iterable[Hit], promised: Promised, words: SpeechWords
) -> frozenset[str]:
    """The moves of a reply.

    Args:
        reading: the reply.
        hits: the speech rules that it fits.
        judged: the rules of the judgement that it fits.
        promised: what it promises.
        words: the pack's lists.
    """
    tokens = reading.tokens
    places: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.rule.startswith(PREFIX):
            places.setdefault(hit.rule.removeprefix(PREFIX), []).append(hit)
    for hit in judged:
        move = _FROM_JUDGEMENT.get(hit.rule)
        if move:
            places.setdefault(move, []).append(hit)
    if "tells_wait" in places:
        places["tells_wait"] = [hit for hit in places["tells_wait"] if _is_wait(hit, promised)]
    asking = [s for s in reading.sentences if s.question and not _is_tag(reading, s, words)]
    held = {tokens[hit.first].sentence for hit in places.get("asks_to_hold", ())}
    if any(tokens[s.first].sentence not in held for s in asking):
        places.setdefault("asks", [])
        moves = {"asks"}
    else:
        moves = set()
    if promised.promises:
        moves.add("next_step")
        if any(promise.what in _OFFERING for promise in promised.promises):
            moves.add("offers")
    moves.update(name for name, found in places.items() if found)
    return frozenset(moves)


def _is_wait(hit: Hit, promised: Promised) -> bool:
    """Whether a span of time is a wait and not when a promise falls due."""
    return hit.last not in promised.deadlines


def _is_tag(reading: Reading, sentence: Sentence, words: SpeechWords) -> bool:
    """Whether a question mark only rounds off a statement: "all right?"."""
    norms = [token.norm for token in reading.tokens[sentence.first : sentence.last + 1]]
    return len(norms) <= 2 and set(norms) <= words.of("tag")
