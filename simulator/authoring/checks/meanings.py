"""Meanings that get in each other's way (M001, M002), and examples that are not heard as what they are (M003, M004).

Two meanings may share their words without harm where the patient does the same for both, or where the one that is meant
comes first. Told is only what makes an author's own example lead somewhere else than the author says.
"""

from collections.abc import Sequence

import scoring
from simulator.authoring.checks.limits import turns_within
from simulator.authoring.checks.places import place_of, place_of_example
from simulator.engine.scenario import Condition, Scenario, Turn
from simulator.i18n import _
from simulator.scenario import Opened
from simulator.scenario.diagnostics import Place, quoted

SWALLOWED = 0.5
"""The share of a meaning's examples heard as another from which that one swallows it; two of them at the least."""


def check_meanings(opened: Opened) -> None:
    """Note what is wrong with the examples of each turn."""
    scenario = opened.scenario
    if scenario is None:
        return
    for turn in turns_within(scenario):
        _Examples(opened, scenario, turn).tell()


class _Examples:
    """The examples of one turn, and where they stand."""

    def __init__(self, opened: Opened, scenario: Scenario, turn: Turn) -> None:
        self._opened, self._turn = opened, turn
        self._language = scenario.language

    def tell(self) -> None:
        """Note what is wrong with them."""
        turn = self._turn
        also: dict[tuple[str, str], list[int]] = {}
        rivals = {
            name: [other for other in turn.hears if other != name and self._leads_astray(name, other)]
            for name in turn.hears
        }
        for each in scoring.clashes(turn.hears, turn.unlike, rivals=rivals, language=self._language):
            if each.kind == "also":
                also.setdefault((each.meaning, each.other), []).append(each.example)
            elif each.kind == "unheard":
                self._tell_unheard(each.meaning, each.example)
            else:
                self._tell_claimed(each.meaning, each.example)
        for (meaning, other), examples in also.items():
            self._tell_overlap(meaning, other, examples)

    def _leads_astray(self, meaning: str, other: str) -> bool:
        """Whether a reply heard as both surely gets another reaction than one that is heard as the first alone."""
        both = {meaning, other}
        taken = self._first_for(both)
        return taken != self._first_for({meaning}) and not any(
            self._may_be_for(meaning, each.condition, both) for each in self._turn.reactions[: taken - 1]
        )

    def _first_for(self, heard: set[str]) -> int:
        """The first reaction that asks for meanings alone and has them; 0 for none, the turn's own from 1."""
        for number, each in enumerate(self._turn.reactions, start=1):
            condition = each.condition
            if condition.hears and condition == Condition(hears=condition.hears) and heard.issuperset(condition.hears):
                return number
        return 0

    def _may_be_for(self, meaning: str, condition: Condition, heard: set[str]) -> bool:
        """Whether a reaction is made for that meaning, by its name or by the gate it fails."""
        named = meaning in condition.hears
        failed = any(meaning in self._turn.must_not.get(gate, ()) for gate in condition.failed)
        return heard.issuperset(condition.hears) and (named or failed)

    def _place(self, group: str, meaning: str, number: int) -> Place | None:
        return place_of_example(self._opened.root, self._turn.id, group, meaning, number)

    def _note(self, code: str, place: Place | None, message: str, hint: str) -> None:
        self._opened.findings.add(code, place, message, severity="warning", hint=hint)

    def _tell_overlap(self, meaning: str, other: str, examples: Sequence[int]) -> None:
        mine = self._turn.hears[meaning]
        place = self._place("hears", meaning, examples[0])
        number = self._first_for({meaning, other})
        line = (place_of(self._opened.root, "turns", self._turn.id, "reactions", number - 1) or Place(0)).line
        names = {"meaning": quoted(meaning), "other": quoted(other), "number": number, "line": line}
        if len(examples) >= max(2, SWALLOWED * len(mine)):
            message = _(
                "{count} of {all} examples of {meaning} are heard as {other}, and get its reaction, line {line}"
            )
            hint = _("make one meaning of the two, or move the reaction of {meaning} above that of {other}")
            self._note("M002", place, message.format(count=len(examples), all=len(mine), **names), hint.format(**names))
            return
        message = _("this example of {meaning} is heard as {other} too, and gets reaction {number}, line {line}")
        hint = _("reword it, move the reaction of {meaning} above that one, or list it under  unlike:  for {other}")
        self._note("M001", place, message.format(**names), hint.format(**names))

    def _tell_unheard(self, meaning: str, number: int) -> None:
        message = _("there is no word in this example that could be heard as {meaning}")
        hint = _("write a few words more, as somebody would say it")
        self._note("M004", self._place("hears", meaning, number), message.format(meaning=quoted(meaning)), hint)

    def _tell_claimed(self, meaning: str, number: int) -> None:
        message = _("this example of {meaning} is as near to what stands under unlike, so it is not heard")
        hint = _("reword it, or take out of unlike what is so like it")
        self._note("M003", self._place("hears", meaning, number), message.format(meaning=quoted(meaning)), hint)
