"""The debrief as lines: every part that there is, in the order of the full screen, a thought a line."""

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.cli.debriefing import debrief_lines
from simulator.engine.acts import parse_act
from simulator.engine.debrief import debrief_of
from simulator.engine.events import EncounterEnded, ReplyGiven
from simulator.engine.speech import Slip
from simulator.runtime.clock import FixedClock
from simulator.runtime.encounter import Choices, Encounter
from simulator.runtime.services import Services
from simulator.store import GuestLog

FILE = Path(__file__).parents[1] / "runtime" / "scenarios" / "the-blue-folder.yaml"


def played(*steps):
    """The debrief of a call of those acts and replies, as lines."""
    encounter = Encounter.begin(
        Services().library.load(str(FILE)),
        encounter_id="e1",
        choices=Choices(seed=1, pace="real"),
        log=GuestLog(),
        clock=FixedClock(),
    )
    for step in steps:
        if isinstance(step, int):
            encounter.wait(step)
        elif step.startswith("/"):
            encounter.act(parse_act(step))
        else:
            encounter.say(step)
    return encounter, debrief_lines(debrief_of(encounter.events))


@pytest.fixture(scope="module")
def whole():
    """A call with a bit of everything in it; what does not hold is put into its second reply."""
    encounter, _lines = played("No.", "No, sorry.", "I'll ring you back by one, Mr Pell.")
    slip = Slip(kind="time_not_on_card", said="ten past four", right="Tuesday 15:00")
    events = [
        replace(event, said=replace(event.said, slips=(slip,)))
        if isinstance(event, ReplyGiven) and event.text == "No, sorry."
        else event
        for event in encounter.events
    ]
    return encounter, debrief_lines(debrief_of(events))


def place_of(start, lines):
    return next(place for place, line in enumerate(lines) if line.startswith(start))


def test_every_part_stands_in_its_place(whole):
    _encounter, lines = whole
    starts = (
        "Looking back. Mr Pell had to ask again",
        "Had to ask, after reply 1 (after a no with nothing else offered): “Well, who can tell me, then?”",
        "Had to ask, after reply 2 (after a no with nothing else offered): “So nobody knows. Nobody at all?”",
        "How it ended: called; he was told when he would hear.",
        "Said about you afterwards: “They'll ring me, she said.”",
        "Really wanted: to hear that nothing is lost. ",
        "Safety and privacy: ",
        "Strong: ",
        "To try: ",
        "Does not hold, in reply 2: “ten past four” is not a time in the book. There it says: Tuesday 15:00.",
        "You promised, in reply 3: to ring, by one.",
        "Turned it: reply ",
        "From first word to last: ",
        "As they would rate it, 0 to 10: the call ",
        "What moved that beside the mood: the call: had to ask again",
        "Warm: ",
    )
    places = [place_of(start, lines) for start in starts]
    assert places == sorted(places)
    assert places[0] == 0


def test_a_thought_is_a_line_and_nothing_is_drawn(whole):
    _encounter, lines = whole
    assert not [line for line in lines if "\n" in line or "·" in line or "→" in line or "  " in line]
    assert not [line for line in lines if "{" in line]
    assert all(line.endswith((".", "!", "?", "”", ")")) for line in lines)


def test_every_push_of_the_burden_is_told_with_the_words_that_were_said(whole):
    encounter, lines = whole
    pushed = [line for line in lines if line.startswith("Had to ask")]
    assert len(pushed) == encounter.view.burden
    said = [line.text for line in encounter.view.lines if line.kind == "patient"]
    assert all(any(words in line for words in said) for line in pushed)


def test_a_need_that_came_out_is_told_so(whole):
    encounter, _lines = whole
    events = [
        replace(each, found=("wifes-folder",)) if isinstance(each, EncounterEnded) else each
        for each in encounter.events
    ]
    assert "Really wanted: to hear that nothing is lost. You found it." in debrief_lines(debrief_of(events))


def test_who_was_told_a_time_had_to_come_back():
    _encounter, lines = played(
        "/note asks about the folder", "I'm looking, it will take about two minutes.", 20, 50, "Here it is, Mr Pell."
    )
    assert (
        "Had to ask, after reply 1 (nobody told them how it stood): “Is anybody looking? Only nobody has said.”"
        in lines
    )


def test_a_call_that_was_left_tells_what_there_was_and_no_ending():
    _encounter, lines = played("No.")
    assert "It was left before its end." in lines
    assert not [line for line in lines if line.startswith(("How it ended", "Said about you", "Really wanted"))]
    assert played()[1] == ("Nothing was said yet, so there is nothing to look back on.",)
