"""Holds the parts of a scenario against each other: turns, endings, meanings, acts, stages.

Works on the nodes, not on the document, so that these findings come in the same run as those of the structure.
"""

from collections.abc import Iterable
from collections.abc import Mapping as MappingType

from simulator.engine.acts import ACT_KINDS, Act, UnfitActError, UnknownActError, parse_act
from simulator.engine.judgement import GATES
from simulator.engine.scenario import STAGES
from simulator.i18n import _
from simulator.scenario.diagnostics import Findings, Place, closest, quoted
from simulator.scenario.nodes import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    child,
    items_of,
    pairs_of,
    text_of,
    texts_of,
)

ACTS = tuple(kind.verb for kind in ACT_KINDS)


def check_references(root: Node, slots: MappingType[str, bool] | None, findings: Findings) -> None:
    """Note every name that stands for nothing.

    Args:
        root: The scenario.
        slots: The times in the day's book by id, and whether each is free; None where the clinic could not be read.
        findings: Where to note it.
    """
    checker = _Checker(root, slots, findings)
    checker.check_start()
    for key, turn in pairs_of(child(root, "turns")):
        checker.check_turn(key.text, turn)
    checker.check_endings()
    for test in items_of(child(root, "tests")):
        checker.check_test(test)


def is_act(word: str) -> bool:
    """Whether the word is an act's name, with or without what the act takes."""
    return word.removeprefix("/").partition(" ")[0].lower() in ACTS


