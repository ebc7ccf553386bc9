"""The rehearsal of a scenario: anywhere, in any mood, and kept up with its file as that is changed."""

import shutil
from pathlib import Path

import pytest

from simulator.authoring.reasons import considered
from simulator.authoring.rehearsal import NothingToPlayError, Rehearsal
from simulator.authoring.watching import signature
from simulator.engine.acts import UnfitActError, parse_act
from simulator.engine.decide import NotNowError
from simulator.engine.mood import Mood

FIXTURES = Path(__file__).parent.parent / "tui" / "fixtures" / "scenarios"
FOUND = "We have your green glove."
TEST = "Shall I book you an eye test?"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    shutil.copytree(FIXTURES, tmp_path / "scenarios")
    return next((tmp_path / "scenarios").rglob("one-glove.yaml"))


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def said(rehearsal: Rehearsal) -> list[str]:
    return [line.text for line in rehearsal.view.lines if line.kind in ("patient", "you")]


def test_it_begins_in_any_turn_and_any_mood(path):
    here = Rehearsal(path, turn="anything-else", mood={"trust": 20, "worry": 80})
    assert here.turn == "anything-else"
    assert here.view.mood == Mood(trust=20, worry=80, patience=60)
    assert said(here) == ["My glasses have gone foggy too, by the way. Is that a thing?"]
    assert here.told == ()


def test_a_change_that_is_saved_is_played_at_once_and_keeps_the_place(path):
    here = Rehearsal(path)
    here.say(FOUND)
    before = said(here)
    assert here.turn == "anything-else"
    assert not here.changed()
    change(path, "Oh, lovely.", "Oh, what luck.")
    assert here.changed()
    here.reload()
    assert not here.changed()
    assert here.turn == "anything-else"
    assert said(here) == [line.replace("Oh, lovely.", "Oh, what luck.") for line in before]
    assert here.view.ended is None
    assert here.told == ()


def test_a_change_of_the_clinic_is_seen_as_well(path):
    here = Rehearsal(path)
    (clinic,) = path.parent.parent.rglob("harbour-eyes.yaml")
    change(clinic, "format: 1", "format: 1\nx-note: looked through")
    assert here.changed()


def test_a_new_file_beside_is_seen(path):
    before = signature(path)
    (path.parent / "site.yaml").write_text("format: 1\n", encoding="utf-8")
    assert signature(path) != before
    path.unlink()
    assert signature(path) != before


def test_a_broken_file_leaves_the_last_good_version_playable(path):
    here = Rehearsal(path)
    here.say(FOUND)
    good = path.read_text("utf-8")
    change(path, "go: anything-else", "go: anythin-else")
    here.reload()
    assert here.broken
    assert [each.code for each in here.diagnostics if each.severity == "error"] == ["S020", "S020"]
    here.say(TEST)
    assert "When could I come?" in said(here)[-1]
    path.write_text(good, encoding="utf-8")
    here.reload()
    assert not here.broken
    assert "When could I come?" in said(here)[-1]


def test_a_file_that_is_broken_from_the_start_waits_to_be_mended(path):
    good = path.read_text("utf-8")
    path.write_text(good + "\nendings: [\n", encoding="utf-8")
    here = Rehearsal(path, turn="anything-else")
    assert here.broken
    assert here.view is None
    assert here.turn == ""
    assert not here.undo()
    with pytest.raises(NothingToPlayError):
        here.say("Hello?")
    with pytest.raises(NothingToPlayError):
        here.set_mood(Mood())
    path.write_text(good, encoding="utf-8")
    here.reload()
    assert here.turn == "anything-else"


def test_an_ending_that_comes_earlier_now_is_told_and_nothing_is_forgotten(path):
    here = Rehearsal(path)
    here.say(FOUND)
    here.say(TEST)
    good = path.read_text("utf-8")
    change(path, 'says: ["Oh, lovely."], go: anything-else', 'says: ["Oh, lovely."], end: one-glove-richer')
    here.reload()
    assert here.view.ended.ending == "one-glove-richer"
    assert here.told == ("It ends earlier now.", "1 reply is left out.")
    path.write_text(good, encoding="utf-8")
    here.reload()
    assert here.replies == 2
    assert here.told == ()


def test_an_act_that_cannot_be_done_any_more_is_told(path):
    here = Rehearsal(path)
    slot = next(each.id for each in here.scenario.clinic.book if each.free)
    here.act(parse_act(f"book {slot}"))
    here.say(FOUND)
    (clinic,) = path.parent.parent.rglob("harbour-eyes.yaml")
    clinic.write_text(clinic.read_text("utf-8").replace(f"id: {slot}", "id: gone-0001"), encoding="utf-8")
    here.reload()
    assert here.replies == 0
    assert slot in here.told[0]


def test_a_turn_that_is_gone_is_told_and_it_begins_at_the_start(path):
    here = Rehearsal(path, turn="no-such-turn")
    assert here.turn == "the-glove"
    assert "no-such-turn" in here.told[0]


def test_undo_takes_back_a_reply_with_its_acts_then_the_jump(path):
    here = Rehearsal(path)
    first = said(here)
    here.say(FOUND)
    then = said(here)
    here.act(parse_act("card"))
    here.say(TEST)
    assert here.undo()
    assert said(here) == then
    assert here.view.pending == ()
    here.go_to("anything-else")
    assert here.replies == 0
    assert here.undo()
    assert said(here) == then
    assert here.undo()
    assert said(here) == first
    assert not here.undo()


def test_a_mood_set_on_the_way_keeps_what_was_said_and_done(path):
    here = Rehearsal(path)
    slot = next(each.id for each in here.scenario.clinic.book if each.free)
    here.say(FOUND)
    here.act(parse_act(f"book {slot}"))
    here.set_mood(Mood(trust=5, worry=95, patience=10))
    assert here.turn == "anything-else"
    assert here.view.mood == Mood(trust=5, worry=95, patience=10)
    assert [act.argument for act in here.view.pending] == [slot]
    with pytest.raises(UnfitActError):
        here.act(parse_act(f"book {slot}"))
    here.say("There, that is yours.")
    assert here.view.ended.ending == "booked"
    with pytest.raises(NotNowError):
        here.say("And another thing")
    here.restart()
    assert here.view.ended is None
    assert here.turn == "anything-else"
    here.go_to("")
    assert here.view.mood == here.scenario.patient.mood


def test_a_silence_is_heard(path):
    known = "didnt_catch:"
    change(path, known, f'silence: ["Hello?"]\n  {known}')
    here = Rehearsal(path)
    here.wait(60)
    assert said(here)[-1] == "Hello?"
    assert here.undo()
    assert said(here)[-1] != "Hello?"


def test_a_reaction_is_found_in_its_file(path):
    here = Rehearsal(path)
    here.say(FOUND)
    lines = path.read_text("utf-8").splitlines()
    taken = next(row for row in considered(here.scenario, here.events, 1) if row.taken)
    assert "Oh, lovely." in lines[here.line(taken.by, "the-glove", taken.number) - 1]
    assert here.line("turn", "the-glove", 99) == 0
    assert here.line("turn", "no-such-turn", 1) == 0
