"""Progress: skills over time in words, what improved, how far patients came. Nothing here is owed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen

from simulator.i18n import _
from simulator.progress.funnel import DEFAULT_TARGETS
from simulator.tui.keys import BACK_ONLY, bindings
from simulator.tui.routes import desk
from simulator.tui.views import progress as views
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.part import Page, Part
from simulator.tui.widgets.plain import Plain, joined, lines, text
from simulator.tui.widgets.titlebar import TitleBar


class ProgressScreen(Screen[None]):
    """One page to read."""

    CSS_PATH = ["../reading.tcss", "progress.tcss"]  # noqa: RUF012 - so declared by Textual
    KEYS: ClassVar = BACK_ONLY
    BINDINGS: ClassVar[list[BindingType]] = bindings(BACK_ONLY)

    def compose(self) -> ComposeResult:
        """Skills, then what improved, then the stages."""
        practice = desk(self).practice
        summaries = practice.summaries()
        site = desk(self).services.site
        targets = site.site.shares(DEFAULT_TARGETS)
        yield TitleBar(_("Progress"), practice.name or _("guest, nothing is kept"))
        with Page():
            if not summaries:
                nothing = _("Nothing to show yet, and that is fine. After a call or two your skills stand here.")
                yield Plain(nothing, classes="empty")
            else:
                yield Plain(views.attempts_words(summaries), classes="section")
                if views.site_trouble(site):
                    yield Plain(views.site_trouble(site), classes="section")
                yield from self._skills()
                yield from self._table(_("Since the first time"), views.improvement_rows(summaries))
                yield from self._table(_("How far patients came"), views.funnel_rows(summaries, targets))
                yield from self._table(_("How it was for them"), self._afterwards())
        yield KeyBar(BACK_ONLY)

    def _skills(self) -> ComposeResult:
        rows = views.skill_rows(desk(self).practice.summaries())
        if rows:
            yield Plain(text(_("Skills"), "bold $primary"), classes="section")
        for row in rows:
            yield Part(row.name, _skill(row), style="")

    def _afterwards(self) -> tuple[tuple[str, str], ...]:
        summaries, now = desk(self).practice.summaries(), desk(self).services.clock.now()
        rows = (
            (_("would rate it, 0 to 10"), views.place_row(summaries)),
            (_("call backs promised"), views.promise_row(summaries, now)),
        )
        return tuple(row for row in rows if row[1])

    def _table(self, heading: str, rows: tuple[tuple[str, str], ...]) -> ComposeResult:
        if rows:
            yield Plain(text(heading, "bold $primary"), classes="section")
        for left, right in rows:
            yield Part(left, text(right), style="")

    def on_mount(self) -> None:
        """Arrow keys scroll at once."""
        self.query_one(Page).focus()

    def action_back(self) -> None:
        """Where one came from."""
        self.app.pop_screen()


def _skill(row: views.SkillRow) -> Content:
    head = joined((row.says, ""), (f"  {row.trend}" if row.trend else "", "$primary"))
    return lines([head, text(row.evidence, "italic $quiet")]) if row.evidence else head
