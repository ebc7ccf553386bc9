"""Something cannot be done: what is wrong, where, and what to do. One key closes it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from simulator.i18n import _
from simulator.tui.keys import Key, bindings
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.plain import Plain, text

KEYS = (Key(action="close", keys=("escape", "enter", "ctrl+p"), label=_("close"), means=_("Close this message.")),)


class ProblemDialog(ModalScreen[None]):
    """Words of the part that failed, as they are."""

    CSS_PATH = "dialogs.tcss"
    KEYS: ClassVar = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """The words in a box."""
        with VerticalScroll(classes="box"):
            yield Plain(text(_("That did not work"), "bold $ask"), classes="heading")
            yield Plain(self._words)
            yield KeyBar(KEYS, with_help=False)

    def action_close(self) -> None:
        """Close it."""
        self.dismiss(None)
