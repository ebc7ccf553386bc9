"""Speech beside the marks: rules keep their examples, promises, moves and slips are heard, offsets hold."""

import shutil

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from speech_measure import CASES, SITUATIONS, figures, heard, scores

from scoring import SCORED_CHARS, Mention, Promise, Situation, Slip, Speech, available_languages, pack, read, speech
from scoring.moves import MOVES
from scoring.rules import SPEECH, rules_of
from scoring.speech import speech_rules
from scoring.speech_pack import speech_words

RULES = [(lang, rule) for lang in available_languages() for rule in rules_of(lang, SPEECH).rules.values()]
IDS = [f"{lang}-{rule.id}" for lang, rule in RULES]
BARE = Situation()
LEANED_ON = ("refuses", "offers", "asks_open", "closes", "looks", "asks_to_hold", "tells_wait")


@pytest.mark.parametrize(("language", "rule"), RULES, ids=IDS)
def test_a_rule_keeps_its_examples(language, rule) -> None:
    assert rule.match, "a rule shows what it must find"
    assert rule.not_match, "a rule shows what it must leave"
    for text in rule.match:
        assert rule.id in speech_rules(read(text, language), BARE), text
    for text in rule.not_match:
        assert rule.id not in speech_rules(read(text, language), BARE), text


@pytest.mark.parametrize("language", available_languages())
def test_no_rule_is_a_feature_of_the_model(language: str) -> None:
    shared = set(rules_of(language, SPEECH).rules) & set(rules_of(language).rules)
    for name in shared:
        # Borrowed as they are: the judgement's own rules, never others of the same name.
        assert rules_of(language, SPEECH).rules[name] == rules_of(language).rules[name]
    assert shared <= {"apology", "greeting"}


@pytest.mark.parametrize("language", available_languages())
def test_no_word_of_a_speech_rule_is_taken_for_a_typo(language: str) -> None:
    from scoring.reading import speller_of

    speller = speller_of(language)
    words = {word for word in rules_of(language, SPEECH).matcher.words if word.isalpha()}
    assert {word for word in words if speller.correct(word) != word} == set()


def test_the_cases_are_many_and_half_of_them_held() -> None:
    halves = [case["half"] for case in CASES["cases"]]
    assert len(halves) >= 240
    assert min(halves.count("seen"), halves.count("held")) >= 120
    assert {move for case in CASES["cases"] for move in case["m"]} <= set(MOVES)


@pytest.mark.parametrize("half", ["seen", "held"])
def test_promises_are_heard(half: str) -> None:
    precision, recall, _ = scores(figures(half)["promise"])
    assert precision >= 0.9
    assert recall >= 0.85


@pytest.mark.parametrize("half", ["seen", "held"])
def test_a_slip_is_shown_only_when_sure(half: str) -> None:
    precision, recall, _ = scores(figures(half)["slip"])
    assert precision >= 0.95
    assert recall >= 0.7


@pytest.mark.parametrize("half", ["seen", "held"])
@pytest.mark.parametrize("move", LEANED_ON)
def test_moves_the_patient_answers_to_are_heard(half: str, move: str) -> None:
    assert scores(figures(half)[move])[2] >= 0.85


def test_offsets_are_code_points_of_the_reply_as_given() -> None:
    text = "🙂 Čau! I'll ring you by noon, Mr Doyle."
    found = speech(read(text), BARE)
    (promise,) = found.promises
    assert text[promise.start : promise.end] == "I'll ring you by noon"
    assert (promise.who, promise.what, promise.by, promise.minute) == ("i", "ring", "by noon", 720)
    name = found.mentions[-1]
    assert name.kind == "name"
    assert text[name.start : name.end] == "Mr Doyle" == name.value


@pytest.mark.parametrize(
    ("text", "kind", "value", "day"),
    [
        ("Come on Thursday at half past nine.", "time", "570", "thursday"),
        ("He has nine twenty tomorrow.", "time", "560", "tomorrow"),
        ("She can see you at 4.", "time", "960", ""),
        ("It's 7:30 in the evening.", "time", "1170", ""),
        ("Friday would do.", "day", "friday", "friday"),
        ("It's about forty-five minutes.", "duration", "45", ""),
        ("It's ten to fifteen minutes.", "duration", "15", ""),
        ("That's a quarter of an hour.", "duration", "15", ""),
        ("It takes five working days.", "duration", "7200", ""),
        ("It's fifty-eight pounds.", "price", "58", ""),
        ("It's £12.50 in all.", "price", "12.50", ""),
        ("Ring 999.", "number", "999", ""),
        ("Ring the line on 01632 960144.", "number", "01632960144", ""),
        ("I'll ask Nurse Kim.", "name", "Nurse Kim", ""),
    ],
)
def test_what_is_named_has_a_value(text: str, kind: str, value: str, day: str) -> None:
    found = [(each.kind, each.value, each.day) for each in speech(read(text), BARE).mentions]
    assert (kind, value, day) in found


