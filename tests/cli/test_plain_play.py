"""Plain line mode: one line a turn, names as words, nothing drawn, and a kind end."""

import os
import re
import sys
from pathlib import Path

import pytest

from simulator.runtime.services import Services

ROOT = Path(__file__).resolve().parents[2]
CALL = "ten-oh-seven"
SORRY = "I'm sorry, Mr Calloway, we said ten and it's seven past."
DRAWN = re.compile("[\u2500-\u257f\u2580-\u259f\x1b\r\b·•▸]")


def test_a_conversation_reads_line_by_line(frontdesk):
    told = frontdesk("play", CALL, "--plain", typed=f"{SORRY}\nno\n")
    assert told.code == 0
    lines = told.out.splitlines()
    assert lines[0].startswith("Seven minutes past. (desk, Tideway Physio")
    assert [line for line in lines if line.startswith("You: ")] == [f"You: {SORRY}", "You: no"]
    assert sum(line.startswith("Mr Calloway: ") for line in lines) == 3
    assert sum(line.startswith("Mood: ") for line in lines) == 2
    assert not DRAWN.search(told.out + told.err)
    assert "guest" in told.err


def test_a_reply_may_have_several_lines(frontdesk):
    told = frontdesk("play", CALL, "--plain", typed="I'm sorry.\\\nFive minutes.\nOne.\\nTwo.\n")
    assert "You: I'm sorry. / Five minutes." in told.out
    assert "You: One. / Two." in told.out


def test_acts_and_wishes(frontdesk):
    typed = "/help\n/card\n/fly\n/book mon-1000\n/book\n/BOOK tomorrow-0820\n\n/hint\n/hint\n/hint\n/hint\n/again\n"
    told = frontdesk("play", CALL, "--plain", typed=typed)
    assert told.code == 0
    for words in (
        "/book SLOT: book a time",
        "tomorrow-0820: tomorrow 08:20, Ines Falk, free",
        "There is no act /fly",
        "Free are: tomorrow-0820",
        "You do: booked tomorrow 08:20 with Ines Falk",
        "an empty line does only that",
        "Hint (noted): ",
        "no further hint",
    ):
        assert words in told.out
    said = [line for line in told.out.splitlines() if line.startswith("Mr Calloway: ")]
    assert said[-1] == said[-2]


def test_a_pause_keeps_the_call_for_a_profile(frontdesk):
    first = frontdesk("play", CALL, "--plain", "--profile", "Ingrid", typed=f"{SORRY}\n/pause\nnever said\n")
    assert first.code == 0
    assert "kept" in first.err
    assert "never said" not in first.out
    noted = frontdesk("play", CALL, "--plain", "--profile", "Ingrid", typed="")
    assert "--resume goes on with it" in noted.err
    again = frontdesk("play", CALL, "--plain", "--profile", "ingrid", "--resume", typed="no\n")
    assert f"You: {SORRY}" in again.out


def test_the_end_is_looked_back_on(frontdesk):
    script = (ROOT / "tests" / "playthroughs" / f"{CALL}--down-and-up.txt").read_text(encoding="utf-8")
    typed = "".join(f"{line}\n" for line in script.splitlines() if line.strip() and not line.startswith("#"))
    told = frontdesk("play", CALL, "--plain", "--profile", "Ingrid", typed=typed + "after the end\n")
    assert told.code == 0
    for words in (
        "Looking back. Mr Calloway",
        "How it ended: would come back",
        "Said about you afterwards: “",
        "Safety and privacy: safe",
    ):
        assert words in told.out
    assert "after the end" not in told.out
    assert re.search(r"^Warm: .*; overall: .*\.$", told.out, re.MULTILINE)
    history = frontdesk("history")
    assert "Seven minutes past: desk, would come back" in history.out
    progress = frontdesk("progress", "--profile", "INGRID")
    assert (history.code, progress.code) == (0, 0)
    assert "Today: " in progress.out


