"""A mark one does not agree with: first which, where there are several, then a word to the trainer."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from simulator.engine.clean import clean
from simulator.engine.debrief import Highlight
from simulator.engine.disputes import Dispute, DisputeRefusedError
from simulator.engine.events import EncounterStarted
from simulator.engine.judgement import GATES
from simulator.engine.quote import quote_of
from simulator.i18n import _
from simulator.runtime.disputes import NOTE_AT_MOST, refusal_words
from simulator.runtime.wording import criterion_name
from simulator.store import StoreError
from simulator.tui.keys import DIALOG, NOTE, bindings
from simulator.tui.routes import desk
from simulator.tui.views import marks
from simulator.tui.widgets.keybar import KeyBar
from simulator.tui.widgets.menu import Item, Menu
from simulator.tui.widgets.plain import Plain, joined, lines, text
from simulator.tui.widgets.reply import NoteBox

WHOLE_UP_TO = 240
"""Characters of a reply that are shown whole; of a longer one the sentences the mark is about."""


class WhichMark(ModalScreen[Highlight | None]):
    """Several marks could be meant: digits or arrows choose one."""

    CSS_PATH = "dialogs.tcss"
    KEYS: ClassVar = DIALOG
    BINDINGS: ClassVar[list[BindingType]] = bindings(DIALOG)

    def __init__(self, shown: Sequence[Highlight], known: marks.Disputes) -> None:
        super().__init__()
        self._shown = {f"{each.reply} {each.criterion}": each for each in shown}
        self._several = len({each.reply for each in shown}) > 1
        self._known = known

    def compose(self) -> ComposeResult:
        """A list of the marks, each with its level in words."""
        with Vertical(classes="box"):
            yield Plain(text(_("Which mark do you not agree with?"), "bold"), classes="heading")
            yield Menu([self._item(key, mark) for key, mark in self._shown.items()])
            yield KeyBar(DIALOG, with_help=False)

    def _item(self, key: str, mark: Highlight) -> Item:
        level = marks.level_words(mark.mark)
        disputed = marks.key_of(mark) in self._known
        return Item(
            id=key,
            title=criterion_name(mark.criterion),
            tail=_("{level}, disputed").format(level=level) if disputed else level,
            detail=_("“{words}”").format(words=self._quote(mark)) if self._several else "",
        )

    def _quote(self, mark: Highlight) -> str:
        """Which reply it is about, where they are not all the same."""
        return "".join(words for words, _counts in quote_of(mark.text, mark.mark)) or "…"

    def on_mount(self) -> None:
        """Ready to choose."""
        self.query_one(Menu).focus()

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Hand it back."""
        self.dismiss(self._shown[event.item.id])

    def action_cancel(self) -> None:
        """None of them."""
        self.dismiss(None)


class DisputeDialog(ModalScreen[Dispute | None]):
    """The reply, its mark, and a box for the note. It closes when the note is kept, or with nothing changed."""

    CSS_PATH = "dialogs.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012 - so declared by Textual
    KEYS: ClassVar = NOTE
    BINDINGS: ClassVar[list[BindingType]] = bindings(NOTE)

    def __init__(
        self, encounter_id: str, started: EncounterStarted, mark: Highlight, before: Dispute | None = None
    ) -> None:
        super().__init__()
        self._encounter_id = encounter_id
        self._started = started
        self._mark = mark
        self._before = before

    def compose(self) -> ComposeResult:
        """What it is about, the box, and what becomes of it."""
        with Vertical(classes="box low"):
            yield Plain(text(_("A mark you do not agree with"), "bold"), classes="heading")
            with VerticalScroll(id="about", can_focus=False):
                yield Plain(lines(self._about()))
            yield NoteBox(self._before.note if self._before else "")
            yield Plain(text(self._promise(), "$quiet"), classes="foot")
            yield KeyBar(NOTE, with_help=False)

    def _about(self) -> list[Content]:
        mark, started = self._mark, self._started
        said = [(words, "underline" if counts else "") for words, counts in self._said()]
        rows = [
            joined(
                (f"{marks.level_shape(mark.mark)} ", "$primary"),
                (criterion_name(mark.criterion), "bold"),
                (f"  {marks.level_words(mark.mark)}", ""),
            )
        ]
        if mark.patient.strip():
            rows.append(joined((f"{started.patient_name}: ", "$patient"), (marks.shortened(mark.patient), "")))
        rows.append(joined((_("You: "), "$you"), *said))
        rows.append(text(marks.why_words(mark.judgement, mark.criterion, started.language), "$quiet"))
        return rows

    def _said(self) -> Sequence[tuple[str, bool]]:
        mark = self._mark
        if len(mark.text) > WHOLE_UP_TO:
            return quote_of(mark.text, mark.mark)
        if not mark.text.strip():
            return [(_("(said nothing)"), False)]
        flat = "".join(" " if char.isspace() else char for char in mark.text)
        counted = [any(span.start <= place < span.end for span in mark.mark.spans) for place in range(len(flat))]
        runs = groupby(zip(flat, counted, strict=True), key=itemgetter(1))
        return [("".join(char for char, _counts in run), counts) for counts, run in runs]

    def _promise(self) -> str:
        if self._before is not None:
            return _("You have disputed this one already. What you send now takes the place of what you wrote.")
        if self._mark.criterion in GATES:
            return _("Your trainer reads it beside the call and rules. Until then the mark stands.")
        return _("Your trainer reads it beside the call and rules. Until then the mark counts for nothing.")

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one(NoteBox).focus()

    def on_reply_box_sent(self, event: NoteBox.Sent) -> None:
        """Keep it; where that cannot be, say why and leave the words in the box."""
        length = len(clean(event.text.strip()).text)
        if length > NOTE_AT_MOST:
            self._tell(
                _("A little shorter, please: {n} characters, and there is room for {most}.").format(
                    n=length, most=NOTE_AT_MOST
                )
            )
            return
        try:
            made = desk(self).practice.dispute(self._encounter_id, self._mark.reply, self._mark.criterion, event.text)
        except DisputeRefusedError as error:
            self._tell(refusal_words(error))
        except StoreError as error:
            self._tell(str(error))
        else:
            self.dismiss(made)

    def _tell(self, words: str) -> None:
        self.query_one(".foot", Plain).show(text(words, "$ask"))

    def action_send(self) -> None:
        """Send what stands in the box."""
        self.query_one(NoteBox).action_send()

    def action_scroll(self, step: int) -> None:
        """Read back, or on, in what it is about."""
        self.query_one("#about", VerticalScroll).scroll_relative(y=3 * step, animate=False)

    def action_cancel(self) -> None:
        """Leave the mark as it is."""
        self.dismiss(None)
