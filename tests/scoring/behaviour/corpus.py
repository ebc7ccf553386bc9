"""The replies of this suite, judged: what the tests of invariance and of direction share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from scoring import Judgement, Situation, judge, read, split_facts

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A reply in its situation.

    Attributes:
        name: the situation's name and the number of the reply.
        reply: what was said.
        situation: what it answers.
        context: the card as written.
        swap: names and those that take their place.
        step: a concrete next step that fits.
        way: the sentence of the reply that holds an alternative, or "".
    """

    name: str
    reply: str
    situation: Situation
    context: str
    swap: Mapping[str, str]
    step: str
    way: str


@lru_cache(maxsize=4)
def load(name: str) -> Mapping[str, Any]:
    """A YAML file of this suite."""
    loaded: Mapping[str, Any] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return loaded


def written() -> Mapping[str, Any]:
    """The situations as they stand in ``replies.yaml``."""
    situations: Mapping[str, Any] = load("replies.yaml")["situations"]
    return situations


def situation_of(name: str) -> Situation:
    """One situation of ``replies.yaml``."""
    data = written()[name]
    return Situation(
        channel=data["channel"],
        patient=data["patient"],
        facts=split_facts(data["context"]),
        moments=tuple(data["moments"]),
    )


@lru_cache(maxsize=1)
def cases() -> tuple[Case, ...]:
    """Every reply."""
    return tuple(
        Case(
            name=f"{name} {number}",
            reply=row["say"],
            situation=situation_of(name),
            context=data["context"],
            swap=data["swap"],
            step=data["step"],
            way=row.get("way", ""),
        )
        for name, data in written().items()
        for number, row in enumerate(data["replies"], start=1)
    )


def judged(reply: str, situation: Situation, **changed: Any) -> Judgement:
    """A reply judged in a situation, of which keys may be changed."""
    return judge(read(reply), replace(situation, **changed) if changed else situation)


def plain(case: Case) -> Judgement:
    """The case as it was written, judged once."""
    return _plain()[case.name]


@lru_cache(maxsize=1)
def _plain() -> Mapping[str, Judgement]:
    return {case.name: judged(case.reply, case.situation) for case in cases()}


def joined(*parts: str) -> str:
    """Sentences one after the other."""
    return " ".join(part for part in parts if part)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a reply, roughly: enough to insert one between."""
    start = 0
    for at, char in enumerate(text):
        ends = char in ".!?" and text[at + 1 : at + 2] in ("", " ")
        if ends and text[max(0, at - 2) : at] not in ("Dr", "Mr", "rs"):
            yield text[start : at + 1].strip()
            start = at + 1
    if text[start:].strip():
        yield text[start:].strip()
