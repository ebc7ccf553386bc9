"""A damaged, newer or unwritable record: a clear word, the file untouched, and a way on."""

import sqlite3

import pytest

from simulator.runtime.services import Services

COMMANDS = (
    ("play", "ten-oh-seven", "--plain", "--profile", "Ingrid"),
    ("history", "--profile", "Ingrid"),
    ("progress", "--profile", "Ingrid"),
)


@pytest.fixture
def record(data_folder):
    """Ingrid's file, made and closed."""
    Services(data_folder).practice("Ingrid").close()
    return Services(data_folder).profiles.path_of("Ingrid")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("damage", [b"not a database at all, sorry", b"SQLite format 3\x00" + b"\xff" * 500])
def test_a_damaged_record_is_left_as_it_is(frontdesk, record, command, damage):
    record.write_bytes(damage)
    told = frontdesk(*command, typed="no\n")
    assert told.code == 2
    assert "damaged" in told.err
    assert str(record) in told.err
    assert "another name" in told.err
    assert "Traceback" not in told.err
    assert record.read_bytes() == damage
    assert frontdesk("play", "ten-oh-seven", "--plain", "--profile", "Ingrid B", typed="no\n").code == 0


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_newer_record_is_left_as_it_is(frontdesk, record, command):
    with sqlite3.connect(record) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = record.read_bytes()
    told = frontdesk(*command, typed="no\n")
    assert told.code == 2
    assert "newer Front Desk" in told.err
    assert record.read_bytes() == before


def test_data_names_the_record_that_cannot_be_opened(frontdesk, record):
    record.write_bytes(b"nothing of ours")
    told = frontdesk("data")
    assert told.code == 0
    assert "cannot be opened" in told.out


@pytest.mark.parametrize("name", ["", "   ", "\x1b[31m", "x" * 500])
def test_a_name_that_is_none_is_refused(frontdesk, name, data_folder):
    told = frontdesk("play", "ten-oh-seven", "--plain", "--profile", name)
    assert told.code in (0, 2)
    assert "\x1b" not in told.out + told.err
    if name.strip() != "\x1b[31m":
        assert told.code == 2
        assert not (data_folder / "profiles").exists()


def test_a_home_that_is_a_file(frontdesk, tmp_path, monkeypatch):
    blocked = tmp_path / "blocked"
    blocked.write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("FRONTDESK_HOME", str(blocked))
    told = frontdesk("play", "ten-oh-seven", "--plain", "--profile", "Ingrid", typed="no\n")
    assert told.code == 2
    assert "Traceback" not in told.err
    assert frontdesk("play", "ten-oh-seven", "--plain", typed="no\n").code == 0


@pytest.mark.parametrize("command", ["history", "progress"])
def test_the_only_record_is_damaged_and_nobody_is_named(frontdesk, record, command):
    record.write_bytes(b"nothing of ours")
    told = frontdesk(command)
    assert told.code == 2
    assert "damaged" in told.err
    assert str(record) in told.err


@pytest.mark.parametrize("body", [("NewKind", 1, "{}"), ("ReplyGiven", 99, "{}"), ("ReplyGiven", 1, "not JSON")])
def test_one_call_that_cannot_be_read_hides_no_other(frontdesk, record, body):
    for _ in range(2):
        frontdesk("play", "ten-oh-seven", "--plain", "--profile", "Ingrid", typed="no\n")
    with sqlite3.connect(record) as connection:
        (first,) = connection.execute("SELECT min(number) FROM encounters").fetchone()
        connection.execute(
            "INSERT INTO events (encounter, seq, type, version, at, body)"
            " SELECT id, 999, ?, ?, '', ? FROM encounters WHERE number = ?",
            (*body, first),
        )
    connection.close()
    told = frontdesk("history")
    assert told.code == 0
    assert told.out.count("left in the middle") == 1
    assert frontdesk("play", "ten-oh-seven", "--plain", "--profile", "Ingrid", "--resume", typed="no\n").code == 0
