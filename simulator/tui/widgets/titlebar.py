"""The line at the top of every screen: where you are on the left, what it is about on the right."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from simulator.tui.widgets.plain import Plain, text


class TitleBar(Horizontal):
    """Two short texts with a line below."""

    def __init__(self, left: str | Content, right: str | Content = "") -> None:
        super().__init__()
        self._left, self._right = left, right

    def compose(self) -> ComposeResult:
        """The two texts."""
        yield Plain(self._left if isinstance(self._left, Content) else text(self._left, "bold"), classes="left")
        yield Plain(self._right if isinstance(self._right, Content) else text(self._right, "$quiet"), classes="right")

    def show(self, left: str, right: str) -> None:
        """Show other texts."""
        self.query_one(".left", Plain).update(text(left, "bold"))
        self.query_one(".right", Plain).update(text(right, "$quiet"))
