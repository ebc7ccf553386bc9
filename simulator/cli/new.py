"""``frontdesk new``: a scenario or a desk card that works as it stands, for changing."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.cli.exits import FINE, INTERRUPTED, UsageError
from simulator.cli.streams import put, tell
from simulator.cli.table import OpenApp
from simulator.i18n import _

if TYPE_CHECKING:
    from simulator.authoring.creation import Workplace
    from simulator.cli.new_answers import Answers
    from simulator.cli.parser import Parser
    from simulator.runtime.services import Services

DESCRIPTION = _("""Write a new scenario, or a new clinic's desk card, that works as it stands.

On a terminal it asks a few questions; Enter takes what stands in brackets.
Elsewhere, and with --yes, it takes what the options say and asks nothing. What
is there already is never overwritten. The files' names go to standard output.""")
EXAMPLES = (
    "frontdesk new scenario",
    'frontdesk new scenario lost-dog --title "The lost dog" --channel desk --yes',
    "frontdesk new scenario our-night --from up-all-night",
    "frontdesk new clinic our-place --into my-scenarios",
)


def arguments(parser: "Parser") -> None:
    """The command's arguments."""
    parser.add_argument("kind", choices=("scenario", "clinic"), help=_("what to write"))
    parser.add_argument("id", nargs="?", metavar="ID", help=_("the name of its file; left out, made from the title"))
    parser.add_argument("--title", metavar="TEXT", help=_("what trainees see in the list; a clinic's name"))
    parser.add_argument("--channel", choices=("phone", "desk"), help=_("where the scenario plays"))
    parser.add_argument("--patient", metavar="NAME", help=_("who calls, or stands at the desk"))
    parser.add_argument("--asks", metavar="TEXT", help=_("what they would like: “to be seen today”"))
    parser.add_argument("--clinic", metavar="ID", help=_("where it plays; an id that is new makes a desk card too"))
    parser.add_argument("--into", metavar="FOLDER", default=".", help=_("where to write it (here, if left out)"))
    parser.add_argument("--from", metavar="ID", dest="source", help=_("copy that one, shipped or yours, for changing"))
    parser.add_argument("--yes", action="store_true", help=_("ask nothing"))


def run(args: argparse.Namespace, _open_app: OpenApp) -> int:
    """Ask where somebody sits there, write the files, and say what to do with them."""
    from simulator.authoring.creation import Workplace
    from simulator.authoring.placing import TakenError
    from simulator.authoring.starter import UnfitWordsError
    from simulator.cli.new_answers import Asked, Given
    from simulator.cli.plain import Lines
    from simulator.runtime.services import Services

    _see_that_options_fit(args)
    services = Services()
    workplace = Workplace(folder=Path(args.into), own=services.home / "scenarios")
    asks = not args.yes and sys.stdin.isatty() and sys.stdout.isatty()
    answers: Answers = Asked(Lines()) if asks else Given()
    try:
        written = _write(args, services, workplace, answers)
    except (UnfitWordsError, TakenError) as error:
        raise UsageError(str(error)) from None
    except (KeyboardInterrupt, EOFError):
        tell("\n" + _("Stopped. Nothing was written."))
        return INTERRUPTED
    for path in written:
        put(str(path))
    _tell_what_next(written[0], args.kind)
    return FINE


def _see_that_options_fit(args: argparse.Namespace) -> None:
    ours = {"--channel": args.channel, "--patient": args.patient, "--asks": args.asks, "--clinic": args.clinic}
    given = [option for option, value in ours.items() if value is not None]
    if given and args.kind == "clinic":
        raise UsageError(_("{option} is for a scenario; a clinic has none.").format(option=given[0]))
    if given and args.source:
        words = _("--from copies everything but the id and the title. Leave {option} out, and change it in the copy.")
        raise UsageError(words.format(option=given[0]))
    if args.kind == "scenario" and Path(args.into).resolve().name == "clinics":
        raise UsageError(_("A folder called clinics is for desk cards. Put the scenario beside it."))


def _write(
    args: argparse.Namespace, services: "Services", workplace: "Workplace", answers: "Answers"
) -> tuple[Path, ...]:
    from simulator.cli import new_answers

    if args.source and args.kind == "scenario":
        source = services.library.load(args.source)
        title = new_answers.title_of_copy(source.title)
        name = new_answers.name_for(workplace.see_that_scenario_is_free, answers, args, title)
        return workplace.copy_scenario(_file_of(args.source, services), *name)
    if args.kind == "clinic":
        copied = _clinic_to_copy(args.source, workplace) if args.source else None
        title = new_answers.title_of_copy(copied[0]) if copied else _("Our Place")
        name = new_answers.name_for(workplace.see_that_clinic_is_free, answers, args, title)
        return workplace.copy_clinic(copied[1], *name) if copied else workplace.create_clinic(*name)
    wishes, new_clinic = new_answers.wishes(workplace, answers, args)
    return workplace.create_scenario(wishes, new_clinic=new_clinic)


def _file_of(name: str, services: "Services") -> Path:
    card = services.library.card(name)
    return card.path if card else Path(name)


def _clinic_to_copy(name: str, workplace: "Workplace") -> tuple[str, Path]:
    from simulator.scenario import load_clinic

    loaded = load_clinic(Path(name) if name.endswith(".yaml") else name, own=workplace.own)
    if loaded.clinic is None or loaded.path is None:
        known = " ".join(workplace.clinics())
        raise UsageError(_("There is no clinic “{name}” to copy. There are: {known}").format(name=name, known=known))
    return loaded.clinic.name, loaded.path


def _tell_what_next(path: Path, kind: str) -> None:
    shown = str(path) if not set(str(path)) - _SAFE else f'"{path}"'
    tell(_("It works as it stands. Open it in your editor, and:"))
    steps = [(f"frontdesk validate {shown}", _("is it sound?"))]
    if kind == "scenario":
        steps += [
            (f"frontdesk preview {shown}", _("play it while you write")),
            (f"frontdesk test {shown}", _("are its tests kept?")),
        ]
    else:
        steps += [("frontdesk new scenario", _("a scenario that plays there: name the clinic when asked"))]
    width = max(len(command) for command, _why in steps)
    for command, why in steps:
        tell(f"  {command:<{width}}  {why}")


_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./\\:")
