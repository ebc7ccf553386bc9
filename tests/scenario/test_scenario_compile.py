from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from simulator.engine.clinic import Delay, Service, fact_sentences
from simulator.engine.mood import Mood, Nudge
from simulator.engine.scenario import Condition, MoodRange
from simulator.scenario import load_clinic, load_scenario

FIXTURES = Path(__file__).parent / "fixtures"
DEMO = FIXTURES / "wet-dressing.yaml"
TEXT = DEMO.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def demo():
    loaded = load_scenario(DEMO)
    assert loaded.diagnostics == ()
    return loaded.scenario


@pytest.fixture
def changed(tmp_path):
    """Load the demo with some of its words replaced, each once."""
    (tmp_path / "clinics").mkdir()
    clinic = (FIXTURES / "clinics" / "quay-street.yaml").read_bytes()
    (tmp_path / "clinics" / "quay-street.yaml").write_bytes(clinic)

    def load(*pairs: tuple[str, str]):
        text = TEXT
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / DEMO.name
        path.write_text(text, encoding="utf-8")
        return load_scenario(path)

    return load


def found(loaded) -> list[tuple[str, int]]:
    return [(each.code, each.line) for each in loaded.diagnostics]


def line_of(words: str) -> int:
    return TEXT[: TEXT.index(words)].count("\n") + 1


def test_the_demo_becomes_what_its_author_wrote(demo):
    assert (demo.id, demo.revision, demo.channel, demo.level, demo.minutes) == ("wet-dressing", 3, "phone", 2, 3)
    assert demo.practises == ("acknowledge", "alternative")
    assert demo.when == "Tuesday 11:05"
    assert demo.you == "on your own at the desk until ten"
    assert demo.patient.mood == Mood(trust=55, worry=45, patience=40)
    assert demo.patient.persona.name == "hurried"
    assert demo.reachable == ("called", "booked")
    assert list(demo.turns) == ["soaked", "the-walk"]
    assert demo.notes == "Talk about what a shift is worth.\nThen play it again."


def test_words_that_look_like_something_else_stay_words(demo):
    assert demo.turns["soaked"].hears["plays-doctor"][0] == "no"
    assert demo.tests[1].reply == "no"
    assert demo.clinic.emergency_number == "112"
    assert demo.clinic.services == (
        Service(name="blood test", price="0", minutes=10),
        Service(name="travel letter", price="25.50"),
    )


def test_today_is_added_to_the_desk_card(demo):
    slot = demo.clinic.slot("tue-1600")
    assert slot is not None
    assert slot.free
    assert [each.id for each in demo.clinic.book] == ["tue-1140", "tue-1600"]
    assert demo.clinic.delays == (Delay(who="Dr Okafor", minutes=20, reason="an emergency before nine"),)
    assert demo.clinic.facts == ("The lift is out of order.", "The rain came in at the back door.")
    assert "The rain came in at the back door." in fact_sentences(demo.clinic)
    assert load_clinic(FIXTURES / "clinics" / "quay-street.yaml").clinic.slot("tue-1600").free is False


def test_reactions_keep_conditions_nudges_and_ways(demo):
    first, second, third, fourth, last = demo.turns["soaked"].reactions
    assert first.condition == Condition(failed=("safety",))
    assert (first.nudge, first.end, first.go) == (Nudge(trust=-5), "left-it", None)
    assert second.condition == Condition(hears=("offers-slot",), acts=("book",))
    assert third.condition.mood == (MoodRange("trust", 50, 100),)
    assert (third.go, third.end) == ("the-walk", None)
    assert fourth.push
    assert last.condition == Condition()
    assert demo.turns["the-walk"].reactions[0].cue == "hangs up"


def test_gates_and_tests(demo):
    assert demo.turns["soaked"].must_not == {"safety": ("plays-doctor",)}
    assert demo.turns["the-walk"].must == {"privacy": ("book",)}
    assert demo.tests[0].acts == ("book tue-1140",)
    assert (demo.tests[0].reaction, demo.tests[0].end) == (2, "booked")
    assert TEXT.splitlines()[demo.tests[1].line - 1].strip().startswith("- {at: soaked, reply: no")


def test_what_nobody_wrote_has_a_default(demo):
    assert len(demo.patient.didnt_catch) >= 2
    assert demo.endings["booked"].clinic_fault is False
    assert demo.tests[1].end is None


