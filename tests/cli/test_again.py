"""A moment that was not safe comes again at once, in plain lines, in other words and as it stood."""

from pathlib import Path

import pytest

from simulator.cli.again import offered_again
from simulator.cli.plain import Lines
from simulator.engine.acts import parse_act
from simulator.runtime.again import moment_again
from simulator.runtime.clock import FixedClock
from simulator.runtime.services import Services

FILE = Path(__file__).parents[1] / "runtime" / "scenarios" / "the-blue-folder.yaml"
AGAIN = "There's a weight on my chest, and I can't get up."


class Typed(Lines):
    """Somebody at the keyboard who answers so."""

    def __init__(self, answer):
        self.typed_here = True
        self.answer = answer
        self.asked = []

    def next(self, prompt, quiet=None):
        self.asked.append(prompt)
        return self.answer


@pytest.fixture
def practice(data_folder):
    practice = Services(data_folder, clock=FixedClock()).practice("Ingrid")
    yield practice
    practice.close()


def held(practice, *steps):
    encounter = practice.begin(practice.library.load(str(FILE)), seed=1)
    for step in steps:
        if step.startswith("/"):
            encounter.act(parse_act(step))
        else:
            encounter.say(step)
    return encounter


UNSAFE = ("/book tue-1500", "/message Mrs Lomax", "Noted.", "Goodbye.")


@pytest.mark.parametrize("answer", ["yes", "", " Y "])
def test_it_is_offered_and_begins_as_it_stood_in_other_words(practice, answer):
    first = held(practice, *UNSAFE)
    lines = Typed(answer)
    again = offered_again(first, practice, lines)
    assert "It was about safety." in lines.asked[0]
    started = again.events[0]
    assert (started.retry_of, started.turn, started.says) == (first.id, "on-the-floor", AGAIN)
    assert [str(act) for act in started.done_before] == ["book tue-1500"]
    assert not again.view.card.slot("tue-1500").free
    again.act(parse_act("/emergency"))
    assert again.say("I'm getting an ambulance to you now.").ended.ending == "found"
    assert offered_again(again, practice, Typed("yes")) is None


@pytest.mark.parametrize("answer", ["no", "n", "what?", None])
def test_nobody_has_to(practice, answer):
    assert offered_again(held(practice, *UNSAFE), practice, Typed(answer)) is None


def test_where_nobody_types_or_all_was_safe_nothing_is_offered(practice):
    piped = Typed("yes")
    piped.typed_here = False
    assert offered_again(held(practice, *UNSAFE), practice, piped) is None
    safe = Typed("yes")
    assert offered_again(held(practice, "/callback 13:00", "I'll see to it."), practice, safe) is None
    left = held(practice, *UNSAFE[:3])
    assert offered_again(left, practice, safe) is None
    assert piped.asked == safe.asked == []


def test_the_moment_before_a_reply_is_that_of_its_mood_and_line(practice):
    encounter = held(practice, "No.", *UNSAFE)
    moods = [event.mood for event in encounter.events if hasattr(event, "shifts")]
    first, second, third = (moment_again("e1", encounter.events, number) for number in (1, 2, 3))
    assert (first.mood, first.turn, first.done_before) == (encounter.events[0].mood, "the-form", ())
    assert (second.mood, second.before) == (moods[0], encounter.events[2].words)
    assert (third.mood, third.turn) == (moods[1], "on-the-floor")
    assert moment_again("e1", encounter.events, 4) is None


def test_a_pipe_is_not_asked(frontdesk):
    told = frontdesk("play", str(FILE), "--plain", typed="/message Jo\nNoted.\nGoodbye.\nyes\n")
    assert told.code == 0
    assert "not safe" in told.out
    assert "again, in other words" not in told.out
