"""Why this reaction: it must tell the same story as the play itself, in the author's words."""

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.authoring.reasons import Considered, Need, considered, listened, what_they_did
from simulator.engine.acts import parse_act
from simulator.engine.events import PatientReacted
from simulator.engine.mood import Mood
from simulator.engine.scenario import Condition, MoodRange, Past, Reaction, Wordings
from simulator.runtime.clock import FixedClock
from simulator.runtime.encounter import Choices, Encounter, Moment
from simulator.scenario import load_scenario
from simulator.store import GuestLog

PLAYED = Path(__file__).parent.parent / "playthroughs"


@pytest.fixture(scope="module")
def stans_ears():
    return load_scenario(Path("scenarios/en/phone/stans-ears.yaml"), own=None).scenario


def begun(scenario, *, turn="", mood=None):
    moment = Moment(encounter_id="", turn=turn or scenario.start, mood=mood or scenario.patient.mood)
    return Encounter.begin(
        scenario,
        encounter_id="e",
        choices=Choices(seed=7),
        log=GuestLog(),
        clock=FixedClock(),
        moment=moment,
    )


@pytest.mark.parametrize("ending", ["thursday", "sweet-tea", "on-her-own"])
def test_the_reaction_taken_is_the_one_that_was_played(stans_ears, ending):
    encounter = begun(stans_ears)
    for line in (PLAYED / f"stans-ears--{ending}.txt").read_text("utf-8").splitlines():
        if encounter.view.ended or not line or line.startswith("#"):
            continue
        encounter.act(parse_act(line)) if line.startswith("/") else encounter.say(line)
    reactions = [event for event in encounter.events if isinstance(event, PatientReacted)]
    assert reactions
    for number, reacted in enumerate(reactions, start=1):
        rows = considered(stans_ears, encounter.events, number)
        turn = stans_ears.turns[reacted.turn]
        assert len(rows) == len(stans_ears.anytime) + len(turn.reactions)
        assert all(row.fits == all(need.holds for need in row.needs) for row in rows)
        taken = [row for row in rows if row.taken]
        if reacted.by in ("turn", "anytime"):
            assert [(row.by, row.number) for row in taken] == [(reacted.by, reacted.reaction)]
            assert next(row for row in rows if row.fits) == taken[0]
        elif reacted.by != "lacks":
            assert not taken
        assert what_they_did(stans_ears, encounter.events, number)


def test_each_need_is_told_in_the_authors_words_with_how_it_stands(stans_ears):
    condition = Condition(
        hears=("no-such-thing",),
        acts=("book",),
        met=("acknowledge",),
        failed=("safety",),
        mood=(MoodRange("patience", 0, 30), MoodRange("trust", 0, 50)),
        causes=("contradiction",),
        past=Past(done=("book",), said=("price",), pushes=(2, 3)),
    )
    start = stans_ears.turns[stans_ears.start]
    first = Reaction(condition=condition, says=Wordings(plain=("Hm.",)), go=start.id)
    turn = replace(start, reactions=(first, *start.reactions))
    scenario = replace(stans_ears, anytime=(), turns={**stans_ears.turns, turn.id: turn})
    encounter = begun(scenario, mood=Mood(trust=40, worry=50, patience=60))
    encounter.act(parse_act("note his ears"))
    encounter.say("Right.")
    row = considered(scenario, encounter.events, 1)[0]
    assert not row.fits
    assert not row.taken
    told = {need.text: (need.holds, need.detail) for need in row.needs}
    assert told["hears no-such-thing"] == (False, "this turn does not listen for it")
    assert told["acts book"] == (False, "done with it: note his ears")
    assert told["trust 0 to 50"][0]
    assert told["patience 0 to 30"][1].startswith("is ")
    assert told["failed safety"][0] is False
    assert told["done book"][0] is False
    assert told["said price"][0] is False
    assert told["pushes 2 to 3"] == (False, "asked again 0 times so far")


def test_near_is_told_of_a_mood_and_of_a_meaning_narrowly_missed(stans_ears):
    encounter = begun(stans_ears)
    encounter.say("Right.")
    mood = next(event for event in encounter.events if isinstance(event, PatientReacted)).mood
    start = stans_ears.turns[stans_ears.start]

    def asking(low, high):
        reaction = Reaction(condition=Condition(mood=(MoodRange("trust", low, high),)), go=start.id)
        turn = replace(start, reactions=(reaction, *start.reactions))
        scenario = replace(stans_ears, anytime=(), turns={**stans_ears.turns, turn.id: turn})
        return considered(scenario, encounter.events, 1)[0]

    def needs(*holding):
        return Considered(by="turn", number=1, needs=holding, fits=False, taken=False)

    lacking = Need(text="acts book", holds=False)
    assert needs(lacking, Need(text="hears names-it", holds=True)).near
    assert not needs(lacking, Need(text="patience 20 to 100", holds=True, of_reply=False)).near
    assert not needs(lacking, lacking, Need(text="hears names-it", holds=True)).near
    assert asking(mood.trust + 3, 100).near
    assert not asking(mood.trust + 30, 100).near
    assert asking(0, 100).fits
    assert not asking(0, 100).near
    bar = listened(stans_ears, encounter.events, 1)[0].bar
    for each in listened(stans_ears, encounter.events, 1):
        assert each.near == (not each.heard and each.score >= bar - 0.12)


def test_the_best_heard_comes_first_and_shows_its_words(stans_ears):
    encounter = begun(stans_ears)
    turn = stans_ears.turns[stans_ears.start]
    name, examples = next(iter(turn.hears.items()))
    encounter.say(examples[0].replace("...", "nine"))
    found = listened(stans_ears, encounter.events, 1)
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    own = next(each for each in found if each.meaning == name)
    assert own.heard
    assert own.words
    assert "heard from" in own.detail


def test_a_counter_example_is_told_as_what_kept_it_from_being_heard(stans_ears):
    start = stans_ears.turns[stans_ears.start]
    name, examples = next(iter(start.hears.items()))
    said = examples[0].replace("...", "nine")
    turn = replace(start, unlike={name: (said,)})
    scenario = replace(stans_ears, turns={**stans_ears.turns, turn.id: turn})
    encounter = begun(scenario)
    encounter.say(said)
    own = next(each for each in listened(scenario, encounter.events, 1) if each.meaning == name)
    assert own.heard is False
    assert "as near to what it must not be" in own.detail


def test_what_the_patient_does_without_a_reaction_is_told_by_its_rule(stans_ears):
    encounter = begun(stans_ears)
    encounter.say("???")
    assert "could not be made out" in what_they_did(stans_ears, encounter.events, 1)
    assert not any(row.taken for row in considered(stans_ears, encounter.events, 1))


def test_a_reply_that_was_never_given_is_named(stans_ears):
    with pytest.raises(ValueError, match="no answered reply 2"):
        considered(stans_ears, begun(stans_ears).events, 2)
