"""Holds the parts of a patient against each other: pieces of the hidden need, facts, what they add afterwards."""

from simulator.i18n import _
from simulator.scenario.check_past import check_listed, check_past
from simulator.scenario.diagnostics import quoted
from simulator.scenario.names import KnownNames
from simulator.scenario.nodes import Mapping, Node, Scalar, child, items_of, text_of


def check_patient(patient: Node | None, known: KnownNames) -> None:
    """Note pieces or facts of one name, a piece that never comes out, and recalls of nothing that happened."""
    _check_twice(child(patient, "tells"), "S055", _("a piece called {id} stands in line {line} already"), known)
    _check_twice(child(patient, "facts"), "S056", _("a fact called {id} stands in line {line} already"), known)
    for piece in items_of(child(patient, "tells")):
        _check_comes_out(piece, known)
    for recall in items_of(child(patient, "recalls")):
        check_past(recall, known)
        check_listed(recall, _("nothing is listed here, so this would be told every time"), known)


def _check_twice(group: Node | None, code: str, message: str, known: KnownNames) -> None:
    seen: dict[str, Scalar] = {}
    for item in items_of(group):
        name = child(item, "id")
        if not isinstance(name, Scalar) or not text_of(name):
            continue
        first = seen.setdefault(text_of(name), name)
        if first is not name:
            told = message.format(id=quoted(name.text), line=first.place.line)
            known.findings.add(code, name.place, told, hint=_("give each an id of its own"))


def _check_comes_out(piece: Node, known: KnownNames) -> None:
    if not isinstance(piece, Mapping) or text_of(piece.get("asked")) != "false":
        return
    if text_of(piece.get("id")) in known.brought_out:
        return
    asked, trust = piece.key("asked"), piece.get("trust")
    if asked and (trust is None or (isinstance(trust, Scalar) and trust.nothing)):
        known.findings.add(
            "S057",
            asked.place,
            _("this piece never comes out, nor do those below it: no question brings it, no reaction and no trust"),
            severity="warning",
            hint=_("say from which trust on it comes by itself, for instance  trust: 65"),
        )
