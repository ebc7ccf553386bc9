"""Every scenario, by channel, level and skill."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen

from simulator.i18n import _
from simulator.tui import routes
from simulator.tui.keys import MENU, SCENARIOS, bindings
from simulator.tui.routes import desk
from simulator.tui.views import scenarios as views
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.menu import Item, Menu
from simulator.tui.widgets.plain import Plain, text
from simulator.tui.widgets.titlebar import TitleBar


class ScenariosScreen(Screen[None]):
    """A list that can be narrowed."""

    KEYS: ClassVar = (*SCENARIOS, *MENU)
    BINDINGS: ClassVar[list[BindingType]] = bindings(SCENARIOS)

    def __init__(self) -> None:
        super().__init__()
        self._filter = views.Filter()

    def compose(self) -> ComposeResult:
        """What is shown, and the rows."""
        yield TitleBar(_("All scenarios"), "")
        with Vertical(id="desk"):
            yield Plain(id="heading")
            yield Menu(self._items())
        yield KeyBar(SCENARIOS)

    def on_mount(self) -> None:
        """Ready to choose."""
        self._tell()
        self.query_one(Menu).focus()

    def _items(self) -> list[Item]:
        return [
            Item(id=card.id, title=card.title or card.id, tail=views.row_tail(card), detail=views.row_detail(card))
            for card in desk(self).services.library.cards()
            if self._filter.fits(card)
        ]

    def _tell(self) -> None:
        words = views.filter_words(self._filter, len(self.query_one(Menu).items))
        self.query_one("#heading", Plain).update(text(words, "$quiet"))

    async def action_narrow(self, by: str) -> None:
        """The next value of one filter."""
        self._filter = views.narrowed(self._filter, by, desk(self).services.library.cards())
        await self.query_one(Menu).put(self._items())
        self._tell()

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Open its briefing."""
        routes.open_briefing(desk(self), event.item.id)

    def action_back(self) -> None:
        """Home."""
        routes.go_home(desk(self))
