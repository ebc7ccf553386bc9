"""Rows to read beside a conversation, each with a lead and words that wrap beside it; scrolls with the arrow keys."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from simulator.tui.views.preview import Row
from simulator.tui.widgets.plain import Plain, hanging, text

_STYLES = {
    "heading": "bold $primary",
    "good": "bold $good",
    "near": "$ask",
    "bad": "bold $bad",
    "quiet": "$quiet",
}


Rows = Callable[[int], Sequence[Row]]
"""The rows for so many columns."""


class Inspector(VerticalScroll, can_focus=True):
    """Shows the rows it is given, from the top; asks for them again where its width has changed."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._rows: Rows = _no_rows
        self._width = 0

    def compose(self) -> ComposeResult:
        """One text."""
        yield Plain(id="rows")

    @property
    def _columns(self) -> int:
        return max(20, self.scrollable_content_region.width - 1)

    def show(self, rows: Rows) -> None:
        """Show other rows."""
        self._rows = rows
        self._draw()
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Draw anew where the width has changed."""
        if self._columns != self._width:
            self._draw()

    def _draw(self) -> None:
        self._width = self._columns
        self.query_one("#rows", Plain).update(Content("\n").join([self._drawn(row) for row in self._rows(self._width)]))

    def _drawn(self, row: Row) -> Content:
        style = _STYLES.get(row.kind, "")
        if row.kind == "file":
            return text(row.words)
        lead = text(row.lead, style or "$quiet")
        return hanging(lead + text(row.words, style), self._width, lead.cell_length)


def _no_rows(_columns: int) -> Sequence[Row]:
    return ()
