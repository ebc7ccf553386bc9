"""What an encounter needs before it may end well, and what the patient really wants: told bit by bit, never by dice."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.engine.judgement import Judgement
from simulator.engine.mood import Mood
from simulator.engine.past import Story
from simulator.engine.scenario import Ending, Piece, Scenario
from simulator.engine.speech import Said

_DECENT_WARMTH = 35.0
"""Warmth, 0-100, below which nobody opens up, however much they trusted one before."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Where an encounter comes to: the ending, or (``asks``) what the patient asks for before they go.

    ``lacks`` is the number of the need that is lacking, from 1, 0 without one; ``instead_of`` the ending it would have
    been.
    """

    ending: str
    asks: tuple[str, ...] = ()
    lacks: int = 0
    instead_of: str = ""


def settle(scenario: Scenario, ending_id: str, story: Story, asked_for: Sequence[tuple[str, int]]) -> Settled:
    """Hold what was said and done against what the ending needs.

    For the first need that is lacking the patient asks, once; after that it decides how it really ends.
    """
    first, seen = ending_id, {ending_id}
    while True:
        ending = scenario.endings[ending_id]
        lacking = _lacking(ending, story)
        if lacking is None:
            return Settled(ending_id, instead_of=first if ending_id != first else "")
        need = ending.needs[lacking - 1]
        if need.asks and ending_id == first and (ending_id, lacking) not in asked_for:
            return Settled(ending_id, asks=need.asks, lacks=lacking)
        if need.otherwise in seen:
            return Settled(ending_id, instead_of=first if ending_id != first else "")
        ending_id = need.otherwise
        seen.add(ending_id)


def _lacking(ending: Ending, story: Story) -> int | None:
    return next((number for number, need in enumerate(ending.needs, start=1) if not story.has(need.past)), None)


def confided(
    pieces: Sequence[Piece], told: Sequence[str], said: Said, judgement: Judgement, mood: Mood
) -> Piece | None:
    """The piece of the hidden need that comes out now: the next one, after an open question or with enough trust."""
    piece = next((each for each in pieces if each.id not in told), None)
    if piece is None or judgement.failed or judgement.axes.warm < _DECENT_WARMTH:
        return None
    asked = piece.asked and said.does("asks_open")
    return piece if asked or mood.trust >= piece.trust else None
