"""What must not change a mark does not: typos, case, apostrophes, grammar slips, names, fillers, layout."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from corpus import HERE, Case, cases, judged, situation_of
from perturb import KINDS, no_accents, renamed

from scoring import CRITERIA, Judgement, split_facts

MOST_CHANGED = 0.02
"""Share of criterion cases, every criterion of every reply that the change touches, whose level may differ."""
MOST_CHANGED_JUDGED = {"no_third_person": 0.04, "typos": 0.035, "learner_verbs": 0.035, "learner_nouns": 0.05}
"""Beside that, of the cases that have a level at all: 2.5 %, save where the figure reached is higher."""
_TIMES = {"typos": 3, "filler": 3}
"""Kinds that hang on chance are drawn more than once."""

Pair = tuple[Judgement, Judgement]


def swapped(case: Case) -> Case:
    """The case with its names swapped in line, card and reply alike."""
    facts = split_facts(renamed(case.context, case.swap))
    there = replace(case.situation, patient=renamed(case.situation.patient, case.swap), facts=facts)
    return replace(case, reply=renamed(case.reply, case.swap), situation=there)


def pairs(kind: str) -> Iterator[Pair]:
    """Judgements before and after, of every reply that the change touches."""
    for number, case in enumerate(cases()):
        if kind == "renamed":
            other = swapped(case)
            if other.reply != case.reply:
                yield judged(case.reply, case.situation), judged(other.reply, other.situation)
        elif kind == "no_accents":
            other = swapped(case)
            bare = no_accents(other.reply, Random(number))
            if bare != other.reply:
                yield judged(other.reply, other.situation), judged(bare, other.situation)
        else:
            for time in range(_TIMES.get(kind, 1)):
                changed = KINDS[kind](case.reply, Random(1_000 * time + number))
                if changed != case.reply:
                    yield judged(case.reply, case.situation), judged(changed, case.situation)


def count(kind: str) -> tuple[int, int, int]:
    """Criterion cases, those with a level before or after, and those whose level differs."""
    total = rated = changed = 0
    for before, after in pairs(kind):
        for name in CRITERIA:
            one, other = before.marks[name].level, after.marks[name].level
            total += 1
            rated += one is not None or other is not None
            changed += one != other
    return total, rated, changed


@pytest.mark.parametrize("kind", [*KINDS, "renamed"])
def test_a_level_stays(kind: str) -> None:
    total, rated, changed = count(kind)
    assert total >= 19 * 4, "the suite has too few replies that this change touches"
    assert changed <= MOST_CHANGED * total, f"{changed} of {total}"
    assert changed <= MOST_CHANGED_JUDGED.get(kind, 0.025) * rated, f"{changed} of {rated} that have a level"


def test_the_suite_is_broad() -> None:
    assert len(cases()) >= 60
    assert len({moment for case in cases() for moment in case.situation.moments}) == 11
    assert {case.situation.channel for case in cases()} == {"phone", "desk"}
    assert (HERE / "signed.yaml").exists()
    assert situation_of("night-cough").facts


if __name__ == "__main__":
    for each in [*KINDS, "renamed"]:
        cases_, rated_, changed_ = count(each)
        print(f"{each:16s} {cases_:5d} {rated_:5d} {changed_:4d} {100 * changed_ / max(1, cases_):5.2f} %")
