"""Every rule of every pack keeps its own examples, and the files of a pack fit together."""

import unicodedata

import pytest

from scoring import CRITERIA, available_languages, read
from scoring.explanation import wording_of
from scoring.model import CONTEXT, input_names, model_of
from scoring.moments import moments_of
from scoring.pack import PACKS
from scoring.rubric import AXES, MOMENTS
from scoring.rules import MOMENT_SAY, find_rules, rules_of
from scoring.situation import Situation

RULES = [(lang, rule) for lang in available_languages() for rule in rules_of(lang).rules.values()]
IDS = [f"{lang}-{rule.id}" for lang, rule in RULES]


@pytest.mark.parametrize(("language", "rule"), RULES, ids=IDS)
def test_a_rule_keeps_its_examples(language, rule) -> None:
    assert rule.match, "a rule shows what it must find"
    assert rule.not_match, "a rule shows what it must leave"
    for text in rule.match:
        assert rule.id in {hit.rule for hit in find_rules(read(text, language))}, text
    for text in rule.not_match:
        assert rule.id not in {hit.rule for hit in find_rules(read(text, language))}, text


@pytest.mark.parametrize("language", available_languages())
def test_a_pack_is_whole(language: str) -> None:
    rules = rules_of(language).rules
    model = model_of(language)
    assert set(model.aspects) == set(CRITERIA)
    for aspect in model.aspects.values():
        assert set(aspect.earn) | set(aspect.cost) <= set(rules)
        assert aspect.when <= {*MOMENTS, "never"}
    assert set(rules_of(language, MOMENT_SAY).rules) == set(MOMENTS)
    assert set(wording_of(language)["criteria"]) == set(CRITERIA)


@pytest.mark.parametrize("language", available_languages())
def test_weights_name_features_that_exist(language: str) -> None:
    from scoring.features import features_of
    from scoring.scene import look_at

    names = set(features_of(look_at(read("I will ring you at ten.", language), Situation(language=language)))) | set(
        CONTEXT
    )
    model = model_of(language)
    for line in (*model.axes.values(), *model.levels.values()):
        assert set(line.weights) <= names
    features = tuple(features_of(look_at(read("Yes.", language), Situation(language=language))))
    assert model.forest.names == input_names(features), "trees fitted on other features: refit"
    assert set(model.forest.targets) == set(AXES)
    assert all(0 < cap < 60 for cap in model.caps.values()), "a cap keeps a reply from passing"
    assert model.caps


@pytest.mark.parametrize("path", sorted(PACKS.glob("*/*.yaml")), ids=lambda path: path.name)
def test_packs_are_composed_unicode(path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize(
    ("moment", "line"),
    [
        ("price", "How much is a check-up if I pay myself?"),
        ("wait", "I've been sitting here for an hour, how long is he going to be?"),
        ("red_flag", "It's like a heavy pressure on my chest and I can't get my breath"),
        ("third_party", "I'm calling about my wife's results"),
        ("closing", "Right, thanks then, bye"),
        ("opening", "Hello, I'm ringing about an appointment"),
    ],
)
def test_a_moment_is_read_off_the_line(moment: str, line: str) -> None:
    assert moment in moments_of(Situation(patient=line))


def test_the_author_s_moments_stand() -> None:
    assert moments_of(Situation(patient="How much is it?", moments=("closing",))) == ("closing",)


@pytest.mark.parametrize("language", available_languages())
def test_no_word_of_a_rule_is_taken_for_a_typo(language: str) -> None:
    from scoring.reading import speller_of

    speller = speller_of(language)
    words = {word for word in rules_of(language).matcher.words if word.isalpha()}
    assert {word for word in words if speller.correct(word) != word} == set()
