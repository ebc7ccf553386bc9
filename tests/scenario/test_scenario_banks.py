"""Phrase banks, personas and site settings: found by plain name, nearest first, and never outside the pack."""

import os
import shutil
from pathlib import Path

import pytest

from simulator.engine.persona import PERSONAS
from simulator.scenario import SHIPPED, Catalogue, digest_of, load_scenario, open_each, read_card, validate_paths
from simulator.scenario.location import find, names_of, pack_of, places_of

FIXTURES = Path(__file__).parent / "fixtures"
DEMO = FIXTURES / "wet-dressing.yaml"
CLINIC = FIXTURES / "clinics" / "quay-street.yaml"
PHRASES = """format: 1
id: ours
language: en
meanings:
  asks-name: ["your name, please?", "who is it?"]
  offers-four: ["come at four, then"]
"""
PERSONA = """format: 1
id: mill-hand
language: en
like: stoic
temper: {worry: 150}
waits: ["I've stood longer."]
didnt_catch: ["Eh?"]
pushes: {refusal: ["So that's a no."], wait: ["When, then?"]}
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A folder with a scenario that borrows, its clinic, a bank and a persona."""
    root = tmp_path / "pack"
    for name, text in (("phrases/ours", PHRASES), ("personas/mill-hand", PERSONA)):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / f"{name}.yaml").write_text(text, encoding="utf-8")
    (root / "clinics").mkdir()
    shutil.copy(CLINIC, root / "clinics")
    (root / "en" / "phone").mkdir(parents=True)
    (root / "en" / "phone" / DEMO.name).write_text(borrowing(), encoding="utf-8")
    return root


def borrowing(**changed: str) -> str:
    text = DEMO.read_text(encoding="utf-8")
    said = {"use": "use: {phrases: [ours]}", "borrows": "borrows: [asks-name, offers-four]", "persona": "mill-hand"}
    said |= changed
    text = text.replace("persona: hurried", f"persona: {said['persona']}")
    text = text.replace("clinic: quay-street\n", f"clinic: quay-street\n{said['use']}\n")
    assert "    hears:\n" in text
    return text.replace("    hears:\n", f"    {said['borrows']}\n    hears:\n", 1)


def codes(loaded) -> list[str]:
    return [each.code for each in loaded.diagnostics]


def test_what_a_turn_borrows_is_heard_and_its_own_words_come_first(pack):
    path = pack / "en" / "phone" / DEMO.name
    plain = load_scenario(DEMO).scenario
    loaded = load_scenario(path)
    assert codes(loaded) == []
    turn = next(turn for turn in loaded.scenario.turns.values() if "asks-name" in turn.hears)
    own = plain.turns[turn.id].hears
    assert turn.hears["asks-name"] == (*own.get("asks-name", ()), "your name, please?", "who is it?")
    assert [*turn.hears] == [*own, *(name for name in ("asks-name", "offers-four") if name not in own)]
    text = path.read_text(encoding="utf-8").replace("borrows: [asks-name", f"borrows: [{next(iter(own))}", 1)
    path.write_text(text, encoding="utf-8")
    (pack / "phrases" / "ours.yaml").write_text(PHRASES.replace("asks-name", next(iter(own))), encoding="utf-8")
    joined = load_scenario(path).scenario.turns[turn.id].hears[next(iter(own))]
    assert joined == (*own[next(iter(own))], "your name, please?", "who is it?")


def test_of_two_banks_the_first_that_has_a_meaning_wins(pack):
    (pack / "phrases" / "others.yaml").write_text(
        "format: 1\nid: others\nlanguage: en\nmeanings: {asks-name: [say your name], waves: [he waves]}\n",
        encoding="utf-8",
    )
    path = pack / "en" / "phone" / DEMO.name
    text = borrowing(use="use: {phrases: [others, ours]}", borrows="borrows: [asks-name, waves, offers-four]")
    path.write_text(text, encoding="utf-8")
    (turn,) = [each for each in load_scenario(path).scenario.turns.values() if "waves" in each.hears]
    assert turn.hears["asks-name"][-1] == "say your name"
    assert turn.hears["offers-four"] == ("come at four, then",)


def test_a_reaction_may_wait_for_what_is_borrowed_and_for_nothing_else(pack):
    path = pack / "en" / "phone" / DEMO.name
    text = path.read_text(encoding="utf-8")
    meaning = next(iter(load_scenario(DEMO).scenario.turns["soaked"].hears))
    path.write_text(text.replace(f"hears: [{meaning}]", "hears: [offers-four]", 1), encoding="utf-8")
    assert codes(load_scenario(path)) == []
    path.write_text(text.replace(f"hears: [{meaning}]", "hears: [offers-five]", 1), encoding="utf-8")
    assert codes(load_scenario(path)) == ["S022"]


