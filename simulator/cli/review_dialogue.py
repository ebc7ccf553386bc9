"""The trainer at a terminal: one open dispute after the other, a ruling, a word to the trainee, perhaps a test."""

from simulator.cli.asking import StoppedError, agrees, ask
from simulator.cli.plain import Lines
from simulator.cli.review_text import case_lines, ruled_words
from simulator.cli.review_writing import tell_troubles, write_test
from simulator.cli.streams import put
from simulator.cli.wrapping import put_wrapped
from simulator.engine.judgement import Level
from simulator.i18n import _, ngettext
from simulator.runtime.disputes import DisputeRefusedError, refusal_words
from simulator.runtime.review import Case, Review
from simulator.runtime.services import Services


def go_through(services: Services, review: Review, *, by: str) -> None:
    """Ask for a ruling on each open dispute, the one that waits longest first, until there are no more or it is enough.

    What was ruled is recorded at once, so that stopping loses nothing.
    """
    cases = review.cases()
    tell_troubles(review)
    if not cases:
        put(_("No mark waits for a ruling."))
        return
    put(ngettext("{n} mark waits for a ruling.", "{n} marks wait for a ruling.", len(cases)).format(n=len(cases)))
    put_wrapped([_("A ruling stands once you have typed your word to the trainee. Ctrl+C leaves without one.")])
    lines = Lines()
    ruled = 0
    try:
        for number, case in enumerate(cases, start=1):
            put()
            put(_("{number} of {all}").format(number=number, all=len(cases)))
            put_wrapped(case_lines(case))
            ruled += _one(services, review, case, lines, by)
    except StoppedError:
        pass
    put()
    put(ngettext("You ruled on {n} mark.", "You ruled on {n} marks.", ruled).format(n=ruled))


def _one(services: Services, review: Review, case: Case, lines: Lines, by: str) -> bool:
    """Ask about one; False where it was skipped."""
    answer = _level(lines)
    if answer is None:
        return False
    note = ask(lines, _("A word to {name} (Enter for none): ").format(name=case.profile))
    try:
        ruled = review.rule(case, answer[0], note=note, by=by)
    except DisputeRefusedError as error:  # somebody else was quicker
        put(refusal_words(error))
        return False
    put_wrapped([ruled_words(ruled)])
    if _wants_test(lines):
        write_test(services, ruled)
    return True


def _wants_test(lines: Lines) -> bool:
    put_wrapped([_("As a test in the scenario's file, your ruling is what later versions of the program are held to.")])
    return agrees(lines, _("Write it as a test? (yes or no) "))


def _level(lines: Lines) -> tuple[Level | None] | None:
    """The ruling, in a tuple of its own as it may be None; None to skip."""
    known: dict[str, tuple[Level | None]] = {"0": (0,), "1": (1,), "2": (2,), _("n"): (None,)}
    put_wrapped([_("0 missed, 1 partly, 2 met, n nothing called for it. Enter skips it, q stops.")])
    while True:
        answer = ask(lines, _("Your ruling: ")).strip().lower()
        if not answer:
            return None
        if answer == _("q"):
            raise StoppedError
        if answer in known:
            return known[answer]
        put(_("Type 0, 1, 2, n, q or nothing."))
