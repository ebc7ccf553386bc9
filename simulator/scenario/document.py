"""A scenario's file as a document: which keys there are, and what each may hold.

With the documents of the clinic and the patient, ``record``, ``fields`` and ``structure`` the only modules that
import pydantic, and only when a file is compiled. Keys that start with ``x-`` are free for local use and are not read.
There are no unions, so that every place named in a finding is the author's own.
"""

from typing import Annotated

from pydantic import Field

from simulator.engine.mood import NUDGE_AT_MOST
from simulator.scenario.clinic_document import TodayDoc
from simulator.scenario.fields import (
    ActWords,
    Cause,
    Channel,
    Criterion,
    Direction,
    Flag,
    Gate,
    Id,
    Language,
    Line,
    Moment,
    Name,
    Reference,
    Reply,
    Stage,
    Text,
    Whole,
    Words,
)
from simulator.scenario.patient_document import MoodDoc, PatientDoc
from simulator.scenario.record import PastDoc, PushesDoc, Record

LATEST = 600
"""Minutes that may pass between two turns of one encounter: a working day."""

_Nudge = Annotated[Whole, Field(ge=-NUDGE_AT_MOST, le=NUDGE_AT_MOST)]
_SomeWords = Annotated[list[Words], Field(min_length=1)]


class ConditionDoc(PastDoc):
    """When a reaction fits. Everything that is listed must hold."""

    hears: list[Reference] = Field(
        default_factory=list,
        description="Meanings of this turn that the reply must have, all of them; in anytime, of any turn",
    )
    acts: list[ActWords] = Field(default_factory=list, description="Acts the trainee must have done: book, emergency")
    met: list[Criterion] = Field(default_factory=list, description="Criteria that must be met")
    missed: list[Criterion] = Field(default_factory=list, description="Criteria that must be missed")
    failed: list[Gate] = Field(default_factory=list, description="Gates that must have failed")
    causes: list[Cause] = Field(
        default_factory=list, description="Reasons to ask again that the reply gives: refusal, closing"
    )


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
    says: list[Words] = Field(default_factory=list, description="What the patient says: one or more wordings")
    tense: list[Words] = Field(default_factory=list, description="What they say instead in a bad mood")
    easy: list[Words] = Field(default_factory=list, description="What they say instead in a good mood")
    cue: Line = Field(default="", description="What one would hear or see")
    nudge: NudgeDoc = Field(default_factory=NudgeDoc, description="What it adds to the mood")
    push: Flag = Field(default=False, description="true where the patient has to ask again")
    tells: Reference = Field(default="", description="The piece of the hidden need that it brings out")
    later: Annotated[Whole, Field(ge=0, le=LATEST)] = Field(
        default=0, description="How many minutes pass before the turn it goes to, 0 to 600"
    )
    go: Reference = Field(default="", description="The turn that comes next")
    end: Reference = Field(default="", description="The ending it leads to")


class GatesDoc(Record):
    """Meanings and acts, for each gate."""

    safety: list[Reference] = Field(
        default_factory=list, description="Meanings of this turn, or acts, that decide the safety gate"
    )
    privacy: list[Reference] = Field(
        default_factory=list, description="Meanings of this turn, or acts, that decide the privacy gate"
    )


class UseDoc(Record):
    """What is taken from elsewhere."""

    phrases: list[Id] = Field(
        default_factory=list,
        description="Phrase banks that turns borrow from, by name: [at-the-desk]; the first that has one wins",
    )


class TurnDoc(Record):
    """The patient speaks, the trainee answers."""

    says: _SomeWords = Field(
        default_factory=list,
        description="What the patient says: two or more wordings are best; left out, they say nothing and cue tells",
    )
    tense: list[Words] = Field(default_factory=list, description="What they say instead in a bad mood")
    easy: list[Words] = Field(default_factory=list, description="What they say instead in a good mood")
    alone: Flag = Field(default=False, description="true where nobody listens: an answerphone, an empty room")
    overdue: list[Words] = Field(
        default_factory=list, description="What they say instead when the wait told has run out"
    )
    again: list[Words] = Field(default_factory=list, description="What they say instead when the moment is tried again")
    cue: Line = Field(default="", description="What one would hear or see: tired, talking fast")
    moments: list[Moment] = Field(
        default_factory=list, description="What the line calls for; found from the line where it is left out"
    )
    calls_for: list[Criterion] = Field(default_factory=list, description="Criteria this turn calls for")
    hears: dict[str, Annotated[list[Words], Field(min_length=1)]] = Field(
        default_factory=dict, description="Meanings a reply may have, each with examples in your words"
    )
    borrows: list[Reference] = Field(
        default_factory=list,
        description="Meanings taken by name from the phrase banks under use; they count as heard here",
    )
    unlike: dict[str, Annotated[list[Words], Field(min_length=1)]] = Field(
        default_factory=dict,
        description="What must not be heard as a meaning of this turn: replies that sound like it and are not",
    )
    must: GatesDoc = Field(default_factory=GatesDoc, description="Meanings or acts without which a gate fails")
    must_not: GatesDoc = Field(default_factory=GatesDoc, description="Meanings or acts that fail a gate")
    hints: list[Words] = Field(default_factory=list, description="Questions to think about, shown when asked for")
    pushes: PushesDoc = Field(
        default_factory=PushesDoc, description="How they ask again in this turn, by why; goes before the patient's own"
    )
    reactions: list[ReactionDoc] = Field(
        min_length=1, description="What the patient does; the first that fits is taken"
    )