def test_a_persona_of_ones_own_moves_as_it_says_and_speaks_where_the_scenario_is_silent(pack):
    path = pack / "en" / "phone" / DEMO.name
    patient, plain = load_scenario(path).scenario.patient, load_scenario(DEMO).scenario.patient
    assert (patient.persona.name, patient.persona.worry) == ("mill-hand", 1.5)
    assert patient.persona.trust == PERSONAS["stoic"].trust
    assert patient.waits == ("I've stood longer.",)
    assert patient.pushes["wait"] == plain.pushes.get("wait", ("When, then?",))
    text = path.read_text(encoding="utf-8").replace("persona: mill-hand", 'persona: mill-hand\n  waits: ["Mm-hm."]')
    path.write_text(text, encoding="utf-8")
    assert load_scenario(path).scenario.patient.waits == ("Mm-hm.",)


@pytest.mark.parametrize(
    ("changed", "code", "meant"),
    [
        ({"use": "use: {phrases: [our]}"}, "B001", "ours"),
        ({"borrows": "borrows: [ask-name]"}, "B002", "asks-name"),
        ({"use": "title_of_use: 1", "borrows": "borrows: [asks-name]"}, "B002", ""),
        ({"persona": "mill-hands"}, "S029", "mill-hand"),
        ({"persona": "Mill Hand"}, "S013", "mill-hand"),
        ({"use": "use: {phrases: [../ours]}"}, "S013", "ours"),
    ],
)
def test_a_name_that_stands_for_nothing_is_told_with_the_one_meant(pack, changed, code, meant):
    path = pack / "en" / "phone" / DEMO.name
    path.write_text(borrowing(**changed).replace("title_of_use: 1\n", ""), encoding="utf-8")
    found = [(each.code, each.did_you_mean) for each in load_scenario(path).diagnostics]
    assert (code, meant) in found
    assert {each for each, _meant in found} <= {code, "B002"}


def test_a_damaged_bank_is_told_where_it_is_damaged_and_the_scenario_cannot_be_played(pack):
    bank = pack / "phrases" / "ours.yaml"
    bank.write_text(PHRASES.replace('["come at four, then"]', "come at four"), encoding="utf-8")
    loaded = load_scenario(pack / "en" / "phone" / DEMO.name)
    assert loaded.scenario is None
    assert [(each.code, each.path, each.line) for each in loaded.errors] == [("S005", str(bank), 6)]
    # Each file is told of once, however many scenarios are made from it.
    assert [each.code for each in validate_paths([pack])] == ["S005"]


def test_validation_knows_all_kinds_of_file_and_reads_each_as_its_kind(pack):
    (pack / "site.yaml").write_text("format: 1\nwait_mark: 0\n", encoding="utf-8")
    (pack / "personas" / "bad.yaml").write_text("format: 1\nid: bad\nlanguage: en\nlike: gloomy\n", encoding="utf-8")
    opened = list(open_each([pack]))
    assert [(each.path.stem, each.kind) for each in opened] == [
        ("quay-street", "clinic"),
        ("wet-dressing", "scenario"),
        ("bad", "persona"),
        ("mill-hand", "persona"),
        ("ours", "phrases"),
        ("site", "site"),
    ]
    told = {each.path.stem: [found.code for found in each.findings.sorted()] for each in opened}
    assert {name: found for name, found in told.items() if found} == {"bad": ["S029"], "site": ["S009"]}


@pytest.mark.parametrize(("folder", "pack_name"), [("", "."), ("phone", "."), ("en/phone", "."), ("a/b/c", "a/b/c")])
def test_a_pack_is_the_nearest_folder_with_banks_at_most_two_up(tmp_path, folder, pack_name):
    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    (tmp_path / "phrases").mkdir()
    assert pack_of(tmp_path / folder / "x.yaml") == Path(os.path.normpath(tmp_path / pack_name))


def test_without_banks_a_scenario_is_its_own_folders_and_a_nearer_pack_hides_what_is_above_it(tmp_path):
    assert pack_of(tmp_path / "a" / "x.yaml") == tmp_path / "a"
    (tmp_path / "clinics").mkdir()
    (tmp_path / "a" / "clinics").mkdir(parents=True)
    assert pack_of(tmp_path / "a" / "phone" / "x.yaml") == tmp_path / "a"
    assert places_of(tmp_path / "a" / "x.yaml", tmp_path) == (tmp_path / "a", tmp_path, SHIPPED)


def test_names_are_looked_for_in_the_pack_then_in_ones_own_folder_then_among_the_shipped(pack, tmp_path):
    own = tmp_path / "own"
    places = places_of(pack / "en" / "phone" / DEMO.name, own)
    assert places == (pack, own, SHIPPED)
    for place in (own, pack):
        (place / "phrases").mkdir(parents=True, exist_ok=True)
        (place / "phrases" / "at-the-desk.yaml").write_text(PHRASES, encoding="utf-8")
    assert find("phrases", "at-the-desk", places) == pack / "phrases" / "at-the-desk.yaml"
    (pack / "phrases" / "at-the-desk.yaml").unlink()
    assert find("phrases", "at-the-desk", places) == own / "phrases" / "at-the-desk.yaml"
    (own / "phrases" / "at-the-desk.yaml").unlink()
    assert find("phrases", "at-the-desk", places) == SHIPPED / "phrases" / "at-the-desk.yaml"
    assert "ours" in names_of("phrases", places)


