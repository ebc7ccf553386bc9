"""What one does beside the words moves a patient too: a hold unasked, a cold transfer, more time than was told."""

from collections.abc import Sequence

from simulator.engine.acts import Act
from simulator.engine.mood import Shift
from simulator.engine.speech import Said

HOLD_UNASKED_COSTS_PATIENCE = 5
COLD_TRANSFER_COSTS_PATIENCE = 5
"""They will have to tell it all again, to somebody who knows nothing of it."""
INTRODUCTION_EARNS_TRUST = 4
STEPPING_ASIDE_EARNS_TRUST = 4
OVERDUE_COSTS_PATIENCE = 5
_TOUCHY = frozenset({"sensitive", "third_party"})


def shifts_of_acts(
    acts: Sequence[Act],
    said: Said,
    *,
    before: Sequence[Act],
    asked_to_hold: bool,
    moments: Sequence[str],
    ran_over: bool,
) -> tuple[Shift, ...]:
    """What the acts done with one reply do to the patient.

    Args:
        acts: in order.
        said: the reply they go with; asking makes a hold free, an apology one that took too long.
        before: the acts done earlier: whoever was introduced then is put through warmly now.
        asked_to_hold: the reply before this one asked already.
        moments: what the turn calls for: stepping aside is a kindness where the matter is nobody else's.
        ran_over: they took longer than the patient had been told.
    """
    verbs = {act.verb for act in acts}
    shifts = []
    if "hold" in verbs and not asked_to_hold and not said.does("asks_to_hold"):
        shifts.append(Shift("patience", -HOLD_UNASKED_COSTS_PATIENCE, "held_unasked"))
    introduced = {act.argument for act in (*before, *acts) if act.verb == "introduce"}
    if any(act.verb == "transfer" and act.argument not in introduced for act in acts):
        shifts.append(Shift("patience", -COLD_TRANSFER_COSTS_PATIENCE, "cold_transfer"))
    if "introduce" in verbs:
        shifts.append(Shift("trust", INTRODUCTION_EARNS_TRUST, "introduced"))
    if "aside" in verbs and not _TOUCHY.isdisjoint(moments):
        shifts.append(Shift("trust", STEPPING_ASIDE_EARNS_TRUST, "stepped_aside"))
    if ran_over and not said.does("apologises"):
        shifts.append(Shift("patience", -OVERDUE_COSTS_PATIENCE, "overdue"))
    return tuple(shifts)
