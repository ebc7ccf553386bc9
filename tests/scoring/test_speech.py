"""Speech beside the marks: rules keep their examples, promises, moves and slips are heard, offsets hold."""

import pytest
from speech_measure import CASES, figures, heard, scores

from scoring import SCORED_CHARS, Situation, available_languages, read, speech
from scoring.moves import MOVES
from scoring.rules import SPEECH, find_rules, rules_of

RULES = [(lang, rule) for lang in available_languages() for rule in rules_of(lang, SPEECH).rules.values()]
IDS = [f"{lang}-{rule.id}" for lang, rule in RULES]
BARE = Situation()


@pytest.mark.parametrize(("language", "rule"), RULES, ids=IDS)
def test_a_rule_keeps_its_examples(language, rule) -> None:
    assert rule.match, "a rule shows what it must find"
    assert rule.not_match, "a rule shows what it must leave"
    for text in rule.match:
        assert rule.id in {hit.rule for hit in find_rules(read(text, language), kind=SPEECH)}, text
    for text in rule.not_match:
        assert rule.id not in {hit.rule for hit in find_rules(read(text, language), kind=SPEECH)}, text


def test_no_rule_is_also_one_of_the_judgement() -> None:
    assert not set(rules_of("en", SPEECH).rules) & set(rules_of("en").rules)


def test_every_move_of_a_case_is_one_that_can_be_made() -> None:
    assert {move for case in CASES["cases"] for move in case["m"]} <= set(MOVES)
