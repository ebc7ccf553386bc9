"""Reads YAML into nodes with places, in one pass over the parser's events.

Only what an author's file needs is let through: no anchors, aliases, tags, merges or second documents. Depth is
counted on events, because the C parser dies of deep nesting when it is asked to build the values itself. Scalars keep
their written form: ``no``, ``on``, ``12:30`` and ``2026-11-22`` are words, and only ``true`` and ``false`` can mean a
truth value.
"""

import codecs
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from simulator.engine.clean import clean
from simulator.i18n import _
from simulator.scenario.diagnostics import LINE_BREAK, Findings, Place, quoted
from simulator.scenario.nodes import Mapping, Node, Scalar, Sequence, Unread
from simulator.scenario.syntax import Explained, closed_late, explain

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST = 1_000_000
"""Bytes of the largest file that is read; a long scenario has 40,000."""
DEEPEST = 24
"""Levels of nesting; a scenario needs seven."""

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CURLY, _CLOSING = ("\u201c", "\u201d", "\u201e"), '"'
# What the parser refuses outright, and the line breaks only it would see.
_HIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def read(data: bytes, path: str) -> tuple[Node | None, Findings]:
    """Read the bytes of a file. The node is None where nothing can be built; the findings then say why.

    Args:
        data: The file as it is on disk.
        path: Its name, as findings should show it.
    """
    text, findings = _decode(data, path)
    if text is None:
        return None, findings
    hidden = list(_HIDDEN.finditer(text))
    starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))] if hidden else []
    for match in hidden:
        line = bisect_right(starts, match.start())
        _tell_hidden(findings, Place(line, match.start() - starts[line - 1] + 1), match.group())
    builder = _Builder(findings)
    try:
        root = builder.build(_HIDDEN.sub(" ", text))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        # From 6.0.4 on the parser, which reads ahead, has a limit of its own and may meet it before ours.
        if mark is not None and "nesting depth" in (error.problem or ""):
            _tell_too_deep(findings, Place(mark.line + 1, mark.column + 1))
            return None, findings
        told = builder.never_closed(error) or explain(error, findings.lines)
        findings.add(told.code, told.place, told.message, hint=told.hint)
        return None, findings
    except (yaml.YAMLError, RecursionError, ValueError):
        findings.add("Y010", None, _("this file cannot be read"), hint=_("is it a text file in YAML?"))
        return None, findings
    if root is None and not findings.failed:
        findings.add("Y013", Place(), _("there is nothing in this file but blanks and comments"))
    return root, findings


def _decode(data: bytes, path: str) -> tuple[str | None, Findings]:
    if len(data) > LARGEST:
        findings = Findings(path)
        findings.add(
            "Y002", Place(), _("this file has more than 1 MB, which is the most that is read"),
            hint=_("one file holds one scenario; split it"),
        )  # fmt: skip
        return None, findings
    save = _("save the file again as UTF-8; your editor asks for the encoding under Save as")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        findings = Findings(path)
        findings.add("Y001", Place(), _("this file is saved as UTF-16"), hint=save)
        return None, findings
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        findings = Findings(path, data.decode("utf-8", errors="replace"))
        before = data[: error.start].decode("utf-8")
        findings.add(
            "Y001",
            _place_of(before, len(before)),
            _("a character here is not written in UTF-8"),
            hint=save,
        )
        return None, findings
    text = text.removeprefix("\ufeff")
    return text, Findings(path, text)


def _place_of(text: str, offset: int) -> Place:
    before = LINE_BREAK.split(text[:offset])
    return Place(len(before), len(before[-1]) + 1)


def _tell_hidden(findings: Findings, place: Place, char: str) -> None:
    findings.add(
        "Y012",
        place,
        _("a character that cannot be seen stands here (U+{number:04X})").format(number=ord(char)),
        hint=_("delete it; it often comes along when text is copied from another program"),
    )


def _tell_too_deep(findings: Findings, place: Place) -> None:
    findings.add(
        "Y003",
        place,
        _("more than {count} levels stand inside each other here").format(count=DEEPEST),
        hint=_("is a bracket too many, or one not closed?"),
    )


class _TooDeepError(Exception):
    """Nesting went past the limit; nothing more is read."""


