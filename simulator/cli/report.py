"""``frontdesk report``: pages to print or send. So far one, the facilitator's sheet of a scenario."""

import argparse
from typing import TYPE_CHECKING

from simulator.cli.exits import FINE, UsageError
from simulator.cli.table import OpenApp
from simulator.i18n import _

if TYPE_CHECKING:
    from simulator.cli.parser import Parser

DESCRIPTION = _("""Make a page to print or send.

--sheet is one page on a scenario for whoever talks it through with the team:
who it is, moments to watch, how it can end, questions, and how to run it in
twenty minutes. It gives everything away, so it is not for those who play.""")
EXAMPLES = (
    "frontdesk report --sheet up-all-night",
    "frontdesk report --sheet up-all-night --format html -o up-all-night.html",
)


def arguments(parser: "Parser") -> None:
    """The command's arguments."""
    parser.add_argument("--sheet", metavar="ID|FILE", help=_("the facilitator's sheet of this scenario"))
    parser.add_argument(
        "--format", choices=("md", "html"), default="md", help=_("md for text, html for a page that prints on A4")
    )
    parser.add_argument("-o", "--output", metavar="FILE", help=_("write it to this file"))


def run(args: argparse.Namespace, _open_app: OpenApp) -> int:
    """Make the page."""
    if args.sheet is None:
        raise UsageError(
            _("Which page? There is one: --sheet ID|FILE, for whoever talks a scenario through with the team.")
        )
    from simulator.authoring.sheet import sheet_of
    from simulator.cli.document import hand_out
    from simulator.export.sheet import to_html, to_markdown
    from simulator.runtime.services import Services

    scenario = Services().library.load(args.sheet)
    sheet = sheet_of(scenario, _command(args.sheet))
    hand_out(to_html(sheet) if args.format == "html" else to_markdown(sheet), args.output)
    return FINE


def _command(name: str) -> str:
    quoted = f'"{name}"' if " " in name else name
    return f"frontdesk play {quoted}"
