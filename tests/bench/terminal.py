"""A small terminal to start programs in: tells when words are on the screen, and what the program weighs by then."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from dataclasses import dataclass
from pathlib import Path

_ESCAPES = re.compile(
    rb"\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_].*?\x1b\\|\[[0-?]*[ -/]*[@-~]|[ -/]*[0-~])", re.DOTALL
)


@dataclass(frozen=True)
class Painted:
    """What was measured: seconds from the start of the process to the words, and its memory then, in MiB."""

    seconds: float
    memory: float


def paint(command: list[str], words: list[str], environment: dict[str, str], *, limit: float = 30.0) -> Painted:
    """Start a program on an 80x24 terminal, wait for the words to be drawn, and end it."""
    started = time.perf_counter()
    child, screen = pty.fork()
    if child == 0:
        os.execvpe(command[0], command, {**os.environ, "TERM": "xterm-256color", **environment})
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    try:
        return _watch(child, screen, words, started, limit)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(screen)


def _watch(child: int, screen: int, words: list[str], started: float, limit: float) -> Painted:
    drawn = b""
    while (spent := time.perf_counter() - started) < limit:
        ready, _, _ = select.select([screen], [], [], limit - spent)
        if ready:
            try:
                drawn += os.read(screen, 65_536)
            except OSError:
                break
        text = _ESCAPES.sub(b"", drawn).decode("utf-8", "ignore")
        if all(each in text for each in words):
            return Painted(time.perf_counter() - started, _memory(child))
    text = _ESCAPES.sub(b"", drawn).decode("utf-8", "replace")
    raise AssertionError(f"{words} did not appear within {limit} s; drawn: {text[-2_000:]}")


def _memory(child: int) -> float:
    status = Path(f"/proc/{child}/status")
    if not status.exists():
        return 0.0
    (line,) = [line for line in status.read_text().splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1024
