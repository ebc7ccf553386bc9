"""Reading ages against the published formulas, worked out by hand."""

import pytest

from simulator.authoring.reading_age import readability, word_count

EASY = ["The cat sat down."] * 30
HARD = ["International organisations nevertheless redistribute considerable agricultural subsidies annually."] * 15


def test_short_words_in_short_sentences_are_read_by_the_youngest():
    assert readability(EASY, "en").age == 5


def test_the_formula_gives_the_grade_it_gives_by_hand():
    # 5 letters a word, 10 words a sentence: 4.71 * 5 + 0.5 * 10 - 21.43 = 7.12, the seventh grade, read at twelve.
    line = " ".join(["stone"] * 10) + "."
    assert readability([line] * 12, "en-GB").age == 12


def test_the_hardest_text_is_read_by_the_oldest():
    assert readability(HARD, "en").age == 18


def test_other_languages_get_a_lix():
    # 10 words a sentence, 2 of them longer than six letters: 10 + 100 * 2 / 10 = 30.
    line = " ".join(["das"] * 8 + ["Wartezeit"] * 2) + "."
    found = readability([line] * 12, "de-AT")
    assert (found.age, found.lix) == (None, 30)


@pytest.mark.parametrize("language", ["ja", "zh-Hant"])
def test_where_words_are_not_parted_nothing_is_said(language):
    found = readability(["ありがとう ございます。"] * 100, language)
    assert (found.age, found.lix) == (None, None)


def test_too_few_words_say_nothing():
    found = readability(["One. Two. Three."], "en")
    assert (found.words, found.age) == (3, None)


def test_a_line_is_a_sentence_with_or_without_its_full_stop():
    assert readability(["We are open until six"] * 25, "en") == readability(["We are open until six."] * 25, "en")


def test_words_are_counted_as_people_count_them():
    assert word_count("I'd twenty-two o’clock (no, 9:20) … — \U0001f600") == 6
