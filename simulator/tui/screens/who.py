"""Who is practising? Names only: nobody's marks show before they have said so."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen

from simulator.i18n import _
from simulator.store import ProfileEntry, StoreError
from simulator.tui import routes
from simulator.tui.keys import BACK, MENU, bindings
from simulator.tui.routes import desk
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.menu import Item, Menu
from simulator.tui.widgets.namepanel import NamePanel, account_words
from simulator.tui.widgets.plain import Plain, text
from simulator.tui.widgets.titlebar import TitleBar

NEW, GUEST, KNOWN = "new", "guest", "known:"


class WhoScreen(Screen[None]):
    """Choose a name, give a new one, or be a guest."""

    CSS_PATH = "../reading.tcss"
    KEYS: ClassVar = (BACK, *MENU)
    BINDINGS: ClassVar[list[BindingType]] = bindings((BACK,))

    def __init__(self) -> None:
        super().__init__()
        self._entries: dict[str, ProfileEntry] = {}

    def compose(self) -> ComposeResult:
        """The names, then the two other ways."""
        yield TitleBar(_("Front Desk"), "")
        with Vertical(id="desk"):
            yield Plain(text(_("Who is practising?"), "bold"), id="heading")
            yield Menu(self._items())
            yield Plain(text(account_words(), "$quiet"), classes="foot")
        yield KeyBar((BACK,))

    def on_mount(self) -> None:
        """The pointer starts at whoever was here last."""
        last = KNOWN + desk(self).services.config.last_profile
        menu = self.query_one(Menu)
        places = [place for place, item in enumerate(menu.items) if item.id == last]
        menu.action_move(places[0] if places else 0)
        menu.focus()

    def _items(self) -> list[Item]:
        try:
            entries = desk(self).services.profiles.entries()
        except StoreError:
            entries = ()
        self._entries = {KNOWN + entry.name: entry for entry in entries}
        items = [
            Item(id=key, title=entry.name, tail=_("cannot be opened") if entry.problem else "")
            for key, entry in self._entries.items()
        ]
        items.append(Item(id=NEW, title=_("Somebody new")))
        items.append(Item(id=GUEST, title=_("A guest; nothing is kept")))
        return items

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Sit down."""
        app = desk(self)
        if event.item.id == GUEST:
            app.be_guest()
            routes.settle(app)
        elif event.item.id == NEW:
            self.query_one(Menu).display = False
            self.query_one("#heading").display = False
            self.query_one(".foot").display = False
            self.mount(NamePanel(), before=self.query_one(KeyBar))
        else:
            entry = self._entries[event.item.id]
            if entry.problem is not None:
                routes.tell_problem(app, str(entry.problem))
            elif app.sign_in(entry.name):
                routes.settle(app)

    def on_name_panel_named(self, event: NamePanel.Named) -> None:
        """Somebody new."""
        app = desk(self)
        if app.sign_in(event.name):
            routes.settle(app)

    def on_name_panel_declined(self) -> None:
        """Back to the names."""
        self.query_one(NamePanel).remove()
        for each in ("#heading", ".foot"):
            self.query_one(each).display = True
        menu = self.query_one(Menu)
        menu.display = True
        menu.focus()

    def action_back(self) -> None:
        """Stay who one is."""
        routes.go_home(desk(self))
