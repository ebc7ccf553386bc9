"""A line to type in above a list: what one types narrows the list, and while it is empty a digit chooses."""

from textual import events
from textual.message import Message
from textual.widgets import Input


class Finder(Input):
    """``digits`` tells whether numbers stand before the rows below."""

    class Digit(Message):
        """A number was pressed while nothing had been typed."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, words: str = "", *, placeholder: str, most: int) -> None:
        super().__init__(words, placeholder=placeholder, max_length=most, select_on_focus=False)
        self.digits = True

    async def _on_key(self, event: events.Key) -> None:
        # Input takes digits as text before bindings are asked.
        if self.digits and not self.value and event.character and event.character in "123456789":
            event.stop()
            event.prevent_default()
            self.post_message(self.Digit(int(event.character)))
