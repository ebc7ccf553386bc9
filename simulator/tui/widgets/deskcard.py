"""The desk card: today's book first, then whom, what and how much."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from simulator.engine.clinic import Clinic
from simulator.tui.views.encounter import card_sections
from simulator.tui.widgets.plain import Plain, hanging, joined, lines, text

INDENT = 2


class DeskCard(VerticalScroll, can_focus=True):
    """Shows a clinic's card and nothing else."""

    def __init__(self, card: Clinic, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._card = card

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

    def _draw(self) -> None:
        self.query_one(Plain).update(drawn(self._card, self.scrollable_content_region.width - 1))


def drawn(card: Clinic, width: int) -> Content:
    """The card as text, its rows with a hanging indent."""
    blocks = [text(card.about, "italic $quiet")] if card.about else []
    for section in card_sections(card):
        rows = [text(section.heading, "bold $primary")]
        for left, right in section.rows:
            row = joined((left, ""), (f"  {right}" if right else "", "$quiet"))
            rows.append(hanging(row, width, INDENT))
        blocks.append(lines(rows))
    return Content("\n\n").join(blocks) if blocks else text(" ")
