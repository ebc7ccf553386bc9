"""A reply from practice is written into one's own scenario, where it helps, and nothing else is touched."""

import pytest
from practised import FAINT, FILE, NOTHING, own_copy

from simulator.authoring.taking_up import NotTakenUpError, Target, add_example, add_test, target_of
from simulator.authoring.wished_tests import UnfitWishError, wished_test
from simulator.engine.scenario import InlineTest
from simulator.runtime.services import Services
from simulator.scenario import SHIPPED, load_scenario


@pytest.fixture
def path(data_folder):
    return own_copy(data_folder)


@pytest.fixture
def target(path):
    return Target(path, path.parent)


def lines_added(before, path):
    old = before.splitlines()
    new = path.read_text(encoding="utf-8").splitlines()
    return [line for line in new if line not in old], [line for line in old if line not in new]


def test_an_example_of_a_known_meaning(path, target):
    before = path.read_text(encoding="utf-8")
    taken = add_example(target, "the-form", "hears", "rings-back", "I'll\n have it  looked for, and ring.")
    assert (taken.place, taken.is_new) == (("turns", "the-form", "hears", "rings-back"), False)
    (added,), (taken_away,) = lines_added(before, path)
    assert added == taken_away[:-1] + ', "I\'ll have it looked for, and ring."]'
    turn = load_scenario(path).scenario.turns["the-form"]
    assert turn.hears["rings-back"][-1] == "I'll have it looked for, and ring."
    with pytest.raises(NotTakenUpError) as again:
        add_example(target, "the-form", "hears", "rings-back", "I'll have it looked for, and ring.")
    assert again.value.trouble == "there"


def test_an_example_of_a_new_meaning(path, target):
    taken = add_example(target, "the-form", "hears", "sees-it", NOTHING)
    assert taken.is_new
    assert load_scenario(path).scenario.turns["the-form"].hears["sees-it"] == (NOTHING,)


def test_a_counter_example_is_no_longer_heard(path, target):
    before = path.read_text(encoding="utf-8")
    add_example(target, "the-form", "unlike", "rings-back", FAINT)
    assert lines_added(before, path) == (["    unlike:", f'      rings-back: ["{FAINT}"]'], [])
    scenario = load_scenario(path).scenario
    assert scenario.turns["the-form"].unlike == {"rings-back": (FAINT,)}
    add_test(target, InlineTest(at="the-form", reply=FAINT, not_hears=("rings-back",)))
    assert load_scenario(path).scenario.tests[-1].not_hears == ("rings-back",)


@pytest.mark.parametrize(
    ("change", "trouble"),
    [
        ({"turn": "the-chair"}, "no_turn"),
        ({"group": "unlike", "meaning": "sees-it"}, "no_meaning"),
        ({"meaning": "Sees it"}, "bad_name"),
        ({"meaning": "book"}, "harm"),
        ({"words": "..."}, "unheard"),
    ],
)
def test_what_would_not_do_is_not_written(path, target, change, trouble):
    before = path.read_bytes()
    wish = {"turn": "the-form", "group": "hears", "meaning": "sees-it", "words": NOTHING, **change}
    with pytest.raises(NotTakenUpError) as refused:
        add_example(target, *wish.values())
    assert refused.value.trouble == trouble
    assert path.read_bytes() == before


def test_what_breaks_a_test_or_gets_in_another_meanings_way_is_written_only_on_demand(path, target):
    path.write_text(path.read_text(encoding="utf-8").replace("reaction: 1}", "reaction: 2}"), encoding="utf-8")
    before = path.read_bytes()
    own_words = "I'll ring you back by one"
    with pytest.raises(NotTakenUpError) as refused:
        add_example(target, "the-form", "unlike", "rings-back", own_words + ".")
    assert refused.value.trouble == "harm"
    told = "\n".join(refused.value.details)
    assert "M003" in told, "an example is as near to its counter-example"
    assert "I'll ring you back by one." in told, "a test that passes would not"
    assert path.read_bytes() == before
    add_example(target, "the-form", "unlike", "rings-back", own_words + ".", anyway=True)
    assert load_scenario(path).scenario.turns["the-form"].unlike["rings-back"] == (own_words + ".",)


def test_a_file_with_faults_or_without_a_place_is_left_alone(path, target):
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title:", "titel:"), encoding="utf-8")
    with pytest.raises(NotTakenUpError) as refused:
        add_example(target, "the-form", "hears", "sees-it", NOTHING)
    assert refused.value.trouble == "unsound"
    path.write_text(text.replace("tests:\n", "tests: ~\n#"), encoding="utf-8")
    with pytest.raises(NotTakenUpError) as refused:
        add_test(target, InlineTest(at="the-form", reply="no", push=True))
    assert refused.value.trouble == "no_place"
    path.unlink()
    with pytest.raises(NotTakenUpError) as refused:
        add_test(target, InlineTest(at="the-form", reply="no", push=True))
    assert refused.value.trouble == "gone"


def test_a_test_is_written_and_what_does_not_come_out_so_yet_is_told(path, target):
    good = wished_test("the-form", "I'll ring you by one.", (), "reaction=2, end=waiting-to-hear")
    assert add_test(target, good).differs == ()
    with pytest.raises(NotTakenUpError, match="there"):
        add_test(target, good)
    taken = add_test(target, wished_test("the-form", NOTHING, ("note he sees it",), "hears=rings-back push=false"))
    assert [expected for expected, _actual in taken.differs] == ["rings-back is heard"]
    last = load_scenario(path).scenario.tests[-1]
    assert (last.acts, last.hears, last.push) == (("note he sees it",), ("rings-back",), False)
    with pytest.raises(NotTakenUpError, match="unsound"):
        add_test(target, wished_test("the-form", "x", (), "end=nowhere"))


def test_only_ones_own_scenarios_are_written(path, data_folder):
    library, own = Services(data_folder).library, path.parent
    assert target_of(library, own, "the-blue-folder", "en").path == path.resolve()
    assert target_of(library, own, str(FILE)).path == FILE.resolve(), "a file of one's own, wherever it is"
    for name, trouble in (
        ("up-all-night", "shipped"),
        (str(SHIPPED / "en" / "phone" / "up-all-night.yaml"), "shipped"),
        ("no-such-call", "gone"),
    ):
        with pytest.raises(NotTakenUpError, match=trouble):
            target_of(library, own, name)
    with pytest.raises(NotTakenUpError, match="gone"):
        target_of(library, own, "the-blue-folder", "de")


def test_what_must_come_of_a_test_in_a_few_words():
    test = wished_test("t", "r", ("hold",), "hears=a,b not_hears=c failed=safety met=own; push=true trust=up tells=x")
    assert test == InlineTest(
        at="t",
        reply="r",
        acts=("hold",),
        hears=("a", "b"),
        not_hears=("c",),
        failed=("safety",),
        met=("own",),
        push=True,
        moves=(("trust", "up"),),
        tells="x",
    )


@pytest.mark.parametrize(
    "wish", ["", "reaction", "reaction=", "reaction=two", "reaction=0", "trust=far", "push=1", "a=b"]
)
def test_a_wish_that_cannot_be_read_says_what_can(wish):
    with pytest.raises(UnfitWishError, match="="):
        wished_test("t", "r", (), wish)
