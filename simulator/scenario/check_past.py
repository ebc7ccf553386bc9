"""Holds what an author wants to have happened so far against what can happen: meanings, acts, pieces, pushes."""

from simulator.i18n import _
from simulator.scenario.check_acts import check_act, is_act
from simulator.scenario.diagnostics import closest, quoted
from simulator.scenario.names import KnownNames, first_key, list_of
from simulator.scenario.nodes import Mapping, Node, Scalar, Sequence, child, pairs_of, text_of, texts_of

PAST_KEYS = ("heard", "done", "told", "said", "pushes", "mood")
"""The keys of ``PastDoc``."""


def check_past(record: Node | None, known: KnownNames) -> None:
    """Note what can never have been heard, done or told, and a range of pushes that is none."""
    for word in texts_of(child(record, "heard")):
        check_heard(word, known)
    for word in texts_of(child(record, "done")):
        check_act(word, known, whole=False)
    for word in texts_of(child(record, "told")):
        check_piece(word, known)
    check_range(child(record, "pushes"), "S019", "pushes", "[2, 99]", known)
    for key, bounds in pairs_of(child(record, "mood")):
        check_range(bounds, "S015", key.text, "[50, 100]", known)


def check_heard(word: Scalar, known: KnownNames) -> None:
    """Note a meaning that no turn hears."""
    name = text_of(word)
    if known.meanings is None or name in known.meanings:
        return
    meant = closest(name, known.meanings)
    if is_act(name):
        meant, hint = "", _("{name} is an act: list it under done").format(name=quoted(name))
    elif meant:
        hint = ""
    else:
        hint = list_of(known.meanings) or _("no turn hears any meaning yet; name them under hears, with examples")
    message = _("no turn hears a meaning called {name}").format(name=quoted(name))
    known.findings.add("S041", word.place, message, did_you_mean=meant, hint=hint)


def check_piece(word: Node | None, known: KnownNames) -> None:
    """Note a piece of the hidden need that there is not."""
    hint = _("write the pieces under patient, in tells, each with an id")
    known.check("S040", word, known.pieces, _("no piece of the hidden need is called {name}"), hint)


def check_listed(record: Node, message: str, known: KnownNames) -> None:
    """Note a record that asks for nothing of what has to have happened, so that it always holds."""
    if not isinstance(record, Mapping):
        return
    # A key that nothing reads was likely meant for one of them.
    other = [key for key in record.entries if key not in {*_BESIDE, *PAST_KEYS} and not key.startswith("x-")]
    if not other and not any(is_listed(record.get(key)) for key in PAST_KEYS):
        hint = _("list it under one of: {keys}").format(keys=" ".join(PAST_KEYS))
        known.findings.add("S047", first_key(record), message, hint=hint)


def is_listed(value: Node | None) -> bool:
    """Whether anything stands there; what is no list is told of elsewhere and counts."""
    if isinstance(value, Scalar):
        return not value.nothing
    if isinstance(value, Sequence):
        return bool(value.items)
    return value is not None and not (isinstance(value, Mapping) and not value.entries)


def check_range(bounds: Node | None, code: str, key: str, example: str, known: KnownNames) -> None:
    """Note a list that is not two numbers, the lower one first; what is no number at all is told of elsewhere."""
    if not isinstance(bounds, Sequence):
        return
    numbers = [item.text for item in bounds.items if isinstance(item, Scalar)]
    if not all(number.isascii() and number.isdigit() and len(number) < 9 for number in numbers):
        return
    if len(bounds.items) != 2 or len(numbers) != 2 or int(numbers[0]) > int(numbers[1]):
        known.findings.add(
            code,
            bounds.place,
            _("{key} wants the lowest and the highest number").format(key=quoted(key)),
            hint=_("both count, for instance  {key}: {example}").format(key=key, example=example),
        )


_BESIDE = ("ask", "else", "says")
