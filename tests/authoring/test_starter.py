"""The starters: whatever an author types, the file that comes of it is sound, plays, and keeps its own tests."""

import itertools
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from simulator.authoring.checking import check_paths
from simulator.authoring.coverage import coverage_of
from simulator.authoring.creation import Workplace
from simulator.authoring.starter import (
    DEFAULTS,
    LONGEST_WORDS,
    STARTERS,
    WHO_IS_IN,
    ScenarioWishes,
    UnfitWordsError,
    clinic_text,
    fit_id,
    id_from,
    scenario_text,
    usable,
)
from simulator.authoring.testing import run_tests
from simulator.engine.clean import clean_line
from simulator.scenario import load_clinic, load_scenario
from simulator.scenario.location import ID

CHANNELS = ("phone", "desk")


def _wishes(**changes: str) -> ScenarioWishes:
    usual = {
        "id": "a-call", "channel": "phone", "clinic": "linden-house", "clinic_name": "Linden House", "who": "Sol Marsh",
        **DEFAULTS["phone"],
    }  # fmt: skip
    return ScenarioWishes(**{**usual, **changes})


def _workplace(folder: Path) -> Workplace:
    return Workplace(folder=folder, own=folder / "own")


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_new_scenario_has_nothing_to_mend_and_its_tests_reach_all_of_it(channel, tmp_path):
    wishes = _wishes(channel=channel, clinic="hat-street", clinic_name="Hat Street", who=WHO_IS_IN, **DEFAULTS[channel])
    _workplace(tmp_path).create_scenario(wishes, new_clinic="Hat Street")
    opened = {each.kind: each for each in check_paths([tmp_path])}
    assert {kind: each.diagnostics() for kind, each in opened.items()} == {"scenario": (), "clinic": ()}
    scenario = opened["scenario"].scenario
    runs = list(run_tests(scenario))
    assert [run.mismatches for run in runs if not run.passed] == []
    assert coverage_of(scenario, opened["scenario"].root, runs).open == ()
    assert len(scenario.endings) == 3
    assert 2 <= len(scenario.turns) <= 3


@pytest.mark.parametrize(
    ("channel", "clinic"), [("phone", "bramley-dental"), ("desk", "lock-street-eyes"), ("desk", "tideway-physio")]
)
def test_it_is_sound_at_a_shipped_clinic_and_with_other_words(channel, clinic, tmp_path):
    card = load_clinic(clinic).clinic
    wishes = _wishes(
        channel=channel, clinic=clinic, clinic_name=card.name, who=card.staff[0].name, title="Die Brille",
        patient="Frau Süß", asks="to have my glasses mended",
    )  # fmt: skip
    _workplace(tmp_path).create_scenario(wishes)
    (opened,) = check_paths([tmp_path])
    assert opened.diagnostics() == ()
    assert all(run.passed for run in run_tests(opened.scenario))


WORDS = st.text(min_size=1, max_size=60).filter(clean_line)
_NUMBERS = itertools.count()


@given(title=WORDS, patient=WORDS, asks=WORDS, name=WORDS, channel=st.sampled_from(CHANNELS))
@example(title='"', patient="\\", asks="%title%", name="'", channel="desk")
@example(title="no: #1", patient="- {a: [b", asks="${x} \\u0041", name="*a &b !c", channel="phone")
@example(title="\u201cSo\u201d", patient="\U0001f600 \u00e4\u00df", asks="...", name="~", channel="phone")
@settings(max_examples=25)
def test_any_words_give_a_file_that_loads_and_says_them(tmp_path_factory, title, patient, asks, name, channel):
    folder = tmp_path_factory.getbasetemp() / f"words-{next(_NUMBERS)}"
    wishes = _wishes(
        title=title, patient=patient, asks=asks, channel=channel, clinic="ours", clinic_name=name, who=name
    )
    _workplace(folder).create_scenario(wishes, new_clinic=name)
    loaded = load_scenario(folder / "a-call.yaml")
    assert loaded.diagnostics == ()
    scenario = loaded.scenario
    assert (scenario.title, scenario.patient.name) == (clean_line(title), clean_line(patient))
    assert scenario.clinic.name == clean_line(name)
    assert scenario.patient.asks.startswith(clean_line(asks).rstrip(".!?… "))
    assert scenario.patient.asks in scenario.turns[scenario.start].says.plain[0]


def test_every_place_stands_in_quotes_or_in_a_remark():
    for path in STARTERS.iterdir():
        for line in path.read_text(encoding="utf-8").splitlines():
            if "%" in line and not line.startswith("#"):
                before = line.partition("%")[0]
                assert before.count('"') % 2 == 1, line


def test_the_first_lines_lead_the_editor_to_the_schema():
    assert scenario_text(_wishes()).splitlines()[:2] == [
        "# yaml-language-server: $schema=.frontdesk/scenario-1.schema.json",
        "# $schema: .frontdesk/scenario-1.schema.json",
    ]
    assert clinic_text("ours", "Ours").splitlines()[1] == "# $schema: ../.frontdesk/clinic-1.schema.json"


def test_the_usual_doctor_works_at_the_usual_clinic():
    assert f"name: {WHO_IS_IN}," in clinic_text("ours", "Ours")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Third time lucky", "third-time-lucky"),
        ("Käse & Äpfel, 2 kg", "kase-apfel-2-kg"),
        ("Großer Übermut", "grosser-ubermut"),
        ("Stan's ears", "stans-ears"),
        ("…", ""),
        ("診療所", ""),
    ],
)
def test_an_id_comes_from_the_title(title, name):
    assert id_from(title) == name


@given(st.text(max_size=200))
def test_an_id_from_any_title_is_none_or_one(title):
    name = id_from(title)
    assert not name or (ID.fullmatch(name) and len(name) <= 60)


@pytest.mark.parametrize("name", ["con", "nul", "com1", "lpt9", "Lost-Dog", "lost_dog", "-a", "a--b", "", "a" * 61])
def test_a_name_that_cannot_be_a_files_is_refused(name):
    with pytest.raises(UnfitWordsError):
        fit_id(name)


def test_a_name_that_cannot_be_is_told_with_one_that_can():
    with pytest.raises(UnfitWordsError, match="What about lost-dog\\?"):
        fit_id("Lost Dog")
    assert fit_id("con-artist") == "con-artist"


def test_words_that_say_nothing_or_too_much_are_refused():
    for words in ("", " \n", "\u200b", "x" * (LONGEST_WORDS + 1)):
        with pytest.raises(UnfitWordsError):
            usable(words)
    assert usable(" a\tb\n") == "a b"
