"""A scenario as its author tries it: the conversation, and beside it what was heard and why they answered so."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from simulator.authoring.rehearsal import NothingToPlayError, Rehearsal
from simulator.engine.acts import Act, UnfitActError, UnknownActError, parse_act
from simulator.engine.clean import clean
from simulator.engine.decide import NotNowError
from simulator.engine.mood import Mood
from simulator.engine.pace import SILENCE_AFTER
from simulator.i18n import _
from simulator.runtime.act_wording import act_trouble
from simulator.tui.dialogs.act import ActDialog
from simulator.tui.dialogs.card import CardDialog
from simulator.tui.dialogs.mood import MoodDialog
from simulator.tui.dialogs.turns import TurnDialog
from simulator.tui.keys import PREVIEW, PREVIEW_OVER, Key, bindings, renamed, usable
from simulator.tui.views.acts import act_lines, shows_card
from simulator.tui.views.encounter import chips, ended_words, on_hold, said
from simulator.tui.views.preview import (
    broken_words,
    inspected,
    mood_numbers,
    turn_words,
    turns_to_choose,
    where_words,
)
from simulator.tui.widgets.inspector import Inspector
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.moodline import MoodLine
from simulator.tui.widgets.plain import Plain, joined, text
from simulator.tui.widgets.rehearsal_box import RehearsalBox
from simulator.tui.widgets.reply import ReplyBox
from simulator.tui.widgets.titlebar import TitleBar
from simulator.tui.widgets.transcript import Transcript

BESIDE_FROM = 100
"""Columns from which what was heard stands beside the conversation."""
LOOK_EVERY = 0.5
"""Seconds between two looks at whether the file was saved."""
_AROUND = 4


class PreviewScreen(Screen[None]):
    """Hands every wish to the rehearsal and draws how it stands then."""

    CSS_PATH = ["../reading.tcss", "encounter.tcss", "preview.tcss"]  # noqa: RUF012 - so declared by Textual
    KEYS: ClassVar[tuple[Key, ...]] = PREVIEW
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PREVIEW), Binding("r", "again", show=False)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (BESIDE_FROM, "-wide")]  # noqa: RUF012 - so declared by Textual

    def __init__(self, rehearsal: Rehearsal, *, watch: bool) -> None:
        super().__init__()
        self._rehearsal = rehearsal
        self._watch = watch

    def compose(self) -> ComposeResult:
        """Title, conversation and inspector, mood, what goes with the reply, the reply."""
        yield TitleBar(where_words(self._rehearsal), turn_words(self._rehearsal))
        with Horizontal(id="room"):
            with Vertical(id="talk"):
                yield Transcript([_("You")], id="transcript")
            yield Inspector(id="why")
        yield MoodLine()
        yield Plain(id="note")
        yield Plain(id="chips")
        yield RehearsalBox(id="reply")
        yield Plain(id="over")
        yield KeyBar(PREVIEW)

    def on_mount(self) -> None:
        """Draw it, and look at the file from time to time where that was asked for."""
        self._draw()
        self._to_the_reply()
        if self._watch:
            self.set_interval(LOOK_EVERY, self.look, name="look")

    def look(self) -> None:
        """Read the file again where it was saved; what lies over the screen is not disturbed."""
        if self.app.screen is self and self._rehearsal.changed():
            self._reload()

    def _draw(self, trouble: str = "") -> None:
        """The only place where this screen is redrawn."""
        rehearsal, view = self._rehearsal, self._rehearsal.view
        self.set_class(view is None, "-unread")
        self.query_one(TitleBar).show(where_words(rehearsal), turn_words(rehearsal))
        over = self._over
        reply = self.query_one(ReplyBox)
        reply.display = view is not None and not over
        self.query_one(MoodLine).display = view is not None
        if view is not None:
            names = [_("You"), view.patient_name]
            self.query_one(Transcript).rewrite([said(line, view.patient_name) for line in view.lines], names)
            self.query_one(MoodLine).show(view)
            room = self.app.size.width - _AROUND
            self.query_one("#chips", Plain).show(text(chips(view, room), "$secondary"))
            reply.name_it(held=on_hold(view))
        ended = ended_words(view) if view is not None and view.ended is not None else ""
        again = _("Enter or r: play it again · F8: take the last reply back")
        self.query_one("#over", Plain).show(joined((ended + "\n", "bold"), (again, "$quiet")) if ended else "")
        self.query_one(Inspector).show(partial(inspected, rehearsal))
        self._note(trouble)
        self._name_keys()

    def _name_keys(self) -> None:
        """The footer names what the keys do as things stand."""
        keys = renamed(PREVIEW, "why", _("back to the talk")) if self.has_class("-asking") else PREVIEW
        keys = usable(self, keys)
        self.query_one(KeyBar).show((*PREVIEW_OVER, *keys) if self._over else keys)

    @property
    def _over(self) -> bool:
        view = self._rehearsal.view
        return view is not None and view.ended is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Nothing can be done in a call that is over, or that cannot begin."""
        if action in ("act", "mood", "silence"):
            return self._rehearsal.view is not None and not self._over
        return self._rehearsal.view is not None if action in ("card", "turns", "undo", "why") else True

    def _note(self, trouble: str = "", done: str = "") -> None:
        broken = broken_words(self._rehearsal, watch=self._watch)
        notices = [each for each in (broken, *self._rehearsal.told, trouble) if each]
        view = self._rehearsal.view
        notices += view.notices if view else ()
        parts = [joined(("! ", "bold $ask"), (notice, "")) for notice in notices]
        parts += [joined(("✓ ", "bold $good"), (done, ""))] if done else []
        self.query_one("#note", Plain).show(text("\n").join(parts) if parts else "")

    def _to_the_reply(self) -> None:
        box = self.query_one(ReplyBox)
        self.set_focus(box if box.display else None)

    def _reload(self) -> None:
        had = self._rehearsal.view is not None
        self._rehearsal.reload()
        self._draw()
        if not self._rehearsal.broken and not self._rehearsal.told:
            self._note(done=_("Read again, and played as far as it had come."))
        if not had or not isinstance(self.focused, Inspector):
            # A box that was hidden takes the cursor only once it is drawn.
            self.call_after_refresh(self._to_the_reply)

    def _step(self, step: Callable[[], object]) -> bool:
        """Take one step; what cannot be done is told and changes nothing."""
        try:
            step()
        except (UnknownActError, UnfitActError) as error:
            self._note(act_trouble(error))
            return False
        except (NotNowError, NothingToPlayError):
            return False
        self._draw()
        self._to_the_reply()
        return True

    def on_reply_box_sent(self, event: ReplyBox.Sent) -> None:
        """Somebody answered. Lines that begin with a slash are acts."""
        acts, words = act_lines(clean(event.text).text)
        view, box = self._rehearsal.view, self.query_one(ReplyBox)
        if view is None or not (words or acts or view.pending):
            self._note(_("Type what you would say, then Enter."))
            return
        for done, line in enumerate(acts):
            if not self._act_typed(line):
                box.put("\n".join((*acts[done:], words)).strip())
                return
        spoken = words if acts else event.text
        if (acts and not words) or self._step(lambda: self._rehearsal.say(spoken)):
            box.clear()

    def _act_typed(self, line: str) -> bool:
        """A line like ``/book mon-0920``; whether it was done."""
        return self._step(lambda: self._rehearsal.act(parse_act(line)))

    def on_reply_box_slash_typed(self) -> None:
        """What one can do, by typing."""
        self._open_acts(self.query_one(ReplyBox).take)

    def _open_acts(self, typed: Callable[[], str]) -> None:
        view = self._rehearsal.view
        if view is not None and view.ended is None:
            self.app.push_screen(ActDialog(view.desk, view.channel, typed=typed), self._act)

    def _act(self, act: Act | None) -> None:
        if act is not None and self._step(lambda: self._rehearsal.act(act)) and shows_card(act):
            self.action_card()

    def action_act(self) -> None:
        """Choose something to do."""
        self._open_acts(lambda: "")

    def action_card(self) -> None:
        """The desk card as it stands."""
        if (view := self._rehearsal.view) is not None:
            self.app.push_screen(CardDialog(view.card))

    def action_why(self) -> None:
        """Go to the inspector, or back: beside the conversation where there is room, in its place where not."""
        asking = not self.has_class("-asking")
        self.set_class(asking, "-asking")
        self._name_keys()
        if asking:
            self.query_one(Inspector).focus()
        else:
            self._to_the_reply()

    def action_turns(self) -> None:
        """Begin in another turn."""
        turns = turns_to_choose(self._rehearsal)
        if turns:
            self.app.push_screen(TurnDialog(turns, self._rehearsal.turn), self._go_to)

    def _go_to(self, turn: str | None) -> None:
        if turn is not None:
            self._step(lambda: self._rehearsal.go_to(turn))

    def action_mood(self) -> None:
        """Another mood."""
        view = self._rehearsal.view
        if view is not None and view.ended is None:
            self.app.push_screen(MoodDialog(view.mood), self._set_mood)

    def _set_mood(self, mood: Mood | None) -> None:
        if mood is not None and self._step(lambda: self._rehearsal.set_mood(mood)):
            self._note(done=_("They are in this mood now: {mood}.").format(mood=mood_numbers(mood)))

    def action_undo(self) -> None:
        """One step back."""
        if self._rehearsal.undo():
            self._draw()
            self._to_the_reply()
        else:
            self._note(_("There is nothing to take back."))

    def action_again(self) -> None:
        """After the end: once more from where it began."""
        if self._over:
            self._step(self._rehearsal.restart)

    def action_reload(self) -> None:
        """Read the file again, whether or not it seems to have changed."""
        self._reload()

    def action_silence(self) -> None:
        """Nothing is said for as long as it takes to be heard."""
        view = self._rehearsal.view
        if view is None or view.ended is not None:
            return
        limits, lines = SILENCE_AFTER[view.pace], len(view.lines)
        if view.silences_left:
            self._step(lambda: self._rehearsal.wait(limits[len(limits) - view.silences_left]))
        after = self._rehearsal.view
        if after is not None and len(after.lines) == lines:
            self._note(_("They have no more words for a silence."))

    def action_scroll(self, way: int) -> None:
        """Read back or on: the inspector while one is there, else the conversation."""
        asking = self.has_class("-asking") or self._rehearsal.view is None
        target = self.query_one(Inspector) if asking else self.query_one(Transcript)
        target.scroll_page_up(animate=False) if way < 0 else target.scroll_page_down(animate=False)

    def action_leave(self) -> None:
        """Back to the shell; from the inspector first back to the reply."""
        if self.has_class("-asking"):
            self.action_why()
        else:
            self.app.exit(0)
