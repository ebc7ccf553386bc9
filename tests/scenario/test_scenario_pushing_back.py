"""What a file says of a patient who pushes back becomes the values the engine runs."""

from pathlib import Path

import pytest

from simulator.engine.clinic import Slot
from simulator.engine.persona import PERSONAS
from simulator.engine.scenario import (
    CHANNELS,
    PUSH_CAUSES,
    Condition,
    Later,
    Need,
    Past,
    PatientFact,
    Piece,
    Recall,
    Wordings,
)
from simulator.scenario import load_scenario
from simulator.scenario.wordings import didnt_catch, parting, silence, waits

FIXTURES = Path(__file__).parent / "fixtures"
RING_BACK = FIXTURES / "ring-back.yaml"
TEXT = RING_BACK.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def scenario():
    loaded = load_scenario(RING_BACK)
    assert loaded.diagnostics == ()
    return loaded.scenario


@pytest.fixture
def changed(tmp_path):
    """Load it with some of its words replaced, each once."""
    (tmp_path / "clinics").mkdir()
    clinic = (FIXTURES / "clinics" / "quay-street.yaml").read_bytes()
    (tmp_path / "clinics" / "quay-street.yaml").write_bytes(clinic)

    def load(*pairs: tuple[str, str]):
        text = TEXT
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / RING_BACK.name
        path.write_text(text, encoding="utf-8")
        return load_scenario(path)

    return load


def codes(loaded) -> list[str]:
    return [each.code for each in loaded.diagnostics]


def test_temper_goes_before_the_persona_only_where_it_is_written(scenario):
    anxious = PERSONAS["anxious"]
    persona = scenario.patient.persona
    assert (persona.name, persona.worry) == ("anxious", 1.5)
    assert (persona.trust, persona.patience, persona.ease) == (anxious.trust, anxious.patience, anxious.ease)


@pytest.mark.parametrize(
    ("temper", "code"), [("49", "S009"), ("201", "S009"), ("1.5", "S007"), ("50", ""), ("200", "")]
)
def test_temper_lies_between_half_and_double(changed, temper, code):
    loaded = changed(("worry: 150", f"worry: {temper}"))
    assert codes(loaded) == ([code] if code else [])
    if not code:
        assert loaded.scenario.patient.persona.worry == int(temper) / 100


def test_the_hidden_need_comes_in_pieces_in_order(scenario):
    assert scenario.patient.pieces == (
        Piece(
            id="on-again-tonight",
            says=Wordings(
                plain=("It's just, I'm on again tonight.",),
                tense=("I'm on tonight. Again.",),
                easy=("Only I'm on again tonight, if I'm honest.",),
            ),
            asked=True,
            trust=65,
        ),
        Piece(id="alone-there", says=Wordings(plain=("There's only me on, see.",)), asked=False, trust=80),
    )


def test_a_piece_waits_to_be_asked_for_unless_a_trust_is_written(changed):
    loaded = changed(("      trust: 65\n", ""))
    assert loaded.scenario.patient.pieces[0].trust > 100
    assert loaded.scenario.patient.pieces[0].asked


def test_facts_pushes_and_recalls(scenario):
    patient = scenario.patient
    assert patient.facts == (
        PatientFact(
            id="date-of-birth",
            asked=("what's your date of birth?", "when were you born?"),
            says=("Ninth of May, seventy-one.",),
            again=("I did say. Ninth of May.",),
            known=True,
        ),
        PatientFact(id="street", asked=("where do you live?",), says=("Over the chandler's.",)),
    )
    assert patient.pushes == {
        "refusal": ("And after four?", "So nothing, all day?"),
        "contradiction": ("You said four, a minute ago.",),
    }
    assert patient.recalls == (
        Recall(
            past=Past(told=("on-again-tonight",), heard=("offers-later",)),
            says="She asked about the nights. Nobody asks.",
        ),
    )
    assert patient.parting == ("Good. I'll sleep, then.",)
    assert (patient.waits, patient.silence) == (("You have a look. I'm sat down.",), ("Hello?", "Has it gone dead?"))


def test_every_cause_of_the_engine_may_have_words(changed):
    words = ", ".join(f'{cause}: ["{cause}?"]' for cause in PUSH_CAUSES)
    loaded = changed(('{closing: ["Hang on. Noon?", "No, wait. What about noon?"]}', f"{{{words}}}"))
    assert loaded.scenario.turns["noon"].pushes == {cause: (f"{cause}?",) for cause in PUSH_CAUSES}


