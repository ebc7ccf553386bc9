"""Takes a reply from practice up into a scenario's file: as an example, a counter-example or a test.

Nothing is written that would not load, that is not heard as the author says it should be, or that breaks what worked.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import scoring
from simulator.authoring.checks.meanings import check_meanings
from simulator.authoring.testing import run_test
from simulator.engine.scenario import InlineTest, Scenario, Turn
from simulator.runtime.library import Library
from simulator.scenario import SHIPPED, Diagnostic
from simulator.scenario.amending import UnsoundError, amended, opened_as
from simulator.scenario.inline_tests import added, written, written_lines
from simulator.scenario.insertion import Item, NoPlaceError, quoted
from simulator.scenario.location import ID
from simulator.scenario.opening import Opened
from simulator.store import replace_file

Group = Literal["hears", "unlike"]
Trouble = Literal[
    "shipped", "gone", "unsound", "no_place", "no_turn", "no_meaning", "bad_name", "there", "unheard", "still_heard",
    "harm",
]  # fmt: skip


class NotTakenUpError(Exception):
    """The file is left as it was; ``trouble`` says why, and ``details`` are words for people, a thought each.

    ``shipped``: it came with the program. ``gone``: no scenario has that id. ``unsound``: the file could not be played,
    or could not be with it. ``no_place``: its layout leaves none. ``no_turn``, ``no_meaning``: it has none called so.
    ``bad_name``: a meaning cannot be called so. ``there``: it stands there already. ``unheard``: the example would not
    be heard as its meaning. ``still_heard``: the counter-example would. ``harm``: something else would come out worse.
    """

    def __init__(self, trouble: Trouble, *details: str) -> None:
        super().__init__(trouble)
        self.trouble: Trouble = trouble
        self.details = details


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenUp:
    """What was written.

    Attributes:
        path: the file.
        place: the keys to the list it is the last of, from the top.
        text: as it stands there, perhaps in several lines.
        is_new: the meaning had no examples in this turn before.
        also: other meanings that the same words are heard as.
        differs: of a test, what comes out otherwise for now: (what is expected, what comes), in words.
    """

    path: Path
    place: tuple[str, ...]
    text: str
    is_new: bool = False
    also: tuple[str, ...] = ()
    differs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A scenario's file that may be written, and the folder of this person's own scenarios."""

    path: Path
    own: Path


def target_of(library: Library, own: Path, scenario: str, language: str = "") -> Target:
    """The file of one's own scenario of that id, or that file.

    Args:
        library: where scenarios are looked for.
        own: the folder of one's own.
        scenario: its id, or the path of a file, which ends in ``.yaml``.
        language: which of several, where it matters.

    Raises:
        NotTakenUpError: ``gone`` or ``shipped``.
    """
    if scenario.endswith(".yaml"):
        path = Path(os.path.realpath(scenario))
        if path.is_relative_to(os.path.realpath(SHIPPED)):
            raise NotTakenUpError("shipped")
        return Target(path, own)
    cards = [each for each in library.cards() if each.id == scenario and language in ("", each.language)]
    if not cards:
        raise NotTakenUpError("gone")
    if not cards[0].own:
        raise NotTakenUpError("shipped")
    return Target(Path(os.path.realpath(cards[0].path)), own)


