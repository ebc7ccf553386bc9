"""An encounter again, turn by turn: what was said, every mark, and the words behind it underlined."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen

from simulator.engine.events import Event
from simulator.i18n import _
from simulator.tui.keys import REPLAY, bindings
from simulator.tui.views import debrief as marks
from simulator.tui.views import replay as views
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.part import Page, Part
from simulator.tui.widgets.plain import Plain, hanging, joined, lines, text
from simulator.tui.widgets.titlebar import TitleBar

_STYLES = {2: "$good", 1: "$primary", 0: "$ask"}
INDENT = 3


class ReplayScreen(Screen[None]):
    """One reply at a time; left and right arrows turn the page."""

    CSS_PATH = ["../reading.tcss", "debrief.tcss"]  # noqa: RUF012 - so declared by Textual
    KEYS: ClassVar = REPLAY
    BINDINGS: ClassVar[list[BindingType]] = bindings(REPLAY)

    def __init__(self, events: Sequence[Event], *, reply: int = 1) -> None:
        super().__init__()
        self._replay = views.replay_of(events)
        self._at = max(0, min(reply, len(self._replay.exchanges)) - 1)
        self._numbers = False

    def compose(self) -> ComposeResult:
        """A page that is filled anew for every reply."""
        yield TitleBar("", "")
        with Page():
            yield Part(self._replay.patient_name, text(""), id="before", style="bold $patient")
            yield Part(_("You"), text(""), id="reply", style="bold $you")
            yield Part(self._replay.patient_name, text(""), id="after", style="bold $patient")
            yield Plain(id="rows", classes="section")
            yield Plain(id="others", classes="section")
        yield KeyBar(REPLAY)

    def on_mount(self) -> None:
        """The first page."""
        self.query_one(Page).focus()

    def on_resize(self) -> None:
        """Wrap anew."""
        self._draw()

    def _draw(self) -> None:
        replay = self._replay
        self.query_one(TitleBar).show(replay.title, views.page_words(replay, self._at))
        before, reply, after = (self.query_one(f"#{each}", Part) for each in ("before", "reply", "after"))
        reply.display = after.display = bool(replay.exchanges)
        if not replay.exchanges:
            nothing = "\n\n" + _("Nothing was answered yet.")
            before.show(joined((replay.opening, ""), (nothing, "$quiet")))
            return
        exchange = replay.exchanges[self._at]
        before.show(text(exchange.before))
        done = [text(f"▸ {act}", "$quiet") for act in exchange.acts]
        reply.show(lines([*done, underlined(exchange)]))
        after.display = bool(exchange.after)
        after.show(text(exchange.after))
        self._draw_marks(exchange)

    def _draw_marks(self, exchange: views.Exchange) -> None:
        given, language = exchange.given, self._replay.language
        width = max(20, self.size.width - 10)
        rows: list[Content] = []
        if not given.judgement.intelligible:
            rows.append(text(_("This could not be made out, so it was not marked."), "$quiet"))
        for row in marks.mark_rows(given, language, numbers=self._numbers):
            shape = (f"{row.shape} ", _STYLES[row.level])
            head = joined(shape, (row.name, "bold"), (f"  {row.level_words}", "$quiet"))
            rows.append(hanging(head, width, INDENT))
            if row.why:
                rows.append(text(" " * INDENT) + hanging(text(row.why), width - INDENT, INDENT))
        if self._numbers and given.judgement.intelligible:
            rows.append(text(views.axes_row(given), "$quiet"))
        self.query_one("#rows", Plain).show(lines(rows) if rows else "")
        others = marks.not_called_for(given)
        words = _("Not called for here: {names}.").format(names=", ".join(others)) if others else ""
        self.query_one("#others", Plain).show(text(words, "$quiet"))

    def action_turn(self, step: int) -> None:
        """Turn the page, stopping at both ends."""
        at = max(0, min(len(self._replay.exchanges) - 1, self._at + step))
        if at != self._at:
            self._at = at
            self._draw()
            self.query_one(Page).scroll_home(animate=False)

    def action_numbers(self) -> None:
        """Numbers beside the words, or not."""
        self._numbers = not self._numbers
        self._draw()

    def action_back(self) -> None:
        """Where one came from."""
        self.app.pop_screen()


def underlined(exchange: views.Exchange) -> Content:
    """The reply with the words that earned underlined, and those that cost underlined and slanted."""
    content = text("")
    for piece, effect in exchange.pieces:
        style = {"earned": "underline $good", "cost": "italic underline $ask"}.get(effect, "")
        content = content + text(piece, style)
    return content