def test_a_turn_has_words_for_a_mood_and_for_what_went_before(scenario):
    noon = scenario.turns["noon"]
    assert noon.says.of("tense") == ("Noon. I can't do noon.",)
    assert noon.says.of("easy") == ("Noon's no good for me, love.",)
    assert len(noon.says.of("even")) == 2
    assert (noon.overdue, noon.again) == (("You said five minutes.",), ("It's me, about noon.",))
    assert noon.pushes == {"closing": ("Hang on. Noon?", "No, wait. What about noon?")}
    assert noon.reactions[0].says == Wordings(plain=("That's kind.",), tense=("Right.",), easy=("Oh, lovely.",))


def test_a_turn_may_be_only_seen_or_heard(scenario):
    silent = scenario.turns["the-ring-back"]
    assert not silent.says
    assert silent.cue


def test_conditions_on_the_past_and_minutes_that_pass(scenario):
    noon, back = scenario.turns["noon"], scenario.turns["the-ring-back"]
    assert noon.reactions[1].condition == Condition(hears=("rings-back",), past=Past(pushes=(0, 1)))
    assert (noon.reactions[1].later, noon.reactions[1].go) == (20, "the-ring-back")
    assert noon.reactions[0].later == 0
    assert back.reactions[0].condition == Condition(
        past=Past(heard=("rings-back",), done=("callback",), said=("time", "read_back"))
    )
    assert scenario.later == Later(kept="the-ring-back", forgotten="chasing")


def test_anytime_hears_the_meanings_of_any_turn(scenario):
    gone, known = scenario.anytime
    assert gone.end == "hung-up"
    assert known.condition == Condition(hears=("says-who",), past=Past(told=("alone-there",)))


def test_acts_among_the_meanings_of_anytime_and_in_done_are_written_as_the_engine_does(changed):
    loaded = changed(
        ("if: {hears: [says-who], told", "if: {hears: [/Book tue-1610, says-who], told"),
        ("done: [move tue-1610]", "done: [/Move tue-1610]"),
    )
    assert loaded.diagnostics == ()
    condition = loaded.scenario.anytime[1].condition
    assert (condition.hears, condition.acts) == (("says-who",), ("book tue-1610",))
    assert loaded.scenario.endings["moved"].needs[0].past.done == ("move tue-1610",)


def test_endings_keep_their_needs_in_order(scenario):
    assert scenario.endings["moved"].needs == (
        Need(
            past=Past(done=("move tue-1610",)),
            asks=("So am I in the book?", "Am I written down?"),
            otherwise="not-in-the-book",
        ),
        Need(past=Past(told=("on-again-tonight",), pushes=(0, 3)), otherwise="moved-and-tired"),
    )
    assert scenario.endings["hung-up"].needs == ()


def test_the_patients_own_time_is_not_free(scenario):
    assert scenario.clinic.slot("tue-1200") == Slot(
        id="tue-1200", time="Tuesday 12:00", who="Dr Okafor", free=False, theirs=True
    )
    assert [slot.id for slot in scenario.clinic.book if slot.theirs] == ["tue-1200"]


def test_a_file_that_says_nothing_of_it_has_none_of_it():
    old = load_scenario(FIXTURES / "wet-dressing.yaml").scenario
    assert (old.anytime, old.later) == ((), None)
    assert (old.patient.pieces, old.patient.facts, old.patient.recalls) == ((), (), ())
    assert old.patient.pushes == {}
    assert old.patient.persona == PERSONAS["hurried"]
    assert (old.patient.waits, old.patient.parting) == (waits("en"), parting("en"))
    assert old.patient.silence == silence("en", "phone")
    assert all(not ending.needs for ending in old.endings.values())


def test_silence_is_heard_on_the_phone_and_seen_at_the_desk():
    assert silence("en", "phone") != silence("en", "desk")
    assert "Somebody joins the queue." in silence("en", "desk")
    # A language with words of one kind has them of every kind.
    for language in ("en", "de", "fr", "es", "it", "pt-BR"):
        for words in (
            didnt_catch(language),
            waits(language),
            parting(language),
            *(silence(language, each) for each in CHANNELS),
        ):
            assert len(words) == len(set(words)) > 1
    assert len(waits("eu")) == len(silence("eu", "phone")) == len(silence("eu", "desk")) == 1