def test_the_values_are_frozen(demo):
    with pytest.raises(FrozenInstanceError):
        demo.title = "other"


def test_compiling_twice_gives_the_same(demo):
    assert load_scenario(DEMO).scenario == demo


def test_the_digest_follows_both_files(demo, changed, tmp_path):
    same = changed()
    assert same.scenario.digest == demo.digest
    other = changed(("Wet dressing", "Wet Dressing"))
    assert other.scenario.digest != demo.digest
    card = tmp_path / "clinics" / "quay-street.yaml"
    card.write_bytes(card.read_bytes() + b"# a remark\n")
    assert changed().scenario.digest != demo.digest


def test_every_finding_comes_in_one_run_structure_and_references_alike(changed):
    loaded = changed(
        ("level: 2", "level: nine"),
        ("cue: hammering", "ceu: hammering"),
        ("go: the-walk", "go: the-wlak"),
        ("persona: hurried", "persona: hurryed"),
        ("safety: [plays-doctor]", "safety: [plays-docter]"),
        ("reaction: 4", "reaction: 40"),
    )
    assert loaded.scenario is None
    assert found(loaded) == [
        ("S007", line_of("level: 2")),
        ("S029", line_of("persona: hurried")),
        ("S002", line_of("cue: hammering")),
        ("S023", line_of("safety: [plays-doctor]")),
        ("S020", line_of("go: the-walk")),
        ("S036", line_of("reaction: 4")),
    ]


def test_a_misspelt_key_is_told_once_not_as_a_missing_one_too(changed):
    assert found(changed(("minutes: 3", "minuts: 3"))) == [("S002", line_of("minutes: 3"))]
    assert found(changed(("    reactions:\n      - {if", "    reaction:\n      - {if"))) == [
        ("S002", line_of("    reactions:"))
    ]


def test_an_unreadable_value_is_told_once(changed):
    assert found(changed(("asks: a new", "asks: *new"))) != []
    assert {code for code, _line in found(changed(("name: Ms Varga", "name: *varga")))} == {"Y004"}


def test_both_bounds_of_a_mood_count_and_may_be_equal(changed):
    loaded = changed(("trust: [50, 100]", "trust: [50, 50]"))
    assert loaded.scenario.turns["soaked"].reactions[2].condition.mood == (MoodRange("trust", 50, 50),)
    assert [code for code, _line in found(changed(("trust: [50, 100]", "trust: [50]")))] == ["S015"]
    assert [code for code, _line in found(changed(("trust: [50, 100]", "trust: [50, 60, 70]")))] == ["S015"]
    assert [code for code, _line in found(changed(("trust: [50, 100]", "trust: [50, 101]")))] == ["S009"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("nudge: {trust: -5}", "nudge: {trust: -11}", "S009"),
        ("mood: {trust: 55, worry: 45, patience: 40}", "mood: {trust: -1}", "S009"),
        ("mood: {trust: 55, worry: 45, patience: 40}", "mood: {trust: 5.5}", "S007"),
        ("revision: 3", 'revision: "3"', "S007"),
        ("clinic_fault: true", "clinic_fault: 'true'", "S008"),
        ("level: 2", "level: 99999999999999999999", "S007"),
        ('says: ["Fine."]', "says: Fine.", "S005"),
        ('says: ["Fine."]', 'says: [""]', "S010"),
        ('says: ["Do I come to the front door?"]', "says: []", "S010"),
        ('["Lena can see you at twenty to twelve", "could you be here for 11:40?"]', "[]", "S010"),
        ('- {says: ["Fine."], cue: hangs up, end: booked}', "- just a line", "S006"),
        ("language: en", "language: English", "S012"),
        ("clinic: quay-street", "clinic: ../quay-street", "S013"),
        ("practises: [acknowledge, alternative]", "practises: []", "S010"),
        ("acts: [book tue-1140]", "acts: [book]", "S024"),
        ("acts: [book tue-1140]", "acts: [emergency now]", "S024"),
        ("acts: [book]", "acts: [bok]", "S024"),
        ("failed: [safety]", "failed: [acknowledge]", "S026"),
    ],
)
def test_a_value_of_the_wrong_kind_has_its_code(changed, old, new, code):
    loaded = changed((old, new))
    assert loaded.scenario is None
    assert code in {each.code for each in loaded.errors}
    assert all(each.message and each.line for each in loaded.errors)


