"""Says in plain words why a file cannot be read: authors write texts, not grammars."""

from dataclasses import dataclass

from yaml import MarkedYAMLError

from simulator.i18n import _, ngettext
from simulator.scenario.diagnostics import Place


@dataclass(frozen=True, slots=True)
class Explained:
    """A fault of writing: its code, its place, what is wrong and what to do."""

    code: str
    place: Place
    message: str
    hint: str = ""


def explain(error: MarkedYAMLError, lines: list[str]) -> Explained:
    """Turn what the parser says into a place and words. ``lines`` are those of the file, from the first."""
    problem, context = error.problem or "", error.context or ""
    at, opened = _place(error.problem_mark, lines), _place(error.context_mark, lines)
    line = lines[at.line - 1]
    indent = line[: len(line) - len(line.lstrip())]
    here = line[at.col - 1 : at.col]
    if "\t" in indent or here == "\t" or "tab" in problem.split():
        message, hint = _("this line is moved in with a tab"), _("use two spaces a step, never tabs")
        return Explained("Y009", Place(at.line, line.find("\t") + 1 or at.col), message, hint)
    if "quoted scalar" in context and "end of stream" in problem:
        message = _("a quotation mark opens here and is never closed")
        return Explained("Y010", opened, message, _("close it, with the same mark"))
    if "alias" in context or "anchor" in context:
        return Explained("Y010", opened, *_starts(lines[opened.line - 1][opened.col - 1 : opened.col]))
    if "could not find expected ':'" in problem:
        # The parser stops where the next colon stands; the author looks for the line that lacks one.
        dash = lines[opened.line - 1][opened.col - 1 : opened.col] == "-"
        return Explained("Y010", opened, *(_bare_dash() if dash else _no_colon()))
    if not line[: at.col - 1].strip() and problem.startswith("did not find expected") and "flow" not in context:
        return Explained("Y010", at, *_out_of_line(at.col - 1))
    return Explained("Y010", at, *_words(problem, context, line[: at.col - 1], here, opened.line))


def closed_late(opened: Place, line: int) -> Explained:
    """The fault of a quotation mark that was meant to be closed long before ``line``, where the next one stands."""
    message = _("a quotation mark opens here, and the next one stands in line {line}").format(line=line)
    return Explained("Y010", opened, message, _("close it, with the same mark"))


def _words(problem: str, context: str, before: str, here: str, opened: int) -> tuple[str, str]:
    """What is wrong and what to do, for a fault between ``before`` and ``here``."""
    told = (
        ("mapping values are not allowed" in problem and ": " in before, _second_colon),
        ("mapping values are not allowed" in problem, _stray_colon),
        ("sequence entries are not allowed" in problem, _dash),
        ("cannot start any token" in problem, lambda: _starts(here)),
        ("escape" in problem or "hexdecimal" in problem, _backslash),
        (before.rstrip().endswith("'"), _apostrophe),
        (before.rstrip().endswith('"'), _quotes),
        ("flow sequence" in context, lambda: _list(opened)),
        ("flow mapping" in context, lambda: _braces(opened)),
    )
    return next((words() for fits, words in told if fits), _misfit())


def _misfit() -> tuple[str, str]:
    return (
        _("this does not belong here"),
        _("put the whole text in double quotes, and see that what stands before it is closed"),
    )


def _backslash() -> tuple[str, str]:
    return (
        _("a backslash in double quotes does not go with what follows it"),
        _("write two of them for one, or use single quotes"),
    )


def _out_of_line(blanks: int) -> tuple[str, str]:
    message = ngettext(
        "{count} space stands in front of this line, and the lines above do not fit that",
        "{count} spaces stand in front of this line, and the lines above do not fit that",
        blanks,
    )
    return (
        message.format(count=blanks),
        _("give it as many as the line it belongs with has; if it is right, a line above is not"),
    )


def _apostrophe() -> tuple[str, str]:
    return (
        _("the mark in front of this closes the text, and more follows"),
        _("put a text that has an apostrophe in double quotes"),
    )


def _quotes() -> tuple[str, str]:
    return (
        _("the quotation mark in front of this closes the text, and more follows"),
        _("put the whole text in double quotes, and use single ones inside it"),
    )


def _list(line: int) -> tuple[str, str]:
    return (
        _("the list opened in line {line} is not closed, or a comma is missing").format(line=line),
        _("a list reads [one, two]; put a text that has a comma or bracket in quotes"),
    )


def _braces(line: int) -> tuple[str, str]:
    return (
        _("the brace opened in line {line} is not closed, or a comma is missing").format(line=line),
        _("keys in braces read {example}").format(example="{trust: 40, worry: 70}"),
    )


def _second_colon() -> tuple[str, str]:
    return _("there is a second colon in this line"), _("put a text that has a colon in quotes")


def _stray_colon() -> tuple[str, str]:
    return (
        _("this line is moved in too far, or the line above lacks its colon or the space after it"),
        _("keys that belong together start in the same column, and read  name: Mr Doyle"),
    )


def _no_colon() -> tuple[str, str]:
    return (
        _("a key begins here, and its colon is missing"),
        _("a key has a colon and a space after it:  title: Up all night"),
    )


def _bare_dash() -> tuple[str, str]:
    return _("no space stands after the dash"), _("write the dash, a space, and then the text")


def _dash() -> tuple[str, str]:
    return _("a list with dashes cannot start in this place"), _("start it on the next line, two spaces further in")


def _starts(char: str) -> tuple[str, str]:
    return _("a text cannot start with {char} here").format(char=char or "?"), _("put the text in quotes")


def _place(mark: object, lines: list[str]) -> Place:
    line, col = getattr(mark, "line", 0), getattr(mark, "column", 0)
    # At the end of the file the mark stands behind the last line; the author looks at the last one that says something.
    if line >= len(lines):
        line = len(lines) - 1
        col = len(lines[line])
    while line > 0 and not lines[line].strip():
        line -= 1
        col = len(lines[line].rstrip())
    return Place(line + 1, col + 1)
