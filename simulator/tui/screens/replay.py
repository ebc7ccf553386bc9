"""An encounter again, turn by turn: what was said, every mark, and the words behind it underlined."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen

from simulator.engine.disputes import Dispute, disputes_of
from simulator.engine.events import EncounterDropped, EncounterEnded, EncounterStarted, Event
from simulator.i18n import _
from simulator.tui import routes
from simulator.tui.keys import REPLAY, bindings, usable
from simulator.tui.routes import desk
from simulator.tui.views import marks
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

    def __init__(self, encounter_id: str, events: Sequence[Event], *, reply: int = 1) -> None:
        super().__init__()
        self._encounter_id = encounter_id
        assert isinstance(events[0], EncounterStarted)
        self._started = events[0]
        self._over = any(isinstance(event, EncounterEnded | EncounterDropped) for event in events)
        self._disputes = {(each.reply, each.criterion): each for each in disputes_of(events)}
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
        yield KeyBar(usable(self, REPLAY))

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
        again = ("\n" + exchange.asked_again if exchange.asked_again else "", "$ask")
        after.show(joined((exchange.after, ""), again))
        self._draw_marks(exchange)

    def _draw_marks(self, exchange: views.Exchange) -> None:
        given, language = exchange.given, self._replay.language
        width = max(20, self.size.width - 10)
        rows: list[Content] = []
        if not given.judgement.intelligible:
            rows.append(text(_("This could not be made out, so it was not marked."), "$quiet"))
        for row in marks.mark_rows(given, language, self._disputes, self._at + 1, numbers=self._numbers):
            shape = (f"{row.shape} ", _STYLES[row.level])
            head = joined(shape, (row.name, "bold"), (f"  {row.level_words}", "$quiet"))
            rows.append(hanging(head, width, INDENT))
            below = [text(" " * INDENT) + hanging(each, width - INDENT, INDENT) for each in _below(row)]
            rows += below
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Marks are talked about once the call is over, and only where it is kept for a trainer to look at."""
        if action == "dispute":
            return self._over and bool(self._replay.exchanges) and not desk(self).practice.is_guest
        return super().check_action(action, parameters)

    def action_dispute(self) -> None:
        """Say that one of this reply's marks is not right, and why."""
        shown = marks.in_order(self._at + 1, self._replay.exchanges[self._at].given)
        routes.dispute_mark(self, self._encounter_id, self._started, shown, self._disputes, self._disputed)

    def _disputed(self, dispute: Dispute) -> None:
        self._disputes[dispute.reply, dispute.criterion] = dispute
        self._draw()

    def action_back(self) -> None:
        """Where one came from."""
        self.app.pop_screen()


def _below(row: marks.MarkRow) -> list[Content]:
    """What stands under a mark: the words for and against it, why, a question and only then what would help."""
    style = _STYLES[row.level]
    rows = []
    if row.counted:
        rows.append(joined((_("Counted: "), "$quiet"), (f"“{row.counted}”", "$good")))
    if row.blocked:
        rows.append(joined((_("In its way: "), "$quiet"), (f"“{row.blocked}”", "italic $ask")))
    rows += [text(words) for words in (row.why, row.question) if words]
    if row.change:
        rows.append(joined(("→ ", style), (row.change, "")))
    if row.disputed:
        rows.append(text(row.disputed, "bold $primary"))
        rows.append(text(row.note, "$quiet"))
    return rows


def underlined(exchange: views.Exchange) -> Content:
    """The reply with the words that earned underlined, and those that cost underlined and slanted."""
    content = text("")
    for piece, effect in exchange.pieces:
        style = {"earned": "underline $good", "cost": "italic underline $ask"}.get(effect, "")
        content = content + text(piece, style)
    return content
