"""A scenario as the engine runs it: frozen values, no file format. ``simulator.scenario`` makes them from YAML."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from simulator.engine.clinic import Clinic
from simulator.engine.mood import Mood, Nudge
from simulator.engine.persona import Persona

Channel = Literal["phone", "desk"]
CHANNELS: tuple[Channel, ...] = ("phone", "desk")
MOMENTS = (
    "opening", "problem", "refusal", "wait", "complaint", "price", "sensitive", "red_flag", "third_party",
    "handover", "closing",
)  # fmt: skip
PUSH_CAUSES = ("refusal", "wait", "closing", "again", "unanswered", "update", "contradiction")
"""Why somebody has to ask again.

``refusal`` a no without another way; ``wait`` a wait without a number; ``closing`` let go with an open loop; ``again``
asked for what they had told; ``unanswered`` what they asked was left; ``update`` the time told ran out and nobody came;
``contradiction`` told one thing before and another now. The first and the third are the two places where patients were
found to push (Stokoe, Sikveland and Symonds, BJGP 2016).
"""
SAID = ("time", "price", "wait", "name", "reason", "next_step", "read_back", "apology", "invitation")
"""What an author may ask to have been said at any time, whatever the words.

``time`` a time of the day's book, the booked one where one was booked; ``wait`` how long, or by when something
promised; ``read_back`` the essentials, read back or asked back; ``invitation`` room for something else.
"""


@dataclass(frozen=True, slots=True)
class MoodRange:
    """True while one dimension of the mood lies between two bounds, both included."""

    dimension: str
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What has to have happened so far, the present reply included. Everything listed must hold; nothing listed holds.

    ``heard`` are meanings of any turn, ``done`` acts, ``told`` pieces of the hidden need that came out, ``said`` of
    ``SAID``; ``pushes`` the lowest and highest number of pushes before this reply, None for
    any; ``mood`` ranges it must lie in as this reply leaves it.
    """

    heard: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    pushes: tuple[int, int] | None = None
    mood: tuple[MoodRange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """When a reaction fits. Everything listed must hold; an empty condition always holds.

    ``causes`` are reasons to ask again that the reply gave, of ``PUSH_CAUSES``.
    """

    hears: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    mood: tuple[MoodRange, ...] = ()
    causes: tuple[str, ...] = ()
    past: Past = Past()

    @property
    def always(self) -> bool:
        """Whether nothing is asked for."""
        return self == Condition()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """Ways of saying one thing; ``tense`` and ``easy`` take the place of ``plain`` in such a mood."""

    plain: tuple[str, ...] = ()
    tense: tuple[str, ...] = ()
    easy: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to say at all."""
        return bool(self.plain or self.tense or self.easy)

    def of(self, manner: str) -> tuple[str, ...]:
        """The wordings of that manner, else the plain ones, else whichever there are."""
        own = {"tense": self.tense, "easy": self.easy}.get(manner, ())
        return own or self.plain or self.tense or self.easy


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """What the patient does after a reply: words, a nudge of the mood, whether it is a push, and where it leads.

    Exactly one of ``go`` (a turn's id) and ``end`` (an ending's id) is set. ``later`` is how many minutes pass before
    the turn it goes to; ``tells`` the piece of the hidden need it brings out, unless that is out already.
    """

    condition: Condition = Condition()
    says: Wordings = Wordings()
    cue: str = ""
    nudge: Nudge = Nudge()
    push: bool = False
    tells: str = ""
    later: int = 0
    go: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The patient speaks, the trainee answers. ``must`` and ``must_not`` map a gate to meanings or acts.

    ``hears`` maps a meaning to examples of it, ``unlike`` to what must not be heard as it. ``says`` is empty where the
    patient says nothing and only ``cue`` is seen. ``overdue`` is said instead where the
    wait told has run out unexplained, ``again`` where the moment is tried again. ``pushes`` maps a cause to words, each
    harder. ``alone`` where nobody listens: a machine, an empty room.
    """

    id: str
    says: Wordings = Wordings()
    cue: str = ""
    alone: bool = False
    overdue: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    calls_for: tuple[str, ...] = ()
    hears: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unlike: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    must: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    must_not: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hints: tuple[str, ...] = ()
    pushes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reactions: tuple[Reaction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something an ending needs: where it is lacking the patient asks for it once, and then it ends in ``otherwise``.

    ``asks`` may be empty: then nobody asks, and the lack shows only in how it ends.
    """

    past: Past
    asks: tuple[str, ...] = ()
    otherwise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """A sentence the patient adds when telling somebody, where the past was so."""

    past: Past
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How an encounter can end. ``not_yours`` says what the clinic must mend, never a mark on the trainee."""

    id: str
    stage: str
    cause: str
    says_afterwards: str
    clinic_fault: bool = False
    not_yours: str = ""
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of what the patient really wants: out after an open question (where ``asked``) or enough trust."""

    id: str
    says: Wordings
    asked: bool = True
    trust: int = 101


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientFact:
    """Something a patient can be asked in any turn: by what questions, and what they answer.

    ``known`` where they have told it in their first words: asking for it is asking again from the start. ``again`` is
    what they say then.
    """

    id: str
    asked: tuple[str, ...]
    says: tuple[str, ...]
    again: tuple[str, ...] = ()
    known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """Who calls or stands at the desk. ``wants`` is told only when asked well, in ``pieces``.

    ``didnt_catch`` answers what cannot be made out, ``waits`` a "let me look", ``silence`` (each once) the trainee's
    silence; ``parting`` are last words where nothing more was lacking; ``pushes`` maps a cause to words, each harder,
    for turns that have none of their own.
    """

    name: str
    about: str
    asks: str
    wants: str = ""
    persona: Persona
    mood: Mood
    didnt_catch: tuple[str, ...]
    waits: tuple[str, ...] = ()
    silence: tuple[str, ...] = ()
    parting: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()
    facts: tuple[PatientFact, ...] = ()
    pushes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    recalls: tuple[Recall, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """What becomes of a call back that is owed: the turn it starts with when made, and when forgotten."""

    kept: str
    forgotten: str


@dataclass(frozen=True, slots=True)
class TestStep:
    """One reply that came before a test's own, with what was done in it."""

    __test__ = False  # no test class, whatever a collector makes of its name
    reply: str
    acts: tuple[str, ...] = ()


DIRECTIONS = ("up", "down", "same")
"""Which way a reply may move a dimension of the mood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineTest:
    """A test beside the scenario: a reply, and what must come of it.

    It begins in the turn ``at``, in the patient's first mood or in ``start_mood``; the replies of ``before`` are said
    first. All expectations are about ``reply`` itself but ``end``, the ending reached by then. ``reaction`` counts from
    1, as the author sees them; ``hears`` and ``not_hears`` are meanings; ``push`` whether the patient must ask again,
    None for either; ``tells`` the piece that must come out; ``moves`` pairs of a dimension and one of ``DIRECTIONS``.
    """

    at: str
    before: tuple[TestStep, ...] = ()
    start_mood: Mood | None = None
    reply: str
    acts: tuple[str, ...] = ()
    hears: tuple[str, ...] = ()
    not_hears: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    not_called_for: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    reaction: int | None = None
    push: bool | None = None
    tells: str = ""
    moves: tuple[tuple[str, str], ...] = ()
    end: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One encounter to practise. ``digest`` is the hash of all files it came from.

    ``anytime`` are reactions tried before those of the turn, in every turn.
    """

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
    anytime: tuple[Reaction, ...] = ()
    endings: Mapping[str, Ending]
    later: Later | None = None
    tests: tuple[InlineTest, ...] = ()
    notes: str = ""
    digest: str = ""
