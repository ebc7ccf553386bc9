"""A reply is read once, and every offset is that of the reply as given."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring import SCORED_CHARS, UnknownLanguageError, read

HOSTILE = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("[]/\x1b\x00\u202e\u200f\u0301e\u030aא😀\u200d'’.?!\n\t I can't 9:20"),
    ),
    max_size=300,
)


def norms(text: str) -> list[str]:
    return [token.norm for token in read(text).tokens]


def negated(text: str) -> set[str]:
    return {token.norm for token in read(text).tokens if token.negated}


@settings(max_examples=300, deadline=None)
@given(HOSTILE)
def test_offsets_are_those_of_the_reply_as_given(text: str) -> None:
    reading = read(text)
    before = 0
    for token in reading.tokens:
        assert before <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.text
        before = token.end
    for stretch in (*reading.sentences, *reading.clauses):
        assert 0 <= stretch.first <= stretch.last < len(reading.tokens)
    for mention in reading.mentions:
        start, end = reading.span(mention.first, mention.last)
        assert 0 <= start < end <= len(text)
    assert read(text) == reading


def test_decomposed_accents_keep_their_offsets_and_fold() -> None:
    text = unicodedata.normalize("NFD", "Señora Núñez, café at nine?")
    reading = read(text)
    assert [t.norm for t in reading.tokens][:3] == ["senora", "nunez", "cafe"]
    assert text[reading.tokens[1].start : reading.tokens[1].end] == unicodedata.normalize("NFD", "Núñez")


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("I can't", ["i", "can", "not"]),
        ("I can’t", ["i", "can", "not"]),
        ("dont worry", ["do", "not", "worry"]),
        ("I'll ring", ["i", "will", "ring"]),
        ("ill ring u tmrw", ["i", "will", "ring", "you", "tomorrow"]),
        ("I feel ill today", ["i", "feel", "ill", "today"]),
        ("the doctor's card", ["the", "doctor", "card"]),
        ("It's gonna be ok", ["it", "is", "going", "to", "be", "ok"]),
        ("We apologize", ["we", "apologise"]),
        ("an appointmnet", ["an", "appointment"]),
        ("a story about police", ["a", "story", "about", "police"]),
    ],
)
def test_words_are_opened_and_typos_put_right(text: str, opened: list[str]) -> None:
    assert norms(text) == opened


def test_negation_ends_with_its_clause() -> None:
    assert "thursday" in negated("I can't do Thursday, but I can do Friday")
    assert "friday" not in negated("I can't do Thursday, but I can do Friday")
    assert "friday" not in negated("I cant do thursday i can do friday")
    assert "sorry" in negated("I'm not going to say I'm sorry")
    assert not negated("No problem, I will ring")
    assert not negated("Why don't you sit down?")
    assert "if" in negated("I can't say if she was in")


def test_clauses_know_who_acts() -> None:
    actors = [
        (c.actor, c.verb)
        for c in read("I'll ring the lab. You'll have to wait. Someone will call. It was sent.").clauses
    ]
    assert actors == [("I", "ring"), ("you_must", "wait"), ("someone", "call"), ("passive", "sent")]


def test_times_have_values_to_compare() -> None:
    found = {
        (m.kind, m.value)
        for m in read("Half ten or 9.20, quarter to five on Thursday, about 25 minutes, 90 pounds").mentions
    }
    assert {
        ("clock", "630"),
        ("clock", "560"),
        ("clock", "285"),
        ("day", "thu"),
        ("duration", "25"),
        ("price", "90"),
    } <= found
    assert ("clock", "560") in {(m.kind, m.value) for m in read("twenty past nine").mentions}


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("No. Sit down here.", 2),
        ("Dr. Lind rings you. Mrs. Dahl too.", 2),
        ("It is 9.20 or 4 p.m. today", 1),
        ("Right... come in! Is it the knee?", 3),
        ("one\ntwo", 2),
    ],
)
def test_sentences_end_where_people_end_them(text: str, sentences: int) -> None:
    assert len(read(text).sentences) == sentences


def test_questions_are_found_without_their_mark() -> None:
    assert read("would you like thursday").questions
    assert read("Which day suits").questions
    assert not read("Take a seat.").questions


@pytest.mark.parametrize(
    "text", ["", "   ", "😀", "?!", "[/red]", "[b]x[/b]", "asdf ghjkl zxcv", "\x1b[31m", "5" * 500, "q" * 5000]
)
def test_what_cannot_be_made_out_is_said_so(text: str) -> None:
    assert not read(text).intelligible


@pytest.mark.parametrize("text", ["no", "ok", "Yes.", "[coat] I'll take it", "sit sit, nurse come", "9:20?"])
def test_short_and_foreign_talk_can_be_made_out(text: str) -> None:
    assert read(text).intelligible


def test_only_the_first_part_is_read() -> None:
    reading = read("word " * 30_000)
    assert reading.tokens[-1].end <= SCORED_CHARS
    assert len(reading.text) == 150_000


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(UnknownLanguageError, match="xx"):
        read("hello", "xx")
