"""One person's practice: their log, settings and encounters. The faces talk to this."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from simulator.engine.debrief import Debrief, debrief_of
from simulator.engine.events import EncounterDropped, EncounterEnded, EncounterStarted, Event
from simulator.engine.scenario import Scenario
from simulator.engine.state import replay
from simulator.progress.summary import EncounterSummary, summary_of
from simulator.progress.today import Choice, Option, choose_today
from simulator.runtime.clock import Clock, stamp
from simulator.runtime.encounter import Encounter, Moment
from simulator.runtime.library import Library
from simulator.scenario import ScenarioCard
from simulator.store import EventLog, Profile

HISTORY_REPLIES = 400
"""How many of the trainee's latest replies are looked through for lines they use again and again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """An encounter that was left in the middle. ``playable`` is False where its scenario has changed or is gone."""

    encounter_id: str
    scenario: str
    title: str
    at: str
    replies: int
    playable: bool


class Practice:
    """What one trainee (or a guest) can do beside talking to a patient."""

    def __init__(self, *, library: Library, log: EventLog, clock: Clock, profile: Profile | None = None) -> None:
        self.library = library
        self.profile = profile
        self._log = log
        self._clock = clock

    @property
    def is_guest(self) -> bool:
        """Whether nothing is kept."""
        return self.profile is None

    @property
    def name(self) -> str:
        """The trainee's name, "" for a guest."""
        return self.profile.name if self.profile else ""

    @property
    def mode(self) -> str:
        """How they practise, once chosen and remembered: coach or practice."""
        return (self.profile.get("mode") if self.profile else None) or "practice"

    @mode.setter
    def mode(self, mode: str) -> None:
        if self.profile:
            self.profile.set("mode", mode)

    def begin(
        self, scenario: Scenario, *, mode: str | None = None, seed: int | None = None, moment: Moment | None = None
    ) -> Encounter:
        """Start an encounter. Without a seed one is drawn, so that the wording differs from last time."""
        fresh = uuid.uuid4()
        return Encounter.begin(
            scenario,
            encounter_id=fresh.hex,
            seed=fresh.int % 2**31 if seed is None else seed,
            mode=mode or self.mode,
            recorder=_SummingRecorder(self._log),
            clock=self._clock,
            history=self._log.replies_before(HISTORY_REPLIES),
            moment=moment,
        )

    def resume(self, encounter_id: str) -> Encounter:
        """Take up an unfinished encounter at the turn where it stopped.

        Raises:
            ChangedScenarioError: its scenario has changed; the transcript can still be read.
            ScenarioProblemError: its scenario cannot be loaded any more.
        """
        events = self._log.events(encounter_id)
        scenario = self.library.load(replay(events).scenario)
        return Encounter.resume(
            scenario,
            events,
            encounter_id=encounter_id,
            recorder=_SummingRecorder(self._log),
            clock=self._clock,
            history=self._log.replies_before(HISTORY_REPLIES),
        )

    def unfinished(self) -> tuple[Unfinished, ...]:
        """Encounters left in the middle, the latest first."""
        found = []
        for encounter_id in self._log.unfinished():
            events = self._log.events(encounter_id)
            state = replay(events)
            started = events[0]
            assert isinstance(started, EncounterStarted)
            found.append(
                Unfinished(
                    encounter_id=encounter_id,
                    scenario=state.scenario,
                    title=started.title,
                    at=started.at,
                    replies=len(state.replies),
                    playable=self.library.digest(state.scenario) == state.digest,
                )
            )
        return tuple(found)

    def set_aside(self, encounter_id: str) -> None:
        """Give up an unfinished encounter for good, whether or not its scenario still loads."""
        events = self._log.events(encounter_id)
        dropped = EncounterDropped(at=stamp(self._clock))
        _SummingRecorder(self._log).append(encounter_id, (dropped,), expected_seq=len(events))

    def events(self, encounter_id: str) -> tuple[Event, ...]:
        """The log of one encounter."""
        return tuple(self._log.events(encounter_id))

    def debrief(self, encounter_id: str) -> Debrief:
        """The debrief of one encounter."""
        return debrief_of(self.events(encounter_id))

    def summaries(self) -> tuple[EncounterSummary, ...]:
        """Every encounter that was played to its end or given up, the oldest first."""
        return tuple(self._log.summaries())

    def today(self) -> tuple[tuple[ScenarioCard, Choice], ...]:
        """What to practise today, and why, out of the scenarios there are."""
        cards = {card.id: card for card in self.library.cards() if not card.problem}
        options = [
            Option(id=card.id, channel=card.channel, level=card.level, practises=card.practises, minutes=card.minutes)
            for card in cards.values()
        ]
        return tuple((cards[choice.id], choice) for choice in choose_today(options, self.summaries()))

    def close(self) -> None:
        """Let go of the profile's file."""
        if self.profile:
            self.profile.close()


class _SummingRecorder:
    """Appends to the log and, with the event that ends an encounter, its summary, in one transaction."""

    def __init__(self, log: EventLog) -> None:
        self._log = log

    def append(self, encounter_id: str, events: Sequence[Event], *, expected_seq: int) -> None:
        """Keep those events; returns when they are safe."""
        summary = None
        if isinstance(events[-1], EncounterEnded | EncounterDropped):
            summary = summary_of((*self._log.events(encounter_id), *events), encounter_id)
        self._log.append(encounter_id, events, expected_seq=expected_seq, summary=summary)
