"""What was said in a reply beside its marks: who promises what by when, what it names, what it does, where it slips.

Read from the same ``Reading`` as the judgement, and apart from it: nothing here moves a mark.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.mentions import COST, DAY_ONLY, TIME, WAIT, Mention, Place, mentions_of, places_of
from scoring.moves import moves_of
from scoring.notation import Hit
from scoring.promises import Promise, promises_of
from scoring.reading import Reading
from scoring.rules import FLAGS, SPEECH, find_rules
from scoring.situation import Situation
from scoring.slips import Slip, slips_of
from scoring.speech_pack import speech_words
from scoring.times import DAY
from scoring.uptake import material_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """All of it, of one reply.

    Attributes:
        promises: in order.
        mentions: times, days, durations, prices, phone numbers and names, in order.
        moves: of ``moves.MOVES``.
        slips: in order.
    """

    promises: tuple[Promise, ...] = ()
    mentions: tuple[Mention, ...] = ()
    moves: frozenset[str] = frozenset()
    slips: tuple[Slip, ...] = ()


def speech(reading: Reading, situation: Situation) -> Speech:
    """What a reply says beside its marks; empty where the pack has no ``cues-speech.yaml``.

    Args:
        reading: the reply, read.
        situation: what it answers: the patient's line, the desk card and the trainee's earlier replies are used.
    """
    words = speech_words(reading.language)
    if words is None or not reading.intelligible:
        return Speech()
    names = _names(reading, situation)
    places = places_of(reading, words, names)
    hits = _hits(reading, names, places)
    promised = promises_of(reading, hits, places, words, desk=situation.channel == "desk")
    return Speech(
        promises=promised.promises,
        mentions=mentions_of(reading, places),
        moves=moves_of(reading, hits, promised, words),
        slips=slips_of(reading, situation, hits, places, promised.deadlines, words),
    )


def speech_rules(reading: Reading, situation: Situation) -> frozenset[str]:
    """The ids of the speech rules that a reply fits, with all that is known of its times and names."""
    words = speech_words(reading.language)
    if words is None:
        return frozenset()
    names = _names(reading, situation)
    return frozenset(hit.rule for hit in _hits(reading, names, places_of(reading, words, names)))


def _names(reading: Reading, situation: Situation) -> Sequence[int]:
    """The tokens that name somebody, however they are written where the card or the patient named them."""
    people = material_of((situation.patient, *situation.facts), reading.language).names
    known = [at for at, token in enumerate(reading.tokens) if token.norm in people and len(token.norm) > 2]
    return sorted({*reading.names, *known})


def _hits(reading: Reading, names: Sequence[int], places: Sequence[Place]) -> list[Hit]:
    flags = dict.fromkeys(names, FLAGS["name"])
    for place in places:
        bits = _BITS.get(place.kind, 0)
        for at in range(place.first, place.last + 1) if bits else ():
            flags[at] = flags.get(at, 0) | bits
    for mention in reading.mentions:
        if mention.kind == DAY:
            flags[mention.first] = flags.get(mention.first, 0) | FLAGS["day"]
    return find_rules(reading, flags, SPEECH)


_BITS = {
    TIME: FLAGS["time"] | FLAGS["clock"],
    DAY_ONLY: FLAGS["time"] | FLAGS["day"],
    WAIT: FLAGS["duration"],
    COST: FLAGS["price"],
}
