"""Choose something to do beside talking. Its result is the act, or nothing."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from simulator.engine.acts import Act
from simulator.engine.clean import clean_line
from simulator.engine.desk import Desk
from simulator.i18n import _
from simulator.runtime.act_wording import act_offer, acts_for, time_words
from simulator.tui.keys import DIALOG, bindings
from simulator.tui.views.encounter import people_for
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.menu import Item, Menu
from simulator.tui.widgets.plain import Plain, text

ALONE = frozenset({"card", "hold", "resume", "checkin", "aside", "cancel", "emergency"})
WHEN_AT_MOST = 60


class ActDialog(ModalScreen[Act | None]):
    """First what, then which slot, whom or when."""

    CSS_PATH = "dialogs.tcss"
    KEYS: ClassVar = DIALOG
    BINDINGS: ClassVar[list[BindingType]] = bindings(DIALOG)

    def __init__(self, desk: Desk, channel: str) -> None:
        super().__init__()
        self._desk = desk
        self._card = desk.card
        self._channel = channel
        self._verb = ""

    def compose(self) -> ComposeResult:
        """A list; for a call back, a line to type the time in."""
        with Vertical(classes="box"):
            yield Plain(text(_("What do you do?"), "bold"), classes="heading")
            yield Menu([Item(id=verb, title=act_offer(verb)) for verb in acts_for(self._channel, self._desk)])
            yield Input(placeholder=_("by when? for example: before one"), max_length=WHEN_AT_MOST)
            yield Plain(text(_("It goes with your next reply."), "$quiet"), classes="foot")
            yield KeyBar(DIALOG, with_help=False)

    def on_mount(self) -> None:
        """The line for the time comes only when it is needed."""
        self.query_one(Input).display = False
        self.query_one(Menu).focus()

    async def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """What was chosen is done, or leads to the second question."""
        if self._verb:
            self.dismiss(Act(self._verb, event.item.id))
        elif event.item.id in ALONE:
            self.dismiss(Act(event.item.id))
        else:
            await self._ask_further(event.item.id)

    async def _ask_further(self, verb: str) -> None:
        self._verb = verb
        menu, line = self.query_one(Menu), self.query_one(Input)
        self.query_one(".heading", Plain).update(text(act_offer(verb), "bold"))
        if verb == "callback":
            menu.display, line.display = False, True
            line.focus()
            return
        items = self._slots() if verb == "book" else self._people(verb)
        await menu.put(items)
        if not items:
            nothing = _("Nothing in the book is free.") if verb == "book" else _("There is nobody on the card.")
            self.query_one(".foot", Plain).update(text(nothing))

    def _slots(self) -> list[Item]:
        free = [slot for slot in self._card.book if slot.free]
        return [Item(id=slot.id, title=time_words(slot.time, slot.who), detail=slot.note) for slot in free]

    def _people(self, verb: str) -> list[Item]:
        return [Item(id=name, title=name, tail=role) for name, role in people_for(verb, self._card)]

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The time of a call back."""
        when = clean_line(event.value, limit=WHEN_AT_MOST)
        if when:
            self.dismiss(Act("callback", when))

    async def action_cancel(self) -> None:
        """One step back, then out."""
        if not self._verb:
            self.dismiss(None)
            return
        self._verb = ""
        self.query_one(Input).display = False
        menu = self.query_one(Menu)
        menu.display = True
        self.query_one(".heading", Plain).update(text(_("What do you do?"), "bold"))
        self.query_one(".foot", Plain).update(text(_("It goes with your next reply."), "$quiet"))
        await menu.put([Item(id=verb, title=act_offer(verb)) for verb in acts_for(self._channel, self._desk)])
        menu.focus()
