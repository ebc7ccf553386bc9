"""What is told beside the trainer's rulings: records that were passed over, and what became of a ruling's test."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from simulator.cli.exits import FINDINGS, FINE
from simulator.cli.streams import put, tell
from simulator.i18n import _

if TYPE_CHECKING:
    from simulator.runtime.review import Case, Review
    from simulator.runtime.services import Services


def tell_troubles(review: "Review") -> None:
    """Say on standard error which records were passed over."""
    for name, error in dict(review.troubles).items():
        tell(_("{name}: passed over. {why}").format(name=name, why=error))


def write_test(services: "Services", case: "Case", *, say: Callable[[str], None] = put) -> int:
    """Write the ruling into the scenario, or say why not and show the test; 1 where the file did not take it."""
    from simulator.runtime.ruled_tests import outcome_words, write_test

    if _is_there(services, case):
        say(_("The scenario has this test already, so it is not written again."))
        return FINE
    own = services.home / "scenarios"
    made = write_test(services.library, own, case)
    for line in outcome_words(made, case.id, own):
        say(line)
    return FINE if made.kept in ("written", "shipped") else FINDINGS


def _is_there(services: "Services", case: "Case") -> bool:
    """Whether the scenario, as it is played now, holds the test that the ruling makes."""
    from dataclasses import replace

    from simulator.runtime.library import ScenarioProblemError
    from simulator.runtime.ruled_tests import test_of

    try:
        scenario = services.library.load(case.scenario)
    except ScenarioProblemError:
        return False  # what is wrong with it is told when it is written
    wanted = test_of(case)
    return any(replace(test, line=wanted.line) == wanted for test in scenario.tests)
