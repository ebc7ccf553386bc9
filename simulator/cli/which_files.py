"""Which files are meant where files, folders or scenarios are named on the command line; how wide to tell of them."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.runtime.services import Services

WIDEST = 100
"""Columns that findings take at most: longer lines are hard to read."""


def files_meant(what: Sequence[str], services: "Services") -> list[Path]:
    """The files and folders named; without any, those of the shipped scenarios and of one's own.

    Raises:
        ScenarioProblemError: something named is neither a file, nor a folder, nor a scenario.
    """
    from simulator.scenario import SHIPPED

    own = services.home / "scenarios"
    return [_path_of(each, services) for each in what] or [SHIPPED, *([own] if own.is_dir() else [])]


def _path_of(what: str, services: "Services") -> Path:
    """The file or folder of that name, else the file of the scenario of that id."""
    path = Path(what)
    if path.exists() or len(path.parts) > 1 or path.suffix in (".yaml", ".yml"):
        return path
    card = services.library.card(what)
    if card is None:
        from simulator.runtime.library import ScenarioProblemError
        from simulator.scenario.diagnostics import closest

        near = closest(what, [each.id for each in services.library.cards()])
        raise ScenarioProblemError(what, near=(near,) if near else ())
    return card.path


def columns() -> int:
    """The terminal's width, at most ``WIDEST``; 80 where there is none, so that files and pipes are always alike."""
    if "COLUMNS" not in os.environ and not sys.stdout.isatty():
        return 80
    return min(WIDEST, shutil.get_terminal_size((80, 24)).columns)
