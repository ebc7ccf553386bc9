"""Reactions that never come: an earlier one always fits first (S060), or what they ask for cannot be (S061)."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from simulator.authoring.checks.limits import REACTIONS, TURNS
from simulator.authoring.checks.places import node_at, place_of
from simulator.engine.scenario import Condition, MoodRange, Reaction, Scenario, Turn
from simulator.i18n import _
from simulator.scenario import Opened
from simulator.scenario.diagnostics import Place, quoted
from simulator.scenario.nodes import Node, text_of, texts_of

_MOST_PUSHES = 99
"""The highest number an author may write: a range up to it has no upper end."""
_ON_LEAVE = frozenset({"book", "move"})
"""Acts that count as done only as long as the time is theirs, so doing one now need not mean that it is done."""
_NEVER = frozenset({"update"})
"""A cause that no reply gives: it is time that runs out."""


class _Listed(NamedTuple):
    """A reaction as the engine tries it: the list it stands in ("" for ``anytime``), its number from 1, and itself."""

    turn: str
    number: int
    reaction: Reaction

    @property
    def path(self) -> tuple[str | int, ...]:
        """Where it stands in the file."""
        return ("turns", self.turn, "reactions", self.number - 1) if self.turn else ("anytime", self.number - 1)


def check_reactions(opened: Opened) -> None:
    """Note reactions that an earlier one keeps from ever coming, and those that ask for what cannot be."""
    scenario = opened.scenario
    if scenario is None:
        return
    anytime = [_Listed("", number, each) for number, each in enumerate(scenario.anytime[:REACTIONS], start=1)]
    before = _Before(scenario)
    impossible: set[tuple[str, int]] = set()
    for turn in (None, *islice(scenario.turns.values(), TURNS)):
        own = _listed(turn) if turn else anytime
        for each in own:
            told = next(_impossible(each, scenario, turn, before), None)
            if told:
                impossible.add(each[:2])
                _tell_impossible(opened, each, *told)
        earlier = [] if turn is None else anytime
        for each in own:
            first = next((one for one in earlier if _always(one, each, turn) and one[:2] not in impossible), None)
            if first and each[:2] not in impossible and not each.reaction.condition.always:
                _tell_hidden(opened, each, first)
            earlier = [*earlier, each]


def _listed(turn: Turn) -> list[_Listed]:
    return [_Listed(turn.id, number, each) for number, each in enumerate(turn.reactions[:REACTIONS], start=1)]


def _always(earlier: _Listed, later: _Listed, turn: Turn | None) -> bool:
    """Whether the earlier one fits whenever the later one does."""
    one, other = earlier.reaction.condition, later.reaction.condition
    # In anytime a meaning of another turn is not heard in this one, and then it does not fit here at all.
    if turn is not None and not set(one.hears) <= turn.hears.keys():
        return False
    done = {each for act in other.acts for each in (act, act.partition(" ")[0])}
    return (
        set(one.hears) <= set(other.hears)
        and set(one.acts) <= done
        and set(one.met) <= set(other.met)
        and set(one.missed) <= set(other.missed)
        and set(one.failed) <= set(other.failed)
        and set(one.causes) <= set(other.causes)
        and all(_lies_in(each, other.mood) for each in one.mood)
        and _holds_with(one, other)
    )


def _lies_in(wide: MoodRange, narrow: Sequence[MoodRange]) -> bool:
    """Whether the mood lies in that range whenever it lies in the others."""
    if wide.low <= 0 and wide.high >= 100:
        return True
    return any(each.dimension == wide.dimension and wide.low <= each.low and each.high <= wide.high for each in narrow)


def _holds_with(one: Condition, other: Condition) -> bool:
    """Whether what the first wants to have happened has, whenever the second holds."""
    past, known = one.past, other.past
    acts = {act for act in other.acts if act.partition(" ")[0] not in _ON_LEAVE}
    done = {each for act in (*known.done, *acts) for each in (act, act.partition(" ")[0])}
    low, high = past.pushes or (0, _MOST_PUSHES)
    known_low, known_high = known.pushes or (0, _MOST_PUSHES)
    return (
        set(past.heard) <= {*known.heard, *other.hears}
        and set(past.done) <= done
        and set(past.told) <= set(known.told)
        and set(past.said) <= set(known.said)
        and low <= known_low
        and (known_high <= high or high >= _MOST_PUSHES)
    )


def _tell_hidden(opened: Opened, each: _Listed, first: _Listed) -> None:
    place = _place_of_condition(opened.root, each)
    line = (_place_of_condition(opened.root, first) or Place(0)).line
    message = _("this reaction never comes: whenever it fits, reaction {number} of {list} in line {line} fits first")
    opened.findings.add(
        "S060",
        place,
        message.format(number=first.number, list=quoted(first.turn or "anytime"), line=line),
        severity="warning",
        hint=_("move it above that one, or let it ask for less and that one for more"),
    )


def _place_of_condition(root: Node | None, each: _Listed) -> Place | None:
    return place_of(root, *each.path, "if")


def _tell_impossible(opened: Opened, each: _Listed, key: str, word: str, message: str, hint: str) -> None:
    listed = node_at(opened.root, *each.path, "if", key)
    named = next((text for text in texts_of(listed) if text_of(text) == word), None)
    place = named.place if named else place_of(opened.root, *each.path, "if", key)
    opened.findings.add("S061", place, message, severity="warning", hint=hint)


def _impossible(
    each: _Listed, scenario: Scenario, turn: Turn | None, before: "_Before"
) -> Iterator[tuple[str, str, str, str]]:
    """What it asks for and cannot have: the key and the word it stands at, what is wrong, and what to do."""
    condition = each.reaction.condition
    for criterion in condition.met:
        if criterion in condition.missed:
            message = _("no reply can both meet and miss {criterion}").format(criterion=quoted(criterion))
            yield "missed", criterion, message, _("keep the one that is meant")
    for gate in condition.failed:
        if not any(_decides(one, gate) for one in ([turn] if turn else scenario.turns.values())):
            message = _("nothing here can fail {gate}: a gate fails on what you list for it alone")
            hint = _("say in this turn what fails it, for instance  must_not: {example}")
            yield "failed", gate, message.format(gate=quoted(gate)), hint.format(example=_example_of(gate, turn))
    yield from _impossible_causes(condition, scenario, turn)
    yield from _never_heard(condition, scenario, turn, before)


def _decides(turn: Turn, gate: str) -> bool:
    return bool(turn.must.get(gate) or turn.must_not.get(gate))


def _example_of(gate: str, turn: Turn | None) -> str:
    needed = {name for names in turn.must.values() for name in names} if turn else set()
    meaning = next((name for name in turn.hears if name not in needed), "") if turn else ""
    return f"{{{gate}: [{meaning or 'says-it-aloud'}]}}"


def _impossible_causes(
    condition: Condition, scenario: Scenario, turn: Turn | None
) -> Iterator[tuple[str, str, str, str]]:
    for cause in condition.causes:
        if cause in _NEVER:
            message = _("no reply makes a patient ask again because of {cause}: that comes when time runs out")
            yield "causes", cause, message.format(cause=quoted(cause)), _("write what they say then under  overdue:")
        elif cause == "again" and not scenario.patient.facts:
            message = _("nothing the patient told can be asked for again: they have no facts to be asked about")
            hint = _("under patient, write  facts:  with what they can be asked, or take this out")
            yield "causes", cause, message, hint
        elif cause == "again" and turn is not None and turn.alone:
            yield "causes", cause, _("nobody is there to be asked again: this turn is alone"), _("take this out")


def _never_heard(
    condition: Condition, scenario: Scenario, turn: Turn | None, before: "_Before"
) -> Iterator[tuple[str, str, str, str]]:
    """Meanings that only turns can hear which come later, if at all."""
    if turn is None:
        return
    for meaning in condition.past.heard:
        turns = [name for name, each in scenario.turns.items() if meaning in each.hears]
        if turns and before.turns(turn.id).isdisjoint(turns):
            message = _("{meaning} cannot have been heard by now: only {turns} hears it, and no way leads from there")
            told = message.format(meaning=quoted(meaning), turns=", ".join(map(quoted, turns[:3])))
            yield "heard", meaning, told, _("name a meaning that can be heard before this, or take it out")


class _Before:
    """What can have come before a turn, by the ways that lead to it."""

    def __init__(self, scenario: Scenario) -> None:
        anywhere = {each.go for each in scenario.anytime if each.go}
        if scenario.later:
            # A call back that is owed starts there, with all of the first call behind it.
            anywhere |= {scenario.later.kept, scenario.later.forgotten}
        self._from_anywhere = anywhere
        self._all = frozenset(scenario.turns)
        self._from: dict[str, set[str]] = {name: set() for name in scenario.turns}
        for name, turn in scenario.turns.items():
            for each in turn.reactions:
                if each.go:
                    self._from[each.go].add(name)

    def turns(self, name: str) -> frozenset[str]:
        """The turns that can have come before that one, itself among them."""
        reached, open_ends = {name}, [name]
        while open_ends:
            turn = open_ends.pop()
            if turn in self._from_anywhere:
                return self._all
            for each in self._from[turn] - reached:
                reached.add(each)
                open_ends.append(each)
        return frozenset(reached)
