"""The desk card: today's book first, then whom, what and how much."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from simulator.engine.clinic import Clinic
from simulator.tui.views.encounter import card_sections
from simulator.tui.widgets.plain import Plain, joined, lines, text


class DeskCard(VerticalScroll, can_focus=True):
    """Shows a clinic's card and nothing else."""

    def __init__(self, card: Clinic, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._card = card

    def compose(self) -> ComposeResult:
        """The whole card as one text."""
        yield Plain(drawn(self._card))

    def show(self, card: Clinic) -> None:
        """Show the card as it stands now."""
        if card != self._card:
            self._card = card
            self.query_one(Plain).update(drawn(card))


def drawn(card: Clinic) -> Content:
    """The card as text."""
    blocks = [text(card.about, "italic $quiet")] if card.about else []
    for section in card_sections(card):
        rows = [text(section.heading, "bold $primary")]
        rows += [joined((left, ""), (f"  {right}" if right else "", "$quiet")) for left, right in section.rows]
        blocks.append(lines(rows))
    return Content("\n\n").join(blocks) if blocks else text(" ")