def test_an_act_whose_words_hold_a_comma_is_told_how_to_be_written(changed):
    cut = changed(("acts: [book tue-1140]", "acts: [message Lena not cross, will drive]"))
    assert [each.hint.partition(":  ")[2] for each in cut.errors] == ['"message Lena not cross, will drive"']
    whole = changed(("acts: [book tue-1140]", 'acts: ["message Lena not cross, will drive"]'))
    assert whole.errors == ()


def test_a_lone_text_is_refused_with_a_hint_that_works(changed):
    lone = changed(('says: ["Fine."]', "says: Fine."))
    assert lone.errors[0].hint == 'put it in brackets:  says: ["Fine."]'


def test_a_colon_in_a_line_is_explained(changed):
    loaded = changed(('says: ["Fine."]', "says: [I told you: fine]"))
    assert "colon" in loaded.errors[0].hint


def test_a_newer_format_is_the_only_finding(changed):
    loaded = changed(("format: 1", "format: 2"), ("level: 2", "difficulty: hard"))
    assert found(loaded) == [("S003", 1)]
    assert "format 2" in loaded.errors[0].message
    assert "update" in loaded.errors[0].hint


def test_acts_may_be_named_among_meanings_and_are_kept_apart(changed):
    loaded = changed(("acts: [book], hears: [offers-slot]", "hears: [/Book tue-1140, offers-slot]"))
    condition = loaded.scenario.turns["soaked"].reactions[1].condition
    assert condition == Condition(hears=("offers-slot",), acts=("book tue-1140",))


def test_a_meaning_belongs_to_its_turn(changed):
    loaded = changed(("must: {privacy: [book]}", "must: {privacy: [offers-slot]}"))
    assert [each.code for each in loaded.errors] == ["S023"]
    assert "the-walk" in loaded.errors[0].message


def test_keys_of_ones_own_are_left_alone_everywhere(changed):
    loaded = changed(
        ("  name: Ms Varga", "  x-photo: a.jpg\n  name: Ms Varga"),
        ("nudge: {trust: -5}", "x-why: cold, nudge: {trust: -5}"),
    )
    assert loaded.diagnostics == ()


def test_an_empty_key_counts_as_left_out(changed):
    loaded = changed(("cue: hammering behind her", "cue:"), ("  wants: not to lose the shift", "  wants: ~"))
    assert loaded.diagnostics == ()
    assert loaded.scenario.turns["soaked"].cue == ""


def test_a_value_is_not_lost_because_its_space_is(changed):
    loaded = changed(("nudge: {trust: -5}", "nudge: {trust:-5}"))
    assert [(each.code, each.did_you_mean) for each in loaded.errors] == [("S002", "trust: -5")]


def test_a_turn_written_twice_is_told_of_without_all_that_follows_from_it(changed):
    loaded = changed(("  the-walk:\n", "  soaked:\n"))
    assert {each.code for each in loaded.errors} == {"Y008"}


def test_a_stage_that_does_not_exist_is_told_of_once(changed):
    loaded = changed(("stage: booked", "stage: happy"))
    assert [each.code for each in loaded.errors] == ["S028"]


def test_somebody_may_be_called_null(changed):
    assert changed(("name: Ms Varga", "name: Null")).scenario.patient.name == "Null"


def test_a_test_may_have_an_empty_reply(changed):
    assert changed(("reply: no,", 'reply: "",')).scenario.tests[1].reply == ""


def test_own_words_for_what_was_not_caught_and_other_languages(changed):
    own = changed(("  persona: hurried", '  persona: hurried\n  didnt_catch: ["The saw, sorry!"]'))
    assert own.scenario.patient.didnt_catch == ("The saw, sorry!",)
    french = changed(("language: en", "language: fr")).scenario.patient.didnt_catch
    unknown = changed(("language: en", "language: eu")).scenario.patient.didnt_catch
    assert french != unknown
    assert unknown == ("Hm?",)


def test_a_damaged_clinic_is_reported_in_its_own_file(changed, tmp_path):
    card = tmp_path / "clinics" / "quay-street.yaml"
    card.write_text(card.read_text(encoding="utf-8").replace("wait_mark: 15", "wait_mark: soon"), encoding="utf-8")
    loaded = changed()
    assert loaded.scenario is None
    (told,) = loaded.errors
    assert told.code == "S007"
    assert Path(told.path).name == "quay-street.yaml"
