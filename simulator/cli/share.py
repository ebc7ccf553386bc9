"""``frontdesk share``: scenarios in one file to be mailed, and out of it again at the other end."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.cli.exits import FINDINGS, FINE, UsageError
from simulator.cli.streams import put, tell
from simulator.cli.table import OpenApp
from simulator.cli.which_files import columns, files_meant
from simulator.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.authoring.packing import Pack
    from simulator.authoring.unpacking import Unpacked
    from simulator.cli.parser import Parser
    from simulator.runtime.services import Services
    from simulator.scenario import Opened, ScenarioCard

DESCRIPTION = _("""Put scenarios into one file to be mailed, with the clinics, phrases and personas
they use, so that they play elsewhere as they are. WHAT is a folder, a file or
an id. What comes with the program stays out, and so do settings of your site.

With --unpack, take them out again: into a folder among your own scenarios, or
with --into wherever you like. Nothing that is there already is overwritten.""")
EXAMPLES = (
    "frontdesk share up-all-night",
    "frontdesk share up-all-night -o for-tess.zip",
    "frontdesk share --unpack for-tess.zip",
)


def arguments(parser: "Parser") -> None:
    """The command's arguments."""
    parser.add_argument("what", nargs="?", metavar="WHAT", help=_("a folder of scenarios, a file, or an id"))
    parser.add_argument("-o", "--output", metavar="FILE.zip", help=_("the file to write (here, if left out)"))
    parser.add_argument("--unpack", metavar="FILE.zip", help=_("take scenarios out of it"))
    parser.add_argument("--into", metavar="FOLDER", help=_("where to unpack them"))


def run(args: argparse.Namespace, _open_app: OpenApp) -> int:
    """Pack or unpack; names of files go to standard output, all else is talk."""
    from simulator.authoring.packing import PackingError
    from simulator.authoring.placing import TakenError
    from simulator.authoring.unpacking import UnfitPackError
    from simulator.runtime.services import Services

    if (args.what is None) == (args.unpack is None):
        raise UsageError(_("Say what to share: a folder, a file or an id. Or --unpack FILE.zip, and nothing else."))
    if args.unpack is None and args.into is not None:
        raise UsageError(_("--into goes with --unpack. To say where the file goes, use -o."))
    if args.unpack is not None and args.output is not None:
        raise UsageError(_("-o goes with packing. To say where to unpack, use --into."))
    try:
        return _pack(args, Services()) if args.unpack is None else _unpack(args, Services())
    except TakenError as error:
        option = "-o" if args.unpack is None else "--into"
        raise UsageError(str(error) + " " + _("Say another place with {option}.").format(option=option)) from None
    except UnfitPackError as error:
        raise UsageError(f"“{args.unpack}”: {error}") from None
    except PackingError as error:
        raise UsageError(str(error)) from None


def _pack(args: argparse.Namespace, services: "Services") -> int:
    from simulator.authoring.packing import pack_up
    from simulator.authoring.placing import place

    (where,) = files_meant([args.what], services)
    if not where.exists():
        raise UsageError(_("There is no file or folder “{path}”.").format(path=args.what))
    pack = pack_up(where, own=services.home / "scenarios")
    if pack.findings:
        from simulator.scenario import render_text

        put(render_text(pack.findings, width=columns()).rstrip("\n"))
        tell(_("Nothing was written. Mend these first; the other side could not play it either."))
        return FINDINGS
    name = where.absolute().stem if where.is_file() else where.resolve().name or "scenarios"
    target = Path(args.output or f"{name}.zip")
    place({target: pack.zipped()})
    put(str(target))
    _tell_packed(pack, target)
    return FINE


def _tell_packed(pack: "Pack", target: Path) -> None:
    held = ngettext("It holds {n} scenario:", "It holds {n} scenarios:", len(pack.scenarios))
    tell(held.format(n=len(pack.scenarios)))
    for name, title in pack.scenarios.items():
        tell(f"  {title} ({name})")
    if pack.added:
        tell(_("And what they use: {names}").format(names=", ".join(pack.added)))
    _tell_left_out(pack.left_out)
    tell(_("Mail it. At the other end: frontdesk share --unpack {file}").format(file=target.name))


def _tell_left_out(names: "Sequence[str]") -> None:
    if names:
        shown = ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
        tell(_("Left out, as it is no text, a link, or settings of a site: {names}").format(names=shown))


def _unpack(args: argparse.Namespace, services: "Services") -> int:
    from simulator.authoring.unpacking import folder_name, unpack
    from simulator.scenario import open_each

    pack = Path(args.unpack)
    if not pack.is_file():
        raise UsageError(_("There is no file “{path}”.").format(path=args.unpack))
    own = services.home / "scenarios"
    known = {(card.language, card.id): card for card in services.library.cards() if not card.problem}
    done = unpack(pack, Path(args.into) if args.into else own / folder_name(pack))
    for path in done.files:
        put(str(path))
    opened = list(open_each(sorted(path for path in done.files if path.suffix == ".yaml"), own=own))
    _tell_unpacked(opened, done, is_own=args.into is None)
    _tell_same_ids(opened, known)
    errors = [each for one in opened for each in one.diagnostics() if each.severity == "error"]
    if errors:
        from simulator.scenario import render_text

        tell(_("Some of it cannot be played as it is:") + "\n" + render_text(errors, width=columns()).rstrip("\n"))
        return FINDINGS
    return FINE


def _tell_unpacked(opened: "Sequence[Opened]", done: "Unpacked", *, is_own: bool) -> None:
    playable = [each for each in opened if each.scenario is not None]
    held = ngettext("{n} scenario is now in {folder}:", "{n} scenarios are now in {folder}:", len(playable))
    tell(held.format(n=len(playable), folder=done.folder))
    for each in playable:
        if each.scenario is not None:
            tell(f"  {each.scenario.title}: frontdesk play {each.scenario.id if is_own else each.path}")
    _tell_left_out(done.left_out)
    tell(_("Read what somebody sent you before your trainees meet it: frontdesk preview plays it with its reasons."))


def _tell_same_ids(opened: "Sequence[Opened]", known: "dict[tuple[str, str], ScenarioCard]") -> None:
    for each in opened:
        scenario = each.scenario
        there = known.get((scenario.language, scenario.id)) if scenario else None
        if scenario and there and there.own:
            words = _("“{id}” is the id of {path} too, and play finds only one of the two.")
            tell(words.format(id=scenario.id, path=there.path))
        elif scenario and there:
            words = _("“{id}” is the id of one that comes with the program; yours goes before it.")
            tell(words.format(id=scenario.id))
