import shutil
from pathlib import Path

import pytest

from simulator.scenario import SHIPPED, Catalogue, load_scenario, read_card

FIXTURES = Path(__file__).parent / "fixtures"
DEMO = FIXTURES / "wet-dressing.yaml"


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def header(name: str, **keys: str) -> str:
    known = {"title": name, "language": "en", "channel": "phone", "level": "1"} | keys
    return f"format: 1\nid: {name}\n" + "".join(f"{key}: {value}\n" for key, value in known.items()) + "turns:\n"


def test_a_card_says_what_the_whole_file_would():
    card, scenario = read_card(DEMO), load_scenario(DEMO).scenario
    assert card.problem == ""
    for name in ("id", "title", "language", "channel", "level", "practises", "minutes", "when", "you", "reachable"):
        assert getattr(card, name) == getattr(scenario, name)
    assert card.patient_name == scenario.patient.name
    assert card.clinic == scenario.clinic.id


def test_nothing_below_turns_is_read(tmp_path):
    path = write(tmp_path, "sound-above", header("sound-above") + "\t]] not YAML at all \x1b\n")
    assert read_card(path).problem == ""


def test_the_shipped_ones_are_there_and_sound():
    cards = Catalogue().cards()
    assert {card.channel for card in cards} == {"phone", "desk"}
    assert [card.problem for card in cards if card.problem] == []
    assert all(card.path.is_relative_to(SHIPPED) and card.title and card.patient_name for card in cards)
    assert all(card.minutes and card.practises for card in cards)


def test_the_order_is_language_channel_level_title(tmp_path):
    write(tmp_path, "d", header("d", channel="desk"))
    write(tmp_path, "c", header("c", level="3"))
    write(tmp_path, "b", header("b", title="Zoo"))
    write(tmp_path, "a", header("a", title="Art"))
    write(tmp_path, "z", header("z", language="de"))
    cards = Catalogue(shipped=tmp_path).cards()
    assert [card.id for card in cards] == ["z", "a", "b", "c", "d"]


def test_an_own_scenario_takes_the_place_of_a_shipped_one(tmp_path):
    write(tmp_path / "shipped" / "en", "a", header("a", title="Theirs"))
    write(tmp_path / "shipped" / "de", "a", header("a", title="Ihre", language="de"))
    write(tmp_path / "own", "a", header("a", title="Ours"))
    catalogue = Catalogue(own=tmp_path / "own", shipped=tmp_path / "shipped")
    assert [(card.title, card.own) for card in catalogue.cards()] == [("Ihre", False), ("Ours", True)]
    assert catalogue.find("a", language="en").title == "Ours"
    assert catalogue.find("a").title == "Ihre"
    assert catalogue.find("a", language="fr") is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"id: [",
        b"id: a\nid: b\n",
        b"just words",
        b"[1, 2]",
        b"id: other\ntitle: t\nlanguage: en\nchannel: phone\nturns:\n",
        b"format: 9\nid: damaged\ntitle: t\nlanguage: en\nchannel: phone\nturns:\n",
        b"[" * 50_000,
        b"x" * 1_500_000,
        b"turns:\n",
    ],
)
def test_damage_is_a_problem_on_the_card_and_never_a_crash(tmp_path, data):
    path = tmp_path / "damaged.yaml"
    path.write_bytes(data)
    shutil.copy(DEMO, tmp_path)
    sound, damaged = Catalogue(shipped=tmp_path).cards()
    assert sound.id == "wet-dressing"
    assert damaged.problem
    assert damaged.path == path
    assert damaged.problem.isprintable()


def test_numbers_that_are_none_are_left_at_nought(tmp_path):
    card = read_card(write(tmp_path, "a", header("a", level="hard", minutes="9" * 5000)))
    assert (card.level, card.minutes) == (0, 0)


def test_clinics_and_missing_folders_are_no_scenarios(tmp_path):
    assert Catalogue(own=tmp_path / "none", shipped=tmp_path / "nor-this").cards() == ()
    assert "quay-street" not in {card.id for card in Catalogue(shipped=FIXTURES).cards()}
