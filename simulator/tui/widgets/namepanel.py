"""Asks who is practising. Enter keeps the name; Esc practises as a guest."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.message import Message
from textual.widgets import Input

from simulator.engine.clean import clean_line
from simulator.i18n import _
from simulator.tui.widgets.plain import Plain, joined, text

NAME_AT_MOST = 60


def account_words() -> str:
    """Said wherever names are kept or chosen."""
    return _("Anyone who uses this account on this computer can open it.")


class NamePanel(VerticalGroup):
    """A quiet box with one line to type in."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+p", "decline", show=False)]

    class Named(Message):
        """Somebody gave a name."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    class Declined(Message):
        """Somebody would rather be a guest."""

    def compose(self) -> ComposeResult:
        """Question, line, and what it means."""
        yield Plain(text(_("Who is practising?"), "bold"))
        yield Input(placeholder=_("the name you go by at the desk"), max_length=NAME_AT_MOST)
        yield Plain(
            joined(
                ("Enter", "bold $primary"),
                (" " + _("keep my progress") + "   ", "$quiet"),
                ("Esc", "bold $primary"),
                (" " + _("be a guest, nothing is kept"), "$quiet"),
            )
        )
        yield Plain(text(account_words(), "$quiet"))

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """A name, unless there is nothing in it."""
        event.stop()
        name = clean_line(event.value, limit=NAME_AT_MOST)
        if name:
            self.post_message(self.Named(name))

    def action_decline(self) -> None:
        """Be a guest."""
        self.post_message(self.Declined())
