"""How much of one file the deeper checks look at: none takes long over a file that is damaged or made by a program.

What people play is well below: the longest scenario that is shipped has 570 examples, 140 of them in one turn.
"""

from collections.abc import Iterator
from itertools import islice

from simulator.engine.scenario import Scenario, Turn

EXAMPLES, OF_A_TURN = 800, 300
"""Examples of all turns together that are heard or read, and of one."""
TURNS = 60
"""Turns that are followed."""
PLAYED = 30
"""Turns from which it is played; each takes some milliseconds."""
REACTIONS = 120
"""Reactions of one list that are held against each other."""


def turns_within(scenario: Scenario) -> Iterator[Turn]:
    """The first turns, as long as their examples are not too many."""
    left = EXAMPLES
    for turn in islice(scenario.turns.values(), TURNS):
        count = _examples_of(turn)
        left -= count
        if left < 0:
            return
        if count <= OF_A_TURN:
            yield turn


def is_too_much(scenario: Scenario) -> bool:
    """Whether it has more examples than anybody waits for."""
    counts = [_examples_of(turn) for turn in scenario.turns.values()]
    return sum(counts) > EXAMPLES or max(counts) > OF_A_TURN


def _examples_of(turn: Turn) -> int:
    return sum(map(len, turn.hears.values())) + sum(map(len, turn.unlike.values()))
