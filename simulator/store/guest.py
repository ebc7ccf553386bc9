"""A guest's log: the same as a profile's, in memory only. Nothing of it ever reaches the disk."""

from collections.abc import Sequence

from simulator.engine.events import Event, MarkDisputed, ReplyGiven
from simulator.progress.summary import EncounterSummary, summary_of
from simulator.store.errors import OutOfStepError
from simulator.store.protocol import EncounterRecord


class GuestLog:
    """An ``EventLog`` that lasts as long as the program."""

    def __init__(self) -> None:
        self._records: dict[str, EncounterRecord] = {}
        self._events: dict[str, list[Event]] = {}
        self._replies: list[tuple[str, str]] = []

    def append(
        self,
        encounter_id: str,
        events: Sequence[Event],
        *,
        expected_seq: int,
        summary: EncounterSummary | None = None,  # noqa: ARG002 - a guest's is folded when asked for
    ) -> int:
        """See ``EventLog.append``."""
        before = self._records.get(encounter_id) or EncounterRecord(id=encounter_id)
        if before.steps != expected_seq:
            raise OutOfStepError(expected_seq, before.steps)
        self._records[encounter_id] = before.after(events)
        self._events.setdefault(encounter_id, []).extend(events)
        self._replies.extend(
            (encounter_id, event.text) for event in events if isinstance(event, ReplyGiven) and event.text.strip()
        )
        return expected_seq + len(events)

    def events(self, encounter_id: str) -> tuple[Event, ...]:
        """See ``EventLog.events``."""
        return tuple(self._events.get(encounter_id, ()))

    def record(self, encounter_id: str) -> EncounterRecord | None:
        """See ``EventLog.record``."""
        return self._records.get(encounter_id)

    def encounters(self, *, limit: int | None = None) -> tuple[EncounterRecord, ...]:
        """See ``EventLog.encounters``."""
        return tuple(reversed(self._records.values()))[:limit]

    def unfinished(self) -> tuple[str, ...]:
        """See ``EventLog.unfinished``."""
        return tuple(each.id for each in self.encounters() if each.status == "in_progress")

    def disputed(self) -> tuple[str, ...]:
        """See ``EventLog.disputed``."""
        logs = self._events.items()
        return tuple(name for name, events in logs if any(isinstance(each, MarkDisputed) for each in events))

    def replies_before(self, limit: int, *, besides: str = "") -> tuple[str, ...]:
        """See ``EventLog.replies_before``."""
        others = [reply for encounter, reply in reversed(self._replies) if encounter != besides]
        return tuple(others[:limit])

    def summaries(self) -> tuple[EncounterSummary, ...]:
        """See ``EventLog.summaries``."""
        return tuple(
            summary_of(self._events[each.id], each.id)
            for each in self._records.values()
            if each.status != "in_progress"
        )
