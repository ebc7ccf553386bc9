"""Meanings that get in each other's way, facts that are not on the card, and words that patients do not use."""

import pytest
from checked_samples import HEARS, REACTIONS, found, scenario

SENT = "\n" + """sends-away: ["Come back after lunch", "No cards here", "You should look after your things"]"""
SHARED = '"Come back after lunch"'
AWAY = '- {if: {hears: [sends-away]}, says: ["I see."], push: true, go: lost}\n'


def test_an_example_that_gets_what_was_meant_for_another(tmp_path):
    assert found(tmp_path, scenario(hears=HEARS + SENT)) == [("M001", SHARED)]
    # It is told once, and where it matters: at the meaning that loses.
    assert found(tmp_path, scenario(hears=HEARS + SENT, reactions=AWAY + REACTIONS)) == [("M001", SHARED)]
    lines = scenario(hears=HEARS + SENT, reactions=AWAY + REACTIONS).split("\n")
    assert sum(SHARED in line for line in lines) == 2


def test_what_fails_a_gate_first_is_not_taken_for_another(tmp_path):
    failed = '- {if: {failed: [safety]}, says: ["Oh."], end: no-card}\n'
    banned = "must_not: {safety: [sends-away]}"
    assert found(tmp_path, scenario(hears=HEARS + SENT, reactions=failed + REACTIONS, turn=banned)) == []


def test_two_meanings_that_get_the_same_reaction_may_overlap(tmp_path):
    hears = HEARS + "\n" + """asks-patience: ["Come back after lunch", "Could you give us an hour?"]"""
    either = '- {if: {hears: [offers-later]}, says: ["After lunch, then."], go: lunch}\n'
    last = '- {if: {hears: [makes-new]}, says: ["Kind."], end: has-card}\n- {says: ["Now?"], push: true, go: lost}'
    assert found(tmp_path, scenario(hears=hears.replace("asks-patience", "x-y"), reactions=either + last))
    own = '- {if: {hears: [asks-patience]}, says: ["An hour."], go: lunch}\n'
    assert [code for code, _words in found(tmp_path, scenario(hears=hears, reactions=own + either + last))] == ["M001"]


def test_a_meaning_that_another_takes_half_of(tmp_path):
    taken = """sends-away: ["Come back after lunch", "I could do one for you this afternoon", "No cards here"]"""
    assert found(tmp_path, scenario(hears=HEARS + taken)) == [("M002", SHARED)]


def test_examples_and_counter_examples_at_odds(tmp_path):
    own = """unlike: {makes-new: ["I'll write you another one"]}"""
    assert found(tmp_path, scenario(turn=own)) == [("M003", '''"I'll write you another one"''')]
    apart = """unlike: {makes-new: ["You can write yourself another one"]}"""
    assert found(tmp_path, scenario(turn=apart)) == []


@pytest.mark.parametrize("example", ['"no"', '"..."', '"... pounds"', '"Never!"', '"👍"'])
def test_an_example_with_nothing_to_hear(tmp_path, example):
    assert found(tmp_path, scenario(hears=HEARS + f"says-no: [{example}]")) == [("M004", example)]


@pytest.mark.parametrize("example", ['"Yes"', '"at ..."', '"... minutes"', '"Sorry, no"'])
def test_a_brief_example_that_is_heard(tmp_path, example):
    assert found(tmp_path, scenario(hears=HEARS + f"says-so: [{example}]")) == []


OFFERS = '- {if: {hears: [offers-slot]}, says: ["Good."], end: has-card}\n'


@pytest.mark.parametrize(
    "example",
    [
        '"Dr Shah can see you on Friday at 16:40"',
        '"Dr Shah can see you on Friday at quarter past nine"',
        '"The travel letter costs £35"',
        '"Please ring 999 at once"',
    ],
)
def test_what_no_trainee_can_know(tmp_path, example):
    text = scenario(hears=HEARS + f"offers-slot: [{example}]", reactions=OFFERS + REACTIONS)
    assert found(tmp_path, text) == [("C006", example)]


@pytest.mark.parametrize(
    "example",
    [
        '"Dr Shah can see you on Friday at nine"',
        '"Dr Shah can see you on Friday at ..."',
        '"The travel letter costs £20"',
        '"Please ring 112 at once"',
        '"You said you got up at twenty to five"',
    ],
)
def test_what_stands_on_the_card_or_is_left_open(tmp_path, example):
    text = scenario(hears=HEARS + f"offers-slot: [{example}]", reactions=OFFERS + REACTIONS)
    assert found(tmp_path, text) == []


def test_what_is_wrong_on_purpose_may_be_wrong(tmp_path):
    hears = HEARS + 'makes-up: ["Dr Shah can see you on Friday at 16:40"]'
    assert found(tmp_path, scenario(hears=hears)) == []
    pushed = '- {if: {hears: [makes-up]}, says: ["Friday is no good."], push: true, go: lost}\n'
    assert found(tmp_path, scenario(hears=hears, reactions=pushed + REACTIONS)) == []
    failing = '- {if: {hears: [makes-up]}, says: ["Friday."], end: no-card}\n'
    banned = "must_not: {safety: [makes-up]}"
    assert found(tmp_path, scenario(hears=hears, reactions=failing + REACTIONS, turn=banned)) == []


def test_a_hint_may_name_what_is_on_the_card_or_was_said(tmp_path):
    hints = 'hints: ["Who is free at nine?", "And at 11:35?"]'
    assert found(tmp_path, scenario(turn=hints)) == [("C006", '"And at 11:35?"')]
    told = 'tells:\n  - {id: bus, says: ["My bus goes at 11:35."]}'
    assert found(tmp_path, scenario(turn=hints, patient=told)) == []


@pytest.mark.parametrize(
    "place",
    [
        'parting: ["{}"]',
        'pushes: {{refusal: ["{}"]}}',
        'tells:\n  - {{id: it, says: ["I see."], tense: ["{}"]}}',
        'facts:\n  - {{id: it, asked: ["what do you do?"], says: ["I bake."], again: ["{}"]}}',
    ],
)
def test_a_word_of_the_clinics_wherever_the_patient_says_it(tmp_path, place):
    said = "They triaged me, and that was that."
    assert found(tmp_path, scenario(patient=place.format(said))) == [("L001", f'"{said}"')]
    assert found(tmp_path, scenario(patient=place.format("They sent me on, and that was that."))) == []


def test_a_word_of_the_clinics_that_is_quoted_or_asked_about(tmp_path):
    for line in ("'You were triaged', it says here.", "What does triaged mean, please?"):
        assert found(tmp_path, scenario(patient=f'parting: ["{line}"]')) == []
    # At the desk a silence is seen, and described by the author.
    assert found(tmp_path, scenario(patient='silence: ["He reads what triage is."]')) == []
    phone = scenario(patient='silence: ["I was in triage, hello."]', channel="phone")
    assert [code for code, _words in found(tmp_path, phone)] == ["L001"]


def test_an_example_from_a_bank_is_told_where_its_meaning_is_borrowed(tmp_path):
    (tmp_path / "phrases").mkdir()
    bank = "format: 1\nid: at-the-mill\nlanguage: en\nabout: what we say here\nmeanings:\n  "
    bank += 'sends-away: ["Come back after lunch"]\n'
    (tmp_path / "phrases" / "at-the-mill.yaml").write_text(bank, encoding="utf-8")
    text = scenario(turn="borrows: [sends-away]").replace("start: lost", "start: lost\nuse: {phrases: [at-the-mill]}")
    assert found(tmp_path, text) == [("M001", "sends-away")]
