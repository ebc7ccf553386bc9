"""Text of people and authors on the screen: never markup, always clean. Every other widget shows text through this."""

from collections.abc import Iterable

from textual.content import Content
from textual.widgets import Static

from simulator.engine.clean import clean


def text(value: object, style: str = "") -> Content:
    """The one way from a string to something drawn: cleaned, and never read as markup."""
    plain = clean(str(value)).text
    return Content.styled(plain, style) if style else Content(plain)


def joined(*parts: Content | tuple[object, str]) -> Content:
    """Several pieces in a row; a pair is a text and its style."""
    content = Content("")
    for part in parts:
        content = content + (text(*part) if isinstance(part, tuple) else part)
    return content


def lines(parts: Iterable[Content]) -> Content:
    """Pieces below each other."""
    return Content("\n").join(parts)


def hanging(content: Content, width: int, indent: int) -> Content:
    """Wrapped to a width in cells, every line but the first set in by ``indent``."""
    first, *rest = content.wrap(max(8, width - indent))
    return Content("\n").join([first, *(Content(" " * indent) + line for line in rest)])


class Plain(Static):
    """A Static that cannot read markup: strings go through ``text``. ``hides`` takes no room while it is empty."""

    def __init__(
        self,
        content: Content | str = "",
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
        hides: bool = False,
    ) -> None:
        drawn = _drawn(content)
        super().__init__(drawn, id=id, classes=classes, markup=False)
        if hides and not drawn.plain:
            self.display = False

    def show(self, content: Content | str) -> None:
        """Show something else; an empty text takes no room."""
        drawn = _drawn(content)
        self.display = bool(drawn.plain)
        self.update(drawn)


def _drawn(content: Content | str) -> Content:
    return text(content) if isinstance(content, str) else content
