"""A trainer's ruling as an inline test of the scenario: what the machine should have said of that reply."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from simulator.engine.scenario import InlineTest
from simulator.i18n import _
from simulator.runtime.library import Library
from simulator.runtime.review import Case
from simulator.store import replace_file

Kept = Literal["written", "shipped", "gone", "unsound", "no_place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledTest:
    """What came of writing a ruling into its scenario.

    Attributes:
        kept: ``written``; else why not: the scenario came with the program (``shipped``), is not in any list of
            scenarios (``gone``), its file has faults or would have (``unsound``), or its layout leaves no place.
        text: the test as it stands, or as it could be put, under ``tests:``; perhaps in several lines.
        path: the scenario's file, None where it is gone.
        why: the first fault of an unsound file, in words.
    """

    kept: Kept
    text: str
    path: Path | None = None
    why: str = ""


def test_of(case: Case) -> InlineTest:
    """The test a ruling makes: what led up to the reply, what was done beside it, and the level it should have.

    Raises:
        ValueError: nobody has ruled on it yet.
    """
    ruling, given, before = case.dispute.ruling, case.dispute.given, case.lead_up
    if ruling is None:
        raise ValueError("nobody has ruled on it yet")
    wanted = (case.dispute.criterion,)
    return InlineTest(
        at=before.turn,
        before=before.before,
        start_mood=before.mood,
        reply=given.text,
        acts=tuple(str(act) for act in given.acts),
        met=wanted if ruling.level == 2 else (),
        partly=wanted if ruling.level == 1 else (),
        missed=wanted if ruling.level == 0 else (),
        not_called_for=wanted if ruling.level is None else (),
    )


def write_test(library: Library, own: Path, case: Case) -> RuledTest:
    """Write the ruling into the scenario as the last of its tests, where it is one's own and stays sound.

    Raises:
        StoreError: the file cannot be written; it is left as it was.
    """
    from simulator.scenario.inline_tests import NoPlaceError, UnsoundError, added, written_lines

    test = test_of(case)
    text = "- " + "\n  ".join(written_lines(test))
    cards = [each for each in library.cards() if each.id == case.scenario and each.language == case.language]
    if not cards:
        return RuledTest(kept="gone", text=text)
    path = Path(os.path.realpath(cards[0].path))
    if not cards[0].own:
        return RuledTest(kept="shipped", text=text, path=cards[0].path)
    try:
        before = path.read_bytes()
        after = added(cards[0].path, before, test, own=own)
    except UnsoundError as error:
        return RuledTest(kept="unsound", text=text, path=path, why=str(error.diagnostics[0].message))
    except (NoPlaceError, OSError) as error:
        return RuledTest(kept="no_place", text=text, path=path, why=str(error))
    replace_file(path, after, instead_of=before)
    return RuledTest(kept="written", text=text, path=path)


def outcome_words(made: RuledTest, case_id: str, own: Path) -> tuple[str, ...]:
    """What became of it, a thought a line, and what to do where it could not be written."""
    put_it = _("This is the test. It belongs under tests: in the scenario's file:")
    shown = [f"  {line}" for line in made.text.splitlines()]
    if made.kept == "written":
        return (
            _("Written as the last test in {path}").format(path=made.path),
            _("The file has changed by it, so a call of this scenario that was left in the middle starts anew."),
        )
    if made.kept == "shipped":
        return (
            _("This scenario came with the program, which is not changed."),
            _copy_words(own).format(path=made.path, own=own),
            _("Then: frontdesk review --rule {id} --write-test").format(id=case_id),
            put_it,
            *shown,
        )
    if made.kept == "gone":
        return (_("This scenario is not among yours, so the test is not written."), put_it, *shown)
    if made.kept == "unsound":
        why = _("{path} is left as it was: with the test in it, it could not be played ({why}).")
    else:
        why = _("{path} is left as it was: there is no place in it where a program could add a test ({why}).")
    return (why.format(path=made.path, why=made.why), put_it, *shown)


def _copy_words(own: Path) -> str:
    if own.is_dir():
        return _("To keep the test, copy {path} to {own} first; your copy is then the one that is played.")
    return _("To keep the test, make the folder {own} and copy {path} into it; your copy is played from then on.")
