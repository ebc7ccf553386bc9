"""Waiting for a line while time is felt: somebody is told, second by second, how long nothing has been typed.

Where the system has a timer signal it ticks while the line is being read, on the one thread there is, so that the
terminal stays as the line editor set it. On Windows the first key of a line is waited for instead, and the count ends
there.
"""

import contextlib
import signal
import sys
import time
from collections.abc import Callable, Iterator
from types import FrameType

TICK = 1.0
"""Seconds between two looks."""
_KEY_EVERY = 0.05

Quiet = Callable[[int], bool]
"""Told how many seconds nothing was typed; says whether it printed something."""


@contextlib.contextmanager
def counting(quiet: Quiet, prompt: str) -> Iterator[str]:
    """While the body reads a line, count the seconds without a key, and print the prompt again under what was heard.

    Yields the prompt to read the line with: "" where it stands there already.
    """
    if sys.platform == "win32":
        _until_a_key(quiet, prompt)
        yield ""
        return
    count = _Count(quiet, prompt)

    def tick(_number: int, _frame: FrameType | None) -> None:
        count.tick()

    before = signal.signal(signal.SIGALRM, tick)
    signal.setitimer(signal.ITIMER_REAL, TICK, TICK)
    try:
        yield prompt
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class _Count:
    """Ticks since something was typed; a letter more or less in the line begins it anew."""

    def __init__(self, quiet: Quiet, prompt: str) -> None:
        self._quiet = quiet
        self._prompt = prompt
        self._ticks = 0
        self._typed = ""

    def tick(self) -> None:
        """One more second has passed."""
        typed = _typed_so_far()
        self._ticks = self._ticks + 1 if typed == self._typed else 0
        self._typed = typed
        if self._quiet(round(self._ticks * TICK)):
            _put_again(self._prompt + typed)


def _until_a_key(quiet: Quiet, prompt: str) -> None:
    """Wait, on Windows, until a key is down; it stays where the line will be read from."""
    if sys.platform == "win32":
        import msvcrt

        _put_again(prompt)
        looks = 0
        while not msvcrt.kbhit():
            time.sleep(_KEY_EVERY)
            looks += 1
            if quiet(int(looks * _KEY_EVERY)):
                _put_again(prompt)


def _put_again(words: str) -> None:
    sys.stdout.write(words)
    sys.stdout.flush()


def _typed_so_far() -> str:
    """What stands in the line editor now; "" where there is none, as what is typed cannot be seen before Enter."""
    editor = sys.modules.get("readline")
    return str(editor.get_line_buffer()) if editor else ""
