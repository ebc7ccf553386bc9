"""Moves of the talk: what a reply does, as a set of names, folded from the rules that found it."""

from collections.abc import Callable, Sequence

from scoring.notation import Hit
from scoring.promises import Promise, Promised
from scoring.reading import Reading, Sentence
from scoring.speech_pack import SpeechWords

MOVES = (
    "refuses", "offers", "asks", "asks_open", "asks_to_hold", "looks", "tells_wait", "vague_wait", "next_step",
    "closes", "apologises", "confirms", "greets", "thanks", "asks_identity",
)  # fmt: skip
PREFIX, UNDO = "move_", "undo_"
"""Rules that find a move, and rules that say it is none where they share words with one that found it."""
_BORROWED = {"apology": "apologises", "greeting": "greets"}
"""Rules of the judgement that the pack borrows: they say exactly this."""
_OFFERING = frozenset({"ring", "tell", "send", "fetch", "book", "move", "come"})
"""Promises that are a way on for the patient."""


def moves_of(reading: Reading, hits: Sequence[Hit], promised: Promised, words: SpeechWords) -> frozenset[str]:
    """The moves of a reply.

    Args:
        reading: the reply.
        hits: the speech rules that it fits.
        promised: what it promises.
        words: the pack's lists.
    """
    places = _places(reading, hits, promised, words)
    moves = {name for name, found in places.items() if found}
    held = {reading.tokens[hit.first].sentence for hit in places.get("asks_to_hold", ())}
    asking = [each for each in reading.sentences if each.question and not _is_tag(reading, each, words)]
    if any(reading.tokens[each.first].sentence not in held for each in asking):
        moves.add("asks")
    if promised.promises:
        moves.add("next_step")
    if any(promise.what in _OFFERING and not _nobody(promise, words) for promise in promised.promises):
        moves.add("offers")
    return frozenset(moves)


def _places(reading: Reading, hits: Sequence[Hit], promised: Promised, words: SpeechWords) -> dict[str, list[Hit]]:
    """By move, the places that make it."""
    places: dict[str, list[Hit]] = {}
    for hit in hits:
        move = _BORROWED.get(hit.rule)
        if move is None and hit.rule.startswith(PREFIX) and not _undone(hit, hits):
            move = hit.rule.removeprefix(PREFIX)
        if move is not None:
            places.setdefault(move, []).append(hit)
    stands: dict[str, Callable[[Hit], bool]] = {
        "tells_wait": lambda hit: hit.last not in promised.deadlines,
        "asks_open": lambda hit: _invites(reading, hit, words),
        "confirms": lambda hit: not _has_choice(reading, hit, words),
        "asks_identity": lambda hit: _is_asked(reading, hit, words),
    }
    for name in places.keys() & stands.keys():
        places[name] = [hit for hit in places[name] if stands[name](hit)]
    return places


def _undone(hit: Hit, hits: Sequence[Hit]) -> bool:
    name = UNDO + hit.rule.removeprefix(PREFIX)
    return any(other.rule == name and other.first <= hit.last and hit.first <= other.last for other in hits)


def _invites(reading: Reading, hit: Hit, words: SpeechWords) -> bool:
    """Whether "what happened" is asked, and not told: in a question, or behind "tell me"."""
    tokens = reading.tokens
    return reading.sentences[tokens[hit.first].sentence].question or tokens[hit.first].norm in words.of("invites")


def _has_choice(reading: Reading, hit: Hit, words: SpeechWords) -> bool:
    """Whether a time said is one of several, or only on offer: then nothing is read back."""
    tokens = reading.tokens
    sentence = reading.sentences[tokens[hit.first].sentence]
    norms = {token.norm for token in tokens[sentence.first : sentence.last + 1]}
    timed = any(hit.first <= found.first <= hit.last for found in reading.times)
    return timed and bool(norms & words.of("alternatives"))


def _is_asked(reading: Reading, hit: Hit, words: SpeechWords) -> bool:
    """Whether a detail named is asked for: in a question, or with "I need", "give me"."""
    sentence = reading.sentences[reading.tokens[hit.first].sentence]
    norms = {token.norm for token in reading.tokens[sentence.first : sentence.last + 1]}
    return sentence.question or bool(norms & words.of("requests")) or sentence.last - sentence.first <= 2


def _nobody(promise: Promise, words: SpeechWords) -> bool:
    """Whether nobody one could hold to it is to do it."""
    return not promise.who or promise.who.lower().split()[-1] in words.of("nobody")


def _is_tag(reading: Reading, sentence: Sentence, words: SpeechWords) -> bool:
    """Whether a question mark only rounds off a statement: "all right?"."""
    norms = [token.norm for token in reading.tokens[sentence.first : sentence.last + 1]]
    return len(norms) <= 2 and set(norms) <= words.of("tag")
