"""``frontdesk validate``: every finding of authors' files, as people, editors or programs read them."""

import argparse
from typing import TYPE_CHECKING

from simulator.cli.exits import FINDINGS, FINE, USAGE
from simulator.cli.progress_bar import ProgressBar
from simulator.cli.streams import put, tell
from simulator.cli.table import OpenApp
from simulator.cli.which_files import columns, files_meant
from simulator.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.cli.parser import Parser
    from simulator.scenario import Diagnostic

DESCRIPTION = _("""Check scenarios, and the clinics and other files they are made of. Without WHAT:
the shipped ones and your own.

Checked is first whether each file can be read and played, and then, by playing
it, whether it does what its author wants: reactions that never come, meanings
in each other's way, facts that are not on the desk card, tests that are
missing. These are warnings; --quick leaves them out.

The exit code is 0 where all is well, 1 where something is wrong, 2 where there
is no such file or scenario. Warnings count only with --strict. Each finding has
a code: frontdesk explain tells more of it.""")
EXAMPLES = (
    "frontdesk validate",
    "frontdesk validate up-all-night",
    "frontdesk validate --strict --format line up-all-night",
    "frontdesk validate --quick --format json",
)
_MANY_FILES = 8
"""Files from which a bar tells how far it has come."""
_MANY_QUICK = 200


def arguments(parser: "Parser") -> None:
    """The command's arguments."""
    parser.add_argument(
        "what", nargs="*", metavar="WHAT", help=_("files, folders with files in them, or ids of scenarios")
    )
    parser.add_argument(
        "--format", choices=("text", "line", "json"), default="text", help=_("for people, editors or programs")
    )
    parser.add_argument("--strict", action="store_true", help=_("let warnings count"))
    parser.add_argument("--quick", action="store_true", help=_("leave out what takes playing it"))


def run(args: argparse.Namespace, _open_app: OpenApp) -> int:
    """Check file by file, print what is found as it is found, and sum it up on standard error."""
    from simulator.authoring.checking import check_paths
    from simulator.runtime.services import Services
    from simulator.scenario import files_to_check, summed_up

    services = Services()
    paths = files_meant(args.what, services)
    files, _ignored = files_to_check(paths)
    errors = warnings = 0
    teller = _Json() if args.format == "json" else _Lines(args.format)
    bar = ProgressBar(len(files), _("files"), much=_MANY_QUICK if args.quick else _MANY_FILES)
    try:
        for opened in check_paths(paths, own=services.home / "scenarios", deep=not args.quick):
            found = opened.diagnostics()
            if found:
                bar.clear()
                teller.show(found)
            errors += sum(each.severity == "error" for each in found)
            warnings += sum(each.severity == "warning" for each in found)
            bar.step()
    finally:
        bar.clear()
    teller.close()
    tell(summed_up(errors, warnings, len(files)))
    if not all(path.exists() for path in paths):
        return USAGE
    return FINDINGS if errors or (args.strict and warnings) else FINE


class _Lines:
    """Prints the findings of each file as it is done, for people or for editors."""

    def __init__(self, form: str) -> None:
        self._form = form
        self._shown = False

    def show(self, found: "Sequence[Diagnostic]") -> None:
        from simulator.scenario import render_lines, render_text

        if self._form == "line":
            put(render_lines(found).rstrip("\n"))
            return
        if self._shown:
            put()
        put(render_text(found, width=columns()).rstrip("\n"))
        self._shown = True

    def close(self) -> None:
        """Nothing is left to print."""


class _Json:
    """Prints one list for programs, piece by piece, so that it need not be held."""

    def __init__(self) -> None:
        self._begun = False

    def show(self, found: "Sequence[Diagnostic]") -> None:
        from simulator.scenario import render_json

        rows = render_json(found).strip().removeprefix("[").removesuffix("]").rstrip()
        put(("," if self._begun else "[") + rows)
        self._begun = True

    def close(self) -> None:
        put("]" if self._begun else "[]")
