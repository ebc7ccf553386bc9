"""Time in plain lines: a silence is heard between two lines, what is half typed stays, and off means off."""

import os
import re
import sys
from pathlib import Path

import pytest

from simulator.cli import waiting

ROOT = Path(__file__).resolve().parents[2]
FILE = "tests/runtime/scenarios/the-blue-folder.yaml"
# The same program with shorter silences, so that nobody waits for the real ones.
QUICK = """
import sys
from simulator.engine import pace
pace.SILENCE_AFTER.update(real=(1, 2))
from simulator.__main__ import main
sys.exit(main(["play", {file!r}, "--plain", "--pace", {pace!r}]))
"""


class Terminal:
    """The program in a terminal of its own."""

    def __init__(self, data_folder, pace):
        pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")
        self.child, self.screen = pty.fork()
        if self.child == 0:
            os.chdir(ROOT)
            code = QUICK.format(file=FILE, pace=pace)
            os.execve(
                sys.executable,
                [sys.executable, "-c", code],
                {**os.environ, "TERM": "dumb", "FRONTDESK_HOME": str(data_folder)},
            )
        self.seen = ""

    def until(self, words):
        """Read until the words were printed; everything printed since the last time comes back."""
        before = len(self.seen)
        while not re.search(words, self.seen[before:], re.DOTALL):
            self.seen += os.read(self.screen, 4096).decode()
        return self.seen[before:]

    def type(self, words):
        os.write(self.screen, words.encode())

    def leave(self):
        self.type("\x04")
        try:
            while some := os.read(self.screen, 4096):
                self.seen += some.decode()
        except OSError:  # the other end is gone
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])


def test_a_silence_is_heard_twice_and_what_is_half_typed_stays(data_folder):
    terminal = Terminal(data_folder, "real")
    terminal.until("You: ")
    terminal.type("One mom")
    heard = terminal.until(r"Are you still there\?.*You: One mom")
    heard += terminal.until(r"somebody typing\.\r\nYou: One mom")
    terminal.type("ent, Mr Pell.\n")
    terminal.until(r"Mr Pell: .*\r\nMood: .*You: ")
    assert terminal.leave() == 0
    assert "\x1b" not in terminal.seen
    assert "You: You: " not in terminal.seen
    assert "never had to ask twice" in terminal.seen
    assert "You said: “One moment, Mr Pell.”" in terminal.seen


def test_each_letter_begins_the_count_anew(monkeypatch):
    told, line = [], [""]
    monkeypatch.setattr(waiting, "_typed_so_far", lambda: line[0])
    count = waiting._Count(lambda seconds: bool(told.append(seconds)), "You: ")
    for typed in ("", "", "I", "I'", "I'", "I'"):
        line[0] = typed
        count.tick()
    assert told == [1, 2, 0, 0, 1, 2]


def test_what_was_heard_stands_above_the_prompt_and_the_line(monkeypatch, capsys):
    monkeypatch.setattr(waiting, "_typed_so_far", lambda: "I am loo")
    waiting._Count(lambda _seconds: True, "You: ").tick()
    assert capsys.readouterr().out == "You: I am loo"


class Keyboard:
    """Stands in for Windows' console, which is not here: a key is down at the fourth look."""

    looks = 0

    def kbhit(self):
        self.looks += 1
        return self.looks > 3


def test_without_a_timer_signal_the_first_key_ends_the_count(monkeypatch, capsys):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", Keyboard())
    monkeypatch.setattr(waiting, "_KEY_EVERY", 0.001)
    told = []

    def quiet(seconds):
        told.append(seconds)
        return len(told) == 2

    with waiting.counting(quiet, "You: ") as still_to_ask:
        assert still_to_ask == ""
    assert len(told) == 3
    assert capsys.readouterr().out == "You: You: "


def test_a_pipe_and_a_file_of_replies_know_no_time(frontdesk, tmp_path):
    replies = tmp_path / "replies.txt"
    replies.write_text("One moment.\n", encoding="utf-8")
    scripted = frontdesk("play", FILE, "--pace", "real", "--replies", str(replies))
    piped = frontdesk("play", FILE, "--plain", "--pace", "real", typed="One moment.\n")
    for told in (scripted, piped):
        assert told.code == 0
        assert "still there" not in told.out
    assert frontdesk("play", FILE, "--replies", str(replies)).out == scripted.out


def test_a_pace_there_is_not_is_told(frontdesk):
    told = frontdesk("play", FILE, "--plain", "--pace", "hurried")
    assert told.code == 2
    assert "gentle" in told.err
