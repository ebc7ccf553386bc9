"""Reactions that never come, that ask for what cannot be, and patients who cannot leave or ask again."""

import pytest
from checked_samples import ANYTIME, REACTIONS, found, scenario

FIRST = '- {if: {hears: [makes-new]}, says: ["Kind."], end: has-card}\n'
OTHER = '- {if: {hears: [offers-later]}, says: ["Later."], go: lunch}\n'
LAST = '- {says: ["So what now?"], push: true, go: lost}'


def with_ifs(*conditions):
    made = "".join(f'- {{if: {condition}, says: ["Well."], end: has-card}}\n' for condition in conditions)
    return made + FIRST + OTHER + LAST


def test_a_sound_scenario_has_nothing_to_mend(tmp_path):
    assert found(tmp_path, scenario()) == []


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("{acts: [note]}", "{acts: [note, card]}"),
        ("{acts: [book]}", "{acts: [book fri-0900]}"),
        ("{missed: [answer]}", "{missed: [answer, plain]}"),
        ("{mood: {trust: [0, 50]}}", "{mood: {trust: [10, 40], worry: [0, 20]}}"),
        ("{mood: {trust: [0, 100]}, acts: [note]}", "{acts: [note]}"),
        ("{pushes: [1, 99]}", "{pushes: [2, 5]}"),
        ("{heard: [makes-new]}", "{hears: [makes-new], acts: [note]}"),
        ("{said: [apology]}", "{said: [apology, reason], met: [plain]}"),
        ("{causes: [refusal]}", "{causes: [refusal], acts: [note]}"),
        ("{done: [note]}", "{acts: [note], met: [plain]}"),
    ],
)
def test_a_reaction_below_one_that_asks_for_no_more_never_comes(tmp_path, earlier, later):
    assert ("S060", later) in found(tmp_path, scenario(reactions=with_ifs(earlier, later)))


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("{acts: [note, card]}", "{acts: [note]}"),
        ("{acts: [book fri-0900]}", "{acts: [book]}"),
        ("{mood: {trust: [0, 50]}}", "{mood: {trust: [40, 60]}}"),
        ("{mood: {trust: [0, 50]}}", "{mood: {worry: [0, 50]}}"),
        ("{pushes: [1, 3]}", "{pushes: [2, 5]}"),
        ("{hears: [makes-new], acts: [note]}", "{heard: [makes-new], acts: [note]}"),
        # A time that is taken back again is done no more, so this one may come.
        ("{done: [book]}", "{acts: [book], met: [plain]}"),
        ("{met: [plain]}", "{missed: [plain]}"),
    ],
)
def test_a_reaction_that_an_earlier_one_leaves_room_for_is_left_alone(tmp_path, earlier, later):
    assert "S060" not in [code for code, _words in found(tmp_path, scenario(reactions=with_ifs(earlier, later)))]


def test_a_reaction_of_anytime_can_stand_in_the_way_too(tmp_path):
    hiding = '- {if: {acts: [note]}, says: ["A note?"], end: no-card}'
    text = scenario(anytime=ANYTIME + "\n" + hiding, reactions=with_ifs("{acts: [note], met: [plain]}"))
    assert found(tmp_path, text) == [("S060", "{acts: [note], met: [plain]}")]


def test_a_meaning_of_another_turn_hides_nothing_here(tmp_path):
    elsewhere = '- {if: {hears: [hands-over]}, says: ["Oh!"], end: has-card}'
    text = scenario(anytime=ANYTIME + "\n" + elsewhere, reactions=with_ifs("{hears: [makes-new], acts: [note]}"))
    assert found(tmp_path, text) == [("S060", "{hears: [hands-over]}")]  # in the turn that can hear it


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("{met: [reason], missed: [reason]}", "reason"),
        ("{failed: [privacy]}", "privacy"),
        ("{causes: [update]}", "update"),
        ("{causes: [again]}", "again"),
        ("{heard: [hands-over]}", "hands-over"),
    ],
)
def test_what_cannot_be(tmp_path, condition, words):
    assert found(tmp_path, scenario(reactions=with_ifs(condition))) == [("S061", words)]


FACTS = 'facts:\n  - {id: street, asked: ["which street are you in?"], says: ["Mill Lane, above the baker."]}'


@pytest.mark.parametrize(
    ("condition", "more"),
    [
        ("{failed: [privacy]}", {"turn": "must_not: {privacy: [offers-later]}"}),
        ("{causes: [again]}", {"patient": FACTS}),
        ("{causes: [closing]}", {}),
        ("{heard: [makes-new], acts: [note]}", {}),
    ],
)
def test_what_can_be(tmp_path, condition, more):
    assert found(tmp_path, scenario(reactions=with_ifs(condition), **more)) == []


def test_a_call_back_has_the_first_call_behind_it(tmp_path):
    heard = '- {if: {heard: [hands-over]}, says: ["Again?"], go: lunch}\n'
    text = scenario(reactions=heard + REACTIONS)
    assert found(tmp_path, text) == [("S061", "hands-over")]
    later = text.replace("start: lost", "start: lost\nlater: {kept: lost, forgotten: lost}")
    assert found(tmp_path, later) == []


def test_a_patient_who_cannot_leave(tmp_path):
    text = scenario(anytime='- {if: {acts: [note]}, says: ["A note!"], end: no-card}')
    assert found(tmp_path, text) == [("S062", "lost"), ("S062", "lunch")]


def test_a_patient_who_leaves_once_something_has_been_said_can_leave(tmp_path):
    anytime = '- {if: {mood: {patience: [0, 20]}, heard: [offers-later]}, says: ["No, leave it."], end: no-card}'
    # Nobody comes to the second turn without it, and who says only no in the first has not said it.
    assert found(tmp_path, scenario(anytime=anytime)) == []


def test_being_put_off_without_a_word_to_say_to_it(tmp_path):
    silent = '- {if: {hears: [makes-new]}, says: ["Kind."], end: has-card}\n- {says: ["I see."], go: lost}'
    hears = 'makes-new: ["I will write you another one"]'
    tests = '- {at: lost, reply: "x", met: [answer], end: no-card}\n- {at: lost, reply: "no", missed: [answer]}'
    text = scenario(hears=hears, reactions=silent, tests=tests)
    assert [each for each in found(tmp_path, text) if each[0] == "S063"] == [("S063", "lost")]
    words = 'pushes:\n  refusal: ["So there is none?", "And now?"]'
    for more in ({"patient": words}, {"turn": words}, {"turn": "alone: true"}):
        text = scenario(hears=hears, reactions=silent, tests=tests, **more)
        assert not [each for each in found(tmp_path, text) if each[0] == "S063"]


def test_a_file_with_an_error_is_not_played(tmp_path):
    text = scenario(reactions=with_ifs("{met: [reason], missed: [reason]}"))
    assert [code for code, _words in found(tmp_path, text.replace("go: lunch", "go: lnuch", 1))] == ["S020"]


def test_a_language_that_nobody_reads_yet_is_checked_by_its_parts(tmp_path):
    text = scenario(language="nl", reactions=with_ifs("{met: [reason], missed: [reason]}"))
    assert found(tmp_path, text) == [("S061", "reason")]
