"""The fixed JSON of a verdict, and faults of a request named by key."""

import json
import subprocess
import sys

import pytest

from scoring import CRITERIA, RequestError, UnknownLanguageError, judge, parse_request, read, verdict


def test_a_verdict_has_the_fixed_keys() -> None:
    request = parse_request(
        {"id": 7, "reply": "I'll ring the lab by ten.", "context": "The lab opens at ten.", "nonsense": {}}
    )
    answer = verdict(request.id, request.reply, judge(read(request.reply), request.situation))
    assert answer["id"] == "7"
    assert {"warm", "unscripted", "helpful", "overall", "criteria", "gates", "versions"} <= set(answer)
    assert tuple(answer["criteria"]) == CRITERIA
    for criterion in answer["criteria"].values():
        assert set(criterion) == {"level", "strength", "sure", "why", "change", "evidence"}
        for evidence in criterion["evidence"]:
            assert set(evidence) == {"start", "end", "text", "effect"}
    assert set(answer["versions"]) == {"scorer", "pack", "rubric"}
    assert answer["gates"] == []
    json.dumps(answer)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ([], "object"),
        ({"reply": "x"}, "“id”"),
        ({"id": "a"}, "“reply”"),
        ({"id": "a", "reply": 3}, "“reply”"),
        ({"id": "a", "reply": "x", "channel": "fax"}, "“channel”"),
        ({"id": "a", "reply": "x", "moments": ["lunch"]}, "“moments”"),
        ({"id": "a", "reply": "x", "moments": "wait"}, "“moments”"),
        ({"id": "a", "reply": "x", "must": {"kindness": {}}}, "“must”"),
        ({"id": "a", "reply": "x", "must": {"safety": ["a"]}}, "“must.safety”"),
        ({"id": "a", "reply": "x", "must_not": {"safety": {"a": "b"}}}, "“must_not.safety.a”"),
        ({"id": "a", "reply": "x", "earlier": [1]}, "“earlier”"),
    ],
)
def test_a_fault_is_named_by_its_key(line: object, named: str) -> None:
    with pytest.raises(RequestError, match=named):
        parse_request(line)


def test_a_language_without_a_pack_is_named() -> None:
    with pytest.raises(UnknownLanguageError, match="tlh"):
        parse_request({"id": "a", "reply": "x", "language": "tlh"})


def test_the_library_s_own_filter_goes_on_after_a_bad_line() -> None:
    lines = [
        '{"id": "a", "reply": "I will ring you by ten."}',
        "not json",
        '{"id": "b", "reply": "no"}',
        '{"reply": ""}',
    ]
    done = subprocess.run(
        [sys.executable, "-m", "scoring"], input="\n".join(lines).encode(), capture_output=True, check=False
    )
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "b"]
    assert b"line 2:" in done.stderr
    assert b"line 4:" in done.stderr


def test_importing_the_library_loads_neither_yaml_nor_rapidfuzz() -> None:
    code = (
        "import sys, scoring; scoring.Situation();"
        " print([m for m in ('yaml', 'rapidfuzz', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


def test_functions_keep_their_names_where_a_module_has_the_same() -> None:
    code = (
        "import scoring.verdict, scoring.recognise; from scoring import verdict, recognise;"
        " print(callable(verdict), callable(recognise))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["True", "True"]
