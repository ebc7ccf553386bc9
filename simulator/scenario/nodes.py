"""A file of an author as it was written: texts, lists and keys, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.scenario.diagnostics import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written. ``plain`` is true where it stands without quotes, and may mean a number or true and false."""

    text: str
    plain: bool
    place: Place

    @property
    def nothing(self) -> bool:
        """Whether nothing was written: empty, or YAML's ``~``. The word ``null`` may be somebody's name."""
        return self.plain and self.text in {"", "~"}


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: "tuple[Node, ...]"
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in the order of the file; a key written twice stands here once, with its first value."""

    entries: "dict[str, tuple[Scalar, Node]]"
    place: Place

    def get(self, key: str) -> "Node | None":
        """The value of a key, or None."""
        entry = self.entries.get(key)
        return entry[1] if entry else None

    def key(self, key: str) -> Scalar | None:
        """The key as it is written, or None."""
        entry = self.entries.get(key)
        return entry[0] if entry else None


@dataclass(frozen=True, slots=True)
class Unread:
    """A value that a finding already tells of; nothing more is said about it."""

    place: Place


Node = Scalar | Sequence | Mapping | Unread


def pairs_of(node: Node | None) -> Iterator[tuple[Scalar, Node]]:
    """The keys and values of a node; none where it has no keys."""
    if isinstance(node, Mapping):
        yield from node.entries.values()


def items_of(node: Node | None) -> tuple[Node, ...]:
    """The items of a list; none where the node is no list."""
    return node.items if isinstance(node, Sequence) else ()


def texts_of(node: Node | None) -> list[Scalar]:
    """The texts among the items of a list that say something."""
    return [item for item in items_of(node) if isinstance(item, Scalar) and not item.nothing]


def text_of(node: Node | None) -> str:
    """The text of a node, without blanks around it; "" where it is none."""
    return " ".join(node.text.split()) if isinstance(node, Scalar) and not node.nothing else ""


def child(node: Node | None, key: str) -> Node | None:
    """The value of a key; None where the node has no keys or not that one."""
    return node.get(key) if isinstance(node, Mapping) else None
