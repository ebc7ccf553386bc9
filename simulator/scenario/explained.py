"""The page of each code: what a finding means, what it looks like and how to mend it, in an author's words."""

import re
from pathlib import Path

from simulator.scenario.diagnostics import CODES

PAGES = Path(__file__).with_name("explanations")
"""A page for each code, named for it, in Markdown: a title, paragraphs, headings and blocks of YAML."""
# As a finding shows it, too: error[S021].
_TYPED = re.compile(r"([A-Za-z])[ _-]?([0-9]{1,8})[^0-9A-Za-z]*\Z")


def page_of(code: str) -> str:
    """The page of a code.

    Args:
        code: As it stands in ``CODES``.

    Raises:
        KeyError: There is no such code.
    """
    if code not in CODES:
        raise KeyError(code)
    return (PAGES / f"{code}.md").read_text(encoding="utf-8")


def code_meant(word: str) -> str:
    """The code somebody typed, in whatever case and with or without its zeros: ``s21`` is S021. "" where it is none."""
    found = _TYPED.search(word)
    code = f"{found[1].upper()}{int(found[2]):03d}" if found else ""
    return code if code in CODES else ""


def codes_about(word: str) -> tuple[str, ...]:
    """The codes whose titles speak of a word, in their order: ``ending`` finds all about endings."""
    sought = word.casefold().strip()
    return tuple(code for code, title in CODES.items() if len(sought) > 1 and sought in title.casefold())
