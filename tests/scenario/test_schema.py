"""The schemas for editors: what they say themselves, and what they say of every good and every broken file."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from plain_values import plain

from scoring import CRITERIA
from simulator.engine.persona import PERSONAS
from simulator.scenario import SHIPPED
from simulator.scenario.opening import kind_of, open_each
from simulator.scenario.reader import read
from simulator.scenario.schema import DRAFT, file_name, header, kinds, schema_of, schema_text, write_schemas

TESTS = Path(__file__).parents[1]
BROKEN = TESTS / "broken"
# These faults a schema knows; of all others only `frontdesk validate` does, as they are about what stands for what.
KNOWN_TO_A_SCHEMA = {
    "S001", "S002", "S003", "S004", "S005", "S006", "S007", "S008", "S009", "S010", "S011", "S012", "S013", "S024",
    "S025", "S026", "S027", "S028", "S042", "S043",
}  # fmt: skip


def _top(path: Path) -> Path:
    """The file, or the folder, that is named for the fault."""
    return BROKEN / path.relative_to(BROKEN).parts[0]


BROKEN_FILES = sorted(
    path for path in BROKEN.rglob("*.y*ml") if path.is_file() and re.match(r"[A-Z]\d{3}", _top(path).name)
)


@cache
def _validator(kind: str) -> Draft7Validator:
    return Draft7Validator(schema_of(kind))


def _refusals(text: bytes, path: Path) -> list[str]:
    root, _findings = read(text, str(path))
    if root is None:
        return []
    return [error.message for error in _validator(kind_of(path, root)).iter_errors(plain(root))]


def _records(kind: str) -> Iterator[tuple[str, dict[str, object]]]:
    schema = schema_of(kind)
    yield kind, schema
    yield from schema["definitions"].items()


def _parts(schema: object) -> Iterator[dict[str, object]]:
    if isinstance(schema, dict):
        yield schema
        for each in schema.values():
            yield from _parts(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from _parts(each)


@pytest.mark.parametrize("kind", kinds())
def test_it_is_a_draft_07_schema(kind):
    schema = schema_of(kind)
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == DRAFT == Draft7Validator.META_SCHEMA["$schema"]
    assert kind in schema["title"]
    assert "$defs" not in schema_text(kind)


@pytest.mark.parametrize("kind", kinds())
def test_every_key_is_described_and_no_other_is_let_in(kind):
    for name, record in _records(kind):
        assert record["description"], name
        assert record["additionalProperties"] is False, name
        assert list(record["patternProperties"]) == ["^x-"]
        for key, described in {**record["properties"], **record["patternProperties"]}.items():
            assert described.get("description"), f"{name}.{key}"


@pytest.mark.parametrize("kind", kinds())
def test_draft_07_reads_every_word_of_it(kind):
    known = set(Draft7Validator.META_SCHEMA["properties"]) | {"patternErrorMessage"}
    for name, record in _records(kind):
        for described in record["properties"].values():
            for part in _parts(described):
                assert set(part) <= known, f"{name}: {set(part) - known}"
                # What stands beside a reference is not read.
                assert "$ref" not in part or set(part) == {"$ref"}, name


@pytest.mark.parametrize("kind", kinds())
def test_no_default_is_told_that_nobody_could_write(kind):
    definitions = schema_of(kind)["definitions"]
    told = 0
    for name, record in _records(kind):
        for key, described in record["properties"].items():
            if "default" in described:
                told += 1
                alone = Draft7Validator({**described, "definitions": definitions})
                assert not list(alone.iter_errors(described["default"])), f"{name}.{key}"
                assert described["default"] not in ("", [], {}, False), f"{name}.{key}"
    assert kind not in {"scenario", "clinic"} or told


def test_closed_sets_bounds_and_names_are_there_for_the_editor():
    schema = schema_of("scenario")
    parts = schema["definitions"]
    assert schema["properties"]["format"]["const"] == 1
    assert schema["properties"]["practises"]["items"]["enum"] == list(CRITERIA)
    assert schema["properties"]["channel"]["enum"] == ["phone", "desk"]
    assert (schema["properties"]["level"]["minimum"], schema["properties"]["level"]["maximum"]) == (1, 5)
    assert parts["nudge"]["properties"]["trust"] == {
        "description": "Points of trust, -10 to 10", "type": ["integer", "null"], "minimum": -10, "maximum": 10
    }  # fmt: skip
    offered = parts["condition"]["properties"]["acts"]["items"]["anyOf"][0]["enum"]
    assert {"book", "fetch", "emergency"} <= set(offered)
    assert set(PERSONAS) <= set(_enums(parts["patient"]["properties"]["persona"]))
    for group in (schema["properties"]["turns"], schema["properties"]["endings"], parts["turn"]["properties"]["hears"]):
        assert group["propertyNames"]["pattern"]


def _enums(schema: dict[str, object]) -> list[object]:
    return [each for part in _parts(schema) for each in part.get("enum", [])]


GOOD = {
    "format": 1, "id": "a-call", "title": 140, "language": "en", "channel": "phone", "level": 1,
    "practises": ["wait"], "minutes": 2, "clinic": "mill-lane", "x-mine": {"anything": [1]},
    "patient": {"name": "No", "about": True, "asks": 12.5, "wants": None, "persona": None},
    "reachable": ["called"], "start": "hello",
    "turns": {"hello": {"says": [7], "cue": None, "if": None, "reactions": [{"if": None, "end": "bye"}]}},
    "endings": {"bye": {"stage": "called", "cause": "it was over", "says_afterwards": "Well."}},
}  # fmt: skip


def _with(path: str, value: object) -> dict[str, object]:
    copy = json.loads(json.dumps(GOOD))
    del copy["turns"]["hello"]["if"]
    *way, last = path.split(".")
    at = copy
    for key in way:
        at = at[int(key)] if isinstance(at, list) else at[key]
    at[last] = value
    return copy


def test_words_may_be_any_scalar_and_what_is_left_empty_is_not_there():
    assert not list(_validator("scenario").iter_errors(_with("title", 140)))
    for key in ("you", "today", "anytime", "later", "tests", "notes", "revision"):
        assert not list(_validator("scenario").iter_errors(_with(key, None))), key


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("titel", "a slip"),
        ("title", None),
        ("title", "  "),
        ("level", 6),
        ("level", "1"),
        ("format", 2),
        ("practises", []),
        ("practises", "wait"),
        ("channel", "Phone"),
        ("turns", {}),
        ("turns.Hello There", {"reactions": [{}]}),
        ("turns.hello.reactions", []),
        ("turns.hello.says", []),
        ("turns.hello.says", [""]),
        ("turns.hello.reactions.0.push", "yes"),
        ("turns.hello.reactions.0.if", {"acts": ["shout"]}),
        ("turns.hello.reactions.0.nudge", {"trust": 11}),
        ("patient.mood", {"trust": 101}),
        ("patient.temper", {"worry": 40}),
        ("tests", [{"at": "hello", "reply": "hi", "reaction": 0}]),
        ("endings.bye.stage", "gone"),
        ("notes", "x" * 4001),
    ],
)
def test_it_refuses_what_the_loader_refuses(path, value):
    assert list(_validator("scenario").iter_errors(_with(path, value)))


def test_whatever_loads_the_schema_takes():
    folders = [SHIPPED, *(each for each in TESTS.iterdir() if each.is_dir())]
    checked = dict.fromkeys(kinds(), 0)
    for opened in open_each(folders):
        if opened.aside or opened.root is None or opened.findings.failed:
            continue
        checked[opened.kind] += 1
        errors = [error.message for error in _validator(opened.kind).iter_errors(plain(opened.root))]
        assert not errors, opened.path
    assert checked["scenario"] >= 12
    assert checked["clinic"] >= 5


def test_the_files_of_the_guide_pass():
    guide = "\n".join(path.read_text(encoding="utf-8") for path in SHIPPED.glob("*.md"))
    whole = re.findall(r"^```yaml\n((?:#[^\n]*\n)*format: 1\n.*?)^```$", guide, flags=re.MULTILINE | re.DOTALL)
    assert len(whole) >= 2
    for block in whole:
        assert not _refusals(block.encode(), Path("guide.yaml" if "\nid: " in block else "site.yaml"))


SHARED = {
    "phrases/ours.yaml": "format: 1\nid: ours\nlanguage: en\nmeanings:\n  says-hello: [hello, 8]\n",
    "personas/ours.yaml": "format: 1\nid: ours\nlanguage: en\nlike: chatty\ntemper: {trust: 120}\nwaits:\nx-mine: 1\n",
    "site.yaml": "format: 1\nemergency_number: 112\nrequired_lines: []\nwait_mark: 15\ntargets: {booked: 8}\n",
}


@pytest.mark.parametrize(("name", "text"), SHARED.items())
def test_what_scenarios_share_has_schemas_of_its_own(name, text, tmp_path):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    (opened,) = open_each([path])
    assert opened.diagnostics() == ()
    assert opened.kind != "scenario"
    assert not _refusals(text.encode(), path)
    assert _refusals(text.replace("format: 1", "format: 1\nlikes: x").encode(), path)


@pytest.mark.parametrize("path", BROKEN_FILES, ids=lambda path: path.name)
def test_a_broken_file_is_refused_where_a_schema_can_know_it(path):
    code = _top(path).name[:4]
    refusals = _refusals(path.read_bytes(), path)
    if not code.startswith("Y"):  # miswritten YAML is for the editor's own reader
        assert bool(refusals) == (code in KNOWN_TO_A_SCHEMA), refusals[:2]


def test_every_code_a_schema_knows_has_its_file():
    assert {_top(path).name[:4] for path in BROKEN_FILES} >= KNOWN_TO_A_SCHEMA


@pytest.mark.parametrize("kind", kinds())
def test_the_shipped_copy_is_the_one_that_is_made(kind):
    path = SHIPPED / "schema" / file_name(kind)
    told = "make them anew: frontdesk schema --write scenarios/schema"
    assert path.is_file(), told
    assert path.read_text(encoding="utf-8") == schema_text(kind), told


def test_no_schema_lies_there_that_is_not_made():
    assert {path.name for path in (SHIPPED / "schema").iterdir()} == {file_name(kind) for kind in kinds()}


def test_both_lines_lead_editors_to_it(tmp_path):
    (written,) = write_schemas(tmp_path / "near", ("clinic",))
    first, second = header("clinic", "near").splitlines()
    assert first == "# yaml-language-server: $schema=near/clinic-1.schema.json"
    assert second == "# $schema: near/clinic-1.schema.json"
    assert (tmp_path / second.partition(": ")[2]) == written
    assert json.loads(written.read_bytes()) == schema_of("clinic")
