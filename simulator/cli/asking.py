"""Questions to somebody at a terminal, who may leave at any of them."""

from simulator.cli.plain import Lines
from simulator.cli.streams import put
from simulator.i18n import _


class StoppedError(Exception):
    """They have had enough for now."""


def ask(lines: Lines, prompt: str) -> str:
    """What they type.

    Raises:
        StoppedError: nothing more comes.
    """
    answer = lines.next(prompt)
    if answer is None:
        raise StoppedError
    return answer


def agrees(lines: Lines, prompt: str) -> bool:
    """Whether they say yes; Enter is no.

    Raises:
        StoppedError: nothing more comes.
    """
    while True:
        answer = ask(lines, prompt).strip().lower()
        if answer in (_("yes"), _("y")):
            return True
        if answer in (_("no"), _("n"), ""):
            return False
        put(_("Type yes or no."))
