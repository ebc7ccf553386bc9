"""How this patient takes a reply, before they answer: the mood it leaves, why they would ask again, what has happened.

What is chosen, and why something else was not, are both worked out from this one value.
"""

from simulator.engine.commands import Say
from simulator.engine.conduct import shifts_of_acts
from simulator.engine.desk import booked_in
from simulator.engine.law import shifts_of
from simulator.engine.mood import Mood, Shift, moved
from simulator.engine.past import Story
from simulator.engine.push import causes_of
from simulator.engine.reacting import Found, first_fitting, fits
from simulator.engine.scenario import Condition, PatientFact, Scenario, Turn
from simulator.engine.situation import desk_of
from simulator.engine.state import EncounterState


class Taken:
    """A reply as this patient takes it.

    Attributes:
        turn: where it was given.
        shifts: what the words and the acts do to the mood, before an author's nudge.
        mood: as they leave it.
        answers: facts about the patient that it asks for; ``again`` those of them that were told already.
        causes: why they would have to ask again, the most telling first.
    """

    def __init__(self, scenario: Scenario, before: EncounterState, after: EncounterState, command: Say) -> None:
        """Take it: ``before`` is the state it was given in, ``after`` the one with it."""
        self._scenario, self._before, self._after, self._command = scenario, before, after, command
        self.turn: Turn = scenario.turns[before.turn]
        self.shifts = self._law()
        self.mood: Mood = moved(before.mood, self.shifts)
        facts = {fact.id: fact for fact in scenario.patient.facts}
        known = before.answered | {fact.id for fact in facts.values() if fact.known}
        # One question at a time: a patient who answers three at once was likely asked none of them.
        asked = [facts[each] for each in command.said.asked if each in facts][:1]
        if self.turn.alone:
            asked = []
        self.answers: tuple[PatientFact, ...] = tuple(fact for fact in asked if fact.id not in known)
        self.again: tuple[PatientFact, ...] = tuple(fact for fact in asked if fact.id in known)
        self.causes = causes_of(
            command.said,
            command.judgement,
            acts=before.pending,
            asked_again=bool(self.again),
            said_here=after.said_here,
        )

    def story(self, told: tuple[str, ...] = ()) -> Story:
        """All that has happened, with the pieces that come out now."""
        after = self._after
        return Story(
            heard=after.heard,
            acts=after.acts,
            told=(*after.told, *told),
            said=after.said,
            slots=after.slots,
            booked=booked_in(self._scenario.clinic, desk_of(self._scenario, after)),
            pushes=self._before.burden,
            mood=self.mood,
        )

    def first_fitting(self) -> Found | None:
        """The first reaction that fits, those of any time before those of the turn; None where none does."""
        return first_fitting(
            self._scenario.anytime,
            self.turn,
            self._command,
            acts=self._before.pending,
            mood=self.mood,
            causes=self.causes,
            story=self.story(),
        )

    def fits(self, condition: Condition) -> bool:
        """Whether everything that condition asks for is so."""
        return fits(
            condition,
            self._command,
            acts=self._before.pending,
            mood=self.mood,
            causes=self.causes,
            story=self.story(),
        )

    @property
    def ran_over(self) -> bool:
        """Whether what one did took longer than one had said, and no new time was told."""
        due = self._before.due
        return due is not None and self._after.due == due and self._after.minutes > due

    def _law(self) -> tuple[Shift, ...]:
        """The mood law, and what was done beside the words."""
        before = self._before
        by_words = shifts_of(
            self._command.judgement,
            self._scenario.patient.persona,
            mood=before.mood,
            resting=before.resting,
            hurt=before.hurt,
        )
        by_acts = shifts_of_acts(
            before.pending,
            self._command.said,
            before=before.acts,
            asked_to_hold=before.hold_asked,
            moments=self.turn.moments,
            ran_over=self.ran_over,
        )
        return (*by_words, *by_acts)
