"""Plain line mode: reads lines, lets them be replies, acts or wishes, and prints what came of it."""

import contextlib
import sys
from collections.abc import Callable

from simulator.cli.streams import put, tell
from simulator.cli.talk import Talk, card_lines, help_lines, shows_card
from simulator.engine.acts import UnfitActError, UnknownActError, parse_act
from simulator.i18n import _
from simulator.runtime.act_wording import act_trouble
from simulator.runtime.encounter import Encounter


class Lines:
    """Lines from standard input, joined where one ends in a backslash."""

    def __init__(self) -> None:
        self.typed_here = sys.stdin.isatty()
        if self.typed_here:
            # Without it the terminal cuts a line at 4,095 bytes. It is not there on Windows.
            with contextlib.suppress(ImportError):
                import readline  # noqa: F401

    def next(self, prompt: str) -> str | None:
        """The next entry, without its line end; None where there are no more."""
        parts = []
        line = self._line(prompt)
        while line is not None and line.endswith("\\"):
            parts.append(line[:-1])
            line = self._line(_("more: "))
        if line is None and not parts:
            return None
        return "\n".join([*parts, line or ""])

    def _line(self, prompt: str) -> str | None:
        if self.typed_here and sys.stdout.isatty():
            try:
                return input(prompt)
            except EOFError:
                return None
        line = sys.stdin.readline()
        return line.rstrip("\r\n") if line else None


class Conversation:
    """A live encounter, held in plain lines until it ends or the trainee leaves."""

    def __init__(self, encounter: Encounter, lines: Lines, *, printer: Callable[[str], None], kept: bool) -> None:
        self._encounter = encounter
        self._lines = lines
        self._print = printer
        self._kept = kept
        self._told_of_acts = False
        self._talk = Talk(printer, echo=not lines.typed_here)
        self._wishes: dict[str, Callable[[], object]] = {
            "/help": self._help,
            "/hint": self._hint,
            "/again": lambda: self._talk.again(self._encounter.view),
            "/pause": self._encounter.pause,
        }

    def hold(self) -> None:
        """Talk until the encounter is over, paused, or there is nothing more to read."""
        self._talk.open(self._encounter.scenario)
        self._print(_("Type what you would say and press Enter. /help tells what else you can do."))
        self._talk.show(self._encounter.view)
        while self._encounter.view.status == "talking":
            typed = self._lines.next(_("You: "))
            if typed is None:
                break
            self._take(typed)
        if not self._encounter.view.ended:
            tell(left_words(kept=self._kept))

    def _take(self, typed: str) -> None:
        typed = typed.replace("\\n", "\n")
        words = typed.strip()
        wish = self._wishes.get(words.lower())
        if wish:
            wish()
        elif words.startswith("/"):
            self._act(words)
        elif words or self._encounter.view.pending:
            self._say(typed)

    def _say(self, typed: str) -> None:
        from simulator.engine.decide import NotNowError

        try:
            view = self._encounter.say(typed)
        except NotNowError:  # nothing was left of it once cleaned
            self._print(_("Nothing in that could be shown. Try once more."))
            return
        self._talk.show(view)

    def _act(self, words: str) -> None:
        try:
            act = parse_act(words)
            view = self._encounter.act(act)
        except UnknownActError as error:
            self._print(act_trouble(error) + " /again /hint /pause /help")
            return
        except UnfitActError as error:
            self._print(act_trouble(error))
            return
        self._talk.show(view)
        if shows_card(act):
            print_all(card_lines(view.card), self._print)
        if not self._told_of_acts:
            self._print(_("It goes with your next reply; an empty line does only that."))
            self._told_of_acts = True

    def _help(self) -> None:
        print_all(help_lines(), self._print)

    def _hint(self) -> None:
        if not self._encounter.view.hints_left:
            self._print(_("There is no further hint here."))
            return
        self._talk.show(self._encounter.hint())


def left_words(*, kept: bool) -> str:
    """What is said when somebody leaves before the end."""
    if kept:
        return _("You left before the end. It is kept: play it again under the same profile to go on from here.")
    return _("You left before the end. You were a guest, so nothing is kept.")


def print_all(lines: tuple[str, ...], printer: Callable[[str], None] = put) -> None:
    """Print several lines."""
    for line in lines:
        printer(line)
