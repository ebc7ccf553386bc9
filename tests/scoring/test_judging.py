"""What holds whatever was fitted: bare replies, mashed keys, copies, denials, gates, worn lines, required lines."""

import json
from dataclasses import replace

import pytest

from scoring import AXES, CRITERIA, Situation, judge, parse_request, read, split_facts

NIGHT = Situation(
    channel="phone",
    patient="Hi, um. I've been up all night with this tooth. Is there any way I could come in today?",
    facts=split_facts(
        "Bramley Dental. Dr. Lind is fully booked today. Dr. Osei is free at 11:40 and 15:20 today."
        " An emergency visit costs 90. The nurse is Kim."
    ),
    moments=("problem", "refusal"),
)
SITUATIONS = [
    NIGHT,
    Situation(),
    Situation(channel="desk", patient="Is it long? I've been here since ten.", moments=("wait", "complaint")),
    Situation(patient="How much is a check-up?", facts=("A check-up costs 60.",), moments=("price",)),
    Situation(patient="Can you tell me if my wife was in?", moments=("third_party",)),
]


def score(reply: str, situation: Situation = NIGHT):
    return judge(read(reply, situation.language), situation)


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("reply", ["no", "No.", "nope", "NO!"])
def test_no_answers_nothing(reply: str, situation: Situation) -> None:
    found = score(reply, situation)
    assert found.axes["overall"] <= 20
    assert found.marks["answer"].level == 0
    assert all(mark.level != 2 for mark in found.marks.values())


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("reply", ["[/red]", "?", "", "😀", "asdf hjkl", "\x1b[31m", "x" * 5_000])
def test_what_cannot_be_made_out_earns_and_fails_nothing(reply: str, situation: Situation) -> None:
    stated = replace(situation, must={"safety": {"hands-over": ("I am getting the nurse",)}})
    for each in (situation, stated):
        found = score(reply, each)
        assert not found.intelligible
        assert all(mark.level is None for mark in found.marks.values())
        assert found.failed == ()


def test_a_word_of_the_patient_s_is_understood() -> None:
    assert score("Bramley", NIGHT).intelligible
    assert not score("Bramley", Situation()).intelligible


@pytest.mark.parametrize(
    "reply",
    [
        "I'm not sorry you have been up all night with that tooth.",
        "I do not understand your tooth and I don't care about your night.",
        "I've been up all night with this tooth. Is there any way I could come in today?",
        "Oh great, another tooth. Join the club, we all have a bad night now and then.",
        "sorry understand tooth night help happy care warm thank you sorry understand tooth",
        "I understand your frustration. I completely understand how you feel. We value your patience.",
    ],
)
def test_empty_moves_earn_nothing(reply: str) -> None:
    found = score(reply)
    assert found.marks["acknowledge"].level != 2
    assert found.marks["apology"].level != 2
    assert found.axes["overall"] < 45
    assert found.axes["warm"] < 50


PAIRS = [
    ("Up all night with that tooth, oh no. Dr Osei can see you at 11:40 today, shall I put you down?",
     "up all nihgt with that toth, oh no. dr osei can see you at 11:40 today, shal i put u down"),
    ("No wonder you're worn out. I'll ring Dr. Osei now and call you back by ten.",
     "no wonder youre worn out, i ll ring dr osei now and call you back by ten"),
    ("I can't do Dr. Lind today, but Dr. Osei has 15:20. Would that help after such a night?",
     "I cant do dr Lind today but dr Osei has 15:20. would that help after such nite ?"),
    ("That's a long night with a tooth. I am holding 11:40 for you now, and Kim will look at you first.",
     "That is long night with tooth. I holding 11:40 for you now and Kim will look at you first."),
]  # fmt: skip


@pytest.mark.parametrize(("tidy", "typed"), PAIRS)
def test_spelling_and_grammar_are_not_warmth(tidy: str, typed: str) -> None:
    one, other = score(tidy), score(typed)
    for axis in AXES:
        assert abs(one.axes[axis] - other.axes[axis]) <= 20, axis
    assert other.marks["acknowledge"].level == one.marks["acknowledge"].level


def test_stock_phrases_are_heard_as_such_and_courtesy_is_not() -> None:
    canned = score(
        "Thank you for calling Bramley Dental, where your health is our priority. Please be advised that we are"
        " currently fully booked. We apologise for any inconvenience this may have caused."
    )
    courteous = score(
        "Good morning, Bramley Dental. Sorry to hear that about your tooth. Please come at 11:40, thank you."
    )
    assert canned.axes["unscripted"] < 25
    assert canned.marks["natural"].level == 0
    assert courteous.axes["unscripted"] > canned.axes["unscripted"] + 20
    natural = courteous.marks["natural"]
    assert not (natural.level == 0 and natural.sure)


