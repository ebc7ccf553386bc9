"""Where every run begins: reads the arguments, finds the command, and sees to it that every end is a civil one."""

import argparse
import errno
import importlib
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from simulator import __version__
from simulator.cli.exits import (
    BROKEN_PIPE,
    FINE,
    INTERRUPTED,
    TERMINATED,
    USAGE,
    Terminated,
    UsageError,
    explain_failure,
)
from simulator.cli.parser import Parser
from simulator.cli.streams import is_screen, let_go_of_output, prepare_streams, put, tell
from simulator.cli.table import OpenApp, commands
from simulator.i18n import _


def run(argv: Sequence[str], open_app: OpenApp) -> int:
    """Run the program; the exit code comes back, and no exception does."""
    prepare_streams()
    try:
        code = _run_kindly(argv, open_app)
        sys.stdout.flush()
    except BrokenPipeError:
        let_go_of_output()
        return BROKEN_PIPE
    except OSError as error:
        if error.errno != errno.EINVAL:  # what Windows says of a broken pipe
            raise
        let_go_of_output()
        return BROKEN_PIPE
    return code


def _run_kindly(argv: Sequence[str], open_app: OpenApp) -> int:
    try:
        return _dispatch(list(argv), open_app)
    except SystemExit as leaving:  # argparse leaves this way
        return leaving.code if isinstance(leaving.code, int) else FINE
    except KeyboardInterrupt:
        tell(_("\nStopped. What was recorded is kept."))
        return INTERRUPTED
    except Terminated:
        tell(_("\nStopped by the system. What was recorded is kept."))
        return TERMINATED
    except BrokenPipeError:
        raise
    except Exception as error:  # the last net: people get words, not a traceback
        code, words = explain_failure(error)
        tell(words)
        return code


def _dispatch(argv: list[str], open_app: OpenApp) -> int:
    known = commands()
    parser = _top_parser(known)
    place = _place_of_command(argv)
    before = argv if place is None else argv[:place]
    args = parser.parse_args(before)
    if args.version:
        put(f"frontdesk {__version__}")
        return FINE
    if place is None:
        return _open(args.profile, open_app)
    name = argv[place]
    if name not in known:
        raise UsageError(_unknown(name, list(known)))
    module = importlib.import_module(f"simulator.cli.{name}")
    own = Parser(f"frontdesk {name}", module.DESCRIPTION, _examples(module.EXAMPLES))
    own.set_defaults(profile=None)
    module.arguments(own)
    rest = own.parse_args(argv[place + 1 :], argparse.Namespace(**_given(args.profile)))
    _stop_civilly_on_signals()
    code: int = module.run(rest, open_app)
    return code


def _top_parser(known: dict[str, str]) -> Parser:
    width = max(map(len, known))
    listed = "\n".join(f"  {name:<{width}}  {does}" for name, does in known.items())
    parser = Parser(
        "frontdesk",
        _("A practice room for the people who answer a clinic's phone and stand at its\nfront desk."),
        epilog="\n\n".join(
            (
                _("commands:") + "\n" + listed,
                _examples(("frontdesk", "frontdesk --profile Ingrid", "frontdesk play up-all-night --plain")),
                _("Without a command the practice room opens. `frontdesk COMMAND --help` tells\nmore."),
            )
        ),
    )
    parser.usage = "frontdesk [--profile NAME] [COMMAND ...]"
    parser.add_argument("--profile", metavar="NAME", help=_("practise under this name"))
    parser.add_argument("--version", action="store_true", help=_("show the version and leave"))
    return parser


def _examples(lines: Sequence[str]) -> str:
    return "\n".join((_("examples:"), *(f"  {line}" for line in lines)))


def _given(profile: str | None) -> dict[str, str]:
    return {} if profile is None else {"profile": profile}


def _place_of_command(argv: list[str]) -> int | None:
    takes_value = False
    for place, word in enumerate(argv):
        if takes_value:
            takes_value = False
        elif word == "--profile":
            takes_value = True
        elif not word.startswith("-"):
            return place
    return None


def _open(profile: str | None, open_app: OpenApp) -> int:
    if not is_screen():
        tell(
            _("The practice room needs a terminal it can draw on. Without one: frontdesk play ID --plain")
            + "\n"
            + _("`frontdesk --help` shows every command.")
        )
        return USAGE
    from simulator.runtime.services import Services

    return open_app(Services(), profile=profile)


def _unknown(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    meant = " " + _("Did you mean “{near}”?").format(near=near[0]) if near else ""
    words = _("There is no command “{name}”.").format(name=name[:80])
    return f"{words}{meant}\n" + _("There are: {known}").format(known=", ".join(known))


def _stop_civilly_on_signals() -> None:
    """Turn a request to stop into an exception, so that files are closed; what is on disk is safe either way."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Terminated

    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            try:
                signal.signal(getattr(signal, name), stop)
            except ValueError:  # not the main thread: leave signals to whoever runs us
                return
