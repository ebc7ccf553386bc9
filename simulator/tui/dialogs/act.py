"""Choose something to do beside talking. Its result is the act, or nothing."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from simulator.engine.acts import Act, UnfitActError, UnknownActError, parse_act
from simulator.engine.clean import clean_line
from simulator.engine.desk import Desk, fitted
from simulator.i18n import _
from simulator.runtime.act_wording import act_trouble
from simulator.tui.keys import DIALOG, MENU, bindings
from simulator.tui.views.acts import (
    Choice,
    asks_further,
    asks_words,
    choices,
    is_typed,
    nothing_words,
    offers,
)
from simulator.tui.views.finding import found
from simulator.tui.widgets.finder import Finder
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.menu import Item, Menu
from simulator.tui.widgets.plain import Plain, text

TYPED_AT_MOST = 200
"""Characters of a note, a form's name or a time that are kept."""


class ActDialog(ModalScreen[Act | None]):
    """First what, then which time, whom or what. Typing narrows the list; ``/book thu-1730`` can be typed whole."""

    CSS_PATH = "dialogs.tcss"
    KEYS: ClassVar = (*DIALOG, *MENU)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(DIALOG),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move(-8)", show=False),
        Binding("pagedown", "move(8)", show=False),
    ]

    def __init__(self, desk: Desk, channel: str, *, typed: Callable[[], str] = str) -> None:
        """``typed`` hands over, once the line is there, what was typed for it already."""
        super().__init__()
        self._desk = desk
        self._channel = channel
        self._typed = typed
        self._verb = ""
        self._offers = offers(channel, desk)

    def compose(self) -> ComposeResult:
        """A line to type in, and a list; for a time or a note the line alone."""
        with Vertical(classes="box low palette"):
            yield Plain(text(_("What do you do?"), "bold"), classes="heading")
            yield Finder(placeholder=_("type to find, or press a number"), most=TYPED_AT_MOST)
            yield Menu([_item(each, numbered=True) for each in self._offers])
            yield Plain(text(self._foot(), "$quiet"), classes="foot")
            yield KeyBar(DIALOG, with_help=False)

    def on_mount(self) -> None:
        """Ready to type."""
        line = self.query_one(Finder)
        line.focus()
        line.insert_text_at_cursor(clean_line(self._typed(), limit=TYPED_AT_MOST))

    @property
    def _words(self) -> str:
        return clean_line(self.query_one(Finder).value, limit=TYPED_AT_MOST)

    def _shown(self) -> tuple[Choice, ...]:
        """The rows that go with what was typed."""
        words = self._words.removeprefix("/")
        rows = choices(self._verb, self._desk) if self._verb else self._offers
        if not self._verb and self._words.startswith("/"):
            # With a slash the way it is typed is meant, and nothing else.
            return tuple(each for each in rows if each.id.startswith(words.casefold()))
        return tuple(rows[place] for place in found(words, [each.searched for each in rows]))

    def _foot(self) -> str:
        return _("It goes with your next reply.")

    async def _look_again(self) -> None:
        line, menu = self.query_one(Finder), self.query_one(Menu)
        typed = bool(self._verb) and is_typed(self._verb)
        menu.display = not typed
        line.digits = not typed
        rows = () if typed else self._shown()
        await menu.put([_item(each, numbered=not line.value) for each in rows])
        nothing = "" if rows or typed else nothing_words(self._verb, self._words)
        self.query_one(".foot", Plain).update(text(nothing or self._foot(), "$ask" if nothing else "$quiet"))

    async def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list; a verb with a blank behind it leads on to what it takes."""
        event.stop()
        line = self.query_one(Finder)
        verb, blank, rest = line.value.lstrip().removeprefix("/").partition(" ")
        known = {each.id for each in self._offers}
        if not self._verb and blank and verb.lower() in known and asks_further(verb.lower(), self._desk):
            await self._ask(verb.lower(), rest.lstrip())
        else:
            await self._look_again()

    async def _ask(self, verb: str, typed: str = "") -> None:
        """The second question, or with "" the first again."""
        self._verb = verb
        line = self.query_one(Finder)
        if verb and is_typed(verb):
            line.placeholder = _("type it here, then Enter")
        elif verb:
            line.placeholder = _("press a number, or type a day or a name")
        else:
            line.placeholder = _("type to find, or press a number")
        heading = asks_words(verb) if verb else _("What do you do?")
        self.query_one(".heading", Plain).update(text(heading, "bold"))
        line.value = typed
        line.cursor_position = len(typed)
        line.focus()
        await self._look_again()

    async def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """What was chosen is done, or leads to the second question."""
        if self._verb:
            self._do(Act(self._verb, event.item.id))
        elif asks_further(event.item.id, self._desk):
            await self._ask(event.item.id)
        else:
            self._do(Act(event.item.id))

    def on_finder_digit(self, event: Finder.Digit) -> None:
        """The row of that number."""
        menu = self.query_one(Menu)
        if event.number <= len(menu.items):
            menu.at = event.number - 1
            menu.action_choose()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The row at the pointer, or what was typed."""
        event.stop()
        words, menu = self._words, self.query_one(Menu)
        if self._verb and is_typed(self._verb):
            if words:
                self._do(Act(self._verb, words))
        elif menu.items:
            menu.action_choose()
        elif self._verb:
            self._do(Act(self._verb, words))
        elif words:
            self._do_typed(words)

    def _do_typed(self, words: str) -> None:
        try:
            self._do(parse_act(words))
        except (UnknownActError, UnfitActError) as error:
            self._tell(act_trouble(error))

    def _do(self, act: Act) -> None:
        """Hand it back; what cannot be done now is told, and the list stays."""
        try:
            fitted(act, self._desk, self._channel)
        except UnfitActError as error:
            self._tell(act_trouble(error))
        else:
            self.dismiss(act)

    def _tell(self, words: str) -> None:
        self.query_one(".foot", Plain).update(text(words, "$ask"))

    def on_key(self, event: events.Key) -> None:
        """Whoever types on while the list is in focus, or not there yet, types into the line."""
        line = self.query_one(Finder)
        if event.is_printable and event.character and self.focused is not line:
            event.stop()
            line.focus()
            line.insert_text_at_cursor(event.character)

    def action_move(self, step: int) -> None:
        """Move the pointer while one types."""
        self.query_one(Menu).action_move(step)

    async def action_cancel(self) -> None:
        """One step back, then out."""
        if self._verb:
            await self._ask("")
        else:
            self.dismiss(None)


def _item(choice: Choice, *, numbered: bool) -> Item:
    return Item(id=choice.id, title=choice.title, tail=choice.tail, detail=choice.detail, numbered=numbered)
