"""Author's files as plain values, with the meaning that YAML 1.2 gives them: what an editor's validator sees."""

import re

from simulator.scenario.nodes import Mapping, Node, Scalar, Sequence

_WORDS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NOTHING = {"", "~", "null", "Null", "NULL"}
_WHOLE = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def plain(node: Node | None) -> object:
    """The value of a node. What could not be read counts as nothing."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, (_key, value) in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if not isinstance(node, Scalar):
        return None
    return _plain_scalar(node.text) if node.plain else node.text


def _plain_scalar(text: str) -> object:
    if text in _NOTHING:
        return None
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text
