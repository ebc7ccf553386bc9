"""``--replies`` and ``--json``: the rules of the file, the outcome, and the same bytes every time."""

import json
import unicodedata
from pathlib import Path

import pytest

from simulator.cli.exits import UsageError
from simulator.cli.script import read_script

CALL = "two-hannahs"


@pytest.fixture
def replies(tmp_path):
    """Writes a file of replies and gives its name."""

    def write(text: str | bytes, name: str = "replies.txt") -> str:
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(file)

    return write


def steps(text: str | bytes) -> list[tuple[list[str], str]]:
    data = text if isinstance(text, bytes) else text.encode()
    return [([str(act) for _line, act in step.acts], step.text) for step in read_script(data, "replies")]


def test_blank_lines_and_remarks_are_skipped():
    assert steps("# a remark\n\nHello.\n   \n  # another\nGoodbye.\n") == [([], "Hello."), ([], "Goodbye.")]


def test_a_line_break_is_written_out():
    assert steps("One.\\nTwo.") == [([], "One.\nTwo.")]


def test_an_act_joins_the_next_reply_and_is_a_turn_alone_at_the_end():
    assert steps("/card\n/book mon-0920\nNine twenty.\n/emergency\n") == [
        (["card", "book mon-0920"], "Nine twenty."),
        (["emergency"], ""),
    ]


def test_a_file_may_come_from_any_system():
    assert steps(b"\xef\xbb\xbfHello.\r\nGoodbye.\rThen.\n") == [([], "Hello."), ([], "Goodbye."), ([], "Then.")]
    assert steps("one\x0ctwo\u2028three\n") == [([], "one\x0ctwo\u2028three")]
    assert steps("") == steps("\n\n") == steps("\u200b\n\\n\n") == []


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"Hello.\nCaf\xe9.\n", "line 2"),
        (b"\xff\xfeH\x00", "line 1"),
        (b"Hello.\n\n/fly\n", "line 3"),
        (b"# x\r\n/book\r\n", "line 2"),
        (b"/card now\n", "line 1"),
    ],
)
def test_what_cannot_be_read_is_named_by_its_line(data, place):
    with pytest.raises(UsageError, match=place):
        read_script(data, "replies")


def test_the_outcome_as_json(frontdesk, replies):
    told = frontdesk("play", CALL, "--json", "--seed", "4", "--replies", replies("Good morning.\nno\n"))
    assert told.code == 0
    found = json.loads(told.out)
    assert list(found) == [
        "scenario", "revision", "seed", "ending", "burden", "gates", "axes", "criteria", "touchpoints",
        "promises", "slips", "silences", "turns",
    ]  # fmt: skip
    assert (found["scenario"], found["seed"], found["ending"]) == (CALL, 4, None)
    assert set(found["gates"]) == {"safety", "privacy"}
    assert list(found["axes"]) == ["warm", "unscripted", "helpful", "overall"]
    assert len(found["criteria"]) == 19
    assert all(level is None or 0 <= level <= 2 for level in found["criteria"].values())
    assert [turn["reply"] for turn in found["turns"]] == ["Good morning.", "no"]
    assert set(found["turns"][0]) == {
        "turn", "patient", "reply", "acts", "heard", "moves", "reaction", "mood", "verdict",
    }  # fmt: skip
    assert set(found["turns"][0]["reaction"]) == {
        "number", "says", "asks", "push", "by", "cause", "words", "shifts",
    }  # fmt: skip
    assert {"id", "warm", "criteria", "gates", "versions"} <= set(found["turns"][0]["verdict"])
    assert "ran out" in told.err


def test_the_same_command_prints_the_same_bytes(process, replies):
    file = replies("Good morning, what can I do for you?\nno\n")
    first = process("play", CALL, "--json", "--replies", file)
    again = process("play", CALL, "--json", "--replies", file, PYTHONHASHSEED="7")
    assert first.code == 0
    assert first == again
    assert json.loads(first.out)["seed"] == 1
    piped = process("play", CALL, "--json", "--replies", "-", typed=Path(file).read_bytes())
    assert piped.out == first.out


def test_a_guest_leaves_no_trace(frontdesk, replies, data_folder):
    assert frontdesk("play", CALL, "--json", "--replies", replies("Hello.\n")).code == 0
    assert not data_folder.exists()


