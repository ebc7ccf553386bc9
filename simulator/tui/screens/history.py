"""History: every encounter, the latest first. Enter looks back on one; from there it can be read turn by turn."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen

from simulator.i18n import _
from simulator.tui import routes
from simulator.tui.keys import BACK, MENU, bindings
from simulator.tui.routes import desk
from simulator.tui.views import progress as views
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.menu import Item, Menu
from simulator.tui.widgets.plain import Plain
from simulator.tui.widgets.titlebar import TitleBar

SHOWN_AT_MOST = 200
"""Encounters listed; older ones stay in the record and in exports."""


class HistoryScreen(Screen[None]):
    """A list to choose from."""

    KEYS: ClassVar = (BACK, *MENU)
    BINDINGS: ClassVar[list[BindingType]] = bindings((BACK,))

    def compose(self) -> ComposeResult:
        """The list, or a kind word."""
        app = desk(self)
        now = app.services.clock.now()
        summaries = app.practice.summaries()[::-1][:SHOWN_AT_MOST]
        self._given_up = {each.encounter for each in summaries if each.dropped}
        yield TitleBar(_("History"), app.practice.name or _("guest, nothing is kept"))
        with Vertical(id="desk"):
            yield Menu(
                [
                    Item(
                        id=each.encounter,
                        title=views.history_title(each),
                        tail=views.history_tail(each, now),
                        detail=views.history_detail(each),
                    )
                    for each in summaries
                ]
            )
            if not summaries:
                yield Plain(
                    _("No calls yet. The first one you finish is kept here, for you to read again."), id="empty"
                )
        yield KeyBar((BACK,))

    def on_mount(self) -> None:
        """Ready to choose."""
        self.query_one(Menu).focus()

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Look back on it; one that was given up is read straight away."""
        if event.item.id in self._given_up:
            routes.open_replay(desk(self), event.item.id)
        else:
            routes.open_debrief(desk(self), event.item.id)

    def action_back(self) -> None:
        """Where one came from."""
        self.app.pop_screen()
