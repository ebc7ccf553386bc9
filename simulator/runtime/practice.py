"""One person's practice: their log, settings and encounters. The faces talk to this.

What only a live encounter or its debrief needs is imported when one begins, so that home is there at once.
"""

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.engine.events import EncounterDropped, EncounterStarted, Event
from simulator.progress.promises import Debt, debts, open_debts
from simulator.progress.summary import EncounterSummary
from simulator.progress.today import Choice, Option, choose_today
from simulator.runtime.clock import Clock, stamp
from simulator.runtime.library import Library
from simulator.scenario import ScenarioCard
from simulator.store import EventCodecError, Mode, Practitioner

if TYPE_CHECKING:
    from simulator.engine.debrief import Debrief
    from simulator.engine.disputes import Dispute
    from simulator.engine.judgement import Level
    from simulator.engine.scenario import Scenario
    from simulator.runtime.encounter import Encounter, Moment

HISTORY_REPLIES = 400
"""How many of the trainee's latest replies are looked through for lines they use again and again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """An encounter that was left in the middle. ``playable`` is False where its scenario has changed or is gone.

    ``follows`` is the encounter whose call back it makes, "" where it makes none.
    """

    encounter_id: str
    scenario: str
    title: str
    at: str
    replies: int
    playable: bool
    follows: str = ""


class Practice:
    """What one trainee (or a guest) can do beside talking to a patient."""

    def __init__(self, *, library: Library, practitioner: Practitioner, clock: Clock) -> None:
        self.library = library
        self._practitioner = practitioner
        self._log = practitioner.log
        self._clock = clock

    @property
    def is_guest(self) -> bool:
        """Whether nothing is kept."""
        return not self._practitioner.name

    @property
    def name(self) -> str:
        """The trainee's name, "" for a guest."""
        return self._practitioner.name

    @property
    def mode(self) -> Mode:
        """How they practise, once chosen and remembered: coach or practice."""
        return self._practitioner.mode

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._practitioner.mode = mode

    @property
    def pace(self) -> str:
        """Whether a silence is heard, once chosen and remembered: off, gentle or real."""
        return self._practitioner.pace

    @pace.setter
    def pace(self, pace: str) -> None:
        self._practitioner.pace = pace

    @property
    def theme(self) -> str:
        """The theme they chose, "" before they choose."""
        return self._practitioner.theme

    @theme.setter
    def theme(self, theme: str) -> None:
        self._practitioner.theme = theme

    def begin(
        self,
        scenario: "Scenario",
        *,
        mode: Mode | None = None,
        seed: int | None = None,
        moment: "Moment | None" = None,
        pace: str | None = None,
    ) -> "Encounter":
        """Start an encounter. Without a seed one is drawn, so that the wording differs from last time."""
        from simulator.runtime.encounter import Choices, Encounter

        fresh = uuid.uuid4()
        return Encounter.begin(
            scenario,
            encounter_id=fresh.hex,
            choices=Choices(
                seed=fresh.int % 2**31 if seed is None else seed, mode=mode or self.mode, pace=pace or self.pace
            ),
            log=self._log,
            clock=self._clock,
            history=self._log.replies_before(HISTORY_REPLIES),
            moment=moment,
        )

    def debts(self) -> tuple[Debt, ...]:
        """What is owed to somebody and can be seen to now: call backs that are due, or were forgotten."""
        summaries = self.summaries()
        return open_debts(debts(summaries, self._clock.now()), summaries)

    def follow_up(
        self, debt: Debt, *, mode: Mode | None = None, seed: int | None = None, pace: str | None = None
    ) -> "Encounter":
        """Make the call back that is owed; where it was forgotten, the patient rings instead.

        Raises:
            ScenarioProblemError: its scenario cannot be loaded any more, or does not go on after the call.
        """
        from simulator.engine.desk import bookings
        from simulator.runtime.encounter import Moment
        from simulator.runtime.library import ScenarioProblemError

        scenario = self.library.load(debt.scenario)
        if scenario.later is None:
            raise ScenarioProblemError(debt.scenario)
        forgotten = debt.fate == "forgotten"
        owing = next(each for each in self.summaries() if each.encounter == debt.encounter)
        moment = Moment(
            encounter_id=debt.encounter,
            turn=scenario.later.forgotten if forgotten else scenario.later.kept,
            mood=owing.mood_last,
            follows=True,
            forgotten=forgotten,
            done_before=bookings(self.events(debt.encounter)),
        )
        return self.begin(scenario, mode=mode, seed=seed, moment=moment, pace=pace)

    def resume(self, encounter_id: str) -> "Encounter":
        """Take up an unfinished encounter at the turn where it stopped.

        Raises:
            ChangedScenarioError: its scenario has changed; the transcript can still be read.
            ScenarioProblemError: its scenario cannot be loaded any more.
        """
        from simulator.engine.state import replay
        from simulator.runtime.encounter import Encounter

        events = self._log.events(encounter_id)
        scenario = self.library.load(replay(events).scenario)
        return Encounter.resume(
            scenario,
            events,
            encounter_id=encounter_id,
            log=self._log,
            clock=self._clock,
            history=self._log.replies_before(HISTORY_REPLIES, besides=encounter_id),
        )

    def unfinished(self) -> tuple[Unfinished, ...]:
        """Encounters left in the middle, the latest first. One that cannot be read is passed over."""
        found = []
        for encounter_id in self._log.unfinished():
            from simulator.engine.state import BrokenLogError, replay  # home goes without where nothing was left

            try:
                events = self._log.events(encounter_id)
                state = replay(events)
            except (EventCodecError, BrokenLogError):
                continue  # the others, and home, are still there
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
                    follows=started.follows,
                )
            )
        return tuple(found)

    def set_aside(self, encounter_id: str) -> None:
        """Give up an unfinished encounter for good, whether or not its scenario still loads."""
        events = self._log.events(encounter_id)
        dropped = EncounterDropped(at=stamp(self._clock))
        self._log.append(encounter_id, (dropped,), expected_seq=len(events))

    def events(self, encounter_id: str) -> tuple[Event, ...]:
        """The log of one encounter."""
        return tuple(self._log.events(encounter_id))

    def debrief(self, encounter_id: str) -> "Debrief":
        """The debrief of one encounter."""
        from simulator.engine.debrief import debrief_of

        return debrief_of(self.events(encounter_id))

    def dispute(self, encounter_id: str, reply: int, criterion: str, note: str) -> "Dispute":
        """Say that a mark is not right, and why; a trainer rules on it later. It is recorded before this returns.

        Args:
            encounter_id: an encounter that is over.
            reply: which answered reply, from 1, as in ``Highlight.reply``.
            criterion: a criterion that reply was marked on.
            note: why, in the trainee's words; cleaned, and cut where it is very long.

        Raises:
            DisputeRefusedError: it cannot be disputed; ``runtime.disputes.refusal_words`` says why in words.
            StoreError: it could not be kept.
        """
        from simulator.runtime.disputes import dispute_mark

        return dispute_mark(self._log, encounter_id, reply, criterion, note, at=stamp(self._clock), guest=self.is_guest)

    def rule(
        self, encounter_id: str, reply: int, criterion: str, level: "Level | None", *, note: str = "", by: str = ""
    ) -> "Dispute":
        """Decide a disputed mark: 0 missed, 1 partly, 2 met, None where nothing called for it.

        Raises:
            DisputeRefusedError: nobody disputed it, or it has been ruled on.
            StoreError: it could not be kept.
        """
        from simulator.runtime.disputes import rule_dispute

        return rule_dispute(self._log, encounter_id, reply, criterion, level, at=stamp(self._clock), note=note, by=by)

    def disputes(self, encounter_id: str) -> "tuple[Dispute, ...]":
        """The disputed marks of one encounter, open and ruled, in the order they were first disputed."""
        from simulator.engine.disputes import disputes_of

        return disputes_of(self.events(encounter_id))

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
        self._practitioner.close()
