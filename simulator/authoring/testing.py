"""Runs the tests that authors write beside their scenarios, through the engine and the scorer that play them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import scoring
from simulator.authoring.expectations import Mismatch, Outcome, unmet
from simulator.engine.acts import UnfitActError, UnknownActError, parse_act
from simulator.engine.events import EncounterEnded, Event, PatientReacted, ReplyGiven
from simulator.engine.reply import NotNowError
from simulator.engine.scenario import InlineTest, Scenario
from simulator.i18n import _
from simulator.runtime.act_wording import act_trouble
from simulator.runtime.clock import FixedClock
from simulator.runtime.encounter import Choices, Encounter, Moment
from simulator.scenario.diagnostics import quoted
from simulator.store import GuestLog

SEED = 1
"""The seed of every test, so that it comes out the same each time. It chooses wordings only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestRun:
    """What came of one test.

    Attributes:
        test: as the author wrote it.
        events: what happened in it, as far as it went.
        mismatches: what came out otherwise than expected; none where the test passes.
    """

    __test__ = False  # no test class, whatever a collector makes of its name

    test: InlineTest
    events: tuple[Event, ...]
    mismatches: tuple[Mismatch, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return not self.mismatches


def run_tests(scenario: Scenario, tests: Sequence[InlineTest] | None = None) -> Iterator[TestRun]:
    """Run the tests of a scenario one by one, or those given."""
    for test in scenario.tests if tests is None else tests:
        yield run_test(scenario, test)


def run_test(scenario: Scenario, test: InlineTest) -> TestRun:
    """Play one test from its turn, in its mood, and hold what happened against what it expects.

    A test that cannot be played to its end (the call is over before, an act cannot be done) does not pass.
    """
    encounter = Encounter.begin(
        scenario,
        encounter_id="test",
        choices=Choices(seed=SEED),
        log=GuestLog(),
        clock=FixedClock(),
        moment=Moment(encounter_id="", turn=test.at, mood=test.start_mood or scenario.patient.mood),
    )
    trouble = _before(encounter, test)
    mood = encounter.view.mood
    trouble = trouble or _said(encounter, test.reply, test.acts, key="reply")
    if trouble:
        return TestRun(test=test, events=encounter.events, mismatches=(trouble,))
    given = next(event for event in reversed(encounter.events) if isinstance(event, ReplyGiven))
    reacted = next(event for event in reversed(encounter.events) if isinstance(event, PatientReacted))
    outcome = Outcome(
        scenario=scenario,
        events=encounter.events,
        given=given,
        reacted=reacted,
        mood_before=mood,
        ended=next((event.ending for event in encounter.events if isinstance(event, EncounterEnded)), ""),
    )
    return TestRun(test=test, events=encounter.events, mismatches=unmet(test, outcome))


def _before(encounter: Encounter, test: InlineTest) -> Mismatch | None:
    """Say what was said before; what went wrong with it, or None."""
    for step in test.before:
        trouble = _said(encounter, step.reply, step.acts, key="before")
        if trouble:
            return trouble
        ended = encounter.view.ended
        if ended:
            return Mismatch(
                key="before",
                expected=_("the call to go on until the reply"),
                actual=_("it was over after {reply}, with the ending {ending}").format(
                    reply=_shown(step.reply), ending=ended.ending
                ),
            )
    return None


def _said(encounter: Encounter, reply: str, acts: Sequence[str], *, key: str) -> Mismatch | None:
    """Do and say it; what cannot be done or said, in words, or None."""
    for act in acts:
        try:
            encounter.act(parse_act(act))
        except (UnknownActError, UnfitActError) as error:
            where = "acts" if key == "reply" else key
            return Mismatch(key=where, expected=f"/{act}", actual=_sentence(act_trouble(error)))
    try:
        encounter.say(reply)
    except NotNowError:
        return Mismatch(key=key, expected=_("something said or done"), actual=_("an empty reply, and nothing done"))
    except scoring.UnknownLanguageError:
        language = encounter.scenario.language
        actual = _("the language {language} cannot be scored yet").format(language=language)
        return Mismatch(key=key, expected=_("a reply that can be judged"), actual=actual)
    return None


def _shown(reply: str) -> str:
    return quoted(reply, 60) if reply.strip() else _("what was done")


def _sentence(words: str) -> str:
    return _("it cannot be done: {why}").format(why=words.rstrip("."))
