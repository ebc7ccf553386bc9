"""Holds the tests of a scenario against its turns, meanings, acts, pieces and endings."""

from simulator.i18n import _
from simulator.scenario.check_acts import check_act
from simulator.scenario.check_past import check_heard, check_piece
from simulator.scenario.diagnostics import quoted
from simulator.scenario.names import KnownNames
from simulator.scenario.nodes import Mapping, Node, Scalar, child, items_of, text_of, texts_of


def check_test(test: Node, turns: Node | None, known: KnownNames) -> None:
    """Note what a test names and there is not: a turn, an ending, an act, a meaning, a piece, a reaction."""
    if not isinstance(test, Mapping):
        return
    known.check("S035", test.get("at"), known.turns, _("no turn is called {name}"))
    known.check("S037", test.get("end"), known.endings, _("no ending is called {name}"))
    said, acts = texts_of(test.get("before")), texts_of(test.get("acts"))
    for word, after in zip(acts, (None, *acts), strict=False):
        check_act(word, known, whole=True, after=after)
    for word in (each for each in said if each.text.startswith("/")):
        check_act(word, known, whole=True)
    for word in (*texts_of(test.get("hears")), *texts_of(test.get("not_hears"))):
        check_heard(word, known)
    check_piece(test.get("tells"), known)
    # Where something was said before, the reply may be to another turn.
    if not said:
        _check_reaction(test, turns, known)


def _check_reaction(test: Mapping, turns: Node | None, known: KnownNames) -> None:
    at, reaction = test.get("at"), test.get("reaction")
    count = len(items_of(child(child(turns, text_of(at)), "reactions")))
    number = text_of(reaction)
    is_number = number.isascii() and number.isdecimal()
    if isinstance(reaction, Scalar) and is_number and count and int(number[:9]) > count:
        known.findings.add(
            "S036",
            reaction.place,
            _("{turn} has {count} reactions, and this test expects number {number}").format(
                turn=quoted(text_of(at)), count=count, number=number[:9]
            ),
        )
