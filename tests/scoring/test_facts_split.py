"""The desk card rendered to sentences, and a context paragraph split into the same."""

import pytest

from scoring import split_facts
from simulator.engine.clinic import Clinic, Delay, Service, Slot, StaffMember, fact_sentences

CARD = Clinic(
    id="elm",
    name="Elm Street Dental",
    about="A small practice above the baker's",
    staff=(
        StaffMember(name="Dr. Lind", role="dentist", about="away on Fridays"),
        StaffMember(name="Bea", role="nurse"),
    ),
    services=(
        Service(name="First visit", price="90", minutes=30),
        Service(name="Scan", price="free", about="results in two days"),
    ),
    book=(
        Slot(id="a", time="Monday 9.20", who="Dr. Lind"),
        Slot(id="b", time="Monday 4 p.m.", who="Dr. Lind", free=False, note="held for a child"),
        Slot(id="c", time="Tuesday 11:40", who="J. Osei"),
    ),
    delays=(Delay(who="Dr. Lind", minutes=25, reason="an emergency came in at 9 a.m."),),
    rules=("New patients pay at the desk.", "Do we see children? Yes!"),
    may_not=("interpret results",),
    identity="Ask for name and date of birth",
    emergency_number="112",
    fetch=("Bea",),
)


def test_play_and_score_see_the_same_facts() -> None:
    sentences = fact_sentences(CARD)
    expected = tuple(
        part for s in sentences for part in (("Do we see children?", "Yes!") if s.startswith("Do we") else (s,))
    )
    assert split_facts(" ".join(sentences)) == expected
    assert split_facts("\n".join(sentences)) == expected


@pytest.mark.parametrize(
    ("context", "sentences"),
    [
        ("", ()),
        ("  \n \n", ()),
        ("One. Two", ("One.", "Two")),
        ("Open until 5 p.m. Tuesdays. Closed Sunday", ("Open until 5 p.m.", "Tuesdays.", "Closed Sunday")),
        ("Costs 9.50 a visit. Ask Dr. Lind.", ("Costs 9.50 a visit.", "Ask Dr. Lind.")),
        ("First line\nsecond line", ("First line", "second line")),
        ("He says “no.” Then he goes.", ("He says “no.”", "Then he goes.")),
    ],
)
def test_sentences_end_where_people_end_them(context: str, sentences: tuple[str, ...]) -> None:
    assert split_facts(context) == sentences
