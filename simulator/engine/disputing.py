"""Whether a mark can be disputed, or a dispute ruled on, as things stand: the decision, not its folds."""

from simulator.engine.commands import DisputeMark, RuleDispute
from simulator.engine.disputes import DisputeRefusedError, Trouble
from simulator.engine.events import DisputeRuled, MarkDisputed
from simulator.engine.state import EncounterState


def decide_dispute(state: EncounterState, command: DisputeMark | RuleDispute) -> MarkDisputed | DisputeRuled:
    """The event a dispute or a ruling leads to. It needs no scenario, so that its file may have gone.

    Raises:
        DisputeRefusedError: it does not fit the encounter as it stands.
    """
    mark = (command.reply, command.criterion)
    trouble = _trouble(state, command, mark)
    if trouble is not None:
        raise DisputeRefusedError(trouble, reply=command.reply, criterion=command.criterion)
    if isinstance(command, DisputeMark):
        return MarkDisputed(at=command.at, reply=command.reply, criterion=command.criterion, note=command.note)
    return DisputeRuled(
        at=command.at,
        reply=command.reply,
        criterion=command.criterion,
        level=command.level,
        note=command.note,
        by=command.by,
    )


def _trouble(state: EncounterState, command: DisputeMark | RuleDispute, mark: tuple[int, str]) -> Trouble | None:
    if not state.over:
        return "not_over"
    if not 1 <= command.reply <= len(state.marked):
        return "no_such_reply"
    if command.criterion not in state.marked[command.reply - 1]:
        return "not_marked"
    if mark in state.ruled:
        return "already_ruled"
    if isinstance(command, RuleDispute):
        return None if mark in state.disputed else "not_disputed"
    return None if command.note.strip() else "no_note"
