"""Plain line mode: reads lines, lets them be replies, acts or wishes, and prints what came of it."""

import contextlib
import sys
from collections.abc import Callable

from simulator.cli.card import card_lines, fitting_lines
from simulator.cli.help_lines import help_lines
from simulator.cli.streams import put, tell
from simulator.cli.talk import Talk
from simulator.cli.waiting import Quiet, counting
from simulator.engine.acts import Act, UnfitActError, UnknownActError, parse_act
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

    def next(self, prompt: str, quiet: Quiet | None = None) -> str | None:
        """The next entry, without its line end; None where there are no more.

        Args:
            prompt: what asks for it.
            quiet: told, where somebody types here, how many seconds nothing was typed.
        """
        parts = []
        line = self._line(prompt, quiet)
        while line is not None and line.endswith("\\"):
            parts.append(line[:-1])
            line = self._line(_("more: "), quiet)
        if line is None and not parts:
            return None
        return "\n".join([*parts, line or ""])

    def _line(self, prompt: str, quiet: Quiet | None) -> str | None:
        if quiet is None or not self.typed_here:
            return self._read(prompt)
        with counting(quiet, prompt) as still_to_ask:
            return self._read(still_to_ask)

    def _read(self, prompt: str) -> str | None:
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
        self._timed = lines.typed_here and encounter.view.pace != "off"
        self._talk = Talk(printer, echo=not lines.typed_here)
        self._wishes: dict[str, Callable[[], object]] = {
            "/help": self._help,
            "/hint": self._hint,
            "/again": lambda: self._talk.again(self._encounter.view),
            "/pause": self._encounter.pause,
        }

    def hold(self) -> None:
        """Talk until the encounter is over, paused, or there is nothing more to read."""
        self._talk.open(self._encounter.scenario, self._encounter.events[0])
        self._print(_("Type what you would say and press Enter. /help tells what else you can do."))
        self._talk.show(self._encounter.view)
        while self._encounter.view.status == "talking":
            typed = self._lines.next(_("You: "), self._quiet if self._timed else None)
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
        elif words.lower().split()[:1] == ["/card"]:
            self._card(words[len("/card") :].strip())
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

    def _quiet(self, seconds: int) -> bool:
        """So long nothing was typed; what that brings is printed under the prompt."""
        before = self._encounter.view
        if not before.silences_left or before.status != "talking":
            return False
        view = self._encounter.wait(seconds)
        if len(view.lines) == len(before.lines):
            return False
        self._print("")  # the prompt's own line ends here
        self._talk.show(view)
        return True

    def _card(self, wanted: str) -> None:
        """A look at the card: all of it, or what fits some words."""
        if Act("card") not in self._encounter.view.pending:
            self._do(Act("card"))
        card = self._encounter.view.card
        print_all(fitting_lines(card, wanted) if wanted else card_lines(card), self._print)

    def _act(self, words: str) -> None:
        try:
            self._do(parse_act(words))
        except UnknownActError as error:
            self._print(act_trouble(error) + " /again /hint /pause /help")
        except UnfitActError as error:
            self._print(act_trouble(error))

    def _do(self, act: Act) -> None:
        self._talk.show(self._encounter.act(act))
        if not self._told_of_acts:
            self._print(_("It goes with your next reply; an empty line does only that."))
            self._told_of_acts = True

    def _help(self) -> None:
        print_all(help_lines(self._encounter.view.channel, timed=self._timed), self._print)

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