def add_example(target: Target, turn: str, group: Group, meaning: str, words: str, *, anyway: bool = False) -> TakenUp:
    """Write the words as the last example of a meaning, new or not, or as its last counter-example.

    Args:
        target: the file.
        turn: the turn that listens for it.
        group: ``hears`` for an example, ``unlike`` for what must not be heard as that meaning.
        meaning: its name.
        words: what was said, in one line.
        anyway: write it although something else comes out worse.

    Raises:
        NotTakenUpError: it is not written, and why.
        StoreError: the file cannot be written; it is left as it was.
    """
    words = " ".join(words.split())
    data, before = _opened(target)
    there = _turn_of(before, turn)
    if group == "unlike" and meaning not in there.hears:
        raise NotTakenUpError("no_meaning", *there.hears)
    if not ID.fullmatch(meaning):
        raise NotTakenUpError("bad_name")
    if words in (there.hears if group == "hears" else there.unlike).get(meaning, ()):
        raise NotTakenUpError("there")
    place = ("turns", turn, group, meaning)
    try:
        fresh, after = amended(target.path, data, place, Item(quoted(words), (quoted(words),)), own=target.own)
    except (UnsoundError, NoPlaceError) as error:
        raise _not_written(error) from error
    heard = _heard_in(words, _turn_of(after, turn), before)
    if group == "hears" and meaning not in heard:
        raise NotTakenUpError("unheard", *heard)
    if group == "unlike" and meaning in heard:
        raise NotTakenUpError("still_heard")
    harm = () if anyway else (*_new_findings(before, after), *_broken_tests(before, after, turn))
    if harm:
        raise NotTakenUpError("harm", *harm)
    replace_file(target.path, fresh, instead_of=data)
    also = tuple(each for each in heard if each != meaning)
    is_new = group == "hears" and meaning not in there.hears
    return TakenUp(path=target.path, place=place, text=f"- {quoted(words)}", is_new=is_new, also=also)


def add_test(target: Target, test: InlineTest) -> TakenUp:
    """Write the test as the last of the scenario's, whether or not it passes for now.

    Raises:
        NotTakenUpError: it is not written, and why.
        StoreError: the file cannot be written; it is left as it was.
    """
    data, before = _opened(target)
    _turn_of(before, test.at)
    scenario = _scenario(before)
    if any(written(each) == written(test) for each in scenario.tests):
        raise NotTakenUpError("there")
    try:
        fresh = added(target.path, data, test, own=target.own)
    except (UnsoundError, NoPlaceError) as error:
        raise _not_written(error) from error
    run = run_test(scenario, test)
    replace_file(target.path, fresh, instead_of=data)
    return TakenUp(
        path=target.path,
        place=("tests",),
        text="- " + "\n  ".join(written_lines(test)),
        differs=tuple((each.expected, each.actual) for each in run.mismatches),
    )


def _opened(target: Target) -> tuple[bytes, Opened]:
    try:
        data = target.path.read_bytes()
        return data, opened_as(target.path, data, own=target.own)
    except OSError as error:
        raise NotTakenUpError("gone", str(error.strerror or error)) from error
    except UnsoundError as error:
        raise _not_written(error) from error


def _not_written(error: UnsoundError | NoPlaceError) -> NotTakenUpError:
    if isinstance(error, NoPlaceError):
        return NotTakenUpError("no_place", str(error))
    return NotTakenUpError("unsound", *(str(each.message) for each in error.diagnostics[:3]))


def _scenario(opened: Opened) -> Scenario:
    assert opened.scenario is not None
    return opened.scenario


def _turn_of(opened: Opened, name: str) -> Turn:
    turns = _scenario(opened).turns
    if name not in turns:
        raise NotTakenUpError("no_turn", *turns)
    return turns[name]


def _heard_in(words: str, turn: Turn, opened: Opened) -> tuple[str, ...]:
    reading = scoring.read(words, _scenario(opened).language)
    return tuple(each.meaning for each in scoring.recognise(reading, turn.hears, unlike=turn.unlike))


def _new_findings(before: Opened, after: Opened) -> Iterator[str]:
    """What the check of meanings finds once it stands there, and did not before."""
    known = {_told(each.code, str(each.message)) for each in _checked(before)}
    for each in _checked(after):
        if _told(each.code, str(each.message)) not in known:
            yield f"{each.code}: {each.message}"


def _checked(opened: Opened) -> tuple[Diagnostic, ...]:
    check_meanings(opened)
    return tuple(opened.findings.sorted())


def _told(code: str, message: str) -> str:
    """A finding without the numbers in it, which shift as lines are added."""
    return code + re.sub(r"\d+", "#", message)


def _broken_tests(before: Opened, after: Opened, turn: str) -> Iterator[str]:
    """The tests through that turn that pass now and would not."""
    old, new = _scenario(before), _scenario(after)
    for test in old.tests:
        if (test.at == turn or test.before) and run_test(old, test).passed:
            for each in run_test(new, test).mismatches[:1]:
                yield f"{quoted(test.reply)}: {each.expected}; {each.actual}"
