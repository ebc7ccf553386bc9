"""The conversation: names set right in one column, words in the next, so that it reads like people talking."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import HorizontalGroup, VerticalScroll

from simulator.tui.views.encounter import Said
from simulator.tui.widgets.plain import Plain, text

NAMES_AT_MOST = 18
_STYLES = {"cue": "italic $quiet", "act": "$quiet", "hint": "italic $secondary"}


class Spoken(HorizontalGroup):
    """One line: who, and what with a hanging indent."""

    def __init__(self, said: Said, names_width: int, *, fresh: bool) -> None:
        super().__init__(classes=f"-{said.kind}" + (" -fresh" if fresh else ""))
        self._said = said
        self._width = names_width

    def compose(self) -> ComposeResult:
        """The two columns."""
        who = Plain(self._said.who, classes="who")
        who.styles.width = self._width
        yield who
        yield Plain(text(self._said.text, _STYLES.get(self._said.kind, "")), classes="what")


class Transcript(VerticalScroll, can_focus=True):
    """Grows at the end; PgUp and PgDn read back."""

    def __init__(self, names: Sequence[str], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._names_width = _width_of(names)
        self._said: tuple[Said, ...] = ()
        self._rows: list[Spoken] = []

    def rewrite(self, said: Sequence[Said], names: Sequence[str]) -> None:
        """Show these lines in place of others; what is the same up to the first difference stays."""
        width = _width_of(names)
        same, most = 0, min(len(self._said), len(said)) if width == self._names_width else 0
        self._names_width = width
        while same < most and self._said[same] == said[same]:
            same += 1
        for row in self._rows[same:]:
            row.remove()
        self._said, self._rows = self._said[:same], self._rows[:same]
        self.show(said)

    def show(self, said: Sequence[Said]) -> None:
        """Show these lines; those there already stay as they are."""
        fresh = said[len(self._said) :]
        if not fresh:
            return
        first = not self._rows
        # A line that goes on with what the same person does (a cue) stands close to it.
        rows = [
            Spoken(each, self._names_width, fresh=each.kind != "cue" and not (first and place == 0))
            for place, each in enumerate(fresh)
        ]
        self._said = tuple(said)
        self._rows += rows
        self.mount_all(rows)
        # Holds to the end while lines grow; reading back lets go of it until the next line.
        self.anchor()


def _width_of(names: Sequence[str]) -> int:
    return min(NAMES_AT_MOST, max((text(name).cell_length for name in names), default=3))