def test_an_empty_file_is_a_call_nobody_answered(frontdesk, replies):
    told = frontdesk("play", CALL, "--json", "--replies", replies(""))
    found = json.loads(told.out)
    assert (told.code, found["turns"], found["ending"]) == (0, [], None)
    assert set(found["axes"].values()) == {None}


def test_a_time_that_is_taken_names_the_line_and_the_free_ones(frontdesk, replies):
    told = frontdesk("play", "ten-oh-seven", "--json", "--replies", replies("Sorry!\n/book mon-1000\nThere.\n"))
    assert (told.code, told.out) == (2, "")
    assert "line 2" in told.err
    assert "tomorrow-0820" in told.err


def test_lines_after_the_ending_are_ignored_with_a_note(frontdesk, replies):
    script = (Path(__file__).parents[1] / "playthroughs" / "ten-oh-seven--the-whole-ferry-knows.txt").read_text("utf-8")
    whole = frontdesk("play", "ten-oh-seven", "--json", "--replies", replies(script + "\nAnd another thing.\n"))
    assert whole.code == 0
    assert "ignored" in whole.err
    assert whole.out == frontdesk("play", "ten-oh-seven", "--json", "--replies", replies(script)).out


@pytest.mark.parametrize("act", ["/hint", "/pause", "/help", "/fly away"])
def test_only_acts_stand_in_a_file_of_replies(frontdesk, replies, act):
    told = frontdesk("play", CALL, "--replies", replies(f"Hello.\n{act}\n"))
    assert (told.code, told.out) == (2, "")
    assert "line 2" in told.err


def test_a_very_long_reply_is_kept_in_full_and_scored_in_part(frontdesk, replies):
    reply = "I am sorry about that. " * 5_000
    plain = frontdesk("play", CALL, "--replies", replies(reply))
    assert "first 4,000 are scored" in plain.out
    found = json.loads(frontdesk("play", CALL, "--json", "--replies", replies(reply[:5_000])).out)
    assert found["turns"][0]["reply"] == reply[:5_000].strip()
    spans = [each["end"] for mark in found["turns"][0]["verdict"]["criteria"].values() for each in mark["evidence"]]
    assert max(spans, default=0) <= 4_000


@pytest.mark.parametrize("reply", ["[/red]", "?", "🙂🙂🙂", "...", "\u202e?!"])
def test_what_says_nothing_is_not_caught_and_marks_nothing(frontdesk, replies, reply):
    found = json.loads(frontdesk("play", CALL, "--json", "--replies", replies(reply)).out)
    (turn,) = found["turns"]
    assert turn["reaction"]["number"] == 0
    assert turn["reaction"]["says"]
    assert not [mark for mark in turn["verdict"]["criteria"].values() if mark["level"] == 2]
    assert turn["verdict"]["gates"] == []


def test_hostile_replies_reach_the_terminal_tamed(frontdesk, replies):
    nfd = unicodedata.normalize("NFD", "Phở, désolé")
    script = f"\x1b[31mI am sorry\x07 [bold]you[/bold] waited {nfd} \u202eoops\x9b1m\n"
    told = frontdesk("play", CALL, "--replies", replies(script))
    assert told.code == 0
    assert not set(told.out + told.err) & set("\x1b\x07\x9b\u202e")
    assert "[bold]you[/bold] waited Phở, désolé" in told.out
    assert "taken out of your reply" in told.out


def test_only_the_start_of_the_line_makes_an_act_or_a_remark():
    assert steps("\\n/card\n\\n# five minutes\n") == [([], "\n/card"), ([], "\n# five minutes")]


def test_standard_input_has_one_name(frontdesk):
    for typed in ("hello\n/fly\n", "hello\n/book nowhere\n"):
        told = frontdesk("play", CALL, "--replies", "-", typed=typed)
        assert told.code == 2
        assert told.err.startswith("standard input, line 2: ")


def test_a_look_at_the_card_shows_it_from_a_file_too(frontdesk, tmp_path):
    replies = tmp_path / "replies.txt"
    replies.write_text("/card\nGood morning.\n", encoding="utf-8")
    told = frontdesk("play", CALL, "--plain", "--replies", str(replies))
    assert "Desk card." in told.out
    assert "Desk card." not in frontdesk("play", CALL, "--json", "--replies", str(replies)).out
