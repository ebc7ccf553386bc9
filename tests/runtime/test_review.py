"""The trainer sees every dispute of this machine, rules on it, and has it as a test of a scenario of their own."""

import shutil
import stat
import sys
from dataclasses import replace

import pytest

from simulator.authoring.testing import run_test
from simulator.engine.events import ReplyGiven
from simulator.engine.mood import Mood
from simulator.engine.scenario import TestStep
from simulator.runtime.clock import FixedClock
from simulator.runtime.disputes import DisputeRefusedError
from simulator.runtime.lead_up import LeadUp, lead_up
from simulator.runtime.rejudging import Rejudging
from simulator.runtime.review import ID_LENGTH, NoSuchDisputeError, Review
from simulator.runtime.ruled_tests import outcome_words, test_of, write_test
from simulator.runtime.services import Services
from simulator.scenario import SHIPPED, load_scenario
from simulator.store import StoreError, replace_file

test_of.__test__ = False  # its name is what it makes, not what pytest looks for
CALL = "ten-oh-seven"


@pytest.fixture
def services(data_folder):
    return Services(data_folder, clock=FixedClock())


def disputed(services, name, reply="no", note="It was kind.", scenario=CALL):
    """One call of that trainee's with one disputed mark; the encounter's id comes back."""
    practice = services.practice(name)
    encounter = practice.begin(practice.library.load(scenario), seed=1)
    encounter.say(reply)
    encounter.drop()
    practice.dispute(encounter.id, 1, "answer", note)
    practice.close()
    return encounter.id


def own_copy(services, data=None):
    folder = services.home / "scenarios"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{CALL}.yaml"
    path.write_bytes(data or (SHIPPED / "en" / "desk" / path.name).read_bytes())
    return path


def test_disputes_of_all_profiles_come_with_short_names_that_stay(services):
    disputed(services, "Ingrid")
    disputed(services, "Bao")
    review = Review(services)
    cases = review.cases()
    assert sorted(case.profile for case in cases) == ["Bao", "Ingrid"]
    assert all(len(case.id) == ID_LENGTH for case in cases)
    (only,) = Review(services, "ingrid").cases()
    assert only in cases
    ruled = review.rule(only, 1, note="I see.", by="Ruth")
    assert ruled.id == only.id
    assert [case.profile for case in review.cases()] == ["Bao"]
    assert {case.id for case in review.cases(ruled=True)} == {case.id for case in cases}
    with pytest.raises(DisputeRefusedError):
        review.rule(only, 2)


def test_a_dispute_is_found_by_the_beginning_of_its_name(services):
    disputed(services, "Ingrid")
    review = Review(services)
    (case,) = review.cases()
    assert review.find(f" {case.id.upper()} ") == review.find(case.id[:2]) == case
    for wrong in ("", "0", case.id + "x"):
        with pytest.raises(NoSuchDisputeError):
            review.find(wrong)


def test_a_damaged_record_is_told_and_the_others_are_there(services):
    disputed(services, "Ingrid")
    disputed(services, "Bao")
    services.profiles.path_of("Bao").write_bytes(b"no database at all" * 100)
    review = Review(services)
    assert [case.profile for case in review.cases()] == ["Ingrid"]
    assert [name for name, _error in review.troubles] == ["bao"]
    assert [each.profile for each in review.recordings()] == ["Ingrid"]
    assert review.count() == 1


def test_looking_at_what_would_change_changes_no_byte_of_what_is_kept(services):
    disputed(services, "Ingrid")
    before = services.profiles.path_of("Ingrid").read_bytes()
    rejudging = Rejudging(every=True)
    for recording in Review(services).recordings():
        rejudging.take(recording)
    assert rejudging.found.looked == 1
    assert services.profiles.path_of("Ingrid").read_bytes() == before


@pytest.mark.parametrize(("level", "key"), [(0, "missed"), (1, "partly"), (2, "met"), (None, "not_called_for")])
def test_a_ruling_becomes_the_last_test_of_an_own_scenario(services, level, key):
    path = own_copy(services)
    before = path.read_bytes()
    disputed(services, "Ingrid", reply='He said: "no" # twice')
    review = Review(services)
    case = review.rule(review.cases()[0], level)
    made = write_test(services.library, services.home / "scenarios", case)
    assert made.kept == "written"
    scenario = load_scenario(path).scenario
    last = scenario.tests[-1]
    assert (last.at, last.reply, getattr(last, key)) == (scenario.start, 'He said: "no" # twice', ("answer",))
    after = path.read_bytes().decode()
    assert after.replace(f"  {made.text}\n", "") == before.decode()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_what_was_done_beside_the_reply_goes_into_the_test(services):
    own_copy(services)
    practice = services.practice("Ingrid")
    encounter = practice.begin(practice.library.load(CALL), seed=1)
    from simulator.engine.acts import parse_act

    encounter.act(parse_act("/callback 14:00"))
    encounter.say("no")
    encounter.drop()
    practice.dispute(encounter.id, 1, "answer", "I rang back.")
    practice.close()
    review = Review(services)
    assert test_of(review.rule(review.cases()[0], 2)).acts == ("callback 14:00",)
    made = write_test(services.library, services.home / "scenarios", review.cases(ruled=True)[0])
    assert made.kept == "written"


