"""What was said in a reply beside its marks: who promises what by when, what it names, what it does, where it slips.

Read from the same ``Reading`` as the judgement, and apart from it: nothing here moves a mark.
"""

from dataclasses import dataclass

from scoring.mentions import NAME, Mention, mentions_of, places_of
from scoring.moves import moves_of
from scoring.promises import Promise, promises_of
from scoring.reading import Reading
from scoring.rules import FLAGS, SPEECH, find_rules
from scoring.situation import Situation
from scoring.slips import Slip, slips_of
from scoring.speech_pack import speech_words
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
    people = material_of((situation.patient, *situation.facts), reading.language).names
    known = [at for at, token in enumerate(reading.tokens) if token.norm in people and len(token.norm) > 2]
    names = sorted({*reading.names, *known})
    places = places_of(reading, words, names)
    flags = dict.fromkeys(names, FLAGS["name"])
    for place in places:
        if place.kind == NAME:
            continue
        bits = FLAGS["duration"] if place.kind == "duration" else FLAGS["time"] if place.kind in ("time", "day") else 0
        for at in range(place.first, place.last + 1):
            flags[at] = flags.get(at, 0) | bits
    hits = find_rules(reading, flags, SPEECH)
    judged = find_rules(reading)
    promised = promises_of(reading, hits, places, words)
    return Speech(
        promises=promised.promises,
        mentions=mentions_of(reading, places),
        moves=moves_of(reading, hits, judged, promised, words),
        slips=slips_of(reading, situation, hits, places, promised.deadlines, words),
    )
