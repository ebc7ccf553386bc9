"""On a real terminal: it starts, and however it ends the terminal is as it was."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo terminal is POSIX", allow_module_level=True)

import fcntl
import pty
import struct
import termios

ROOT = Path(__file__).resolve().parents[2]
LEAVES_SCREEN, SHOWS_CURSOR, MOUSE_OFF = b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l"
PATIENCE = 20.0


class Terminal:
    """The program on a terminal of its own."""

    def __init__(self, home: Path, *argv: str, code: str = "") -> None:
        self.outer, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        program = ["-c", code] if code else ["-m", "simulator", *argv]
        self.process = subprocess.Popen(
            [sys.executable, *program],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            cwd=ROOT,
            env={**os.environ, "FRONTDESK_HOME": str(home), "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"},
            start_new_session=True,
        )
        os.close(inner)
        self.seen = b""

    def wait_for(self, words: bytes) -> None:
        until = time.monotonic() + PATIENCE
        while words not in self.seen:
            assert time.monotonic() < until, self.seen[-2000:]
            self._read()

    def type(self, keys: bytes) -> None:
        os.write(self.outer, keys)

    def end(self) -> int:
        until = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < until
            self._read()
        while self._read():
            pass
        return self.process.returncode

    def _read(self) -> bool:
        try:
            ready, _, _ = select.select([self.outer], [], [], 0.05)
            data = os.read(self.outer, 65536) if ready else b""
        except OSError:
            return False
        self.seen += data
        return bool(data)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self.outer >= 0:
            os.close(self.outer)
            self.outer = -1


@pytest.fixture
def terminal(data_folder: Path) -> Iterator[type[Terminal]]:
    opened: list[Terminal] = []

    class Here(Terminal):
        def __init__(self, *argv: str, code: str = "") -> None:
            super().__init__(data_folder, *argv, code=code)
            opened.append(self)

    yield Here
    for each in opened:
        each.close()


def assert_restored(terminal: Terminal) -> None:
    for sequence in (LEAVES_SCREEN, SHOWS_CURSOR, MOUSE_OFF):
        assert sequence in terminal.seen
    after = terminal.seen.rpartition(LEAVES_SCREEN)[2]
    assert b"Traceback" not in after


def test_it_starts_is_left_with_a_key_and_puts_the_terminal_back(terminal: type[Terminal]) -> None:
    here = terminal()
    here.wait_for(b"Today, about")
    here.wait_for(b"Who is practising?")
    here.type(b"\x1b")
    here.wait_for(b"guest")
    time.sleep(0.3)  # Esc is told from a sequence by waiting
    here.type(b"\x18")
    assert here.end() == 0
    assert_restored(here)


def test_a_stop_from_outside_puts_the_terminal_back_and_loses_nothing(
    terminal: type[Terminal], data_folder: Path
) -> None:
    here = terminal("--profile", "Ingrid")
    here.wait_for(b"Today, about")
    here.type(b"1")
    here.wait_for(b"What counts here")
    here.type(b"\r")
    here.wait_for(b"What do you say?")
    here.process.send_signal(signal.SIGTERM)
    assert here.end() == 128 + signal.SIGTERM
    assert_restored(here)
    again = terminal("--profile", "Ingrid")
    again.wait_for(b"Go on with:")


def test_a_closed_window_ends_the_program(terminal: type[Terminal]) -> None:
    here = terminal("--profile", "Ingrid")
    here.wait_for(b"Today, about")
    here.process.send_signal(signal.SIGHUP)
    os.close(here.outer)
    here.outer = -1
    assert here.process.wait(PATIENCE) in (128 + signal.SIGHUP, -signal.SIGHUP, 1)


def test_a_fault_in_the_program_is_told_in_words_without_anybodys_words(
    terminal: type[Terminal], data_folder: Path
) -> None:
    code = (
        "import sys; from simulator.tui.screens.home import HomeScreen\n"
        "def burst(self): secret = 'what she typed'; raise ValueError(secret)\n"
        "HomeScreen.action_progress = burst\n"
        "from simulator.__main__ import main; sys.exit(main(['--profile', 'Ingrid']))"
    )
    here = terminal(code=code)
    here.wait_for(b"Today, about")
    here.type(b"p")
    assert here.end() == 70
    assert_restored(here)
    after = here.seen.rpartition(LEAVES_SCREEN)[2].decode()
    assert "Nothing is lost" in after
    assert "what she typed" not in here.seen.decode(errors="replace")
    report = (data_folder / "last-problem.txt").read_text(encoding="utf-8")
    assert "ValueError" in report
    assert "burst" in report
    assert "what she typed" not in report
