"""Every event comes back from its stored form as it went in, and anything else is refused."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recordings import AT, ended, reacted, replied, started

from simulator.engine.events import EVENT_TYPES, Event, PatientSpoke
from simulator.engine.mood import Mood, Shift
from simulator.engine.speech import NOTHING_SAID, Promise, Said, Slip
from simulator.store import codec
from simulator.store.codec import decode, encode
from simulator.store.errors import EventCodecError, NewerEventError

# Any text, lone surrogates and NUL included: what a scenario or a paste may bring must not break the log.
st.register_type_strategy(str, st.text(st.characters(exclude_categories=()), max_size=20))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(
    Mood, st.builds(Mood, trust=st.integers(0, 100), worry=st.integers(0, 100), patience=st.integers(0, 100))
)


@given(st.one_of([st.from_type(kind) for kind in EVENT_TYPES]))
def test_every_event_comes_back_as_it_was(event: Event) -> None:
    stored = encode(event)
    stored.body.encode()
    assert decode(*stored) == event


def test_an_event_is_stored_under_its_name_and_version_with_every_field() -> None:
    stored = encode(started())
    assert (stored.type, stored.version) == ("EncounterStarted", 1)
    assert json.loads(stored.body)["mood"] == {"trust": 40, "worry": 70, "patience": 60}


def test_words_in_any_script_are_stored_readable() -> None:
    assert "Xin chào ☎" in encode(replied("Xin chào ☎")).body


@pytest.mark.parametrize(
    "event",
    [
        replace(started(), level="1"),  # type: ignore[arg-type]
        replace(started(), level=True),
        replace(started(), practises=["own"]),  # type: ignore[arg-type]
        replace(replied(), scored_chars=None),  # type: ignore[arg-type]
        replied(warm=float("nan")),
        Mood(),
    ],
)
def test_what_could_not_be_read_back_is_not_written(event: Event) -> None:
    with pytest.raises(EventCodecError):
        encode(event)


def _body(**changed: object) -> str:
    plain = json.loads(encode(replied()).body)
    return json.dumps({**plain, **changed})


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "null",
        "{",
        "[" * 100_000,
        _body(extra=1),
        _body(text=None),
        _body(acts="book"),
        _body(scored_chars=1.5),
        _body(judgement={}),
        json.dumps({"at": "now"}),
    ],
)
def test_a_body_of_another_shape_is_refused(body: str) -> None:
    with pytest.raises(EventCodecError):
        decode("ReplyGiven", 1, body)


def test_the_message_names_the_field() -> None:
    with pytest.raises(EventCodecError, match="scored_chars: int wanted, found str"):
        decode("ReplyGiven", 1, _body(scored_chars="9"))


def test_a_level_outside_the_rubric_and_a_mood_out_of_range_are_refused() -> None:
    plain = json.loads(encode(replied()).body)
    plain["judgement"]["criteria"][0][1]["level"] = 3
    with pytest.raises(EventCodecError, match="level"):
        decode("ReplyGiven", 1, json.dumps(plain))
    plain = json.loads(encode(started()).body)
    plain["mood"]["trust"] = 101
    with pytest.raises(EventCodecError, match="trust"):
        decode("EncounterStarted", 1, json.dumps(plain))


def test_a_newer_event_says_to_update() -> None:
    for kind, version in (("ReplyGiven", 2), ("SomethingNew", 1)):
        with pytest.raises(NewerEventError) as caught:
            decode(kind, version, "{}")
        assert "Update Front Desk" in str(caught.value)


def test_an_older_event_is_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        codec, "UPGRADES", {("EncounterStarted", 0): lambda plain: {**plain, "cue": plain.get("cue", "")}}
    )
    plain = json.loads(encode(started()).body)
    del plain["cue"]
    assert decode("EncounterStarted", 0, json.dumps(plain)) == replace(started(), cue="")


def test_an_older_event_without_a_step_is_refused() -> None:
    with pytest.raises(EventCodecError):
        decode("EncounterStarted", 0, encode(started()).body)


SPOKE = PatientSpoke(
    at=AT,
    turn="the-tooth",
    reason="update",
    says="Hello?",
    cue="",
    push=True,
    shifts=(Shift("patience", -6, "pushed"),),
    mood=Mood(trust=40, worry=70, patience=54),
)
SAID = Said(
    moves=("next_step", "offers"),
    slots=("mon-0920",),
    waits=(10,),
    promises=(Promise(who="i", what="ring", by="by one", minute=780, start=0, end=9),),
    slips=(Slip(kind="time_taken", said="nine", right="Monday 09:20", start=2, end=6),),
    asked=("date-of-birth",),
)


def test_a_silence_and_what_was_said_are_stored_with_every_field() -> None:
    stored = encode(SPOKE)
    assert (stored.type, stored.version) == ("PatientSpoke", 1)
    assert json.loads(stored.body)["shifts"] == [{"dimension": "patience", "amount": -6, "reason": "pushed"}]
    assert decode(*stored) == SPOKE
    body = json.loads(encode(replace(replied(), said=SAID)).body)
    assert body["said"]["promises"][0] | {"what": "ring", "minute": 780, "within": None} == body["said"]["promises"][0]
    assert body["said"]["slips"][0]["kind"] == "time_taken"


NEW_FIELDS = {
    "EncounterStarted": {"pace": "off", "follows": "", "forgotten": False, "done_before": ()},
    "ReplyGiven": {"said": NOTHING_SAID},
    "PatientReacted": {
        "by": "turn", "cause": "", "answer": "", "answered": (), "confides": "", "told": (), "leaving": "", "lacks": 0,
        "minutes": 0, "overdue": False, "unmatched": False,
    },
    "EncounterEnded": {
        "instead_of": "", "recalls": (), "slips": (), "wants": "", "found": (), "pieces": 0, "goes_on": False,
    },
}  # fmt: skip


@pytest.mark.parametrize("event", [started(), replied(), reacted(), ended()])
def test_an_event_from_before_patients_pushed_back_does_without_the_new_fields(event: Event) -> None:
    stored = encode(event)
    fresh = NEW_FIELDS[stored.type]
    old = {name: value for name, value in json.loads(stored.body).items() if name not in fresh}
    found = decode(stored.type, stored.version, json.dumps(old))
    assert found == event
    assert {name: getattr(found, name) for name in fresh} == fresh


@pytest.mark.parametrize(
    "spoil",
    [
        {"said": {"moves": "offers"}},
        {"said": {"promises": [{"who": "i"}]}},
        {"said": {"promises": [{"who": "i", "what": "ring", "minute": "780"}]}},
        {"said": {"slips": [{"kind": "time_taken", "said": "nine", "extra": 1}]}},
        {"said": None},
    ],
)
def test_what_was_said_is_read_strictly(spoil: dict[str, object]) -> None:
    with pytest.raises(EventCodecError, match="said"):
        decode("ReplyGiven", 1, _body(**spoil))