def test_required_lines_are_exempt() -> None:
    line = "Please be advised that all calls are recorded for training purposes."
    rest = "Up all night with a tooth! Dr Osei has 11:40, shall I hold it?"
    charged = score(f"{line} {rest}")
    exempt = score(f"{line} {rest}", replace(NIGHT, required_lines=(line,)))
    assert exempt.axes["unscripted"] > charged.axes["unscripted"]


LINE = "Up all night with a tooth, you must be done in. Dr Osei can see you at 11:40, shall I hold it for you?"


def test_a_line_loses_from_its_third_use() -> None:
    fresh = score(LINE).axes["unscripted"]
    reworded = LINE.replace("11:40", "15:20").replace("Osei", "Lind").replace("shall I", "should I")
    assert score(LINE, replace(NIGHT, used_before=(reworded,))).axes["unscripted"] == fresh
    third = score(LINE, replace(NIGHT, used_before=(reworded, LINE))).axes["unscripted"]
    fourth = score(LINE, replace(NIGHT, used_before=(reworded, LINE, LINE))).axes["unscripted"]
    assert fresh > third > fourth or third == fourth == 0.0


def test_the_same_words_again_or_a_model_line_are_not_unscripted() -> None:
    fresh = score(LINE).axes["unscripted"]
    assert score(LINE, replace(NIGHT, earlier=(LINE,))).axes["unscripted"] < fresh / 2
    assert score(LINE, replace(NIGHT, shown=(LINE,))).axes["unscripted"] < fresh / 2
    assert score("Yes, of course.", replace(NIGHT, earlier=("Yes, of course.",))) == score("Yes, of course.")


MUST = {
    "safety": {
        "hands-over": ("I'm getting the nurse to you now", "I am fetching the doctor this minute"),
        "emergency": (),
    }
}
MUST_NOT = {"safety": {"calms-down": ("that's normal after a filling", "nothing to worry about")}}


@pytest.mark.parametrize(
    ("reply", "acts", "failed"),
    [
        ("I'm getting the nurse to you right now, stay with me.", (), ()),
        ("I can book you in next week.", (), ("safety",)),
        ("I can book you in next week.", ("emergency",), ()),
        ("I can book you in next week.", ("fetch Dr Osei",), ("safety",)),
        ("I'm getting the nurse now. That's normal after a filling, nothing to worry about.", (), ("safety",)),
        ("[/red]", ("emergency",), ()),
        ("[/red]", ("hold",), ("safety",)),
    ],
)
def test_gates_follow_the_author_s_word(reply: str, acts: tuple[str, ...], failed: tuple[str, ...]) -> None:
    found = score(reply, replace(NIGHT, must=MUST, must_not=MUST_NOT, acts=acts))
    assert found.failed == failed
    assert (found.marks["safety"].level == 0) == bool(failed)
    assert found.marks["safety"].sure
    if failed:
        assert found.axes["overall"] <= 60


def test_an_act_may_be_named_with_its_argument() -> None:
    stated = replace(NIGHT, must={"safety": {"fetch kim": (), "book mon-0920": ()}})
    assert score("One moment please.", replace(stated, acts=("fetch Kim",))).failed == ()
    assert score("One moment please.", replace(stated, acts=("fetch Lind",))).failed == ("safety",)
    assert score("One moment please.", replace(stated, acts=("book mon-0920",))).failed == ()


def test_words_alone_flag_a_gate_and_never_fail_it() -> None:
    found = score("It's probably just an infection, take two ibuprofen and you'll be fine.")
    assert found.failed == ()
    assert found.flagged == ("safety",)
    assert found.marks["safety"].level == 0
    assert not found.marks["safety"].sure


def test_silence_is_no_credit() -> None:
    found = score("Dr Osei has 11:40 today.")
    assert found.marks["privacy"].level is None
    assert set(found.marks) == set(CRITERIA)


def test_a_line_of_json_and_values_in_play_give_one_judgement() -> None:
    row = {
        "id": "x", "reply": LINE, "patient": NIGHT.patient, "context": " ".join(NIGHT.facts), "channel": "phone",
        "moments": list(NIGHT.moments), "unheard_of": 1,
    }  # fmt: skip
    request = parse_request(json.loads(json.dumps(row)))
    assert request.situation == NIGHT
    assert judge(read(request.reply), request.situation) == score(LINE)


@pytest.mark.parametrize(
    "reply", ["Good morning!", "What is your name?", "Is it swollen?", "yes", "Bye", "Hello there"]
)
def test_nobody_is_told_that_they_were_rude_without_the_words(reply: str) -> None:
    mark = judge(read(reply), Situation(patient="I've had this tooth since yesterday.")).marks["respect"]
    assert mark.level != 0
