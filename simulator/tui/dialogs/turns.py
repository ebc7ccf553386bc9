"""In which turn shall it begin? Its result is the turn's id, "" for the start, or nothing."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from simulator.i18n import _
from simulator.tui.keys import DIALOG, MENU, bindings
from simulator.tui.views.preview import TurnChoice
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.menu import Item, Menu
from simulator.tui.widgets.plain import Plain, text


class TurnDialog(ModalScreen[str | None]):
    """Every turn of the scenario with the patient's words there; the pointer stands on the one that is played."""

    CSS_PATH = "dialogs.tcss"
    KEYS: ClassVar = (*DIALOG, *MENU)
    BINDINGS: ClassVar[list[BindingType]] = bindings(DIALOG)

    def __init__(self, turns: Sequence[TurnChoice], here: str) -> None:
        super().__init__()
        self._turns = tuple(turns)
        self._here = here

    def compose(self) -> ComposeResult:
        """A heading and the list."""
        with Vertical(classes="box low turns"):
            yield Plain(text(_("Begin in which turn?"), "bold"), classes="heading")
            yield Menu(
                [Item(id=turn.id, title=turn.id, tail=turn.note, detail=turn.first_words) for turn in self._turns]
            )
            yield KeyBar(DIALOG, with_help=False)

    def on_mount(self) -> None:
        """The pointer on the turn one is in."""
        menu = self.query_one(Menu)
        menu.focus()
        menu.at = next((place for place, turn in enumerate(self._turns) if turn.id == self._here), 0)

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Go there."""
        self.dismiss(event.item.id)

    def action_cancel(self) -> None:
        """Stay."""
        self.dismiss(None)
