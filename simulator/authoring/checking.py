"""Every check of an author's files in one run: what stands in them, and what comes of it when it is played."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import scoring
from simulator.authoring.checks.asking_again import check_asking_again
from simulator.authoring.checks.desk_card import check_desk_card
from simulator.authoring.checks.giving_up import check_giving_up
from simulator.authoring.checks.jargon import check_jargon
from simulator.authoring.checks.meanings import check_meanings
from simulator.authoring.checks.reactions import check_reactions
from simulator.authoring.checks.tested import check_tests
from simulator.scenario import Opened, open_each

_OF_THE_PARTS: tuple[Callable[[Opened], None], ...] = (check_reactions, check_asking_again, check_tests)
"""What can be told from how the parts of a scenario fit together."""
_OF_THE_WORDS: tuple[Callable[[Opened], None], ...] = (
    check_meanings,
    check_desk_card,
    check_jargon,
    check_giving_up,
)
"""What takes somebody who can read: these need a language pack."""


def check(opened: Opened) -> None:
    """Add what the deeper checks find to the findings of a file; all of it are warnings.

    Args:
        opened: A file as ``open_each`` gives it; one that is no scenario, or has errors, is left as it is.
    """
    scenario = opened.scenario
    if scenario is None or opened.findings.failed:
        return
    for each in _OF_THE_PARTS:
        each(opened)
    if scenario.language in scoring.available_languages():
        for each in _OF_THE_WORDS:
            each(opened)


def check_paths(paths: Iterable[str | Path], *, own: Path | None = None, deep: bool = True) -> Iterator[Opened]:
    """Every file in those files and folders with all its findings, one at a time.

    Args:
        paths: Files, or folders that are searched with their folders.
        own: The folder of this person's own scenarios.
        deep: Whether the deeper checks are run too.
    """
    for opened in open_each(paths, own=own):
        if deep:
            check(opened)
        yield opened
