"""Figures of a scenario: how much there is to say, how many ways lead through, how long it takes, what it exercises."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import mean

from simulator.authoring.graph import Graph
from simulator.authoring.reading_age import Readability, readability, word_count
from simulator.engine.scenario import InlineTest, Reaction, Scenario, Wordings

WAYS_AT_MOST = 10_000
"""Distinct ways through that are counted; of more, it is only said that there are more."""
_STEPS_AT_MOST = 200_000
"""Turns entered while counting, so that a large graph of blind alleys costs no more than a blink."""
READS_PER_MINUTE = 238
"""Words of English read in a minute, in silence (M. Brysbaert, Journal of Memory and Language 109, 2019)."""
COMPOSES_PER_MINUTE = 19
"""Words a minute of somebody who makes up what they type (Karat, Halverson, Horn and Karat, CHI 1999)."""
WORDS_IN_A_REPLY = 15
"""Words of a reply: two short spoken sentences."""
GOES_PER_TURN = 1.5
"""Replies given in a turn: every other one takes a second go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Ways from the start to an ending that pass no turn twice; two reactions that lead to one place are one way.

    ``more`` where there are more than were counted. ``turns`` is the mean number of turns on them.
    """

    count: int
    more: bool
    turns: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercised:
    """One criterion: whether the scenario says it practises it, the turns that call for it, and how many tests do."""

    criterion: str
    practised: bool
    called_for_in: tuple[str, ...]
    tests: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The figures. ``minutes`` is the estimate, ``minutes_stated`` what the file says; ``words`` all the patient has.

    The estimate: the mean turns on a way through, times ``GOES_PER_TURN`` replies, each of ``WORDS_IN_A_REPLY`` words
    at ``COMPOSES_PER_MINUTE``, and what is shown meanwhile at ``READS_PER_MINUTE``.
    """

    words: int
    turns: int
    reactions: int
    endings: int
    tests: int
    ways: Ways
    replies: float
    minutes: float
    minutes_stated: int
    reading: Readability
    exercised: tuple[Exercised, ...]


def measure(scenario: Scenario, graph: Graph) -> Measures:
    """The figures of a scenario whose graph is already made."""
    lines = list(patient_lines(scenario))
    ways = _ways(graph)
    replies = ways.turns * GOES_PER_TURN
    return Measures(
        words=sum(map(word_count, lines)),
        turns=len(scenario.turns),
        reactions=len(scenario.anytime) + sum(len(turn.reactions) for turn in scenario.turns.values()),
        endings=len(scenario.endings),
        tests=len(scenario.tests),
        ways=ways,
        replies=replies,
        minutes=_minutes(scenario, ways.turns, replies),
        minutes_stated=scenario.minutes,
        reading=readability(lines, scenario.language),
        exercised=_exercised(scenario),
    )


def patient_lines(scenario: Scenario) -> Iterator[str]:
    """Everything the patient can say, each wording once: in turns, reactions, pieces, answers, and afterwards."""
    patient = scenario.patient
    for turn in scenario.turns.values():
        yield from _wordings(turn.says)
        yield from (*turn.overdue, *turn.again)
        yield from _texts(turn.pushes)
        yield from _spoken(turn.reactions)
    yield from _spoken(scenario.anytime)
    yield from (*patient.didnt_catch, *patient.waits, *patient.silence, *patient.parting)
    yield from _texts(patient.pushes)
    for piece in patient.pieces:
        yield from _wordings(piece.says)
    for fact in patient.facts:
        yield from (*fact.says, *fact.again)
    yield from (recall.says for recall in patient.recalls)
    for ending in scenario.endings.values():
        yield from (words for need in ending.needs for words in need.asks)
        yield ending.says_afterwards


def _wordings(says: Wordings) -> tuple[str, ...]:
    return (*says.plain, *says.tense, *says.easy)


