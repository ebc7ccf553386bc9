"""What a test beside a scenario may say, how it is read, and how it is written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.engine.mood import Mood
from simulator.engine.scenario import DIRECTIONS, InlineTest, TestStep
from simulator.scenario import load_scenario
from simulator.scenario.compile_tests import tests_of as compiled
from simulator.scenario.diagnostics import Findings
from simulator.scenario.document import TestDoc as Document
from simulator.scenario.inline_tests import written
from simulator.scenario.reader import read
from simulator.scenario.structure import fit

FIXTURES = Path(__file__).parent / "fixtures"
TEXT = (FIXTURES / "ring-back.yaml").read_text(encoding="utf-8")
MOOD = Mood(trust=30, worry=70, patience=50)


def load(tmp_path: Path, item: str, *, text: str = TEXT):
    (tmp_path / "clinics").mkdir(exist_ok=True)
    (tmp_path / "clinics" / "quay-street.yaml").write_bytes((FIXTURES / "clinics" / "quay-street.yaml").read_bytes())
    path = tmp_path / "ring-back.yaml"
    path.write_text(f"{text.rpartition('tests:')[0] or text}tests:\n  - {item}\n", encoding="utf-8")
    return load_scenario(path)


def read_back(text: str) -> InlineTest:
    root, findings = read(text.encode(), "x.yaml")
    made = fit(root, Document, findings)
    assert isinstance(findings, Findings)
    assert findings.sorted() == ()
    (test,) = compiled([made], MOOD, [1])
    return test


def test_replies_before_take_the_acts_in_front_of_them():
    test = read_back('{at: a, before: [One., /Book  mon-0920, "", Two., /hold], reply: Three., acts: [card]}')
    assert test.before == (TestStep("One."), TestStep("", ("book mon-0920",)), TestStep("Two."))
    assert (test.reply, test.acts) == ("Three.", ("hold", "card"))


def test_a_mood_it_begins_in_leaves_the_rest_as_the_patient_comes_in():
    assert read_back("{at: a, reply: b}").start_mood is None
    assert read_back("{at: a, reply: b, from: {worry: 0}}").start_mood == Mood(trust=30, worry=0, patience=50)


@pytest.mark.parametrize(("written_as", "push"), [("", None), (", push: true", True), (", push: false", False)])
def test_a_push_left_out_is_neither(written_as, push):
    assert read_back("{at: a, reply: b" + written_as + "}").push is push


NAMES = st.lists(st.sampled_from(["makes-new", "no", "true", "on-1"]), max_size=3, unique=True).map(tuple)
LINES = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=20).filter(
    lambda text: not text.startswith("/")
)
STEPS = st.builds(TestStep, LINES, st.lists(st.sampled_from(["hold", "book mon-0920"]), max_size=2).map(tuple))
POINTS = st.integers(0, 100)


@given(
    st.builds(
        InlineTest,
        at=st.just("door"),
        before=st.lists(STEPS, max_size=3).map(tuple),
        start_mood=st.none() | st.builds(Mood, trust=POINTS, worry=POINTS, patience=POINTS),
        reply=LINES,
        hears=NAMES,
        not_hears=NAMES,
        reaction=st.none() | st.integers(1, 99),
        push=st.none() | st.booleans(),
        tells=st.sampled_from(["", "alone-there", "no"]),
        moves=st.lists(st.sampled_from(DIRECTIONS), max_size=3).map(
            lambda ways: tuple(zip(("trust", "worry", "patience"), ways, strict=False))
        ),
        end=st.none() | st.just("booked"),
        line=st.just(1),
    )
)
def test_what_is_written_reads_as_the_same_test(test):
    assert read_back(written(test)) == test


@pytest.mark.parametrize(
    ("item", "codes"),
    [
        ("{at: ringing, reply: x, hears: [offers-later], not_hears: [says-who]}", []),
        ("{at: ringing, reply: x, hears: [offers-latter]}", ["S041"]),
        ("{at: ringing, reply: x, not_hears: [offers-latter]}", ["S041"]),
        ("{at: ringing, reply: x, tells: alone-there}", []),
        ("{at: ringing, reply: x, tells: alone}", ["S040"]),
        ("{at: ringing, before: [/bok x, x], reply: x}", ["S024"]),
        ("{at: ringing, before: [x], reply: x, reaction: 99}", []),
        ("{at: ringing, reply: x, reaction: 99}", ["S036"]),
        ("{at: ringing, reply: x, mood: {trust: more}}", ["S012"]),
        ("{at: ringing, reply: x, from: {trust: 101}}", ["S009"]),
        ("{at: ringing, reply: x, push: yes}", ["S008"]),
    ],
)
def test_what_a_test_names_has_to_be_there(tmp_path, item, codes):
    turn = load_scenario(FIXTURES / "ring-back.yaml").scenario.start
    loaded = load(tmp_path, item.replace("ringing", turn))
    assert [each.code for each in loaded.diagnostics] == codes


def test_counter_examples_are_kept_beside_the_examples(tmp_path):
    scenario = load_scenario(FIXTURES / "ring-back.yaml").scenario
    turn = next(each for each in scenario.turns.values() if each.hears)
    meaning = next(iter(turn.hears))
    at = TEXT.index(f"  {turn.id}:\n") + len(f"  {turn.id}:\n")
    text = f'{TEXT[:at]}    unlike: {{{meaning}: ["Not that."]}}\n{TEXT[at:]}'
    loaded = load(tmp_path, f"{{at: {turn.id}, reply: x}}", text=text)
    assert loaded.diagnostics == ()
    assert loaded.scenario.turns[turn.id].unlike == {meaning: ("Not that.",)}
