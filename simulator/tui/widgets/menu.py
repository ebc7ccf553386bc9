"""A list to choose from: arrows and Enter, digits for the first nine, a pointer beside the chosen row.

Ours rather than OptionList, which reads markup, marks the chosen row by colour only and fails on a terminal a few cells
wide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from simulator.tui.widgets.plain import text


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One row: a title, something short at the right, a quiet second line. ``id`` is what choosing it hands back."""

    id: str
    title: str
    tail: str = ""
    detail: str = ""
    numbered: bool = True


class Row(Static):
    """One row of a menu, drawn to its width."""

    chosen: reactive[bool] = reactive(False)

    def __init__(self, item: Item, number: str) -> None:
        super().__init__(markup=False, classes="-two" if item.detail else "")
        self.item = item
        self._number = number

    def watch_chosen(self, chosen: bool) -> None:
        """Mark it by a class as well."""
        self.set_class(chosen, "-chosen")

    def render(self) -> Content:
        """Pointer, number, title, tail; the detail below, set under the title."""
        width = max(8, self.content_size.width)
        lead = f"{'▸' if self.chosen else ' '} {self._number:>2}  "
        tail = text(self.item.tail, "$quiet")
        room = max(4, width - len(lead) - tail.cell_length - 2)
        title = text(self.item.title, "bold" if self.chosen else "").truncate(room, ellipsis=True)
        gap = max(1, width - len(lead) - title.cell_length - tail.cell_length)
        row = Content.styled(lead, "$primary") + title + Content(" " * gap) + tail
        if not self.item.detail:
            return row.truncate(width)
        detail = text(self.item.detail, "$quiet").truncate(max(4, width - len(lead)), ellipsis=True)
        return Content("\n").join([row.truncate(width), Content(" " * len(lead)) + detail])


class Menu(VerticalScroll, can_focus=True):
    """Rows of which one is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home", "move(-1000)", show=False),
        Binding("end", "move(1000)", show=False),
        Binding("pageup", "move(-8)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Chosen(Message):
        """Somebody chose a row."""

        def __init__(self, menu: "Menu", item: Item) -> None:
            super().__init__()
            self.menu = menu
            self.item = item

        @property
        def control(self) -> "Menu":
            """The menu it happened in."""
            return self.menu

    at: reactive[int] = reactive(0, init=False)

    def __init__(self, items: Sequence[Item] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.items = tuple(items)

    def compose(self) -> ComposeResult:
        """The rows."""
        yield from self._rows()

    def _rows(self) -> list[Row]:
        numbered = [item.id for item in self.items if item.numbered][:9]
        rows = [Row(item, str(numbered.index(item.id) + 1) if item.id in numbered else "") for item in self.items]
        if rows:
            self.set_reactive(Menu.at, min(self.at, len(rows) - 1))
            rows[self.at].chosen = True
        return rows

    async def put(self, items: Sequence[Item], *, at: int = 0) -> None:
        """Show other rows."""
        self.items = tuple(items)
        self.set_reactive(Menu.at, at)
        await self.remove_children()
        await self.mount_all(self._rows())

    def watch_at(self, before: int, now: int) -> None:
        """Move the pointer."""
        rows = list(self.query(Row))
        if before < len(rows):
            rows[before].chosen = False
        if now < len(rows):
            rows[now].chosen = True
            self.scroll_to_widget(rows[now], animate=False)

    def action_move(self, step: int) -> None:
        """Move the pointer by so many rows, stopping at the ends."""
        if self.items:
            self.at = min(len(self.items) - 1, max(0, self.at + step))

    def action_choose(self) -> None:
        """Choose the row at the pointer."""
        if self.items:
            self.post_message(self.Chosen(self, self.items[self.at]))

    def on_key(self, event: events.Key) -> None:
        """Digits choose at once."""
        numbered = [place for place, item in enumerate(self.items) if item.numbered][:9]
        if event.character and event.character in "123456789" and int(event.character) <= len(numbered):
            event.stop()
            self.at = numbered[int(event.character) - 1]
            self.action_choose()

    def on_click(self, event: events.Click) -> None:
        """A click on a row chooses it."""
        for place, row in enumerate(self.query(Row)):
            if row is event.widget:
                self.at = place
                self.action_choose()
