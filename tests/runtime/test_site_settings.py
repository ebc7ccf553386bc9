"""What holds at this site is read from one file, and damage to it is told wherever it counts."""

from simulator.engine.clinic import Clinic
from simulator.progress.funnel import DEFAULT_TARGETS
from simulator.runtime.services import Services
from simulator.runtime.wording import target_words
from simulator.scenario.site import Site

DAMAGED = "format: 1\ntargets: {booked: eight}\n"


def settle(home, text: str) -> None:
    (home / "scenarios").mkdir(parents=True, exist_ok=True)
    (home / "scenarios" / "site.yaml").write_text(text, encoding="utf-8")


def test_without_a_file_the_usual_targets_stand(data_folder):
    site = Services().site
    assert site.errors == ()
    assert site.site.shares(DEFAULT_TARGETS) == dict(DEFAULT_TARGETS)


def test_targets_are_so_many_of_ten_and_none_takes_one_away(data_folder):
    settle(data_folder, "format: 1\ntargets: {booked: 9, arrived: 0, would_return: 5}\n")
    assert Services().site.site.shares(DEFAULT_TARGETS) == {"booked": 0.9, "would_return": 0.5}
    assert [target_words(each) for each in (0.9, None)] == [", and the aim is 9 of 10", ""]


def test_damage_is_told_in_progress_and_when_a_call_is_taken(data_folder, frontdesk):
    Services().practice("Ingrid").close()
    settle(data_folder, DAMAGED)
    told = frontdesk("progress", "--profile", "Ingrid")
    assert told.code == 0
    assert "the usual targets stand" in told.err
    assert "site.yaml" in told.err
    assert "S007" in told.err
    played = frontdesk("play", "up-all-night", "--plain", "--replies", "-", typed="Hello.\n")
    assert played.code == 1
    assert "S007" in played.err + played.out


def test_settings_go_before_a_clinics_own_and_lines_are_added_once():
    clinic = Clinic(id="a", name="A", emergency_number="999", required_lines=("One.",), wait_mark=15)
    assert Site().at(clinic) is clinic
    there = Site(emergency_number="112", required_lines=("One.", "Two."), wait_mark=5).at(clinic)
    assert (there.emergency_number, there.required_lines, there.wait_mark) == ("112", ("One.", "Two."), 5)
