"""A scenario as the engine runs it: frozen values, no file format. ``simulator.scenario`` makes them from YAML."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from simulator.engine.clinic import Clinic
from simulator.engine.mood import Mood, Nudge, Persona

Channel = Literal["phone", "desk"]
CHANNELS: tuple[Channel, ...] = ("phone", "desk")
STAGES = ("called", "booked", "arrived", "seen_calm", "would_return")
MOMENTS = (
    "opening", "problem", "refusal", "wait", "complaint", "price", "sensitive", "red_flag", "third_party",
    "handover", "closing",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MoodRange:
    """True while one dimension of the mood lies between two bounds, both included."""

    dimension: str
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """When a reaction fits. Everything listed must hold; an empty condition always holds."""

    hears: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    mood: tuple[MoodRange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """What the patient does after a reply: words, a nudge of the mood, whether it is a push, and where it leads.

    Exactly one of ``go`` (a turn's id) and ``end`` (an ending's id) is set.
    """

    condition: Condition = Condition()
    says: tuple[str, ...] = ()
    cue: str = ""
    nudge: Nudge = Nudge()
    push: bool = False
    go: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The patient speaks, the trainee answers. ``must`` and ``must_not`` map a gate to meanings or acts."""

    id: str
    says: tuple[str, ...]
    cue: str = ""
    moments: tuple[str, ...] = ()
    calls_for: tuple[str, ...] = ()
    hears: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    must: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    must_not: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hints: tuple[str, ...] = ()
    reactions: tuple[Reaction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How an encounter can end. ``not_yours`` says what the clinic must mend, never a mark on the trainee."""

    id: str
    stage: str
    cause: str
    says_afterwards: str
    clinic_fault: bool = False
    not_yours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """Who calls or stands at the desk. ``wants`` is told only when asked well."""

    name: str
    about: str
    asks: str
    wants: str = ""
    persona: Persona
    mood: Mood
    didnt_catch: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineTest:
    """A test beside the scenario. ``reaction`` counts from 1, as the author sees them."""

    at: str
    reply: str
    acts: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    not_called_for: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    reaction: int | None = None
    end: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One encounter to practise. ``digest`` is the hash of the files it came from, scenario and clinic."""

    id: str
    revision: int
    title: str
    language: str
    channel: Channel
    level: int
    practises: tuple[str, ...]
    minutes: int
    when: str = ""
    you: str = ""
    clinic: Clinic
    patient: Patient
    reachable: tuple[str, ...]
    start: str
    turns: Mapping[str, Turn]
    endings: Mapping[str, Ending]
    tests: tuple[InlineTest, ...] = ()
    notes: str = ""
    digest: str = ""
