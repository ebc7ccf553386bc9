"""Home: today's encounters, the one that was left in the middle, and what a patient said last."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen

from simulator.i18n import _
from simulator.store import StoreError
from simulator.tui import routes
from simulator.tui.keys import HOME, LOOK, MENU, bindings
from simulator.tui.routes import desk
from simulator.tui.views import home as views
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.menu import Item, Menu
from simulator.tui.widgets.plain import Plain, joined, text
from simulator.tui.widgets.titlebar import TitleBar

UNFINISHED = "unfinished:"
OWED = "owed:"
OFFERED_AT_MOST = 2
"""Unfinished encounters, and call backs owed, offered at home; the others follow once these are done."""


class HomeScreen(Screen[None]):
    """The bottom of the pile; everything else is opened above it."""

    KEYS: ClassVar = (*HOME, *MENU)
    BINDINGS: ClassVar[list[BindingType]] = bindings(HOME)

    def compose(self) -> ComposeResult:
        """Title, today, what was said and what moves."""
        items, heading = self._today()
        quote, moves = self._past()
        yield TitleBar(_("Front Desk"), self._who())
        with Vertical(id="desk"):
            yield Plain(text(heading, "bold"), id="heading")
            yield Menu(items, id="today")
            yield Plain(self._nothing(items), id="empty", hides=True)
            yield Plain(quote, id="quote", hides=True)
            yield Plain(moves, id="moves", hides=True)
        yield KeyBar((*HOME, LOOK))

    def on_mount(self) -> None:
        """Ready to choose."""
        self.query_one(Menu).focus()

    def look_again(self) -> None:
        """Read everything anew, after an encounter or when somebody else sits down."""
        self.run_worker(self._look_again(), exclusive=True)

    async def _look_again(self) -> None:
        for panel in self.query("NamePanel"):
            await panel.remove()
        items, heading = self._today()
        self.query_one(TitleBar).show(_("Front Desk"), self._who())
        self.query_one("#heading", Plain).show(text(heading, "bold"))
        await self.query_one(Menu).put(items)
        quote, moves = self._past()
        self.query_one("#empty", Plain).show(self._nothing(items))
        self.query_one("#quote", Plain).show(quote)
        self.query_one("#moves", Plain).show(moves)
        self.query_one(Menu).focus()

    def _who(self) -> str:
        practice = desk(self).practice
        return views.who_words(practice.name, practice.mode, practice.pace, guest=practice.is_guest)

    def _today(self) -> tuple[list[Item], str]:
        app = desk(self)
        now = app.services.clock.now()
        left_over = app.practice.unfinished()
        items = [
            Item(
                id=UNFINISHED + left.encounter_id,
                title=views.unfinished_title(left),
                detail=views.unfinished_detail(left, now),
            )
            for left in left_over[:OFFERED_AT_MOST]
        ]
        items += [
            Item(id=OWED + debt.encounter, title=views.debt_title(debt), tail=views.debt_tail(debt))
            for debt in routes.owed(app.practice, left_over)[:OFFERED_AT_MOST]
        ]
        today = app.practice.today()
        items += [
            Item(id=card.id, title=card.title, tail=views.card_tail(card), detail=views.today_detail(card, choice))
            for card, choice in today
        ]
        return items, views.today_words(sum(card.minutes for card, _choice in today))

    def _nothing(self, items: list[Item]) -> str:
        folder = desk(self).services.home / "scenarios"
        return (
            "" if items else _("There is nothing to play here yet. Put a scenario in {folder}.").format(folder=folder)
        )

    def _past(self) -> tuple[Content, Content]:
        """What a patient said last, and the skills on the move; empty where there is no past yet."""
        summaries = desk(self).practice.summaries()
        said, where = views.quote(summaries)
        quote = (
            joined((said, "italic"), (_("  afterwards, {title}").format(title=where), "$quiet")) if said else text("")
        )
        steadier, fading = views.steadier_and_fading(summaries)
        parts = []
        if steadier:
            parts.append(joined((_("Getting steadier: "), "$quiet"), (steadier, "$good")))
        if fading:
            parts.append(joined((_("Fading: "), "$quiet"), (fading, "$ask")))
        return quote, text("     ").join(parts)

    def ask_for_a_name(self) -> None:
        """A fresh machine: home is there already, and a quiet panel asks who it is."""
        from simulator.tui.widgets.namepanel import NamePanel

        self.mount(NamePanel(), before=self.query_one(KeyBar))

    def on_name_panel_named(self, event: object) -> None:
        """A name was given."""
        app = desk(self)
        if app.sign_in(str(getattr(event, "name", ""))):
            routes.settle(app)

    def on_name_panel_declined(self) -> None:
        """A guest, then."""
        app = desk(self)
        app.be_guest()
        routes.settle(app)

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Open what was chosen."""
        app = desk(self)
        if event.item.id.startswith(UNFINISHED):
            routes.open_unfinished(app, event.item.id.removeprefix(UNFINISHED))
        elif event.item.id.startswith(OWED):
            routes.open_debt(app, event.item.id.removeprefix(OWED))
        else:
            routes.open_briefing(app, event.item.id)

    def action_scenarios(self) -> None:
        """Every scenario."""
        routes.open_scenarios(desk(self))

    def action_progress(self) -> None:
        """How it is going."""
        routes.open_progress(desk(self))

    def action_history(self) -> None:
        """Earlier encounters."""
        routes.open_history(desk(self))

    def action_who(self) -> None:
        """Hand over to somebody else."""
        routes.open_who(desk(self))

    def action_mode(self) -> None:
        """The other way to practise, remembered."""
        practice = desk(self).practice
        try:
            practice.mode = "practice" if practice.mode == "coach" else "coach"
        except StoreError as error:
            routes.tell_problem(desk(self), str(error))
            return
        self.query_one(TitleBar).show(_("Front Desk"), self._who())
        self.notify(views.mode_sentence(practice.mode), timeout=3, markup=False)

    def action_leave(self) -> None:
        """Go home, really."""
        self.app.exit(return_code=0)
