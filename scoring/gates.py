"""Safety and privacy on the author's word: a gate fails by what was stated for the turn, never by a guess.

What is heard only faintly decides nothing: it is flagged for the trainer. A wrong word must be heard plainly, or better
than anything else the turn listens for; a right one is missing only where nothing like it was said.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.judgement import Span
from scoring.reading import Reading
from scoring.recognise import Heard, heard_among, scores
from scoring.rubric import GATES
from scoring.situation import Situation

PLAIN = 0.5
"""Score from which a wrong word counts whatever else was heard; below it false alarms are five times as many."""
NEAR = 0.2
"""Score from which a right word may have been said in a way not known: then its lack is flagged, not failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GateFinding:
    """What the author's word says of a gate.

    ``failed`` is None where the author stated nothing for it or it is not sure (then ``reason`` is ``flagged``); else
    ``reason`` is ``missing``, ``said``, ``kept`` (a right word was said) or ``avoided``. ``spans`` are the words.
    """

    failed: bool | None
    reason: str = ""
    spans: tuple[Span, ...] = ()


def judge_gates(reading: Reading, situation: Situation) -> dict[str, GateFinding]:
    """Hold reply and acts against ``must`` and ``must_not``."""
    stated = {*situation.must, *situation.must_not}
    scored = _scored(reading, situation) if stated else {}
    heard = {each.meaning: each for each in heard_among(tuple(scored.values()))}
    return {
        gate: _gate(situation.must.get(gate, {}), situation.must_not.get(gate, {}), scored, heard, situation.acts)
        for gate in GATES
    }


def _scored(reading: Reading, situation: Situation) -> dict[str, Heard]:
    """Every meaning the turn listens for, with its score: the gates' own among what else might be meant."""
    meanings: dict[str, tuple[str, ...]] = dict(situation.hears)
    for stated in (situation.must, situation.must_not):
        for by_name in stated.values():
            meanings.update({name: tuple(examples) for name, examples in by_name.items() if examples})
    return {each.meaning: each for each in scores(reading, meanings)} if reading.tokens else {}


def _gate(
    must: Mapping[str, tuple[str, ...]],
    must_not: Mapping[str, tuple[str, ...]],
    scored: Mapping[str, Heard],
    heard: Mapping[str, Heard],
    acts: tuple[str, ...],
) -> GateFinding:
    if not must and not must_not:
        return GateFinding(failed=None)
    wrong = [heard[name] for name in must_not if name in heard]
    best = max((each.score for name, each in heard.items() if name not in must_not), default=0.0)
    plain = [each for each in wrong if each.score >= PLAIN or each.score > best]
    if plain or any(_acted(name, acts) for name, examples in must_not.items() if not examples):
        return GateFinding(failed=True, reason="said", spans=_spans(plain, cost=True))
    met = [heard[name] for name in must if name in heard]
    done = any(_acted(name, acts) for name in must)
    if must and not met and not done:
        near = [scored[name] for name in must if name in scored and scored[name].score >= NEAR]
        if not near:
            return GateFinding(failed=True, reason="missing")
        return GateFinding(failed=None, reason="flagged", spans=_spans(near, cost=False))
    if wrong:
        return GateFinding(failed=None, reason="flagged", spans=_spans(wrong, cost=True))
    return GateFinding(failed=False, reason="kept" if must else "avoided", spans=_spans(met, cost=False))


def _spans(found: list[Heard], *, cost: bool) -> tuple[Span, ...]:
    return tuple(Span(each.start, each.end, "cost" if cost else "earned") for each in found if each.end > each.start)


def _acted(name: str, acts: tuple[str, ...]) -> bool:
    """Whether an act was done that the entry names by its verb ("emergency") or verb and argument ("fetch dr lind")."""
    wanted = name.casefold().split()
    return any(act.casefold().split()[: len(wanted)] == wanted for act in acts)
