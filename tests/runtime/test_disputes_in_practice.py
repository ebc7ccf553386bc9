"""From the debrief to a ruling: what a trainee and a trainer do with a mark, over real calls and real files."""

import pytest

from simulator.engine.debrief import debrief_of
from simulator.progress.summary import summary_of
from simulator.runtime.clock import FixedClock
from simulator.runtime.disputes import NOTE_AT_MOST, DisputeRefusedError, refusal_words, ruling_words
from simulator.runtime.services import Services

REPLY = "no"


@pytest.fixture
def practice(data_folder):
    opened = Services(data_folder, clock=FixedClock()).practice("Ingrid")
    yield opened
    opened.close()


def called(practice, *, finish=True):
    encounter = practice.begin(practice.library.load("ten-oh-seven"), seed=1)
    encounter.say(REPLY)
    if finish:
        encounter.drop()
    return encounter.id


def a_mark(practice, encounter_id):
    return debrief_of(practice.events(encounter_id)).to_try[0]


def test_a_mark_is_disputed_from_the_debrief_and_ruled_on_by_the_trainer(practice):
    encounter_id = called(practice)
    before, mark = practice.debrief(encounter_id), a_mark(practice, encounter_id)
    made = practice.dispute(encounter_id, mark.reply, mark.criterion, "  It was a joke between us.\x1b[31m ")
    assert made.open
    assert made.note == "It was a joke between us.[31m"
    assert practice.disputes(encounter_id) == (made,)
    ruled = practice.rule(encounter_id, mark.reply, mark.criterion, 1, note="I see it.", by="Ruth")
    assert practice.disputes(encounter_id) == (ruled,)
    assert ruling_words(ruled.ruling) == "Ruth says: partly. I see it."
    assert practice.debrief(encounter_id) == before
    (summary,) = practice.summaries()
    assert summary == summary_of(practice.events(encounter_id), encounter_id)
    assert summary.criteria[mark.criterion].tally.partly == 1


def test_each_refusal_has_words_and_writes_nothing(practice):
    encounter_id = called(practice)
    mark = a_mark(practice, encounter_id)
    length = len(practice.events(encounter_id))
    words = set()
    for reply, criterion, note in (
        (9, mark.criterion, "Why?"),
        (mark.reply, "no-\x1b[2Jsuch", "Why?"),
        (mark.reply, mark.criterion, " \u200b\n"),
    ):
        with pytest.raises(DisputeRefusedError) as refused:
            practice.dispute(encounter_id, reply, criterion, note)
        words.add(refusal_words(refused.value))
    with pytest.raises(DisputeRefusedError) as refused:
        practice.rule(encounter_id, mark.reply, mark.criterion, 2)
    words.add(refusal_words(refused.value))
    assert len(words) == 4
    assert not {char for text in words for char in text} & set("\x1b{}")
    assert len(practice.events(encounter_id)) == length


def test_a_call_that_goes_on_an_unknown_one_and_a_guests_are_refused_in_words(practice):
    live = called(practice, finish=False)
    guest = Services(clock=FixedClock()).guest()
    for somebody, encounter_id, trouble in (
        (practice, live, "not_over"),
        (practice, "nowhere", "no_such_reply"),
        (guest, called(guest), "not_kept"),
    ):
        with pytest.raises(DisputeRefusedError) as refused:
            somebody.dispute(encounter_id, 1, "answer", "Why?")
        assert refused.value.trouble == trouble
        assert refusal_words(refused.value)


def test_a_long_note_is_cut(practice):
    encounter_id = called(practice)
    mark = a_mark(practice, encounter_id)
    assert len(practice.dispute(encounter_id, mark.reply, mark.criterion, "x" * 5000).note) == NOTE_AT_MOST
