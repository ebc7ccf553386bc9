"""How often a meaning is heard in replies by people who had not seen the matcher: benches, floors and figures.

Floors lie a little below what was measured. No reply of these files was read while the matcher was made; each file was
measured a handful of times. ``meanings_natural`` is worded freely; the writers of ``meanings_hard`` were told to avoid
the examples' words.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from scoring.reading import read
from scoring.recognise import recognise, scores

FLOORS: Mapping[str, Mapping[str, float]] = {
    "meanings_natural": {"among": 0.955, "heard first": 0.89, "with none": 0.89, "left alone": 0.88, "contrary": 0.9},
    "meanings_hard": {"among": 0.75, "heard first": 0.5, "with none": 0.5, "left alone": 0.85, "contrary": 0.95},
}


def measure(name):
    turns = yaml.safe_load(Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8"))
    counts = {each: [] for each in FLOORS[name]}
    for turn in turns.values():
        meanings = {key: tuple(each["examples"]) for key, each in turn["meanings"].items()}
        for key, each in turn["meanings"].items():
            for reply in each["said"]:
                reading = read(reply)
                heard = recognise(reading, meanings)
                counts["among"].append(max(scores(reading, meanings), key=lambda e: e.score).meaning == key)
                counts["heard first"].append(bool(heard) and heard[0].meaning == key)
        for reply in turn["none"]:
            counts["left alone"].append(not recognise(read(reply), meanings))
        for key, replies in turn["not"].items():
            for reply in replies:
                counts["contrary"].append(key not in {each.meaning for each in recognise(read(reply), meanings)})
    counts["with none"] = counts["heard first"] + counts["left alone"]
    return {each: sum(answers) / len(answers) for each, answers in counts.items()}


@pytest.mark.parametrize("name", FLOORS)
def test_meanings_are_heard_in_strangers_words(name):
    figures = measure(name)
    print(f"{name}: " + ", ".join(f"{each} {share:.3f}" for each, share in figures.items()))
    assert {each: share for each, share in figures.items() if share < FLOORS[name][each]} == {}