def test_json_keeps_talk_and_data_apart(frontdesk):
    told = frontdesk("play", CALL, "--plain", "--json", typed="no\n")
    assert told.out.startswith("{")
    assert "Mr Calloway: " in told.err
    assert "Mr Calloway: " not in told.out.partition("\n")[0]


@pytest.mark.parametrize(
    "typed", [b"", b"\n\n\n", b"\xff\xfe\x00\n", b"\x00\x1b[2J\x1b]0;x\x07\n", "🙂\n\u202e\n".encode()]
)
def test_odd_bytes_on_a_pipe_are_no_drama(frontdesk, typed):
    told = frontdesk("play", CALL, "--plain", typed=typed)
    assert told.code == 0
    assert not set(told.out + told.err) & set("\x1b\x00\x07\u202e")


def test_a_paste_of_100_000_characters_is_told_about(frontdesk, data_folder):
    told = frontdesk("play", CALL, "--plain", "--profile", "Ingrid", typed="word " * 20_000 + "\n")
    assert "kept in full (99,999 characters); its first 4,000 are scored" in told.out
    practice = Services(data_folder).practice("Ingrid")
    (left,) = practice.unfinished()
    assert max(len(getattr(event, "text", "")) for event in practice.events(left.encounter_id)) == 99_999
    practice.close()


def test_a_dumb_terminal_gets_plain_lines(data_folder):
    pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")
    child, screen = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.execve(
            sys.executable,
            [sys.executable, "-m", "simulator", "play", CALL, "--profile", "Ingrid"],
            {**os.environ, "TERM": "dumb", "FRONTDESK_HOME": str(data_folder)},
        )
    printed = _until(screen, b"You: ")
    os.write(screen, f"{SORRY}\n".encode())
    printed += _until(screen, b"Mood: .*You: ")
    os.write(screen, b"\x04")
    printed += _until(screen, None)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert b"kept" in printed
    assert b"\x1b" not in printed
    assert b"You: You: " not in printed


def _until(screen: int, words: bytes | None) -> bytes:
    seen = b""
    while words is None or not re.search(words, seen, re.DOTALL):
        try:
            some = os.read(screen, 4096)
        except OSError:
            some = b""
        if not some:
            assert words is None, seen
            break
        seen += some
    return seen


@pytest.fixture
def own_call(data_folder):
    """A copy of a call in one's own folder, to be changed."""
    folder = data_folder / "scenarios"
    folder.mkdir(parents=True)
    source = (ROOT / "scenarios" / "en" / "desk" / f"{CALL}.yaml").read_text(encoding="utf-8")
    file = folder / "own-call.yaml"
    file.write_text(source.replace(f"id: {CALL}", "id: own-call"), encoding="utf-8")
    return file


@pytest.mark.parametrize("more", [(), ("--resume",)])
def test_a_call_whose_file_has_changed_is_told_and_starts_anew(frontdesk, own_call, more):
    frontdesk("play", "own-call", "--plain", "--profile", "Ingrid", typed=f"{SORRY}\n")
    own_call.write_text(own_call.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    told = frontdesk("play", "own-call", "--plain", "--profile", "Ingrid", *more, typed="no\n")
    assert told.code == 0
    assert "after 1 reply, and its file has changed since" in told.err
    assert "kept" in told.err
    assert SORRY not in told.out
    assert "left in the middle" in frontdesk("history").out


def test_a_file_with_the_id_of_a_shipped_call_can_be_gone_on_with(frontdesk, tmp_path):
    source = (ROOT / "scenarios" / "en" / "desk" / f"{CALL}.yaml").read_text(encoding="utf-8")
    file = tmp_path / f"{CALL}.yaml"
    file.write_text(source + "\n# mine\n", encoding="utf-8")
    frontdesk("play", str(file), "--plain", "--profile", "Ingrid", typed=f"{SORRY}\n")
    again = frontdesk("play", str(file), "--plain", "--profile", "Ingrid", "--resume", typed="no\n")
    assert f"You: {SORRY}" in again.out
