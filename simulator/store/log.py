"""The append-only log in a profile's database."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from simulator.engine.events import Event, MarkDisputed, ReplyGiven
from simulator.progress.summary import EncounterSummary, SummaryError, from_plain, summary_of, to_plain
from simulator.store.codec import decode, encode
from simulator.store.database import Database
from simulator.store.errors import EventCodecError, OutOfStepError
from simulator.store.protocol import EncounterRecord

_RECORD = """
    SELECT id, scenario, title, started_at, status, retry_of,
           (SELECT count(*) FROM events WHERE encounter = encounters.id) AS steps
    FROM encounters
"""


class DatabaseLog:
    """An ``EventLog`` on disk: what it says it has kept survives a killed program and a power cut."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(
        self,
        encounter_id: str,
        events: Sequence[Event],
        *,
        expected_seq: int,
        summary: EncounterSummary | None = None,
    ) -> int:
        """See ``EventLog.append``."""
        encoded = [(event, encode(event)) for event in events]
        with self._database.transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO encounters (id) VALUES (?)", (encounter_id,))
            before = _record(connection.execute(f"{_RECORD} WHERE id = ?", (encounter_id,)).fetchone())
            if before.steps != expected_seq:
                raise OutOfStepError(expected_seq, before.steps)
            connection.executemany(
                "INSERT INTO events (encounter, seq, type, version, at, body, reply) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (encounter_id, seq, *form[:2], event.at, form.body, _reply(event))
                    for seq, (event, form) in enumerate(encoded, expected_seq + 1)
                ],
            )
            after = before.after(events)
            if summary is None and after.status != "in_progress":
                summary = summary_of(_events(connection, encounter_id), encounter_id)
            _update(connection, after, summary)
        return after.steps

    def events(self, encounter_id: str) -> tuple[Event, ...]:
        """See ``EventLog.events``."""
        rows = self._database.rows(_EVENTS, encounter_id)
        return tuple(decode(*row) for row in rows)

    def record(self, encounter_id: str) -> EncounterRecord | None:
        """See ``EventLog.record``."""
        rows = self._database.rows(f"{_RECORD} WHERE id = ?", encounter_id)
        return _record(rows[0]) if rows else None

    def encounters(self, *, limit: int | None = None) -> tuple[EncounterRecord, ...]:
        """See ``EventLog.encounters``."""
        rows = self._database.rows(f"{_RECORD} ORDER BY number DESC LIMIT ?", -1 if limit is None else limit)
        return tuple(_record(row) for row in rows)

    def unfinished(self) -> tuple[str, ...]:
        """See ``EventLog.unfinished``."""
        rows = self._database.rows("SELECT id FROM encounters WHERE status = 'in_progress' ORDER BY number DESC")
        return tuple(encounter_id for (encounter_id,) in rows)

    def disputed(self) -> tuple[str, ...]:
        """See ``EventLog.disputed``."""
        rows = self._database.rows(
            "SELECT id FROM encounters WHERE id IN (SELECT encounter FROM events WHERE type = ?) ORDER BY number",
            MarkDisputed.__name__,
        )
        return tuple(encounter_id for (encounter_id,) in rows)

    def replies_before(self, limit: int, *, besides: str = "") -> tuple[str, ...]:
        """See ``EventLog.replies_before``."""
        rows = self._database.rows(
            "SELECT reply FROM events WHERE reply IS NOT NULL AND encounter != ? ORDER BY number DESC LIMIT ?",
            besides,
            limit,
        )
        return tuple(reply for (reply,) in rows)

    def summaries(self) -> tuple[EncounterSummary, ...]:
        """See ``EventLog.summaries``."""
        rows = self._database.rows("SELECT id, summary FROM encounters WHERE status != 'in_progress' ORDER BY number")
        found = (self._summary(encounter_id, stored) for encounter_id, stored in rows)
        return tuple(summary for summary in found if summary is not None)

    def _summary(self, encounter_id: str, stored: str | None) -> EncounterSummary | None:
        """The stored summary; folded anew where it is missing or of another version."""
        if stored is not None:
            try:
                return from_plain(json.loads(stored))
            except (SummaryError, ValueError):
                pass
        try:
            return summary_of(self.events(encounter_id), encounter_id)
        except EventCodecError:
            return None


_EVENTS = "SELECT type, version, body FROM events WHERE encounter = ? ORDER BY seq"


def _events(connection: sqlite3.Connection, encounter_id: str) -> tuple[Event, ...]:
    return tuple(decode(*row) for row in connection.execute(_EVENTS, (encounter_id,)))


def _reply(event: Event) -> str | None:
    """The words to look back on: of a reply that held any and that a database can hold."""
    if not isinstance(event, ReplyGiven) or not event.text.strip():
        return None
    return event.text.encode("utf-8", "replace").decode("utf-8")


def _update(connection: sqlite3.Connection, record: EncounterRecord, summary: EncounterSummary | None) -> None:
    connection.execute(
        "UPDATE encounters SET scenario = ?, title = ?, started_at = ?, status = ?, retry_of = ?,"
        " summary = coalesce(?, summary) WHERE id = ?",
        (
            record.scenario,
            record.title,
            record.started_at,
            record.status,
            record.retry_of,
            None if summary is None else json.dumps(to_plain(summary)),
            record.id,
        ),
    )


def _record(row: tuple[Any, ...]) -> EncounterRecord:
    names = ("id", "scenario", "title", "started_at", "status", "retry_of", "steps")
    return EncounterRecord(**dict(zip(names, row, strict=True)))
