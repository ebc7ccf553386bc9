"""``frontdesk review --replies``: from a reply nobody foresaw to one more line in an author's file."""

import io
import json
import shlex
import sys
from pathlib import Path

import pytest

from simulator.cli.review_replies import strays_of
from simulator.cli.review_replies_dialogue import go_through
from simulator.runtime.review import Review
from simulator.runtime.services import Services
from simulator.scenario import load_scenario
from simulator.store import SetAside

FILE = Path(__file__).parent.parent / "runtime" / "scenarios" / "the-blue-folder.yaml"
NOTHING = "The folder is blue, I can see that much from here."
FAINT = "Try us again by one."
CALL = "the-blue-folder"


@pytest.fixture
def own(data_folder):
    path = data_folder / "scenarios" / FILE.name
    path.parent.mkdir(parents=True)
    path.write_bytes(FILE.read_bytes())
    return path


@pytest.fixture
def played(frontdesk, own):
    """Two calls of the made scenario: in one nothing is heard, in the other something that is not meant."""
    for reply in (NOTHING, FAINT):
        told = frontdesk("play", CALL, "--replies", "-", "--profile", "Ingrid Moss", typed=f"{reply}\n")
        assert told.code == 0, told.err
    return {each["text"]: each["id"] for each in json.loads(frontdesk("review", "--replies", "--format", "json").out)}


def test_the_list_tells_what_is_needed_and_no_name(played, frontdesk):
    told = frontdesk("review", "--replies")
    assert told.code == 0
    for words in (
        f"{played[NOTHING]}: The blue folder, turn the-form, once, last on ",
        f"Reply: {NOTHING}",
        "Mr Pell: And the folder?",
        "Nothing that this turn listens for was heard in it.",
        "Heard only just: rings-back 0.4",
        "2 replies no scenario was ready for.",
    ):
        assert words in told.out
    assert "Ingrid" not in told.out
    lines = frontdesk("review", "--replies", "--list", "--format", "line", "--scenario", CALL).out.splitlines()
    assert sorted(line.split(":")[0] for line in lines) == sorted(played.values())
    assert frontdesk("review", "--replies", "--scenario", "up-all-night").out == "No reply waits to be looked at.\n"
    assert "Ingrid" not in frontdesk("review", "--replies", "--format", "json").out


def test_from_a_reply_to_an_example_to_a_counter_example_to_a_test(played, frontdesk, own):
    told = frontdesk("review", "--add", played[NOTHING], "--meaning", "rings-back", "--words", "I can see from here")
    assert (told.code, "turns > the-form > hears > rings-back" in told.out) == (0, True)
    told = frontdesk("review", "--add", played[FAINT], "--unlike", "rings-back")
    assert (told.code, "unlike > rings-back" in told.out) == (0, True)
    turn = load_scenario(own).scenario.turns["the-form"]
    assert turn.hears["rings-back"][-1] == "I can see from here"
    assert turn.unlike["rings-back"] == (FAINT,)
    assert frontdesk("review", "--replies").out == "No reply waits to be looked at.\n", "what was taken up is done with"
    told = frontdesk("review", "--add", played[FAINT][:5], "--test", "not_hears=rings-back reaction=6")
    assert "It does not come out so yet" not in told.out
    assert load_scenario(own).scenario.tests[-1].reaction == 6
    once = own.read_bytes()
    told = frontdesk("review", "--add", played[FAINT], "--test", "not_hears=rings-back reaction=6")
    assert (told.code, "already" in told.out, own.read_bytes() == once) == (0, True, True)


def test_a_new_meaning_comes_with_the_reaction_to_write(played, frontdesk):
    told = frontdesk("review", "--add", played[NOTHING], "--meaning", "sees-it")
    assert told.code == 0
    assert '- {if: {hears: [sees-it]}, says: ["..."], go: the-form}' in told.out


def test_what_is_hidden_is_seen_with_all_of_them(played, frontdesk):
    assert frontdesk("review", "--hide", played[FAINT]).code == 0
    assert [each["text"] for each in json.loads(frontdesk("review", "--replies", "--format", "json").out)] == [NOTHING]
    assert len(frontdesk("review", "--replies", "--all", "--format", "line").out.splitlines()) == 2


