"""What a log of encounters offers, whether it is kept on disk or only in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol, runtime_checkable

from simulator.engine.events import EncounterDropped, EncounterEnded, EncounterStarted, Event
from simulator.progress.summary import EncounterSummary

Status = Literal["in_progress", "ended", "dropped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EncounterRecord:
    """An encounter as the log lists it. ``steps`` is the number of its events, and the ``seq`` of the last."""

    id: str
    scenario: str = ""
    title: str = ""
    started_at: str = ""
    status: Status = "in_progress"
    retry_of: str = ""
    steps: int = 0

    def after(self, events: Sequence[Event]) -> "EncounterRecord":
        """The record once those events are in the log."""
        record = replace(self, steps=self.steps + len(events))
        for event in events:
            if isinstance(event, EncounterStarted):
                record = replace(
                    record,
                    scenario=event.scenario,
                    title=event.title,
                    started_at=event.at,
                    retry_of=event.retry_of,
                )
            elif isinstance(event, EncounterEnded):
                record = replace(record, status="ended")
            elif isinstance(event, EncounterDropped):
                record = replace(record, status="dropped")
        return record


@runtime_checkable
class EventLog(Protocol):
    """An append-only log of events by encounter. Ids and times come from the caller."""

    def append(
        self,
        encounter_id: str,
        events: Sequence[Event],
        *,
        expected_seq: int,
        summary: EncounterSummary | None = None,
    ) -> int:
        """Add events in one step; when this returns they are kept, when it raises none of them is.

        Args:
            encounter_id: the encounter's id; the first events of an encounter make it.
            events: what happened, in order.
            expected_seq: how many events the writer believes the encounter has so far, 0 for a new one.
            summary: the encounter folded up; worked out from its events where left out and it is over.

        Returns:
            How many events the encounter has now.

        Raises:
            OutOfStepError: it has more or fewer events than expected.
            StoreError: it could not be kept.
        """

    def events(self, encounter_id: str) -> tuple[Event, ...]:
        """Everything that happened in an encounter, in order; empty for an unknown one.

        Raises:
            NewerEventError: a newer program wrote some of it.
        """

    def record(self, encounter_id: str) -> EncounterRecord | None:
        """The encounter's record, or None."""

    def encounters(self, *, limit: int | None = None) -> tuple[EncounterRecord, ...]:
        """Every encounter, newest first."""

    def unfinished(self) -> tuple[str, ...]:
        """The ids of those neither ended nor dropped, newest first: what can be resumed."""

    def disputed(self) -> tuple[str, ...]:
        """The ids of the encounters in which a mark was disputed, ruled on or not, oldest first."""

    def replies_before(self, limit: int, *, besides: str = "") -> tuple[str, ...]:
        """The trainee's latest replies, newest first, without those of the encounter ``besides``."""

    def summaries(self) -> tuple[EncounterSummary, ...]:
        """Encounters that are over, oldest first. Those that cannot be read are left out."""
