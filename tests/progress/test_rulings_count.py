"""What a trainer ruled is what progress counts, and an open dispute counts for nothing."""

from hypothesis import given
from hypothesis import strategies as st
from played import LATER, ended, reacted, replied, started

from simulator.engine.events import DisputeRuled, Event, MarkDisputed
from simulator.engine.judgement import Level, Span
from simulator.progress.skills import skills
from simulator.progress.summary import from_plain, summary_of, to_plain

WORDS = "You poor man, all night? I will ring you by noon"


def call(*more: Event, failed: tuple[str, ...] = ()) -> list[Event]:
    said = replied({"own": 0, "safety": 0 if failed else None}, text=WORDS, failed=failed, spans=(Span(0, 12, "cost"),))
    return [started(), said, reacted(), replied({"own": 2}), reacted(), ended(), *more]


def disputed(criterion: str = "own", reply: int = 1) -> MarkDisputed:
    return MarkDisputed(at=LATER, reply=reply, criterion=criterion, note="I took it on.")


def ruled(level: Level | None, criterion: str = "own", reply: int = 1) -> DisputeRuled:
    return DisputeRuled(at=LATER, reply=reply, criterion=criterion, level=level, note="", by="")


def shares(*more: Event) -> dict[str, float]:
    return {each.criterion: each.share for each in skills([summary_of(call(*more), "e")])}


def test_a_skill_follows_the_ruling():
    assert shares()["own"] == 0.5
    assert shares(disputed())["own"] == 1.0
    assert shares(disputed(), ruled(2))["own"] == 1.0
    assert shares(disputed(), ruled(1))["own"] == 0.75
    assert shares(disputed(), ruled(0))["own"] == shares()["own"]
    assert shares(disputed(), ruled(None))["own"] == 1.0


def test_what_was_ruled_met_is_evidence_in_the_trainees_words():
    summary = summary_of(
        [started(practises=("respect",)), replied({"own": 0}, text=WORDS), reacted(), ended(), disputed(), ruled(2)],
        "e",
    )
    assert summary.criteria["own"].evidence.startswith("You poor man")
    assert summary.best is not None
    assert summary.best.criterion == "own"


def test_everything_else_in_the_summary_stays():
    plain, ruled_on = to_plain(summary_of(call(), "e")), to_plain(summary_of(call(disputed(), ruled(2)), "e"))
    assert {name for name in plain if plain[name] != ruled_on[name]} == {"criteria", "best"}


def test_a_failed_gate_stands_until_the_trainer_says_otherwise():
    failed = summary_of(call(failed=("safety",)), "e")
    asked = summary_of(call(disputed("safety"), failed=("safety",)), "e")
    cleared = summary_of(call(disputed("safety"), ruled(2, "safety"), failed=("safety",)), "e")
    assert [each.gates["safety"] for each in (failed, asked, cleared)] == [False, False, True]


@given(st.lists(st.one_of(st.just(disputed()), st.sampled_from([0, 1, 2, None]).map(ruled)), max_size=5))
def test_a_summary_with_rulings_survives_being_stored(more):
    summary = summary_of(call(*more), "e")
    assert from_plain(to_plain(summary)) == summary
