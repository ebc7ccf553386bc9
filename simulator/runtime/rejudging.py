"""What another version of the scorer would make of replies judged before. It only looks: nothing stored is changed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from scoring import UnknownLanguageError
from simulator.engine.disputes import Dispute, disputes_of
from simulator.engine.events import EncounterStarted, Event, ReplyGiven
from simulator.engine.judgement import AXES, GATES, Judgement, Level, Versions
from simulator.progress.history import AXIS_STEP
from simulator.runtime.judging import installed_versions, judge_again


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """The log of one encounter, and whose it is."""

    profile: str
    encounter_id: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class LevelChange:
    """A criterion that would have another level; None is "nothing called for it"."""

    criterion: str
    before: Level | None
    after: Level | None


@dataclass(frozen=True, slots=True)
class AxisChange:
    """An axis, 0-100, that would move by more than ten points."""

    axis: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class GateChange:
    """A gate that would be failed and was not (``fails``), or the other way round."""

    gate: str
    fails: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One recorded reply that would be judged otherwise. ``reply`` counts from 1."""

    profile: str
    encounter_id: str
    scenario: str
    title: str
    at: str
    reply: int
    text: str
    versions: Versions
    levels: tuple[LevelChange, ...]
    axes: tuple[AxisChange, ...]
    gates: tuple[GateChange, ...]


@dataclass(slots=True, kw_only=True)
class Comparison:
    """What came of judging recordings again.

    Attributes:
        looked: replies judged again.
        same: replies left out, as the installed versions judged them already.
        unknown: replies in a language there is no pack for.
        differences: the replies that would be judged otherwise, in the order they were given.
        rulings: disputed marks a trainer has ruled on.
        agreed_before: rulings that the recorded mark agreed with.
        agreed_now: rulings that the mark of the installed version agrees with.
    """

    looked: int = 0
    same: int = 0
    unknown: int = 0
    differences: list[Difference] = field(default_factory=list)
    rulings: int = 0
    agreed_before: int = 0
    agreed_now: int = 0


class Rejudging:
    """Takes recordings one after the other, so that whoever waits can be told how far it is.

    Args:
        every: judge also those again that the installed versions judged.
    """

    def __init__(self, *, every: bool = False) -> None:
        self._every = every
        self._installed: dict[str, Versions | None] = {}
        self.found = Comparison()

    def take(self, recording: Recording) -> None:
        """Judge the replies of one encounter again."""
        match recording.events:
            case (EncounterStarted() as started, *_):
                pass
            case _:
                return
        ruled: dict[int, list[Dispute]] = {}
        for dispute in disputes_of(recording.events):
            if not dispute.open:
                ruled.setdefault(dispute.reply, []).append(dispute)
        replies = (event for event in recording.events if isinstance(event, ReplyGiven))
        for number, given in enumerate(replies, start=1):
            self._reply(recording, started, number, given, ruled.get(number, ()))

    def installed(self, language: str) -> Versions | None:
        """What judges that language now; None where there is no pack."""
        if language not in self._installed:
            try:
                self._installed[language] = installed_versions(language)
            except UnknownLanguageError:
                self._installed[language] = None
        return self._installed[language]

    def _reply(
        self,
        recording: Recording,
        started: EncounterStarted,
        number: int,
        given: ReplyGiven,
        ruled: Iterable[Dispute],
    ) -> None:
        found, old = self.found, given.judgement
        installed = self.installed(given.situation.language)
        if installed is None:
            found.unknown += 1
            return
        is_new = self._every or old.versions != installed
        rulings = tuple(ruled)
        if not is_new:
            found.same += 1
        if not is_new and not rulings:
            return
        new = judge_again(given)
        for dispute in rulings:
            assert dispute.ruling is not None
            found.rulings += 1
            found.agreed_before += old.level(dispute.criterion) == dispute.ruling.level
            found.agreed_now += new.level(dispute.criterion) == dispute.ruling.level
        if is_new:
            found.looked += 1
            self._compare(recording, started, number, given, new)

    def _compare(
        self, recording: Recording, started: EncounterStarted, number: int, given: ReplyGiven, new: Judgement
    ) -> None:
        levels, axes, gates = differing(given.judgement, new)
        if not (levels or axes or gates):
            return
        self.found.differences.append(
            Difference(
                profile=recording.profile,
                encounter_id=recording.encounter_id,
                scenario=started.scenario,
                title=started.title,
                at=started.at,
                reply=number,
                text=given.text,
                versions=given.judgement.versions,
                levels=levels,
                axes=axes,
                gates=gates,
            )
        )


def differing(
    old: Judgement, new: Judgement
) -> tuple[tuple[LevelChange, ...], tuple[AxisChange, ...], tuple[GateChange, ...]]:
    """Levels that differ, axes that moved by more than ten points, gates failed by one of the two only."""
    names = dict.fromkeys([*(name for name, _mark in old.criteria), *(name for name, _mark in new.criteria)])
    levels = tuple(
        LevelChange(name, old.level(name), new.level(name)) for name in names if old.level(name) != new.level(name)
    )
    pairs = ((axis, getattr(old.axes, axis), getattr(new.axes, axis)) for axis in AXES)
    axes = tuple(AxisChange(axis, before, after) for axis, before, after in pairs if abs(after - before) > AXIS_STEP)
    gates = tuple(
        GateChange(gate, gate in new.failed) for gate in GATES if (gate in new.failed) != (gate in old.failed)
    )
    return levels, axes, gates
