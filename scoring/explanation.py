"""A judgement in words: why, a question to think about, and the smallest kind of change that would help.

The words stand in the pack's ``wording.yaml`` by criterion and reason code; nothing here writes a sentence of its own.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypedDict

from scoring.judgement import Judgement, Mark
from scoring.pack import load_yaml, pack_folder
from scoring.rubric import CRITERIA


class Explanation(TypedDict):
    """What is shown for one criterion; empty texts where nothing was called for, ``unsure`` also where it is sure."""

    name: str
    why: str
    change: str
    question: str
    matters: str
    unsure: str


@lru_cache(maxsize=8)
def wording_of(language: str) -> Mapping[str, Any]:
    """The wording of the language's pack.

    Raises:
        UnknownLanguageError: there is no pack.
    """
    data: Mapping[str, Any] = load_yaml(pack_folder(language) / "wording.yaml")
    return data


def explain(judgement: Judgement, language: str = "en") -> dict[str, Explanation]:
    """Words for every criterion of a judgement, the same for the same judgement.

    Args:
        judgement: as ``judge`` gave it, or as it was stored.
        language: whose wording.
    """
    wording = wording_of(language)
    return {name: _explained(name, judgement.marks[name], wording) for name in CRITERIA}


def _explained(name: str, mark: Mark, wording: Mapping[str, Any]) -> Explanation:
    words = wording["criteria"][name]
    if mark.level is None:
        return Explanation(
            name=words["name"],
            why=wording["not_called_for"],
            change="",
            question="",
            matters=words["matters"],
            unsure="",
        )
    level = ("missed", "partly", "met")[mark.level]
    code = f"why_{mark.reason}"
    why = words.get(code) or wording.get(code) or words[f"why_{level}"]
    change = "" if mark.level == 2 else words.get(f"change_{mark.reason}") or words["change"]
    return Explanation(
        name=words["name"],
        why=why,
        change=change,
        question="" if mark.level == 2 else words["question"],
        matters=words["matters"],
        unsure="" if mark.sure else wording["not_sure"],
    )
