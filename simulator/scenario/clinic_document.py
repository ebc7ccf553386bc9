"""A clinic's file as a document, and what a scenario adds to it for its own day."""

from typing import Annotated

from pydantic import Field

from simulator.engine.clinic import WAIT_MARK_MINUTES
from simulator.scenario.fields import Flag, Id, Line, Name, Whole, Words
from simulator.scenario.record import Record


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
    theirs: Flag = Field(
        default=False, description="true where it is this patient's own time, to be moved or cancelled; it is not free"
    )


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
    staff: list[StaffDoc] = Field(default_factory=list, description="Who works here")
    services: list[ServiceDoc] = Field(default_factory=list, description="What the clinic does, with prices")
    book: list[SlotDoc] = Field(default_factory=list, description="The day's book: times, free and taken")
    delays: list[DelayDoc] = Field(default_factory=list, description="Who runs late")
    rules: list[Words] = Field(default_factory=list, description="House rules, a sentence each")
    may_not: list[Words] = Field(default_factory=list, description="What reception may not do: give medical advice")
    identity: Line = Field(default="", description="How to make sure who is calling: ask for name and date of birth")
    emergency_number: Line = Field(default="", description="The number to ring in an emergency: 112")
    fetch: list[Name] = Field(default_factory=list, description="Whom to fetch when it is urgent: the nurse on duty")
    required_lines: list[Words] = Field(
        default_factory=list, description="Lines the clinic must say; they never count as canned"
    )
    wait_mark: Annotated[Whole, Field(ge=1, le=240)] = Field(
        default=WAIT_MARK_MINUTES,
        description="A wait longer than this many minutes wants an apology, a reason and a choice",
    )
    facts: list[Words] = Field(default_factory=list, description="Anything else that is true here, a sentence each")


class TodayDoc(Record):
    """What is true on the day of this encounter, added to the desk card."""

    when: Line = Field(default="", description="Day and time of the encounter: Monday 08:41")
    book: list[SlotDoc] = Field(
        default_factory=list,
        description="Times of this day; one with the id of a time in the clinic's book replaces it",
    )
    delays: list[DelayDoc] = Field(
        default_factory=list, description="Who runs late today; takes the place of the clinic's own list"
    )
    facts: list[Words] = Field(default_factory=list, description="What else is true today, a sentence each")
