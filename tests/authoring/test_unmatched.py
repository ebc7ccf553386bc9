"""Replies that were really given and that no scenario was ready for are found, and told without names."""

import dataclasses

import pytest
from practised import FAINT, NEAR, NOTHING, own_copy, practised, strays

from simulator.runtime.review import ID_LENGTH


def test_a_reply_in_which_nothing_is_heard_is_told_with_what_the_patient_did(data_folder):
    own_copy(data_folder)
    practised(data_folder, NOTHING)
    (stray,) = strays(data_folder)
    assert (stray.scenario, stray.turn, stray.text, stray.kinds) == (
        "the-blue-folder",
        "the-form",
        NOTHING,
        ("unmatched",),
    )
    assert stray.patient == "It's about the form. Has the blue folder come?"
    assert (stray.did.words, stray.did.unmatched) == ("And the folder?", True)
    assert [(each.meaning, each.heard) for each in stray.nearest] in ([], [("rings-back", False)])
    assert stray.is_there


def test_near_misses_and_what_is_heard_only_just(data_folder):
    own_copy(data_folder)
    practised(data_folder, NEAR)
    practised(data_folder, FAINT)
    found = {stray.text: stray for stray in strays(data_folder)}
    assert "near" in found[NEAR].kinds
    assert [each.meaning for each in found[NEAR].near] == ["rings-back"]
    assert found[NEAR].near[0].score < found[NEAR].bar
    assert found[FAINT].kinds == ("faint",), "it brought a reaction, and was heard only just"
    assert found[FAINT].faint[0].score >= found[FAINT].bar


@pytest.mark.parametrize("reply", ["I'll ring you back by one, Mr Pell.", "no", "What is your date of birth?", "?!"])
def test_what_was_understood_and_what_cannot_be_made_out_is_not_told(data_folder, reply):
    own_copy(data_folder)
    practised(data_folder, reply)
    assert strays(data_folder) == ()


def test_the_same_words_come_once_with_a_count_and_a_name_that_stays(data_folder):
    own_copy(data_folder)
    practised(data_folder, NOTHING)
    (first,) = strays(data_folder)
    practised(data_folder, f"  {NOTHING.upper().rstrip('.')} !", who="Bao", day=3)
    practised(data_folder, NEAR, who="Bao", day=5)
    found = strays(data_folder)
    assert [stray.count for stray in found] == [2, 1], "the most frequent of a turn comes first"
    assert found[0].id == first.id
    assert len(first.id) == ID_LENGTH
    assert found[0].last.startswith("2026-03-05")
    assert found[0].text.startswith("THE FOLDER"), "the newest is shown"
    for stray in found:
        told = repr(dataclasses.asdict(stray))
        assert "Ingrid" not in told
        assert "Bao" not in told
    assert strays(data_folder, without=frozenset({first.id}))[0].text == NEAR
    assert strays(data_folder, begins=first.id[:4]) == (found[0],)
    assert strays(data_folder, scenario="another") == ()


def test_a_gate_in_doubt_is_told_with_the_words_that_make_it_so(data_folder):
    text = own_copy(data_folder).read_text(encoding="utf-8")
    assert "must: {safety: [emergency]}" in text
    calls = "I'm calling the ambulance for you now, stay with me."
    practised(data_folder, "/message Dr Sethi", "I've told her.", calls)
    flagged = [stray for stray in strays(data_folder) if "flagged" in stray.kinds]
    assert [(stray.turn, [each.gate for each in stray.doubts]) for stray in flagged] == [("on-the-floor", ["safety"])]


def test_it_is_held_against_the_scenario_as_it_is_now(data_folder):
    practised(data_folder, NOTHING)
    (gone,) = strays(data_folder)
    assert (gone.is_there, gone.kinds) == (False, ("unmatched",)), "the scenario's file is not there"
    path = own_copy(data_folder)
    assert strays(data_folder)[0].is_there
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('rings-back: ["', f'rings-back: ["{NOTHING}", "'), encoding="utf-8")
    assert strays(data_folder) == (), "it is heard now"
    path.write_text(text.replace("turns:", "turn:"), encoding="utf-8")
    assert not strays(data_folder)[0].is_there, "a file that does not load is as good as none"
