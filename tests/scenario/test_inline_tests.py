"""A test is added to an author's file, and every other byte of it stays."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.engine.clean import clean
from simulator.engine.mood import Mood
from simulator.engine.scenario import InlineTest, TestStep
from simulator.scenario import SHIPPED, load_scenario
from simulator.scenario.inline_tests import NoPlaceError, UnsoundError, added, with_test, written
from simulator.scenario.nodes import child, items_of, text_of
from simulator.scenario.reader import read

TEST = InlineTest(at="door", reply="Come in.", partly=("greet",))
ITEM = '{at: door, reply: "Come in.", partly: [greet]}'
SMALL = Path(__file__).parent.parent / "runtime" / "scenarios" / "the-blue-folder.yaml"
FILES = sorted(path for path in SHIPPED.rglob("*.yaml") if path.parent.name in ("phone", "desk"))


# Where ITEM stands, the test comes; without that line it is the file before.
FILES_AFTER = (
    "tests:\n- {at: x}\n- ITEM\nb: 1\n",
    "tests:\n    - {at: x}  # one\n    - ITEM\n    # two\n\n# three\nb: 1\n",
    "tests:\r\n  - at: x\r\n    met: [own]\r\n  - ITEM\r\n",
    "tests:\n  - at: x\n    met:\n      - own\n      - greet\n  - ITEM\nb: 1\n",
    "tests:\n  - at: x\n    reply: |\n      One.\n\n      Two.\n\n  - ITEM\n# c\nb: 1\n",
    "tests:\n  - at: x\n    reply: |\n      One.\n  - ITEM\n    # c\nb: 1\n",
    "tests:\n  - at: x\n    reply: one\n      two\n  - ITEM\n  # c\n",
    "t: '\U0001f600 日本'\ntests:\n  - {at: x}\n  - ITEM\nb: 1\n",
    "\ufefftests:\n  - {at: x}\n  - ITEM\nb: 1\n",
)


@pytest.mark.parametrize("after", FILES_AFTER)
def test_the_test_stands_last_and_all_else_as_before(after):
    before = re.sub(r"[ ]*- ITEM\r?\n", "", after)
    assert "ITEM" not in before
    assert with_test(before, TEST) == after.replace("ITEM", ITEM)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\n", "a: 1\ntests:\n  - ITEM\n"),
        ("a: 1", "a: 1\ntests:\n  - ITEM\n"),
        ("a: 1\r\n", "a: 1\r\ntests:\r\n  - ITEM\r\n"),
        ("n: |\n  hi\n\n# end\n", "n: |\n  hi\n\n# end\ntests:\n  - ITEM\n"),
        ("tests:\n  - {at: x}", "tests:\n  - {at: x}\n  - ITEM\n"),
        ("tests:\n  - at: x\n    reply: >\n      One.", "tests:\n  - at: x\n    reply: >\n      One.\n  - ITEM\n"),
        ("tests: []\nb: 1\n", "tests: [ITEM]\nb: 1\n"),
        ("tests:\nb: 1\n", "tests:\n  - ITEM\nb: 1\n"),
        ("tests:  # none yet\n\n# c\nb: 1\n", "tests:  # none yet\n  - ITEM\n\n# c\nb: 1\n"),
        ("b: 1\r\ntests:\r\n  # later\r\n", "b: 1\r\ntests:\r\n  - ITEM\r\n  # later\r\n"),
        ("b: 1\ntests:", "b: 1\ntests:\n  - ITEM\n"),
        ("tests: [{at: x}, {at: y},] # c\n", "tests: [{at: x}, {at: y}, ITEM,] # c\n"),
        ("tests: [\n  {at: x} # c\n]\n", "tests: [\n  {at: x}, # c\n  ITEM\n]\n"),
    ],
)
def test_a_file_without_tests_in_brackets_or_without_a_last_line_end(before, after):
    assert with_test(before, TEST) == after.replace("ITEM", ITEM)


@pytest.mark.parametrize("text", ["{a: 1}", "- a\n", "a: [", "tests: later\n", 'tests: ""\n', "tests: ~\n", ""])
def test_where_there_is_no_place_it_says_so(text):
    with pytest.raises(NoPlaceError):
        with_test(text, TEST)


@pytest.mark.parametrize(
    ("path", "line_end"), [(path, "\r\n" if at % 4 else "\n") for at, path in enumerate(FILES)], ids=str
)
def test_every_shipped_scenario_can_take_one_more(path, line_end):
    data = path.read_bytes().replace(b"\n", line_end.encode())
    before = load_scenario(path).scenario
    test = InlineTest(at=before.start, reply='She said "no": # not \\ me\n- {x}', not_called_for=("own",))
    fresh = added(path, data, test)
    old, new = data.split(line_end.encode()), fresh.split(line_end.encode())
    (line,) = [each for each in new if written(test).encode() in each]
    new.remove(line)
    assert new == old


def copied(tmp_path: Path) -> Path:
    path = tmp_path / SMALL.name
    path.write_bytes(SMALL.read_bytes())
    return path


@given(st.text(max_size=120), st.sampled_from(["met", "partly", "missed", "not_called_for"]))
def test_any_reply_that_was_recorded_comes_back_as_it_was(typed, key):
    reply = clean(typed).text.strip()
    test = InlineTest(at="door", reply=reply, acts=("callback 14:00",), **{key: ("own", "next_step")})
    root, findings = read(with_test("tests:\n  - {at: x}  # c\n", test).encode(), "x.yaml")
    assert not findings.sorted()
    last = items_of(child(root, "tests"))[-1]
    assert child(last, "reply").text == reply
    assert [text_of(each) for each in items_of(child(last, "acts"))] == ["callback 14:00"]
    assert [text_of(each) for each in items_of(child(last, key))] == ["own", "next_step"]


AWKWARD = ["no", "12:30", "“curly”", "Phở \U0001f600", "a: b # c", "'", '"', "\\n", "{x", "- y", "two\nlines", "null"]


def test_awkward_replies_come_through_the_whole_loader(tmp_path):
    path = copied(tmp_path)
    turn = load_scenario(path).scenario.start
    text = path.read_bytes().decode()
    for each in AWKWARD:
        text = with_test(text, InlineTest(at=turn, reply=each, partly=("own",)))
    path.write_bytes(text.encode())
    last = load_scenario(path).scenario.tests[-len(AWKWARD) :]
    assert [(each.reply, each.partly) for each in last] == [(each, ("own",)) for each in AWKWARD]


def test_a_test_with_replies_before_it_stands_in_lines_and_comes_back_whole(tmp_path):
    path = copied(tmp_path)
    scenario = load_scenario(path).scenario
    steps = (TestStep("Good morning.", ("note he is early",)), TestStep('One "moment".'))
    test = InlineTest(
        at=scenario.start,
        before=steps,
        start_mood=Mood(trust=30, worry=60, patience=55),
        reply="Sorry.",
        acts=("callback 14:00",),
        partly=("own",),
        push=False,
        moves=(("trust", "up"),),
    )
    path.write_bytes(added(path, path.read_bytes(), test))
    assert b'    before:\n      - "/note he is early"\n      - "Good morning."\n' in path.read_bytes()
    last = load_scenario(path).scenario.tests[-1]
    assert replace(last, line=0) == test


def test_a_test_that_would_not_validate_is_refused(tmp_path):
    path = copied(tmp_path)
    data = path.read_bytes()
    with pytest.raises(UnsoundError) as refused:
        added(path, data, InlineTest(at="no-such-turn", reply="Hello.", met=("own",)))
    assert refused.value.diagnostics[0].code == "S035"
    path.write_bytes(data.replace(b"title:", b"titel:"))
    with pytest.raises(UnsoundError):
        added(path, path.read_bytes(), InlineTest(at="x", reply="Hello."))
