"""Findings as people and programs read them: with the line and a caret, one a line for editors, or as JSON."""

import json
import textwrap
import unicodedata
from collections.abc import Iterable

from simulator.i18n import _, ngettext
from simulator.scenario.diagnostics import Diagnostic, Excerpt


def render_text(diagnostics: Iterable[Diagnostic], *, width: int = 80) -> str:
    """Each finding with its line, a caret under the value, what is wrong and what to do; "" where there is none.

    Args:
        diagnostics: The findings.
        width: Columns to keep within, at least 40. Paths are never broken.
    """
    return "\n".join(_in_full(each, max(40, width)) for each in diagnostics)


def render_lines(diagnostics: Iterable[Diagnostic]) -> str:
    """``path:line:col: level CODE message``, a line each: every editor can jump to it."""
    return "".join(
        f"{each.path}:{max(1, each.line)}:{max(1, each.col)}: {each.severity} {each.code} {_with_meant(each)}\n"
        for each in diagnostics
    )


def render_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON list of objects with the fields of a diagnostic and its code's ``title``."""
    rows = [
        {
            "code": each.code,
            "severity": each.severity,
            "title": each.title,
            "message": each.message,
            "path": each.path,
            "line": each.line,
            "col": each.col,
            "length": each.length,
            "hint": each.hint,
            "did_you_mean": each.did_you_mean,
        }
        for each in diagnostics
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def summary(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """One line: how many errors and warnings there are in how many files."""
    found = list(diagnostics)
    errors = sum(each.severity == "error" for each in found)
    return summed_up(errors, len(found) - errors, files)


def summed_up(errors: int, warnings: int, files: int) -> str:
    """The same by numbers, for whoever does not keep the findings."""
    checked = ngettext("{count} file checked", "{count} files checked", files).format(count=files)
    if not errors and not warnings:
        return _("{checked}, nothing to mend").format(checked=checked)
    parts = []
    if errors:
        parts.append(ngettext("{count} error", "{count} errors", errors).format(count=errors))
    if warnings:
        parts.append(ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings))
    return _("{checked}: {found}").format(checked=checked, found=", ".join(parts))


def _with_meant(each: Diagnostic) -> str:
    if not each.did_you_mean:
        return each.message
    return _("{message}; did you mean {word}?").format(message=each.message, word=each.did_you_mean)


def _in_full(each: Diagnostic, width: int) -> str:
    place = f"{each.path}:{each.line}:{each.col}" if each.line else each.path
    lines = [f"{each.severity}[{each.code}] {each.title}", f"  {place}"]
    gutter = len(str(each.line)) if each.excerpt.lines else 1
    bar = " " * gutter + " |"
    notes = [each.message]
    if each.excerpt.lines:
        excerpt, start, length = _fitted(each.excerpt, width - gutter - 3)
        lines.append(bar)
        lines += [f"{number:>{gutter}} | {text}".rstrip() for number, text in excerpt]
        caret = f"{bar} {' ' * start}{'^' * length}"
        if len(caret) + 1 + _columns(each.message) <= width:
            caret, notes = f"{caret} {each.message}", []
        lines += [caret, bar]
    if each.did_you_mean:
        notes.append(_("did you mean: {word}").format(word=each.did_you_mean))
    if each.hint:
        notes.append(each.hint)
    notes.append(_("more: frontdesk explain {code}").format(code=each.code))
    for note in notes:
        lines += textwrap.wrap(note, width, initial_indent=" " * gutter + " = ", subsequent_indent=" " * gutter + "   ")
    return "\n".join(lines) + "\n"


def _fitted(excerpt: Excerpt, room: int) -> tuple[list[tuple[int, str]], int, int]:
    """The lines cut to that many columns around the value, and where the caret starts and how long it is."""
    last = excerpt.lines[-1][1]
    cut = 0
    if _columns(last) > room:
        cut = max(0, excerpt.start - room // 3)
    before = last[cut : excerpt.start]
    lead = "…" if cut else ""
    # A line before that ends left of what is shown would be an empty row.
    seen = [(number, text[cut:]) for number, text in excerpt.lines if text[cut:].strip() or text == last]
    shown = [(number, _cut(lead + text, room)) for number, text in seen]
    start = _columns(lead + before)
    under = _columns(last[excerpt.start : excerpt.start + excerpt.length])
    return shown, start, max(1, min(under, room - start))


def _cut(text: str, room: int) -> str:
    if _columns(text) <= room:
        return text
    while _columns(text) > room - 1:
        # A wide letter takes two columns, so halving the surplus never cuts too much.
        text = text[: -max(1, (_columns(text) - room + 1) // 2)]
    return text + "…"


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(_column(char) for char in text)


def _column(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
