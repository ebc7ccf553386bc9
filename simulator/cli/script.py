"""A file of replies, for playing without a person: see ``frontdesk play --help`` for its rules."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from simulator.cli.exits import UsageError
from simulator.engine.acts import Act, UnfitActError, UnknownActError, parse_act
from simulator.engine.clean import clean
from simulator.i18n import _
from simulator.runtime.act_wording import act_trouble

_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Step:
    """One turn of the trainee: acts, each with its line number, then words ("" where only acts are left)."""

    line: int
    acts: tuple[tuple[int, Act], ...]
    text: str


def called(name: str) -> str:
    """What messages call the file of replies of that name."""
    return _("standard input") if name == "-" else name


def load_script(name: str) -> tuple[Step, ...]:
    """Read the replies of a file, or of standard input where ``name`` is ``-``.

    Raises:
        UsageError: the file cannot be read, is not UTF-8, or names an act there is not; the message names the line.
    """
    if name == "-":
        return read_script(sys.stdin.buffer.read(), called(name))
    try:
        data = Path(name).read_bytes()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(_("The replies “{name}” cannot be read: {why}").format(name=name, why=why)) from error
    return read_script(data, name)


def read_script(data: bytes, name: str) -> tuple[Step, ...]:
    """Turn the bytes of a file of replies into steps; ``name`` is what messages call it.

    Raises:
        UsageError: the bytes are not UTF-8, or a line names an act there is not.
    """
    steps: list[Step] = []
    acts: list[tuple[int, Act]] = []
    for number, line in enumerate(_LINE_END.split(_decoded(data, name)), start=1):
        words = clean(line.replace("\\n", "\n")).text.strip()
        start = clean(line).text.strip()
        if not words or start.startswith("#"):
            continue
        if start.startswith("/"):
            acts.append((number, _act(start, name, number)))
            continue
        steps.append(Step(number, tuple(acts), line.replace("\\n", "\n")))
        acts = []
    if acts:
        steps.append(Step(acts[-1][0], tuple(acts), ""))
    return tuple(steps)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = len(_LINE_END.findall(data[: error.start].decode("utf-8", "replace"))) + 1
        raise UsageError(
            _("{name}, line {number}: this is not UTF-8. Save the file as UTF-8 and try again.").format(
                name=name, number=number
            )
        ) from error


def _act(words: str, name: str, number: int) -> Act:
    try:
        return parse_act(words)
    except (UnknownActError, UnfitActError) as error:
        raise UsageError(at_line(name, number, act_trouble(error))) from error


def at_line(name: str, number: int, trouble: str) -> str:
    """A trouble with its place in the file of replies."""
    return _("{name}, line {number}: {trouble}").format(name=name, number=number, trouble=trouble)
