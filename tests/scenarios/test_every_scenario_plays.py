"""Every shipped scenario, played by nobody in particular: it never gets stuck, and what it records is what happened."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.engine.acts import UnfitActError, parse_act
from simulator.engine.chance import choose
from simulator.engine.commands import Begin, Do, Say
from simulator.engine.debrief import debrief_of
from simulator.engine.decide import NotNowError, decide, start
from simulator.engine.events import EncounterEnded, SituationSeen
from simulator.engine.judgement import Axes, CriterionMark, Judgement, Versions
from simulator.engine.scenario import Scenario
from simulator.engine.speech import Said
from simulator.engine.state import apply, replay
from simulator.runtime.clock import FixedClock
from simulator.runtime.services import Services
from simulator.scenario import SHIPPED, load_scenario

AT = "2026-01-05T08:41:00.000+00:00"
FOBBED_OFF_AT_MOST = 9
"""Replies of no use after which somebody must have given up, even who has all day."""
PATHS = sorted(path for path in SHIPPED.rglob("*.yaml") if path.parent.name in ("phone", "desk"))
SCENARIOS = [found for found in (load_scenario(path).scenario for path in PATHS) if found]
CRITERIA = ("acknowledge", "answer", "alternative", "next_step", "wait", "apology", "own", "confirm", "respect")


def test_all_of_them_load():
    assert len(SCENARIOS) == len(PATHS) >= 8


@st.composite
def replies(draw, hears):
    """Somebody's reply, as it might have been heard, marked and read; ``hears`` are the turn's meanings."""
    level = st.sampled_from([0, 1, 2, None])
    marks = {name: CriterionMark(level=draw(level)) for name in CRITERIA}
    axes = Axes(**{name: draw(st.floats(0, 100)) for name in ("warm", "unscripted", "helpful", "overall")})
    moves = ("refuses", "offers", "asks_open", "closes", "looks", "tells_wait", "next_step", "confirms")
    return Say(
        at=AT,
        text="Words.",
        heard=tuple(draw(st.lists(st.sampled_from(sorted(hears)), max_size=2, unique=True))) if hears else (),
        situation=SituationSeen(channel="phone", language="en", patient=""),
        judgement=Judgement(
            axes=axes,
            criteria=tuple(marks.items()),
            failed=draw(st.sampled_from([(), (), (), ("safety",), ("privacy",)])),
            versions=Versions(scorer="1", pack="1", rubric="1"),
        ),
        scored_chars=6,
        said=Said(moves=tuple(draw(st.lists(st.sampled_from(moves), max_size=3, unique=True)))),
    )


def step(scenario, state, command):
    """The events of a command and the state after them; none where it does not fit."""
    try:
        events = decide(scenario, state, command)
    except (NotNowError, UnfitActError):
        return (), state
    for event in events:
        state = apply(state, event)
    return events, state


def acts_of(scenario: Scenario):
    slots = [slot.id for slot in scenario.clinic.book]
    people = [person.name for person in scenario.clinic.staff]
    typed = ["/card", "/hold", "/resume", "/checkin", "/aside", "/emergency", "/callback one", "/note hurry", "/cancel"]
    typed += [f"/{verb} {slot}" for verb in ("book", "move") for slot in slots]
    typed += [f"/{verb} {who}" for verb in ("fetch", "introduce", "transfer", "message") for who in people]
    return st.sampled_from(typed).map(lambda text: Do(at=AT, act=parse_act(text)))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.id)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_is_said_or_done_it_goes_on_and_replays(scenario, data):
    events = [start(scenario, Begin(at=AT, seed=data.draw(st.integers(0, 9)), mode="practice"))]
    state = replay(events)
    for _ in range(data.draw(st.integers(1, 12))):
        hears = scenario.turns[state.turn].hears
        command = data.draw(st.one_of(replies(hears), replies(hears), acts_of(scenario)))
        fresh, state = step(scenario, state, command)
        events.extend(fresh)
        if state.over:
            break
        assert state.patient_line
    assert replay(events) == state
    assert debrief_of(events).burden == state.burden


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("words", ["no", "I don't know.", "It's policy.", "You'll have to wait."])
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.id)
def test_nobody_listens_to_fobbing_off_for_ever(scenario, words, seed):
    encounter = Services(clock=FixedClock()).guest().begin(scenario, seed=seed)
    for _ in range(FOBBED_OFF_AT_MOST):
        if not encounter.view.ended:
            encounter.say(words)
    assert encounter.view.ended, f"still on the line at {encounter.view.mood}"
    assert isinstance(encounter.events[-1], EncounterEnded)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.id)
def test_they_do_not_open_with_the_same_words_every_time(scenario):
    first = scenario.turns[scenario.start].says
    assert not first or len({choose(first.of("even"), seed, scenario.id, scenario.start) for seed in range(20)}) > 1
