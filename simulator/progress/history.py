"""The attempts at each scenario, and what changed between the first and the last of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.engine.judgement import AXES
from simulator.progress.summary import EncounterSummary

LEVEL_STEP = 0.5
"""Change of a criterion's mean level (0-2) that is worth a word."""
AXIS_STEP = 10.0
"""Change of an axis (0-100) that is worth a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that is different now.

    ``kind`` is ``burden`` (pushes), ``gate`` (0.0 failed, 1.0 passed), ``axis`` (0-100) or ``criterion`` (mean level,
    0-2); ``name`` is the axis, gate or criterion, "" for the burden.
    """

    kind: str
    name: str
    first: float
    last: float

    @property
    def better(self) -> bool:
        """Whether the change is for the better: fewer pushes, or more of anything else."""
        return self.last < self.first if self.kind == "burden" else self.last > self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioHistory:
    """Every attempt at one scenario that was played to an ending, oldest first, and what improved or slipped since."""

    scenario: str
    title: str
    attempts: tuple[EncounterSummary, ...]
    improved: tuple[Change, ...] = ()
    slipped: tuple[Change, ...] = ()


def histories(summaries: Iterable[EncounterSummary]) -> tuple[ScenarioHistory, ...]:
    """One history a scenario, the one played last first. Dropped encounters and retried moments are no attempts."""
    by_scenario: dict[str, list[EncounterSummary]] = {}
    for summary in summaries:
        if summary.ended and not summary.retry_of:
            # Taken out and put back, so that the order is that of the latest attempt.
            by_scenario[summary.scenario] = [*by_scenario.pop(summary.scenario, []), summary]
    return tuple(_history(attempts) for attempts in reversed(by_scenario.values()))


def changes(first: EncounterSummary, last: EncounterSummary) -> tuple[Change, ...]:
    """What differs enough between two attempts to be worth a word, the burden first."""
    found: list[Change] = []
    if first.burden != last.burden:
        found.append(Change(kind="burden", name="", first=first.burden, last=last.burden))
    for gate, passed in last.gates.items():
        if passed != first.gates.get(gate, passed):
            found.append(Change(kind="gate", name=gate, first=float(not passed), last=float(passed)))
    if first.axes and last.axes:
        for axis in AXES:
            before, after = getattr(first.axes, axis), getattr(last.axes, axis)
            if abs(after - before) >= AXIS_STEP:
                found.append(Change(kind="axis", name=axis, first=before, last=after))
    for criterion, each in last.criteria.items():
        then = first.criteria.get(criterion)
        earlier, later = then.tally.mean if then else None, each.tally.mean
        if earlier is not None and later is not None and abs(later - earlier) >= LEVEL_STEP:
            found.append(Change(kind="criterion", name=criterion, first=earlier, last=later))
    return tuple(found)


def _history(attempts: list[EncounterSummary]) -> ScenarioHistory:
    first, last = attempts[0], attempts[-1]
    found = changes(first, last)
    return ScenarioHistory(
        scenario=last.scenario,
        title=last.title,
        attempts=tuple(attempts),
        improved=tuple(each for each in found if each.better),
        slipped=tuple(each for each in found if not each.better),
    )
