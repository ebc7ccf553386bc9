-- One profile's practice: its settings, its encounters, and for each the log of what happened.
-- `number` gives the order of arrival; ids and times come from the program.

CREATE TABLE settings (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);

CREATE TABLE encounters (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    scenario TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    started_at TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'in_progress' CHECK (status IN ('in_progress', 'ended', 'dropped')),
    retry_of TEXT NOT NULL DEFAULT '',
    summary TEXT
);

-- `reply` repeats the trainee's words of a reply, so that looking back over many needs no reading of bodies.
CREATE TABLE events (
    number INTEGER PRIMARY KEY,
    encounter TEXT NOT NULL REFERENCES encounters (id),
    seq INTEGER NOT NULL CHECK (seq > 0),
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    at TEXT NOT NULL,
    body TEXT NOT NULL,
    reply TEXT,
    UNIQUE (encounter, seq)
);

CREATE INDEX events_replies ON events (number) WHERE reply IS NOT NULL;
CREATE INDEX encounters_status ON encounters (status);

CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
BEGIN
    SELECT RAISE(ABORT, 'events are never changed');
END;

CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN
    SELECT RAISE(ABORT, 'events are never deleted');
END;
