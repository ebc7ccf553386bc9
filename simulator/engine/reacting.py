"""Which of an author's reactions fits a reply: the first whose every condition holds."""

from collections.abc import Sequence
from typing import NamedTuple

from simulator.engine.acts import Act
from simulator.engine.commands import Say
from simulator.engine.mood import Mood
from simulator.engine.past import Story
from simulator.engine.scenario import Condition, Past, Reaction, Turn


class Found(NamedTuple):
    """A reaction, the list it came from (``anytime`` or ``turn``) and its number there, from 1."""

    by: str
    number: int
    reaction: Reaction


def first_fitting(
    anytime: Sequence[Reaction],
    turn: Turn,
    command: Say,
    *,
    acts: Sequence[Act],
    mood: Mood,
    causes: Sequence[str],
    story: Story,
) -> Found | None:
    """The first reaction that fits, those of any time before those of the turn; None where none does.

    Args:
        anytime: tried in every turn.
        turn: where the reply was given.
        command: the reply, heard and judged.
        acts: done with it.
        mood: as the reply leaves it.
        causes: why the patient would have to ask again after it.
        story: what has happened, this reply included.
    """
    for by, reactions in (("anytime", anytime), ("turn", turn.reactions)):
        for number, reaction in enumerate(reactions, start=1):
            if fits(reaction.condition, command, acts=acts, mood=mood, causes=causes, story=story):
                return Found(by, number, reaction)
    return None


def fits(
    condition: Condition, command: Say, *, acts: Sequence[Act], mood: Mood, causes: Sequence[str], story: Story
) -> bool:
    """Whether everything that condition asks for is so; see ``first_fitting``."""
    done = {str(act) for act in acts} | {act.verb for act in acts}
    judgement = command.judgement
    return (
        all(meaning in command.heard for meaning in condition.hears)
        and all(act in done for act in condition.acts)
        and all(judgement.level(criterion) == 2 for criterion in condition.met)
        and all(judgement.level(criterion) == 0 for criterion in condition.missed)
        and all(gate in judgement.failed for gate in condition.failed)
        and all(each.low <= getattr(mood, each.dimension) <= each.high for each in condition.mood)
        and all(cause in causes for cause in condition.causes)
        and (condition.past == Past() or story.has(condition.past))
    )
