"""Where a part of a scenario stands in its file."""

from simulator.scenario.names import first_key
from simulator.scenario.nodes import Mapping, Node, child, items_of


def line_of(root: Node | None, by: str, turn: str, number: int) -> int:
    """The line, from 1, of a reaction; 0 where it is not known.

    Args:
        root: what the reader made of the file.
        by: ``anytime``, or ``turn`` for the list of a turn.
        turn: the turn's id.
        number: its place in the list, from 1.
    """
    listed = child(root, "anytime") if by == "anytime" else child(child(child(root, "turns"), turn), "reactions")
    items = items_of(listed)
    if not 1 <= number <= len(items):
        return 0
    item = items[number - 1]
    return first_key(item).line if isinstance(item, Mapping) else item.place.line
