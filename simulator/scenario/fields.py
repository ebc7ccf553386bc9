"""The kinds of value an author writes, as field types of the documents.

Values come in as nodes, so that where words are expected every scalar counts as words: ``no``, ``140``, ``12:30``.
A refusal carries the code of its finding as its type.
"""

import re
from collections.abc import Callable, Iterable
from typing import Annotated, Any, NoReturn

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from scoring import CRITERIA
from simulator.engine.acts import ACT_KINDS
from simulator.engine.judgement import GATES
from simulator.engine.persona import PERSONAS
from simulator.engine.scenario import CHANNELS, DIRECTIONS, MOMENTS, PUSH_CAUSES, SAID
from simulator.engine.stages import STAGES
from simulator.scenario.location import ID
from simulator.scenario.nodes import Scalar

LONGEST = 4_000
"""Characters of one text. A patient's line has 200; what is longer was likely pasted by mistake."""
KNOWN = "x-known"
"""In a field's schema: words that an editor should offer, of which others than these may stand there."""
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?")
_WHOLE = re.compile(r"[-+]?[0-9]{1,9}")


def _refuse(code: str, **context: object) -> NoReturn:
    raise PydanticCustomError(code, "{code}", {"code": code, **context})


def _as_reply(value: object) -> str:
    if not isinstance(value, Scalar):
        _refuse("S004")
    if len(value.text) > LONGEST:
        _refuse("S011", length=len(value.text))
    return value.text


def _as_text(value: object) -> str:
    return _as_reply(value).strip()


def _as_line(value: object) -> str:
    return " ".join(_as_reply(value).split())


def _as_words(value: object) -> str:
    return _as_text(value) or _refuse("S010")


def _as_name(value: object) -> str:
    return _as_line(value) or _refuse("S010")


def _as_whole(value: object) -> int:
    if not (isinstance(value, Scalar) and value.plain and _WHOLE.fullmatch(value.text)):
        _refuse("S007", given=value.text if isinstance(value, Scalar) else "")
    return int(value.text)


def _as_flag(value: object) -> bool:
    # YAML 1.2: nothing but true and false is a truth value.
    known = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
    if not (isinstance(value, Scalar) and value.plain and value.text in known):
        _refuse("S008", given=value.text if isinstance(value, Scalar) else "")
    return known[value.text]


def _as_id(value: object) -> str:
    text = _as_line(value)
    return text if ID.fullmatch(text) else _refuse("S013", given=text)


def _as_language(value: object) -> str:
    text = _as_line(value)
    return text if LANGUAGE.fullmatch(text) else _refuse("S012", given=text, known=["en"])


def _one_of(words: Iterable[str], code: str) -> Callable[[object], str]:
    known = list(words)

    def read(value: object) -> str:
        text = _as_line(value)
        return text if text in known else _refuse(code, given=text, known=known)

    return read


def _schema(kind: str | list[str], **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": kind, **more})


_VERBS = list(dict.fromkeys(kind.verb for kind in ACT_KINDS))
# What the JSON Schema says of words: any scalar will do, and a limit or a pattern holds for strings only.
_SOME_WORDS = _schema(["string", "number", "boolean"], maxLength=LONGEST)
_WORDS_THAT_SAY = _schema(["string", "number", "boolean"], maxLength=LONGEST, pattern=r"\S")

Text = Annotated[str, PlainValidator(_as_text), _SOME_WORDS]
"""Words, perhaps in several lines, perhaps none."""
Words = Annotated[str, PlainValidator(_as_words), _WORDS_THAT_SAY]
"""Words that must say something."""
Line = Annotated[str, PlainValidator(_as_line), _SOME_WORDS]
"""Words in one line, perhaps none."""
Name = Annotated[str, PlainValidator(_as_name), _WORDS_THAT_SAY]
"""Words in one line that must say something."""
Reply = Annotated[str, PlainValidator(_as_reply), _SOME_WORDS]
"""What a trainee types, exactly; it may be empty."""
Id = Annotated[
    str,
    PlainValidator(_as_id),
    _schema(["string", "integer"], pattern=f"^{ID.pattern}$", minimum=0),
]
"""A name in lower case with hyphens; it may be a number."""
Reference = Annotated[str, PlainValidator(_as_line), _SOME_WORDS]
"""The name of something that stands elsewhere in the file; held against it apart."""
ActWords = Annotated[
    str,
    PlainValidator(_as_line),
    _schema("string", pattern=f"^/?({'|'.join(_VERBS)})( .*)?$", **{KNOWN: _VERBS}),
]
"""Something the trainee does, with or without what the act takes; held against the acts apart."""
Language = Annotated[str, PlainValidator(_as_language), _schema("string", pattern=f"^{LANGUAGE.pattern}$")]
"""A language's short name: en, de, pt-BR."""
Whole = Annotated[int, BeforeValidator(_as_whole)]
"""A whole number, written plainly."""
Flag = Annotated[bool, BeforeValidator(_as_flag)]
"""true or false."""
Channel = Annotated[str, PlainValidator(_one_of(CHANNELS, "S012")), _schema("string", enum=list(CHANNELS))]
"""phone or desk."""
Criterion = Annotated[str, PlainValidator(_one_of(CRITERIA, "S025")), _schema("string", enum=list(CRITERIA))]
"""One of the nineteen criteria."""
Gate = Annotated[str, PlainValidator(_one_of(GATES, "S026")), _schema("string", enum=list(GATES))]
"""safety or privacy."""
Moment = Annotated[str, PlainValidator(_one_of(MOMENTS, "S027")), _schema("string", enum=list(MOMENTS))]
"""What a patient's line calls for."""
Stage = Annotated[str, PlainValidator(_one_of(STAGES, "S028")), _schema("string", enum=list(STAGES))]
"""How far the patient comes."""
SaidWord = Annotated[str, PlainValidator(_one_of(SAID, "S043")), _schema("string", enum=list(SAID))]
"""What may have been said at any time, whatever the words."""
Cause = Annotated[
    str,
    PlainValidator(_one_of(PUSH_CAUSES, "S042")),
    _schema("string", enum=list(PUSH_CAUSES)),
]
"""Why a patient asks again."""
Direction = Annotated[
    str,
    PlainValidator(_one_of(DIRECTIONS, "S012")),
    _schema("string", enum=list(DIRECTIONS)),
]
"""Which way a mood moves."""
BuiltInPersona = Annotated[str, PlainValidator(_one_of(PERSONAS, "S029")), _schema("string", enum=list(PERSONAS))]
"""How strongly somebody moves, as the program knows it."""
PersonaName = Annotated[
    str,
    PlainValidator(_as_id),
    _schema("string", pattern=f"^{ID.pattern}$", **{KNOWN: list(PERSONAS)}),
]
"""How strongly somebody moves: a persona of the program's own, or a file in personas; looked for apart."""
