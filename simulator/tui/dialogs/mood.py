"""In which mood shall the patient be? Its result is the mood, or nothing."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import HorizontalGroup, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from simulator.engine.mood import DIMENSIONS, Mood
from simulator.i18n import _
from simulator.runtime.wording import patience_words, trust_words, worry_words
from simulator.tui.keys import MOOD, bindings
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.plain import Plain, text

STEP = 5
"""Points that + and - change a number by."""
_WORDS = {"trust": trust_words, "worry": worry_words, "patience": patience_words}


class Points(Input):
    """A number from 0 to 100; + and - change it, up and down go to the next one."""

    def __init__(self, value: int, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(str(value), restrict=r"\d*", max_length=3, id=id)

    @property
    def points(self) -> int:
        """The number that stands there, at most 100; 0 where none does."""
        return min(100, int(self.value or 0))

    async def _on_key(self, event: events.Key) -> None:
        # Input takes signs as text before bindings are asked.
        step = {"+": STEP, "-": -STEP}.get(event.character or "", 0)
        if step:
            event.stop()
            event.prevent_default()
            self.value = str(min(100, max(0, self.points + step)))
            self.cursor_position = len(self.value)
        elif event.key in ("up", "down"):
            event.stop()
            event.prevent_default()
            self.screen.focus_previous() if event.key == "up" else self.screen.focus_next()


class MoodDialog(ModalScreen[Mood | None]):
    """Three numbers, each with the words one would see."""

    CSS_PATH = "dialogs.tcss"
    KEYS: ClassVar = MOOD
    BINDINGS: ClassVar[list[BindingType]] = bindings(MOOD)

    def __init__(self, mood: Mood) -> None:
        super().__init__()
        self._mood = mood

    def compose(self) -> ComposeResult:
        """The three lines."""
        names = {"trust": _("trust"), "worry": _("worry"), "patience": _("patience")}
        with Vertical(classes="box low"):
            yield Plain(text(_("In which mood are they?"), "bold"), classes="heading")
            for dimension in DIMENSIONS:
                with HorizontalGroup(classes="points"):
                    yield Plain(text(names[dimension], "bold"), classes="name")
                    yield Points(int(getattr(self._mood, dimension)), id=dimension)
                    yield Plain(classes="means", id=f"{dimension}-means")
            yield Plain(text(_("From 0 to 100. + and - change it by five, ↑ and ↓ go to the next."), "$quiet"))
            yield KeyBar(MOOD, with_help=False)

    def on_mount(self) -> None:
        """Ready to type."""
        self._tell()
        self.query_one("#trust", Points).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Other words for another number."""
        event.stop()
        self._tell()

    def _tell(self) -> None:
        for dimension in DIMENSIONS:
            words = _WORDS[dimension](self.query_one(f"#{dimension}", Points).points)
            self.query_one(f"#{dimension}-means", Plain).update(text(words, "$quiet"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in any of the three."""
        event.stop()
        self.action_set()

    def action_set(self) -> None:
        """Put them in it."""
        self.dismiss(Mood(**{name: self.query_one(f"#{name}", Points).points for name in DIMENSIONS}))

    def action_cancel(self) -> None:
        """Leave them as they are."""
        self.dismiss(None)
