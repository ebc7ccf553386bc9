"""Puts one item more into a list of an author's file and leaves every other byte as it was, comments too.

The place is found with PyYAML's marks; nothing is ever dumped anew, since that would lose what an author wrote. What
comes out is read again and must hold all that was there and exactly the one item more.
"""

import re
from collections.abc import Sequence as SequenceOf
from typing import Any, NamedTuple

import yaml

from simulator.scenario.nodes import Mapping, Node, Scalar, Sequence, items_of
from simulator.scenario.reader import read

# Words that need no quotation marks between braces, whatever YAML makes of others.
_PLAIN = re.compile(r"[a-z][a-z0-9_]*([- ][a-z0-9_]+)*")
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
# What the reader refuses or takes for a line break, beside the quotation mark and the backslash.
_UNSAFE = re.compile(
    '["\\\\\x00-\x1f\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ud800-\udfff\ufeff\ufff0-\uffff]'
)
_COMMA = re.compile(r"[ \t]*,")
# In a turn these come last, so that what the patient says stands on top and what may happen next below.
_BELOW = ("must", "must_not", "hints", "pushes", "reactions")


class NoPlaceError(ValueError):
    """The file is laid out in a way that nothing can be added to by a program; the words say where it fails."""


class Item(NamedTuple):
    """What is put in: in one line as it stands between brackets, and as the lines that follow a dash."""

    flow: str
    block: tuple[str, ...]


def quoted(text: str) -> str:
    """The text between double quotes, safe anywhere in a file."""
    return '"' + _UNSAFE.sub(_escaped, text) + '"'


def word(text: str) -> str:
    """A name as it stands without quotes where that is safe, else quoted."""
    return text if _PLAIN.fullmatch(text) else quoted(text)


