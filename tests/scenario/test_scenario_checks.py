"""What does not fit together in a file with a patient who pushes back, and what follows from it."""

from pathlib import Path

import pytest

from simulator.engine.acts import ACT_KINDS
from simulator.scenario import load_scenario, validate_paths

FIXTURES = Path(__file__).parent / "fixtures"
TEXT = (FIXTURES / "ring-back.yaml").read_text(encoding="utf-8")


@pytest.fixture
def findings(tmp_path):
    """What is found in it once some of its words are replaced, each once: code, line and what is meant."""
    (tmp_path / "clinics").mkdir()
    clinic = (FIXTURES / "clinics" / "quay-street.yaml").read_bytes()
    (tmp_path / "clinics" / "quay-street.yaml").write_bytes(clinic)

    def load(*pairs: tuple[str, str]):
        text = TEXT
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / "ring-back.yaml"
        path.write_text(text, encoding="utf-8")
        return validate_paths([path])

    return load


def codes(found) -> list[str]:
    return [each.code for each in found]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("told: [on-again-tonight], heard", "told: [on-again], heard", "S040"),
        ("told: [on-again-tonight], pushes", "told: [alone], pushes", "S040"),
        ("hears: [says-who], told: [alone-there]", "hears: [says-who], told: [alone]", "S040"),
        ("heard: [offers-later]", "heard: [offers-latter]", "S041"),
        ("heard: [rings-back]", "heard: [callback]", "S041"),
        ("pushes: {closing:", "pushes: {closed:", "S042"),
        ("    refusal: [", "    refused: [", "S042"),
        ("said: [time, read_back]", "said: [time, readback]", "S043"),
        ("pushes: [0, 1]", "pushes: [1, 0]", "S019"),
        ("pushes: [0, 1]", "pushes: [1]", "S019"),
        ("pushes: [0, 1]", "pushes: []", "S019"),
        ("pushes: [0, 1]", "pushes: [0, 100]", "S009"),
        ("pushes: [0, 3]", "pushes: [3, 2]", "S019"),
        ("{if: {mood: {patience: [0, 8]}}, says", "{says", "S044"),
        ("if: {mood: {patience: [0, 8]}}", "if: {}", "S044"),
        ("if: {mood: {patience: [0, 8]}}", "if: {mood: {}, hears: []}", "S044"),
        ("if: {mood: {patience: [0, 8]}}", "if: {x-mine: yes}", "S044"),
        ("hears: [says-who]", "hears: [says-how]", "S022"),
        ("else: moved-and-tired", "else: moved-and-tried", "S045"),
        ("else: not-in-the-book", "else: moved", "S046"),
        (", else: not-in-the-book", "", "S001"),
        ("else: not-in-the-book", 'else: ""', "S010"),
        ("{told: [on-again-tonight], pushes: [0, 3], else", "{told: [], else", "S047"),
        ("{told: [on-again-tonight], heard: [offers-later], says", "{says", "S047"),
        ("kept: the-ring-back", "kept: the-ringback", "S048"),
        (", forgotten: chasing", "", "S001"),
        ("    cue: It rings for a long time before she answers.\n", "", "S049"),
        ("id: alone-there", "id: on-again-tonight", "S055"),
        ("id: street", "id: date-of-birth", "S056"),
        ("asked: false, trust: 80", "asked: false", "S057"),
        ("later: 20", "later: 601", "S009"),
        ("theirs: true", "free: true, theirs: true", "C005"),
        ("acts: [move tue-1610]", "acts: [move tue-1200]", "C004"),
        ("acts: [move tue-1610]", "acts: [move tue-1620]", "C003"),
        ("done: [move tue-1610]", "done: [moved]", "S024"),
        ('says: ["There\'s only me on, see."]', "says: []", "S010"),
        ('asked: ["where do you live?"]', "asked: []", "S010"),
    ],
)
def test_what_does_not_fit_is_told_of(findings, old, new, code):
    found = findings((old, new))
    assert code in codes(found)
    first = next(each for each in found if each.code == code)
    line = TEXT[: TEXT.index(old)].count("\n") + 1
    # A turn that shows nothing is told of at its name.
    assert first.line in ({line, line - 1} if code == "S049" else {line})
    assert first.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("else: moved-and-tired", "else: moved-and-tried"),
        ("kept: the-ring-back", "kept: the-ringback"),
        ("end: hung-up", "end: hang-up"),
    ],
)
def test_a_name_that_stands_for_nothing_brings_no_guesses_of_what_cannot_be_reached(findings, old, new):
    assert len(findings((old, new))) == 1


def test_an_act_among_what_was_heard_is_explained(findings):
    (found,) = findings(("heard: [rings-back]", "heard: [callback]"))
    assert "done" in found.hint


