"""Every mark to try says why it matters, on the screen (on request) and in plain lines."""

from simulator.cli.debriefing import debrief_lines
from simulator.engine.debrief import debrief_of
from simulator.runtime.clock import FixedClock
from simulator.runtime.judging import explained
from simulator.runtime.services import Services
from simulator.tui.views.debrief import to_try


def test_what_is_to_try_says_why_it_matters():
    services = Services(clock=FixedClock())
    encounter = services.guest().begin(services.library.load("up-all-night"), seed=1)
    encounter.say("I understand your frustration. Unfortunately we are fully booked.")
    debrief = debrief_of(encounter.events)
    assert debrief.to_try
    for each, point in zip(debrief.to_try, to_try(debrief), strict=True):
        matters = explained(each.judgement, "en")[each.criterion].matters
        assert matters
        assert point.would_help.startswith(matters)
        assert any(matters in line for line in debrief_lines(debrief))
