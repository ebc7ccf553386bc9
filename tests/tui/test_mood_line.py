"""The mood line is one line at 80 columns, whatever the mood and however often the patient asked again."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from simulator.engine.mood import Mood
from simulator.runtime.clock import FixedClock
from simulator.runtime.services import Services
from simulator.tui.views.encounter import mood_shape, mood_words, pushed_words
from simulator.tui.widgets.moodline import _AROUND

LEVELS = st.integers(0, 100)
MOODS = st.builds(Mood, trust=LEVELS, worry=LEVELS, patience=LEVELS)
_SERVICES = Services(clock=FixedClock())
VIEW = _SERVICES.guest().begin(_SERVICES.library.load("up-all-night"), seed=1).view


@given(MOODS, MOODS, st.integers(0, 9))
def test_the_mood_is_told_on_one_line(now: Mood, before: Mood, burden: int) -> None:
    view = replace(VIEW, mood=now, mood_before=before, burden=burden)
    shape, pushed = mood_shape(now, before) + "  ", pushed_words(burden)
    room = 80 - len(shape) - len(pushed) - _AROUND
    assert len(mood_words(view, room)) <= room
