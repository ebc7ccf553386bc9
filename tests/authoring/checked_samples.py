"""A small scenario that nothing is wrong with, to be changed in one place, and what the checks then find there."""

from pathlib import Path
from textwrap import indent

from simulator.authoring.checking import check_paths

CLINIC = """
format: 1
id: mill-lane
name: Mill Lane Practice
services:
  - {name: Travel letter, price: "£20"}
book:
  - {id: fri-0900, time: "Friday 09:00", who: Dr Shah}
  - {id: fri-0915, time: "Friday 09:15", who: Dr Shah, free: false}
emergency_number: "112"
"""
HEARS = """
makes-new: ["I'll write you another one"]
offers-later: ["Come back after lunch", "I could do one for you this afternoon"]
"""
REACTIONS = """
- {if: {hears: [makes-new]}, says: ["Kind of you."], end: has-card}
- {if: {hears: [offers-later]}, says: ["After lunch, then."], go: lunch}
- {says: ["So what now?"], push: true, go: lost}
"""
ANYTIME = '- {if: {mood: {patience: [0, 20]}}, says: ["I will go without."], end: no-card}'
LUNCH = """
says: ["It is after lunch.", "Here I am, with gravy on my tie."]
hears:
  hands-over: ["There you are, I've written it already"]
reactions:
  - {if: {hears: [hands-over]}, says: ["Look at that."], end: has-card}
  - {says: ["And the card?"], push: true, go: lunch}
"""
TESTS = """
- {at: lost, reply: "Fine. I'll write you another one.", met: [answer], reaction: 1}
- {at: lost, reply: "no", missed: [answer], push: true}
- {at: lost, from: {patience: 10}, reply: "no", end: no-card}
- {at: lunch, reply: "There you are, I've written it already.", reaction: 1}
- {at: lunch, reply: "no", push: true}
"""
WHOLE = """format: 1
id: lost-card
title: The lost card
language: {language}
channel: {channel}
level: 1
practises: [answer]
minutes: 2
clinic: mill-lane
patient:
  name: Mr Abara
  about: retired, reads every notice on the wall
  asks: a new appointment card
  mood: {{trust: 60}}
{patient}
reachable: [called, booked]
start: lost
anytime:
{anytime}
turns:
  lost:
    says: ["I've lost my card again.", "It's gone, the card. Again."]
    moments: [problem]
    hears:
{hears}
{turn}
    reactions:
{reactions}
  lunch:
{lunch}
endings:
  has-card: {{stage: called, cause: a new card was written, says_afterwards: "No fuss at all."}}
  no-card: {{stage: called, cause: nobody wrote him one, says_afterwards: "They let me walk out without."}}
tests:
{tests}
"""


def scenario(
    *,
    hears: str = HEARS,
    reactions: str = REACTIONS,
    anytime: str = ANYTIME,
    lunch: str = LUNCH,
    tests: str = TESTS,
    patient: str = "",
    turn: str = "",
    language: str = "en",
    channel: str = "desk",
) -> str:
    """The scenario with some of its parts exchanged; ``patient`` and ``turn`` are added to those two."""

    def deep(text: str, by: int) -> str:
        return indent(text.strip("\n"), " " * by)

    return WHOLE.format(
        hears=deep(hears, 6),
        reactions=deep(reactions, 6),
        anytime=deep(anytime, 2),
        lunch=deep(lunch, 4),
        tests=deep(tests, 2),
        patient=deep(patient, 2),
        turn=deep(turn, 4),
        language=language,
        channel=channel,
    )


def found(folder: Path, text: str) -> list[tuple[str, str]]:
    """What every check finds in it: the code, and the words that are underlined."""
    (folder / "clinics").mkdir(exist_ok=True)
    (folder / "clinics" / "mill-lane.yaml").write_text(CLINIC, encoding="utf-8")
    path = folder / "lost-card.yaml"
    path.write_text(text, encoding="utf-8")
    lines = text.split("\n")
    (opened,) = check_paths([path])
    return [(each.code, lines[each.line - 1][each.col - 1 :][: each.length]) for each in opened.diagnostics()]
