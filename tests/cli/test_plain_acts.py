"""Acting in plain lines: help for this channel, the card searched, hold said, and everything in words."""

import pytest

from simulator.cli.card import card_lines, fitting_lines
from simulator.cli.help_lines import help_lines
from simulator.engine.acts import ACT_KINDS
from simulator.engine.clinic import Clinic, Delay, Service, Slot, StaffMember

FILE = "tests/runtime/scenarios/the-blue-folder.yaml"
DESK = "ten-oh-seven"
CARD = Clinic(
    id="c",
    name="Mill Street",
    staff=(StaffMember(name="Dr Sethi", role="dentist"), StaffMember(name="Jo", role="nurse", about="rings back")),
    services=(Service(name="Check-up", price="30", minutes=20),),
    book=(
        Slot(id="mon-0900", time="Monday 09:00", who="Dr Sethi"),
        Slot(id="mon-1000", time="Monday 10:00", who="Dr Sethi", free=False),
        Slot(id="mon-1100", time="Monday 11:00", who="Jo", free=False, theirs=True, note="came last week"),
    ),
    delays=(Delay(who="Dr Sethi", minutes=15),),
    rules=("Somebody in pain is seen today",),
    may_not=("say how much to take",),
    emergency_number="999",
)


@pytest.mark.parametrize("channel", ["phone", "desk"])
def test_help_shows_every_act_of_this_channel_and_no_other(channel):
    lines = help_lines(channel, timed=False)
    shown = {line.split("/")[1].split(":")[0].split(",")[0].split(" ")[0] for line in lines if line.startswith("  /")}
    assert shown == {kind.verb for kind in ACT_KINDS if kind.channel in ("", channel)}
    headings = [line for line in lines if line.endswith(":") and not line.startswith((" ", "/", "What"))]
    assert headings == ["The desk card:", "Book and move:", "People:", "Notes:", "Time:"]


def test_help_tells_of_time_only_where_there_is_some():
    told = [line for line in help_lines("phone", timed=True) if "silence" in line]
    assert len(told) == 1
    assert not [line for line in help_lines("phone", timed=False) if "silence" in line]


def test_the_card_says_what_is_free_and_what_is_their_own():
    lines = card_lines(CARD)
    assert lines[0] == "Desk card."
    assert lines[-3:] == (
        "mon-0900: Monday 09:00, Dr Sethi, free",
        "mon-1000: Monday 10:00, Dr Sethi, taken",
        "mon-1100: Monday 11:00, Jo, this patient's own, came last week",
    )
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("sethi", ["Dr Sethi, dentist.", "Dr Sethi is running", "mon-0900: ", "mon-1000: "]),
        ("book free", ["mon-0900: "]),
        ("prices", ["Check-up, costs 30"]),
        ("CHECK", ["Check-up, costs 30"]),
        ("rules", ["Somebody in pain", "Reception may not"]),
        ("mon 11", ["mon-1100: "]),
        ("late", ["Dr Sethi is running"]),
    ],
)
def test_words_find_what_they_begin_or_what_it_is_about(wanted, found):
    lines = fitting_lines(CARD, wanted)
    assert len(lines) == len(found)
    assert all(line.startswith(start) for line, start in zip(lines, found, strict=True))


@pytest.mark.parametrize("wanted", ["zebra", "?!", "sethi zebra"])
def test_nothing_found_is_said(wanted):
    (line,) = fitting_lines(CARD, wanted)
    assert wanted in line
    assert "/card alone" in line


def test_a_search_is_one_look_at_the_card(frontdesk):
    told = frontdesk("play", FILE, "--plain", "--json", typed="/card free\n/card staff\n/CARD\n/cardigan\nHello.\n")
    assert '"card"\n' in told.out
    assert told.out.count('"card"') == 1
    assert "tue-1500: Tuesday 15:00, Dr Sethi, free" in told.err
    assert "There is no act /cardigan" in told.err
    assert told.err.count("You do: looked at the desk card") == 1


ON_HOLD = "On hold: Mr Pell. What you say next, you say when you have come back."


@pytest.mark.parametrize("back", ["/resume\nThank you for holding.", "Thank you for holding."])
def test_hold_is_said_until_one_comes_back(frontdesk, back):
    told = frontdesk("play", FILE, "--plain", typed=f"/hold\n/hold\nMay I put you on hold?\n/card\n{back}\n")
    assert "The caller is on hold already" in told.out
    held, returned = told.out.index(ON_HOLD), told.out.index("You do: came back to them")
    assert told.out.index("You do: put them on hold") < held < returned
    assert told.out.count(ON_HOLD) == 2  # with the patient's answer, and with the look at the card
    assert ON_HOLD not in told.out[returned:]
    assert returned < told.out.index("You: Thank you for holding.")


def test_an_act_of_the_other_channel_says_where_it_is_done(frontdesk):
    told = frontdesk("play", DESK, "--plain", typed="/hold\n/transfer Ines\n")
    assert told.out.count("only done on the phone") == 2
    assert "/checkin is only done at the desk" in frontdesk("play", FILE, "--plain", typed="/checkin\n").out


def test_acts_are_told_in_the_words_of_what_was_done(frontdesk):
    typed = "/book tue-1500\n/note asks about the folder\n/introduce nurse\nThree o'clock.\n"
    told = frontdesk("play", FILE, "--plain", typed=typed)
    for words in (
        "You do: booked Tuesday 15:00 with Dr Sethi",
        "You do: noted for the clinician: asks about the folder",
        "You do: told Jo first, then handed over",
    ):
        assert words in told.out


def test_a_clinic_may_have_an_empty_card():
    assert card_lines(Clinic(id="c", name="")) == ("Desk card.",)
