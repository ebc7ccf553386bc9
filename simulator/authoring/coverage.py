"""What the tests of a scenario reach: its turns, reactions, criteria and endings, and where what they leave out stands.

A turn is reached where a reply was given in it, a reaction where the patient took it, an ending where a call came to
it. A criterion is reached where one test expects it to be met and another that it is missed, if it can be. A turn that
wants a good and a poor example, and lacks one, is told apart.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from scoring import BONUSES
from simulator.authoring.examples import QUALITIES, Quality, examples_by_criterion, is_scorable, quality_of
from simulator.authoring.testing import TestRun
from simulator.engine.events import EncounterEnded, Event, PatientReacted, ReplyGiven
from simulator.engine.scenario import Scenario
from simulator.scenario.nodes import Node, child, items_of, pairs_of, texts_of

PartKind = Literal["turn", "reaction", "criterion", "ending"]
PART_KINDS: tuple[PartKind, ...] = ("turn", "reaction", "criterion", "ending")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that tests can reach.

    Attributes:
        kind: what it is.
        name: its id; of a reaction its number from 1, with ``turn`` the list it is in ("" for those of any time).
        line: where it stands in the file, from 1; 0 where that is not known.
        reached: whether some test reaches it.
        lacks: the examples that are wanted of it and not there: ``passing``, ``failing``.
    """

    kind: PartKind
    name: str
    turn: str = ""
    line: int = 0
    reached: bool
    lacks: tuple[Quality, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the tests of one scenario reach, its parts in the order of the file."""

    parts: tuple[Part, ...]

    def of(self, kind: PartKind) -> tuple[Part, ...]:
        """The parts of that kind."""
        return tuple(part for part in self.parts if part.kind == kind)

    def reached(self, kind: PartKind) -> int:
        """How many parts of that kind are reached."""
        return sum(part.reached for part in self.of(kind))

    @property
    def open(self) -> tuple[Part, ...]:
        """The parts that no test reaches, or that want another example, in the order of the file."""
        found = [part for part in self.parts if not part.reached or part.lacks]
        return tuple(sorted(found, key=lambda part: (part.line, PART_KINDS.index(part.kind))))


def coverage_of(scenario: Scenario, root: Node | None, runs: Iterable[TestRun]) -> Coverage:
    """Gather what those runs of the scenario's tests reached.

    Args:
        scenario: whose tests they are.
        root: its file as it was read, for the line numbers; None where there is none.
        runs: its tests, run.
    """
    reached = _Reached()
    for run in runs:
        reached.add(scenario, run)
    lines = _Lines(root)
    return Coverage(
        (
            *_turns(scenario, reached, lines),
            *_reactions(scenario, reached, lines),
            *_criteria(scenario, lines),
            *_endings(scenario, reached, lines),
        )
    )


class _Reached:
    """What tests came to, gathered test by test."""

    def __init__(self) -> None:
        self.turns: set[str] = set()
        self.reactions: set[tuple[str, int]] = set()
        self.endings: set[str] = set()
        self.examples: dict[str, set[Quality]] = {}

    def add(self, scenario: Scenario, run: TestRun) -> None:
        """Add what one test came to, as far as it went."""
        for event in run.events:
            self._add_event(scenario, event)
        last = next((event for event in reversed(run.events) if isinstance(event, ReplyGiven)), None)
        turn = scenario.turns[last.turn] if last else None
        quality = quality_of(run.test, turn) if turn else None
        if turn and quality:
            self.examples.setdefault(turn.id, set()).add(quality)

    def _add_event(self, scenario: Scenario, event: Event) -> None:
        if isinstance(event, ReplyGiven):
            self.turns.add(event.turn)
        elif isinstance(event, PatientReacted) and event.reaction:
            self.reactions.add((_list_of(scenario, event), event.reaction))
        elif isinstance(event, EncounterEnded):
            self.endings.add(event.ending)


def _list_of(scenario: Scenario, event: PatientReacted) -> str:
    """The turn whose reaction it was, "" for one of any time."""
    if event.by == "lacks":
        # They were about to leave by it, so that is where it leads.
        own = scenario.turns[event.turn].reactions
        is_own = event.reaction <= len(own) and own[event.reaction - 1].end == event.leaving
        return event.turn if is_own else ""
    return "" if event.by == "anytime" else event.turn


class _Lines:
    """The lines in which the parts of a scenario stand."""

    def __init__(self, root: Node | None) -> None:
        turns = child(root, "turns")
        self.turns = {key.text.strip(): key.place.line for key, _turn in pairs_of(turns)}
        self.endings = {key.text.strip(): key.place.line for key, _ending in pairs_of(child(root, "endings"))}
        lists: list[tuple[str, Node | None]] = [("", child(root, "anytime"))]
        lists += [(key.text.strip(), child(turn, "reactions")) for key, turn in pairs_of(turns)]
        self.reactions = {
            (turn, number): each.place.line
            for turn, reactions in lists
            for number, each in enumerate(items_of(reactions), start=1)
        }
        self.criteria: dict[str, int] = {}
        named = [child(root, "practises"), *(child(turn, "calls_for") for _key, turn in pairs_of(turns))]
        for each in (item for group in named for item in texts_of(group)):
            self.criteria.setdefault(each.text.strip(), each.place.line)


def _turns(scenario: Scenario, reached: _Reached, lines: _Lines) -> Iterator[Part]:
    for name, turn in scenario.turns.items():
        there = reached.examples.get(name, set())
        lacks = tuple(each for each in QUALITIES if each not in there) if is_scorable(turn) else ()
        yield Part(kind="turn", name=name, line=lines.turns.get(name, 0), reached=name in reached.turns, lacks=lacks)


def _reactions(scenario: Scenario, reached: _Reached, lines: _Lines) -> Iterator[Part]:
    lists: Mapping[str, int] = {
        "": len(scenario.anytime),
        **{name: len(turn.reactions) for name, turn in scenario.turns.items()},
    }
    for turn, count in lists.items():
        for number in range(1, count + 1):
            place = (turn, number)
            yield Part(
                kind="reaction",
                name=str(number),
                turn=turn,
                line=lines.reactions.get(place, 0),
                reached=place in reached.reactions,
            )


def _criteria(scenario: Scenario, lines: _Lines) -> Iterator[Part]:
    for name, examples in examples_by_criterion(scenario).items():
        wanted = QUALITIES[:1] if name in BONUSES else QUALITIES
        lacks = tuple(each for each in wanted if each not in examples)
        yield Part(kind="criterion", name=name, line=lines.criteria.get(name, 0), reached=not lacks, lacks=lacks)


def _endings(scenario: Scenario, reached: _Reached, lines: _Lines) -> Iterator[Part]:
    for name in scenario.endings:
        yield Part(kind="ending", name=name, line=lines.endings.get(name, 0), reached=name in reached.endings)
