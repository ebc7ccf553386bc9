"""What became of an encounter, in words: nothing without words, and the words fit."""

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.engine.acts import ACT_KINDS, Act
from simulator.engine.clinic import Clinic, Slot
from simulator.engine.debrief import SlipNote, Turning
from simulator.engine.desk import Desk, desk_after
from simulator.engine.events import EncounterEnded
from simulator.engine.mood import Shift
from simulator.engine.promises import Entry
from simulator.engine.satisfaction import TOUCHPOINTS, Touchpoint
from simulator.engine.scenario import PUSH_CAUSES
from simulator.engine.speech import Promise, Slip
from simulator.runtime.act_wording import act_done, act_means, act_offer, acts_for
from simulator.runtime.telling import (
    need_words,
    promise_words,
    push_cause,
    reason_words,
    slip_words,
    touchpoint_reasons,
    touchpoint_words,
    turning_words,
)

ENDED = EncounterEnded(
    at="", ending="e", stage="called", cause="c", says_afterwards="s", clinic_fault=False, not_yours="",
    wants="to be heard.", pieces=3,
)  # fmt: skip
REASONS = (
    "pushed", "gate", "passed_on", "would_return", "found", "vague", "slip", "not_come_to_it", "clinic_fault",
)  # fmt: skip


def test_every_cause_has_words_of_its_own():
    words = [push_cause(cause) for cause in PUSH_CAUSES]
    assert all(words)
    assert len(set(words)) == len(words)
    assert push_cause("") == ""


@pytest.mark.parametrize(
    ("promise", "fate", "words"),
    [
        (Promise(who="i", what="ring", by="by one"), "open", "to ring, by one"),
        (Promise(who="we", what="ring", by="later", vague=True), "open", "to ring, later · vague"),
        (Promise(who="Jo", what="ask"), "kept", "(Jo) to find out, no time given · done"),
        (Promise(who="i", what="ring", by="noon"), "renegotiated", "to ring, noon · put off, and told"),
    ],
)
def test_a_promise_in_words(promise, fate, words):
    assert promise_words(Entry(reply=1, promise=promise, words="", fate=fate)) == words


@pytest.mark.parametrize(
    "what", ["ring", "send", "tell", "ask", "book", "note", "fetch", "move", "message", "come", "do"]
)
def test_whatever_is_promised_has_words(what):
    assert promise_words(Entry(reply=1, promise=Promise(who="i", what=what), words="")).startswith("to ")


@pytest.mark.parametrize(
    "kind",
    ["time_not_on_card", "time_taken", "price_not_on_card", "number_not_on_card", "contradicts_earlier", "not_booked"],
)
def test_a_slip_quotes_what_was_said_and_what_the_card_says(kind):
    words = slip_words(SlipNote(reply=1, slip=Slip(kind=kind, said="ten past", right="Monday 10:15.")))
    assert "ten past" in words
    assert words.endswith("There it says: Monday 10:15.")
    assert "There it says" not in slip_words(SlipNote(reply=1, slip=Slip(kind=kind, said="ten past")))


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ((), "to be heard. It never came out."),
        (("a",), "to be heard. 1 piece of it came out, of 3."),
        (("a", "b"), "to be heard. 2 pieces of it came out, of 3."),
        (("a", "b", "c"), "to be heard. You found it."),
    ],
)
def test_how_much_of_the_need_came_out(found, words):
    assert need_words(replace(ENDED, found=found)) == words


def test_a_need_without_pieces_or_without_words():
    assert need_words(replace(ENDED, pieces=0)) == "to be heard."
    assert need_words(replace(ENDED, wants="")) == ""


def test_the_weakest_place_is_named_where_they_differ():
    chain = [Touchpoint(name=name, rating=rating) for name, rating in zip(TOUCHPOINTS, (7, 3, 5, 5, 6), strict=True)]
    words = touchpoint_words(chain)
    assert words.count(" → ") == 4
    assert words.endswith("(weakest: arriving)")
    assert "weakest" not in touchpoint_words([Touchpoint(name="call", rating=3)])
    assert "weakest" not in touchpoint_words([Touchpoint(name=name, rating=5) for name in TOUCHPOINTS])


def test_every_reason_of_a_rating_has_words():
    told = touchpoint_reasons(Touchpoint(name="after", rating=5, reasons=REASONS))
    assert len(told.split(", ")) == len(REASONS)


def test_what_turned_them_is_told_by_its_strongest_reasons():
    shifts = (
        Shift("trust", -6, "answer-"), Shift("patience", -3, "pushed"), Shift("worry", 9, "reply"),
        Shift("trust", 2, "own+"), Shift("trust", 4, "nudge"),
    )  # fmt: skip
    worse = Turning(reply=1, text="No.", change=-12, shifts=shifts)
    assert turning_words(worse) == (
        "cost you: the tone and use of it, without answering the question, they had to ask again"
    )
    assert reason_words(shifts, better=True) == ("owning it",)
    assert turning_words(Turning(reply=1, text="", change=12, shifts=())) == "put them at ease"


def test_every_act_has_words_for_the_menu_for_help_and_for_what_was_done():
    for kind in ACT_KINDS:
        act = Act(kind.verb, "x" if kind.takes else "")
        assert act_means(kind)
        assert act_offer(kind.verb)
        done = act_done(act)
        assert done
        assert "{" not in done
        assert ("x" in done) == bool(kind.takes)


CARD = Clinic(id="c", name="", book=(Slot(id="a", time="09:00", who="Jo", free=False, theirs=True),))


def test_what_can_be_done_now_follows_the_channel_and_the_desk():
    on_the_phone, at_the_desk = acts_for("phone", Desk(CARD)), acts_for("desk", Desk(CARD))
    assert set(on_the_phone) - set(at_the_desk) == {"hold", "transfer"}
    assert set(at_the_desk) - set(on_the_phone) == {"checkin", "aside", "form"}
    assert on_the_phone[-1] == at_the_desk[-1] == "emergency"
    held = acts_for("phone", desk_after(CARD, [Act("hold")]))
    assert "resume" in held
    assert "hold" not in held
    assert not {"move", "cancel"} & set(acts_for("desk", Desk(Clinic(id="c", name=""))))
    assert not {"checkin", "aside"} & set(acts_for("desk", desk_after(CARD, [Act("checkin"), Act("aside")])))


def _reasons_of_the_engine():
    """Every reason for a shift that stands in the engine's code, and both sides of every criterion that touches."""
    import ast

    from simulator.engine import law

    found = {f"{criterion}{sign}" for criterion, *_ in law._TOUCHES for sign in "+-"} | {"reply", "repaired", "eased"}
    for path in sorted(Path(law.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Shift" and len(node.args) == 3:
                found |= {node.args[2].value} if isinstance(node.args[2], ast.Constant) else set()
    return sorted(found)


@pytest.mark.parametrize("reason", _reasons_of_the_engine())
def test_every_reason_of_the_engine_has_words_but_the_authors_own(reason):
    told = reason_words([Shift("trust", 5, reason)], better=True)
    assert bool(told) == (reason != "nudge")
    assert "{" not in "".join(told)
