"""``frontdesk review`` and ``frontdesk history CALL``: from a trainee's word to a trainer's ruling, in plain lines."""

import json
import os
import re
import select
import shlex
import sqlite3
import sys

import pytest

from simulator.cli.review_dialogue import go_through
from simulator.runtime.review import Review
from simulator.runtime.services import Services
from simulator.scenario import SHIPPED, load_scenario

CALL = "ten-oh-seven"
SORRY = "I'm sorry, Mr Calloway, we said ten and it's seven past. Ines Falk will call you in five minutes, at 10:12."


@pytest.fixture
def played(frontdesk, tmp_path):
    """A call of Ingrid's that came to its end; its debrief."""
    replies = tmp_path / "replies.txt"
    replies.write_text(f"{SORRY}\n" + "no\n" * 8, encoding="utf-8")
    told = frontdesk("play", CALL, "--replies", str(replies), "--profile", "Ingrid")
    assert told.code == 0
    return told


def dispute(frontdesk, reply=1, criterion="answer", note="I did say when."):
    told = frontdesk("history", "last", "--dispute", str(reply), criterion, note)
    assert told.code == 0, told.err
    return json.loads(frontdesk("review", "--format", "json").out)


def test_the_debrief_ends_with_how_to_disagree(played, frontdesk):
    last = played.out.splitlines()[-1]
    call = re.search(r"frontdesk history (\w+) --profile \"Ingrid\"$", last)
    assert call
    assert f"  {call[1]}  Seven minutes past" in frontdesk("history").out
    example = frontdesk("history", call[1], "--profile", "Ingrid").out.splitlines()[-1]
    told = frontdesk(*shlex.split(example)[1:])
    assert (told.code, "Noted" in told.out) == (0, True), "what it says can be typed as it stands"
    guest = frontdesk("play", CALL, "--plain", typed="no\n")
    assert "not agree" not in guest.out
    left = frontdesk("play", CALL, "--plain", "--profile", "Olaf", typed="no\n")
    assert left.code == 0
    call_left = re.search(r"  (\w{6})  ", frontdesk("history", "--profile", "Olaf").out)[1]
    assert "not agree" not in frontdesk("history", call_left, "--profile", "Olaf").out


def test_a_call_is_shown_with_every_mark_and_what_made_it(played, frontdesk):
    told = frontdesk("history", "last")
    assert f"You, reply 1: {SORRY}" in told.out
    assert "answering the question (answer): met." in told.out
    assert re.search(r"^Marked by scorer \S+, pack en-\S+, rubric \S+\.$", told.out, re.MULTILINE)
    assert "Mr Calloway: " in told.out


def test_versions_are_in_what_play_prints_as_json(frontdesk):
    turns = json.loads(frontdesk("play", CALL, "--json", "--plain", typed="no\n").out)["turns"]
    assert set(turns[0]["verdict"]["versions"]) == {"scorer", "pack", "rubric"}


def test_from_dispute_to_ruling_to_what_the_trainee_sees(played, frontdesk):
    (case,) = dispute(frontdesk)
    assert (case["profile"], case["reply"], case["criterion"], case["note"]) == (
        "Ingrid",
        1,
        "answer",
        "I did say when.",
    )
    assert case["text"][case["evidence"][0]["start"] :].startswith(case["evidence"][0]["text"])
    assert case["ruling"] is None
    listed = frontdesk("review", "--list")
    for words in (case["id"], "Ingrid", "Seven minutes past", SORRY, case["why"], "I did say when.", "1 mark waits"):
        assert words in listed.out
    line = frontdesk("review", "--format", "line").out.splitlines()
    assert len(line) == 1
    assert line[0].startswith(f"{case['id']}: Ingrid: {CALL}")
    told = frontdesk("review", "--rule", case["id"], "--level", "1", "--note", "Nearly.", "--by", "Ruth")
    assert (told.code, "partly" in told.out) == (0, True)
    assert frontdesk("review").out == "No mark waits for a ruling.\n"
    assert "Ruth says: partly. Nearly." in frontdesk("review", "--all").out
    ruled = json.loads(frontdesk("review", "--all", "--format", "json").out)[0]["ruling"]
    assert (ruled["level"], ruled["note"], ruled["by"]) == (1, "Nearly.", "Ruth")
    shown = frontdesk("history", "last").out
    assert "answering the question (answer): met." in shown, "the program's mark stays"
    assert "Ruth says: partly. Nearly." in shown
    again = frontdesk("review", "--rule", case["id"], "--level", "2")
    assert (again.code, "already" in again.err) == (2, True)


def test_the_list_of_calls_tells_what_is_disputed_and_what_is_ruled(played, frontdesk):
    assert "disputed" not in frontdesk("history").out
    (case,) = dispute(frontdesk)
    assert frontdesk("history").out.splitlines()[0].endswith(", 1 mark disputed")
    frontdesk("review", "--rule", case["id"], "--level", "1")
    call, hint = frontdesk("history").out.splitlines()
    assert call.endswith(", 1 ruling by your trainer")
    assert "history CALL" in hint
    dispute(frontdesk, 2, "answer")
    assert ", 1 mark disputed, 1 ruling by your trainer" in frontdesk("history").out


