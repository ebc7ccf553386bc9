"""A line on standard error that tells how far a long piece of work has come, where somebody can see it."""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

Item = TypeVar("Item")

MUCH = 40
"""Pieces of work from which it is shown: what is done in a moment needs no bar."""
_CELLS = 24


class ProgressBar:
    """Drawn over itself in one line and wiped off at the end; draws nothing in a pipe, or where there is little to do.

    Args:
        total: How many pieces of work there are.
        unit: What they are, in the plural and translated.
        stream: Where to draw; standard error where none is given.
        much: From how many pieces on it is shown.
    """

    def __init__(self, total: int, unit: str, *, stream: TextIO | None = None, much: int = MUCH) -> None:
        self._total, self._unit = total, unit
        self._stream = stream or sys.stderr
        self._shown = total >= much and self._stream.isatty() and os.environ.get("TERM", "") != "dumb"
        self._done = 0
        self._drawn = ""

    def step(self, count: int = 1) -> None:
        """So many more pieces are done."""
        self._done += count
        line = self._line()
        if self._shown and line != self._drawn:
            self._put(line)

    def clear(self) -> None:
        """Wipe it off, so that something else can be printed; the next step draws it again."""
        if self._drawn:
            self._put("")

    def _line(self) -> str:
        # It changes with each per cent only: a terminal far away is slow.
        percent = min(100, 100 * self._done // max(1, self._total))
        full = percent * _CELLS // 100
        return f"[{'#' * full}{'.' * (_CELLS - full)}] {percent:3d} % of {self._total:,} {self._unit}"[:78]

    def _put(self, line: str) -> None:
        self._stream.write("\r" + line.ljust(len(self._drawn)) + ("" if line else "\r"))
        self._stream.flush()
        self._drawn = line


def watched(items: Iterable[Item], total: int, unit: str, *, much: int = MUCH) -> Iterator[Item]:
    """The same items one by one, with a bar that moves on with each and is wiped off in the end.

    Whoever prints meanwhile takes a ``ProgressBar`` and clears it first.
    """
    bar = ProgressBar(total, unit, much=much)
    try:
        for item in items:
            yield item
            bar.step()
    finally:
        bar.clear()
