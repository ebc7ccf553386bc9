"""One kind of argument parser for the whole command line: its messages are cleaned, and nothing is abbreviated."""

import argparse
import os
import sys

from simulator.cli.exits import USAGE
from simulator.cli.streams import safe
from simulator.i18n import _

TYPE_CHECKING = False  # as typing has it, without the time that loading typing takes
if TYPE_CHECKING:
    from typing import Any, NoReturn


class Parser(argparse.ArgumentParser):
    """An ``ArgumentParser`` that hands no raw byte of the command line to the terminal."""

    def __init__(self, prog: str, description: str, epilog: str | None = None) -> None:
        super().__init__(
            prog=prog, description=description, epilog=epilog, allow_abbrev=False, formatter_class=_Formatter
        )

    def error(self, message: str) -> "NoReturn":
        """Say what is wrong and where to look, and stop with the exit code for wrong usage."""
        ask = _("{prog} --help shows how it is used.").format(prog=self.prog)
        self.exit(USAGE, f"{self.prog}: {message}\n{ask}\n")

    def _print_message(self, message: str, file: "Any" = None) -> None:
        if message:
            (file or sys.stderr).write(safe(message))


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal, at most 88 columns; asked for without loading ``shutil``."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=min(88, _columns()) - 2)


def _columns() -> int:
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
