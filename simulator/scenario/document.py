"""Authors' files as documents: which keys there are, and what each may hold.

With ``fields`` and ``structure`` the only module that imports pydantic, and only when a file is compiled. Keys that
start with ``x-`` are free for local use and are not read. There are no unions, so that every place named in a finding
is the author's own.
"""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from simulator.engine.clinic import WAIT_MARK_MINUTES
from simulator.engine.mood import NUDGE_AT_MOST
from simulator.scenario.fields import (
    Channel,
    Criterion,
    Flag,
    Gate,
    Id,
    Language,
    Line,
    Moment,
    Name,
    PersonaName,
    Reference,
    Reply,
    Stage,
    Text,
    Whole,
    Words,
)

FORMAT = 1
"""The format this program reads."""

_Points = Annotated[Whole, Field(ge=0, le=100)]
_Nudge = Annotated[Whole, Field(ge=-NUDGE_AT_MOST, le=NUDGE_AT_MOST)]


class Record(BaseModel):
    """Keys with values, each known; ``x-`` keys are left aside."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _leave_local_keys_aside(cls, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: kept for key, kept in value.items() if not key.startswith("x-")}
        return value


class StaffDoc(Record):
    """Somebody who works at the clinic."""

    name: Name = Field(description="What the person is called: Dr Osei, Priya")
    role: Name = Field(description="What they are: dentist, practice nurse")
    about: Line = Field(default="", description="What reception should know of them, in one line")


class ServiceDoc(Record):
    """Something the clinic does."""

    name: Name = Field(description="What it is called: check-up, blood test")
    price: Line = Field(default="", description="What it costs, as people say it: 140, free, from 60")
    minutes: Annotated[Whole, Field(ge=1, le=600)] = Field(default=0, description="How long it takes, in minutes")
    about: Line = Field(default="", description="What reception should know of it, in one line")


class SlotDoc(Record):
    """One time in the day's book."""

    id: Id = Field(description="What one types to book it: mon-0920")
    time: Name = Field(description="What one would say: Monday 09:20")
    who: Name = Field(description="Whom the patient would see")
    free: Flag = Field(default=True, description="true while nobody has it")
    note: Line = Field(default="", description="What to know of it: kept for urgent pain until 10")


class DelayDoc(Record):
    """Somebody runs late."""

    who: Name = Field(description="Who runs late")
    minutes: Annotated[Whole, Field(ge=1, le=600)] = Field(description="By how many minutes")
    reason: Line = Field(default="", description="Why, in words one may tell a patient")


class ClinicDoc(Record):
    """A clinic's desk card."""

    format: Whole = Field(description="The format of this file: 1")
    id: Id = Field(description="The clinic's name in files, the same as this file's name")
    name: Name = Field(description="What the clinic is called")
    about: Line = Field(default="", description="What kind of place it is, in one line")
    staff: list[StaffDoc] = Field(default=[], description="Who works here")
    services: list[ServiceDoc] = Field(default=[], description="What the clinic does, with prices")
    book: list[SlotDoc] = Field(default=[], description="The day's book: times, free and taken")
    delays: list[DelayDoc] = Field(default=[], description="Who runs late")
    rules: list[Words] = Field(default=[], description="House rules, a sentence each")
    may_not: list[Words] = Field(default=[], description="What reception may not do: give medical advice")
    identity: Line = Field(default="", description="How to make sure who is calling: ask for name and date of birth")
    emergency_number: Line = Field(default="", description="The number to ring in an emergency: 112")
    fetch: list[Name] = Field(default=[], description="Whom to fetch when it is urgent: the nurse on duty")
    required_lines: list[Words] = Field(default=[], description="Lines the clinic must say; they never count as canned")
    wait_mark: Annotated[Whole, Field(ge=1, le=240)] = Field(
        default=WAIT_MARK_MINUTES,
        description="A wait longer than this many minutes wants an apology, a reason and a choice",
    )
    facts: list[Words] = Field(default=[], description="Anything else that is true here, a sentence each")


