"""The same reply in the same situation is judged the same, in a call and through ``frontdesk score``."""

import json

import pytest

import scoring
from simulator.engine.clinic import fact_sentences
from simulator.engine.events import ReplyGiven
from simulator.runtime.clock import FixedClock
from simulator.runtime.encounter import Moment
from simulator.runtime.judging import scorer_situation
from simulator.runtime.result import result_of
from simulator.runtime.services import Services

REPLIES = (
    "I'm sorry about that, let me look. The next free time is tomorrow at 8:20, and I'll write it down for you.",
    "no",
    "You'll have to ask the doctor. Don't worry, it is probably nothing.",
    "Thank you for your patience, your call is important to us.",
)


def _scenarios():
    library = Services().library
    return [library.load(card.id) for card in library.cards() if not card.own]


def _line(seen, reply):
    """The situation as one would write it for ``frontdesk score``, the desk card as a paragraph."""
    return {
        "id": "x#1",
        "reply": reply,
        "patient": seen.patient,
        "context": " ".join(seen.facts),
        "channel": seen.channel,
        "language": seen.language,
        "moments": seen.moments,
        "calls_for": seen.calls_for,
        "hears": dict(seen.hears),
        "unlike": dict(seen.unlike),
        "acts": seen.acts,
        "opening": seen.opening,
        "must": {gate: dict(meanings) for gate, meanings in seen.must},
        "must_not": {gate: dict(meanings) for gate, meanings in seen.must_not},
        "earlier": seen.earlier,
        "used_before": seen.used_before,
        "shown": seen.shown,
        "required_lines": seen.required_lines,
    }


@pytest.mark.parametrize("scenario", _scenarios(), ids=lambda scenario: scenario.id)
def test_a_reply_is_worth_the_same_in_a_call_and_on_a_line(scenario, frontdesk):
    practice = Services(clock=FixedClock()).guest()
    lines, played = [], []
    for turn in scenario.turns.values():
        for reply in REPLIES:
            moment = Moment(encounter_id="", turn=turn.id, mood=scenario.patient.mood)
            encounter = practice.begin(scenario, seed=1, moment=moment)
            encounter.say(reply)
            given = next(event for event in encounter.events if isinstance(event, ReplyGiven))
            lines.append(json.dumps(_line(given.situation, reply)))
            played.append(result_of(encounter.events)["turns"][0]["verdict"])
    judged = [json.loads(each) for each in frontdesk("score", typed="\n".join(lines)).out.splitlines()]
    for ours, theirs in zip(played, judged, strict=True):
        assert {**json.loads(json.dumps(ours)), "id": ""} == {**theirs, "id": ""}


@pytest.mark.parametrize("scenario", _scenarios(), ids=lambda scenario: scenario.id)
def test_a_desk_card_is_the_same_as_sentences_and_as_a_paragraph(scenario):
    seen = Services(clock=FixedClock()).guest().begin(scenario, seed=1)
    seen.say("Hello.")
    situation = next(event.situation for event in seen.events if isinstance(event, ReplyGiven))
    in_play = scorer_situation(situation).facts
    assert in_play == scoring.split_facts(" ".join(fact_sentences(scenario.clinic)))
    assert in_play
