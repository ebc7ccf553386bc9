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
        longest = max((text(name).cell_length for name in names), default=3)
        self._names_width = min(NAMES_AT_MOST, longest)
        self._shown = 0
        self._last = ""

    def show(self, said: Sequence[Said]) -> None:
        """Show these lines; those there already stay as they are."""
        fresh = said[self._shown :]
        if not fresh:
            return
        rows = []
        for each in fresh:
            # A line that goes on with what the same person does (cue, act) stands close to it.
            rows.append(Spoken(each, self._names_width, fresh=each.kind not in ("cue",) and bool(self._last)))
            self._last = each.kind
        self._shown = len(said)
        self.mount_all(rows)
        # Holds to the end while lines grow; reading back lets go of it until the next line.
        self.anchor()
