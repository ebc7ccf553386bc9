"""The patient of a scenario as a document: who they are, what they hide, what they answer, how they ask again."""

from typing import Annotated

from pydantic import Field

from simulator.engine.persona import FACTOR_LEAST, FACTOR_MOST
from simulator.scenario.fields import Flag, Id, Line, Name, PersonaName, Whole, Words
from simulator.scenario.record import PastDoc, Points, PushesDoc, Record

NEVER = 101
"""A trust that nobody reaches: a piece with it never comes out by itself."""

_PerCent = Annotated[Whole, Field(ge=round(100 * FACTOR_LEAST), le=round(100 * FACTOR_MOST))]
_SomeWords = Annotated[list[Words], Field(min_length=1)]


class MoodDoc(Record):
    """How the patient is at the start."""

    trust: Points = Field(default=50, description="Trust, 0 to 100")
    worry: Points = Field(default=50, description="Worry, 0 to 100; high is bad")
    patience: Points = Field(default=60, description="Patience, 0 to 100")


class TemperDoc(Record):
    """How easily this patient is moved, in per cent of most people; what is left out stays as the persona has it."""

    trust: _PerCent = Field(default=0, description="How strongly trust moves, 50 to 200; 100 is like most people")
    worry: _PerCent = Field(default=0, description="How strongly worry moves, 50 to 200; 100 is like most people")
    patience: _PerCent = Field(default=0, description="How strongly patience moves, 50 to 200; 100 is like most people")


class PieceDoc(Record):
    """A piece of what the patient really wants."""

    id: Id = Field(description="Your name for it: on-again-tonight; what told takes")
    says: _SomeWords = Field(description="How they tell it: one or more wordings")
    tense: _SomeWords = Field(default_factory=list, description="How they tell it in a bad mood")
    easy: _SomeWords = Field(default_factory=list, description="How they tell it in a good mood")
    asked: Flag = Field(default=True, description="true where an open question brings it out")
    trust: Points = Field(default=NEVER, description="From this trust on it comes out by itself; left out, never")


class FactDoc(Record):
    """Something the patient can be asked in any turn."""

    id: Id = Field(description="Your name for it: date-of-birth")
    asked: _SomeWords = Field(description="How one may ask for it, in a few ways")
    says: _SomeWords = Field(description="What they answer: one or more wordings")
    again: _SomeWords = Field(default_factory=list, description="What they answer when they have told it already")
    known: Flag = Field(default=False, description="true where they tell it in their first words")


class RecallDoc(PastDoc):
    """A sentence the patient adds when telling somebody afterwards, where the past was so."""

    says: Words = Field(description="The sentence they add")


class PatientDoc(Record):
    """Who calls or stands at the desk."""

    name: Name = Field(description="What the patient is called: Mr Doyle")
    about: Line = Field(description="Who they are, in one line: 44, shift worker, hates making a fuss")
    asks: Line = Field(description="What they ask for: to be seen today")
    wants: Line = Field(default="", description="What they really want; told only when asked well")
    persona: PersonaName = Field(default="even", description="How strongly their mood moves")
    mood: MoodDoc = Field(default_factory=MoodDoc, description="How they are at the start")
    didnt_catch: list[Words] = Field(
        default_factory=list, description="What they say to a reply that cannot be made out"
    )
    temper: TemperDoc = Field(
        default_factory=TemperDoc, description="How easily they are moved, in per cent; goes before the persona"
    )
    waits: _SomeWords = Field(default_factory=list, description="What they say when told to wait while one looks")
    silence: _SomeWords = Field(
        default_factory=list,
        description="What they say when nothing is said; at the desk, what one sees. Each comes once",
    )
    parting: _SomeWords = Field(
        default_factory=list, description="Their last words where they asked for what was lacking, and have it now"
    )
    tells: list[PieceDoc] = Field(
        default_factory=list,
        description="What they really want, in pieces; they come out one after the other, in this order",
    )
    facts: list[FactDoc] = Field(default_factory=list, description="What they can be asked in any turn")
    pushes: PushesDoc = Field(
        default_factory=PushesDoc, description="How they ask again, by why; for turns that have no words of their own"
    )
    recalls: list[RecallDoc] = Field(
        default_factory=list, description="Sentences they add when they tell somebody, where it was so"
    )
