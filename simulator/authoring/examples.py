"""Which tests show a good reply in a turn, and which a poor one: read off what they expect, nothing is played.

A turn wants both, so that an author sees where the line runs between them. It is asked of every scorable turn: one in
which somebody listens (not ``alone``) and the author says what matters there, by ``moments``, ``calls_for``, ``hears``
(which ``must``, ``must_not`` and ``unlike`` refer to). Other turns are marked too, on what is inferred from the
patient's line, but nobody has said what would be good or poor there.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

from simulator.engine.judgement import GATES
from simulator.engine.scenario import InlineTest, Reaction, Scenario, Turn

Quality = Literal["passing", "failing"]
QUALITIES: tuple[Quality, ...] = ("passing", "failing")
_UP = {"up": 1, "down": -1, "same": 0}


def is_scorable(turn: Turn) -> bool:
    """Whether a good and a poor reply can be told apart there by what the author wrote."""
    return not turn.alone and bool(turn.moments or turn.calls_for or turn.hears or turn.must or turn.must_not)


def quality_of(test: InlineTest, turn: Turn) -> Quality | None:
    """Whether the test shows a good or a poor reply, where it is given in that turn; None where it does not say.

    Poor is what misses something, fails a gate, makes the patient ask again or leaves them worse. Good is what meets
    something, even partly, or leads on without any of that.
    """
    reaction = expected_reaction(test, turn)
    # Less worry is better, as the engine counts it.
    points = [-_UP[way] if name == "worry" else _UP[way] for name, way in test.moves]
    if (
        test.missed
        or test.failed
        or test.push
        or (reaction is not None and reaction.push)
        or min(points, default=0) < 0
    ):
        return "failing"
    leads_on = reaction is not None or test.end is not None or test.push is False or bool(test.tells)
    return "passing" if test.met or test.partly or leads_on or max(points, default=0) > 0 else None


def expected_reaction(test: InlineTest, turn: Turn) -> Reaction | None:
    """The reaction that the test expects, were it given in that turn; None without one, or where there are fewer."""
    if test.reaction is None or not 1 <= test.reaction <= len(turn.reactions):
        return None
    return turn.reactions[test.reaction - 1]


def turns_answered(scenario: Scenario, test: InlineTest) -> tuple[Turn, ...]:
    """The turns the tested reply may be given in: where it begins, or as far on as the replies before it may lead."""
    reached = [test.at]
    for _step in test.before:
        for turn in tuple(reached):
            reactions = (*scenario.anytime, *scenario.turns[turn].reactions)
            reached += [each.go for each in reactions if each.go and each.go not in reached]
    return tuple(scenario.turns[each] for each in reached)


def examples_by_turn(scenario: Scenario) -> Mapping[str, frozenset[Quality]]:
    """For every turn, whether some test shows a good reply in it, and a poor one."""
    found: dict[str, set[Quality]] = {turn: set() for turn in scenario.turns}
    for test in scenario.tests:
        for turn in turns_answered(scenario, test):
            quality = quality_of(test, turn)
            if quality:
                found[turn.id].add(quality)
    return {turn: frozenset(qualities) for turn, qualities in found.items()}


def criteria_of(scenario: Scenario) -> tuple[str, ...]:
    """The criteria the author names: what it is practice for, and what a turn calls for, each once."""
    called_for = (name for turn in scenario.turns.values() for name in turn.calls_for)
    return tuple(dict.fromkeys((*scenario.practises, *called_for)))


def examples_by_criterion(scenario: Scenario) -> Mapping[str, frozenset[Quality | None]]:
    """For every criterion the author names, whether a test expects it to be met, and to be missed.

    None among them stands for a test that expects it not to be called for.
    """
    found: dict[str, set[Quality | None]] = {name: set() for name in criteria_of(scenario)}
    for test in scenario.tests:
        for name, quality in _criteria_in(test, scenario):
            if name in found:
                found[name].add(quality)
    return {name: frozenset(qualities) for name, qualities in found.items()}


def _criteria_in(test: InlineTest, scenario: Scenario) -> Iterator[tuple[str, Quality | None]]:
    """What a test says of which criterion, by its own keys or by what the reaction it expects asks for."""
    yield from ((name, "passing") for name in (*test.met, *test.partly))
    yield from ((name, "failing") for name in (*test.missed, *test.failed))
    yield from ((name, None) for name in test.not_called_for)
    for turn in turns_answered(scenario, test):
        reaction = expected_reaction(test, turn)
        if reaction is not None:
            yield from ((name, "passing") for name in reaction.condition.met)
            yield from ((name, "failing") for name in (*reaction.condition.missed, *reaction.condition.failed))
        if quality_of(test, turn) == "passing":
            # A gate is kept by every good reply where it can fail.
            yield from ((gate, "passing") for gate in GATES if gate in turn.must or gate in turn.must_not)


def endings_expected(scenario: Scenario) -> frozenset[str]:
    """The endings that tests come to: named by ``end``, or where the reaction they expect leads."""
    found = {test.end for test in scenario.tests}
    for test in scenario.tests:
        for turn in turns_answered(scenario, test):
            reaction = expected_reaction(test, turn)
            found.add(reaction.end if reaction else None)
    return frozenset(each for each in found if each)
