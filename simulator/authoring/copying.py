"""A copy of an author's file under another id: remarks, tests and the rest stay as they are written."""

import io
import json
import re

from simulator.authoring.starter import UnfitWordsError
from simulator.i18n import _
from simulator.scenario.nodes import Node, Scalar, child
from simulator.scenario.reader import read
from simulator.scenario.schema import header

_HEADER = re.compile(r"^#\s*(yaml-language-server:\s*\$schema=|\$schema:)")


def copied(text: str, kind: str, folder: str, changes: dict[str, str]) -> str:
    """The text of a file with other values for some of its first keys, and the lines that lead editors to its schema.

    Args:
        text: What stands in the file now.
        kind: Of the file: scenario or clinic.
        folder: The folder of the schemas, as seen from the copy.
        changes: The new values by key: ``id`` and a title or name.

    Raises:
        UnfitWordsError: a key is not there, or runs over several lines.
    """
    text = text.removeprefix("\ufeff")
    root, _findings = read(text.encode(), "copy")
    lines = list(io.StringIO(text, newline=""))
    for key, value in changes.items():
        _put(lines, key, child(root, key), value)
    kept = [line for line in lines if not _HEADER.match(line)]
    end = "\r\n" if kept and kept[0].endswith("\r\n") else "\n"
    return header(kind, folder).replace("\n", end) + "".join(kept)


def _put(lines: list[str], key: str, node: Node | None, value: str) -> None:
    if not isinstance(node, Scalar):
        raise UnfitWordsError(_("The file has no key {key}, so it cannot be copied.").format(key=key))
    place = node.place
    line, start = lines[place.line - 1], place.col - 1
    written = line[start : start + place.length]
    alone, findings = read(f"{key}: {written}".encode(), "copy")
    same = child(alone, key)
    if findings.failed or not isinstance(same, Scalar) or same.text != node.text:
        words = _("{key} runs over several lines in the file, so it cannot be copied. Write it in one line first.")
        raise UnfitWordsError(words.format(key=key))
    new = value if key == "id" else json.dumps(value, ensure_ascii=False)
    lines[place.line - 1] = line[:start] + new + line[start + place.length :]
