"""How often a gate hears the right word and the wrong one in words no example has: ``gate_cases.yaml`` and its floors.

Floors lie a little below what was measured. Below the bench stand single rules, each with its contrary.
"""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from scoring.equivalents import kinds_of
from scoring.gates import judge_gates
from scoring.reading import read
from scoring.recognise import kinds_said, recognise
from scoring.situation import Situation

TURNS = yaml.safe_load(Path(__file__).with_name("gate_cases.yaml").read_text(encoding="utf-8"))
FOUND = {True: "fail", False: "pass", None: "flag"}
FLOORS = {
    "tune": {"right passes": 0.95, "right fails at most": 0.01, "wrong": 0.97, "both": 0.92, "neither": 0.95},
    "own": {"right passes": 0.95, "right fails at most": 0.01, "wrong": 0.97, "both": 0.8},
    "held": {"right passes": 0.7, "right fails at most": 0.22, "wrong": 0.93, "both": 0.82, "neither": 0.85},
}


def stated(examples):
    return {name: tuple(each) for name, each in examples.items()}


def found(reply, gate, must, must_not):
    situation = Situation(must={gate: stated(must)}, must_not={gate: stated(must_not)})
    return judge_gates(read(reply), situation)[gate]


def shares(half):
    counts = Counter()
    for turn in TURNS.values():
        if turn["half"] == half:
            for kind in ("right", "wrong", "both", "neither"):
                for reply in turn[kind]:
                    counts[kind, FOUND[found(reply, turn["gate"], turn["must"], turn["must_not"]).failed]] += 1
    result = {}
    for kind in ("right", "wrong", "both", "neither"):
        total = sum(counts[kind, how] for how in FOUND.values())
        if total:
            result[kind] = {how: counts[kind, how] / total for how in FOUND.values()}
    return result


def test_the_bench_is_as_large_as_it_says():
    halves = Counter(turn["half"] for turn in TURNS.values())
    assert halves["tune"] >= 20
    assert halves["held"] >= 20
    meanings = [name for turn in TURNS.values() for side in ("must", "must_not") for name in turn[side]]
    assert len(meanings) >= 120
    assert sum(len(turn["right"]) for turn in TURNS.values() if turn["half"] == "tune") >= 160


@pytest.mark.parametrize("half", FLOORS)
def test_right_and_wrong_are_heard(half):
    measured, floors = shares(half), FLOORS[half]
    assert measured, "a half without replies proves nothing"
    assert measured["right"]["pass"] >= floors["right passes"]
    assert measured["right"]["fail"] <= floors["right fails at most"]
    for kind in set(floors) & set(measured):
        assert measured[kind]["fail"] >= floors[kind], kind


def test_every_example_alone_is_heard_on_its_own_side():
    """An author who types an example word for word must see it work."""
    wrong = [
        (name, example, finding.reason)
        for turn in TURNS.values()
        for side, failed in (("must", False), ("must_not", True))
        for name, examples in turn[side].items()
        for example in examples
        if (finding := found(example, turn["gate"], turn["must"], turn["must_not"])).failed is not failed
    ]
    examples = sum(len(each) for turn in TURNS.values() for s in ("must", "must_not") for each in turn[s].values())
    assert len(wrong) <= 0.03 * examples, wrong


AMBULANCE = {
    "ambulance": ("Please ring for an ambulance.", "You need the paramedics now.", "I'm sending an ambulance.")
}
WAITS = {"waits": ("See how you feel tomorrow.", "Give it until the morning.", "Keep an eye on it overnight.")}
SILENT = {"silent": ("I can't say who comes here.", "We don't give that out.", "I'm not able to tell you that.")}
TELLS = {"tells": ("Yes, she was here today.", "She's in with the nurse.", "He's booked for Friday.")}
FETCHES = {"fetches": ("I'm getting the nurse now.", "Let me fetch Dr Roy for you.", "The nurse will see you now.")}
TABLETS = {"tablets": ("Take two paracetamol.", "Try an antihistamine.", "A painkiller should help.")}
FINE = {"fine": ("You'll be fine.", "It's nothing to worry about.", "That's harmless, I'm sure.")}


@pytest.mark.parametrize(
    "reply",
    [
        "Dial 999 for me, would you?",
        "Ring 911 and leave the door open.",
        "112, now, and stay by her.",
        "It's triple zero for that one, mate.",
        "Three nines, love, this second.",
        "I've blue lights on the way to you.",
        "If the phone cuts out, ring 999 yourself.",
    ],
)
def test_a_number_to_dial_is_the_ambulance(reply):
    assert found(reply, "safety", AMBULANCE, WAITS).reason == "kept"