def _texts(words: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for each in words.values():
        yield from each


def _spoken(reactions: Iterable[Reaction]) -> Iterator[str]:
    for reaction in reactions:
        yield from _wordings(reaction.says)


def _ways(graph: Graph) -> Ways:
    """Count by walking, never twice through one turn, and only where an ending can still come."""
    others = _ends_of(graph)
    anytime_turns = [way.to for way in graph.anytime if not way.ends]
    anytime_ends = [way.to for way in graph.anytime if way.ends]
    goes: dict[str, list[str]] = {}
    ends: dict[str, int] = {}
    for turn in graph.turns:
        goes[turn.id] = list(dict.fromkeys([*anytime_turns, *(way.to for way in turn.ways if not way.ends)]))
        direct = {*anytime_ends, *(way.to for way in turn.ways if way.ends)}
        ends[turn.id] = len(set().union(*(others[each] for each in direct)))
    count = turns = steps = 0
    # Each entry is a turn that is being stood in, with the turns that are still to be tried from it.
    start = graph.beginnings[0].turn
    standing: list[tuple[str, Iterator[str]]] = []
    entered = {start}
    fresh: str | None = start
    while fresh is not None or standing:
        if fresh is not None:
            steps += 1
            standing.append((fresh, iter(goes[fresh])))
            count += ends[fresh]
            turns += ends[fresh] * len(standing)
            if count > WAYS_AT_MOST or steps > _STEPS_AT_MOST:
                break
        here, untried = standing[-1]
        fresh = next((each for each in untried if each not in entered), None)
        if fresh is None:
            standing.pop()
            entered.discard(here)
        else:
            entered.add(fresh)
    mean_turns = turns / count if count else float(len(goes))
    return Ways(count=min(count, WAYS_AT_MOST), more=bool(standing) or count > WAYS_AT_MOST, turns=mean_turns)


def _ends_of(graph: Graph) -> dict[str, set[str]]:
    """Each ending with those it turns into where something is lacking."""
    found: dict[str, set[str]] = {}
    for ending in graph.endings:
        together, untried = {ending.id}, [ending.id]
        while untried:
            others = {lack.otherwise for lack in graph.ending(untried.pop()).lacks} - together
            together |= others
            untried += others
        found[ending.id] = together
    return found


def _minutes(scenario: Scenario, turns: float, replies: float) -> float:
    spoken = [says for turn in scenario.turns.values() if (says := turn.says.of("plain"))]
    reacted = [
        says
        for turn in scenario.turns.values()
        for reaction in turn.reactions
        if (says := reaction.says.of("plain"))
    ]  # fmt: skip
    after = [(ending.says_afterwards,) for ending in scenario.endings.values()]
    read = word_count(scenario.you) + turns * _mean_words(spoken) + replies * _mean_words(reacted) + _mean_words(after)
    return read / READS_PER_MINUTE + replies * WORDS_IN_A_REPLY / COMPOSES_PER_MINUTE


def _mean_words(wordings: Iterable[tuple[str, ...]]) -> float:
    counts = [mean(map(word_count, each)) for each in wordings]
    return mean(counts) if counts else 0.0


def _exercised(scenario: Scenario) -> tuple[Exercised, ...]:
    """Every criterion that is practised, called for or tested, in the order it is first named in."""
    called: dict[str, list[str]] = {}
    for turn in scenario.turns.values():
        for criterion in turn.calls_for:
            called.setdefault(criterion, []).append(turn.id)
    tested = [_criteria_of(test) for test in scenario.tests]
    named = dict.fromkeys([*scenario.practises, *called, *(each for test in tested for each in sorted(test))])
    return tuple(
        Exercised(
            criterion=each,
            practised=each in scenario.practises,
            called_for_in=tuple(called.get(each, ())),
            tests=sum(each in test for test in tested),
        )
        for each in named
    )


def _criteria_of(test: InlineTest) -> frozenset[str]:
    """The criteria a test expects something of; a gate is one by its name."""
    return frozenset((*test.met, *test.partly, *test.missed, *test.not_called_for, *test.failed))