class TodayDoc(Record):
    """What is true on the day of this encounter, added to the desk card."""

    when: Line = Field(default="", description="Day and time of the encounter: Monday 08:41")
    book: list[SlotDoc] = Field(
        default=[], description="Times of this day; one with the id of a time in the clinic's book replaces it"
    )
    delays: list[DelayDoc] = Field(
        default=[], description="Who runs late today; takes the place of the clinic's own list"
    )
    facts: list[Words] = Field(default=[], description="What else is true today, a sentence each")


class MoodDoc(Record):
    """How the patient is at the start."""

    trust: _Points = Field(default=50, description="Trust, 0 to 100")
    worry: _Points = Field(default=50, description="Worry, 0 to 100; high is bad")
    patience: _Points = Field(default=60, description="Patience, 0 to 100")


class PatientDoc(Record):
    """Who calls or stands at the desk."""

    name: Name = Field(description="What the patient is called: Mr Doyle")
    about: Line = Field(description="Who they are, in one line: 44, shift worker, hates making a fuss")
    asks: Line = Field(description="What they ask for: to be seen today")
    wants: Line = Field(default="", description="What they really want; told only when asked well")
    persona: PersonaName = Field(default="even", description="How strongly their mood moves")
    mood: MoodDoc = Field(default_factory=MoodDoc, description="How they are at the start")
    didnt_catch: list[Words] = Field(default=[], description="What they say to a reply that cannot be made out")


class MoodRangeDoc(Record):
    """Ranges of mood, both bounds included."""

    trust: list[_Points] = Field(default=[], description="Lowest and highest trust: [50, 100]")
    worry: list[_Points] = Field(default=[], description="Lowest and highest worry: [0, 60]")
    patience: list[_Points] = Field(default=[], description="Lowest and highest patience: [0, 30]")


class ConditionDoc(Record):
    """When a reaction fits. Everything that is listed must hold."""

    hears: list[Reference] = Field(
        default=[], description="Meanings of this turn that the reply must have, all of them"
    )
    acts: list[Reference] = Field(default=[], description="Acts the trainee must have done: book, emergency")
    met: list[Criterion] = Field(default=[], description="Criteria that must be met")
    missed: list[Criterion] = Field(default=[], description="Criteria that must be missed")
    failed: list[Gate] = Field(default=[], description="Gates that must have failed")
    mood: MoodRangeDoc = Field(default_factory=MoodRangeDoc, description="Ranges the mood must lie in")


class NudgeDoc(Record):
    """What a reaction adds to the mood, by your word: at most ten either way."""

    trust: _Nudge = Field(default=0, description="Points of trust, -10 to 10")
    worry: _Nudge = Field(default=0, description="Points of worry, -10 to 10")
    patience: _Nudge = Field(default=0, description="Points of patience, -10 to 10")


class ReactionDoc(Record):
    """What the patient does after a reply. The first that fits is taken."""

    if_: ConditionDoc = Field(
        default_factory=ConditionDoc, alias="if", description="When this reaction fits; the last has none"
    )
    says: list[Words] = Field(default=[], description="What the patient says: one or more wordings")
    cue: Line = Field(default="", description="What one would hear or see")
    nudge: NudgeDoc = Field(default_factory=NudgeDoc, description="What it adds to the mood")
    push: Flag = Field(default=False, description="true where the patient has to ask again")
    go: Reference = Field(default="", description="The turn that comes next")
    end: Reference = Field(default="", description="The ending it leads to")


class GatesDoc(Record):
    """Meanings and acts, for each gate."""

    safety: list[Reference] = Field(
        default=[], description="Meanings of this turn, or acts, that decide the safety gate"
    )
    privacy: list[Reference] = Field(
        default=[], description="Meanings of this turn, or acts, that decide the privacy gate"
    )


