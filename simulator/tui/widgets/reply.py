"""The reply box: one to six lines, Enter sends, ^J begins a new line, a paste keeps all its lines."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from simulator.engine.clean import clean
from simulator.i18n import _


class ReplyBox(TextArea):
    """Where the trainee types. It posts what was said and decides nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "send", show=False),
        Binding("ctrl+j,shift+enter", "new_line", show=False),
        Binding("pageup", "screen.scroll(-1)", show=False),
        Binding("pagedown", "screen.scroll(1)", show=False),
        # Taken by the table of keys; TextArea would delete with them.
        Binding("ctrl+k", "delete_to_end_of_line", show=False),
    ]

    class Sent(Message):
        """The trainee said it."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class SlashTyped(Message):
        """A slash as the first letter: the trainee wants to do something."""

    TAKES_ACTS: ClassVar[bool] = True

    def __init__(self, draft: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(draft, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, compact=True, id=id)
        self.highlight_cursor_line = False

    def on_mount(self) -> None:
        """Ready to go on at the end of what stands there."""
        self.name_it()
        self.border_subtitle = _("Enter sends · ^J new line")
        self.move_cursor(self.document.end)

    def name_it(self, *, held: bool = False) -> None:
        """What the box asks for. Titles are ours, and hold no markup."""
        if held:
            self.border_title = _("What do you say when you come back?")
        else:
            self.border_title = _("What do you say?")

    def put(self, words: str) -> None:
        """Put other words in the box."""
        self.text = words
        self.move_cursor(self.document.end)

    def take(self) -> str:
        """Hand over what stands in the box, and empty it."""
        words = self.text
        self.clear()
        return words

    def action_send(self) -> None:
        """Say what stands in the box."""
        self.post_message(self.Sent(self.text))

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")

    async def _on_key(self, event: events.Key) -> None:
        # TextArea takes Enter as text before bindings are asked; here it sends.
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.action_send()
        elif event.character == "/" and self.TAKES_ACTS and not self.text:
            # The slash, and what is typed on its heels, stands here until the list is there to take it over.
            self.post_message(self.SlashTyped())

    async def _on_paste(self, event: events.Paste) -> None:
        """Pasted text is cleaned at the door: all lines stay, what a terminal would obey goes."""
        event.prevent_default()
        event.stop()
        self.replace(clean(event.text).text, *self.selection, maintain_selection_offset=False)
        self.move_cursor(self.selection.end)


class NoteBox(ReplyBox):
    """The same box, for a word to the trainer."""

    TAKES_ACTS: ClassVar[bool] = False

    def name_it(self, *, held: bool = False) -> None:  # noqa: ARG002 - nobody is on hold here
        """What the box asks for."""
        self.border_title = _("What would you say to your trainer about it?")
