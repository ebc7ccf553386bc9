"""Two thousand replies nobody would say: through scoring, transcript and debrief, without a crash or a raw byte."""

import random
import unicodedata

import pytest

from simulator.cli.debriefing import debrief_lines
from simulator.engine.debrief import debrief_of
from simulator.engine.decide import NotNowError
from simulator.engine.events import ReplyGiven
from simulator.engine.transcript import transcript
from simulator.runtime.clock import FixedClock
from simulator.runtime.services import Services

HOW_MANY = 2_000
PARTS = 4
"""A part is over in a quarter of the time: a machine with other work to do is no reason to fail."""
PIECES = (
    "\x1b[31m", "\x1b]0;title\x07", "\x9b2J", "\x00", "\x7f", "\r\n", "\t", "\u202e", "\u2066", "\u200b", "\ufeff",
    "\ud800", "\udfff", "\ufffd", "\uffff", "\U0010ffff",
    "[/red]", "[bold", "[[", "$x", "{name}", "{0}", "%s", "%(a)d", "\\",
    "\\n", "<b>", "&amp;", "'; DROP TABLE events; --", '"', "'", "’",
    "🙂", "👩‍👧‍👦", "🇳🇴", "שלום", "مرحبا", "नमस्ते", "你好",
    "Phở", unicodedata.normalize("NFD", "Ồ désolé"), "e" + "\u0301" * 50, "a" * 300, "!" * 80, "?", "...", "1/0", "NaN",
    "10:07", "99:99", "£999999999999", "no", "NOT", "n't", "but", "sorry", "I'm NOT sorry", "I am sorry you waited",
    "Mr Calloway", "five minutes", "we", "you'll have to", "understand your frustration", ".", ",", ";", " ", "\n",
)  # fmt: skip


def _reply(luck: random.Random) -> str:
    if luck.random() < 0.02:
        return luck.choice(PIECES) * luck.randrange(1, 3_000)
    joined = luck.choice(("", " ", " ", "\n"))
    return joined.join(luck.choice(PIECES) for _ in range(luck.randrange(0, 25)))


@pytest.mark.parametrize("part", range(PARTS))
def test_hostile_replies_crash_nothing_and_reach_no_terminal(part):
    luck = random.Random(2_000 + part)
    services = Services(clock=FixedClock())
    practice = services.guest()
    scenarios = [services.library.load(card.id) for card in services.library.cards()]
    encounter = practice.begin(scenarios[0], seed=1, mode="coach")
    for number in range(HOW_MANY // PARTS):
        if encounter.view.ended or luck.random() < 0.1:
            _look_back(encounter)
            encounter = practice.begin(luck.choice(scenarios), seed=number, mode=luck.choice(("coach", "practice")))
        try:
            view = encounter.say(_reply(luck))
        except NotNowError:
            continue
        given = [event for event in encounter.events if isinstance(event, ReplyGiven)][-1]
        axes = given.judgement.axes
        assert all(0 <= mark <= 100 for mark in (axes.warm, axes.unscripted, axes.helpful, axes.overall))
        spans = [span for _name, mark in given.judgement.criteria for span in mark.spans]
        assert all(0 <= span.start <= span.end <= len(given.text) for span in spans)
        _safe(*(line.text for line in view.lines), view.margin_note, *view.notices)


def _look_back(encounter):
    lines = debrief_lines(debrief_of(encounter.events))
    assert lines
    _safe(*lines, *(line.text for line in transcript(encounter.events)))


def _safe(*texts):
    for text in texts:
        assert not any(unicodedata.category(char) in {"Cc", "Cs"} and char != "\n" for char in text)
        assert not set(text) & set("\u202e\u2066\u200b\ufeff")
