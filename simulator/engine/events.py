"""What happens in an encounter, as facts in the past tense. The log of these *is* the encounter.

Events are few and fat: each carries what was shown and chosen, so that a recording replays, and can be judged anew,
without the scenario file. ``version`` rises when a field changes meaning; the store's codec reads every older version.
Times are ISO 8601 in UTC, put there by the caller.
"""

from dataclasses import dataclass
from typing import ClassVar

from simulator.engine.acts import Act
from simulator.engine.judgement import Judgement, Level
from simulator.engine.mood import Mood, Shift


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationSeen:
    """The situation the scorer saw, as plain values: enough to judge the reply again.

    ``hears`` holds what the turn listens for, (meaning, examples); ``must`` and ``must_not`` hold
    (gate, ((meaning, examples), ...)); acts named there are listed as meanings without examples.
    """

    channel: str
    language: str
    patient: str
    facts: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    calls_for: tuple[str, ...] = ()
    hears: tuple[tuple[str, tuple[str, ...]], ...] = ()
    must: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = ()
    must_not: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = ()
    earlier: tuple[str, ...] = ()
    used_before: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    required_lines: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    opening: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EncounterStarted:
    """An encounter began: what it is, what it was made from, and the patient's first words."""

    version: ClassVar[int] = 1
    at: str
    scenario: str
    revision: int
    digest: str
    title: str
    language: str
    channel: str
    level: int
    practises: tuple[str, ...]
    reachable: tuple[str, ...]
    clinic: str
    when: str
    patient_name: str
    mode: str
    seed: int
    turn: str
    says: str
    cue: str
    mood: Mood
    retry_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActTaken:
    """The trainee did something beside talking. It belongs to the reply that follows."""

    version: ClassVar[int] = 1
    at: str
    act: Act


@dataclass(frozen=True, slots=True, kw_only=True)
class HintShown:
    """The trainee asked for a hint and saw this one; the debrief notes it."""

    version: ClassVar[int] = 1
    at: str
    turn: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyGiven:
    """The trainee answered. ``scored_chars`` is less than the text's length where a long reply was cut for scoring."""

    version: ClassVar[int] = 1
    at: str
    turn: str
    text: str
    acts: tuple[Act, ...]
    heard: tuple[str, ...]
    situation: SituationSeen
    judgement: Judgement
    scored_chars: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientReacted:
    """The patient answered back. ``reaction`` counts from 1; 0 stands for a reply that could not be made out.

    ``says`` is the reaction's own words, ``asks`` those of the next turn where the call moved on.
    """

    version: ClassVar[int] = 1
    at: str
    turn: str
    reaction: int
    says: str
    asks: str
    cue: str
    push: bool
    shifts: tuple[Shift, ...]
    mood: Mood
    next_turn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EncounterEnded:
    """It is over, and how: the stage reached, the cause, and what the patient tells somebody afterwards."""

    version: ClassVar[int] = 1
    at: str
    ending: str
    stage: str
    cause: str
    says_afterwards: str
    clinic_fault: bool
    not_yours: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EncounterPaused:
    """The trainee was called away."""

    version: ClassVar[int] = 1
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EncounterResumed:
    """The trainee came back, in this sitting or another."""

    version: ClassVar[int] = 1
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EncounterDropped:
    """The trainee chose not to finish it; the transcript is kept."""

    version: ClassVar[int] = 1
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkDisputed:
    """The trainee does not agree with one mark, and says why. It may come long after the ending.

    ``reply`` counts the encounter's answered replies from 1. Before a ruling a later one of the same mark takes the
    place of the earlier.
    """

    version: ClassVar[int] = 1
    at: str
    reply: int
    criterion: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeRuled:
    """The trainer decided a disputed mark. It stands beside the machine's mark and alters nothing that happened.

    ``level`` is None where nothing called for the criterion; ``by`` may be "" where the trainer gave no name.
    """

    version: ClassVar[int] = 1
    at: str
    reply: int
    criterion: str
    level: Level | None
    note: str
    by: str


Event = (
    EncounterStarted
    | ActTaken
    | HintShown
    | ReplyGiven
    | PatientReacted
    | EncounterEnded
    | EncounterPaused
    | EncounterResumed
    | EncounterDropped
    | MarkDisputed
    | DisputeRuled
)
EVENT_TYPES: tuple[type[Event], ...] = (
    EncounterStarted,
    ActTaken,
    HintShown,
    ReplyGiven,
    PatientReacted,
    EncounterEnded,
    EncounterPaused,
    EncounterResumed,
    EncounterDropped,
    MarkDisputed,
    DisputeRuled,
)
