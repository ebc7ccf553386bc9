import json

import pytest

from scoring import CRITERIA
from simulator.engine.scenario import PUSH_CAUSES, SAID
from simulator.scenario.check_past import _BESIDE, PAST_KEYS
from simulator.scenario.clinic_document import ClinicDoc
from simulator.scenario.document import ScenarioDoc
from simulator.scenario.record import PastDoc
from simulator.scenario.references import _REACTION_KEYS, _TURN_KEYS


@pytest.mark.parametrize("model", [ScenarioDoc, ClinicDoc])
def test_every_key_is_described_and_the_schema_can_be_written(model):
    schema = model.model_json_schema()
    json.dumps(schema)
    records = [schema, *schema["$defs"].values()]
    for record in records:
        assert record["additionalProperties"] is False
        for name, described in record["properties"].items():
            assert described.get("description"), f"{record['title']}.{name}"


def test_closed_sets_are_listed_for_editors():
    schema = ScenarioDoc.model_json_schema()
    assert schema["properties"]["practises"]["items"]["enum"] == list(CRITERIA)
    assert schema["properties"]["channel"]["enum"] == ["phone", "desk"]
    parts = schema["$defs"]
    assert parts["NeedDoc"]["properties"]["said"]["items"]["enum"] == list(SAID)
    assert tuple(parts["PushesDoc"]["properties"]) == PUSH_CAUSES


def test_the_checks_know_the_keys_of_the_documents():
    parts = ScenarioDoc.model_json_schema()["$defs"]
    assert set(parts["TurnDoc"]["properties"]) == _TURN_KEYS
    assert set(parts["ReactionDoc"]["properties"]) == _REACTION_KEYS
    assert set(PAST_KEYS) == set(PastDoc.model_fields)
    assert {*PAST_KEYS, *_BESIDE} == {*parts["NeedDoc"]["properties"], *parts["RecallDoc"]["properties"]}


def test_no_field_is_a_choice_between_kinds():
    # A union would put the program's own words into the places of findings.
    text = json.dumps(ScenarioDoc.model_json_schema()) + json.dumps(ClinicDoc.model_json_schema())
    assert "anyOf" not in text
    assert "oneOf" not in text
