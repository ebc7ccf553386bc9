"""The reply box of the preview: the screen's keys go before those that a text area has of its own."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from simulator.tui.keys import PREVIEW
from simulator.tui.widgets.reply import ReplyBox


class RehearsalBox(ReplyBox):
    """What an author says in the trainee's place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(key.keys), f"screen.{key.action}", show=False)
        for key in PREVIEW
        if key.keys[0].startswith("f")
    ]
