"""Whose record a command looks at."""

from typing import TYPE_CHECKING

from simulator.cli.exits import UsageError
from simulator.i18n import _

if TYPE_CHECKING:
    from simulator.cli.parser import Parser
    from simulator.runtime.practice import Practice
    from simulator.runtime.services import Services


def ask_for_profile(parser: "Parser") -> None:
    """Add ``--profile`` to a command that needs one."""
    parser.add_argument("--profile", metavar="NAME", help=_("whose record; needed where there are several"))


def practice_of(services: "Services", name: str | None) -> "Practice":
    """The practice of that profile, or of the only one there is. Makes none.

    Raises:
        UsageError: there is no such profile, or none was named where there are several.
        StoreError: its file cannot be used.
    """
    entries = services.profiles.entries()
    names = [entry.name for entry in entries if entry.problem is None]
    if name is None:
        if len(names) == 1:
            return services.practice(names[0])
        troubles = [entry.problem for entry in entries if entry.problem]
        if troubles and not names:
            raise troubles[0]
        if not names:
            raise UsageError(_("There is no profile yet. Play a call with --profile NAME, or open `frontdesk`."))
        raise UsageError(_("Whose? Use --profile with one of: {names}").format(names=", ".join(names)))
    see_that_there_is(services, name)
    return services.practice(name)


def see_that_there_is(services: "Services", name: str) -> None:
    """Make sure there is a profile of that name.

    Raises:
        UsageError: there is none; the message names those there are.
    """
    if services.profiles.exists(name):
        return
    names = services.profiles.names()
    there_are = _("There are: {names}").format(names=", ".join(names)) if names else _("There is none yet.")
    raise UsageError(_("There is no profile called “{name}”.").format(name=name) + " " + there_are)