def test_what_does_harm_is_refused_and_can_be_had_anyway(played, frontdesk, own):
    before = own.read_bytes()
    wish = ("review", "--add", played[FAINT], "--unlike", "rings-back", "--words", "I'll ring you back by one")
    told = frontdesk(*wish)
    assert (told.code, own.read_bytes() == before) == (1, True)
    assert "M003" in told.out
    assert "--anyway" in told.out
    assert frontdesk(*wish, "--anyway").code == 0
    assert own.read_bytes() != before


def test_a_shipped_scenario_is_not_written_and_it_says_how(frontdesk, data_folder):
    frontdesk(
        "play", "up-all-night", "--replies", "-", "--profile", "I", typed="The moon is very bright over the bakery\n"
    )
    (stray,) = json.loads(frontdesk("review", "--replies", "--format", "json").out)
    told = frontdesk("review", "--add", stray["id"], "--meaning", "feels-for-him")
    assert told.code == 1
    make, add = [line.strip() for line in told.out.splitlines() if line.startswith("  frontdesk")]
    made = frontdesk(*shlex.split(make)[1:])
    assert made.code == 0, made.err
    told = frontdesk(*shlex.split(add)[1:-1], "--meaning", "talks-of-the-moon")
    assert told.code == 0, told.out
    path = data_folder / "scenarios" / "my-up-all-night.yaml"
    assert "talks-of-the-moon" in load_scenario(path).scenario.turns[stray["turn"]].hears


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("--meaning", "x"), "go with --add"),
        (("--add", "zz"), "as what?"),
        (("--scenario", "x"), "goes with --replies"),
        (("--replies", "--changes"), "do not go with replies"),
        (("--add", "zz", "--meaning", "x", "--hide", "zz"), "One at a time"),
        (("--replies", "--scenario", "up-all-knight"), "up-all-night"),
        (("--add", "zz", "--meaning", "x"), "no reply “zz”"),
        (("--hide", " "), "no reply"),
    ],
)
def test_what_does_not_go_together_is_told(frontdesk, argv, words):
    told = frontdesk("review", *argv)
    assert (told.code, told.out) == (2, "")
    assert words in told.err


def test_a_wish_that_cannot_be_read_is_wrong_usage(played, frontdesk):
    told = frontdesk("review", "--add", played[FAINT], "--test", "reakt=2")
    assert (told.code, "reaction=2" in told.err) == (2, True)


def dialogue(monkeypatch, typed):
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    services = Services()
    aside = SetAside(services.home)
    go_through(services, strays_of(services, Review(services), without=aside.ids()), aside)


def test_the_dialogue_writes_what_is_chosen_and_goes_on(played, monkeypatch, capfd, own):
    first, second = (FAINT, NOTHING) if next(iter(played)) == FAINT else (NOTHING, FAINT)
    answers = {NOTHING: "?\nm\nseez-it\nno\nm\nsees-it\nyes\nblue, I can see\n", FAINT: "n\n9\n\nn\n1\n\n"}
    dialogue(monkeypatch, answers[first] + answers[second])
    said = capfd.readouterr().out
    for words in ("2 replies no", "1 of 2", "Type m, n, t", "  1 rings-back", "no such meaning", "2 replies taken up."):
        assert words in said
    turn = load_scenario(own).scenario.turns["the-form"]
    assert turn.hears["sees-it"] == ("blue, I can see",)
    assert "seez-it" not in turn.hears
    assert turn.unlike["rings-back"] == (FAINT,)


def test_the_dialogue_can_hide_skip_ask_again_and_stop(played, monkeypatch, capfd, own):
    before = own.read_bytes()
    dialogue(monkeypatch, "x\n\n")
    assert len(SetAside(own.parent.parent).ids()) == 1
    dialogue(monkeypatch, "t\nfalse\nt\n\nm\n\nq\n")
    assert "0 replies taken up." in capfd.readouterr().out
    assert own.read_bytes() == before
    harm = "n\nrings-back\nI'll ring you back by one\nno\nt\nreaction=6\n"
    SetAside(own.parent.parent).add(played[NOTHING])
    (own.parent.parent / "set-aside.txt").write_text(f"{played[NOTHING]}\n", encoding="utf-8")
    dialogue(monkeypatch, harm)
    assert "1 reply taken up." in capfd.readouterr().out
    assert load_scenario(own).scenario.tests[-1].reaction == 6


def test_nothing_to_look_at_asks_nothing(monkeypatch, capfd):
    dialogue(monkeypatch, "")
    assert capfd.readouterr().out == "No reply waits to be looked at.\n"