class TurnDoc(Record):
    """The patient speaks, the trainee answers."""

    says: list[Words] = Field(min_length=1, description="What the patient says: two or more wordings are best")
    cue: Line = Field(default="", description="What one would hear or see: tired, talking fast")
    moments: list[Moment] = Field(
        default=[], description="What the line calls for; found from the line where it is left out"
    )
    calls_for: list[Criterion] = Field(default=[], description="Criteria this turn calls for")
    hears: dict[str, Annotated[list[Words], Field(min_length=1)]] = Field(
        default={}, description="Meanings a reply may have, each with examples in your words"
    )
    must: GatesDoc = Field(default_factory=GatesDoc, description="Meanings or acts without which a gate fails")
    must_not: GatesDoc = Field(default_factory=GatesDoc, description="Meanings or acts that fail a gate")
    hints: list[Words] = Field(default=[], description="Questions to think about, shown when asked for")
    reactions: list[ReactionDoc] = Field(
        min_length=1, description="What the patient does; the first that fits is taken"
    )


class EndingDoc(Record):
    """How the encounter can end."""

    stage: Stage = Field(description="How far the patient comes; one of `reachable`")
    cause: Line = Field(description="Why it came to this, from what was said and done")
    says_afterwards: Words = Field(description="What the patient tells somebody afterwards")
    clinic_fault: Flag = Field(default=False, description="true where the clinic, not the trainee, caused it")
    not_yours: Line = Field(default="", description="What the clinic must mend; only with clinic_fault: true")


class TestDoc(Record):
    """A reply, and what must come of it."""

    at: Reference = Field(description="The turn it answers")
    reply: Reply = Field(description="What the trainee says")
    acts: list[Reference] = Field(default=[], description="What the trainee does: book mon-0920")
    met: list[Criterion] = Field(default=[], description="Criteria it must meet")
    partly: list[Criterion] = Field(default=[], description="Criteria it must meet in part")
    missed: list[Criterion] = Field(default=[], description="Criteria it must miss")
    not_called_for: list[Criterion] = Field(default=[], description="Criteria nothing may call for there")
    failed: list[Gate] = Field(default=[], description="Gates it must fail")
    reaction: Annotated[Whole, Field(ge=1, le=99)] = Field(
        default=0, description="The reaction it must bring, counted from 1"
    )
    end: Reference = Field(default="", description="The ending it must lead to")


class ScenarioDoc(Record):
    """One encounter to practise."""

    format: Whole = Field(description="The format of this file: 1")
    id: Id = Field(description="The scenario's name, the same as this file's name")
    revision: Annotated[Whole, Field(ge=1, le=9999)] = Field(
        default=1, description="Raise it when you change what is said"
    )
    title: Name = Field(description="What trainees see: Up all night")
    language: Language = Field(description="The language it is played in: en")
    channel: Channel = Field(description="phone or desk")
    level: Annotated[Whole, Field(ge=1, le=5)] = Field(description="How hard it is, 1 to 5")
    practises: list[Criterion] = Field(min_length=1, description="The criteria it is good practice for")
    minutes: Annotated[Whole, Field(ge=1, le=60)] = Field(description="How long it takes")
    clinic: Id = Field(description="The clinic it plays at: the name of a file in clinics/")
    you: Line = Field(default="", description="Who the trainee is: new at reception, alone until nine")
    today: TodayDoc = Field(default_factory=TodayDoc, description="What is true on this day, added to the desk card")
    patient: PatientDoc = Field(description="Who calls or stands at the desk")
    reachable: list[Stage] = Field(min_length=1, description="The stages this encounter can reach")
    start: Reference = Field(description="The turn it starts with")
    turns: dict[str, TurnDoc] = Field(min_length=1, description="The turns, each under its name")
    endings: dict[str, EndingDoc] = Field(min_length=1, description="The endings, each under its name")
    tests: list[TestDoc] = Field(default=[], description="Replies and what must come of them")
    notes: Text = Field(default="", description="For the facilitator")
