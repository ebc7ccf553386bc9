"""Lines broken between words for a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.cli.wrapping import NARROWEST, put_wrapped, wrapped

WORDS = st.lists(st.text("abc-“”é", min_size=1, max_size=40), min_size=1, max_size=30)


@given(words=WORDS, indent=st.integers(0, 6), width=st.integers(NARROWEST, 120))
def test_no_word_is_lost_or_broken_and_only_a_long_one_stands_out(words, indent, width):
    lines = wrapped(" " * indent + " ".join(words), width)
    assert " ".join(lines).split() == words
    assert all(len(line) <= width or len(line.split()) == 1 for line in lines)
    assert all(line.startswith(" " * indent) for line in lines)


@pytest.mark.parametrize("width", [0, NARROWEST - 1])
def test_elsewhere_a_thought_stays_one_line(width):
    line = "  a word " * 40
    assert wrapped(line, width) == [line]


def test_into_a_pipe_nothing_is_broken(capfd):
    put_wrapped(["word " * 60, ""])
    assert len(capfd.readouterr().out.splitlines()) == 2
