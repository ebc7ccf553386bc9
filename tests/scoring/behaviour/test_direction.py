"""What must move a mark moves it the right way; and length alone moves none."""

import json
import math
from pathlib import Path

import pytest
from corpus import cases, judged, load, situation_of
from expectations import KINDS

from scoring import AXES, CRITERIA, Situation, judge, read, split_facts
from scoring.apart import hurtful, stuffed, undone_apology
from scoring.scene import look_at

LEAST_RIGHT = 0.97
MOST_LENGTH = 0.15
SIGNED_REACHED = 49
"""Of 57 signed levels the scorer gives so many; the rest are named in the package's notes on limits."""
_DEV = Path(__file__).parents[4] / "shared" / "eval" / "replies-dev.jsonl"


@pytest.mark.parametrize("kind", KINDS)
def test_a_mark_moves_the_right_way(kind: str) -> None:
    outcomes = list(KINDS[kind]())
    wrong = [outcome for outcome in outcomes if not outcome.right]
    assert len(outcomes) >= 10
    shown = "\n".join(f"{outcome.why} | {outcome.said}" for outcome in wrong[:5])
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(outcomes), f"{len(wrong)} of {len(outcomes)} are wrong:\n{shown}"


def test_nobody_who_means_well_is_charged() -> None:
    for case in cases():
        if case.name.endswith(" 1"):
            scene = look_at(read(case.reply), case.situation)
            assert not hurtful(scene), case.reply
            assert not undone_apology(scene), case.reply
            assert not stuffed(scene), case.reply


def test_levels_that_a_trainer_would_sign() -> None:
    signed = load("signed.yaml")
    assert set(signed) == set(CRITERIA)
    assert all(len(rows) == 3 for rows in signed.values())
    found = [
        (name, row["say"], row["level"], judged(row["say"], situation_of(row["in"])).marks[name].level)
        for name, rows in signed.items()
        for row in rows
    ]
    agreed = [each for each in found if each[2] == each[3]]
    assert len(agreed) >= SIGNED_REACHED, [each for each in found if each[2] != each[3]]


def _ranks(values: list[float]) -> list[float]:
    order = sorted(values)
    first = {value: at for at, value in reversed(list(enumerate(order)))}
    times = {value: order.count(value) for value in first}
    return [first[value] + (times[value] - 1) / 2 for value in values]


def _correlation(one: list[float], other: list[float]) -> float:
    a, b = _ranks(one), _ranks(other)
    middle = (len(a) - 1) / 2
    across = sum((x - middle) * (y - middle) for x, y in zip(a, b, strict=True))
    spread = sum((x - middle) ** 2 for x in a) * sum((y - middle) ** 2 for y in b)
    return across / math.sqrt(spread)


@pytest.mark.skipif(not _DEV.exists(), reason="the labelled replies are not beside the project")
def test_length_pulls_no_more_than_it_pulls_people() -> None:
    rows = [json.loads(line) for line in _DEV.read_text(encoding="utf-8").splitlines()]
    lengths = [float(len(row["reply"].split())) for row in rows]
    found = [
        judge(
            read(row["reply"]),
            Situation(
                channel=row["channel"],
                patient=row["patient"],
                facts=split_facts(row["context"]),
                moments=tuple(row["moments"]),
            ),
        )
        for row in rows
    ]
    for axis in AXES:
        ours = _correlation(lengths, [each.axes[axis] for each in found])
        theirs = _correlation(lengths, [row[axis] for row in rows])
        assert abs(ours - theirs) <= MOST_LENGTH, (axis, ours, theirs)


if __name__ == "__main__":
    for name, kind in KINDS.items():
        rights = [outcome.right for outcome in kind()]
        print(f"{name:20s} {len(rights):5d} {100 * sum(rights) / len(rights):6.2f} %")
