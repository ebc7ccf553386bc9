"""A scenario as a graph: turns, the ways between them, and the endings they come to. Plain values, nothing drawn."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from simulator.authoring.graph_conditions import condition_words, past_words
from simulator.engine.scenario import Reaction, Scenario, Turn
from simulator.engine.stages import STAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One reaction: where it leads, and when it is taken.

    ``number`` counts from 1, as authors see it; ``when`` is "" for the reaction that takes all that is left. ``ends``
    tells whether ``to`` is an ending or a turn; ``later`` are the minutes that pass before it; ``pushes_before`` how
    often the patient must have asked again before it can be taken.
    """

    number: int
    when: str
    to: str
    ends: bool
    push: bool = False
    tells: str = ""
    later: int = 0
    pushes_before: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnNode:
    """A turn: what is said there (its first wording) or seen, and the ways on.

    ``replies`` is the least number of replies after which it can come, 0 for a beginning, None where nothing leads
    to it; ``in_call_back`` where only the call that follows comes to it, counted from the beginning of that call.
    """

    id: str
    says: str
    cue: str
    ways: tuple[Way, ...]
    replies: int | None
    in_call_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """What an ending needs, whether the patient asks for it where it is lacking, and how it ends without."""

    needs: str
    asks: bool
    otherwise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingNode:
    """An ending. ``furthest`` where its stage is the furthest that this scenario's endings come to.

    ``replies`` is the least number of replies it takes, None where nothing leads to it; ``in_call_back`` where only
    the call that follows comes to it, counted from the beginning of that call.
    """

    id: str
    stage: str
    cause: str
    clinic_fault: bool
    furthest: bool
    lacks: tuple[Lack, ...]
    replies: int | None
    in_call_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """Where it can begin: ``why`` is ``start``, or for a call back that was owed ``kept`` or ``forgotten``."""

    turn: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """All of it. ``anytime`` are ways that are tried in every turn, before its own."""

    id: str
    title: str
    channel: str
    level: int
    beginnings: tuple[Beginning, ...]
    turns: tuple[TurnNode, ...]
    anytime: tuple[Way, ...]
    endings: tuple[EndingNode, ...]

    def turn(self, turn_id: str) -> TurnNode:
        """The turn of that id.

        Raises:
            KeyError: there is none.
        """
        for each in self.turns:
            if each.id == turn_id:
                return each
        raise KeyError(turn_id)

    def ending(self, ending_id: str) -> EndingNode:
        """The ending of that id.

        Raises:
            KeyError: there is none.
        """
        for each in self.endings:
            if each.id == ending_id:
                return each
        raise KeyError(ending_id)


def graph_of(scenario: Scenario) -> Graph:
    """The graph of a scenario, turns and endings in the order of the file."""
    ways = {turn.id: _ways(turn.reactions) for turn in scenario.turns.values()}
    anytime = _ways(scenario.anytime)
    lacks = {
        ending.id: tuple(
            Lack(needs=past_words(need.past), asks=bool(need.asks), otherwise=need.otherwise) for need in ending.needs
        )
        for ending in scenario.endings.values()
    }
    beginnings = _beginnings(scenario)
    from_start = _fewest_replies(ways, anytime, lacks, [scenario.start])
    called_back = _fewest_replies(ways, anytime, lacks, [each.turn for each in beginnings[1:]])
    return Graph(
        id=scenario.id,
        title=scenario.title,
        channel=scenario.channel,
        level=scenario.level,
        beginnings=beginnings,
        turns=tuple(_turn(turn, ways[turn.id], from_start, called_back) for turn in scenario.turns.values()),
        anytime=anytime,
        endings=_endings(scenario, lacks, from_start, called_back),
    )


def _beginnings(scenario: Scenario) -> tuple[Beginning, ...]:
    first = Beginning(turn=scenario.start, why="start")
    if scenario.later is None:
        return (first,)
    kept, forgotten = scenario.later.kept, scenario.later.forgotten
    return (first, Beginning(turn=kept, why="kept"), Beginning(turn=forgotten, why="forgotten"))


def _ways(reactions: Iterable[Reaction]) -> tuple[Way, ...]:
    return tuple(
        Way(
            number=number,
            when=condition_words(each.condition),
            to=each.end or each.go or "",
            ends=each.end is not None,
            push=each.push,
            tells=each.tells,
            later=each.later,
            pushes_before=each.condition.past.pushes[0] if each.condition.past.pushes else 0,
        )
        for number, each in enumerate(reactions, start=1)
    )


@dataclass(frozen=True, slots=True)
class _Fewest:
    """The least number of replies to each turn and each ending that can be reached."""

    turns: Mapping[str, int]
    endings: Mapping[str, int]


def _fewest_replies(
    ways: Mapping[str, tuple[Way, ...]],
    anytime: tuple[Way, ...],
    lacks: Mapping[str, tuple[Lack, ...]],
    starts: Iterable[str],
) -> _Fewest:
    """Follow every way until nothing gets any shorter. Moods and what must have been said before are left aside."""
    turns = dict.fromkeys(starts, 0)
    ends: dict[str, int] = {}
    open_turns = deque(turns)
    while open_turns:
        turn = open_turns.popleft()
        for way in (*anytime, *ways[turn]):
            # A patient asks again once a reply at most, so that many replies lie before it.
            replies = max(turns[turn], way.pushes_before) + 1
            known = ends if way.ends else turns
            if replies < known.get(way.to, replies + 1):
                known[way.to] = replies
                if not way.ends:
                    open_turns.append(way.to)
    return _Fewest(turns, _with_others(ends, lacks))


def _with_others(ends: Mapping[str, int], lacks: Mapping[str, tuple[Lack, ...]]) -> dict[str, int]:
    """The same, with the endings it comes to where something is lacking: asked for, that takes one reply more."""
    found = dict(ends)
    for ending, replies in ends.items():
        others = [(lack.otherwise, replies + lack.asks) for lack in lacks[ending]]
        seen = {ending}
        while others:
            other, needed = others.pop()
            found[other] = min(needed, found.get(other, needed))
            if other not in seen:
                seen.add(other)
                # Nobody asks a second time: what that one needs decides at once.
                others += [(lack.otherwise, needed) for lack in lacks[other]]
    return found


def _turn(turn: Turn, ways: tuple[Way, ...], from_start: _Fewest, called_back: _Fewest) -> TurnNode:
    says = turn.says.of("plain")
    return TurnNode(
        id=turn.id,
        says=says[0] if says else "",
        cue=turn.cue,
        ways=ways,
        replies=from_start.turns.get(turn.id, called_back.turns.get(turn.id)),
        in_call_back=turn.id not in from_start.turns and turn.id in called_back.turns,
    )


def _endings(
    scenario: Scenario, lacks: Mapping[str, tuple[Lack, ...]], from_start: _Fewest, called_back: _Fewest
) -> tuple[EndingNode, ...]:
    furthest = max((STAGES.index(each.stage) for each in scenario.endings.values()), default=0)
    return tuple(
        EndingNode(
            id=each.id,
            stage=each.stage,
            cause=each.cause,
            clinic_fault=each.clinic_fault,
            furthest=STAGES.index(each.stage) == furthest,
            lacks=lacks[each.id],
            replies=from_start.endings.get(each.id, called_back.endings.get(each.id)),
            in_call_back=each.id not in from_start.endings and each.id in called_back.endings,
        )
        for each in scenario.endings.values()
    )