def test_a_ruling_on_a_later_reply_has_what_led_up_to_it(services):
    path = own_copy(services)
    practice = services.practice("Ingrid")
    encounter = practice.begin(practice.library.load(CALL), seed=1)
    from simulator.engine.acts import parse_act

    encounter.act(parse_act("/note he is early"))
    encounter.say("no")
    encounter.say("no, really not")
    encounter.drop()
    practice.dispute(encounter.id, 2, "answer", "I said it twice.")
    practice.close()
    review = Review(services)
    test = test_of(review.rule(review.cases()[0], 0))
    steps = (TestStep("no", ("note he is early",)),)
    assert (test.at, test.before, test.start_mood) == (encounter.events[0].turn, steps, None)
    assert write_test(services.library, services.home / "scenarios", review.cases(ruled=True)[0]).kept == "written"
    assert replace(load_scenario(path).scenario.tests[-1], line=0) == test
    recorded = [event for event in encounter.events if isinstance(event, ReplyGiven)][-1]
    played = run_test(load_scenario(path).scenario, test).events
    again = [event for event in played if isinstance(event, ReplyGiven)][-1]
    assert (again.situation.patient, again.situation.earlier) == (
        recorded.situation.patient,
        recorded.situation.earlier,
    ), "it is judged where it was said, not at the start of its turn"


def test_a_moment_tried_again_begins_in_its_turn_and_mood(services):
    practice = services.practice("Ingrid")
    encounter = practice.begin(practice.library.load(CALL), seed=1)
    encounter.say("no")
    started = replace(encounter.events[0], retry_of="x", mood=Mood(trust=1, worry=2, patience=3))
    events = (started, *encounter.events[1:])
    assert lead_up(events, 1) == LeadUp(turn=started.turn, mood=started.mood)
    with pytest.raises(ValueError, match="no answered reply 2"):
        lead_up(events, 2)
    encounter.say("no")
    slash = [replace(each, text="/shrug") if isinstance(each, ReplyGiven) else each for each in encounter.events]
    assert lead_up(slash, 2) == LeadUp(turn=started.turn)
    practice.close()


def test_shipped_and_vanished_scenarios_are_not_written_and_the_test_is_shown(services, tmp_path):
    disputed(services, "Ingrid")
    review = Review(services)
    case = review.rule(review.cases()[0], 2)
    own = services.home / "scenarios"
    made = write_test(services.library, own, case)
    assert made.kept == "shipped"
    shown = "\n".join(outcome_words(made, case.id, own))
    assert made.text in shown
    assert case.id in shown
    assert not own.exists()
    path = own_copy(services)
    text = path.read_text(encoding="utf-8").replace(f"id: {CALL}", "id: mine")
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    path.unlink()
    disputed(services, "Bao", scenario=str(tmp_path / "mine.yaml"))
    fresh = Services(services.home, clock=FixedClock())
    (other,) = [each for each in review.cases() if each.profile == "Bao"]
    made = write_test(fresh.library, own, review.rule(other, 2))
    assert made.kept == "gone"
    assert made.text in "\n".join(outcome_words(made, other.id, own))


def test_a_file_that_would_not_be_sound_is_left_as_it_was(services):
    path = own_copy(services)
    disputed(services, "Ingrid")
    review = Review(services)
    case = review.rule(review.cases()[0], 2)
    start = load_scenario(path).scenario.start
    own = services.home / "scenarios"
    for data in (
        path.read_bytes()
        .replace(f"start: {start}".encode(), b"start: how-long")
        .replace(f"\n  {start}:".encode(), b"\n  renamed:"),
        path.read_bytes().replace(b"\nturns:", b"\nturn:"),
    ):
        path.write_bytes(data)
        made = write_test(Services(services.home).library, own, case)
        assert (made.kept, path.read_bytes()) == ("unsound", data)
        assert made.why in "\n".join(outcome_words(made, case.id, own))


def test_an_open_dispute_makes_no_test(services):
    disputed(services, "Ingrid")
    with pytest.raises(ValueError, match="nobody has ruled"):
        test_of(Review(services).cases()[0])


def test_a_file_is_replaced_whole_with_its_permissions_or_not_at_all(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"old")
    if sys.platform != "win32":
        path.chmod(0o640)
    replace_file(path, b"new", instead_of=b"old")
    assert path.read_bytes() == b"new"
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
    with pytest.raises(StoreError, match="changed by another program"):
        replace_file(path, b"newer", instead_of=b"old")
    assert path.read_bytes() == b"new"
    with pytest.raises(StoreError):
        replace_file(tmp_path / "gone.yaml", b"x", instead_of=b"")
    assert [each.name for each in tmp_path.iterdir()] == ["x.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_linked_file_stays_a_link(services, tmp_path):
    path = own_copy(services)
    real = tmp_path / "elsewhere" / path.name
    real.parent.mkdir()
    shutil.move(path, real)
    path.symlink_to(real)
    disputed(services, "Ingrid")
    review = Review(services)
    made = write_test(services.library, services.home / "scenarios", review.rule(review.cases()[0], 2))
    assert made.kept == "written"
    assert path.is_symlink()
    assert made.text in real.read_text(encoding="utf-8")
