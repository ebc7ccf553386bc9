"""Adds one inline test to a scenario's text and leaves every other byte as it was, comments too.

The place is found with PyYAML's marks; nothing is ever dumped anew, since that would lose what an author wrote.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from simulator.engine.scenario import InlineTest
from simulator.scenario.compile import compile_scenario
from simulator.scenario.diagnostics import Diagnostic
from simulator.scenario.loader import load_clinic, load_scenario
from simulator.scenario.location import clinic_folders, find_clinic
from simulator.scenario.nodes import child, text_of
from simulator.scenario.reader import read

# Words that need no quotation marks between braces, whatever YAML makes of others.
_PLAIN = re.compile(r"[a-z][a-z0-9_]*([- ][a-z0-9_]+)*")
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
# What the reader refuses or takes for a line break, beside the quotation mark and the backslash.
_UNSAFE = re.compile(
    '["\\\\\x00-\x1f\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ud800-\udfff\ufeff\ufff0-\uffff]'
)


class NoPlaceError(ValueError):
    """The file is laid out in a way that a test cannot be added to by a program."""


class UnsoundError(ValueError):
    """The file has faults, before the test was added or because of it; ``diagnostics`` say which."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("the scenario does not load")
        self.diagnostics = diagnostics


def written(test: InlineTest) -> str:
    """The test as YAML in one line, to stand in the list under ``tests:`` after a dash."""
    parts = [f"at: {_word(test.at)}"]
    if test.before:
        said = (each for step in test.before for each in (*(f"/{act}" for act in step.acts), step.reply))
        parts.append(f"before: [{', '.join(map(_quoted, said))}]")
    if test.start_mood is not None:
        mood = test.start_mood
        parts.append(f"from: {{trust: {mood.trust}, worry: {mood.worry}, patience: {mood.patience}}}")
    parts.append(f"reply: {_quoted(test.reply)}")
    for key in ("acts", "hears", "not_hears", "met", "partly", "missed", "not_called_for", "failed"):
        words = getattr(test, key)
        if words:
            parts.append(f"{key}: [{', '.join(map(_word, words))}]")
    return "{" + ", ".join((*parts, *_outcome(test))) + "}"


def _outcome(test: InlineTest) -> Iterator[str]:
    """The keys for what the patient must make of the reply."""
    if test.reaction is not None:
        yield f"reaction: {test.reaction}"
    if test.push is not None:
        yield f"push: {'true' if test.push else 'false'}"
    if test.tells:
        yield f"tells: {_word(test.tells)}"
    if test.moves:
        yield f"mood: {{{', '.join(f'{name}: {way}' for name, way in test.moves)}}}"
    if test.end is not None:
        yield f"end: {_word(test.end)}"


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
    before = load_scenario(path, own=own)
    if before.scenario is None:
        raise UnsoundError(tuple(before.diagnostics))
    try:
        fresh = with_test(data.decode("utf-8"), test).encode("utf-8")
    except UnicodeError as error:
        raise NoPlaceError(str(error)) from error
    found = _faults(path, fresh, own)
    if found:
        raise UnsoundError(found)
    return fresh


def with_test(text: str, test: InlineTest) -> str:
    """The text of a sound scenario with the test as the last of its tests.

    Raises:
        NoPlaceError: its layout leaves no place for it.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise NoPlaceError(str(error)) from error
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise NoPlaceError("the keys of the file do not stand on lines of their own")
    item, line_end = written(test), _line_end(text)
    tests = next((value for key, value in root.value if key.value == "tests"), None)
    if tests is None:
        gap = "" if not text or text.endswith(("\n", "\r")) else line_end
        return f"{text}{gap}tests:{line_end}  - {item}{line_end}"
    if isinstance(tests, yaml.ScalarNode) and not tests.value and tests.style is None:
        return _on_next_line(text, tests.start_mark.index, f"  - {item}", line_end)
    if not isinstance(tests, yaml.SequenceNode):
        raise NoPlaceError("tests: is no list")
    if tests.flow_style:
        return _into_brackets(text, tests, item)
    return _after_last(text, tests, item, line_end)


def _into_brackets(text: str, tests: yaml.SequenceNode, item: str) -> str:
    if not tests.value:
        place = tests.start_mark.index + 1
        return text[:place] + item + text[place:]
    place = tests.value[-1].end_mark.index
    return f"{text[:place]}, {item}{text[place:]}"


def _after_last(text: str, tests: yaml.SequenceNode, item: str, line_end: str) -> str:
    """The mark of a block's end lies behind the comments that follow it, so the last thing in the block is asked."""
    last: yaml.Node = tests
    while isinstance(last, yaml.CollectionNode) and not last.flow_style and last.value:
        inner = last.value[-1]
        last = inner[1] if isinstance(inner, tuple) else inner
    place = last.end_mark.index
    entry = f"{' ' * tests.start_mark.column}- {item}"
    line_start = max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1
    if place and not text[line_start:place].strip(" "):
        # Words in several lines end where the next line begins, behind its indentation.
        return f"{text[:line_start]}{entry}{line_end}{text[line_start:]}"
    return _on_next_line(text, place, entry, line_end)


def _on_next_line(text: str, place: int, entry: str, line_end: str) -> str:
    """The entry as a line of its own below the line of that place, so behind a comment that ends it."""
    following = _LINE_BREAK.search(text, place)
    if following is None:
        return f"{text}{line_end}{entry}{line_end}"
    return f"{text[: following.end()]}{entry}{line_end}{text[following.end() :]}"


def _faults(path: Path, data: bytes, own: Path | None) -> tuple[Diagnostic, ...]:
    """What would keep the file from being played if it held that: none where all is well."""
    root, findings = read(data, str(path))
    if root is None:
        return tuple(findings.sorted())
    found = find_clinic(text_of(child(root, "clinic")), clinic_folders(path, own))
    clinic = load_clinic(found).clinic if found else None
    scenario = compile_scenario(root, path.stem, clinic, findings)
    return () if scenario is not None and clinic is not None else tuple(findings.sorted())


def _line_end(text: str) -> str:
    found = _LINE_BREAK.search(text)
    return found[0] if found else "\n"


def _word(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    return '"' + _UNSAFE.sub(_escaped, text) + '"'


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    known = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    return known.get(char) or f"\\u{ord(char):04x}"
