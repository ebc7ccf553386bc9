"""What we take from inside Textual, in one place, each with its reason. Written against Textual 8.2."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

ENDING_SIGNALS = ("SIGTERM", "SIGHUP")
"""A polite stop, and a closed window. Left alone, both leave the terminal in another screen with the mouse on."""


def on_ending_signals(react: Callable[[int], None]) -> None:
    """Call ``react`` with the number of an ending signal; where the system has none of it (Windows), do nothing."""
    loop = asyncio.get_running_loop()
    for name in ENDING_SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, react, int(number))


def note_exception(app: "App[Any]", error: Exception) -> None:
    """Keep the first unhandled exception where Textual's test pilot looks for it (``App._exception``).

    Textual's own ``_handle_exception`` prints a traceback with local variables, which here are a trainee's words.
    """
    if app._exception is None:  # noqa: SLF001
        app._exception = error  # noqa: SLF001
        app._exception_event.set()  # noqa: SLF001


def screen_text(screen: "Screen[Any]") -> str:
    """What stands on the screen, line by line, for tests (``Screen._compositor`` has no public counterpart)."""
    rows = screen._compositor.render_strips()  # noqa: SLF001
    return "\n".join(row.text.rstrip() for row in rows)
