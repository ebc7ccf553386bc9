"""Files that scenarios share, as documents: phrase banks, personas, and what holds at this site."""

from typing import Annotated

from pydantic import Field

from simulator.scenario.fields import BuiltInPersona, Id, Language, Line, Whole, Words
from simulator.scenario.patient_document import TemperDoc
from simulator.scenario.record import PushesDoc, Record
from simulator.scenario.site import OUT_OF

_SomeWords = Annotated[list[Words], Field(min_length=1)]
_OfTen = Annotated[Whole, Field(ge=0, le=OUT_OF)]


class PhrasesDoc(Record):
    """Meanings that many turns hear, written once."""

    format: Whole = Field(description="The format of this file: 1")
    id: Id = Field(description="The bank's name, the same as this file's name; what use takes")
    language: Language = Field(description="The language of the examples: en")
    about: Line = Field(default="", description="What these phrases are for, in one line")
    meanings: dict[str, _SomeWords] = Field(
        min_length=1, description="Meanings a reply may have, each with examples in your words; what borrows takes"
    )


class PersonaDoc(Record):
    """A kind of patient that many scenarios have."""

    format: Whole = Field(description="The format of this file: 1")
    id: Id = Field(description="The persona's name, the same as this file's name; what persona takes")
    language: Language = Field(description="The language of the words: en")
    about: Line = Field(default="", description="What they are like, in one line")
    like: BuiltInPersona = Field(default="even", description="The persona of the program's own that they are most like")
    temper: TemperDoc = Field(
        default_factory=TemperDoc,
        description="How easily they are moved, in per cent; goes before the one they are like",
    )
    waits: _SomeWords = Field(default_factory=list, description="What they say when told to wait while one looks")
    silence: _SomeWords = Field(
        default_factory=list, description="What they say, or what one sees, when nothing is said"
    )
    parting: _SomeWords = Field(default_factory=list, description="Their last words where they have what was lacking")
    didnt_catch: _SomeWords = Field(
        default_factory=list, description="What they say to a reply that cannot be made out"
    )
    pushes: PushesDoc = Field(default_factory=PushesDoc, description="How they ask again, by why")


class TargetsDoc(Record):
    """How many of ten patients should get how far."""

    called: _OfTen = Field(default=0, description="Of ten patients, how many should call; 0 sets no target")
    booked: _OfTen = Field(default=0, description="Of ten patients, how many should book; 0 sets no target")
    arrived: _OfTen = Field(default=0, description="Of ten patients, how many should arrive; 0 sets no target")
    seen_calm: _OfTen = Field(default=0, description="Of ten patients, how many should be seen calm; 0 sets no target")
    would_return: _OfTen = Field(default=0, description="Of ten patients, how many should return; 0 sets no target")


class SiteDoc(Record):
    """What holds at this site for every clinic."""

    format: Whole = Field(description="The format of this file: 1")
    emergency_number: Line = Field(default="", description="The number to ring in an emergency, whatever a clinic says")
    required_lines: list[Words] = Field(
        default_factory=list,
        description="Lines that must be said here, beside those of the clinic; they never count as canned",
    )
    wait_mark: Annotated[Whole, Field(ge=1, le=240)] = Field(
        default=0, description="A wait longer than this many minutes wants an apology, whatever a clinic says"
    )
    targets: TargetsDoc = Field(
        default_factory=TargetsDoc, description="How many of ten patients should get how far: {booked: 8, arrived: 7}"
    )
