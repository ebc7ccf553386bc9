"""Holds a file against its document, and says what does not fit at the value where it stands."""

from collections.abc import Mapping as MappingType
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from simulator.i18n import _
from simulator.scenario.diagnostics import Findings, Place, closest, quoted
from simulator.scenario.fields import LONGEST
from simulator.scenario.nodes import Mapping, Node, Scalar, Sequence, Unread
from simulator.scenario.record import Record

Document = TypeVar("Document", bound=Record)
_Part = str | int
_TOLD_AT_MOST = 2_000
"""Misfits of one file that are told; far fewer are shown, and a damaged file has tens of thousands."""


def fit(root: Node, model: type[Document], findings: Findings) -> Document | None:
    """The document, or None with every misfit among the findings. Keys that start with ``x-`` are left aside."""
    plain = _plain(root)
    made, errors = _validated(plain, model)
    local = [each["loc"] for each in errors if each["type"] == "extra_forbidden" and each["loc"][-1].startswith("x-")]
    if local:
        for loc in local:
            _take_out(plain, loc)
        made, errors = _validated(plain, model)
    if made is None:
        _tell_misfits(root, model, errors[:_TOLD_AT_MOST], findings)
    return made


def _validated(plain: object, model: type[Document]) -> tuple[Document | None, list[Any]]:
    try:
        return model.model_validate(plain), []
    except ValidationError as error:
        return None, error.errors(include_url=False, include_input=False)


def _take_out(plain: Any, loc: tuple[_Part, ...]) -> None:
    for part in loc[:-1]:
        plain = plain[part]
    del plain[loc[-1]]


def _tell_misfits(root: Node, model: type[BaseModel], errors: list[Any], findings: Findings) -> None:
    told = _misnamed(errors, model)
    meant = {(wrong[:-1], right) for wrong, right in told.items()}
    for each in errors:
        loc: tuple[_Part, ...] = each["loc"]
        kind, context = each["type"], each.get("ctx", {})
        if kind == "extra_forbidden":
            _tell_unknown(root, loc, told.get(loc, ""), _model_at(model, loc[:-1]), findings)
        elif kind == "missing":
            if (loc[:-1], loc[-1]) not in meant:
                _tell_missing(root, loc, _model_at(model, loc[:-1]), findings)
        else:
            node = _at(root, loc)
            if not isinstance(node, Unread):
                _tell(kind, context, node, _name(loc), findings)


def _plain(node: Node) -> object:
    # Scalars stay nodes: the fields decide whether they are words, numbers or truth values.
    if isinstance(node, Mapping):
        # A key such as {push:true} has swallowed its value; left out, it would be lost without a word.
        kept = {key: value for key, (_key, value) in node.entries.items() if ":" in key or not _is_nothing(value)}
        return {key: _plain(value) for key, value in kept.items()}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return node


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.nothing


def _at(root: Node, loc: tuple[_Part, ...]) -> Node:
    node = root
    for part in loc:
        if isinstance(node, Mapping) and isinstance(part, str) and part in node.entries:
            node = node.entries[part][1]
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
    return node


def _owner(root: Node, loc: tuple[_Part, ...]) -> Place:
    """Where a group of keys is named: its own key, or its start where it is an item of a list."""
    if not loc:
        return Place(root.place.line, root.place.col, 1)
    parent = _at(root, loc[:-1])
    key = parent.key(str(loc[-1])) if isinstance(parent, Mapping) else None
    return key.place if key else _at(root, loc).place


def _name(loc: tuple[_Part, ...]) -> str:
    return next((part for part in reversed(loc) if isinstance(part, str)), "")


def _model_at(model: type[BaseModel], loc: tuple[_Part, ...]) -> type[BaseModel] | None:
    kind: Any = model
    for part in loc:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            kind = next((info.annotation for name, info in _fields(kind) if name == part), None)
        else:
            kind = get_args(kind)[-1] if get_origin(kind) in {list, dict} else None
        while get_origin(kind) is Annotated:
            kind = get_args(kind)[0]
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _fields(model: type[BaseModel] | None) -> list[tuple[str, FieldInfo]]:
    return [(info.alias or name, info) for name, info in model.model_fields.items()] if model else []


def _keys(model: type[BaseModel] | None) -> list[str]:
    return [name for name, _info in _fields(model)]


def _misnamed(errors: list[Any], model: type[BaseModel]) -> dict[tuple[_Part, ...], str]:
    """For each unknown key the known one that was likely meant."""
    unknown = [each["loc"] for each in errors if each["type"] == "extra_forbidden"]
    return {loc: closest(str(loc[-1]).partition(":")[0], _keys(_model_at(model, loc[:-1]))) for loc in unknown}


def _tell_unknown(
    root: Node, loc: tuple[_Part, ...], meant: str, model: type[BaseModel] | None, findings: Findings
) -> None:
    parent = _at(root, loc[:-1])
    key = parent.key(str(loc[-1])) if isinstance(parent, Mapping) else None
    place = key.place if key else parent.place
    code = model.unknown_key if model is not None and issubclass(model, Record) else "S002"
    head, colon, rest = str(loc[-1]).partition(":")
    if colon and rest and head in _keys(model):
        message = _("no space stands after the colon in {key}").format(key=quoted(str(loc[-1])))
        findings.add("S002", place, message, did_you_mean=f"{head}: {rest}")
        return
    if code == "S042":
        message, hint = _("nobody asks again because of {key}"), _("the causes are: {keys}")
    else:
        message = _("nothing reads a key called {key} here")
        hint = _("the keys here are: {keys}; x- in front makes one your own")
    findings.add(
        code,
        place,
        message.format(key=quoted(str(loc[-1]))),
        did_you_mean=meant,
        hint="" if meant else hint.format(keys=" ".join(_keys(model))),
    )


