"""Looking back on an encounter: burden, what was told, what landed, one thing to try, and that moment again."""

from collections.abc import Sequence
from contextlib import suppress
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen

from simulator.engine.debrief import Debrief, debrief_of
from simulator.engine.disputes import Dispute, disputes_of
from simulator.engine.events import Event
from simulator.i18n import _
from simulator.store import StoreError
from simulator.tui import routes
from simulator.tui.keys import DEBRIEF, bindings, renamed, usable
from simulator.tui.routes import desk
from simulator.tui.views import debrief as views
from simulator.tui.views import marks, outcome
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.part import Page, Part
from simulator.tui.widgets.plain import Plain, joined, lines, text
from simulator.tui.widgets.titlebar import TitleBar

_STYLES = {"vague": "$ask", "quiet": "$quiet", "better": "$good", "worse": "$ask"}


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
        self._disputes = {(each.reply, each.criterion): each for each in disputes_of(events)}
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
        keys = usable(self, DEBRIEF)
        if views.gate_failed(debrief):
            keys = renamed(keys, "again", _("that moment again, in other words"))
        yield KeyBar(keys)

    def _told(self) -> ComposeResult:
        heading, words = views.told(self._debrief)
        if words:
            yield Plain(lines([text(heading, "$quiet"), text(words, "italic")]), classes="told")

    def _parts(self) -> ComposeResult:
        debrief = self._debrief
        for place, (label, point, style) in enumerate(self._cards()):
            yield Part(label, self._drawn(point, style), id=f"card-{place}")
        others = Part(_("Disputed"), self._others(), id="disputed")
        others.display = bool(self._others())
        yield others
        yield from _became(debrief)
        if debrief.replies:
            curve = joined((views.curve(debrief.mood_curve) + "  ", "$primary"), (views.mood(debrief), ""))
            yield Part(_("Mood"), curve)
            yield from _rows(_("Turned them"), outcome.turnings(debrief))
            yield from _rows(_("Rated 0 to 10"), outcome.places(debrief))
            yield Part(_("Marks"), self._marks(), id="marks")
        if rows := views.small_print(debrief):
            yield Part("", text("\n".join(rows), "$quiet"))

    def _cards(self) -> list[tuple[str, views.Point, str]]:
        """Label, thought and colour of each card, from the top down; the label is said once."""
        debrief = self._debrief
        groups = (
            (_("Take care"), views.gate_points(debrief), "$bad"),
            (_("Strongest"), views.strengths(debrief), "$good"),
            (_("To try"), views.to_try(debrief), "$ask"),
        )
        return [
            ("" if place else label, point, style)
            for label, points, style in groups
            for place, point in enumerate(points)
        ]

    def _drawn(self, point: views.Point, style: str) -> Content:
        dispute = self._disputes.get(marks.key_of(point.mark))
        return _drawn(point, style, would_help=self._help, disputed=marks.marked_and_disputed(dispute))

    def _others(self) -> Content:
        shown = {marks.key_of(point.mark) for _label, point, _style in self._cards()}
        return lines([text(row) for row in marks.elsewhere(self._disputes, shown)])

    def _redraw(self) -> None:
        for place, (_label, point, style) in enumerate(self._cards()):
            for part in self.query(f"#card-{place}").results(Part):
                part.show(self._drawn(point, style))
        for part in self.query("#disputed").results(Part):
            part.show(self._others())
            part.display = bool(self._others())

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
        self._redraw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A guest's marks are not kept, so nobody could rule on them."""
        if action == "dispute":
            return bool(self._debrief.replies) and not desk(self).practice.is_guest
        return super().check_action(action, parameters)

    def action_dispute(self) -> None:
        """Say that one of the marks on this page is not right, and why."""
        shown = [point.mark for _label, point, _style in self._cards()]
        started = self._debrief.started
        routes.dispute_mark(self, self._encounter_id, started, shown, self._disputes, self._disputed)

    def _disputed(self, dispute: Dispute) -> None:
        self._disputes[dispute.reply, dispute.criterion] = dispute
        self._redraw()

    def on_screen_resume(self) -> None:
        """Marks may have been disputed turn by turn meanwhile."""
        practice = desk(self).practice
        if not practice.is_guest:
            with suppress(StoreError):  # what stood here before stays
                found = practice.disputes(self._encounter_id)
                self._disputes = {(each.reply, each.criterion): each for each in found}
            self._redraw()

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


def _became(debrief: Debrief) -> ComposeResult:
    """What became of it: why they asked again, what one was held to, what was behind it, and what is not yours."""
    yield from _rows(_("Asked again"), outcome.pushes(debrief))
    yield from _rows(_("Does not hold"), outcome.slips(debrief), "$ask")
    yield from _rows(_("Promised"), outcome.promises(debrief))
    single = (
        (_("Really wanted"), outcome.need(debrief)),
        (_("Not yours"), views.not_yours(debrief)),
        (_("Why"), views.cause(debrief)),
    )
    for label, words in single:
        if words:
            yield Part(label, text(words))


def _rows(label: str, rows: Sequence[outcome.Row], style: str = "") -> ComposeResult:
    """A part with a line for each row; nothing where there is none."""
    if rows:
        yield Part(label, lines([text(words, _STYLES.get(kind, style)) for words, kind in rows]))


def _drawn(point: views.Point, style: str, *, would_help: bool, disputed: str) -> Content:
    name = joined((point.name, f"bold {style}"), (f" ({point.note})" if point.note else "", "$quiet"))
    quote = [text(words, "italic underline" if counts else "italic") for words, counts in point.quote]
    rows = [name, text("").join(quote)] if quote else [name]
    if point.says:
        rows.append(text(point.says))
    if would_help and point.why:
        rows.append(text(point.why))
    if would_help and point.would_help:
        rows.append(joined(("→ ", style), (point.would_help, "")))
    if disputed:
        rows.append(text(disputed, "bold $primary"))
    return lines(rows)