class _Builder:
    """Builds nodes from events and notes what an author's file may not have."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        # Gives the next event. Inside a list or keys there is one: what was opened is closed, or the parser complains.
        self._next: Callable[[], Any]
        self._latest: ScalarEvent | None = None

    def build(self, text: str) -> Node | None:
        """The first document as a node; None where there is none or it nests too deep."""
        loader = _Loader(text)
        self._next = loader.get_event
        try:
            root = self._first()
        except _TooDeepError:
            return None
        finally:
            loader.dispose()
        return None if isinstance(root, Scalar) and root.nothing else root

    def _first(self) -> Node | None:
        root: Node | None = None
        documents = 0
        while (event := self._next()) is not None:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._findings.add(
                        "Y007",
                        self._place(event),
                        _("a line of --- starts a second document here"),
                        hint=_("put it in a file of its own, or take the line out"),
                    )
                    break
            elif isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent | AliasEvent):
                root = self._node(event, 1)
        return root

    def never_closed(self, error: yaml.MarkedYAMLError) -> Explained | None:
        """The fault, where the last text before it ran in quotes over several lines up to the line of the error."""
        latest, mark = self._latest, error.problem_mark
        if latest is None or mark is None or not latest.style or latest.style not in "'\"":
            return None
        start, end = latest.start_mark, latest.end_mark
        if start is None or end is None or start.line == end.line or end.line != mark.line:
            return None
        return closed_late(Place(start.line + 1, start.column + 1), end.line + 1)

    def _node(self, event: Event, depth: int) -> Node:
        place = self._place(event)
        if isinstance(event, AliasEvent):
            self._shortcut(place, "*" + str(event.anchor))
            return Unread(place)
        if event.anchor or event.tag:  # type: ignore[attr-defined]
            self._tell_marked(event, place)
        if isinstance(event, ScalarEvent):
            return self._scalar(event, place)
        if depth > DEEPEST:
            _tell_too_deep(self._findings, place)
            raise _TooDeepError
        if isinstance(event, SequenceStartEvent):
            return self._sequence(place, depth)
        return self._mapping(place, depth)

    def _tell_marked(self, event: Any, place: Place) -> None:
        if event.anchor:
            self._shortcut(place, f"&{event.anchor}")
        if event.tag:
            self._findings.add(
                "Y005",
                place,
                _("{word}, with ! in front, has no meaning here").format(word=quoted(self._word_at(place))),
                hint=_("take it out, or put the text in quotes"),
            )

    def _scalar(self, event: ScalarEvent, place: Place) -> Scalar:
        self._latest = event
        text = event.value
        if not (text.isascii() and text.isprintable()):
            hidden = _HIDDEN.search(text)
            if hidden:
                _tell_hidden(self._findings, place, hidden.group())
            text = clean(text, limit=LARGEST).text
        plain = event.style is None or event.style == ""
        if plain and (text.endswith(_CLOSING) or text.startswith(_CURLY)):
            self._stray_mark(text, place)
        return Scalar(text, plain, place)

    def _stray_mark(self, text: str, place: Place) -> None:
        """Marks that a word processor bends, or one that opens nowhere, quote nothing: the patient would say them."""
        if text.startswith(_CURLY):
            message = _("a curly quotation mark stands here, and would be read as part of the text")
            hint = _('write straight ones, "like this", here and wherever else they are curly')
        elif text.count('"') % 2:
            message, hint = _("a quotation mark closes this text, and none opens it"), _("put one in front as well")
        else:
            return
        if not self._findings.noted("Y016"):
            self._findings.add("Y016", place, message, hint=hint, severity="warning")

    def _sequence(self, place: Place, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := self._next(), CollectionEndEvent):
            items.append(self._node(event, depth + 1))
        return Sequence(tuple(items), self._closed(place, event))

    def _mapping(self, place: Place, depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := self._next(), CollectionEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(self._next(), depth + 1)
            if self._is_fit(key, entries):
                assert isinstance(key, Scalar)
                entries[key.text] = (key, value)
        return Mapping(entries, self._closed(place, event))

    def _is_fit(self, key: Node, entries: dict[str, tuple[Scalar, Node]]) -> bool:
        if not isinstance(key, Scalar) or not key.text.strip():
            if not isinstance(key, Unread):
                self._findings.add(
                    "Y011",
                    key.place,
                    _("a key belongs before this colon, a plain word"),
                    hint=_("put the text in quotes if it only has a colon, bracket or question mark in it"),
                )
            return False
        if key.text == "<<":
            self._findings.add(
                "Y006", key.place, _("<< takes over keys from elsewhere, and is not read here"),
                hint=_("write the keys out"),
            )  # fmt: skip
            return False
        if key.text in entries:
            self._findings.add(
                "Y008",
                key.place,
                _("{key} stands here a second time; the first is in line {line}").format(
                    key=quoted(key.text), line=entries[key.text][0].place.line
                ),
                hint=_("keep one of the two, or give one another name; or does it belong further in?"),
            )
            return False
        return True

    def _word_at(self, place: Place) -> str:
        words = self._findings.lines[place.line - 1][place.col - 1 :].split(maxsplit=1)
        return words[0] if words else ""

    def _shortcut(self, place: Place, word: str) -> None:
        self._findings.add(
            "Y004",
            place,
            _("{word} is a shortcut to another place, and is not read here").format(word=quoted(word)),
            hint=_("write the text out, or put it in quotes if it starts with & or *"),
        )

    def _closed(self, place: Place, end: Event) -> Place:
        """The place of a list or of keys up to the bracket that closes it, where that stands in the same line."""
        mark = end.end_mark
        if mark is None or end.start_mark == mark or mark.line + 1 != place.line or mark.column < place.col:
            return place
        return Place(place.line, place.col, mark.column - place.col + 1)

    def _place(self, event: Event) -> Place:
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        row, column = start.line, start.column
        if end.line == row and not isinstance(event, CollectionStartEvent):
            length = end.column - column
        else:
            lines = self._findings.lines
            length = len(lines[row].rstrip()) - column if row < len(lines) else 1
        return Place(row + 1, column + 1, length if length > 1 else 1)
