"""How often a meaning is heard in words no example has: the bench of ``recognise_cases.yaml`` and its floors.

Floors lie a little below what was measured. Turns with ``half: held`` were not looked at while tuning; both halves
were written by the recogniser's author, so they show how it does on plain words, not on every trainee's.
"""

from pathlib import Path

import pytest
import yaml

from scoring.reading import read
from scoring.recognise import recognise, scores

TURNS = yaml.safe_load(Path(__file__).with_name("recognise_cases.yaml").read_text(encoding="utf-8"))
ASIDE_BEFORE = "Oh you poor thing, that must have been a rotten start to the week."
ASIDE_AFTER = "My own sister had the very same trouble with her garden fence, so I know."


def turns(half):
    for turn in TURNS.values():
        if turn["half"] == half:
            yield turn, {name: tuple(each["examples"]) for name, each in turn["meanings"].items()}


def said(half):
    for turn, meanings in turns(half):
        for name, each in turn["meanings"].items():
            for reply in each["said"]:
                yield reply, name, meanings


def share(answers):
    answers = list(answers)
    return sum(answers) / len(answers)


def best_of_all(reply, meanings):
    return max(scores(read(reply), meanings), key=lambda each: each.score).meaning


def first_heard(reply, meanings):
    heard = recognise(read(reply), meanings)
    return heard[0].meaning if heard else None


def test_the_bench_is_as_large_as_it_says():
    meanings = [each for turn in TURNS.values() for each in turn["meanings"].values()]
    assert len(TURNS) >= 12
    assert len(meanings) >= 40
    assert all(len(each["examples"]) == 5 and len(each["said"]) == 6 for each in meanings)
    assert sum(len(turn["none"]) for turn in TURNS.values()) >= 60
    assert sum(len(replies) for turn in TURNS.values() for replies in turn["not"].values()) >= 60


@pytest.mark.parametrize(("half", "floor"), [("tune", 0.95), ("held", 0.94)])
def test_right_among_a_turns_meanings(half, floor):
    assert share(best_of_all(reply, meanings) == name for reply, name, meanings in said(half)) >= floor


@pytest.mark.parametrize(("half", "floor"), [("tune", 0.90), ("held", 0.84)])
def test_right_where_none_of_them_is_an_answer_too(half, floor):
    answers = [first_heard(reply, meanings) == name for reply, name, meanings in said(half)]
    answers += [first_heard(reply, meanings) is None for turn, meanings in turns(half) for reply in turn["none"]]
    assert share(answers) >= floor


@pytest.mark.parametrize("half", ["tune", "held"])
def test_replies_that_say_none_of_them_are_left_alone(half):
    answers = [first_heard(reply, meanings) is None for turn, meanings in turns(half) for reply in turn["none"]]
    assert share(answers) >= 0.92


def test_a_meaning_is_not_heard_in_its_contrary():
    answers = [
        name not in {heard.meaning for heard in recognise(read(reply), meanings)}
        for half in ("tune", "held")
        for turn, meanings in turns(half)
        for name, replies in turn["not"].items()
        for reply in replies
    ]
    assert share(answers) >= 0.97


@pytest.mark.parametrize(("half", "floor"), [("tune", 0.86), ("held", 0.77)])
def test_heard_between_sentences_about_something_else(half, floor):
    answers = [
        name in {heard.meaning for heard in recognise(read(f"{ASIDE_BEFORE} {_closed(reply)} {ASIDE_AFTER}"), meanings)}
        for reply, name, meanings in said(half)
    ]
    assert share(answers) >= floor


def _closed(reply):
    return reply if reply[-1] in ".?!" else reply + "."