def _tell_missing(root: Node, loc: tuple[_Part, ...], model: type[BaseModel] | None, findings: Findings) -> None:
    parent, name = _at(root, loc[:-1]), str(loc[-1])
    key = parent.key(name) if isinstance(parent, Mapping) else None
    told = next((info.description for each, info in _fields(model) if each == name), None)
    hint = f"{name}: {told[0].lower() + told[1:]}" if told else ""
    if key:
        message = _("nothing stands after {key}").format(key=quoted(name))
        findings.add("S010", key.place, message, hint=hint)
        return
    of = _name(loc[:-1])
    message = _("the key {key} is missing in {of}") if of else _("the key {key} is missing in this file")
    findings.add("S001", _owner(root, loc[:-1]), message.format(key=quoted(name), of=quoted(of)), hint=hint)


def _tell(kind: str, context: MappingType[str, Any], node: Node, name: str, findings: Findings) -> None:
    place, key, given = node.place, quoted(name), quoted(str(context.get("given", "")))
    known = [str(each) for each in context.get("known", ())]
    if kind in _CHOICES:
        meant = closest(str(context["given"]), known)
        hint = "" if meant else _("there are: {known}").format(known=" ".join(known))
        findings.add(kind, place, _CHOICES[kind].format(given=given, key=key), did_you_mean=meant, hint=hint)
    elif kind == "S004":
        _tell_not_words(node, key, findings)
    elif kind == "list_type":
        _tell_not_list(node, name, findings)
    elif kind in {"dict_type", "model_type", "model_attributes_type"}:
        findings.add(
            "S006",
            place,
            _("{key} takes keys with values, each with a colon").format(key=key)
            if name
            else _("a file is keys with values"),
            hint=_("start a new line under it, two spaces further in:  key: value"),
        )
    elif kind in {"greater_than_equal", "less_than_equal"}:
        written = node.text if isinstance(node, Scalar) else ""
        bound = context.get("ge", context.get("le"))
        message = _("{key} is at least {bound}") if "ge" in context else _("{key} is at most {bound}")
        findings.add(
            "S009", place, (message + _("; here stands {given}")).format(key=key, bound=bound, given=written[:12])
        )
    elif kind == "too_short":
        findings.add("S010", place, _("{key} wants at least one entry").format(key=key))
    else:
        _tell_plain(kind, context, place, key, given, findings)


def _tell_plain(
    kind: str, context: MappingType[str, Any], place: Place, key: str, given: str, findings: Findings
) -> None:
    if kind == "S007":
        findings.add(
            "S007",
            place,
            _("{key} wants a whole number").format(key=key),
            hint=_("write it in digits, without quotes: 4"),
        )
    elif kind == "S008":
        said = str(context.get("given", "")).casefold()
        meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(said, "")
        hint = _("write it without quotes") if said in {"true", "false"} else ""
        message = _("{key} is either true or false").format(key=key)
        findings.add("S008", place, message, did_you_mean=meant, hint=hint)
    elif kind == "S010":
        findings.add("S010", place, _("there is no text here, in {key}").format(key=key))
    elif kind == "S011":
        message = _("this text has {length} characters; at most {most} are read")
        findings.add("S011", place, message.format(length=context["length"], most=LONGEST))
    elif kind == "S013":
        meant = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in context["given"].lower()).split())
        message = _("{given} is not in lower case with hyphens").format(given=given)
        findings.add("S013", place, message, did_you_mean=meant)
    else:
        findings.add("S006", place, _("{key} cannot be read").format(key=key))


_CHOICES = {
    "S012": _("{given} is not one of the choices for {key}"),
    "S025": _("there is no criterion {given}"),
    "S026": _("there is no gate {given}"),
    "S027": _("there is no moment {given}"),
    "S028": _("there is no stage {given}"),
    "S029": _("there is no persona {given}"),
    "S042": _("nobody asks again because of {given}"),
    "S043": _("nothing is known of {given} being said"),
}


def _tell_not_words(node: Node, key: str, findings: Findings) -> None:
    hint = _("write one text here, without brackets or a dash")
    if isinstance(node, Mapping):
        hint = _("put a text that has a colon in quotes")
    findings.add("S004", node.place, _("{key} wants words here").format(key=key), hint=hint)


def _tell_not_list(node: Node, name: str, findings: Findings) -> None:
    hint = _("start a new line for each entry, with a dash in front")
    if isinstance(node, Scalar):
        text = " ".join(node.text.split())
        written = text if name not in _OF_WORDS else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        hint = _("put it in brackets:  {key}: [{text}]").format(key=name, text=written) if len(written) < 60 else hint
    findings.add("S005", node.place, _("{key} wants a list, even of one").format(key=quoted(name)), hint=hint)


_OF_WORDS = {
    "says", "tense", "easy", "overdue", "again", "hints", "waits", "silence", "asked", "ask", "refusal", "wait",
    "closing", "parting", "unanswered", "update", "contradiction", "rules", "facts", "may_not", "didnt_catch",
    "required_lines", "fetch",
}  # fmt: skip
