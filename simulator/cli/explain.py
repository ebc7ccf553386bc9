"""``frontdesk explain``: the page of a code that ``frontdesk validate`` has shown, and the list of all codes."""

import argparse
import shutil
import sys
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from simulator.cli.exits import FINE, USAGE
from simulator.cli.streams import put, tell
from simulator.cli.table import OpenApp
from simulator.cli.wrapping import NARROWEST
from simulator.i18n import _

if TYPE_CHECKING:
    from simulator.cli.parser import Parser

DESCRIPTION = _("""Explain what a finding of `frontdesk validate` means and how to mend it, by its
code. With a word instead of a code: the codes whose titles speak of it.""")
EXAMPLES = (
    "frontdesk explain S021",
    "frontdesk explain s21 y9",
    "frontdesk explain ending",
    "frontdesk explain --list",
)
_KINDS = {
    "Y": _("Y: how the file is written"),
    "S": _("S: how the scenario is built"),
    "C": _("C: the clinic's desk card"),
    "B": _("B: banks of phrases and personas"),
    "M": _("M: meanings and their examples"),
    "L": _("L: how the lines sound"),
    "T": _("T: the tests in the file"),
}
"""What the letter of a code stands for, in the order of the list."""
_INDENT = "  "


def arguments(parser: "Parser") -> None:
    """The command's arguments."""
    parser.add_argument("codes", nargs="*", metavar="CODE", help=_("as validate shows it: S021; any case will do"))
    parser.add_argument("--list", action="store_true", help=_("all codes with their titles"))


def run(args: argparse.Namespace, _open_app: OpenApp) -> int:
    """Print the pages asked for, or the list; what is no code is told of on standard error."""
    from simulator.scenario.explained import code_meant, codes_about, page_of

    if args.list or not args.codes:
        _put_lines(_listed())
        return FINE
    code = FINE
    for number, word in enumerate(args.codes):
        if number:
            put()
        meant = code_meant(word)
        if meant:
            _put_lines(_as_shown(page_of(meant)))
        elif about := codes_about(word):
            _put_lines(_titles(about))
        else:
            tell(_unknown(word))
            code = USAGE
    return code


def _put_lines(lines: Iterator[tuple[str, bool]]) -> None:
    width = shutil.get_terminal_size().columns - 1 if sys.stdout.isatty() else 0
    for line, is_kept in lines:
        for part in [line] if is_kept or width < NARROWEST else _wrapped(line, width):
            put(part)


def _wrapped(line: str, width: int) -> list[str]:
    """Prose flush left, so that only what is to be copied is moved in; items of a list hang by their mark."""
    start = len(line) - len(line.lstrip(" -"))
    return textwrap.wrap(
        line, width, subsequent_indent=" " * start, break_long_words=False, break_on_hyphens=False
    ) or [line]


def _as_shown(page: str) -> Iterator[tuple[str, bool]]:
    """The lines of a page for a terminal, each with whether it must not be broken.

    Knows the little Markdown that the pages are written in: a title, headings, paragraphs, items and blocks.
    """
    paragraph: list[str] = []
    in_block = False
    for line in [*page.rstrip().splitlines(), "#"]:
        is_text = not in_block and line != "" and not line.startswith(("#", "```"))
        if paragraph and (not is_text or line.startswith("- ")):
            yield _plain(" ".join(paragraph)), False
            paragraph = []
        if line.startswith("```"):
            in_block = not in_block
        elif in_block:
            yield (f"{_INDENT}{line}" if line else ""), True
        elif line.startswith(("# ", "## ")):
            level, _blank, heading = line.partition(" ")
            yield (heading if level == "#" else f"{heading}:"), False
        elif is_text:
            paragraph.append(line)
        elif not line:
            yield "", True


def _plain(text: str) -> str:
    # A * between blanks, as in a rule about the mark itself, is none of ours.
    words = (word.replace("**", "") for word in text.split(" "))
    return " ".join(word if "`" in word or word == "*" else word.replace("*", "") for word in words)


def _listed() -> Iterator[tuple[str, bool]]:
    from simulator.scenario import CODES

    letters = sorted({code[0] for code in CODES}, key=lambda letter: [*_KINDS, letter].index(letter))
    for number, letter in enumerate(letters):
        if number:
            yield "", True
        yield _KINDS.get(letter, letter), False
        yield from _titles([code for code in CODES if code[0] == letter])


def _titles(codes: list[str] | tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    from simulator.scenario import CODES

    for code in codes:
        yield f"  {code}  {CODES[code]}", False


def _unknown(word: str) -> str:
    from simulator.scenario import CODES
    from simulator.scenario.diagnostics import closest

    near = closest(word.upper(), CODES)
    meant = " " + _("Did you mean {near}?").format(near=near) if near else ""
    words = _("There is no code “{word}”.").format(word=word[:40])
    return words + meant + " " + _("`frontdesk explain --list` shows them all.")
