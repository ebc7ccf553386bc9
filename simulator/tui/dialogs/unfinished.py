"""An encounter was left in the middle: what to do with it."""

from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from simulator.i18n import _
from simulator.runtime.practice import Unfinished
from simulator.tui.keys import DIALOG, bindings
from simulator.tui.views.home import unfinished_detail
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.menu import Item, Menu
from simulator.tui.widgets.plain import Plain, text


class UnfinishedDialog(ModalScreen[str | None]):
    """Hands back ``go_on``, ``read``, ``anew``, ``aside``, or nothing."""

    CSS_PATH = "dialogs.tcss"
    KEYS: ClassVar = DIALOG
    BINDINGS: ClassVar[list[BindingType]] = bindings(DIALOG)

    def __init__(self, left: Unfinished, now: datetime) -> None:
        super().__init__()
        self._left = left
        self._now = now

    def compose(self) -> ComposeResult:
        """What it is, and the ways on."""
        with Vertical(classes="box"):
            yield Plain(text(self._left.title, "bold"), classes="heading")
            yield Plain(text(unfinished_detail(self._left, self._now), "$quiet"))
            if not self._left.playable:
                yield Plain(
                    _("What was said is all here to read.")
                    + " "
                    + _("It cannot go on, because the scenario is not the same any more.")
                )
            yield Menu(self._ways())
            yield KeyBar(DIALOG, with_help=False)

    def _ways(self) -> list[Item]:
        read = Item(id="read", title=_("Read what was said"))
        anew = Item(id="anew", title=_("Begin it anew"))
        aside = Item(id="aside", title=_("Set it aside; it stays in your history"))
        if self._left.playable:
            return [Item(id="go_on", title=_("Go on where you stopped")), read, anew, aside]
        return [anew, read, aside]

    def on_mount(self) -> None:
        """Ready to choose."""
        self.query_one(Menu).focus()

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Hand it back."""
        self.dismiss(event.item.id)

    def action_cancel(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)
