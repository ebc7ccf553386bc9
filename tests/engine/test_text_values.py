"""Chance, clean text and acts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.engine.acts import ACT_KINDS, UnfitActError, UnknownActError, parse_act
from simulator.engine.chance import choose
from simulator.engine.clean import KEEP_AT_MOST, clean, clean_line

any_text = st.text(alphabet=st.characters(), max_size=200)


@given(st.lists(st.text(), min_size=1, max_size=6), st.integers(0, 2**31), st.text(), st.integers(0, 20))
def test_a_choice_is_the_same_again(options, seed, place, visit):
    assert choose(options, seed, place, visit=visit) == choose(options, seed, place, visit=visit)


@given(st.lists(st.text(), min_size=1, max_size=6, unique=True), st.integers(0, 2**31))
def test_coming_back_hears_every_wording_before_one_twice(options, seed):
    heard = [choose(options, seed, "place", visit=visit) for visit in range(len(options))]
    assert sorted(heard) == sorted(options)


def test_choices_are_the_same_on_every_machine():
    assert [choose("abcdef", seed, "up-all-night", "the-tooth") for seed in range(8)] == list("bdedcaff")


def test_nothing_to_choose_from_is_refused():
    with pytest.raises(ValueError, match="nothing to choose"):
        choose([], 1)


@given(any_text)
def test_clean_text_holds_nothing_a_terminal_obeys(text):
    cleaned = clean(text).text
    assert not any(unicodedata.category(char) in {"Cc", "Cs", "Co", "Cn"} and char != "\n" for char in cleaned)
    assert not set(cleaned) & set("\u202a\u202e\u2066\u2069\u200b\ufeff\x1b\x9b\r\t")


@given(any_text)
def test_cleaning_twice_changes_nothing(text):
    once = clean(text)
    again = clean(once.text)
    assert (again.text, again.dropped, again.cut) == (once.text, 0, False)


def test_what_was_done_to_a_text_is_told():
    cleaned = clean("a\x1b[31mb" + "c" * KEEP_AT_MOST)
    assert (cleaned.dropped, cleaned.cut) == (1, True)
    assert clean("line\r\nnext\rlast\tword").text == "line\nnext\nlast word"
    assert clean(unicodedata.normalize("NFD", "Phở")).text == unicodedata.normalize("NFC", "Phở")
    assert clean("👩‍👧 fine").text == "👩‍👧 fine"
    assert clean_line("  two\nlines\x07 ") == "two lines"


@pytest.mark.parametrize("kind", ACT_KINDS, ids=lambda kind: kind.verb)
def test_every_act_reads_as_it_is_written(kind):
    act = parse_act(f"/{kind.verb.upper()}  {kind.takes}")
    assert parse_act(str(act)) == act
    if kind.optional:
        assert parse_act(f"/{kind.verb}").argument == ""
        return
    with pytest.raises(UnfitActError):
        parse_act(f"/{kind.verb}" if kind.takes else f"/{kind.verb} more")


@pytest.mark.parametrize("text", ["/fly", "/", "", "book-mon"])
def test_what_is_no_act_is_refused(text):
    with pytest.raises(UnknownActError):
        parse_act(text)
