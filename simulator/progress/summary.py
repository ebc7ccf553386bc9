"""One encounter in a row: what history, skills and the funnel need of it, folded from its events."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from simulator.engine.disputes import with_rulings
from simulator.engine.events import (
    EncounterDropped,
    EncounterEnded,
    EncounterStarted,
    Event,
    HintShown,
    PatientReacted,
    PatientSpoke,
    ReplyGiven,
)
from simulator.engine.judgement import Axes, CriterionMark
from simulator.engine.mood import Mood
from simulator.engine.promises import owed
from simulator.engine.quote import quote_of
from simulator.engine.satisfaction import touchpoints_of
from simulator.engine.tally import CriterionTally, axes_of, burden_of, criteria_of, gates_of, scored_replies

SUMMARY_VERSION = 2
"""Rises when a field changes; a stored summary of another version is folded anew from its events."""


class SummaryError(ValueError):
    """The events or the stored values are not those of an encounter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Words of the trainee's that clearly met a criterion, and the turn they were said in."""

    criterion: str
    quote: str
    turn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionSummary:
    """One criterion over one encounter. ``evidence`` quotes the last reply that met it at least partly, else ""."""

    tally: CriterionTally
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A promise to be heard from that was still open at the end: what it was (``ring`` ...), and by when, in words."""

    what: str
    by: str
    vague: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EncounterSummary:
    """One encounter, finished or not.

    ``ended_at`` is None and ``ending``, ``stage`` and ``cause`` are "" while it goes on and where it was dropped.
    ``follows`` is the encounter whose promise it kept, "" where none; ``owed`` what this one left to be kept;
    ``touchpoints`` the rating, 0-10, of each place it touched. ``burden`` counts pushes; ``axes`` is None where
    nothing was scored; ``gates`` says of each gate whether it was passed.
    """

    encounter: str
    scenario: str
    title: str
    channel: str
    level: int
    practises: tuple[str, ...]
    reachable: tuple[str, ...]
    mode: str
    retry_of: str
    started_at: str
    ended_at: str | None
    dropped: bool
    ending: str
    stage: str
    cause: str
    clinic_fault: bool
    says_afterwards: str
    burden: int
    replies: int
    hints: int
    axes: Axes | None
    criteria: Mapping[str, CriterionSummary]
    gates: Mapping[str, bool]
    mood_first: Mood
    mood_last: Mood
    best: Moment | None
    patient: str = ""
    follows: str = ""
    owed: Owed | None = None
    touchpoints: Mapping[str, int] = field(default_factory=dict)

    @property
    def ended(self) -> bool:
        """Whether it was played to an ending."""
        return self.ended_at is not None


def summary_of(events: Iterable[Event], encounter: str) -> EncounterSummary:
    """Fold the events of the encounter of that id. A mark the trainer ruled on counts as ruled, an open dispute not.

    Raises:
        SummaryError: the first event is not ``EncounterStarted``.
    """
    log = with_rulings(events)
    if not log or not isinstance(log[0], EncounterStarted):
        raise SummaryError("an encounter's events begin with EncounterStarted")
    started = log[0]
    end = next((event for event in log if isinstance(event, EncounterEnded)), None)
    moods = [event.mood for event in log if isinstance(event, PatientReacted | PatientSpoke)]
    return EncounterSummary(
        encounter=encounter,
        scenario=started.scenario,
        title=started.title,
        channel=started.channel,
        level=started.level,
        practises=started.practises,
        reachable=started.reachable,
        mode=started.mode,
        retry_of=started.retry_of,
        started_at=started.at,
        ended_at=end.at if end else None,
        dropped=any(isinstance(event, EncounterDropped) for event in log),
        ending=end.ending if end else "",
        stage=end.stage if end else "",
        cause=end.cause if end else "",
        clinic_fault=end.clinic_fault if end else False,
        says_afterwards=end.says_afterwards if end else "",
        burden=burden_of(log),
        replies=sum(isinstance(event, ReplyGiven) for event in log),
        hints=sum(isinstance(event, HintShown) for event in log),
        axes=axes_of(log),
        criteria=_criteria(log),
        gates=gates_of(log),
        mood_first=started.mood,
        mood_last=moods[-1] if moods else started.mood,
        best=_best(log, started.practises),
        patient=started.patient_name,
        follows=started.follows,
        owed=_owed(log),
        touchpoints={each.name: each.rating for each in touchpoints_of(log)},
    )


def to_plain(summary: EncounterSummary) -> dict[str, Any]:
    """The summary as plain values for storage, with its version."""
    return {"version": SUMMARY_VERSION, **asdict(summary)}


def from_plain(plain: Mapping[str, Any]) -> EncounterSummary:
    """Read what ``to_plain`` wrote.

    Raises:
        SummaryError: it is of another version, or not a summary at all.
    """
    values = dict(plain)
    version = values.pop("version", None)
    if version != SUMMARY_VERSION:
        raise SummaryError(f"a summary of version {version}, not {SUMMARY_VERSION}")
    try:
        values["practises"] = tuple(values["practises"])
        values["reachable"] = tuple(values["reachable"])
        values["axes"] = Axes(**values["axes"]) if values["axes"] else None
        values["criteria"] = {
            name: CriterionSummary(tally=CriterionTally(**each["tally"]), evidence=each["evidence"])
            for name, each in values["criteria"].items()
        }
        values["mood_first"] = Mood(**values["mood_first"])
        values["mood_last"] = Mood(**values["mood_last"])
        values["best"] = Moment(**values["best"]) if values["best"] else None
        values["owed"] = Owed(**values["owed"]) if values["owed"] else None
        return EncounterSummary(**values)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SummaryError(f"not a summary: {error}") from error


def _owed(log: tuple[Event, ...]) -> Owed | None:
    entry = owed(log)
    return None if entry is None else Owed(what=entry.promise.what, by=entry.promise.by, vague=entry.promise.vague)


def _criteria(events: tuple[Event, ...]) -> dict[str, CriterionSummary]:
    """What is known of each skill: marks the scorer was not sure of say nothing about somebody's skill."""
    evidence: dict[str, str] = {}
    for reply in scored_replies(events):
        for criterion, mark in reply.judgement.criteria:
            if mark.level and mark.sure:
                evidence[criterion] = _quote(reply, mark)
    return {
        criterion: CriterionSummary(tally=tally, evidence=evidence.get(criterion, ""))
        for criterion, tally in criteria_of(events, sure=True).items()
    }


def _best(events: tuple[Event, ...], practises: tuple[str, ...]) -> Moment | None:
    """The clearest success: a practised skill first, then the strongest, then the earliest."""
    met = [
        (criterion in practises, mark.strength, -place, criterion, reply, mark)
        for place, reply in enumerate(scored_replies(events))
        for criterion, mark in reply.judgement.criteria
        if mark.level == 2 and mark.sure
    ]
    if not met:
        return None
    *_, criterion, reply, mark = max(met, key=lambda each: each[:3])
    return Moment(criterion=criterion, quote=_quote(reply, mark), turn=reply.turn)


def _quote(reply: ReplyGiven, mark: CriterionMark) -> str:
    return "".join(words for words, _counts in quote_of(reply.text, mark))
