"""Long lines broken between words where a person reads them on a terminal; anywhere else a thought stays one line."""

import shutil
import sys
import textwrap
from collections.abc import Iterable

from simulator.cli.streams import put, safe

NARROWEST = 30
"""Columns below which breaking between words leaves too few words a line to help."""


def put_wrapped(lines: Iterable[str]) -> None:
    """Print lines of prose. Commands and YAML go through ``put``: broken, they could not be copied."""
    width = shutil.get_terminal_size().columns - 1 if sys.stdout.isatty() else 0
    for line in lines:
        for part in wrapped(safe(line), width):
            put(part)


def wrapped(line: str, width: int) -> list[str]:
    """The line in pieces of at most ``width`` characters (0: whole), the later ones two further in than the first.

    A word that is longer than that stays whole, and so does every line where the terminal is narrower than
    ``NARROWEST``.
    """
    if width < NARROWEST or len(line) <= width:
        return [line]
    words = line.lstrip(" ")
    indent = line[: len(line) - len(words)]
    wrapper = textwrap.TextWrapper(
        width=width,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.wrap(words) or [line]
