"""Events of an encounter as the engine would make them, for the store's tests."""

from simulator.engine.acts import Act
from simulator.engine.events import (
    ActTaken,
    DisputeRuled,
    EncounterDropped,
    EncounterEnded,
    EncounterStarted,
    Event,
    HintShown,
    MarkDisputed,
    PatientReacted,
    ReplyGiven,
    SituationSeen,
)
from simulator.engine.judgement import Axes, CriterionMark, Judgement, Level, Span, Versions
from simulator.engine.mood import Mood, Shift

AT = "2026-03-02T08:41:00Z"


def started(*, scenario: str = "up-all-night", at: str = AT, retry_of: str = "") -> EncounterStarted:
    return EncounterStarted(
        at=at,
        scenario=scenario,
        revision=1,
        digest="d1",
        title="Up all night",
        language="en",
        channel="phone",
        level=1,
        practises=("alternative", "next_step"),
        reachable=("called", "booked"),
        clinic="bramley-dental",
        when="Monday 08:41",
        patient_name="Mr Doyle",
        mode="practice",
        seed=7,
        turn="the-tooth",
        says="Um, hi. I've been awake with this tooth.",
        cue="tired",
        mood=Mood(trust=40, worry=70, patience=60),
        retry_of=retry_of,
    )


def replied(text: str = "All night, that's miserable.", *, warm: float = 80.5) -> ReplyGiven:
    return ReplyGiven(
        at=AT,
        turn="the-tooth",
        text=text,
        acts=(Act("book", "mon-0920"),),
        heard=("offers-today",),
        situation=SituationSeen(
            channel="phone",
            language="en",
            patient="Um, hi.",
            facts=("Bramley Dental.",),
            must=(("safety", (("hands-over", ("the nurse is coming", "I'm fetching her")),)),),
            earlier=("Hello?",),
            acts=("book mon-0920",),
            opening=True,
        ),
        judgement=Judgement(
            axes=Axes(warm=warm, unscripted=74.25, helpful=62.0, overall=70.0),
            criteria=(
                ("acknowledge", CriterionMark(level=2, strength=0.9, reason="tied", spans=(Span(0, 9, "earned"),))),
                ("greet", CriterionMark(level=None)),
                ("next_step", CriterionMark(level=0, sure=False, reason="missing")),
            ),
            flagged=("privacy",),
            versions=Versions(scorer="1", pack="en-1", rubric="1"),
        ),
        scored_chars=len(text),
    )


def reacted(*, push: bool = False) -> PatientReacted:
    return PatientReacted(
        at=AT,
        turn="the-tooth",
        reaction=1,
        says="A bit, yeah.",
        asks="",
        cue="",
        push=push,
        shifts=(Shift("trust", 5, "reply"),),
        mood=Mood(trust=45, worry=66, patience=60),
        next_turn="the-tooth",
    )


def ended() -> EncounterEnded:
    return EncounterEnded(
        at="2026-03-02T08:45:00Z",
        ending="booked",
        stage="booked",
        cause="a slot today was offered and taken",
        says_afterwards="She said when.",
        clinic_fault=False,
        not_yours="",
    )


def whole_call(reply: str = "All night, that's miserable.") -> tuple[Event, ...]:
    return (
        started(),
        HintShown(at=AT, turn="the-tooth", text="What has the night been like?"),
        ActTaken(at=AT, act=Act("book", "mon-0920")),
        replied(reply),
        reacted(push=True),
        ended(),
    )


def dropped() -> EncounterDropped:
    return EncounterDropped(at=AT)


def disputed(*, note: str = "I did say whose night it was.") -> MarkDisputed:
    return MarkDisputed(at="2026-03-02T09:00:00Z", reply=1, criterion="acknowledge", note=note)


def ruled(*, level: Level | None = 1) -> DisputeRuled:
    return DisputeRuled(
        at="2026-03-03T12:00:00Z", reply=1, criterion="acknowledge", level=level, note="Partly.", by="Ruth"
    )
