"""``frontdesk score``: JSON Lines in, verdicts out, in order and as they come."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from simulator.cli.exits import FINDINGS, FINE
from simulator.cli.streams import put, put_json, tell
from simulator.cli.table import OpenApp
from simulator.i18n import _

if TYPE_CHECKING:
    from scoring import Request
    from scoring.explanation import Explanation
    from simulator.cli.parser import Parser

DESCRIPTION = _("""Judge replies: one JSON object a line on standard input, one verdict a line on
standard output.

A line needs "id" and "reply", and may have "patient", "context", "channel",
"language", "moments", "must", "must_not", "earlier", "used_before", "shown"
and "required_lines". Channels: phone, desk. Moments: opening, problem,
refusal, wait, complaint, price, sensitive, red_flag, third_party, handover,
closing. A line that cannot be judged is named on standard error; the others
go on, and the exit code is 1.""")
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
            _explain(request.reply, verdict, scoring.explain(judged, request.situation.language))
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


def _explain(reply: str, verdict: dict[str, Any], words: Mapping[str, "Explanation"]) -> None:
    """A verdict for people: the axes in words, then every criterion that was called for, with its words and why."""
    from simulator.cli.talk import one_line
    from simulator.engine.clean import clean
    from simulator.runtime.wording import axis_name, axis_words, gate_words

    put(f"{verdict['id']}: “{one_line(clean(reply).text)}”")
    if not verdict["intelligible"]:
        put(_("  Nothing could be made out, so nothing is marked."))
    axes = (f"{axis_name(axis)}: {axis_words(axis, verdict[axis])} ({verdict[axis]:.0f})" for axis in _AXES)
    put("  " + " · ".join(axes))
    for gate in verdict["gates"]:
        put(f"  {gate_words(gate, passed=False)}")
    for criterion, mark in verdict["criteria"].items():
        if mark["level"] is not None:
            for line in _criterion_lines(mark, words[criterion]):
                put(line)
    put()


_AXES = ("warm", "unscripted", "helpful", "overall")


def _criterion_lines(mark: Mapping[str, Any], words: "Explanation") -> Iterator[str]:
    """What counted, what stood against it, why, a question, and the smallest kind of change that would raise it."""
    levels = {2: _("met"), 1: _("partly"), 0: _("missed")}
    yield f"  {words['name']}: {levels[mark['level']]}. {words['why']} {words['unsure']}".rstrip()
    for effect, label in (("earned", _("counted")), ("cost", _("against it"))):
        said = _quoted(mark["evidence"], effect)
        if said:
            yield f"    {label}: {said}"
    if words["question"]:
        yield f"    {_('think about')}: {words['question']}"
    if words["change"]:
        yield f"    {_('would raise it')}: {words['change']}"


def _quoted(evidence: Iterable[Mapping[str, Any]], effect: str) -> str:
    from simulator.cli.talk import one_line
    from simulator.engine.clean import clean

    return " ".join(f"“{one_line(clean(each['text']).text)}”" for each in evidence if each["effect"] == effect)
