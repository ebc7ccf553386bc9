"""Words for a judgement: for every criterion, the same every time, plain, and never a line to copy."""

import pytest

from scoring import CRITERIA, Situation, explain, judge, read, split_facts, verdict
from scoring.explanation import wording_of

SITUATION = Situation(
    patient="I've been up all night with this tooth, can I come today?",
    facts=split_facts("Dr. Osei is free at 11:40 today. Dr. Lind is full."),
    moments=("problem", "refusal"),
)


def words(reply: str):
    return explain(judge(read(reply), SITUATION))


def test_every_criterion_has_words() -> None:
    found = words("We're fully booked. I understand your frustration.")
    assert tuple(found) == CRITERIA
    assert all(each["why"] and each["name"] and each["matters"] for each in found.values())
    assert found == words("We're fully booked. I understand your frustration.")


def test_what_is_missed_comes_with_a_question_and_a_change() -> None:
    reply = "I understand your frustration."
    judgement = judge(read(reply), SITUATION)
    found = explain(judgement)
    assert judgement.marks["acknowledge"].level == 0
    assert found["acknowledge"]["question"].endswith("?")
    assert found["acknowledge"]["change"]
    assert found["acknowledge"]["why"] == wording_of("en")["criteria"]["acknowledge"]["why_violated"]


def test_what_is_met_asks_for_no_change() -> None:
    reply = "Up all night with that tooth, you must be worn out. Dr Osei has 11:40, shall I hold it for you?"
    judgement = judge(read(reply), SITUATION)
    found = explain(judgement)
    assert judgement.marks["acknowledge"].level == 2
    assert found["acknowledge"]["change"] == ""


def test_not_called_for_and_not_sure_are_said() -> None:
    reply = "It's probably just an infection, you'll be fine."
    found = words(reply)
    wording = wording_of("en")
    assert found["privacy"]["why"] == wording["not_called_for"]
    assert found["safety"]["unsure"] == wording["not_sure"]
    told = verdict("x", reply, judge(read(reply), SITUATION))["criteria"]["safety"]["why"]
    assert told.startswith(wording["not_sure"])


@pytest.mark.parametrize("name", CRITERIA)
def test_no_advice_is_a_line_to_say(name: str) -> None:
    entry = wording_of("en")["criteria"][name]
    for key, text in entry.items():
        if key.startswith("change"):
            assert not {"“", '"'} & set(text), "a change names a kind of change"
            assert "I'll" not in text
    assert entry["question"].endswith("?")
    for level in ("met", "partly", "missed"):
        assert entry[f"why_{level}"]
