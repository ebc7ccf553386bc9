"""A test beside a scenario from a few words: "reaction=2 hears=offers-today,asks-open push=false"."""

from typing import Any

from simulator.engine.mood import DIMENSIONS
from simulator.engine.scenario import DIRECTIONS, InlineTest
from simulator.i18n import _

LISTS = ("hears", "not_hears", "met", "partly", "missed", "not_called_for", "failed")
"""What takes one name or several, with commas between."""
NAMES = ("end", "tells")
"""What takes one name."""


class UnfitWishError(ValueError):
    """What a test should expect was not said in a way that can be read; the message says what to type."""


def wished_test(turn: str, reply: str, acts: tuple[str, ...], wish: str) -> InlineTest:
    """The test of a reply in its turn, with what must come of it.

    Args:
        turn: the turn it answers.
        reply: what was said.
        acts: what was done with it.
        wish: what must come of it, ``key=value`` with blanks between.

    Raises:
        UnfitWishError: a key is not known, or its value cannot be; or nothing is expected.
    """
    wished: dict[str, Any] = {}
    moves: list[tuple[str, str]] = []
    for part in wish.split():
        key, equals, value = part.strip(",;").partition("=")
        if not (equals and value):
            raise UnfitWishError(_usage(part))
        if key in DIMENSIONS:
            moves.append((key, _one_of(value, DIRECTIONS, key)))
        else:
            wished[key] = _value(key, value)
    if not (wished or moves):
        raise UnfitWishError(_usage(""))
    return InlineTest(at=turn, reply=reply, acts=acts, moves=tuple(moves), **wished)


def _value(key: str, value: str) -> object:
    if key in LISTS:
        return tuple(filter(None, value.split(",")))
    if key in NAMES:
        return value
    if key == "reaction":
        if value.isascii() and value.isdecimal() and 1 <= int(value[:3]) <= 99:
            return int(value)
        raise UnfitWishError(_("Which reaction? reaction=2 is the second of the turn."))
    if key == "push":
        return _one_of(value, ("true", "false"), key) == "true"
    raise UnfitWishError(_usage(key))


def _one_of(value: str, known: tuple[str, ...], key: str) -> str:
    if value not in known:
        words = _("{key} takes one of: {known}").format(key=f"{key}=", known=" ".join(known))
        raise UnfitWishError(words)
    return value


def _usage(said: str) -> str:
    keys = " ".join(f"{key}=" for key in ("reaction", *LISTS, *NAMES, "push", *DIMENSIONS))
    words = _("Say what must come of it, such as reaction=2 or hears=NAME. There are: {keys}").format(keys=keys)
    return _("“{said}” is not understood.").format(said=said[:40]) + " " + words if said else words
