"""A blank screen, at once: a real patient may be standing there. What to do next is asked without hurry."""

from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Middle
from textual.screen import ModalScreen

from simulator.i18n import _
from simulator.tui.keys import PAUSED, bindings
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.plain import Plain, text

Next = Literal["resume", "leave", "drop"]


class PauseScreen(ModalScreen[Next]):
    """Covers everything and shows nothing of the call."""

    CSS_PATH = "dialogs.tcss"
    KEYS: ClassVar = PAUSED
    BINDINGS: ClassVar[list[BindingType]] = bindings(PAUSED)

    def __init__(self, *, kept: bool) -> None:
        super().__init__()
        self._kept = kept
        self._sure = False

    def compose(self) -> ComposeResult:
        """Hardly anything."""
        with Middle():
            yield Plain(text(_("Paused"), "bold"), classes="heading")
            yield Plain(text(self._promise(), "$quiet"), classes="foot")
        yield KeyBar(PAUSED, with_help=False)

    def _promise(self) -> str:
        if self._kept:
            return _("Take your time. It goes on exactly here, also if you leave.")
        return _("Take your time. You practise as a guest: if you leave, this one is not kept.")

    def action_resume(self) -> None:
        """Go on."""
        self.dismiss("resume")

    def action_leave(self) -> None:
        """Leave it for later."""
        self.dismiss("leave")

    def action_drop(self) -> None:
        """Give it up; asked for twice, because it cannot be taken back."""
        if self._sure:
            self.dismiss("drop")
            return
        self._sure = True
        words = _("Give it up for good? Press the key once more. What was said can still be read in your history.")
        self.query_one(".foot", Plain).update(text(words, "$ask"))
