"""Judging what somebody at a clinic's desk said: text and situation in, marks with evidence out.

A library of its own: it knows no patient, no mood and no screen. Importing it is cheap; the pack and the libraries it
needs are loaded with the first reply.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from scoring.judgement import Judgement, Mark, Span
from scoring.rubric import AXES, BONUSES, CRITERIA, GATES, MOMENTS, RUBRIC_VERSION, SCORED_CHARS
from scoring.situation import Situation

if TYPE_CHECKING:
    from scoring.clashes import Clash, clashes
    from scoring.clinic_words import clinic_words
    from scoring.explanation import explain
    from scoring.facts import split_facts
    from scoring.heard import Heard
    from scoring.judging import judge
    from scoring.mentions import Mention
    from scoring.nearness import similar
    from scoring.pack import UnknownLanguageError, available_languages
    from scoring.promises import Promise
    from scoring.reading import Reading, read
    from scoring.recognise import heard_from, recognise, scores
    from scoring.slips import Slip
    from scoring.speech import Speech, speech
    from scoring.verdict import Request, RequestError, parse_request, verdict
    from scoring.warm import warm_up

_LAZY = {
    "Clash": "clashes",
    "Heard": "heard",
    "Mention": "mentions",
    "Promise": "promises",
    "Reading": "reading",
    "Request": "verdict",
    "RequestError": "verdict",
    "Slip": "slips",
    "Speech": "speech",
    "UnknownLanguageError": "pack",
    "available_languages": "pack",
    "clashes": "clashes",
    "clinic_words": "clinic_words",
    "explain": "explanation",
    "heard_from": "recognise",
    "judge": "judging",
    "parse_request": "verdict",
    "read": "reading",
    "recognise": "recognise",
    "scores": "recognise",
    "similar": "nearness",
    "speech": "speech",
    "split_facts": "facts",
    "verdict": "verdict",
    "warm_up": "warm",
}

__all__ = [
    "AXES",
    "BONUSES",
    "CRITERIA",
    "GATES",
    "MOMENTS",
    "RUBRIC_VERSION",
    "SCORED_CHARS",
    "Clash",
    "Heard",
    "Judgement",
    "Mark",
    "Mention",
    "Promise",
    "Reading",
    "Request",
    "RequestError",
    "Situation",
    "Slip",
    "Span",
    "Speech",
    "UnknownLanguageError",
    "available_languages",
    "clashes",
    "clinic_words",
    "explain",
    "heard_from",
    "judge",
    "parse_request",
    "read",
    "recognise",
    "scores",
    "similar",
    "speech",
    "split_facts",
    "verdict",
    "warm_up",
]


def __getattr__(name: str) -> Any:
    """Load a name of the front door when it is first asked for."""
    module = _LAZY.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = value
    return value


class _FrontDoor(ModuleType):
    """Keeps a function's name for the function where a module of the library has the same ("verdict")."""

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _LAZY and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _FrontDoor