def link(path: Path, to: Path) -> None:
    try:
        path.symlink_to(to, target_is_directory=to.is_dir())
    except (OSError, NotImplementedError):
        pytest.skip("this machine makes no links")


def test_a_link_that_leads_out_of_the_pack_counts_as_not_there(pack, tmp_path):
    outside = Path(shutil.copy(CLINIC, tmp_path / "elsewhere.yaml"))
    (pack / "clinics" / CLINIC.name).unlink()
    link(pack / "clinics" / CLINIC.name, outside)
    (told,) = load_scenario(pack / "en" / "phone" / DEMO.name).errors
    assert (told.code, told.did_you_mean) == ("C001", "")
    assert "leads out" in told.hint
    (pack / "clinics" / CLINIC.name).unlink()
    # One that stays inside is as good as a file.
    inside = Path(shutil.copy(CLINIC, pack / "card.txt"))
    link(pack / "clinics" / CLINIC.name, inside)
    assert load_scenario(pack / "en" / "phone" / DEMO.name).diagnostics == ()


def test_a_folder_is_not_searched_by_a_link_that_leads_out_of_it(pack, tmp_path):
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: hunter2\n", encoding="utf-8")
    link(pack / "en" / "phone" / "innocent.yaml", secret)
    (told,) = validate_paths([pack])
    assert (told.code, told.severity) == ("Y014", "warning")
    assert "hunter2" not in repr(told)
    # Whoever names the file itself means it.
    assert {each.code for each in validate_paths([pack / "en" / "phone" / "innocent.yaml"])} >= {"S002"}


def test_the_digest_is_that_of_all_files_and_a_card_knows_them(pack, tmp_path):
    path = pack / "en" / "phone" / DEMO.name
    (pack / "site.yaml").write_text("format: 1\nwait_mark: 20\n", encoding="utf-8")
    card = read_card(path)
    assert (card.phrases, card.persona) == (("ours",), "mill-hand")

    def now() -> str:
        return digest_of(path, card.clinic, phrases=card.phrases, persona=card.persona)

    before = load_scenario(path).scenario.digest
    assert now() == before
    seen = {before}
    for part in ("phrases/ours.yaml", "personas/mill-hand.yaml", "clinics/quay-street.yaml", "site.yaml"):
        (pack / part).write_text((pack / part).read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
        assert now() == load_scenario(path).scenario.digest
        seen.add(now())
    assert len(seen) == 5
    (pack / "phrases" / "ours.yaml").unlink()
    assert now() == ""


def test_site_settings_hold_for_every_clinic(pack):
    path = pack / "en" / "phone" / DEMO.name
    before = load_scenario(path).scenario.clinic
    (pack / "site.yaml").write_text(
        'format: 1\nemergency_number: "000"\nwait_mark: 25\nrequired_lines: ["Calls are recorded."]\n', encoding="utf-8"
    )
    after = load_scenario(path).scenario.clinic
    assert (after.emergency_number, after.wait_mark) == ("000", 25)
    assert after.required_lines == (*before.required_lines, "Calls are recorded.")
    (pack / "site.yaml").write_text("format: 1\n", encoding="utf-8")
    assert load_scenario(path).scenario.clinic == before
    (pack / "site.yaml").write_text("format: 1\nwait_mrak: 25\n", encoding="utf-8")
    (told,) = load_scenario(path).errors
    assert (told.code, told.path, told.did_you_mean) == ("S002", str(pack / "site.yaml"), "wait_mark")


def test_banks_and_site_settings_are_no_scenarios(pack):
    (pack / "site.yaml").write_text("format: 1\n", encoding="utf-8")
    assert [card.id for card in Catalogue(shipped=pack).cards()] == ["wet-dressing"]


@pytest.mark.parametrize("kind", ["phrases", "personas"])
def test_shipped_banks_are_rich_enough_to_be_of_use(kind):
    paths = sorted((SHIPPED / kind).glob("*.yaml"))
    assert len(paths) >= 2
    assert validate_paths(paths) == []


def test_shipped_phrases_have_eight_to_twelve_examples_and_no_two_meanings_share_one():
    for path in (SHIPPED / "phrases").glob("*.yaml"):
        (opened,) = open_each([path])
        meanings = opened.root.get("meanings")
        examples = [item.text for _key, value in meanings.entries.values() for item in value.items]
        assert len(examples) == len(set(examples))
        assert all(8 <= len(value.items) <= 12 for _key, value in meanings.entries.values())
