"""Whatever is typed, a judgement comes back, whole and the same."""

import json
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring import AXES, CRITERIA, Situation, judge, parse_request, read, verdict

SITUATION = Situation(
    channel="desk",
    patient="I've been waiting [forty] minutes & nobody — nobody! — told me anything… \u202eabc",
    facts=("Dr. Lind is 40 minutes late.", "The nurse is Kim.", ""),
)
PIECES = [
    "[/red]", "[b]", "\x1b[31m", "\x00", "\u202e", "é", "e\u0301", "אבג", "😀", "👩‍⚕️", "'", "’", "“", "9:20", "£90",
    "%s", "{x}", "I can't", "sorry", "not", "no", ".", "?!", "\n", "\t", "  ", "Dr.", "half", "ten", "past", "(", ")",
    "--", "—", "\ud83d", "ſ", "İ", "ß", "١٢", "a" * 40, "0" * 40, "&amp;", "<b>", "\\n", "Kim", "waiting", "but", "if",
]  # fmt: skip


def whole(reply: str, situation: Situation) -> None:
    found = judge(read(reply), situation)
    assert set(found.axes) == set(AXES)
    assert all(0.0 <= value <= 100.0 for value in found.axes.values())
    assert set(found.marks) == set(CRITERIA)
    for mark in found.marks.values():
        assert mark.level in (None, 0, 1, 2)
        assert 0.0 <= mark.strength <= 1.0
        for span in mark.spans:
            assert 0 <= span.start < span.end <= len(reply)
    assert judge(read(reply), situation) == found
    answer = verdict("x", reply, found)
    for criterion in answer["criteria"].values():
        for evidence in criterion["evidence"]:
            assert evidence["text"] == reply[evidence["start"] : evidence["end"]]
    json.dumps(answer)


def test_two_thousand_hostile_replies_pass() -> None:
    chance = random.Random(20)
    for _ in range(2_000):
        joint = chance.choice(["", " ", " "])
        whole(joint.join(chance.choices(PIECES, k=chance.randint(0, 25))), SITUATION)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.text(max_size=80), st.lists(st.text(max_size=40), max_size=3))
def test_any_text_passes(reply: str, patient: str, facts: list[str]) -> None:
    whole(reply, Situation(patient=patient, facts=tuple(facts), earlier=tuple(facts), required_lines=tuple(facts)))


def test_a_very_long_paste_passes() -> None:
    for text in (
        "I am sorry. " * 9_000,
        "a" * 100_000,
        "[b]" * 30_000,
        "1:1:1" * 20_000,
        "\n" * 100_000,
        "no " * 33_000,
    ):
        whole(text, SITUATION)


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda c: (
            st.lists(c, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "reply", "patient", "must", "safety", "earlier", "moments", "language"]),
                c,
                max_size=4,
            )
        ),
    )
)
def test_any_json_is_a_request_or_a_named_fault(value: object) -> None:
    try:
        request = parse_request(value)
    except ValueError as error:
        request, fault = None, str(error)
    if request is None:
        assert fault
    else:
        assert request.reply == value["reply"]
