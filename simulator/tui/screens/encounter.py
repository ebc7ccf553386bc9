"""A live encounter: the conversation is the largest thing, one calm line tells how the patient is, you type below."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.screen import Screen

from simulator.engine.acts import Act, UnfitActError, UnknownActError, parse_act
from simulator.engine.clean import clean
from simulator.engine.decide import NotNowError
from simulator.i18n import _
from simulator.runtime.act_wording import act_trouble
from simulator.runtime.encounter import Encounter
from simulator.runtime.view import EncounterView
from simulator.store import StoreError
from simulator.tui import routes
from simulator.tui.dialogs.act import ActDialog
from simulator.tui.dialogs.card import CardDialog
from simulator.tui.dialogs.pause import Next, PauseScreen
from simulator.tui.keys import CARD_BESIDE, ENCOUNTER, bindings
from simulator.tui.routes import desk
from simulator.tui.stillness import is_heard, is_timed
from simulator.tui.views.acts import act_lines, shows_card
from simulator.tui.views.encounter import chips, ended_words, on_hold, place, said
from simulator.tui.widgets.deskcard import CardSearch
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.moodline import MoodLine
from simulator.tui.widgets.plain import Plain, joined, text
from simulator.tui.widgets.reply import ReplyBox
from simulator.tui.widgets.titlebar import TitleBar
from simulator.tui.widgets.transcript import Transcript

BESIDE_FROM = 120
"""Columns from which the desk card stands beside the conversation."""
_AROUND = 4
"""Cells of padding on a line below the conversation."""
LISTEN_EVERY = 1.0
"""Seconds between two looks at how long nothing has been said, where time is felt."""


class EncounterScreen(Screen[None]):
    """Draws one view value; every key hands the wish to the encounter and draws what comes back."""

    CSS_PATH = ["../reading.tcss", "encounter.tcss"]  # noqa: RUF012 - so declared by Textual
    KEYS: ClassVar = ENCOUNTER
    BINDINGS: ClassVar[list[BindingType]] = bindings(ENCOUNTER)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (BESIDE_FROM, "-wide")]  # noqa: RUF012 - so declared by Textual

    view: reactive[EncounterView | None] = reactive(None, init=False)

    def __init__(self, encounter: Encounter, *, draft: str = "") -> None:
        super().__init__()
        self._encounter = encounter
        self._draft = draft

    def compose(self) -> ComposeResult:
        """Title, conversation, mood, what goes with the reply, the reply; the card beside."""
        view = self._encounter.view
        yield TitleBar(place(view), view.title)
        with Horizontal(id="room"):
            with Vertical(id="talk"):
                yield Transcript([_("You"), view.patient_name], id="transcript")
                yield MoodLine()
                yield Plain(id="note")
                yield Plain(id="chips")
                yield ReplyBox(self._draft, id="reply")
                yield Plain(id="over")
            yield CardSearch(view.card, id="card")
        yield KeyBar(ENCOUNTER)

    def on_mount(self) -> None:
        """Draw the first view and be ready to type."""
        self.view = self._encounter.view
        self.query_one(ReplyBox).focus()
        if is_timed(self.view):
            desk(self).stillness.broken()
            self.set_interval(LISTEN_EVERY, self.listen, name="listen")

    def watch_view(self, view: EncounterView) -> None:
        """The only place where this screen is redrawn."""
        self.query_one(TitleBar).show(place(view), view.title)
        self.query_one(Transcript).show([said(line, view.patient_name) for line in view.lines])
        self.query_one(MoodLine).show(view)
        room = (self.query_one("#talk").size.width or self.app.size.width) - _AROUND
        self.query_one("#chips", Plain).show(text(chips(view, room), "$secondary"))
        self._note(view.margin_note, view.notices)
        self.query_one(CardSearch).show(view.card)
        over = view.ended is not None
        reply = self.query_one(ReplyBox)
        reply.name_it(held=on_hold(view))
        reply.display = not over
        self.query_one("#over", Plain).show(
            joined((ended_words(view) + "\n", "bold"), (_("Enter: look back on it"), "$quiet")) if over else ""
        )
        if over:
            self.set_focus(None)

    def _note(self, margin: str, notices: tuple[str, ...]) -> None:
        parts = [joined(("✎ ", "bold $secondary"), (margin, "$secondary"))] if margin else []
        parts += [joined(("! ", "bold $ask"), (notice, "")) for notice in notices]
        self.query_one("#note", Plain).show(text("\n").join(parts) if parts else "")

    def _step(self, step: Callable[[], EncounterView]) -> bool:
        """Take one step; what cannot be done, or not kept, is told and changes nothing."""
        try:
            self.view = step()
        except (UnknownActError, UnfitActError) as error:
            self._note("", (act_trouble(error),))
        except NotNowError:
            return False
        except StoreError as error:
            routes.tell_problem(desk(self), str(error))
            return False
        else:
            return True
        return False

    def _record(self, step: Callable[[], EncounterView]) -> None:
        """Take a step that changes nothing to see."""
        try:
            step()
        except StoreError as error:
            routes.tell_problem(desk(self), str(error))

    def on_reply_box_sent(self, event: ReplyBox.Sent) -> None:
        """The trainee answered; the box is emptied once the words are safe. Lines that begin with a slash are acts."""
        acts, words = act_lines(clean(event.text).text)
        if not words and not acts and not self._encounter.view.pending:
            self._note("", (_("Type what you would say, then Enter."),))
            return
        box = self.query_one(ReplyBox)
        for done, line in enumerate(acts):
            if not self._act_typed(line):
                box.put("\n".join((*acts[done:], words)).strip())
                return
        if acts:
            box.put(words)
        said = words if acts else event.text
        if (acts and not words) or self._step(lambda: self._encounter.say(said)):
            box.clear()

    def on_reply_box_slash_typed(self) -> None:
        """What one can do, by typing."""
        self._open_acts(self.query_one(ReplyBox).take)

    def action_finish(self) -> None:
        """After the end: look back on it."""
        if self._encounter.view.ended is not None:
            routes.open_debrief(desk(self), self._encounter.id, instead=True)

    def action_card(self) -> None:
        """The desk card: beside the conversation where there is room, over it where not. Again: back to the reply."""
        card = self.query_one(CardSearch)
        if self.size.width < BESIDE_FROM:
            self.app.push_screen(CardDialog(self._encounter.view.card))
        elif card.has_focus_within:
            self.action_leave_card()
        else:
            card.begin()

    def action_leave_card(self) -> None:
        """From the card's search line back to the reply."""
        if self._encounter.view.ended is None:
            self.query_one(ReplyBox).focus()
        else:
            self.set_focus(None)

    def on_card_search_left(self) -> None:
        """They have found it."""
        self.action_leave_card()

    def on_descendant_focus(self) -> None:
        """The footer names the keys that hold where one types."""
        beside = self.query_one(CardSearch).has_focus_within
        self.query_one(KeyBar).show(CARD_BESIDE if beside else ENCOUNTER)

    def on_descendant_blur(self) -> None:
        """The same, on leaving."""
        self.on_descendant_focus()

    def action_act(self) -> None:
        """Choose something to do."""
        self._open_acts(lambda: "")

    def _open_acts(self, typed: Callable[[], str]) -> None:
        view = self._encounter.view
        if view.ended is None:
            self.app.push_screen(ActDialog(view.desk, view.channel, typed=typed), self._act)

    def _act(self, act: Act | None) -> None:
        if act is not None and self._step(lambda: self._encounter.act(act)) and shows_card(act):
            self.action_card()

    def _act_typed(self, line: str) -> bool:
        """A line like ``/book mon-0920``; whether it was done."""
        done = self._step(lambda: self._encounter.act(parse_act(line)))
        if done and shows_card(self._encounter.view.pending[-1]):
            self.action_card()
        return done

    def on_screen_resume(self) -> None:
        """What lay over it is gone; the silence meanwhile was not the patient's."""
        desk(self).stillness.broken()

    def listen(self) -> None:
        """Called every second where time is felt: a silence long enough is heard, and the patient asks."""
        view, seconds = self._encounter.view, desk(self).stillness.seconds
        # Not ``is_current``, which a screen under a dialog still is.
        covered = self.app.screen is not self
        if covered or view.ended is not None or not is_heard(view, seconds):
            return
        self._step(lambda: self._encounter.wait(seconds))

    def action_hint(self) -> None:
        """The next hint; there may be none left."""
        view = self._encounter.view
        if view.ended is not None:
            return
        if view.hints_left:
            self._step(self._encounter.hint)
        else:
            self._note("", (_("There is no further hint here. Trust yourself."),))

    def action_scroll(self, way: int) -> None:
        """Read back or on while the box keeps the cursor."""
        talk = self.query_one(Transcript)
        talk.scroll_page_up(animate=False) if way < 0 else talk.scroll_page_down(animate=False)

    def action_pause(self) -> None:
        """Blank first, record after; once it is over there is nothing to pause."""
        if self._encounter.view.ended is not None:
            self.action_finish()
            return
        blank = PauseScreen(kept=not desk(self).practice.is_guest)
        self.app.push_screen(blank, self._after_pause)
        blank.call_after_refresh(self._record_pause, blank)

    def _record_pause(self, blank: PauseScreen) -> None:
        # Whoever was quicker than the blank screen has gone on already.
        if blank.is_current:
            self._record(self._encounter.pause)

    def _after_pause(self, following: Next | None) -> None:
        app = desk(self)
        if following == "resume":
            self._record(self._encounter.come_back)
            return
        if following == "drop":
            self._record(self._encounter.drop)
        else:
            app.drafts[self._encounter.id] = self.query_one(ReplyBox).text
        routes.go_home(app)
