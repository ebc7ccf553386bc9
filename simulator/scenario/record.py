"""What the documents of scenarios and clinics are made of: records of known keys, and those that several of them hold.

Keys that start with ``x-`` are free for local use and are not read.
"""

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from simulator.scenario.fields import ActWords, Reference, SaidWord, Whole, Words

MOST_PUSHES = 99
"""The highest number of pushes an author may write; no patient asks so often."""

Points = Annotated[Whole, Field(ge=0, le=100)]
"""A point of mood: trust, worry or patience."""
_Pushes = Annotated[Whole, Field(ge=0, le=MOST_PUSHES)]


class Record(BaseModel):
    """Keys with values, each known. ``structure.fit`` leaves ``x-`` keys aside."""

    unknown_key: ClassVar[str] = "S002"
    """The code of the finding for a key that nothing reads."""
    model_config = ConfigDict(extra="forbid", frozen=True)


class MoodRangeDoc(Record):
    """Ranges of mood, both bounds included."""

    trust: list[Points] = Field(default_factory=list, description="Lowest and highest trust: [50, 100]")
    worry: list[Points] = Field(default_factory=list, description="Lowest and highest worry: [0, 60]")
    patience: list[Points] = Field(default_factory=list, description="Lowest and highest patience: [0, 30]")


class PastDoc(Record):
    """What has to have happened so far. Everything that is listed must hold."""

    heard: list[Reference] = Field(
        default_factory=list, description="Meanings, of any turn, that replies must have had by now, all of them"
    )
    done: list[ActWords] = Field(default_factory=list, description="Acts the trainee must have done by now: book, form")
    told: list[Reference] = Field(
        default_factory=list, description="Pieces of the hidden need that must have come out by now"
    )
    said: list[SaidWord] = Field(default_factory=list, description="What must have been said by now, in whatever words")
    pushes: list[_Pushes] = Field(
        default_factory=list, description="How often the patient has had to ask again, lowest and highest: [2, 99]"
    )
    mood: MoodRangeDoc = Field(default_factory=MoodRangeDoc, description="Ranges the mood must lie in")


class PushesDoc(Record):
    """What the patient says when they have to ask again, by why; each wording is harder than the one before."""

    unknown_key: ClassVar[str] = "S042"
    refusal: list[Words] = Field(default_factory=list, description="After a no without another way")
    wait: list[Words] = Field(
        default_factory=list, description="After a wait without a number: one moment, as soon as we can"
    )
    closing: list[Words] = Field(default_factory=list, description="Let go while something is still open")
    again: list[Words] = Field(default_factory=list, description="Asked for what they have told already")
    unanswered: list[Words] = Field(default_factory=list, description="What they asked was left without an answer")
    update: list[Words] = Field(
        default_factory=list, description="The time they were told has run out, and nobody came"
    )
    contradiction: list[Words] = Field(default_factory=list, description="Told one thing before and another now")
