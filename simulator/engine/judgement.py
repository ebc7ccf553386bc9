"""What the engine needs to know of a judged reply. It holds no prose: words are rendered when shown.

The engine never scores. A judgement comes in as a value, so a recording replays without the scorer.
"""

from dataclasses import dataclass
from typing import Literal

Level = Literal[0, 1, 2]
GATES = ("safety", "privacy")
AXES = ("warm", "unscripted", "helpful", "overall")


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the reply that earned or cost: code point offsets, end exclusive."""

    start: int
    end: int
    effect: Literal["earned", "cost"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionMark:
    """One criterion: its level (None where nothing called for it), how much is there, and why, as a code.

    ``strength`` is 0.0-1.0 and present whatever the moment. ``reason`` is a code the language pack turns into words.
    """

    level: Level | None
    strength: float = 0.0
    sure: bool = True
    reason: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """Four marks, each 0-100."""

    warm: float
    unscripted: float
    helpful: float
    overall: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What judged: so that an old mark can be told from a new one."""

    scorer: str
    pack: str
    rubric: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A reply, judged. ``failed`` names the gates it failed; ``flagged`` those a trainer should look at."""

    axes: Axes
    criteria: tuple[tuple[str, CriterionMark], ...]
    failed: tuple[str, ...] = ()
    flagged: tuple[str, ...] = ()
    intelligible: bool = True
    versions: Versions

    def mark(self, criterion: str) -> CriterionMark | None:
        """The mark of that criterion, or None where it is not listed."""
        return next((mark for name, mark in self.criteria if name == criterion), None)

    def level(self, criterion: str) -> Level | None:
        """The level of that criterion, None where it was not called for."""
        mark = self.mark(criterion)
        return mark.level if mark else None
