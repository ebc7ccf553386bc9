"""``frontdesk score``: JSON Lines in, verdicts out, in order and as they come."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from simulator.cli.exits import FINDINGS, FINE
from simulator.cli.streams import put, put_json, tell
from simulator.cli.table import OpenApp
from simulator.i18n import _

if TYPE_CHECKING:
    from scoring import Request
    from simulator.cli.parser import Parser

DESCRIPTION = _("""Judge replies: one JSON object a line on standard input, one verdict a line on
standard output.

A line needs "id" and "reply", and may have "patient", "context", "channel",
"language", "moments", "must", "must_not", "earlier", "used_before", "shown"
and "required_lines". A line that cannot be judged is named on standard error;
the others go on, and the exit code is 1.""")
EXAMPLES = (
    "frontdesk score < replies.jsonl > verdicts.jsonl",
    """echo '{"id": "1", "reply": "Thursday at ten?"}' | frontdesk score --explain""",
)
TOLD_EVERY = 2_000
"""Lines after which somebody who watches is told how far it is."""


def arguments(parser: "Parser") -> None:
    """The command's arguments."""
    parser.add_argument("--explain", action="store_true", help=_("print for people instead of programs"))
    parser.add_argument(
        "--language", default="en", metavar="CODE", help=_("the language of lines that name none (default: en)")
    )


def run(args: argparse.Namespace, _open_app: OpenApp) -> int:
    """Judge every line; 1 comes back where some could not be judged."""
    import scoring

    code = FINE
    for number, raw in _lines():
        try:
            request = _request(raw, args.language)
            judged = scoring.judge(scoring.read(request.reply, request.situation.language), request.situation)
        except (scoring.RequestError, scoring.UnknownLanguageError, ValueError, RecursionError) as error:
            tell(_("line {number}: {why}").format(number=number, why=_why(error)))
            code = FINDINGS
            continue
        verdict = scoring.verdict(request.id, request.reply, judged, request.situation.language)
        if args.explain:
            _explain(request.reply, verdict)
        else:
            put_json(verdict)
            sys.stdout.flush()
    return code


def _lines() -> Iterator[tuple[int, bytes]]:
    """The lines that hold something, each with its number."""
    watched = sys.stderr.isatty()
    for number, raw in enumerate(sys.stdin.buffer, start=1):
        if raw.strip():
            yield number, raw
        if watched and number % TOLD_EVERY == 0:
            tell(_("{number:,} lines so far").format(number=number))


def _request(raw: bytes, language: str) -> "Request":
    import scoring

    value = json.loads(raw.decode("utf-8-sig"))
    if isinstance(value, dict):
        value.setdefault("language", language)
    return scoring.parse_request(value)


def _why(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return _("this is not UTF-8")
    if isinstance(error, json.JSONDecodeError):
        return _("this is not JSON: {why} at column {col}").format(why=error.msg, col=error.colno)
    if isinstance(error, RecursionError):
        return _("too many things stand inside each other")
    return str(error)


def _explain(reply: str, verdict: dict[str, Any]) -> None:
    from simulator.cli.talk import one_line
    from simulator.engine.clean import clean
    from simulator.runtime.wording import axis_name, axis_words, criterion_name, gate_words

    put(f"{verdict['id']}: “{one_line(clean(reply).text)}”")
    for axis in ("warm", "unscripted", "helpful", "overall"):
        put(f"  {axis_name(axis)}: {axis_words(axis, verdict[axis])} ({verdict[axis]:.0f})")
    for gate in verdict["gates"]:
        put(f"  {gate_words(gate, passed=False)}")
    levels = {2: _("met"), 1: _("partly"), 0: _("missed")}
    for criterion, mark in verdict["criteria"].items():
        if mark["level"] is None:
            continue
        words = " ".join(part for part in (mark["why"], mark["change"]) if part)
        said = " … ".join(one_line(clean(each["text"]).text) for each in mark["evidence"])
        quoted = f" “{said}”" if said else ""
        put(f"  {criterion_name(criterion)}: {levels[mark['level']]}.{quoted} {words}")
    put()
