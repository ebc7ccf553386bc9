"""``frontdesk graph``: where a scenario can go, as a tree for the terminal, as Mermaid for a page, or as JSON."""

import argparse
import os
import shutil
import sys
from typing import TYPE_CHECKING

from simulator.cli.exits import FINE, UsageError
from simulator.cli.streams import as_json
from simulator.cli.table import OpenApp
from simulator.i18n import _

if TYPE_CHECKING:
    from simulator.cli.parser import Parser

DESCRIPTION = _("""Show where a scenario can go: its turns, what leads on from each, the endings,
and below them its figures (words, ways through, minutes, what is tested,
reading age).

The tree opens each turn once, one step in for each reply it takes to come
there; an arrow back leads to one that is open already. mermaid is text that
many wikis and editors draw as a chart; json has everything.

The minutes are an estimate: the turns on a middling way through, one and a half
replies in each, 15 words a reply at 19 words a minute, and reading at 238.""")
EXAMPLES = (
    "frontdesk graph up-all-night",
    "frontdesk graph up-all-night --format mermaid -o up-all-night.mmd",
    "frontdesk graph stans-ears --format json",
)
_WIDEST = 120


def arguments(parser: "Parser") -> None:
    """The command's arguments."""
    parser.add_argument("scenario", nargs="*", metavar="ID|FILE", help=_("a scenario's id, or a scenario file"))
    parser.add_argument(
        "--format", choices=("tree", "mermaid", "json"), default="tree", help=_("for a terminal, a page or a program")
    )
    parser.add_argument("-o", "--output", metavar="FILE", help=_("write it to this file"))


def run(args: argparse.Namespace, _open_app: OpenApp) -> int:
    """Draw it; findings in the file are printed, and nothing is drawn."""
    from simulator.authoring.graph import graph_of
    from simulator.authoring.graph_measures import measure
    from simulator.cli.document import hand_out
    from simulator.runtime.services import Services

    scenario = Services().library.load(_one(args.scenario))
    graph = graph_of(scenario)
    measures = measure(scenario, graph)
    if args.format == "json":
        from dataclasses import asdict

        text = as_json({**asdict(graph), "figures": asdict(measures)}, indent=2)
    elif args.format == "mermaid":
        from simulator.authoring.mermaid import mermaid_text

        text = mermaid_text(graph, measures)
    else:
        from simulator.authoring.graph_tree import ASCII, BOXES, tree_lines

        twigs = BOXES if args.output or shows_boxes(sys.stdout.encoding, os.environ) else ASCII
        text = "\n".join(tree_lines(graph, measures, width=_width(args.output), twigs=twigs))
    hand_out(text, args.output)
    return FINE


def _one(names: list[str]) -> str:
    if not names:
        raise UsageError(_("Which one? ID|FILE is wanted, a scenario's id or file; `frontdesk` alone lists them all."))
    if len(names) > 1:
        raise UsageError(_("One scenario at a time: {names} are {n}.").format(names=", ".join(names), n=len(names)))
    return names[0]


def shows_boxes(encoding: str | None, environ: "os._Environ[str] | dict[str, str]") -> bool:
    """Whether strokes and arrows can be shown: the output can hold them, and nothing says the terminal cannot.

    The program speaks UTF-8 whatever the locale, so a locale that names another encoding speaks for the terminal.
    """
    try:
        "├─└│→↩●○…".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    locale = next((environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(name)), "")
    _language, dot, charset = locale.partition(".")
    named = charset.partition("@")[0].lower().replace("-", "")
    return environ.get("TERM") != "dumb" and (not dot or named == "utf8")


def _width(output: str | None) -> int:
    """The terminal's width, at most 120; 80 where there is none, so that files and pipes are always alike."""
    if output is not None or ("COLUMNS" not in os.environ and not sys.stdout.isatty()):
        return 80
    return min(_WIDEST, shutil.get_terminal_size((80, 24)).columns)
