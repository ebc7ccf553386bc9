"""``frontdesk schema``: what editors need for completion and hints, as JSON Schema."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.cli.exits import FINE
from simulator.cli.streams import put, tell
from simulator.cli.table import OpenApp
from simulator.i18n import _, ngettext

if TYPE_CHECKING:
    from simulator.cli.parser import Parser

DESCRIPTION = _("""Print the JSON Schema (draft-07) of a kind of file, for editors.

`frontdesk new` puts the schemas beside the files it writes, so this is needed
only for files from elsewhere, and after an update. Two lines at the top of a
file lead editors to its schema; they are printed by --write.""")
EXAMPLES = (
    "frontdesk schema",
    "frontdesk schema clinic",
    "frontdesk schema --write .frontdesk",
)
KINDS = ("scenario", "clinic", "phrases", "persona", "site")
"""The kinds of file; a test holds them to the documents there are."""


def arguments(parser: "Parser") -> None:
    """The command's arguments."""
    parser.add_argument("kind", nargs="?", choices=KINDS, help=_("which kind of file; scenario, if left out"))
    parser.add_argument("--write", metavar="FOLDER", help=_("write it, or all of them, into that folder"))


def run(args: argparse.Namespace, _open_app: OpenApp) -> int:
    """Print one schema, or write them."""
    from simulator.scenario.schema import header, schema_text, write_schemas

    if args.write is None:
        put(schema_text(args.kind or "scenario").rstrip("\n"))
        return FINE
    folder = Path(args.write)
    written = write_schemas(folder, (args.kind,) if args.kind else None)
    for path in written:
        put(str(path))
    told = ngettext("{n} schema written.", "{n} schemas written.", len(written)).format(n=len(written))
    tell(told + " " + _("The first lines of a scenario beside that folder are:"))
    tell(header(args.kind or "scenario", folder.name or ".").rstrip("\n"))
    return FINE
