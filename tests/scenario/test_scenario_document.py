import json

import pytest

from scoring import CRITERIA
from simulator.scenario.clinic_document import ClinicDoc
from simulator.scenario.document import ScenarioDoc


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


def test_no_field_is_a_choice_between_kinds():
    # A union would put the program's own words into the places of findings.
    text = json.dumps(ScenarioDoc.model_json_schema()) + json.dumps(ClinicDoc.model_json_schema())
    assert "anyOf" not in text
    assert "oneOf" not in text
