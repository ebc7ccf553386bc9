"""What can be asked of an encounter. Each carries the time, and whatever the engine must not find out by itself."""

from dataclasses import dataclass

from simulator.engine.acts import Act
from simulator.engine.events import NO_MEMORY, Memory, SituationSeen
from simulator.engine.judgement import Judgement, Level
from simulator.engine.mood import Mood
from simulator.engine.speech import NOTHING_SAID, Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """Start, at the scenario's first turn or, to try a moment again, at ``turn`` with the mood of then.

    ``before`` is what the patient said there last time: they say it in other words now. With ``follows`` a call back
    that was owed is made, with what was done before, or, with ``forgotten``, the patient rings because nobody did.
    """

    at: str
    seed: int
    mode: str
    turn: str = ""
    mood: Mood | None = None
    retry_of: str = ""
    before: str = ""
    pace: str = "off"
    follows: str = ""
    forgotten: bool = False
    done_before: tuple[Act, ...] = ()
    memory: Memory = NO_MEMORY


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Answer the patient: the words, and how they were read and judged."""

    at: str
    text: str
    heard: tuple[str, ...]
    situation: SituationSeen
    judgement: Judgement
    scored_chars: int
    said: Said = NOTHING_SAID


@dataclass(frozen=True, slots=True, kw_only=True)
class Do:
    """Do something beside talking; it joins the next reply."""

    at: str
    act: Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Nothing has been said or typed for so many seconds."""

    at: str
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AskHint:
    """Ask for the next hint of this turn."""

    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Stop for now."""

    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """Go on."""

    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """Give it up for good."""

    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeMark:
    """Say that one mark is not right, and why. ``reply`` counts the answered replies from 1."""

    at: str
    reply: int
    criterion: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDispute:
    """Decide a disputed mark: the level it should have, None where nothing called for the criterion."""

    at: str
    reply: int
    criterion: str
    level: Level | None
    note: str = ""
    by: str = ""


Command = Begin | Say | Do | Wait | AskHint | Pause | Resume | Drop | DisputeMark | RuleDispute