def test_a_slip_says_what_the_card_says() -> None:
    case = next(case for case in CASES["cases"] if case.get("s") == ["time_taken 10:40"])
    (slip,) = heard(case).slips
    assert slip.right == "Today 10:40 with Dr Lind is taken."
    assert case["say"][slip.start : slip.end] == slip.said


def test_a_change_said_as_such_is_no_slip() -> None:
    later = SITUATIONS["later"]
    assert speech(read("The wait's about fifty minutes."), later).slips
    assert not speech(read("Sorry, the wait's about fifty minutes now."), later).slips


def test_a_pack_without_the_file_gives_an_empty_speech(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(pack.PACKS / "en", tmp_path / "xx")
    (tmp_path / "xx" / "cues-speech.yaml").unlink()
    monkeypatch.setattr(pack, "PACKS", tmp_path)
    caches = (pack.available_languages, rules_of, speech_words)
    for cache in caches:
        cache.cache_clear()
    try:
        reading = read("I'll ring you by noon.", "xx")
        assert speech(reading, Situation(language="xx")) == Speech()
        assert speech_rules(reading, Situation(language="xx")) == frozenset()
        assert not rules_of("xx", SPEECH).rules
    finally:
        monkeypatch.undo()
        for cache in caches:
            cache.cache_clear()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from([case["say"] for case in CASES["cases"]]), min_size=1, max_size=4),
    st.sampled_from(["", " ", "\n", "…", "!!", "\u200b", " 7 ", " 99:99 ", " £ ", "🙂"]),
    st.sampled_from(sorted(SITUATIONS)),
)
def test_any_mixture_of_replies_is_read_and_its_offsets_hold(said: list[str], between: str, place: str) -> None:
    text = between.join(said)
    found = speech(read(text), SITUATIONS[place])
    assert found == speech(read(text), SITUATIONS[place])
    assert found.moves <= set(MOVES)
    each: Promise | Mention | Slip
    for each in (*found.promises, *found.mentions, *found.slips):
        assert 0 <= each.start < each.end <= min(len(text), SCORED_CHARS)
    for promise in found.promises:
        assert promise.by in text
        assert promise.minute is None or 0 <= promise.minute < 1440
        assert promise.vague or promise.by
    for slip in found.slips:
        assert text[slip.start : slip.end] == slip.said


@pytest.mark.parametrize("text", ["", "   ", "🙂", "asdf qwer zxcv", "....", "1", "x" * 9000])
def test_what_says_nothing_has_no_speech(text: str) -> None:
    found = speech(read(text), SITUATIONS["gp"])
    assert not found.promises
    assert not found.slips


def test_the_file_of_cases_is_what_its_head_says() -> None:
    data = yaml.safe_dump(CASES["situations"])
    assert data
    assert {case["in"] for case in CASES["cases"]} == set(SITUATIONS)


@pytest.mark.parametrize(
    ("reply", "by", "within"),
    [
        ("I'll ring you in the next ten minutes.", "in the next ten minutes", 10),
        ("I'll ring you again tomorrow by noon.", "tomorrow by noon", None),
    ],
)
def test_a_deadline_is_told_whole(reply: str, by: str, within: int | None) -> None:
    (promise,) = speech(read(reply), Situation()).promises
    assert (promise.by, promise.within, promise.vague) == (by, within, False)


@pytest.mark.parametrize(
    "reply",
    [
        "No no, there is somebody, don't worry!",
        "No, you're not bothering me.",
        "Nobody's going to tell you off.",
        "Nobody will say it on Monday.",
    ],
)
def test_a_no_that_comforts_refuses_nothing(reply: str) -> None:
    assert "refuses" not in speech(read(reply), Situation()).moves


@pytest.mark.parametrize("reply", ["There's nothing I can do.", "You could try tomorrow.", "May I put you on hold?"])
def test_what_is_left_to_the_patient_is_no_offer(reply: str) -> None:
    assert "offers" not in speech(read(reply), Situation()).moves
