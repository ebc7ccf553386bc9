"""The fixed JSON of a verdict, and a request read from JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scoring.facts import split_facts
from scoring.judgement import Judgement
from scoring.pack import UnknownLanguageError, available_languages
from scoring.rubric import AXES, CRITERIA, GATES, MOMENTS
from scoring.situation import Situation


class RequestError(ValueError):
    """A line cannot be scored; the message names the key and what it should hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One reply to score, as asked for on a line of JSON."""

    id: str
    reply: str
    situation: Situation


def parse_request(obj: object) -> Request:
    """Read a request from one JSON object; keys it does not know are ignored.

    Beside the fixed keys, ``hears unlike calls_for acts opening`` say what a scenario's turn would.

    Raises:
        RequestError: a key is missing or holds the wrong thing.
        UnknownLanguageError: there is no pack for its language.
    """
    if not isinstance(obj, Mapping):
        raise RequestError("a line holds one JSON object, in braces")
    request_id = obj.get("id")
    if isinstance(request_id, bool) or not isinstance(request_id, str | int):
        raise RequestError("“id” is required: text that names the reply")
    if not isinstance(obj.get("reply"), str):
        raise RequestError("“reply” is required: the text to score")
    language = _text(obj, "language", "en")
    if language not in available_languages():
        known = ", ".join(available_languages())
        raise UnknownLanguageError(f"“language”: there is no pack “{language}”; there are: {known}")
    channel = _text(obj, "channel", "phone")
    if channel not in ("phone", "desk"):
        raise RequestError(f"“channel” is phone or desk, not “{channel}”")
    earlier = _texts(obj, "earlier")
    moments, calls_for = _texts(obj, "moments"), _texts(obj, "calls_for")
    _all_known("moments", moments, MOMENTS)
    _all_known("calls_for", calls_for, CRITERIA)
    return Request(
        id=str(request_id),
        reply=obj["reply"],
        situation=Situation(
            channel=channel,
            language=language,
            patient=_text(obj, "patient", ""),
            facts=split_facts(_text(obj, "context", "")),
            moments=moments,
            calls_for=calls_for,
            hears=_examples("hears", obj.get("hears") or {}),
            unlike=_examples("unlike", obj.get("unlike") or {}),
            must=_meanings(obj, "must"),
            must_not=_meanings(obj, "must_not"),
            earlier=earlier,
            used_before=_texts(obj, "used_before"),
            shown=_texts(obj, "shown"),
            required_lines=_texts(obj, "required_lines"),
            acts=_texts(obj, "acts"),
            opening=obj.get("opening") is True,
        ),
    )


def _text(obj: Mapping[str, Any], key: str, default: str) -> str:
    value = obj.get(key)
    if value is None:
        return default
    if not isinstance(value, str):
        raise RequestError(f"“{key}” is text")
    return value


def _texts(obj: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = obj.get(key)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise RequestError(f"“{key}” is a list of texts")
    return tuple(value)


def _meanings(obj: Mapping[str, Any], key: str) -> dict[str, dict[str, tuple[str, ...]]]:
    value = obj.get(key)
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise RequestError(f"“{key}” is an object: gate, then meaning, then examples")
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for gate, meanings in value.items():
        if gate not in GATES:
            raise RequestError(f"“{key}”: there is no gate “{gate}”; there are: {', '.join(GATES)}")
        found[gate] = _examples(f"{key}.{gate}", meanings)
    return found


def _examples(key: str, meanings: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(meanings, Mapping):
        raise RequestError(f"“{key}” is an object: meaning, then a list of examples")
    for name, examples in meanings.items():
        if not isinstance(examples, list) or not all(isinstance(each, str) for each in examples):
            raise RequestError(f"“{key}.{name}” is a list of texts")
    return {name: tuple(examples) for name, examples in meanings.items()}


def _all_known(key: str, given: tuple[str, ...], known: tuple[str, ...]) -> None:
    strange = next((each for each in given if each not in known), None)
    if strange is not None:
        raise RequestError(f"“{key}”: nothing is called “{strange}”; there are: {', '.join(known)}")


def verdict(request_id: str, reply: str, judgement: Judgement, language: str = "en") -> dict[str, Any]:
    """The judgement as the JSON object of ``frontdesk score``: words from the pack, evidence cut from the reply."""
    from scoring.explanation import explain

    words = explain(judgement, language)
    criteria = {}
    for name in CRITERIA:
        mark = judgement.marks[name]
        criteria[name] = {
            "level": mark.level,
            "strength": mark.strength,
            "sure": mark.sure,
            "why": " ".join(part for part in (words[name]["unsure"], words[name]["why"]) if part),
            "change": words[name]["change"],
            "evidence": [
                {"start": s.start, "end": s.end, "text": reply[s.start : s.end], "effect": s.effect} for s in mark.spans
            ],
        }
    return {
        "id": request_id,
        **{axis: judgement.axes[axis] for axis in AXES},
        "criteria": criteria,
        "gates": list(judgement.failed),
        "flagged": list(judgement.flagged),
        "intelligible": judgement.intelligible,
        "versions": {"scorer": judgement.scorer, "pack": judgement.pack, "rubric": judgement.rubric},
    }
