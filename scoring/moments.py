"""What a turn calls for, read off the patient's line and the desk card where the author has not said."""

from functools import lru_cache

from scoring.reading import read
from scoring.rubric import MOMENTS
from scoring.rules import MOMENT_FACTS, MOMENT_SAY, find_rules
from scoring.situation import Situation

CALLS_FOR: dict[str, tuple[str, ...]] = {
    "opening": ("greet", "listen"),
    "problem": ("acknowledge", "next_step", "own"),
    "refusal": ("acknowledge", "alternative", "reason"),
    "wait": ("acknowledge", "wait", "apology", "reason"),
    "complaint": ("acknowledge", "apology", "own", "next_step"),
    "price": ("book",),
    "sensitive": ("acknowledge",),
    "red_flag": ("safety", "next_step"),
    "third_party": ("privacy", "alternative"),
    "handover": ("own", "next_step"),
    "closing": ("confirm", "next_step"),
}
"""Criteria by moment (domain research, section 2). ``answer`` is called for in every turn."""


def moments_of(situation: Situation) -> tuple[str, ...]:
    """The moments of the turn: the author's, else inferred; always in the order of the rubric."""
    if situation.moments:
        return tuple(name for name in MOMENTS if name in situation.moments)
    found = _inferred(situation.patient, situation.facts, situation.language)
    if situation.opening and "opening" not in found:
        found = ("opening", *found)
    return found


@lru_cache(maxsize=256)
def _inferred(patient: str, facts: tuple[str, ...], language: str) -> tuple[str, ...]:
    names = {hit.rule for hit in find_rules(read(patient, language), kind=MOMENT_SAY)}
    for fact in facts:
        names.update(hit.rule for hit in find_rules(read(fact, language), kind=MOMENT_FACTS))
    return tuple(name for name in MOMENTS if name in names)


def called_for(moments: tuple[str, ...], situation: Situation) -> frozenset[str]:
    """Criteria that the moments and the author call for."""
    called = {"answer", *situation.calls_for}
    for moment in moments:
        called.update(CALLS_FOR.get(moment, ()))
    return frozenset(called)
