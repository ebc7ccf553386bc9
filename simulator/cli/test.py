"""``frontdesk test``: runs the tests beside scenarios, tells what came out otherwise, and what no test reaches."""

import argparse
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simulator.cli.exits import FINDINGS, FINE, USAGE, UsageError
from simulator.cli.progress_bar import ProgressBar
from simulator.cli.streams import put, put_json, tell
from simulator.cli.table import OpenApp
from simulator.cli.which_files import columns, files_meant
from simulator.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.authoring.coverage import Coverage
    from simulator.authoring.testing import TestRun
    from simulator.cli.parser import Parser
    from simulator.engine.scenario import InlineTest, Scenario
    from simulator.scenario import Diagnostic, Opened

DESCRIPTION = _("""Run the tests that stand beside scenarios, under tests: in their files. Without
WHAT: those of the shipped scenarios and of your own.

Each test says a reply in its turn, to a patient in the mood they come in with,
and holds what comes of it against what the test expects. It is judged and
answered as in play, and comes out the same every time.

--coverage tells which turns, reactions, criteria and endings no test reaches,
and where they stand; a turn wants a good and a poor example.

The exit code is 0 where every test passes, 1 where one does not or a file
cannot be played, 2 where there is no such file, scenario or test. --format json
prints a list of tests {kind, path, line, col, scenario, turn, before, reply,
acts, passed, mismatches}, of findings in files that cannot be played, and of
coverage.""")
EXAMPLES = (
    "frontdesk test",
    "frontdesk test up-all-night --coverage",
    'frontdesk test ten-oh-seven -k "sorry ten"',
    "frontdesk test --format line two-hannahs",
)
_MANY_FILES = 4
"""Files from which a bar tells how far it has come: each has some twenty tests."""


def arguments(parser: "Parser") -> None:
    """The command's arguments."""
    parser.add_argument(
        "what", nargs="*", metavar="WHAT", help=_("ids of scenarios, files, or folders with files in them")
    )
    parser.add_argument(
        "-k", dest="words", metavar="WORDS", default="", help=_("only tests with these words in id, turn or reply")
    )
    parser.add_argument("--coverage", action="store_true", help=_("tell what the tests reach, and what none does"))
    parser.add_argument(
        "--format", choices=("text", "line", "json"), default="text", help=_("for people, editors or programs")
    )


def run(args: argparse.Namespace, _open_app: OpenApp) -> int:
    """Run the tests, print what came of them, and sum it up on standard error."""
    from simulator.runtime.services import Services
    from simulator.scenario import files_to_check, open_each

    if args.words and args.coverage:
        raise UsageError(_("--coverage is about all tests of a scenario: leave out -k."))
    services = Services()
    own = services.home / "scenarios"
    paths = files_meant(args.what, services)
    files, _ignored = files_to_check(paths)
    teller, tally = _teller(args.format), _Tally()
    bar = ProgressBar(len(files), _("files"), much=_MANY_FILES)
    try:
        for opened in open_each(paths, own=own):
            told = _file(opened, args)
            tally.add(told)
            if told.errors or told.coverage or not all(run.passed for run in told.runs):
                bar.clear()
            teller.show(told)
            bar.step()
    finally:
        bar.clear()
    teller.close()
    tell(tally.words)
    if not all(path.exists() for path in paths) or (args.words and not tally.tests):
        return USAGE
    return FINDINGS if tally.failed or tally.unplayable else FINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What came of one file: its tests, run; the errors that keep it from being played; what its tests reach."""

    opened: "Opened"
    errors: "tuple[Diagnostic, ...]" = ()
    runs: "tuple[TestRun, ...]" = ()
    coverage: "Coverage | None" = None


def _file(opened: "Opened", args: argparse.Namespace) -> Told:
    from simulator.authoring.coverage import coverage_of
    from simulator.authoring.testing import run_tests

    scenario = opened.scenario
    if scenario is None:
        errors = tuple(each for each in opened.diagnostics() if each.severity == "error")
        return Told(opened=opened, errors=errors)
    runs = tuple(run_tests(scenario, _chosen(scenario, args.words)))
    coverage = coverage_of(scenario, opened.root, runs) if args.coverage else None
    return Told(opened=opened, runs=runs, coverage=coverage)


def _chosen(scenario: "Scenario", words: str) -> "Sequence[InlineTest]":
    wanted = words.casefold().split()
    return [
        test
        for test in scenario.tests
        if all(word in f"{scenario.id} {test.at} {test.reply}".casefold() for word in wanted)
    ]


@dataclass(slots=True)
class _Tally:
    """Counts, for the line that sums it up."""

    scenarios: int = 0
    tests: int = 0
    failed: int = 0
    unplayable: int = 0
    untested: list[str] = field(default_factory=list)

    def add(self, told: Told) -> None:
        self.unplayable += bool(told.errors)
        scenario = told.opened.scenario
        if scenario is None:
            return
        self.scenarios += 1
        self.tests += len(told.runs)
        self.failed += sum(not run.passed for run in told.runs)
        if not scenario.tests:
            self.untested.append(scenario.id)

    @property
    def words(self) -> str:
        """All of it in one line."""
        tests = ngettext("{count} test", "{count} tests", self.tests).format(count=self.tests)
        where = ngettext("{count} scenario", "{count} scenarios", self.scenarios).format(count=self.scenarios)
        parts = []
        if self.failed:
            parts.append(ngettext("{count} fails", "{count} fail", self.failed).format(count=self.failed))
        elif self.tests:
            parts.append(ngettext("it passes", "all pass", self.tests))
        else:
            parts.append(_("nothing to run"))
        if self.unplayable:
            count = self.unplayable
            words = ngettext("{count} file cannot be played", "{count} files cannot be played", count)
            parts.append(words.format(count=count))
        if self.untested:
            parts.append(_("without tests: {ids}").format(ids=", ".join(self.untested)))
        return _("{tests} in {where}: {found}").format(tests=tests, where=where, found=", ".join(parts))


class _Lines:
    """Prints each file as it is done, for people or for editors."""

    def __init__(self, form: str) -> None:
        self._form = form

    def show(self, told: Told) -> None:
        from simulator.cli.runs_text import coverage_lines, coverage_text, run_lines, run_text
        from simulator.scenario import render_lines, render_text

        text = self._form == "text"
        if told.errors:
            put((render_text(told.errors, width=columns()) if text else render_lines(told.errors)).rstrip("\n"))
        failed = [run for run in told.runs if not run.passed]
        for each in failed:
            put(run_text(told.opened, each, width=columns()) if text else run_lines(told.opened, each))
        if told.coverage:
            shown = (coverage_text if text else coverage_lines)(told.opened, told.coverage)
            if shown:
                put(shown)

    def close(self) -> None:
        """Nothing is left to print."""


class _Json:
    """Gathers everything, for programs: one list."""

    def __init__(self) -> None:
        self._rows: list[dict[str, object]] = []

    def show(self, told: Told) -> None:
        from simulator.cli.runs_text import coverage_plain, finding_plain, run_plain

        self._rows += map(finding_plain, told.errors)
        self._rows += (run_plain(told.opened, each) for each in told.runs)
        if told.coverage:
            self._rows.append(coverage_plain(told.opened, told.coverage))

    def close(self) -> None:
        put_json(self._rows, indent=2)


def _teller(form: str) -> _Lines | _Json:
    return _Json() if form == "json" else _Lines(form)
