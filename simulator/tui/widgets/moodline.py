"""One calm line that tells how the patient is: a shape, words, and how often they have had to ask again."""

from textual.app import ComposeResult
from textual.containers import HorizontalGroup

from simulator.runtime.view import EncounterView
from simulator.tui.views.encounter import hold_words, mood_shape, mood_words, on_hold, pushed_words
from simulator.tui.widgets.plain import Plain, joined, text

_AROUND = 6
"""Cells of padding on the line."""


class MoodLine(HorizontalGroup):
    """Words before numbers; nothing here is told by colour alone."""

    def compose(self) -> ComposeResult:
        """Mood at the left, burden at the right."""
        yield Plain(classes="mood")
        yield Plain(classes="pushed")

    def show(self, view: EncounterView) -> None:
        """Tell how it stands now."""
        shape, pushed = mood_shape(view.mood, view.mood_before) + "  ", pushed_words(view.burden)
        room = (self.app.size.width if self.size.width == 0 else self.size.width) - len(shape) - len(pushed) - _AROUND
        mood = joined((shape, "$primary"), (mood_words(view, room), ""))
        self.query_one(".mood", Plain).update(text(hold_words(), "bold $ask") if on_hold(view) else mood)
        self.query_one(".pushed", Plain).update(text(pushed, "$ask"))
