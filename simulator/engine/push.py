"""When a patient has to ask again, and in which words: burden, the headline of a call.

The causes are the two that were found to make callers push, a no without another way and a close with an open loop
(Stokoe, Sikveland and Symonds, BJGP 2016), and their neighbours in the literature on waiting: a wait without a number,
an update nobody volunteered, being asked for what one has told, told two different things, left without an answer.
"""

from collections.abc import Mapping, Sequence

from simulator.engine.acts import Act
from simulator.engine.judgement import Judgement
from simulator.engine.scenario import Patient, Turn
from simulator.engine.speech import Said

_WAYS_ON = frozenset({"book", "move", "callback", "message", "introduce", "transfer", "fetch", "emergency"})
"""Acts that are another way by themselves, whatever is said."""


def causes_of(
    said: Said,
    judgement: Judgement,
    *,
    acts: Sequence[Act],
    asked_again: bool,
    said_here: frozenset[str],
) -> tuple[str, ...]:
    """Why the patient would have to ask again after this reply, the most telling first; none where it serves them.

    Args:
        said: what the reply says.
        judgement: of the reply; only marks the scorer is sure of count.
        acts: done with the reply.
        asked_again: whether it asks for something they have told.
        said_here: the kinds of thing said since this turn began, this reply included.
    """
    acted = any(act.verb in _WAYS_ON for act in acts)
    # "Ring back at eight" is a next step and no way on: it is theirs to take, not ours.
    promised = any(not promise.vague for promise in said.promises)
    way_on = acted or promised or said.does("offers") or judgement.level("alternative") == 2
    loop_shut = acted or not {"next_step", "read_back"}.isdisjoint(said_here)
    found = (
        ("contradiction", any(slip.kind == "contradicts_earlier" for slip in said.slips)),
        ("again", asked_again),
        ("closing", said.does("closes") and not loop_shut),
        ("refusal", not way_on and (said.does("refuses") or _missed(judgement, "alternative"))),
        ("wait", not said.does("tells_wait") and (said.does("vague_wait") or _missed(judgement, "wait"))),
        ("unanswered", not acted and _missed(judgement, "answer")),
    )
    return tuple(cause for cause, holds in found if holds)


def _missed(judgement: Judgement, criterion: str) -> bool:
    mark = judgement.mark(criterion)
    return mark is not None and mark.level == 0 and mark.sure


def words_for(cause: str, turn: Turn, patient: Patient, before: Sequence[str]) -> str:
    """What the patient says to ask again: the author's words for that cause, harder each time; "" without any.

    Args:
        cause: why they have to.
        turn: whose own words come first.
        patient: whose words serve where the turn has none.
        before: the causes of the pushes so far.
    """
    words = _words(turn.pushes, cause) or _words(patient.pushes, cause)
    return words[min(before.count(cause), len(words) - 1)] if words else ""


def _words(pushes: Mapping[str, tuple[str, ...]], cause: str) -> tuple[str, ...]:
    return pushes.get(cause, ())
