"""The facilitator's page made from a scenario: the right moments, open questions, twenty minutes, no model line."""

from dataclasses import replace

import pytest
from graph_samples import SCENARIO

import scoring
from simulator.authoring.sheet import MINUTES, QUESTIONS_AT_LEAST, QUESTIONS_AT_MOST, WATCHED_AT_MOST, sheet_of
from simulator.authoring.sheet_wording import CRITERION_OF_MOMENT, gate_line, good_answer
from simulator.engine.scenario import MOMENTS
from simulator.export.sheet import to_html, to_markdown
from simulator.scenario import SHIPPED, load_scenario

SHEET = sheet_of(SCENARIO, "frontdesk play green-umbrella")


def test_a_moment_tells_how_it_begins_what_is_good_and_what_the_gate_hangs_on():
    (first,) = SHEET.watch
    assert first.begins == "“I left an umbrella. Or it left me.”"
    assert first.good == "A good answer asks the one question that helps, and opens as a person who has time for them."
    assert first.think == ("Whose was it?",)
    assert first.gates == ("Privacy: failed by “shrugs”.",)


def test_notes_that_ask_are_questions_and_the_rest_stay_notes():
    assert SHEET.notes == ("He looks at the door all the time.",)
    assert SHEET.questions[:2] == ("Who heard the past tense?", "What is a coat cupboard for?")
    assert len(SHEET.questions) == QUESTIONS_AT_LEAST


def test_without_notes_there_are_questions_from_what_it_practises():
    questions = sheet_of(replace(SCENARIO, notes=""), "x").questions
    assert len(questions) == 2
    assert all(each.endswith("?") for each in questions)


def test_what_the_clinic_has_to_mend_is_told_apart():
    assert SHEET.to_mend == ("Nobody keeps a list of what is found.",)


@pytest.mark.parametrize("minutes", [1, 5, 60])
def test_the_plan_takes_as_long_as_it_says(minutes):
    assert sum(step.minutes for step in sheet_of(replace(SCENARIO, minutes=minutes), "x").plan) == MINUTES


def test_a_language_without_a_pack_still_gets_its_page():
    assert sheet_of(replace(SCENARIO, language="cy"), "x").practises[0][1] == SHEET.practises[0][1]


def test_every_criterion_and_moment_has_words():
    assert set(CRITERION_OF_MOMENT) == set(MOMENTS)
    assert set(CRITERION_OF_MOMENT.values()) <= set(scoring.CRITERIA)
    said = {good_answer([each]) for each in scoring.CRITERIA}
    assert len(said) == len(scoring.CRITERIA)
    assert good_answer([]) == ""


def test_a_gate_names_a_few_ways_and_counts_the_rest():
    line = gate_line("safety", ("gets-help", "fetch", "emergency", "rings", "runs"), ("waits",))
    assert line == "Safety: kept by “gets help”, /fetch, /emergency or 2 more; failed by “waits”."


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*/*/*.yaml")), ids=lambda path: path.stem)
def test_the_page_of_every_shipped_scenario_is_whole_and_one_side(path):
    scenario = load_scenario(path).scenario
    assert scenario is not None
    sheet = sheet_of(scenario, f"frontdesk play {scenario.id}")
    assert QUESTIONS_AT_LEAST <= len(sheet.questions) <= QUESTIONS_AT_MOST
    assert 1 <= len(sheet.watch) <= WATCHED_AT_MOST
    assert len(sheet.outcomes) == len(scenario.endings)
    examples = [line for turn in scenario.turns.values() for said in turn.hears.values() for line in said]
    pages = to_markdown(sheet), to_html(sheet)
    assert not [line for line in examples for page in pages if len(line) > 15 and f"“{line}”" in page]
    # As many were printed and fitted on one side of A4, in a typeface of Arial's width.
    assert len(pages[0].split()) <= 1_290