def test_a_ruling_is_told_to_programs_as_json(played, frontdesk):
    (case,) = dispute(frontdesk)
    told = frontdesk("review", "--rule", case["id"], "--level", "1", "--write-test", "--format", "json")
    assert json.loads(told.out)["ruling"]["level"] == 1
    assert "partly: [answer]" in told.err


def test_a_mark_is_found_by_its_name_and_the_reason_needs_no_quotation_marks(played, frontdesk):
    told = frontdesk("history", "last", "--dispute", "1", "Answering the question", "I", "said", "when.")
    assert told.code == 0
    (case,) = json.loads(frontdesk("review", "--format", "json").out)
    assert (case["criterion"], case["note"]) == ("answer", "I said when.")


def test_a_mark_does_not_say_the_whole_reply_again(played, frontdesk):
    told = frontdesk("history", "last").out
    assert told.count(SORRY) == 1


def test_a_disputed_fail_is_said_to_stand_until_it_is_ruled_on(frontdesk):
    frontdesk(
        "play", "two-hannahs", "--replies", "-", "--profile", "Ingrid", typed="Is that the pelvic floor clinic?\n"
    )
    call = re.search(r"  (\w{6})  ", frontdesk("history").out)[1]
    frontdesk("play", "two-hannahs", "--resume", "--profile", "Ingrid", "--replies", "-", typed="no\n" * 30)
    told = frontdesk("history", call, "--dispute", "1", "privacy", "Nobody could hear it.")
    assert told.code == 0, told.err
    assert "the fail stands" in told.out
    assert "the fail stands" in frontdesk("history", call).out


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("--level", "2"), "--rule ID"),
        (("--every",), "--changes"),
        (("--all", "--changes"), "--all goes with"),
        (("--all", "--rule", "zz", "--level", "2"), "--all goes with"),
        (("--rule", "zz", "--level", "2"), "no dispute “zz”"),
    ],
)
def test_what_does_not_go_together_is_told(played, frontdesk, argv, words):
    told = frontdesk("review", *argv)
    assert (told.code, told.out) == (2, "")
    assert words in told.err


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("zz",), "no call “zz”"),
        (("last", "--dispute", "1", "answer"), "three things"),
        (("last", "--dispute", "1", "alternatif", "Why?"), "It has: "),
        (("last", "--dispute", "one", "answer", "Why?"), "not the number"),
        (("last", "--dispute", "99", "answer", "Why?"), "no reply number 99"),
        (("last", "--dispute", "1", "alternatif", "Why?"), "alternatif"),
        (("last", "--dispute", "1", "answer", " "), "why"),
    ],
)
def test_what_cannot_be_disputed_is_told(played, frontdesk, argv, words):
    told = frontdesk("history", *argv)
    assert (told.code, told.out) == (2, "")
    assert words in told.err
    assert frontdesk("review").out == "No mark waits for a ruling.\n"


def test_a_call_left_in_the_middle_is_shown_and_not_yet_disputed(frontdesk):
    frontdesk("play", CALL, "--plain", "--profile", "Ingrid", typed="no\n")
    call = re.search(r"  (\w{6})  .*left in the middle", frontdesk("history").out)[1]
    assert "You, reply 1: no" in frontdesk("history", call).out
    told = frontdesk("history", call, "--dispute", "1", "answer", "Why?")
    assert (told.code, "Finish it first" in told.err) == (2, True)
    assert frontdesk("history", "last").code == 2


def test_a_ruling_is_written_into_an_own_scenario_only(played, frontdesk, data_folder):
    (case,) = dispute(frontdesk)
    early = frontdesk("review", "--rule", case["id"], "--write-test")
    assert (early.code, "--level" in early.err) == (2, True)
    shipped = (SHIPPED / "en" / "desk" / f"{CALL}.yaml").read_bytes()
    told = frontdesk("review", "--rule", case["id"], "--level", "1", "--write-test")
    assert told.code == 0
    assert "partly: [answer]" in told.out
    assert (SHIPPED / "en" / "desk" / f"{CALL}.yaml").read_bytes() == shipped
    path = data_folder / "scenarios" / f"{CALL}.yaml"
    path.parent.mkdir()
    path.write_bytes(shipped)
    assert frontdesk("review", "--rule", case["id"], "--write-test").code == 0
    assert load_scenario(path).scenario.tests[-1].partly == ("answer",)
    once = path.read_bytes()
    again = frontdesk("review", "--rule", case["id"], "--write-test")
    assert (again.code, "already" in again.out, path.read_bytes() == once) == (0, True, True)
    path.write_bytes(shipped.replace(b"\nturns:", b"\nturn:"))
    told = frontdesk("review", "--rule", case["id"], "--write-test")
    assert told.code == 1
    assert "left as it was" in told.out


