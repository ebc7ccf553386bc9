"""One live encounter: engine, scorer and log. One public method for each thing a trainee can want."""

from collections.abc import Sequence
from dataclasses import dataclass

import scoring
from simulator.engine.acts import Act
from simulator.engine.clean import clean
from simulator.engine.commands import AskHint, Begin, Command, Do, Drop, Pause, Resume, Say, Wait
from simulator.engine.decide import decide, start
from simulator.engine.events import NO_MEMORY, EncounterEnded, Event, Memory
from simulator.engine.mood import Mood
from simulator.engine.pace import SILENCE_AFTER
from simulator.engine.scenario import Scenario
from simulator.engine.situation import desk_of, situation_of
from simulator.engine.state import EncounterState, apply, replay
from simulator.engine.transcript import transcript
from simulator.i18n import _
from simulator.runtime.clock import Clock, stamp
from simulator.runtime.coaching import margin_note
from simulator.runtime.hearing import minute_and_day
from simulator.runtime.judging import judge_reply
from simulator.runtime.view import EncounterView
from simulator.store import EventLog


class ChangedScenarioError(ValueError):
    """The scenario's file has changed since the recording; it can be read, and played anew, not gone on with."""


class Encounter:
    """A live encounter. Every event is on disk before the patient answers; the state is a fold over them."""

    def __init__(
        self,
        *,
        encounter_id: str,
        scenario: Scenario,
        events: Sequence[Event],
        log: EventLog,
        clock: Clock,
        history: Sequence[str] = (),
    ) -> None:
        self._scenario = scenario
        self._events: list[Event] = list(events)
        self._state: EncounterState = replay(events)
        self._log = log
        self._clock = clock
        self._history = tuple(history)
        self._began, self._today = minute_and_day(scenario.when, scenario.language)
        self._notices: tuple[str, ...] = ()
        self._note = ""
        self.id = encounter_id

    @classmethod
    def begin(
        cls,
        scenario: Scenario,
        *,
        encounter_id: str,
        choices: "Choices",
        log: EventLog,
        clock: Clock,
        history: Sequence[str] = (),
        moment: "Moment | None" = None,
    ) -> "Encounter":
        """Start an encounter and record its start; ``moment`` starts it in the middle, or where another left off.

        Args:
            scenario: what is played.
            encounter_id: its id, new.
            choices: seed, mode and pace.
            log: where every event goes before the patient answers.
            clock: tells the time.
            history: the trainee's earlier replies, for lines used again and again.
            moment: where to start, if not at the beginning.
        """
        command = Begin(
            at=stamp(clock),
            seed=choices.seed,
            mode=choices.mode,
            turn=moment.turn if moment else "",
            mood=moment.mood if moment else None,
            retry_of=moment.encounter_id if moment and not moment.follows else "",
            before=moment.before if moment else "",
            pace=choices.pace,
            follows=moment.encounter_id if moment and moment.follows else "",
            forgotten=moment.forgotten if moment else False,
            done_before=moment.done_before if moment else (),
            memory=moment.memory if moment else NO_MEMORY,
        )
        first = start(scenario, command)
        log.append(encounter_id, (first,), expected_seq=0)
        return cls(
            encounter_id=encounter_id,
            scenario=scenario,
            events=(first,),
            log=log,
            clock=clock,
            history=history,
        )

    @classmethod
    def resume(
        cls,
        scenario: Scenario,
        events: Sequence[Event],
        *,
        encounter_id: str,
        log: EventLog,
        clock: Clock,
        history: Sequence[str] = (),
    ) -> "Encounter":
        """Go on with a recorded encounter at the turn where it stopped.

        Raises:
            ChangedScenarioError: the scenario is not the one it was played with.
            BrokenLogError: the events are not those of an encounter.
        """
        encounter = cls(
            encounter_id=encounter_id, scenario=scenario, events=events, log=log, clock=clock, history=history
        )
        if encounter._state.digest != scenario.digest:
            raise ChangedScenarioError(scenario.id)
        encounter.come_back()
        return encounter

    @property
    def scenario(self) -> Scenario:
        """What is being played."""
        return self._scenario

    @property
    def events(self) -> tuple[Event, ...]:
        """The log so far."""
        return tuple(self._events)

    @property
    def view(self) -> EncounterView:
        """What a face shows now."""
        state, scenario = self._state, self._scenario
        desk = desk_of(scenario, state)
        turn_hints = len(scenario.turns[state.turn].hints) - state.hints.count(state.turn)
        return EncounterView(
            encounter_id=self.id,
            title=scenario.title,
            channel=scenario.channel,
            clinic_name=scenario.clinic.name,
            when=scenario.when,
            patient_name=scenario.patient.name,
            mode=state.mode,
            lines=transcript(self._events),
            mood=state.mood,
            mood_before=state.mood_before,
            burden=state.burden,
            pending=state.pending,
            desk=desk,
            pace=state.pace,
            silences_left=max(0, len(SILENCE_AFTER.get(state.pace, ())) - state.silences),
            minutes=state.minutes,
            hints_left=turn_hints,
            status=state.status,
            ended=next((event for event in self._events if isinstance(event, EncounterEnded)), None),
            margin_note=self._note,
            notices=self._notices,
        )

    def say(self, text: str) -> EncounterView:
        """Answer the patient. The reply, and what it led to, is recorded before this returns.

        Raises:
            NotNowError: there is nothing to say, or the encounter is over or paused.
        """
        cleaned = clean(text.strip())
        seen = situation_of(self._scenario, self._state, scoring.similar(cleaned.text, self._history))
        turn = self._scenario.turns[self._state.turn]
        judged = judge_reply(
            cleaned.text,
            seen,
            turn.hears,
            unlike=turn.unlike,
            book=desk_of(self._scenario, self._state).card.book,
            facts={fact.id: fact.asked for fact in self._scenario.patient.facts},
            now=None if self._began is None else self._began + self._state.minutes,
            today=self._today,
        )
        before = self._state
        self._do(
            Say(
                at=stamp(self._clock),
                text=cleaned.text,
                heard=judged.heard,
                situation=seen,
                judgement=judged.judgement,
                scored_chars=judged.scored_chars,
                said=judged.said,
            )
        )
        self._notices = _notices(cleaned.dropped, len(cleaned.text), judged.scored_chars, cut=cleaned.cut)
        if before.mode == "coach":
            self._note = margin_note(cleaned.text, judged.judgement, self._scenario.language)
        return self.view

    def act(self, act: Act) -> EncounterView:
        """Do something beside talking; it joins the next reply.

        Raises:
            UnfitActError: it cannot be done as asked; the message says why.
            NotNowError: the encounter is over or paused.
        """
        self._do(Do(at=stamp(self._clock), act=act))
        return self.view

    def wait(self, seconds: int) -> EncounterView:
        """Nothing was said or typed for so many seconds; what that brings depends on the pace.

        Slowness never costs anything; somebody who sat down and was told nothing may come back, which does.
        """
        notices, note = self._notices, self._note
        self._do(Wait(at=stamp(self._clock), seconds=seconds))
        self._notices, self._note = notices, note
        return self.view

    def hint(self) -> EncounterView:
        """Show the next hint of this turn, if there is one; it is noted for the debrief."""
        self._do(AskHint(at=stamp(self._clock)))
        return self.view

    def pause(self) -> EncounterView:
        """Stop for now; nothing is lost if nobody comes back."""
        self._do(Pause(at=stamp(self._clock)))
        return self.view

    def come_back(self) -> EncounterView:
        """Go on after a pause; does nothing otherwise."""
        self._do(Resume(at=stamp(self._clock)))
        return self.view

    def drop(self) -> EncounterView:
        """Give it up for good; the transcript is kept."""
        self._do(Drop(at=stamp(self._clock)))
        return self.view

    def _do(self, command: Command) -> None:
        events = decide(self._scenario, self._state, command)
        state = self._state
        for event in events:
            state = apply(state, event)
        if events:
            self._log.append(self.id, events, expected_seq=len(self._events))
        self._events.extend(events)
        self._state = state
        self._notices, self._note = (), ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What is chosen once for an encounter: the seed of its wordings, coach or practice, and whether time is felt."""

    seed: int
    mode: str = "practice"
    pace: str = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Where to start in the middle: which encounter it goes back to, which turn, and how the patient was just before.

    ``before`` is what the patient said there, to be said in other words. With ``follows`` it is not that moment again
    but the call back that was owed; ``forgotten`` where the patient had to ring instead; ``done_before`` is what was
    booked, moved or cancelled meanwhile.
    """

    encounter_id: str
    turn: str
    mood: Mood
    before: str = ""
    follows: bool = False
    forgotten: bool = False
    done_before: tuple[Act, ...] = ()
    memory: Memory = NO_MEMORY


def _notices(dropped: int, length: int, scored: int, *, cut: bool) -> tuple[str, ...]:
    notices = []
    if cut:
        notices.append(_("Your reply was very long: its first {length:,} characters are kept.").format(length=length))
    if scored < length:
        notices.append(
            _("Your reply is kept in full ({length:,} characters); its first {scored:,} are scored.").format(
                length=length, scored=scored
            )
        )
    if dropped:
        notices.append(_("Some characters that cannot be shown were taken out of your reply."))
    return tuple(notices)
