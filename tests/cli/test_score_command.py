"""``frontdesk score``: in order, as they come, one bad line never stopping the rest."""

import json
import subprocess
import sys
from pathlib import Path

import scoring

ROOT = Path(__file__).resolve().parents[2]
REPLY = "I'm sorry you've been up all night. I can fit you in at 9:20 with Dr Osei."


def line(number: int, **more: object) -> bytes:
    return json.dumps({"id": f"r{number}", "reply": REPLY, **more}).encode() + b"\n"


def verdicts(out: str) -> list[dict]:
    return [json.loads(each) for each in out.splitlines()]


def test_a_verdict_has_the_fixed_shape(frontdesk):
    told = frontdesk("score", typed=line(1, patient="I've been up all night.", context="Monday 9:20 is free."))
    assert (told.code, told.err) == (0, "")
    (found,) = verdicts(told.out)
    assert {"id", "warm", "unscripted", "helpful", "overall", "criteria", "gates", "versions"} <= set(found)
    assert list(found["criteria"]) == list(scoring.CRITERIA)
    for mark in found["criteria"].values():
        assert {"level", "strength", "sure", "why", "change", "evidence"} <= set(mark)
        assert 0.0 <= mark["strength"] <= 1.0
        for each in mark["evidence"]:
            assert set(each) == {"start", "end", "text", "effect"}
            assert REPLY[each["start"] : each["end"]] == each["text"]
    assert set(found["versions"]) == {"scorer", "pack", "rubric"}
    assert all(isinstance(found[axis], float) and 0 <= found[axis] <= 100 for axis in scoring.AXES)


def test_bad_lines_are_named_and_the_rest_go_on_in_order(frontdesk):
    typed = b"".join(
        (
            b"\xef\xbb\xbf" + line(1),
            b"\n",
            b"not json\n",
            b'{"id": "3b"}\n',
            b'{"id": "x", "reply": 7}\n',
            b"\xff\xfe\n",
            b"[1, 2]\n",
            b"[" * 100_000 + b"\n",
            line(9, language="tlh"),
            line(10, unknown_key=1),
            line(11).rstrip(),
        )
    )
    told = frontdesk("score", typed=typed)
    assert told.code == 1
    assert [found["id"] for found in verdicts(told.out)] == ["r1", "r10", "r11"]
    named = [int(each.split()[1].rstrip(":")) for each in told.err.splitlines()]
    assert named == [3, 4, 5, 6, 7, 8, 9]
    assert "Traceback" not in told.err


def test_a_language_may_be_given_once_for_all(frontdesk):
    assert frontdesk("score", "--language", "tlh", typed=line(1) + line(2, language="en")).code == 1
    assert frontdesk("score", "--language", "en", typed=line(1)).code == 0


def test_nothing_in_nothing_out(frontdesk):
    told = frontdesk("score")
    assert (told.code, told.out, told.err) == (0, "", "")


def test_a_huge_line_is_judged(frontdesk):
    told = frontdesk("score", typed=line(1, reply="I am sorry. " * 20_000, patient="x" * 100_000))
    assert told.code == 0
    assert len(verdicts(told.out)) == 1


def test_offsets_are_those_of_the_reply_as_given(frontdesk):
    reply = "\u200b👩‍👧 de\u0301sole\u0301!  I'm sorry\tyou waited,\r\nMr Calloway. \x1b[31m It's five more minutes."
    told = frontdesk("score", typed=json.dumps({"id": 1, "reply": reply, "patient": "I've waited."}).encode())
    assert "\x1b" not in told.out
    if told.code == 0:
        (found,) = verdicts(told.out)
        for mark in found["criteria"].values():
            assert all(reply[each["start"] : each["end"]] == each["text"] for each in mark["evidence"])


def test_for_people(frontdesk):
    told = frontdesk("score", "--explain", typed=line(1, patient="I've been up all night.", reply=REPLY + " \x1b[1m"))
    assert told.code == 0
    assert told.out.startswith("r1: “I'm sorry")
    assert "warm: " in told.out
    assert "\x1b" not in told.out


def test_verdicts_come_as_the_lines_do():
    judging = subprocess.Popen(
        [sys.executable, "-m", "simulator", "score"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    )
    for number in (1, 2):
        judging.stdin.write(line(number))
        judging.stdin.flush()
        assert json.loads(judging.stdout.readline())["id"] == f"r{number}"
    judging.communicate(timeout=50)
    assert judging.returncode == 0
