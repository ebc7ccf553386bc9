"""The desk card: today's book first, then whom, what and how much; with a line to type in, it is searched."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from simulator.engine.clean import clean_line
from simulator.engine.clinic import Clinic
from simulator.i18n import _
from simulator.tui.views.deskcard import card_sections, matching
from simulator.tui.widgets.plain import Plain, hanging, joined, lines, text

INDENT = 2
WORDS_AT_MOST = 60
"""Characters one can search for."""


class DeskCard(VerticalScroll, can_focus=True):
    """Shows a clinic's card, or what of it holds the words looked for, and nothing else."""

    def __init__(self, card: Clinic, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._card = card
        self._words = ""

    def compose(self) -> ComposeResult:
        """The whole card as one text."""
        yield Plain()

    def on_resize(self) -> None:
        """Wrap anew."""
        self._draw()

    def show(self, card: Clinic) -> None:
        """Show the card as it stands now."""
        if card != self._card:
            self._card = card
            self._draw()

    def find(self, words: str) -> None:
        """Show only what holds those words; "" shows everything."""
        if words != self._words:
            self._words = words
            self._draw()
            self.scroll_home(animate=False)

    def _draw(self) -> None:
        self.query_one(Plain).update(drawn(self._card, self.scrollable_content_region.width - 1, self._words))


class CardSearch(Vertical):
    """A desk card with a line above it: what one types narrows it. Arrows scroll while one types."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p", "leave", show=False),
        Binding("up", "scroll_card(-1)", show=False),
        Binding("down", "scroll_card(1)", show=False),
        Binding("pageup", "scroll_card(-8)", show=False),
        Binding("pagedown", "scroll_card(8)", show=False),
    ]

    class Left(Message):
        """Somebody has found it, or gave up looking."""

    def __init__(self, card: Clinic, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._card = card

    def compose(self) -> ComposeResult:
        """The line and the card."""
        yield Input(placeholder=_("find a name, a price, a time"), max_length=WORDS_AT_MOST)
        yield DeskCard(self._card)

    def begin(self) -> None:
        """Ready to type; what was typed before is overwritten by the next key."""
        line = self.query_one(Input)
        line.focus()
        line.select_all()

    def show(self, card: Clinic) -> None:
        """Show the card as it stands now."""
        self.query_one(DeskCard).show(card)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow it."""
        event.stop()
        self.query_one(DeskCard).find(clean_line(event.value, limit=WORDS_AT_MOST))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Found."""
        event.stop()
        self.post_message(self.Left())

    def action_leave(self) -> None:
        """Back to where one came from."""
        self.post_message(self.Left())

    def action_scroll_card(self, rows: int) -> None:
        """Scroll the card below."""
        self.query_one(DeskCard).scroll_relative(y=rows, animate=False)


def drawn(card: Clinic, width: int, words: str = "") -> Content:
    """The card as text, its rows with a hanging indent; with ``words`` only what holds them."""
    sections = matching(card_sections(card), words)
    if words and not sections:
        return text(_("Nothing on the card goes with “{words}”.").format(words=words), "$quiet")
    blocks = [text(card.about, "italic $quiet")] if card.about and not words else []
    for section in sections:
        rows = [text(section.title, "bold $primary")]
        for left, right in section.rows:
            row = joined((left, ""), (f"  {right}" if right else "", "$quiet"))
            rows.append(hanging(row, width, INDENT))
        blocks.append(lines(rows))
    return Content("\n\n").join(blocks) if blocks else text(" ")
