"""The front of the program: help, version, wrong usage, streams and endings."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from simulator import __version__
from simulator.cli.streams import as_json
from simulator.cli.table import commands

ROOT = Path(__file__).resolve().parents[2]


def test_version_and_help(frontdesk):
    assert frontdesk("--version").out == f"frontdesk {__version__}\n"
    told = frontdesk("--help")
    assert told.code == 0
    for command in ("play", "score", "validate", "history", "progress", "review", "data"):
        assert f"  {command} " in told.out


@pytest.mark.parametrize("command", [(), *((name,) for name in commands())])
def test_help_shows_examples_and_fits_80_columns(frontdesk, command):
    told = frontdesk(*command, "--help")
    assert told.code == 0
    _before, examples = told.out.split("\nexamples:\n")
    assert examples.startswith(f"  {' '.join(('frontdesk', *command))}")
    assert max(map(len, told.out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["paly"], "Did you mean “play”"),
        (["zzz"], "There are: play"),
        (["--colour", "play"], "--colour"),
        (["play"], "ID|FILE"),
        (["play", "--sed", "3", "ten-oh-seven"], "--sed"),
        (["play", "ten-oh-seven", "--seed", "-1"], "--seed"),
        (["play", "ten-oh-seven", "--seed", "many"], "--seed"),
        (["play", "ten-oh-seven", "--mode", "exam"], "--mode"),
        (["play", "ten-oh-sevn"], "ten-oh-seven"),
        (["play", "no-such-file.yaml"], "no-such-file.yaml"),
        (["play", "ten-oh-seven", "--resume"], "--profile"),
        (["play", "ten-oh-seven", "--replies", "no-such.txt"], "no-such.txt"),
        (["validate", "--format", "xml"], "--format"),
        (["history", "--profile", "Nobody"], "Nobody"),
        (["progress"], "no profile"),
        (["history", "--dispute", "1", "answer", "why"], "Which call"),
        (["review", "--profile", "Nobody"], "Nobody"),
        (["review", "--rule", "zzzzzz"], "--level"),
        (["review", "--rule", "zzzzzz", "--level", "3"], "--level"),
        (["review", "--rule", "zzzzzz", "--level", "2"], "zzzzzz"),
        (["review", "--level", "2"], "--rule"),
        (["review", "--every"], "--changes"),
        (["review", "--list", "--changes"], "--changes"),
    ],
)
def test_wrong_usage_is_told_and_is_not_a_finding(frontdesk, argv, words):
    told = frontdesk(*argv)
    assert told.code == 2
    assert words in told.err
    assert told.out == ""
    assert "Traceback" not in told.err


def test_the_practice_room_needs_a_terminal(frontdesk):
    told = frontdesk()
    assert told.code == 2
    assert "--plain" in told.err


@pytest.mark.parametrize(
    "argv",
    [
        ["\x1b[31mred"],
        ["--\x1b]0;title\x07"],
        ["play", "\x1b[2J"],
        ["play", "ten-oh-seven", "--replies", "\x1b[31m\u202egnp"],
        ["history", "--profile", "\x1b[5mX"],
        ["validate", "\x1b[31m.yaml"],
        ["review", "--rule", "\x1b[31m", "--level", "1"],
        ["play", "ten-oh-seven", "--seed", "\x9b31m"],
    ],
)
def test_no_raw_byte_of_the_command_line_reaches_the_terminal(frontdesk, argv):
    told = frontdesk(*argv)
    assert told.code in (1, 2)
    assert not set(told.out + told.err) & set("\x1b\x07\x9b\u202e")


def test_json_escapes_what_a_terminal_would_obey_and_loses_nothing():
    value = {"text": "\x1b[31m\x9b\x7f\u202e\u200b\ud800 Phở ☎ 👩‍👧", "n": [1, None, 2.5]}
    text = as_json(value)
    assert not set(text) & set("\x1b\x9b\x7f\u202e\u200b")
    assert "Phở ☎" in text
    assert json.loads(text) == value


def test_a_reader_that_goes_away_is_no_drama(data_folder):
    line = json.dumps({"id": "1", "reply": "I am sorry you had to wait."}) + "\n"
    reading = subprocess.Popen(
        [sys.executable, "-m", "simulator", "score"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    reading.stdout.close()
    _out, err = reading.communicate((line * 200).encode(), timeout=50)
    assert reading.returncode == 141
    assert err == b""


def test_output_is_utf8_whatever_the_locale(process):
    told = process("play", "ten-oh-seven", "--plain", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert told.code == 0
    assert "Mr Calloway:" in told.out


@pytest.mark.skipif(not hasattr(signal, "SIGINT") or os.name == "nt", reason="signals as on POSIX")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_call_that_is_interrupted_ends_civilly_and_is_kept(data_folder, process, number, code):
    playing = subprocess.Popen(
        [sys.executable, "-u", "-m", "simulator", "play", "ten-oh-seven", "--plain", "--profile", "Ingrid"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    playing.stdin.write(b"I'm sorry we're late, it will be five minutes.\n")
    playing.stdin.flush()
    assert any(line.startswith(b"Mood:") for line in iter(playing.stdout.readline, b""))
    playing.send_signal(number)
    _out, err = playing.communicate(timeout=50)
    assert playing.returncode == code
    assert b"kept" in err
    assert b"Traceback" not in err
    went_on = process("play", "ten-oh-seven", "--plain", "--profile", "Ingrid", "--resume")
    assert "sorry we're late" in went_on.out


def test_data_shows_where_it_lives_and_makes_nothing(frontdesk, data_folder):
    told = frontdesk("data")
    assert str(data_folder) in told.out
    assert not data_folder.exists()
