"""Events to JSON and back, by type name and version, strictly: what is written is what is read, or nothing is.

Each event class is compiled once, when first used, into a pair of functions made from its type hints.
"""

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from simulator.engine.events import EVENT_TYPES, Event
from simulator.i18n import _
from simulator.store.errors import EventCodecError, NewerEventError

_TYPES: dict[str, type[Event]] = {each.__name__: each for each in EVENT_TYPES}

UPGRADES: Mapping[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""For an older event (type name, version): how its plain values become those of the next version."""


class Encoded(NamedTuple):
    """An event as it is stored. ``body`` is a JSON object of its fields."""

    type: str
    version: int
    body: str


class _Mismatch(Exception):  # noqa: N818 - never leaves this module
    """A value does not have the type its field declares; carries the path to it."""


class _Coder(NamedTuple):
    to_plain: Callable[[Any], Any]
    from_plain: Callable[[Any], Any]


def encode(event: Event) -> Encoded:
    """Turn an event into its stored form.

    Raises:
        EventCodecError: it is no event, or a field holds what its type does not allow.
    """
    kind = type(event)
    if _TYPES.get(kind.__name__) is not kind:
        raise EventCodecError(_("“{kind}” is not a kind of event.").format(kind=kind.__name__))
    try:
        plain = _coder(kind).to_plain(event)
        body = json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except (_Mismatch, ValueError) as error:
        raise EventCodecError(_unfit(kind.__name__, error)) from error
    if not _is_utf8(body):
        body = json.dumps(plain, allow_nan=False, separators=(",", ":"))
    return Encoded(kind.__name__, event.version, body)


def decode(kind: str, version: int, body: str) -> Event:
    """Turn a stored form back into the event it was.

    Raises:
        NewerEventError: the kind or version is unknown here.
        EventCodecError: the body is not that of such an event.
    """
    cls = _TYPES.get(kind)
    if cls is None or version > cls.version:
        raise NewerEventError(kind, version)
    try:
        plain = json.loads(body)
        for older in range(version, cls.version):
            plain = UPGRADES[kind, older](plain)
        event: Event = _coder(cls).from_plain(plain)
    except (_Mismatch, ValueError, KeyError, RecursionError) as error:
        raise EventCodecError(_unfit(kind, error)) from error
    return event


def _unfit(kind: str, error: Exception) -> str:
    return _("A recorded step ({kind}) does not have the shape it should: {detail}").format(kind=kind, detail=error)


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _coder(hint: Any) -> _Coder:
    """The pair of functions for one type hint, made once."""
    return _compiled(hint)


@cache
def _compiled(hint: Any) -> _Coder:
    if hint in (str, int, bool):
        return _exact(hint)
    if hint is float:
        return _Coder(_to_float, _to_float)
    origin = get_origin(hint)
    if origin is Literal:
        return _one_of(get_args(hint))
    if origin in (Union, types.UnionType):
        return _optional(hint)
    if origin is tuple:
        return _tuple(get_args(hint))
    if is_dataclass(hint):
        return _record(hint)
    raise TypeError(f"the codec knows no rule for {hint!r}")


def _exact(kind: type) -> _Coder:
    def check(value: Any) -> Any:
        if type(value) is not kind:
            raise _Mismatch(f"{kind.__name__} wanted, found {type(value).__name__}")
        return value

    return _Coder(check, check)


def _to_float(value: Any) -> float:
    if type(value) not in (float, int):
        raise _Mismatch(f"float wanted, found {type(value).__name__}")
    return float(value)


def _one_of(options: tuple[Any, ...]) -> _Coder:
    allowed = {(type(each), each) for each in options}

    def check(value: Any) -> Any:
        if not isinstance(value, str | int) or (type(value), value) not in allowed:
            raise _Mismatch(f"one of {options} wanted, found {value!r:.40}")
        return value

    return _Coder(check, check)


def _optional(hint: Any) -> _Coder:
    inner = [each for each in get_args(hint) if each is not type(None)]
    if len(inner) != 1 or len(get_args(hint)) != 2:
        raise TypeError(f"the codec knows no rule for {hint!r}")
    coder = _coder(inner[0])
    return _Coder(
        lambda value: None if value is None else coder.to_plain(value),
        lambda value: None if value is None else coder.from_plain(value),
    )


def _tuple(parts: tuple[Any, ...]) -> _Coder:
    repeated = len(parts) == 2 and parts[1] is Ellipsis
    coders = [_coder(part) for part in parts if part is not Ellipsis]

    def paired(value: Any, wanted: type[list[Any] | tuple[Any, ...]]) -> Any:
        if type(value) is not wanted:
            raise _Mismatch(f"{wanted.__name__} wanted, found {type(value).__name__}")
        if repeated:
            return ((coders[0], each) for each in value)
        if len(value) != len(coders):
            raise _Mismatch(f"{len(coders)} parts wanted, found {len(value)}")
        return zip(coders, value, strict=True)

    return _Coder(
        lambda value: [coder.to_plain(each) for coder, each in paired(value, tuple)],
        lambda value: tuple(coder.from_plain(each) for coder, each in paired(value, list)),
    )


def _record(cls: Any) -> _Coder:
    hints = get_type_hints(cls)
    coders = {each.name: _coder(hints[each.name]) for each in fields(cls)}
    names = coders.keys()
    # A field that came later has a default, and an older event does without it.
    needed = {each.name for each in fields(cls) if each.default is MISSING and each.default_factory is MISSING}

    def to_plain(value: Any) -> dict[str, Any]:
        if type(value) is not cls:
            raise _Mismatch(f"{cls.__name__} wanted, found {type(value).__name__}")
        return {name: _within(name, coder.to_plain, getattr(value, name)) for name, coder in coders.items()}

    def from_plain(plain: Any) -> Any:
        if type(plain) is not dict:
            raise _Mismatch(f"{cls.__name__} wanted, found {type(plain).__name__}")
        odd = sorted(map(str, (plain.keys() - names) | (needed - plain.keys())))
        if odd:
            raise _Mismatch(f"missing or unknown: {', '.join(odd)}")
        return cls(**{name: _within(name, coders[name].from_plain, value) for name, value in plain.items()})

    return _Coder(to_plain, from_plain)


def _within(name: str, convert: Callable[[Any], Any], value: Any) -> Any:
    try:
        return convert(value)
    except _Mismatch as error:
        raise _Mismatch(f"{name}: {error}") from None
