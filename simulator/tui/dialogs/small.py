"""Stands in front of everything while the window is too small; what is behind it stays as it is."""

from textual.app import ComposeResult
from textual.screen import ModalScreen

from simulator.i18n import _
from simulator.tui.widgets.plain import Plain


class SmallWindow(ModalScreen[None]):
    """One sentence, and the window's size as it changes."""

    CSS_PATH = "dialogs.tcss"
    KEYS = ()

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Plain(
            _("This window is too small to practise in. Make it at least 60 wide and 20 high.")
            + " "
            + _("Your call waits as it is.")
        )
