"""Encounters as progress sees them: built from events, so that the folds are tested on what the engine writes."""

from collections.abc import Mapping, Sequence

from simulator.engine.events import (
    EncounterDropped,
    EncounterEnded,
    EncounterStarted,
    Event,
    HintShown,
    PatientReacted,
    ReplyGiven,
    SituationSeen,
)
from simulator.engine.judgement import Axes, CriterionMark, Judgement, Level, Span, Versions
from simulator.engine.mood import Mood
from simulator.progress.summary import EncounterSummary, summary_of

AT = "2026-03-02T08:41:00Z"
LATER = "2026-03-02T08:46:00Z"
Levels = Mapping[str, Level | None]


def started(scenario: str = "s1", **changed: object) -> EncounterStarted:
    values: dict[str, object] = {
        "at": AT, "scenario": scenario, "revision": 1, "digest": "d", "title": scenario.title(), "language": "en",
        "channel": "phone", "level": 1, "practises": ("own",), "reachable": ("called", "booked"), "clinic": "c",
        "when": "", "patient_name": "Mr Doyle", "mode": "practice", "seed": 1, "turn": "t1", "says": "Hello?",
        "cue": "", "mood": Mood(trust=40, worry=70, patience=60), "retry_of": "",
    }  # fmt: skip
    return EncounterStarted(**{**values, **changed})  # type: ignore[arg-type]


def replied(
    levels: Levels | None = None,
    *,
    text: str = "I will ring you by noon",
    axes: float | Sequence[float] = 50.0,
    failed: tuple[str, ...] = (),
    intelligible: bool = True,
    spans: tuple[Span, ...] = (),
    strength: float = 0.5,
    turn: str = "t1",
) -> ReplyGiven:
    warm, unscripted, helpful, overall = (axes,) * 4 if isinstance(axes, int | float) else axes
    return ReplyGiven(
        at=AT,
        turn=turn,
        text=text,
        acts=(),
        heard=(),
        situation=SituationSeen(channel="phone", language="en", patient="Hello?"),
        judgement=Judgement(
            axes=Axes(warm=warm, unscripted=unscripted, helpful=helpful, overall=overall),
            criteria=tuple(
                (name, CriterionMark(level=level, strength=strength, spans=spans))
                for name, level in (levels or {}).items()
            ),
            failed=failed,
            intelligible=intelligible,
            versions=Versions(scorer="1", pack="1", rubric="1"),
        ),
        scored_chars=len(text),
    )


def reacted(*, push: bool = False, mood: Mood | None = None) -> PatientReacted:
    return PatientReacted(
        at=AT, turn="t1", reaction=1, says="Right.", asks="", cue="", push=push, shifts=(), mood=mood or Mood(),
        next_turn="t1",
    )  # fmt: skip


def hinted() -> HintShown:
    return HintShown(at=AT, turn="t1", text="What does he need?")


def ended(stage: str = "booked", *, cause: str = "a slot was offered", fault: bool = False) -> EncounterEnded:
    return EncounterEnded(
        at=LATER, ending=stage, stage=stage, cause=cause, says_afterwards="She said when.", clinic_fault=fault,
        not_yours="",
    )  # fmt: skip


def dropped() -> EncounterDropped:
    return EncounterDropped(at=LATER)


def played(
    name: str, *levels: Levels, scenario: str = "s1", end: Event | None = None, pushes: int = 0, **changed: object
) -> EncounterSummary:
    """A summary of an encounter with one reply for each set of levels."""
    events: list[Event] = [started(scenario, **changed)]
    for each in levels:
        events += [replied(each), reacted()]
    events += [reacted(push=True)] * pushes
    return summary_of([*events, end or ended()], name)
