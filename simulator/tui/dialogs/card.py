"""The desk card over the conversation, for windows too narrow for both."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from simulator.engine.clinic import Clinic
from simulator.tui.keys import CARD, bindings
from simulator.tui.widgets.deskcard import CardSearch
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.plain import Plain, text


class CardDialog(ModalScreen[None]):
    """Read it, type to find something on it, put it away."""

    CSS_PATH = ["../reading.tcss", "dialogs.tcss"]  # noqa: RUF012 - so declared by Textual
    KEYS: ClassVar = CARD
    BINDINGS: ClassVar[list[BindingType]] = bindings(CARD)

    def __init__(self, card: Clinic) -> None:
        super().__init__()
        self._card = card

    def compose(self) -> ComposeResult:
        """The card in a box."""
        with Vertical(classes="box tall low"):
            yield Plain(text(self._card.name, "bold"), classes="heading")
            yield CardSearch(self._card)
            yield KeyBar(CARD, with_help=False)

    def on_mount(self) -> None:
        """Ready to type; arrow keys scroll at once."""
        self.query_one(CardSearch).begin()

    def on_card_search_left(self) -> None:
        """They have found it."""
        self.dismiss(None)

    def action_cancel(self) -> None:
        """Put it away."""
        self.dismiss(None)
