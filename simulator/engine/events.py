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
from simulator.engine.speech import NOTHING_SAID, Said, Slip


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationSeen:
    """The situation the scorer saw, as plain values: enough to judge the reply again.

    ``hears`` holds what the turn listens for, (meaning, examples), ``unlike`` what must not be heard as it, in the same
    form; ``must`` and ``must_not`` hold (gate, ((meaning, examples), ...)); acts named there are listed as meanings
    without examples.
    """

    channel: str
    language: str
    patient: str
    facts: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    calls_for: tuple[str, ...] = ()
    hears: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unlike: tuple[tuple[str, tuple[str, ...]], ...] = ()
    must: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = ()
    must_not: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = ()
    earlier: tuple[str, ...] = ()
    used_before: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    required_lines: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    opening: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What the patient remembers where one starts in the middle: as in the state, in sorted tuples."""

    heard: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    minutes: int = 0
    due: int | None = None


NO_MEMORY = Memory()


@dataclass(frozen=True, slots=True, kw_only=True)
class EncounterStarted:
    """An encounter began: what it is, what it was made from, and the patient's first words.

    ``done_before`` are acts of the encounter it follows that still hold: what was booked, moved or cancelled there.
    ``pace`` is ``off``, ``gentle`` or ``real``; ``follows`` the encounter whose promise it keeps, "" where it keeps
    none, and ``forgotten`` whether that came too late.
    """

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
    pace: str = "off"
    follows: str = ""
    forgotten: bool = False
    done_before: tuple[Act, ...] = ()
    memory: Memory = NO_MEMORY


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
    """The trainee answered. ``scored_chars`` is less than the text's length where a long reply was cut for scoring.

    ``minutes`` is how long the patient waited for what was done with it.
    """

    version: ClassVar[int] = 1
    at: str
    turn: str
    text: str
    acts: tuple[Act, ...]
    heard: tuple[str, ...]
    situation: SituationSeen
    judgement: Judgement
    scored_chars: int
    said: Said = NOTHING_SAID
    minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientReacted:
    """The patient answered back. ``reaction`` counts from 1 in the list it came from; 0 stands for none.

    In the order they are spoken: ``answer`` to what was asked about them, ``says`` the reaction's own words,
    ``confides`` a piece of the hidden need, ``asks`` those of the next turn where the call moved on.

    Attributes:
        by: what made them: ``turn`` or ``anytime`` (an author's reaction), ``unread`` (could not be made out),
            ``answer``, ``waits`` (a "let me look"), ``told`` (the hidden need), ``push`` (they ask again), ``lacks``
            (an ending needs something), ``settled`` (it needs nothing more).
        push: they had to ask again, and ``cause`` is why: of ``PUSH_CAUSES``, or "" where only the author says so.
        told: ids of the pieces that came out; ``answered`` of the facts given.
        leaving: the ending they were about to come to, had nothing been lacking.
        minutes: how many passed before this was said.
        overdue: the wait they were told had run out, or a long one of which nothing was told.
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
    by: str = "turn"
    cause: str = ""
    answer: str = ""
    answered: tuple[str, ...] = ()
    confides: str = ""
    told: tuple[str, ...] = ()
    leaving: str = ""
    lacks: int = 0
    minutes: int = 0
    overdue: bool = False
    unmatched: bool = False

    @property
    def words(self) -> str:
        """Everything the patient says, in order."""
        return " ".join(part for part in (self.answer, self.says, self.confides, self.asks) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientSpoke:
    """The patient spoke, or something was seen, though nobody had answered: silence on the phone, a queue at the desk.

    ``reason`` is ``silence``, ``queue`` or ``update`` (they come back, as nobody told them how it stands). Only the
    last is a push; no mood moves for slowness alone.
    """

    version: ClassVar[int] = 1
    at: str
    turn: str
    reason: str
    says: str
    cue: str
    push: bool
    shifts: tuple[Shift, ...]
    mood: Mood


@dataclass(frozen=True, slots=True, kw_only=True)
class EncounterEnded:
    """It is over, and how: the stage reached, the cause, and what the patient tells somebody afterwards.

    Attributes:
        instead_of: the ending it would have been, had something not been lacking; "" otherwise.
        recalls: sentences the patient adds when telling somebody.
        slips: what was said and does not hold now that it is over: a time told and never booked.
        wants: what they really wanted; ``found`` the pieces that came out, of ``pieces`` that there are.
        goes_on: a call back that is owed can be made.
    """

    version: ClassVar[int] = 1
    at: str
    ending: str
    stage: str
    cause: str
    says_afterwards: str
    clinic_fault: bool
    not_yours: str
    instead_of: str = ""
    recalls: tuple[str, ...] = ()
    slips: tuple[Slip, ...] = ()
    wants: str = ""
    found: tuple[str, ...] = ()
    pieces: int = 0
    goes_on: bool = False

    @property
    def told_afterwards(self) -> str:
        """All that the patient tells somebody."""
        return " ".join(part for part in (self.says_afterwards, *self.recalls) if part)


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
    | PatientSpoke
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
    PatientSpoke,
    EncounterEnded,
    EncounterPaused,
    EncounterResumed,
    EncounterDropped,
    MarkDisputed,
    DisputeRuled,
)
