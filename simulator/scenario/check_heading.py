"""Checks what every kind of file has: its format, an id that is its name, and names in lower case."""

from simulator.i18n import _
from simulator.scenario.diagnostics import Findings, quoted
from simulator.scenario.location import ID
from simulator.scenario.nodes import Node, Scalar, child, pairs_of, text_of

FORMAT = 1
"""The format this program reads."""


def is_of_our_format(root: Node, findings: Findings) -> bool:
    """A file of a newer format is not looked at further: its other keys may well be right there."""
    written = child(root, "format")
    if not isinstance(written, Scalar) or not written.text.isdecimal() or text_of(written) == str(FORMAT):
        return True
    number = text_of(written)[:9]
    newer = int(number) > FORMAT
    findings.add(
        "S003",
        written.place,
        _("this file is of format {number}; this program reads format {ours}").format(number=number, ours=FORMAT),
        hint=_("update the program") if newer else _("write  format: {ours}").format(ours=FORMAT),
    )
    return False


def check_id(root: Node, stem: str, findings: Findings) -> None:
    """Note an id that is not the file's name, ``stem``."""
    written = child(root, "id")
    name = text_of(written)
    # File systems differ over case, so the file's name may have capitals.
    if isinstance(written, Scalar) and ID.fullmatch(name) and name != stem.lower():
        findings.add(
            "S014",
            written.place,
            _("the id is {id}, and the file is called {stem}").format(id=quoted(name), stem=quoted(stem + ".yaml")),
            hint=_("rename one of the two"),
            did_you_mean=stem if ID.fullmatch(stem) else "",
        )


def check_names(group: Node | None, findings: Findings) -> None:
    """Note keys that are not in lower case with hyphens."""
    for key, _value in pairs_of(group):
        if not ID.fullmatch(key.text):
            meant = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in key.text.lower()).split())
            message = _("{given} is not in lower case with hyphens").format(given=quoted(key.text))
            findings.add("S013", key.place, message, did_you_mean=meant)
