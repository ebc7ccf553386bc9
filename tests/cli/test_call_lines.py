"""A call read afterwards: silences, pushes and their causes stand where they happened, marks under their own reply."""

from pathlib import Path

from simulator.cli.marks import call_lines
from simulator.engine.acts import Act
from simulator.runtime.clock import FixedClock
from simulator.runtime.encounter import Choices, Encounter
from simulator.runtime.services import Services
from simulator.store import GuestLog

FILE = Path(__file__).parents[1] / "runtime" / "scenarios" / "the-blue-folder.yaml"


def begun():
    return Encounter.begin(
        Services().library.load(str(FILE)),
        encounter_id="e1",
        choices=Choices(seed=1, pace="real"),
        log=GuestLog(),
        clock=FixedClock(),
    )


def after(words, lines):
    return lines[next(place for place, line in enumerate(lines) if words in line) + 1]


def test_a_silence_says_that_it_was_one_and_a_push_why():
    encounter = begun()
    encounter.wait(20)
    encounter.say("No.")
    lines = call_lines(encounter.events)
    assert after("Are you still there?", lines) == "  (after a silence; it costs nothing)"
    assert after("Mr Pell: Well, who can tell me", lines) == (
        "  They had to ask again: after a no with nothing else offered."
    )
    assert sum("had to ask again" in line for line in lines) == encounter.view.burden == 1


def test_who_was_told_a_time_is_told_apart_from_a_silence():
    encounter = begun()
    encounter.act(Act("note", "asks about the folder"))
    encounter.say("I'm looking for it now, it will take about two minutes.")
    encounter.wait(20)
    encounter.wait(50)
    lines = call_lines(encounter.events)
    assert after("Is anybody looking?", lines) == "  They had to ask again: nobody told them how it stood."


def test_marks_stand_under_their_own_reply_even_where_nobody_spoke():
    encounter = begun()
    encounter.act(Act("note", "asks about the folder"))
    encounter.say("I'm looking for it now, one moment.")
    encounter.say("It's here, in my hand.")
    lines = call_lines(encounter.events)
    replies = [place for place, line in enumerate(lines) if line.startswith("You, reply ")]
    assert len(replies) == 2
    for place in replies:
        assert lines[place + 1].startswith("  ")
    cue = next(place for place, line in enumerate(lines) if line == "You notice: You can hear him turning pages.")
    assert replies[0] < cue < replies[1]
    assert not [line for line in lines[cue + 1 : replies[1]] if line.startswith("  ") and "(" in line]
