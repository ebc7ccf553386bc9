"""The conversation as lines to read: a fold over the events that screens, plain mode and history share."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from simulator.engine.acts import Act
from simulator.engine.events import (
    ActTaken,
    EncounterEnded,
    EncounterStarted,
    Event,
    HintShown,
    PatientReacted,
    PatientSpoke,
    ReplyGiven,
)

Kind = Literal["patient", "cue", "you", "act", "hint", "ended"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: who it is from, what it says, and the number of the reply it belongs to (0 before the first).

    A line of kind ``act`` carries the act itself as well.
    """

    kind: Kind
    text: str
    reply: int = 0
    act: Act | None = None


def transcript(events: Iterable[Event]) -> tuple[Line, ...]:
    """The lines of a log, in the order they were said."""
    lines: list[Line] = []
    reply = 0
    for event in events:
        match event:
            case EncounterStarted():
                lines.extend(_spoken(event.says, event.cue, reply))
            case ActTaken():
                lines.append(Line("act", str(event.act), reply + 1, event.act))
            case HintShown():
                lines.append(Line("hint", event.text, reply + 1))
            case ReplyGiven():
                reply += 1
                if event.text.strip():
                    lines.append(Line("you", event.text, reply))
            case PatientReacted():
                lines.extend(_spoken(event.words, event.cue, reply))
            case PatientSpoke():
                lines.extend(_spoken(event.says, event.cue, reply))
            case EncounterEnded():
                lines.append(Line("ended", event.ending, reply))
            case _:
                pass
    return tuple(lines)


def _spoken(words: str, cue: str, reply: int) -> list[Line]:
    lines = [Line("patient", words, reply)] if words else []
    return [*lines, Line("cue", cue, reply)] if cue else lines
