"""The footer: every key of the screen with its twin, in words, wrapped between keys and never within one."""

from collections.abc import Iterable

from textual import events
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from simulator.tui.keys import HELP, Key
from simulator.tui.widgets.plain import joined, text

PADDING = 4
"""Cells at both sides of the footer, as the style sheet has them."""
_GAP = "  "


class KeyBar(Static):
    """Made from the key table. A click on a key does what the key does.

    Help is named on every screen; a dialog is small enough to do without (``with_help`` False).
    """

    def __init__(self, keys: Iterable[Key], *, with_help: bool = True) -> None:
        super().__init__(markup=False)
        self._width = 0
        self._with_help = with_help
        self._keys = self._named(keys)

    def _named(self, keys: Iterable[Key]) -> tuple[Key, ...]:
        everything = (*keys, HELP) if self._with_help else tuple(keys)
        return tuple(key for key in everything if key.shown)

    def show(self, keys: Iterable[Key]) -> None:
        """Name other keys: those that hold now."""
        named = self._named(keys)
        if named != self._keys:
            self._keys = named
            self.update(self._wrapped(self._width))

    def on_resize(self) -> None:
        """Wrap anew where the width has changed."""
        self._wrap_to(self.content_size.width)

    def on_mount(self) -> None:
        """Take the room of the first guess, so that nothing jumps."""
        self._wrap_to(max(20, self.app.size.width - PADDING))

    def _wrap_to(self, width: int) -> None:
        if width != self._width:
            self._width = width
            self.update(self._wrapped(width))

    def _wrapped(self, width: int) -> Content:
        rows: list[Content] = []
        row = Content("")
        for key in self._keys:
            item = _item(key)
            if row and row.cell_length + len(_GAP) + item.cell_length > width:
                rows.append(row)
                row = item
            else:
                row = row + text(_GAP) + item if row else item
        return Content("\n").join([*rows, row])

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the pointer does."""
        action = event.style.meta.get("press")
        if action:
            await self.run_action(action)


def _item(key: Key) -> Content:
    action = key.action if "." in key.action else f"screen.{key.action}"
    # Not Textual's "@click", which draws the words as links.
    press = Style.from_meta({"press": action})
    return joined((key.caption, "bold $primary"), (f" {key.label}", "$quiet")).stylize(press)
