"""Before an encounter: your role, the patient as far as known, what it calls for, and the desk card."""

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen

from simulator.engine.scenario import Scenario
from simulator.i18n import _
from simulator.progress.promises import Debt
from simulator.store import Mode, StoreError
from simulator.tui import routes
from simulator.tui.keys import BRIEFING, bindings
from simulator.tui.routes import desk
from simulator.tui.views.briefing import arriving, calls_for, encouragement, follows, pace_after, pace_sentence
from simulator.tui.views.home import as_mode, mode_sentence
from simulator.tui.widgets.deskcard import DeskCard
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.plain import Plain, joined, lines, text
from simulator.tui.widgets.titlebar import TitleBar


class Briefing(VerticalScroll, can_focus=True):
    """Everything there is to read; it scrolls as one where the card stands below."""


class BriefingScreen(Screen[None]):
    """Read it, choose a way to practise, start."""

    CSS_PATH = ["../reading.tcss", "briefing.tcss"]  # noqa: RUF012 - so declared by Textual
    KEYS: ClassVar = BRIEFING
    BINDINGS: ClassVar[list[BindingType]] = bindings(BRIEFING)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - so declared by Textual

    def __init__(self, scenario: Scenario, *, debt: Debt | None = None) -> None:
        super().__init__()
        self._scenario = scenario
        self._debt = debt
        self._mode: Mode = "practice"

    def compose(self) -> ComposeResult:
        """Words at the left, card at the right or below."""
        scenario = self._scenario
        sign = "☎" if scenario.channel == "phone" else "▣"
        place = " · ".join(part for part in (f"{sign} {scenario.clinic.name}", scenario.when) if part)
        app = desk(self)
        self._mode = as_mode(app.launch.mode or app.practice.mode)
        yield TitleBar(place, scenario.title)
        with Briefing(id="briefing"):
            with Vertical(id="words"):
                yield Plain(text(scenario.title, "bold"), classes="heading")
                if self._debt is not None:
                    yield Plain(text(follows(self._debt), "bold $ask"), classes="block")
                else:
                    yield Plain(scenario.you, classes="block")
                    yield Plain(arriving(scenario), classes="block")
                skills = [joined(("  · ", "$primary"), (name, "")) for name in calls_for(scenario)]
                if skills:
                    yield Plain(lines([text(_("What counts here"), "bold $primary"), *skills]), classes="block")
                yield Plain(text(mode_sentence(self._mode), "$secondary"), id="mode")
                yield Plain(text(pace_sentence(app.practice.pace), "$secondary"), id="pace")
                yield Plain(text(encouragement(scenario), "$quiet"), classes="block")
            yield DeskCard(scenario.clinic)
        yield KeyBar(BRIEFING)

    def on_mount(self) -> None:
        """Arrow keys scroll."""
        self.query_one(Briefing).focus()

    def action_start(self) -> None:
        """Take the call, or make the one that is owed."""
        if self._debt is not None:
            routes.follow_up(desk(self), self._debt, mode=self._mode)
        else:
            routes.begin(desk(self), self._scenario, mode=self._mode)

    def action_mode(self) -> None:
        """The other way to practise, remembered."""
        self._mode = "practice" if self._mode == "coach" else "coach"
        desk(self).launch = replace(desk(self).launch, mode=None)
        try:
            desk(self).practice.mode = self._mode
        except StoreError as error:
            routes.tell_problem(desk(self), str(error))
        self.query_one("#mode", Plain).update(text(mode_sentence(self._mode), "$secondary"))

    def action_pace(self) -> None:
        """Another way to feel time, remembered."""
        practice = desk(self).practice
        try:
            practice.pace = pace_after(practice.pace)
        except StoreError as error:
            routes.tell_problem(desk(self), str(error))
            return
        self.query_one("#pace", Plain).update(text(pace_sentence(practice.pace), "$secondary"))

    def action_back(self) -> None:
        """Not this one."""
        self.app.pop_screen()
        routes.home(desk(self)).look_again()
