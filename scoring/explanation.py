"""A judgement in words: why, a question to think about, and the smallest kind of change that would help.

The words stand in the pack's ``wording.yaml`` by criterion and reason code; nothing here writes a sentence of its own.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypedDict

from scoring.judgement import Judgement, Mark
from scoring.pack import load_yaml, pack_folder
from scoring.rubric import CRITERIA

_MOST_QUOTED = 60
_MOST_QUOTES = 2


class Explanation(TypedDict):
    """What is shown for one criterion; empty texts where nothing was called for."""

    name: str
    why: str
    change: str
    question: str
    matters: str
    sure: bool


@lru_cache(maxsize=8)
def wording_of(language: str) -> Mapping[str, Any]:
    """The wording of the language's pack.

    Raises:
        UnknownLanguageError: there is no pack.
    """
    data: Mapping[str, Any] = load_yaml(pack_folder(language) / "wording.yaml")
    return data


def explain(judgement: Judgement, reply: str, language: str = "en") -> dict[str, Explanation]:
    """Words for every criterion of a judgement, the same for the same judgement.

    Args:
        judgement: as ``judge`` gave it, or as it was stored.
        reply: the text it was given for; the words that counted are quoted from it.
        language: whose wording.
    """
    wording = wording_of(language)
    return {name: _explained(name, judgement.marks[name], reply, wording) for name in CRITERIA}


def _explained(name: str, mark: Mark, reply: str, wording: Mapping[str, Any]) -> Explanation:
    words = wording["criteria"][name]
    if mark.level is None:
        return Explanation(
            name=words["name"],
            why=wording["not_called_for"],
            change="",
            question="",
            matters=words["matters"],
            sure=mark.sure,
        )
    level = ("missed", "partly", "met")[mark.level]
    why = words.get(f"why_{mark.reason}") or words.get(f"why_{level}") or wording[f"why_{mark.reason}"]
    quoted = _quoted(mark, reply)
    if quoted:
        key = "words_cost" if mark.level == 0 else "words_counted"
        why = f"{why} {wording[key].format(words=quoted)}"
    if not mark.sure:
        why = f"{wording['not_sure']} {why}"
    change = "" if mark.level == 2 else words.get(f"change_{mark.reason}") or words["change"]
    return Explanation(
        name=words["name"],
        why=why,
        change=change,
        question="" if mark.level == 2 else words["question"],
        matters=words["matters"],
        sure=mark.sure,
    )


def _quoted(mark: Mark, reply: str) -> str:
    """The words that decided, short, in quotation marks."""
    wanted = "cost" if mark.level == 0 else "earned"
    cut: list[str] = []
    longest = sorted(mark.spans, key=lambda span: (span.start - span.end, span.start))[:_MOST_QUOTES]
    for span in sorted(longest, key=lambda span: span.start):
        text = " ".join(reply[span.start : span.end].split())
        if span.effect == wanted and text and text not in cut:
            cut.append(text if len(text) <= _MOST_QUOTED else text[: _MOST_QUOTED - 1].rstrip() + "…")
    return ", ".join(f"“{text}”" for text in cut)
