"""The JSON Schema of authors' files, for completion and hints in an editor: draft-07, made from the documents.

Editors know draft-07 best. A schema knows keys, kinds of value, choices and bounds; what stands for what (that a turn
of that name exists) only ``frontdesk validate`` knows. It refuses nothing that the loader takes, but for capitals in
the name of an act: a key that is left empty counts as not written, and words may be any scalar.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from simulator.i18n import _
from simulator.scenario.bank_documents import PersonaDoc, PhrasesDoc, SiteDoc
from simulator.scenario.check_heading import FORMAT
from simulator.scenario.clinic_document import ClinicDoc
from simulator.scenario.document import ScenarioDoc
from simulator.scenario.fields import KNOWN
from simulator.scenario.location import ID
from simulator.scenario.record import Record

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The dialect that editors' language servers read."""
DOCUMENTS: dict[str, type[Record]] = {
    "scenario": ScenarioDoc,
    "clinic": ClinicDoc,
    "phrases": PhrasesDoc,
    "persona": PersonaDoc,
    "site": SiteDoc,
}
"""Every kind of file an author writes, and its document."""

_Schema = dict[str, Any]
_NAMES = {"type": "string", "pattern": f"^{ID.pattern}$", "patternErrorMessage": _("lower case, digits and hyphens")}
_OWN_KEYS = {"^x-": {"description": _("A key of your own; the program does not read it")}}
# A test's `from` holds a mood too, and what is left out there stays as the patient comes in.
_WITHOUT_DEFAULTS = frozenset({"MoodDoc"})
# What pydantic calls a bound on a number that its own validator reads.
_BOUNDS = {"ge": "minimum", "le": "maximum"}


def kinds() -> tuple[str, ...]:
    """The kinds of file there is a schema for."""
    return tuple(DOCUMENTS)


def file_name(kind: str) -> str:
    """What the schema of that kind is called as a file: ``scenario-1.schema.json``."""
    return f"{kind}-{FORMAT}.schema.json"


def schema_of(kind: str) -> _Schema:
    """The JSON Schema of a kind of file.

    Raises:
        KeyError: there is no such kind.
    """
    made = DOCUMENTS[kind].model_json_schema(ref_template="#/definitions/{model}")
    parts = made.pop("$defs", {})
    own = _record(made)
    own["properties"]["format"] |= {"const": FORMAT}
    return {
        "$schema": DRAFT,
        "title": f"Front Desk {kind}, format {FORMAT}",
        **own,
        "definitions": {_part_name(name): _record(part) for name, part in sorted(parts.items())},
    }


@cache
def schema_text(kind: str) -> str:
    """The schema as it stands in a file: JSON, indented by two, with a line break at its end."""
    return json.dumps(schema_of(kind), indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path, chosen: tuple[str, ...] | None = None) -> tuple[Path, ...]:
    """Write schemas into a folder, which is made where it is missing; an older copy is replaced.

    Args:
        folder: Where to.
        chosen: The kinds to write; None for all.

    Raises:
        OSError: the folder cannot be made, or a file in it not be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for kind in chosen or kinds():
        path = folder / file_name(kind)
        path.write_text(schema_text(kind), encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(written)


def header(kind: str, folder: str) -> str:
    """The two lines at the top of a file that tell editors where its schema is.

    The first is read by VS Code, Neovim and Helix, the second by JetBrains.

    Args:
        kind: Of the file.
        folder: The folder of the schemas as seen from the file's own, with slashes: ``../schema``.
    """
    where = f"{folder}/{file_name(kind)}"
    return f"# yaml-language-server: $schema={where}\n# $schema: {where}\n"


def _record(made: _Schema) -> _Schema:
    """A record of known keys, as draft-07 has it."""
    required = made.get("required", [])
    keys = {name: _key(each, required=name in required) for name, each in made["properties"].items()}
    if made["title"] in _WITHOUT_DEFAULTS:
        keys = {name: {word: each[word] for word in each if word != "default"} for name, each in keys.items()}
    return {
        "description": " ".join(made.get("description", "").split()),
        "type": "object",
        "properties": keys,
        **({"required": required} if required else {}),
        "patternProperties": _OWN_KEYS,
        "additionalProperties": False,
    }


def _key(made: _Schema, *, required: bool) -> _Schema:
    """A key's schema. What stands beside a ``$ref`` is not read in draft-07, so that it moves into a group."""
    value = _value({key: each for key, each in made.items() if key not in {"description", "default"}})
    value = _required(value) if required else _or_nothing(value)
    told = {"description": made["description"], **value}
    if not required and _is_told(made.get("default"), value):
        told["default"] = made["default"]
    return told


def _value(made: _Schema) -> _Schema:
    """A value's schema without pydantic's titles, with standard words for bounds and names."""
    value = {_BOUNDS.get(key, key): each for key, each in made.items() if key != "title"}
    if "$ref" in value:
        value["$ref"] = "#/definitions/" + _part_name(value["$ref"].rpartition("/")[2])
    if KNOWN in value:
        known = value.pop(KNOWN)
        value = {"anyOf": [{"enum": known}, value]}
    if "items" in value:
        value["items"] = _value(value["items"])
    if isinstance(value.get("additionalProperties"), dict):
        value["additionalProperties"] = _or_nothing(_value(value["additionalProperties"]))
        value["propertyNames"] = _NAMES
    if value.get("pattern") == _NAMES["pattern"]:
        value["patternErrorMessage"] = _NAMES["patternErrorMessage"]
    return value


def _required(value: _Schema) -> _Schema:
    return {"allOf": [value]} if "$ref" in value else value


def _or_nothing(value: _Schema) -> _Schema:
    """That value, or nothing: a key left empty counts as not written."""
    if "anyOf" in value:
        return {**value, "anyOf": [*value["anyOf"], {"type": "null"}]}
    if "type" not in value:
        return {"anyOf": [value, {"type": "null"}]}
    kinds_of_value = [value["type"]] if isinstance(value["type"], str) else value["type"]
    wider = {**value, "type": [*kinds_of_value, "null"]}
    if "enum" in value:
        wider["enum"] = [*value["enum"], None]
    return wider


def _is_told(default: object, value: _Schema) -> bool:
    """Whether a default means something to an author: one that is empty, false or out of bounds means "not written"."""
    if default in ("", [], {}, None, False):
        return False
    if isinstance(default, int) and default is not True:
        return bool(value.get("minimum", default) <= default <= value.get("maximum", default))
    return True


def _part_name(model: str) -> str:
    """``MoodRangeDoc`` is ``mood-range``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", model.removesuffix("Doc").lstrip("_")).lower()