def test_without_pieces_it_says_where_to_write_them(findings):
    start, end = TEXT.index("  tells:\n"), TEXT.index("  facts:\n")
    found = findings((TEXT[start:end], ""))
    assert set(codes(found)) == {"S040"}
    assert all("tells" in each.hint for each in found)


def test_a_misspelt_key_is_told_once(findings):
    assert codes(findings(("{told: [on-again-tonight], heard: [offers-later], says", "{tolled: [x], says"))) == ["S002"]
    assert codes(findings(("    cue: It rings", "    queue: It rings"))) == ["S002"]


def test_what_cannot_be_read_is_told_once(findings):
    start, end = TEXT.index("  tells:\n"), TEXT.index("  facts:\n")
    assert set(codes(findings((TEXT[start:end], "  tells: *pieces\n")))) == {"Y004"}


GIVES_UP = '  - {if: {mood: {patience: [0, 8]}}, says: ["Never mind."], end: hung-up}\n'
KNOWS_HER = '  - {if: {hears: [says-who], told: [alone-there]}, says: ["I know who you are, love."], go: noon}\n'


def test_every_way_in_counts(findings):
    assert codes(findings()) == []
    assert codes(findings(("later: {kept: the-ring-back, forgotten: chasing}\n", ""))) == ["S050"]


def test_endings_are_reached_by_anytime_and_by_needs(findings):
    assert codes(findings((GIVES_UP, ""))) == ["S051"]
    assert codes(findings(("else: moved-and-tired", "else: hung-up"))) == ["S051"]


def test_anytime_leads_on_from_every_turn(findings):
    round_and_round = ('{says: ["Right."], go: noon}', '{says: ["Right."], go: chasing}')
    assert codes(findings(round_and_round)) == []
    assert codes(findings(round_and_round, (GIVES_UP, ""))) == ["S051"]
    assert codes(findings(round_and_round, (KNOWS_HER, ""))) == []
    assert codes(findings(round_and_round, (GIVES_UP, ""), (KNOWS_HER, ""), ("anytime:\n", ""))) == ["S053", "S051"]


def test_endings_may_follow_one_another_but_not_in_a_circle(findings):
    book = ('Who knows."', 'Who knows.", needs: [{said: [time], else: moved-and-tired}]')
    assert codes(findings(book)) == []
    (found,) = findings(book, ('"Four, anyway."', '"Four.", needs: [{said: [wait], else: not-in-the-book}]'))
    assert found.code == "S054"
    assert "moved-and-tired" in found.message
    assert "not-in-the-book" in found.message


@pytest.mark.timeout(40)
def test_a_long_chain_of_endings_is_walked_to_its_end(findings):
    many = 6_000
    chain = "".join(
        f"  e{n}: {{stage: called, cause: x, says_afterwards: y, needs: [{{done: [card], else: e{n + 1}}}]}}\n"
        for n in range(many)
    )
    last = f"  e{many}: {{stage: called, cause: x, says_afterwards: y}}\n"
    found = findings(("endings:\n", "endings:\n" + chain + last), ("end: hung-up", "end: e0"))
    assert codes(found) == ["S051"]


def test_minutes_that_pass_before_an_ending_are_pointed_out(findings):
    assert codes(findings(('says: ["Never mind."], end', 'says: ["Never mind."], later: 5, end'))) == ["S058"]
    assert codes(findings(('says: ["Never mind."], end', 'says: ["Never mind."], later: 0, end'))) == []


@pytest.mark.parametrize("empty", ['go: ""', "go: ", "go: ~"])
def test_a_reaction_needs_more_than_an_empty_way(findings, empty):
    loop = '{says: ["And noon?"], push: true, go: noon}'
    assert "S031" in codes(findings((loop, f'{{says: ["And noon?"], {empty}}}')))


@pytest.mark.parametrize("kind", ACT_KINDS, ids=lambda kind: kind.verb)
def test_every_act_of_the_engine_may_be_asked_for(findings, kind):
    found = findings(("done: [move tue-1610]", f"done: [{kind.verb}]"))
    assert codes(found) == ([] if kind.channel in ("", "phone") else ["S059"])


def test_giving_up_ones_own_time_is_no_taking_of_it(findings):
    assert codes(findings(("done: [move tue-1610]", "done: [cancel tue-1200]"))) == []
    assert codes(findings(("done: [move tue-1610]", "done: [cancel tue-1220]"))) == ["C003"]


def test_a_meaning_that_has_the_name_of_a_newer_act_still_plays(findings, tmp_path):
    found = findings(("      says-who: [", "      note: ["), ("hears: [says-who]", "hears: [note]"))
    assert [(each.code, each.severity) for each in found] == [("S017", "warning")]
    scenario = load_scenario(tmp_path / "ring-back.yaml").scenario
    assert scenario.anytime[1].condition.hears == ("note",)
