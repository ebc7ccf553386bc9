"""That moment again: where to start so that one reply can be given anew, to the patient as they were just before it."""

from collections.abc import Sequence

from simulator.engine.desk import bookings
from simulator.engine.events import Event, ReplyGiven
from simulator.engine.state import memory_of, replay
from simulator.runtime.encounter import Moment


def moment_again(encounter_id: str, events: Sequence[Event], reply: int) -> Moment | None:
    """The moment of the reply of that number, from 1; None where there is no such reply.

    Args:
        encounter_id: the encounter it goes back to.
        events: its log, from the beginning.
        reply: the number of the reply.
    """
    number = 0
    for place, event in enumerate(events):
        if isinstance(event, ReplyGiven):
            number += 1
            if number == reply:
                state = replay(events[:place])
                return Moment(
                    encounter_id=encounter_id,
                    turn=event.turn,
                    mood=state.mood,
                    before=event.situation.patient,
                    done_before=bookings(events[:place]),
                    memory=memory_of(state),
                )
    return None
