"""Looking back on an encounter: burden, what was told, what landed, one thing to try, and that moment again."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen

from simulator.engine.debrief import debrief_of
from simulator.engine.events import Event
from simulator.i18n import _
from simulator.tui import routes
from simulator.tui.keys import DEBRIEF, bindings
from simulator.tui.routes import desk
from simulator.tui.views import debrief as views
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.part import Page, Part
from simulator.tui.widgets.plain import Plain, joined, lines, text
from simulator.tui.widgets.titlebar import TitleBar


class DebriefScreen(Screen[None]):
    """One debrief, words before numbers."""

    CSS_PATH = ["../reading.tcss", "debrief.tcss"]  # noqa: RUF012 - so declared by Textual
    KEYS: ClassVar = DEBRIEF
    BINDINGS: ClassVar[list[BindingType]] = bindings(DEBRIEF)

    def __init__(self, encounter_id: str, events: Sequence[Event]) -> None:
        super().__init__()
        self._encounter_id = encounter_id
        self._events = tuple(events)
        self._debrief = debrief_of(events)
        self._numbers = False
        self._help = False

    def compose(self) -> ComposeResult:
        """Headline, then parts from the patient's words down to the marks."""
        debrief = self._debrief
        left, right = views.headline(debrief)
        yield TitleBar(left, right)
        with Page(id="page"):
            if not debrief.replies:
                yield Plain(_("Nothing was said yet, so there is nothing to look back on."), classes="told")
            yield from self._told()
            yield from self._parts()
        yield KeyBar(DEBRIEF)

    def _told(self) -> ComposeResult:
        heading, words = views.told(self._debrief)
        if words:
            yield Plain(lines([text(heading, "$quiet"), text(words, "italic")]), classes="told")

    def _parts(self) -> ComposeResult:
        debrief = self._debrief
        for point in views.gate_points(debrief):
            yield Part(_("Take care"), _drawn(point, "$bad"))
        for place, point in enumerate(views.strengths(debrief)):
            yield Part(_("Strongest") if not place else "", _drawn(point, "$good"))
        for place, point in enumerate(views.to_try(debrief)):
            yield Part(_("To try") if not place else "", _drawn(point, "$ask"), id=f"try-{place}")
        if words := views.not_yours(debrief):
            yield Part(_("Not yours"), text(words))
        if words := views.cause(debrief):
            yield Part(_("Why"), text(words))
        if debrief.replies:
            curve = joined((views.curve(debrief.mood_curve) + "  ", "$primary"), (views.mood(debrief), ""))
            yield Part(_("Mood"), curve)
            yield Part(_("Marks"), self._marks(), id="marks")
        if rows := views.small_print(debrief):
            yield Part("", text("\n".join(rows), "$quiet"))

    def _marks(self) -> Content:
        axes = views.axes(self._debrief, numbers=self._numbers)
        gates = [text(words, "$good" if passed else "bold $bad") for words, passed in views.gates(self._debrief)]
        nothing = text(_("Nothing could be made out well enough to mark."), "$quiet")
        rows = [text(row) for row in axes] or [nothing]
        return lines([*rows, text("   ").join(gates)])

    def on_mount(self) -> None:
        """Arrow keys scroll at once."""
        self.query_one(Page).focus()

    def action_numbers(self) -> None:
        """Numbers beside the words, or not."""
        self._numbers = not self._numbers
        for part in self.query("#marks").results(Part):
            part.show(self._marks())

    def action_would_help(self) -> None:
        """After the question, what would have helped."""
        self._help = not self._help
        for place, point in enumerate(views.to_try(self._debrief)):
            for part in self.query(f"#try-{place}").results(Part):
                part.show(_drawn(point, "$ask", would_help=self._help))

    def action_again(self) -> None:
        """The moment worth another go, with the patient as they were then and, where there are more, other words."""
        routes.try_again(desk(self), self._encounter_id, self._events, views.reply_to_try(self._debrief))

    def action_marks(self) -> None:
        """Turn by turn, every mark."""
        routes.open_replay(desk(self), self._encounter_id)

    def action_next(self) -> None:
        """The next of today."""
        routes.open_next(desk(self), besides=self._debrief.started.scenario)

    def action_home(self) -> None:
        """Home."""
        routes.go_home(desk(self))


def _drawn(point: views.Point, style: str, *, would_help: bool = False) -> Content:
    name = joined((point.name, f"bold {style}"), (f" ({point.note})" if point.note else "", "$quiet"))
    quote = [text(words, "italic underline" if counts else "italic") for words, counts in point.quote]
    rows = [name, text("").join(quote)] if quote else [name]
    if point.says:
        rows.append(text(point.says))
    if would_help and point.would_help:
        rows.append(joined(("→ ", style), (point.would_help, "")))
    return lines(rows)
