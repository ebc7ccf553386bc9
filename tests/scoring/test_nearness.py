"""Copies and light edits are found; short courtesies are not lines."""

from scoring import similar
from scoring.nearness import ALIKE, likeness

LINE = "Leave it with me, I'll ring the lab and let you know by four."


def test_light_edits_stay_near_and_other_talk_does_not() -> None:
    assert likeness(LINE, "leave it with me ill ring the lab and let you know by five") >= ALIKE
    assert likeness(LINE, "Leave it wth me, I will ring the lab and let you know by four!") >= ALIKE
    assert likeness(LINE, "Mr Doyle, you're third, about twenty minutes.") < ALIKE
    assert likeness("Dr Osei at 9.20?", "Dr Lind at 4.15?") >= ALIKE


def test_similar_keeps_repeated_lines_as_often_as_they_were_used() -> None:
    history = [LINE.upper(), LINE, "Quite another thing was said here today.", LINE, "Good morning."]
    assert similar(LINE, history) == (LINE.upper(), LINE, LINE)
    assert len(similar(LINE, history * 9, most=4)) == 4
    assert similar("Yes, of course.", ["Yes, of course."] * 3) == ()
    assert similar("", history) == ()