class _Checker:
    def __init__(self, root: Node, slots: MappingType[str, bool] | None, findings: Findings) -> None:
        self._root = root
        self._findings = findings
        # Of a group written twice only the first is kept, so what it holds cannot be known to be missing.
        self._whole = not findings.noted("Y008")
        self._turns = _names(child(root, "turns")) if self._whole else None
        self._endings = _names(child(root, "endings")) if self._whole else None
        self._slots = slots

    def check_start(self) -> None:
        self._known("S034", child(self._root, "start"), self._turns, _("no turn is called {name}"))

    def check_turn(self, name: str, turn: Node) -> None:
        hears = child(turn, "hears")
        meanings = _names(hears) or {}
        for key, _examples in pairs_of(hears):
            if is_act(key.text):
                self._findings.add(
                    "S017",
                    key.place,
                    _("{name} is the name of an act; a meaning needs another").format(name=quoted(key.text)),
                    did_you_mean=f"says-{key.text}",
                )
        for gates in (child(turn, "must"), child(turn, "must_not")):
            for gate in GATES:
                for word in texts_of(child(gates, gate)):
                    self._meaning_or_act("S023", word, meanings, name)
        reactions = items_of(child(turn, "reactions"))
        for number, reaction in enumerate(reactions, start=1):
            self._check_reaction(reaction, meanings, name, is_last=number == len(reactions))

    def _check_reaction(self, reaction: Node, meanings: MappingType[str, object], turn: str, *, is_last: bool) -> None:
        if not isinstance(reaction, Mapping):
            return
        condition = reaction.get("if")
        for word in texts_of(child(condition, "hears")):
            self._meaning_or_act("S022", word, meanings, turn)
        for word in texts_of(child(condition, "acts")):
            self._act(word, whole=False)
        self._check_mood(child(condition, "mood"))
        go, end = reaction.get("go"), reaction.get("end")
        self._known("S020", go, self._turns, _("no turn is called {name}"))
        self._known("S021", end, self._endings, _("no ending is called {name}"))
        self._check_way(reaction, text_of(go), text_of(end))
        conditional = isinstance(condition, Mapping) and bool(condition.entries)
        key = reaction.key("if")
        if is_last and conditional and key:
            self._findings.add(
                "S032",
                key.place,
                _("this is the last reaction, so nothing is left for a reply that it does not fit"),
                hint=_("add one more below it, without if, for instance  - {example}").format(
                    example=f'{{says: ["Sorry?"], go: {turn}}}'
                ),
            )
        if not is_last and not conditional:
            self._findings.add(
                "S033",
                _first_key(reaction),
                _("this reaction has no if, so it always fits and the ones below it never come"),
                hint=_("move it to the end, or say when it fits"),
            )

    def _check_way(self, reaction: Mapping, go: str, end: str) -> None:
        key = reaction.key("end")
        if go and end and key:
            self._findings.add(
                "S030",
                key.place,
                _("this reaction has both go and end"),
                hint=_("keep the one that is meant"),
            )
        misspelt = [each for each in reaction.entries if each not in _REACTION_KEYS and not each.startswith("x-")]
        if not go and not end and not misspelt and "go" not in reaction.entries and "end" not in reaction.entries:
            self._findings.add(
                "S031",
                _first_key(reaction),
                _("this reaction has neither go nor end"),
                hint=_("say which turn comes next with go, or which ending with end"),
            )

    def _check_mood(self, mood: Node | None) -> None:
        for key, bounds in pairs_of(mood):
            if not isinstance(bounds, Sequence):
                continue
            numbers = [item.text for item in bounds.items if isinstance(item, Scalar)]
            if not all(number.isascii() and number.isdigit() and len(number) < 9 for number in numbers):
                continue
            if len(bounds.items) != 2 or len(numbers) != 2 or int(numbers[0]) > int(numbers[1]):
                self._findings.add(
                    "S015",
                    bounds.place,
                    _("{key} wants the lowest and the highest number").format(key=quoted(key.text)),
                    hint=_("both count, for instance  {key}: [50, 100]").format(key=key.text),
                )

    def check_endings(self) -> None:
        reachable = child(self._root, "reachable")
        stages = [text_of(item) for item in items_of(reachable)]
        for _key, ending in pairs_of(child(self._root, "endings")):
            stage = child(ending, "stage")
            # A stage that does not exist at all is told of with the choices there are.
            if isinstance(stage, Scalar) and stages and text_of(stage) in STAGES and text_of(stage) not in stages:
                self._findings.add(
                    "S038",
                    stage.place,
                    _("{stage} is not among the stages in reachable").format(stage=quoted(stage.text)),
                    hint=_("add it to reachable, or choose one of: {stages}").format(stages=" ".join(stages)),
                )
            fault = text_of(child(ending, "clinic_fault")).lower()
            note = child(ending, "not_yours")
            if isinstance(note, Scalar) and text_of(note) and fault != "true" and isinstance(ending, Mapping):
                key = ending.key("not_yours")
                self._findings.add(
                    "S039",
                    key.place if key else note.place,
                    _("not_yours tells what the clinic must mend, and this ending is not the clinic's fault"),
                    hint=_("add  clinic_fault: true  or take not_yours out"),
                )

    def check_test(self, test: Node) -> None:
        if not isinstance(test, Mapping):
            return
        at, end, reaction = test.get("at"), test.get("end"), test.get("reaction")
        self._known("S035", at, self._turns, _("no turn is called {name}"))
        self._known("S037", end, self._endings, _("no ending is called {name}"))
        for word in texts_of(test.get("acts")):
            self._act(word, whole=True)
        there = child(child(self._root, "turns"), text_of(at))
        count = len(items_of(child(there, "reactions")))
        number = text_of(reaction)
        is_number = number.isascii() and number.isdecimal()
        if isinstance(reaction, Scalar) and is_number and count and int(number[:9]) > count:
            self._findings.add(
                "S036",
                reaction.place,
                _("{turn} has {count} reactions, and this test expects number {number}").format(
                    turn=quoted(text_of(at)), count=count, number=number[:9]
                ),
            )

    def _known(self, code: str, node: Node | None, names: MappingType[str, object] | None, message: str) -> None:
        name = text_of(node)
        # Where the names themselves could not be read, a finding says so already.
        if not isinstance(node, Scalar) or not name or names is None or name in names:
            return
        meant = closest(name, names)
        hint = "" if meant else _list_of(names)
        self._findings.add(code, node.place, message.format(name=quoted(name)), did_you_mean=meant, hint=hint)

    def _meaning_or_act(self, code: str, word: Scalar, meanings: MappingType[str, object], turn: str) -> None:
        name = text_of(word)
        if name in meanings or not self._whole:
            return
        if is_act(name):
            self._act(word, whole=False)
            return
        meant = closest(name, [*meanings, *ACTS])
        if meant:
            hint = ""
        elif meanings:
            hint = _("a turn hears only its own meanings: {names}").format(names=" ".join(meanings))
        else:
            hint = _("this turn hears no meanings yet; name them under hears, with examples")
        message = _("{turn} hears no meaning called {name}").format(turn=quoted(turn), name=quoted(name))
        self._findings.add(code, word.place, message, did_you_mean=meant, hint=hint)

    def _act(self, word: Scalar, *, whole: bool) -> None:
        # In a test an act is whole, with what it takes; elsewhere the verb alone stands for all of its kind.
        name = text_of(word)
        verb, _blank, argument = name.removeprefix("/").partition(" ")
        try:
            act = parse_act(name) if whole or argument else Act(verb.lower())
            known = verb.lower() in ACTS
        except UnfitActError as error:
            message = _("/{verb} takes nothing after it") if argument else _("/{verb} wants {what} after it")
            self._findings.add("S024", word.place, message.format(verb=error.kind.verb, what=error.kind.takes))
            return
        except UnknownActError:
            known = False
        if not known:
            self._findings.add(
                "S024",
                word.place,
                _("there is no act {name}").format(name=quoted(verb)),
                did_you_mean=closest(verb, ACTS),
                hint="" if closest(verb, ACTS) else _list_of(ACTS),
            )
        elif act.verb == "book" and act.argument and self._slots is not None:
            self._slot(word, act.argument, self._slots)

    def _slot(self, word: Scalar, slot: str, slots: MappingType[str, bool]) -> None:
        if slot not in slots:
            self._findings.add(
                "C003",
                word.place,
                _("the day's book has no time {slot}").format(slot=quoted(slot)),
                did_you_mean=closest(slot, slots),
                hint="" if closest(slot, slots) else _("add it under book of the clinic, or under today"),
            )
        elif not slots[slot]:
            free = " ".join(each for each, is_free in slots.items() if is_free)
            self._findings.add(
                "C004",
                word.place,
                _("the time {slot} is taken").format(slot=quoted(slot)),
                hint=_("free are: {slots}").format(slots=free) if free else _("set  free: true  for it"),
            )


_REACTION_KEYS = frozenset({"if", "says", "cue", "nudge", "push", "go", "end"})


def _names(node: Node | None) -> dict[str, object] | None:
    return dict(node.entries) if isinstance(node, Mapping) else None


def _list_of(names: Iterable[str]) -> str:
    shown = " ".join(names)
    return _("there are: {names}").format(names=shown[:300]) if shown else ""


def _first_key(reaction: Mapping) -> Place:
    entry = next(pairs_of(reaction), None)
    return entry[0].place if entry else reaction.place
