"""Replies whose marks a trainer would sign: for each axis a band, wide enough for a refit and no wider."""

import pytest

from scoring import Judgement, Situation, judge, read, split_facts

LATE = Situation(
    channel="desk",
    patient="It says ten twenty on my card and it's gone eleven. I left my boy with a neighbour for this.",
    facts=split_facts(
        "Harbour Eye Clinic. Dr. Abara is running 45 minutes late: an injured eye came in at half nine."
        " Two patients are before Mrs Tran. Dr. Abara is free again on Wednesday 8.40."
    ),
    moments=("wait", "complaint"),
)

GOLDEN = {
    "sees, says why, how long, and offers a choice": (
        (
            "I'm sorry, Mrs Tran, you were told ten twenty and it's past eleven, with your boy waiting. An injured eye"
            " came in at half nine and put Dr. Abara 45 minutes behind. You're third, so about twenty minutes. Or I can"
            " give you Wednesday at 8.40, whichever is easier on your neighbour."
        ),
        {"warm": (65, 100), "unscripted": (65, 100), "helpful": (70, 100), "overall": (70, 100)},
    ),
    "right in every fact and forgets the person": (
        "Dr. Abara is running 45 minutes late. There are two patients before you.",
        {"warm": (15, 45), "unscripted": (20, 55), "helpful": (40, 75), "overall": (25, 60)},
    ),
    "all person and no fact": (
        "Oh no, gone eleven, and your boy at the neighbour's. That's a rotten morning, I'm so sorry nobody told you.",
        {"warm": (45, 85), "unscripted": (50, 90), "helpful": (10, 45), "overall": (20, 55)},
    ),
    "a macro": (
        (
            "We apologise for any inconvenience caused. Please be advised that waiting times may vary due to unforeseen"
            " circumstances. Your patience is appreciated."
        ),
        {"warm": (0, 20), "unscripted": (0, 15), "helpful": (0, 20), "overall": (0, 15)},
    ),
    "a scolding": (
        "Everyone's waiting, not just you. You should have arranged proper childcare before you came.",
        {"warm": (0, 20), "unscripted": (10, 60), "helpful": (0, 20), "overall": (0, 15)},
    ),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_a_golden_reply_keeps_its_marks(name: str) -> None:
    reply, bands = GOLDEN[name]
    found = judge(read(reply), LATE)
    for axis, (low, high) in bands.items():
        assert low <= found.axes[axis] <= high, (axis, found.axes[axis])


def level(found: Judgement, name: str) -> int | None:
    return found.marks[name].level


def test_levels_of_the_golden_replies() -> None:
    whole, facts, person, macro, scold = (judge(read(reply), LATE) for reply, _ in GOLDEN.values())
    assert all(
        level(whole, name) == 2 for name in ("acknowledge", "apology", "wait", "reason", "alternative", "answer")
    )
    assert level(facts, "wait") == 2
    assert level(facts, "acknowledge") == 0
    assert level(facts, "apology") == 0
    assert level(person, "acknowledge") == 2
    assert level(person, "apology") != 0
    assert level(person, "wait") != 2
    assert level(macro, "apology") == 0
    assert level(macro, "natural") == 0
    assert level(scold, "respect") == 0


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (
            "I can't give you ten minutes earlier, but Wednesday at 8.40 is free. Shall I hold it?",
            "I can't give you ten minutes earlier.",
        ),
        ("I'm sorry you've been sat here since ten twenty.", "I'm sorry, but you can see how busy we are."),
        ("I'll go in and ask Dr. Abara, and tell you by quarter past.", "Someone will let you know."),
        ("About twenty minutes now, you're third.", "It won't be long now."),
        ("With your boy at a neighbour's that's no joke.", "I understand your frustration."),
        ("Ring your neighbour from my phone if it helps.", "You'll need to ring your neighbour yourself."),
    ],
)
def test_the_better_of_two_is_the_better(better: str, worse: str) -> None:
    assert judge(read(better), LATE).axes["overall"] > judge(read(worse), LATE).axes["overall"]


@pytest.mark.parametrize(
    "added",
    [
        " We apologise for any inconvenience this may have caused and thank you for your patience.",
        " You should have rung before you came, as I already told you.",
        " Please be advised that this matter has been escalated in accordance with our procedures.",
    ],
)
def test_what_is_stuck_on_does_not_raise_a_mark(added: str) -> None:
    reply = "I'm sorry, you were told ten twenty. An eye came in at half nine, so about twenty minutes more."
    plain, stuck = judge(read(reply), LATE), judge(read(reply + added), LATE)
    assert stuck.axes["overall"] < plain.axes["overall"]
    assert stuck.axes["unscripted"] < plain.axes["unscripted"] or stuck.axes["warm"] < plain.axes["warm"]
