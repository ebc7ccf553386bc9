"""Every key of a screen, made from the table of keys; nothing is written down twice."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen, Screen

from simulator.i18n import _
from simulator.tui.keys import BACK_ONLY, EVERYWHERE, Key, bindings, usable
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.part import Part
from simulator.tui.widgets.plain import Plain, text


class HelpScreen(ModalScreen[None]):
    """Stands over the screen it explains."""

    CSS_PATH = ["../reading.tcss", "../dialogs/dialogs.tcss"]  # noqa: RUF012 - so declared by Textual
    KEYS: ClassVar = BACK_ONLY
    BINDINGS: ClassVar[list[BindingType]] = bindings(BACK_ONLY)

    def __init__(self, about: Screen[Any]) -> None:
        super().__init__()
        own: tuple[Key, ...] = getattr(about, "KEYS", ())
        self._keys = (*usable(about, own), *EVERYWHERE)

    def compose(self) -> ComposeResult:
        """The keys of the screen below, then a few words."""
        with VerticalScroll(classes="box tall"):
            yield Plain(text(_("Keys"), "bold"), classes="heading")
            for key in self._keys:
                yield Part(key.every_caption, text(key.means), style="bold $primary")
            yield Plain(
                text(
                    _("^ stands for the Ctrl key. F-keys and Ctrl work with any keyboard layout.")
                    + " "
                    + _("Every reply is kept as soon as you send it; you may close the window at any time."),
                    "$quiet",
                ),
                classes="foot",
            )
        yield KeyBar(BACK_ONLY, with_help=False)

    def action_back(self) -> None:
        """Close the help."""
        self.dismiss(None)
