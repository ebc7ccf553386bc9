"""A reply, judged: numbers, levels, spans and reason codes. Prose is rendered from the pack when it is shown."""

from dataclasses import dataclass
from typing import Literal

Level = Literal[0, 1, 2]
Effect = Literal["earned", "cost"]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the reply that earned or cost: code point offsets of the reply as given, end exclusive."""

    start: int
    end: int
    effect: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One criterion. ``level`` 2 clearly met, 1 partly, 0 called for and missed or violated, None not called for.

    ``strength``, 0.0-1.0, says how much of the behaviour is there whatever the moment.
    ``reason`` is a code of the pack.
    """

    level: Level | None
    strength: float = 0.0
    sure: bool = True
    reason: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The whole of it. ``axes`` are 0-100 by name; ``failed`` gates on the author's word or a sure finding.

    ``flagged`` names gates a trainer should look at; ``intelligible`` is False where nothing could be made out
    (then no criterion has a level and no gate fails on words).
    """

    axes: dict[str, float]
    marks: dict[str, Mark]
    failed: tuple[str, ...] = ()
    flagged: tuple[str, ...] = ()
    intelligible: bool = True
    scorer: str
    pack: str
    rubric: str