def with_item(text: str, path: SequenceOf[str], item: Item) -> str:
    """The text with the item as the last of the list at that path. Keys of the path that are missing are written too.

    Args:
        text: The file, readable and without findings.
        path: Keys from the top of the file to the list, such as ``("turns", "noon", "hears", "offers-today")``.
        item: What is put in.

    Raises:
        NoPlaceError: the layout leaves no place for it.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise NoPlaceError(str(error)) from error
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise NoPlaceError("the keys of the file do not stand on lines of their own")
    fresh = _Layout(text, root).with_item(path, item)
    _see_that_only_this_is_new(text, fresh, path, item)
    return fresh


class _Layout:
    """The text of a file and what stands where in it."""

    def __init__(self, text: str, root: yaml.MappingNode) -> None:
        self._text = text
        self._root = root
        found = _LINE_BREAK.search(text)
        self._line_end = found[0] if found else "\n"
        self._step = _step_of(root)

    def with_item(self, path: SequenceOf[str], item: Item) -> str:
        group, in_flow = self._root, False
        for depth, name in enumerate(path, start=1):
            found = _entry(group, name)
            if found is None:
                return self._pair_into(group, path[depth - 1 :], item)
            key, value = found
            in_flow = in_flow or bool(group.flow_style)
            if isinstance(value, yaml.ScalarNode) and not value.value and value.style is None:
                return self._into_nothing(key, value, path[depth:], item, in_flow=in_flow)
            if depth == len(path):
                return self._into_list(name, value, item)
            if not isinstance(value, yaml.MappingNode):
                raise NoPlaceError(f"{name}: has no keys below it")
            group = value
        raise NoPlaceError("no list is named")

    def _into_list(self, name: str, items: yaml.Node, item: Item) -> str:
        if not isinstance(items, yaml.SequenceNode):
            raise NoPlaceError(f"{name}: is no list")
        if not items.flow_style:
            entry = self._dashed(item, items.start_mark.column)
            return self._below(_end_of(items), entry)
        if not items.value:
            return self._put(items.start_mark.index + 1, item.flow)
        return self._into_brackets(items.value[-1], item)

    def _into_brackets(self, last: yaml.Node, item: Item) -> str:
        """Behind the last item; where that begins a line, in a line of its own."""
        start, end = last.start_mark.index, last.end_mark.index
        indent = self._text[self._line_start(start) : start]
        if indent.strip(" \t") or not start:
            return self._put(end, f", {item.flow}")
        comma = _COMMA.match(self._text, end)
        following = _LINE_BREAK.search(self._text, end)
        rest = self._text[comma.end() if comma else end : following.start() if following else len(self._text)]
        if following is None or (rest.strip() and not rest.lstrip().startswith("#")):
            return self._put(end, f",{self._line_end}{indent}{item.flow}")
        if comma:
            return self._put(following.end(), f"{indent}{item.flow},{self._line_end}")
        with_comma = self._text[:end] + "," + self._text[end : following.end()]
        return f"{with_comma}{indent}{item.flow}{self._line_end}{self._text[following.end() :]}"

    def _into_nothing(
        self, key: yaml.Node, value: yaml.Node, path: SequenceOf[str], item: Item, *, in_flow: bool
    ) -> str:
        """Below a key, or behind one between brackets, that has nothing yet."""
        place = value.start_mark.index
        if in_flow:
            return self._put(place, f" {_between_brackets(path, item)}")
        lines = self._nested(path, item, key.start_mark.column + self._step, offset=self._step)
        return self._below(place, lines)

    def _pair_into(self, group: yaml.MappingNode, path: SequenceOf[str], item: Item) -> str:
        """The keys of the path, which are not there yet, into the group."""
        after = _place_among(group, path[0])
        if group.flow_style:
            pair = f"{word(path[0])}: {_between_brackets(path[1:], item)}"
            if not group.value:
                return self._put(group.start_mark.index + 1, pair)
            if after < 0:
                return self._put(group.value[0][0].start_mark.index, f"{pair}, ")
            return self._put(group.value[after][1].end_mark.index, f", {pair}")
        style = self._step if group is self._root else _list_style(group, self._step)
        lines = self._nested(path, item, group.start_mark.column, offset=style)
        if group is self._root:
            gap = "" if not self._text or self._text.endswith(("\n", "\r")) else self._line_end
            return f"{self._text}{gap}{self._joined(lines)}"
        if after >= 0:
            return self._below(_end_of(group.value[after][1]), lines)
        place = group.value[0][0].start_mark.index
        line_start = self._line_start(place)
        if self._text[line_start:place].strip(" "):
            raise NoPlaceError(f"{path[0]}: would have no line of its own")
        return self._put(line_start, self._joined(lines))

    def _nested(self, path: SequenceOf[str], item: Item, column: int, *, offset: int | None) -> list[str]:
        """The keys of the path as lines, each moved in under the one before, and the list with the item.

        ``offset`` is how far the dash stands in from the last key; None where the list stands between brackets.
        """
        if not path:
            return self._dashed(item, column)
        *outer, last = path
        lines = [f"{' ' * (column + at * self._step)}{word(name)}:" for at, name in enumerate(outer)]
        column += len(outer) * self._step
        if offset is None:
            return [*lines, f"{' ' * column}{word(last)}: [{item.flow}]"]
        return [*lines, f"{' ' * column}{word(last)}:", *self._dashed(item, column + offset)]

    def _dashed(self, item: Item, column: int) -> list[str]:
        first, *others = item.block
        return [f"{' ' * column}- {first}", *(f"{' ' * (column + 2)}{line}" for line in others)]

    def _below(self, place: int, lines: SequenceOf[str]) -> str:
        """The lines below the line of that place, so behind a comment that ends it."""
        line_start = self._line_start(place)
        if place and not self._text[line_start:place].strip(" "):
            # Words in several lines end where the next line begins, behind its indentation.
            return self._put(line_start, self._joined(lines))
        following = _LINE_BREAK.search(self._text, place)
        if following is None:
            return f"{self._text}{self._line_end}{self._joined(lines)}"
        return self._put(following.end(), self._joined(lines))

    def _put(self, place: int, new: str) -> str:
        return self._text[:place] + new + self._text[place:]

    def _joined(self, lines: SequenceOf[str]) -> str:
        return "".join(f"{line}{self._line_end}" for line in lines)

    def _line_start(self, place: int) -> int:
        return max(self._text.rfind("\n", 0, place), self._text.rfind("\r", 0, place)) + 1


def _entry(group: yaml.MappingNode, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    return next(((key, value) for key, value in group.value if key.value == name), None)


def _place_among(group: yaml.MappingNode, name: str) -> int:
    """The number of the entry that a new key comes after; -1 for the top."""
    names = [key.value for key, _value in group.value]
    if name == "unlike" and "hears" in names:
        return names.index("hears")
    if name in ("hears", "unlike"):
        return next((at for at, each in enumerate(names) if each in _BELOW), len(names)) - 1
    return len(names) - 1


def _end_of(node: yaml.Node) -> int:
    """Where the last thing in it ends: the mark of a block's own end lies behind the comments that follow it."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        inner = node.value[-1]
        node = inner[1] if isinstance(inner, tuple) else inner
    return int(node.end_mark.index)


