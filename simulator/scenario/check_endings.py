"""Holds endings against the stages that can be reached, and what they need against what can happen."""

from collections.abc import Iterator

from simulator.engine.stages import STAGES
from simulator.i18n import _
from simulator.scenario.check_past import check_listed, check_past
from simulator.scenario.diagnostics import quoted
from simulator.scenario.names import KnownNames
from simulator.scenario.nodes import Mapping, Node, Scalar, child, items_of, pairs_of, text_of

Ways = dict[str, list[Scalar]]


def check_endings(root: Node, known: KnownNames) -> None:
    """Note stages and notes that do not fit an ending, and what it needs that leads nowhere or round in a circle."""
    stages = [text_of(item) for item in items_of(child(root, "reachable"))]
    endings = child(root, "endings")
    for key, ending in pairs_of(endings):
        _check_stage(ending, stages, known)
        _check_fault(ending, known)
        for need in items_of(child(ending, "needs")):
            _check_need(need, key.text, known)
    _check_circle(others_of(endings), known)


def others_of(endings: Node | None) -> Ways:
    """For each ending the endings that come of it where something is lacking, as written."""
    return {key.text: list(_others(ending)) for key, ending in pairs_of(endings)}


def _others(ending: Node) -> Iterator[Scalar]:
    for need in items_of(child(ending, "needs")):
        other = child(need, "else")
        if isinstance(other, Scalar) and text_of(other):
            yield other


def _check_stage(ending: Node, stages: list[str], known: KnownNames) -> None:
    stage = child(ending, "stage")
    # A stage that does not exist at all is told of with the choices there are.
    if isinstance(stage, Scalar) and stages and text_of(stage) in STAGES and text_of(stage) not in stages:
        known.findings.add(
            "S038",
            stage.place,
            _("{stage} is not among the stages in reachable").format(stage=quoted(stage.text)),
            hint=_("add it to reachable, or choose one of: {stages}").format(stages=" ".join(stages)),
        )


def _check_fault(ending: Node, known: KnownNames) -> None:
    fault = text_of(child(ending, "clinic_fault")).lower()
    note = child(ending, "not_yours")
    if isinstance(note, Scalar) and text_of(note) and fault != "true" and isinstance(ending, Mapping):
        key = ending.key("not_yours")
        known.findings.add(
            "S039",
            key.place if key else note.place,
            _("not_yours tells what the clinic must mend, and this ending is not the clinic's fault"),
            hint=_("add  clinic_fault: true  or take not_yours out"),
        )


def _check_need(need: Node, ending: str, known: KnownNames) -> None:
    check_past(need, known)
    check_listed(need, _("nothing is listed here, so there is nothing that could be lacking"), known)
    other = child(need, "else")
    if isinstance(other, Scalar) and text_of(other) == ending:
        known.findings.add(
            "S046",
            other.place,
            _("{ending} cannot take its own place").format(ending=quoted(ending)),
            hint=_("name the ending that it comes to where this is lacking"),
        )
        return
    known.check("S045", other, known.endings, _("no ending is called {name}"))


def _check_circle(ways: Ways, known: KnownNames) -> None:
    circle = _circle(ways)
    if circle:
        names = [text_of(each) for each in circle]
        known.findings.add(
            "S054",
            circle[0].place,
            _("where something is lacking, these endings lead round in a circle: {names}").format(
                names=quoted(" ".join(names), limit=120)
            ),
            hint=_("let one of them need nothing"),
        )


def _circle(ways: Ways) -> list[Scalar]:
    """The first circle there is, as the ways that make it; an ending that leads to itself is told of apart."""
    done: set[str] = set()
    for start in ways:
        # An ending's place in the path is the number of ways taken to it.
        path, taken, open_ways = {start: 0}, list[Scalar](), [iter(ways[start])]
        while open_ways and start not in done:
            way = next(open_ways[-1], None)
            here = next(reversed(path))
            if way is None:
                done.add(here)
                del path[here], taken[-1:]
                open_ways.pop()
                continue
            name = text_of(way)
            if name in path and name != here:
                return [*taken[path[name] :], way]
            if name in ways and name not in done and name != here:
                path[name] = len(path)
                taken.append(way)
                open_ways.append(iter(ways[name]))
    return []
