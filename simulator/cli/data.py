"""``frontdesk data``: where what you did is kept, and which profiles there are."""

import argparse
from typing import TYPE_CHECKING

from simulator.cli.exits import FINE
from simulator.cli.streams import put
from simulator.cli.table import OpenApp
from simulator.i18n import _

if TYPE_CHECKING:
    from simulator.cli.parser import Parser

DESCRIPTION = _("""Show where your data lives. Nothing is changed, and nothing ever leaves this
machine by itself.""")
EXAMPLES = ("frontdesk data",)


def arguments(parser: "Parser") -> None:
    """The command takes none of its own."""


def run(_args: argparse.Namespace, _open_app: OpenApp) -> int:
    """Print the folder, the profiles and their files."""
    from simulator.runtime.services import Services

    services = Services()
    put(_("Folder: {path}").format(path=services.home))
    put(_("Your own scenarios: {path}").format(path=services.home / "scenarios"))
    entries = services.profiles.entries()
    if not entries:
        put(_("There is no profile yet."))
    for entry in entries:
        put(_("Profile {name}: {path}").format(name=entry.name, path=entry.path))
        if entry.problem:
            put(_("  cannot be opened: {why}").format(why=entry.problem.what))
    put(_("Whoever can use this account on this computer can open these files."))
    return FINE