def _step_of(root: yaml.MappingNode) -> int:
    """How far this author moves in what belongs to a key: two spaces, if nothing tells."""
    for key, value in root.value:
        if isinstance(value, yaml.MappingNode) and not value.flow_style and value.value:
            step: int = value.start_mark.column - key.start_mark.column
            if step > 0:
                return step
    return 2


def _list_style(group: yaml.MappingNode, step: int) -> int | None:
    """How far the dashes of lists beside it stand in; None where those stand between brackets."""
    beside = _entry(group, "hears")
    if beside is not None and isinstance(beside[1], yaml.MappingNode) and beside[1].value:
        if beside[1].flow_style:
            return None
        group = beside[1]
    lists = [(key, value) for key, value in group.value if isinstance(value, yaml.SequenceNode)]
    if not lists:
        return step
    key, value = lists[-1]
    return None if value.flow_style else max(0, value.start_mark.column - key.start_mark.column)


def _between_brackets(path: SequenceOf[str], item: Item) -> str:
    inner = f"[{item.flow}]"
    for name in reversed(path):
        inner = f"{{{word(name)}: {inner}}}"
    return inner


def _see_that_only_this_is_new(before: str, after: str, path: SequenceOf[str], item: Item) -> None:
    """Raise ``NoPlaceError`` unless the second text says what the first did, and the item."""
    wanted = _plain(_read(before))
    (new,) = [_plain(each) for each in items_of(_read(f"- {item.flow}\n"))]
    group = wanted
    for name in path[:-1]:
        below = group.get(name)
        if not isinstance(below, dict):
            below = group[name] = {}
        group = below
    there = group.get(path[-1])
    group[path[-1]] = [*(there if isinstance(there, list) else []), new]
    if _plain(_read(after)) != wanted:
        raise NoPlaceError("something else would be read otherwise")


def _read(text: str) -> Node | None:
    try:
        root, findings = read(text.encode("utf-8"), "")
    except UnicodeError as error:
        raise NoPlaceError(str(error)) from error
    if root is None or findings.failed:
        raise NoPlaceError("the file could not be read")
    return root


def _plain(node: Node | None) -> Any:
    """What a node says, wherever it stands."""
    match node:
        case Scalar():
            # Words in several lines may end with the file, without a line end.
            return (node.text.rstrip("\n"), node.plain)
        case Sequence():
            return [_plain(each) for each in node.items]
        case Mapping():
            return {name: _plain(value) for name, (_key, value) in node.entries.items()}
        case _:
            return None


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    known = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    return known.get(char) or f"\\u{ord(char):04x}"
