"""An inline test as an author would write it, and the place for it in a scenario's file."""

from collections.abc import Iterator
from pathlib import Path

from simulator.engine.scenario import InlineTest
from simulator.scenario.amending import UnsoundError, amended
from simulator.scenario.insertion import Item, NoPlaceError, quoted, with_item, word

__all__ = ["NoPlaceError", "UnsoundError", "added", "with_test", "written", "written_lines"]

_PLACE = ("tests",)


def written(test: InlineTest) -> str:
    """The test as YAML in one line, to stand in the list under ``tests:`` after a dash."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in _pairs(test)) + "}"


def written_lines(test: InlineTest) -> tuple[str, ...]:
    """The test as YAML after a dash: in one line, or a line a key where replies come before it."""
    if not test.before:
        return (written(test),)
    lines = []
    for key, value in _pairs(test):
        if key == "before":
            lines += ["before:", *(f"  - {quoted(each)}" for each in _said_before(test))]
        else:
            lines.append(f"{key}: {value}")
    return tuple(lines)


def added(path: Path, data: bytes, test: InlineTest, *, own: Path | None = None) -> bytes:
    """The bytes of the scenario's file with the test as the last of its tests. Nothing is written.

    Args:
        path: The scenario's file; clinics are looked for near it.
        data: What is in it now.
        test: What is to be added.
        own: The folder of this person's own scenarios.

    Raises:
        UnsoundError: the file cannot be played, or could not be once the test stands in it.
        NoPlaceError: its layout leaves no place for it.
    """
    fresh, _opened = amended(path, data, _PLACE, _item(test), own=own)
    return fresh


def with_test(text: str, test: InlineTest) -> str:
    """The text of a sound scenario with the test as the last of its tests.

    Raises:
        NoPlaceError: its layout leaves no place for it.
    """
    return with_item(text, _PLACE, _item(test))


def _item(test: InlineTest) -> Item:
    return Item(written(test), written_lines(test))


def _pairs(test: InlineTest) -> Iterator[tuple[str, str]]:
    """Each key and what stands behind it."""
    yield "at", word(test.at)
    if test.before:
        yield "before", f"[{', '.join(map(quoted, _said_before(test)))}]"
    if test.start_mood is not None:
        mood = test.start_mood
        yield "from", f"{{trust: {mood.trust}, worry: {mood.worry}, patience: {mood.patience}}}"
    yield "reply", quoted(test.reply)
    for key in ("acts", "hears", "not_hears", "met", "partly", "missed", "not_called_for", "failed"):
        words = getattr(test, key)
        if words:
            yield key, f"[{', '.join(map(word, words))}]"
    yield from _outcome(test)


def _outcome(test: InlineTest) -> Iterator[tuple[str, str]]:
    """The keys for what the patient must make of the reply."""
    if test.reaction is not None:
        yield "reaction", str(test.reaction)
    if test.push is not None:
        yield "push", "true" if test.push else "false"
    if test.tells:
        yield "tells", word(test.tells)
    if test.moves:
        yield "mood", f"{{{', '.join(f'{name}: {way}' for name, way in test.moves)}}}"
    if test.end is not None:
        yield "end", word(test.end)


def _said_before(test: InlineTest) -> Iterator[str]:
    """The earlier replies in order, each after what was done with it."""
    for step in test.before:
        yield from (f"/{act}" for act in step.acts)
        yield step.reply
