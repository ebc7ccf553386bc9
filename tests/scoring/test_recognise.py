"""Which meanings are heard: single rules, spans, several at once, and texts nobody meant kindly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.reading import read
from scoring.recognise import ACCEPT, Heard, recognise, scores

RED_FLAG = {
    "hands-over": ("I'm getting the nurse to you now", "let me put you straight through to the doctor"),
    "calms-down": ("it's probably nothing to worry about", "I'm sure it will pass"),
}
SLOT = {
    "offers-slot": ("I can do Thursday at 9:20", "how about twenty past nine on Thursday"),
    "refuses": ("I'm sorry, we have nothing this week", "we're fully booked"),
}


def names(reply, meanings):
    return [heard.meaning for heard in recognise(read(reply), meanings)]


@pytest.mark.parametrize(
    ("reply", "meaning"),
    [
        ("I'm getting the nurse for you now", "hands-over"),
        ("Shall I get the nurse for you?", "hands-over"),
        ("Im geting the nruse to you now", "hands-over"),
        ("No problem, I'm getting the nurse", "hands-over"),
        ("no I'll get the nurse", "hands-over"),
        ("I WILL GET THE NURSE TO YOU RIGHT AWAY", "hands-over"),
        ("I’ll put you through to Dr Amin, she’s the doctor", "hands-over"),
    ],
)
def test_hears_the_meaning_in_other_words(reply, meaning):
    assert names(reply, RED_FLAG)[:1] == [meaning]


@pytest.mark.parametrize(
    "reply",
    [
        "I can't get the nurse",
        "I'm not able to get the nurse to you now",
        "There's no need to get the nurse",
        "The nurse can't get to you now",
        "I can't just get the nurse",
        "I can't say if the nurse is getting to you now",
        "Nobody is getting the nurse to you",
        "You'll have to get the nurse yourself",
        "Did you get the nurse?",
        "Was the nurse getting to you?",
    ],
)
def test_the_contrary_is_not_heard(reply):
    assert "hands-over" not in names(reply, RED_FLAG)


@pytest.mark.parametrize(
    "reply",
    [
        "Why don't you come at nine?",
        "Can't you come at nine?",
        "Wouldn't you rather come at nine?",
        "Could you come at half past four?",
        "Could you come at 16.30?",
    ],
)
def test_a_negative_question_still_offers_and_an_open_slot_takes_any_time(reply):
    assert names(reply, {"offers": ("could you come at ...",), "asks": ("what is your name",)}) == ["offers"]


@pytest.mark.parametrize(
    "reply",
    ["I can do Thurs at 9.20", "I can do Thursday at nine twenty", "Thursday at twenty past nine, how about that?"],
)
def test_a_time_is_the_same_however_it_is_written(reply):
    assert names(reply, SLOT) == ["offers-slot"]


@pytest.mark.parametrize(
    ("reply", "example"),
    [
        ("there's one at half five", "there's one at half past five"),
        ("there's one at 5:30 pm", "there's one at half past five"),
        ("there's one at half past five", "there's one at 17:30"),
    ],
)
def test_the_half_hour_is_the_same_however_it_is_written(reply, example):
    assert names(reply, {"late": (example,), "other": ("what is your name",)}) == ["late"]


@pytest.mark.parametrize("reply", ["I can do Thursday at 11:40", "I can do Tuesday at 9:20", "how about ten on Friday"])
def test_another_time_or_day_is_another_offer(reply):
    assert "offers-slot" not in names(reply, SLOT)


def test_two_meanings_in_one_reply():
    meanings = {
        "apologises": ("I'm so sorry you've been kept waiting", "sorry about the wait"),
        "offers-water": ("can I get you a glass of water", "would you like a drink while you wait"),
        "asks-name": ("what is your name", "could I have your surname"),
    }
    reply = "I'm really sorry you were kept waiting. Can I get you some water?"
    assert set(names(reply, meanings)) == {"apologises", "offers-water"}


def test_a_refusal_and_an_offer_side_by_side():
    reply = "We're fully booked tomorrow, but I can do Thursday at 9:20."
    assert set(names(reply, SLOT)) == {"offers-slot", "refuses"}


@pytest.mark.parametrize(
    "reply", ["We're fully booked today, ring back tomorrow", "Today is fully booked", "Nothing left today"]
)
def test_a_full_book_offers_nothing(reply):
    meanings = {"offers": ("I have ... for you today", "come in today"), "refuses": ("there are no appointments left",)}
    assert "offers" not in names(reply, meanings)


def test_the_span_is_of_the_reply_as_given():
    reply = "Ånd 😀 — okay. I'm getting the nurse, now."
    (heard,) = recognise(read(reply), RED_FLAG)
    assert reply[heard.start : heard.end] in ("I'm getting the nurse", "I'm getting the nurse, now")


def test_scores_names_every_meaning_in_the_order_given():
    every = scores(read("I'm getting the nurse to you now"), RED_FLAG)
    assert [each.meaning for each in every] == ["hands-over", "calms-down"]
    assert every[0].score > ACCEPT > every[1].score
    assert scores(read("Lovely weather"), RED_FLAG) == (Heard("hands-over", 0.0, 0, 0), Heard("calms-down", 0.0, 0, 0))


def test_an_example_word_for_word_is_always_heard():
    for meanings in (RED_FLAG, SLOT):
        for meaning, examples in meanings.items():
            for example in examples:
                assert names(example, meanings) == [meaning]


def test_the_order_of_meanings_changes_nothing():
    backwards = dict(reversed(RED_FLAG.items()))
    reply = read("The nurse is coming to you now, it's probably nothing to worry about")
    assert recognise(reply, RED_FLAG) == recognise(reply, backwards)


@pytest.mark.parametrize("meanings", [{}, {"empty": ()}, {"blank": ("", "...", "?!")}])
def test_meanings_without_words_are_never_heard(meanings):
    assert recognise(read("I'm getting the nurse at 9:20"), meanings) == ()


@pytest.mark.parametrize(
    "reply",
    [
        "", " ", "[/red]", "[b]nurse[/", "?", "\x1b[31m\x00\x07", "😀" * 500, "a" * 100_000, "nurse " * 20_000,
        "not " * 3_000, "9:20" * 900, "the nurse, " * 400,
    ],
    ids=lambda text: f"{text[:8]!r}x{len(text)}",
)  # fmt: skip
def test_hostile_text_is_survived(reply):
    for heard in recognise(read(reply), RED_FLAG | SLOT):
        assert 0 <= heard.start < heard.end <= len(reply)


_WORDS = st.sampled_from([
    "I'm", "can't", "not", "no", "nurse", "doctor", "getting", "you", "now", "Thursday", "9:20", "half", "five",
    "sorry", "nothing", "?", ".", ",", "...", "[/b]", "😀", "\x00", "\n",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(_WORDS, max_size=60).map(" ".join)))
def test_any_text_gives_sound_scores(reply):
    meanings = RED_FLAG | SLOT
    heard = recognise(read(reply), meanings)
    assert heard == recognise(read(reply), meanings)
    assert [each.score for each in heard] == sorted((each.score for each in heard), reverse=True)
    for each in heard:
        assert ACCEPT <= each.score <= 1.0
        assert 0 <= each.start < each.end <= len(reply)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_example_compiles(examples):
    for each in scores(read("I'm getting the nurse at 9:20"), {"any": tuple(examples), "other": ("call the nurse",)}):
        assert 0.0 <= each.score <= 1.0
