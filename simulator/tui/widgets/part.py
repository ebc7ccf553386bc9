"""A word at the left that says what it is, the rest beside it."""

from textual.app import ComposeResult
from textual.containers import HorizontalGroup, VerticalScroll
from textual.content import Content

from simulator.tui.widgets.plain import Plain, text


class Part(HorizontalGroup):
    """Label and content in two columns; the content wraps within its own."""

    def __init__(self, label: str, content: Content, *, id: str | None = None, style: str = "$quiet") -> None:  # noqa: A002
        super().__init__(id=id)
        self._label, self._content, self._style = label, content, style

    def compose(self) -> ComposeResult:
        """The two columns."""
        yield Plain(text(self._label, self._style), classes="label")
        yield Plain(self._content, classes="content")

    def show(self, content: Content) -> None:
        """Show something else beside the same word."""
        self.query_one(".content", Plain).update(content)


class Page(VerticalScroll, can_focus=True):
    """A page to read; it scrolls with the arrow keys."""
