"""Where a part of a scenario stands in its file, so that a finding about a value can point at the author's words."""

from simulator.scenario.diagnostics import Place
from simulator.scenario.nodes import Mapping, Node, Sequence, items_of, text_of, texts_of


def node_at(root: Node | None, *path: str | int) -> Node | None:
    """What stands at that path of keys and numbers (from 0); None where there is nothing."""
    node = root
    for part in path:
        if isinstance(node, Mapping) and isinstance(part, str):
            node = node.get(part)
        elif isinstance(node, Sequence) and isinstance(part, int) and 0 <= part < len(node.items):
            node = node.items[part]
        else:
            return None
    return node


def place_of(root: Node | None, *path: str | int) -> Place | None:
    """The place of what stands there; where nothing does, that of the part around it that is written."""
    for length in range(len(path), -1, -1):
        node = node_at(root, *path[:length])
        if node is not None:
            return node.place
    return None


def place_of_key(root: Node | None, *path: str) -> Place | None:
    """The place of the last key of the path, where it is written; else that of what is around it."""
    above = node_at(root, *path[:-1])
    key = above.key(path[-1]) if isinstance(above, Mapping) else None
    return key.place if key else place_of(root, *path[:-1])


def place_of_example(root: Node | None, turn: str, group: str, meaning: str, number: int) -> Place | None:
    """Where an example stands: in its turn or, where it comes from a bank, where its meaning is borrowed.

    Args:
        root: The scenario.
        turn: Whose example it is.
        group: ``hears`` or ``unlike``.
        meaning: That it is an example of.
        number: Among those of the meaning, from 0, the turn's own first.
    """
    listed = items_of(node_at(root, "turns", turn, group, meaning))
    if number < len(listed):
        return listed[number].place
    borrowed = texts_of(node_at(root, "turns", turn, "borrows"))
    named = next((each for each in borrowed if text_of(each) == meaning), None)
    return named.place if named else place_of_key(root, "turns", turn, group, meaning)
