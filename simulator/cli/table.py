"""Which commands there are. A command is a module with ``arguments(parser)`` and ``run(args, open_app)``."""

from collections.abc import Callable
from dataclasses import dataclass

from simulator.i18n import _

OpenApp = Callable[..., int]
"""Opens the full screen: ``(services, *, profile, scenario, mode, seed, guest) -> exit code``."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, the module of ``simulator.cli`` that holds it, and what it does."""

    name: str
    module: str
    does: str


def commands() -> tuple[Command, ...]:
    """Every command, in the order ``--help`` shows them."""
    return (
        Command("play", "play", _("take one call or desk visit")),
        Command("history", "history", _("the calls you have taken")),
        Command("progress", "progress", _("how your skills stand")),
        Command("score", "score", _("judge replies, one JSON line each")),
        Command("validate", "validate", _("check scenario files")),
        Command("data", "data", _("where your data lives")),
    )