class NeedDoc(PastDoc):
    """Something an ending needs to have happened."""

    ask: list[Words] = Field(default_factory=list, description="How the patient asks for it, once, where it is lacking")
    else_: Name = Field(alias="else", description="The ending that comes of it where it is lacking still")


class EndingDoc(Record):
    """How the encounter can end."""

    stage: Stage = Field(description="How far the patient comes; one of `reachable`")
    cause: Line = Field(description="Why it came to this, from what was said and done")
    says_afterwards: Words = Field(description="What the patient tells somebody afterwards")
    clinic_fault: Flag = Field(default=False, description="true where the clinic, not the trainee, caused it")
    not_yours: Line = Field(default="", description="What the clinic must mend; only with clinic_fault: true")
    needs: list[NeedDoc] = Field(
        default_factory=list,
        description="What this ending needs, in order; where it is lacking, another ending comes of it",
    )


class LaterDoc(Record):
    """What becomes of a call back that is owed."""

    kept: Name = Field(description="The turn it starts with where the trainee rings back")
    forgotten: Name = Field(description="The turn it starts with where nobody rang, and the patient rings again")


def _nothing_owed() -> LaterDoc:
    return LaterDoc.model_construct(kept="", forgotten="")


class MovesDoc(Record):
    """Which way a reply moves the mood."""

    trust: Direction = Field(default="", description="up, down or same")
    worry: Direction = Field(default="", description="up, down or same; up is bad")
    patience: Direction = Field(default="", description="up, down or same")


class TestDoc(Record):
    """A reply, and what must come of it."""

    at: Reference = Field(description="The turn it begins in; without before, the turn it answers")
    before: list[Reply] = Field(
        default_factory=list,
        description="What the trainee said earlier, in order; what starts with / is an act that joins the next reply",
    )
    from_: MoodDoc = Field(
        default_factory=MoodDoc, alias="from", description="The mood it begins in; left out, as the patient comes in"
    )
    reply: Reply = Field(description="What the trainee says")
    acts: list[ActWords] = Field(default_factory=list, description="What the trainee does: book mon-0920")
    hears: list[Reference] = Field(default_factory=list, description="Meanings that must be heard in it")
    not_hears: list[Reference] = Field(default_factory=list, description="Meanings that must not be heard in it")
    met: list[Criterion] = Field(default_factory=list, description="Criteria it must meet")
    partly: list[Criterion] = Field(default_factory=list, description="Criteria it must meet in part")
    missed: list[Criterion] = Field(default_factory=list, description="Criteria it must miss")
    not_called_for: list[Criterion] = Field(default_factory=list, description="Criteria nothing may call for there")
    failed: list[Gate] = Field(default_factory=list, description="Gates it must fail")
    reaction: Annotated[Whole, Field(ge=1, le=99)] = Field(
        default=0, description="The reaction it must bring, counted from 1"
    )
    push: Flag = Field(default=False, description="Whether the patient must have to ask again; left out, either")
    tells: Reference = Field(default="", description="The piece of the hidden need it must bring out")
    mood: MovesDoc = Field(default_factory=MovesDoc, description="Which way it must move the mood")
    end: Reference = Field(default="", description="The ending that must be reached by then")


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
    use: UseDoc = Field(default_factory=UseDoc, description="What is taken from elsewhere: phrase banks")
    you: Line = Field(default="", description="Who the trainee is: new at reception, alone until nine")
    today: TodayDoc = Field(default_factory=TodayDoc, description="What is true on this day, added to the desk card")
    patient: PatientDoc = Field(description="Who calls or stands at the desk")
    reachable: list[Stage] = Field(min_length=1, description="The stages this encounter can reach")
    start: Name = Field(description="The turn it starts with")
    turns: dict[str, TurnDoc] = Field(min_length=1, description="The turns, each under its name")
    anytime: list[ReactionDoc] = Field(
        default_factory=list, description="Reactions tried before those of the turn, in every turn; each needs an if"
    )
    endings: dict[str, EndingDoc] = Field(min_length=1, description="The endings, each under its name")
    later: LaterDoc = Field(default_factory=_nothing_owed, description="What becomes of a call back that is owed")
    tests: list[TestDoc] = Field(default_factory=list, description="Replies and what must come of them")
    notes: Text = Field(default="", description="For the facilitator")
