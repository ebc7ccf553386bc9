"""``frontdesk validate``: every finding of scenario and clinic files, as people, editors or programs read them."""

import argparse
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.cli.exits import FINDINGS, FINE, USAGE
from simulator.cli.streams import put, tell
from simulator.cli.table import OpenApp
from simulator.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.cli.parser import Parser
    from simulator.scenario import Diagnostic

DESCRIPTION = _("""Check scenario and clinic files. Without PATH: the shipped ones and your own.

The exit code is 0 where all is well, 1 where something is wrong, 2 where there
is no such file. Warnings count only with --strict.""")
EXAMPLES = (
    "frontdesk validate",
    "frontdesk validate my-call.yaml",
    "frontdesk validate --strict --format line my-scenarios/",
)


def arguments(parser: "Parser") -> None:
    """The command's arguments."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help=_("files, or folders with files in them"))
    parser.add_argument(
        "--format", choices=("text", "line", "json"), default="text", help=_("for people, editors or programs")
    )
    parser.add_argument("--strict", action="store_true", help=_("let warnings count"))


def run(args: argparse.Namespace, _open_app: OpenApp) -> int:
    """Check, print what was found, and sum it up on standard error."""
    from simulator.runtime.services import Services
    from simulator.scenario import SHIPPED, files_to_check, summary, validate_paths

    own = Services().home / "scenarios"
    paths = [Path(each) for each in args.paths] or [SHIPPED, *([own] if own.is_dir() else [])]
    found = validate_paths(paths, own=own)
    text = _rendered(found, args.format)
    if text:
        put(text.rstrip("\n"))
    files, _ignored = files_to_check(paths)
    tell(summary(found, len(files)))
    if not all(path.exists() for path in paths):
        return USAGE
    counts = any(each.severity == "error" or args.strict for each in found)
    return FINDINGS if counts else FINE


def _rendered(found: "Sequence[Diagnostic]", form: str) -> str:
    from simulator.scenario import render_json, render_lines, render_text

    if form == "json":
        return render_json(found)
    if form == "line":
        return render_lines(found)
    return render_text(found, width=_width())


def _width() -> int:
    """The terminal's width, at most 100; 80 where there is none, so that files and pipes are always alike."""
    if "COLUMNS" not in os.environ and not sys.stdout.isatty():
        return 80
    return min(100, shutil.get_terminal_size((80, 24)).columns)
