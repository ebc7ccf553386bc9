"""A meaning heard in a reply."""

from typing import NamedTuple


class Heard(NamedTuple):
    """A meaning heard: its score, 0.0-1.0, and where, as code point offsets of the reply, end exclusive."""

    meaning: str
    score: float
    start: int
    end: int
