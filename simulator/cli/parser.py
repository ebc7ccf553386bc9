"""One kind of argument parser for the whole command line: its messages are cleaned, and nothing is abbreviated."""

import argparse
import sys
from typing import Any, NoReturn

from simulator.cli.exits import USAGE
from simulator.engine.clean import clean
from simulator.i18n import _


class Parser(argparse.ArgumentParser):
    """An ``ArgumentParser`` that hands no raw byte of the command line to the terminal."""

    def __init__(self, prog: str, description: str, epilog: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where to look, and stop with the exit code for wrong usage."""
        ask = _("{prog} --help shows how it is used.").format(prog=self.prog)
        self.exit(USAGE, f"{self.prog}: {message}\n{ask}\n")

    def _print_message(self, message: str, file: Any = None) -> None:
        if message:
            (file or sys.stderr).write(clean(message).text)