def older(data_folder):
    """Make every recorded mark one of an older scorer's, as a record would be that waited for an update."""
    database = sqlite3.connect(data_folder / "profiles" / "ingrid.sqlite3")
    database.execute("DROP TRIGGER events_are_never_changed")
    database.execute('UPDATE events SET body = replace(body, \'"versions":{"scorer":"\', \'"versions":{"scorer":"0.\')')
    database.execute('UPDATE events SET body = replace(body, \'["answer",{"level":2\', \'["answer",{"level":0\')')
    database.commit()
    database.close()


def test_what_a_new_version_would_change_is_counted_and_nothing_is_changed(played, frontdesk, data_folder):
    (case,) = dispute(frontdesk)
    frontdesk("review", "--rule", case["id"], "--level", "2")
    quiet = frontdesk("review", "--changes")
    assert "0 would be marked otherwise" in quiet.out
    assert "--every" in quiet.out
    older(data_folder)
    before = frontdesk("history", "last").out
    told = frontdesk("review", "--changes")
    assert told.code == 0
    assert told.out.startswith("Nothing that is recorded is changed")
    assert "1 × answering the question (answer): from missed to met" in told.out
    assert "Rulings by trainers: 1. The installed scorer agrees with 1 (100 %), recorded marks with 0." in told.out
    found = json.loads(frontdesk("review", "--changes", "--format", "json").out)
    assert found["levels"] == [{"criterion": "answer", "before": 0, "after": 2, "count": 1}]
    assert found["rulings"] == {"count": 1, "agreed_before": 0, "agreed_now": 1}
    assert found["differences"][0]["reply"] == 1
    (line,) = frontdesk("review", "--changes", "--format", "line").out.splitlines()
    assert "answer" in line
    assert frontdesk("history", "last").out == before


def test_no_profile_is_no_dispute_and_makes_no_folder(frontdesk, data_folder):
    assert frontdesk("review").out == "No mark waits for a ruling.\n"
    assert json.loads(frontdesk("review", "--format", "json").out) == []
    assert frontdesk("review", "--changes").out == "No reply is recorded yet, so there is nothing to compare.\n"
    assert not data_folder.exists()


def typed_into_the_dialogue(monkeypatch, words):
    import io

    monkeypatch.setattr(sys, "stdin", io.StringIO(words))
    services = Services()
    go_through(services, Review(services), by="Ruth")


def test_the_dialogue_asks_until_it_is_answered_and_records_at_once(played, frontdesk, monkeypatch, capfd):
    dispute(frontdesk, 1, "answer")
    dispute(frontdesk, 2, "answer", "No is an answer.")
    dispute(frontdesk, 3, "answer", "So is this.")
    typed_into_the_dialogue(monkeypatch, "maybe\n2\nWell said.\nsure\nyes\n\nn\n\nno\n")
    said = capfd.readouterr().out
    for words in (
        "3 marks wait",
        "1 of 3",
        "Type 0, 1, 2",
        "Type yes or no",
        "met: [answer]",
        "3 of 3",
        "You ruled on 2 marks.",
    ):
        assert words in said
    cases = json.loads(frontdesk("review", "--all", "--format", "json").out)
    assert [each["ruling"] and each["ruling"]["level"] for each in cases] == [2, None, None]
    assert cases[0]["ruling"]["note"] == "Well said."
    assert cases[1]["ruling"] is None
    assert cases[2]["ruling"]["by"] == "Ruth"


@pytest.mark.parametrize("typed", ["q\n", "", "1\n"])
def test_the_dialogue_can_be_left_at_any_question(played, frontdesk, monkeypatch, capfd, typed):
    dispute(frontdesk)
    typed_into_the_dialogue(monkeypatch, typed)
    assert "You ruled on 0 marks." in capfd.readouterr().out
    assert len(json.loads(frontdesk("review", "--format", "json").out)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_it_goes_through_them_one_at_a_time(played, frontdesk, data_folder):
    import pty

    dispute(frontdesk)
    child, screen = pty.fork()
    if child == 0:
        os.execve(
            sys.executable,
            [sys.executable, "-m", "simulator", "review"],
            {**os.environ, "FRONTDESK_HOME": str(data_folder), "TERM": "dumb"},
        )
    shown = screens = b""
    for wanted, answer in ((b"ruling: ", b"0\n"), (b"none): ", b"Not yet.\n"), (b"no) ", b"no\n"), (b"1 mark.", b"")):
        while wanted not in shown:
            ready, _w, _x = select.select([screen], [], [], 30)
            assert ready, shown.decode()
            try:
                shown += os.read(screen, 4096)
            except OSError:
                break
        assert wanted in shown
        if answer:
            os.write(screen, answer)
            screens += shown
            shown = b""
    _pid, status = os.waitpid(child, 0)
    os.close(screen)
    assert os.waitstatus_to_exitcode(status) == 0
    assert max(map(len, screens.decode().splitlines())) < 80, "broken between words, before the terminal breaks them"
    (case,) = json.loads(frontdesk("review", "--all", "--format", "json").out)
    assert (case["ruling"]["level"], case["ruling"]["note"]) == (0, "Not yet.")
