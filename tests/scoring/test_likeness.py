"""What a reply is about: the table of vectors, the guards that no likeness outweighs, and the weights' fit."""

from pathlib import Path

import pytest

import scoring.fit
from scoring.hearing import Hearing, guard, hearing_of
from scoring.likeness import SIGNS
from scoring.pack import PackError
from scoring.reading import read
from scoring.recognise import ACCEPT, recognise, scores
from scoring.sentence_vectors import SentenceVectors, dot, unit, vectors_of

TABLE = vectors_of("en")
MEANINGS = {
    "offers-drink": ("Can I get you a glass of water?", "Would you like a drink while you wait?", "There's a cooler."),
    "says-how-long": ("It should be another ... minutes.", "You'll be seen at about ...", "The delay is ... minutes."),
}


def likeness(one, other):
    def vector(text):
        words = text.split()
        return unit(TABLE.add_up(words, [TABLE.row(word) for word in words]))

    return dot(vector(one), vector(other))


def signs(**given):
    return tuple(given.get(sign, 0.0) for sign in SIGNS)


def test_what_is_about_the_same_is_nearer():
    assert likeness("you are next in the queue", "not long now") > likeness("you are next in the queue", "free parking")
    assert likeness("fancy a cup of tea", "glass of water") > likeness("fancy a cup of tea", "date of birth")


def test_a_word_nobody_knows_has_no_row():
    assert TABLE.row("zzyzzxq") is None


@pytest.mark.parametrize("cut", [0, 7, 40, 5_000])
def test_a_damaged_table_is_refused(cut):
    data = (Path(scoring.fit.__file__).parents[1] / "packs" / "en" / "meanings.bin").read_bytes()
    with pytest.raises(PackError):
        SentenceVectors(data[:cut])


def test_other_words_for_the_same_are_heard():
    heard = recognise(read("Fancy a cuppa?"), MEANINGS)
    assert [each.meaning for each in heard] == ["offers-drink"]


@pytest.mark.parametrize("reply", ["I can't get you a drink", "There's no water for you", "I won't get you any water"])
def test_what_is_denied_is_not_heard_however_like_it_is(reply):
    assert scores(read(reply), MEANINGS)[0].score < ACCEPT


def test_guards_take_away_and_never_add():
    assert guard(signs()) == 1.0
    for sign in ("denied", "flipped", "contrary", "stance"):
        assert guard(signs(**{sign: 1.0})) < 0.25
    assert guard(signs(excluded=1.0)) < 0.5


def test_a_score_is_a_share_whatever_the_signs():
    hearing = hearing_of("en")
    for value in (-1e6, 0.0, 1e6):
        assert all(0.0 <= each <= 1.0 for each in hearing.scores([signs(words=value, length=value), signs()]))


def test_the_weights_are_those_that_the_data_gives():
    np = pytest.importorskip("numpy")
    from scoring.fit.recogniser import all_cases, fit, measure

    cases = all_cases(Path(scoring.fit.__file__).with_name("meanings-en.jsonl"), "en")
    fitted, shipped = fit(cases), hearing_of("en")
    assert np.allclose(fitted.ranked, shipped.ranked, atol=0.002)
    assert np.allclose(fitted.sure, shipped.sure, atol=0.002)
    figures = measure([(case, fitted) for case in cases])
    assert figures["among"] > 0.75
    assert measure([(case, Hearing((0.0,) * len(fitted.ranked), fitted.sure, 0.0)) for case in cases])["among"] < 0.75
