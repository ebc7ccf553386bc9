from hypothesis import given
from hypothesis import strategies as st

from simulator.engine.judgement import CriterionMark, Span
from simulator.engine.quote import QUOTE_AT_MOST, quote_of


def test_a_quote_is_the_sentence_around_the_words_that_counted():
    reply = "Good morning. Yes, your green glove is here! Anything else?"
    place = reply.index("green glove")
    mark = CriterionMark(level=2, spans=(Span(place, place + len("green glove"), "earned"),))
    pieces = quote_of(reply, mark)
    assert "".join(words for words, _counts in pieces).strip("“”").strip() == "Yes, your green glove is here!"
    assert [words for words, counts in pieces if counts] == ["green glove"]


@given(st.text(max_size=600), st.lists(st.tuples(st.integers(0, 600), st.integers(0, 600)), max_size=6))
def test_a_quote_of_anything_is_short_and_made_of_the_reply(reply, places):
    spans = tuple(Span(min(one, two, len(reply)), min(max(one, two), len(reply)), "cost") for one, two in places)
    words = "".join(words for words, _counts in quote_of(reply, CriterionMark(level=0, spans=spans)))
    assert len(words) <= QUOTE_AT_MOST + 3
    assert words.strip("“”…").strip() in "".join(" " if char.isspace() else char for char in reply)


def test_no_word_is_cut_in_two():
    reply = "Your dog's name would make anyone laugh " + "and his arm is hanging like that still " * 8 + "isn't it."
    place = reply.rindex("hanging")
    for span in (Span(place, place + 7, "cost"), Span(0, 4, "cost")):
        words = "".join(words for words, _counts in quote_of(reply, CriterionMark(level=0, spans=(span,))))
        assert set(words.rstrip("…").split()) <= set(reply.split())