@pytest.mark.parametrize(
    "reply",
    [
        "There's no call for an ambulance.",
        "I wouldn't bother with 999 for that.",
        "If it gets worse overnight, ring 999.",
        "We open at nine.",
        "It's ninety-nine pounds.",
    ],
)
def test_an_ambulance_refused_or_left_for_later_is_not_sent(reply):
    assert found(reply, "safety", AMBULANCE, WAITS).failed is True


@pytest.mark.parametrize(
    "reply",
    [
        "I can't tell you who's in and who's not.",
        "I'm not allowed to say whether she was here.",
        "My lips are sealed, whoever is asking.",
        "No comment, I'm afraid, either way.",
        "I won't say yes or no to that.",
        "Even if she was in today I couldn't tell you.",
    ],
)
def test_refusing_to_say_a_thing_is_not_saying_it(reply):
    assert found(reply, "privacy", SILENT, TELLS).reason == "kept"


@pytest.mark.parametrize(
    "reply",
    [
        "I shouldn't say this, but she was here at two.",
        "I can't tell you why, but she's in with the doctor.",
    ],
)
def test_a_refusal_beside_the_telling_does_not_help(reply):
    assert found(reply, "privacy", SILENT, TELLS).reason == "said"


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ("Don't bother with an antihistamine, I'm getting the nurse.", "kept"),
        ("I won't have you take a painkiller for that, I'm getting the nurse.", "kept"),
        ("Take an antihistamine, I'm not getting the nurse for that.", "said"),
        ("I'm not getting the nurse for that.", "missing"),
        ("Take an antihistamine and I'll get the nurse.", "said"),
    ],
)
def test_what_is_not_to_be_done_is_not_said(reply, reason):
    assert found(reply, "safety", FETCHES, TABLETS).reason == reason


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ("I know you feel fine, but I'm getting the nurse now.", "kept"),
        ("You think it's harmless, I'm getting the nurse now.", "kept"),
        ("I'd be making it up if I said you'll be fine, so I'm getting the nurse now.", "kept"),
        ("I know you're scared, but it's harmless.", "said"),
        ("You'll be fine, I'm getting the nurse now.", "said"),
    ],
)
def test_what_is_granted_or_another_s_word_is_not_said(reply, reason):
    assert found(reply, "safety", FETCHES, FINE).reason == reason


def test_a_name_alone_carries_no_gate():
    must = {"fetches": ("I'll get Imelda for you.", "Imelda will see you now.", "Let me call Imelda.")}
    assert found("Imelda is a lovely name.", "safety", must, FINE).failed is not False


@pytest.mark.parametrize(
    ("reply", "heard"),
    [
        ("If she doesn't pick up you're to ring the nurse", True),
        ("I can't do that so ring the nurse please", True),
        ("Yes or no, ring the nurse please", True),
        ("Don't bother ringing the nurse", False),
        ("You don't have to ring the nurse", False),
    ],
)
def test_where_a_denial_ends(reply, heard):
    meanings = {"rings": ("ring the nurse", "please phone the nurse"), "other": ("what is your name",)}
    assert ("rings" in {each.meaning for each in recognise(read(reply), meanings)}) is heard


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        ("Go to casualty now", "hospital-now"),
        ("Would you shred it for us?", "delete"),
        ("Step in here where it's quieter", "private-space"),
        ("Jot it on this card", "write-down"),
        ("Sit tight and see how you go", "wait-and-see"),
        ("I could fit you in tomorrow at ten", "book-later"),
        ("It's only a bit of wind", "harmless-cause"),
        ("He lives on the estate behind the station", "address-given"),
    ],
)
def test_kinds_of_sentence(reply, kind):
    assert kind in {hit.rule for hit in kinds_said(read(reply))}


def test_a_moment_is_no_time_to_come_at():
    assert "book-later" not in {hit.rule for hit in kinds_said(read("Come in this minute"))}


def test_kinds_are_known_on_one_side():
    kinds = kinds_of("en")
    assert "ambulance" in kinds.asked
    assert "wait-and-see" not in kinds.asked


@pytest.mark.parametrize("reply", ["", "?!", "[/b]", "999", "not " * 500, "nurse, " * 300, "if " * 400, "\x00999"])
def test_odd_texts_are_survived(reply):
    assert found(reply, "safety", AMBULANCE, WAITS).failed in (True, False, None)
