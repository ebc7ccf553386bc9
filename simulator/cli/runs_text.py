"""Tests that were run, and what they reach: for people, for editors and for programs."""

import json
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from simulator.authoring.coverage import PART_KINDS, Coverage, Part, PartKind
from simulator.authoring.expectations import Evidence, Mismatch
from simulator.authoring.testing import TestRun
from simulator.cli.talk import one_line
from simulator.engine.scenario import InlineTest
from simulator.i18n import _
from simulator.scenario.nodes import child, items_of
from simulator.scenario.render import render_json

if TYPE_CHECKING:
    from simulator.scenario import Diagnostic, Opened

_NARROWEST = 40


def run_text(opened: "Opened", run: TestRun, *, width: int = 80) -> str:
    """A test that did not pass: where it stands, what was said, and each thing that came out otherwise.

    Args:
        opened: the file it stands in.
        run: what came of it.
        width: columns to keep within, at least 40. The place is never broken.
    """
    test = run.test
    lines = [f"{_place(opened, test)}: " + _("a test in the turn {turn} does not pass").format(turn=test.at)]
    for step in test.before:
        lines += _wrapped(_spoken(step.reply, step.acts), "  . ", "    ", width)
    lines += _wrapped(_spoken(test.reply, test.acts), "  > ", "    ", width)
    for each in run.mismatches:
        lines.append(f"  {each.key}")
        for sentence in _sentences(each):
            lines += _wrapped(sentence, "    ", "      ", width)
    return "\n".join(lines) + "\n"


def run_lines(opened: "Opened", run: TestRun) -> str:
    """``path:line:col: error TEST message``, a line for each thing that came out otherwise."""
    place = _place(opened, run.test)
    return "\n".join(
        f"{place}: error TEST " + _("{key}: {sentences}").format(key=each.key, sentences="; ".join(_sentences(each)))
        for each in run.mismatches
    )


def run_plain(opened: "Opened", run: TestRun) -> dict[str, object]:
    """A test and what came of it as plain values for JSON."""
    test = run.test
    line, col = place_of(opened, test)
    return {
        "kind": "test",
        "path": opened.findings.path,
        "line": line,
        "col": col,
        "scenario": opened.scenario.id if opened.scenario else "",
        "turn": test.at,
        "before": [{"reply": step.reply, "acts": list(step.acts)} for step in test.before],
        "reply": test.reply,
        "acts": list(test.acts),
        "passed": run.passed,
        "mismatches": [
            {
                "key": each.key,
                "expected": each.expected,
                "actual": each.actual,
                "evidence": [{"text": words.text, "effect": words.effect} for words in each.evidence],
                "notes": list(each.notes),
            }
            for each in run.mismatches
        ],
    }


def finding_plain(finding: "Diagnostic") -> dict[str, object]:
    """A finding as ``validate`` prints it in JSON, told apart from a test by its kind."""
    (row,) = json.loads(render_json([finding]))
    return {"kind": "finding", **row}


def place_of(opened: "Opened", test: InlineTest) -> tuple[int, int]:
    """The line and column of a test, from 1."""
    scenario = opened.scenario
    number = next((at for at, each in enumerate(scenario.tests) if each is test), -1) if scenario else -1
    written = items_of(child(opened.root, "tests"))
    if 0 <= number < len(written):
        return written[number].place.line, written[number].place.col
    return max(1, test.line), 1


def coverage_text(opened: "Opened", coverage: Coverage) -> str:
    """How much the tests of a scenario reach, a line for each kind, and what they leave out with its line number."""
    name = opened.scenario.id if opened.scenario else opened.path.stem
    headings = {kind: _heading(kind) for kind in PART_KINDS}
    width = max(map(len, headings.values()))
    lines = [_("{name}: what the tests reach").format(name=name)]
    for kind in PART_KINDS:
        every = len(coverage.of(kind))
        count = _("{reached} of {every}").format(reached=coverage.reached(kind), every=every) if every else "-"
        lines.append(f"  {headings[kind]:<{width}}  {count}")
    if coverage.open:
        gutter = max(len(str(part.line)) for part in coverage.open)
        lines.append("  " + _("not yet, in {path}:").format(path=opened.findings.path))
        line = _("line {line}")
        lines += [f"    {line.format(line=f'{part.line:>{gutter}}')}  {_part(part)}" for part in coverage.open]
    return "\n".join(lines) + "\n"


def coverage_lines(opened: "Opened", coverage: Coverage) -> str:
    """``path:line:1: warning COVERAGE what``, a line for each thing that the tests leave out."""
    return "\n".join(
        f"{opened.findings.path}:{max(1, part.line)}:1: warning COVERAGE {_part(part)}" for part in coverage.open
    )


def coverage_plain(opened: "Opened", coverage: Coverage) -> dict[str, object]:
    """What the tests reach as plain values for JSON."""
    return {
        "kind": "coverage",
        "path": opened.findings.path,
        "scenario": opened.scenario.id if opened.scenario else "",
        "reached": {kind: coverage.reached(kind) for kind in PART_KINDS},
        "of": {kind: len(coverage.of(kind)) for kind in PART_KINDS},
        "open": [
            {
                "kind": part.kind,
                "name": part.name,
                "turn": part.turn,
                "line": part.line,
                "reached": part.reached,
                "lacks": list(part.lacks),
            }
            for part in coverage.open
        ],
    }


def _place(opened: "Opened", test: InlineTest) -> str:
    line, col = place_of(opened, test)
    return f"{opened.findings.path}:{line}:{col}"


def _spoken(reply: str, acts: tuple[str, ...]) -> str:
    return " ".join([*(f"/{act}" for act in acts), one_line(reply)]).strip() or "…"


def _sentences(each: Mismatch) -> Iterator[str]:
    yield _("expected: {what}").format(what=each.expected)
    yield _("came out: {what}").format(what=each.actual)
    for effect, words in (("earned", _("what counted: {words}")), ("cost", _("what stood against it: {words}"))):
        found = [_quoted(evidence) for evidence in each.evidence if evidence.effect == effect]
        if found:
            yield words.format(words=", ".join(dict.fromkeys(found)))
    yield from each.notes


def _quoted(evidence: Evidence) -> str:
    return f"“{one_line(evidence.text)}”"


def _heading(kind: PartKind) -> str:
    return {
        "turn": _("turns"),
        "reaction": _("reactions"),
        "criterion": _("criteria"),
        "ending": _("endings"),
    }[kind]


def _part(part: Part) -> str:
    """One thing that tests leave out, and what is wanted of it."""
    names = {
        "turn": _("the turn {name}"),
        "reaction": _("reaction {name} of {turn}") if part.turn else _("reaction {name} of anytime"),
        "criterion": _("the criterion {name}"),
        "ending": _("the ending {name}"),
    }
    name = names[part.kind].format(name=part.name, turn=part.turn)
    if part.kind != "criterion" and not part.reached:
        return _("{name}: no test comes to it").format(name=name)
    lacking = {
        ("passing",): _("no good example"),
        ("failing",): _("no poor example"),
        ("passing", "failing"): _("no good and no poor example"),
    }[part.lacks]
    return f"{name}: {lacking}"


def _wrapped(words: str, first: str, later: str, width: int) -> list[str]:
    return textwrap.wrap(
        words,
        max(_NARROWEST, width),
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]
