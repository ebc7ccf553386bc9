"""Killed in the middle, 25 times: nothing the patient has answered is lost, and the call goes on at that turn."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from made_calls import FILE, PROMISE

from simulator.cli.script import load_script
from simulator.engine.events import PatientReacted, ReplyGiven
from simulator.engine.state import replay
from simulator.runtime.clock import FixedClock
from simulator.runtime.services import Services

ROOT = Path(__file__).resolve().parents[2]
PLAYTHROUGHS = (ROOT / "tests" / "playthroughs").glob("*.txt")
LONGEST = max(PLAYTHROUGHS, key=lambda path: (len(load_script(str(path))), path.name))
SCENARIO = LONGEST.stem.partition("--")[0]
STEPS = load_script(str(LONGEST))
COMMAND = [sys.executable, "-u", "-m", "simulator", "play", SCENARIO, "--plain", "--profile", "Ingrid", "--seed", "1"]
OWING = [sys.executable, "-u", "-m", "simulator", "play", str(FILE), "--plain", "--profile", "Ingrid", "--seed", "1"]


def _typed() -> bytes:
    lines = [[f"/{act}" for _line, act in step.acts] + [step.text.replace("\n", "\\n")] for step in STEPS]
    return "".join(f"{line}\n" for step in lines for line in step).encode()


def _reference() -> list[PatientReacted]:
    encounter = Services(clock=FixedClock()).guest().begin(Services().library.load(SCENARIO), seed=1)
    for step in STEPS:
        for _line, act in step.acts:
            encounter.act(act)
        if not encounter.view.ended:
            encounter.say(step.text)
    return [event for event in encounter.events if isinstance(event, PatientReacted)]


def _kill_after(characters: int) -> str:
    """Play, kill the program once it has printed so much, and give back everything it had printed."""
    return _kill(COMMAND, _typed(), characters)


def _kill(command: list[str], typed: bytes, characters: int) -> str:
    playing = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
    playing.stdin.write(typed)
    playing.stdin.flush()
    printed = b""
    while len(printed) < characters:
        some = playing.stdout.read1(min(64, characters - len(printed)))
        if not some:
            break
        printed += some
    playing.kill()
    rest, _ = playing.communicate(timeout=50)
    return (printed + rest).decode("utf-8", "ignore")


def _answered(printed: str, reference: list[PatientReacted]) -> int:
    """How many of the patient's answers had been printed in full."""
    place = 0
    for count, event in enumerate(reference):
        words = " ".join(event.words.split())
        found = printed.find(words, place)
        if found < 0:
            return count
        place = found + len(words)
    return len(reference)


@pytest.mark.slow
@pytest.mark.parametrize("share", range(5))
def test_no_answered_reply_is_lost_and_the_call_goes_on(share, data_folder, monkeypatch):
    reference = _reference()
    luck = random.Random(f"kill {share}")
    for turn in range(5):
        home = data_folder / str(turn)
        monkeypatch.setenv("FRONTDESK_HOME", str(home))
        printed = _kill_after(luck.randrange(1, 400 * len(STEPS)))
        answered = _answered(printed, reference)
        practice = Services(home).practice("Ingrid")
        try:
            _check(practice, answered, reference)
        finally:
            practice.close()


def _check(practice, answered, reference):
    left = practice.unfinished()
    if not left:
        # Killed before the call had begun, or after it had ended.
        assert answered == 0 or practice.summaries()[0].ended
        return
    events = practice.events(left[0].encounter_id)
    kept = [event for event in events if isinstance(event, ReplyGiven)]
    reactions = [event for event in events if isinstance(event, PatientReacted)]
    assert len(kept) == len(reactions) >= answered
    assert [event.text for event in kept] == [step.text.strip() for step in STEPS[: len(kept)]]
    resumed = practice.resume(left[0].encounter_id)
    state = replay(resumed.events)
    expected = reference[len(kept) - 1] if kept else None
    assert resumed.view.status == "talking"
    if expected is not None:
        assert (state.turn, state.mood) == (expected.next_turn, expected.mood)
    resumed.say("Where were we? I am sorry about that.")
    assert len(practice.events(left[0].encounter_id)) == len(resumed.events)


@pytest.mark.slow
def test_the_next_start_goes_on_at_that_turn(process):
    printed = _kill_after(900)
    told = process("play", SCENARIO, "--plain", "--profile", "Ingrid", "--resume")
    assert told.code == 0
    answered = _answered(printed, _reference())
    assert _answered(told.out, _reference()) >= answered


def _kill_at(command: list[str], typed: bytes, words: str) -> None:
    """Play, and kill the program once it has printed those words."""
    playing = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
    playing.stdin.write(typed)
    playing.stdin.flush()
    printed = ""
    while words not in printed:
        some = playing.stdout.readline().decode()
        assert some, printed
        printed += some
    playing.kill()
    playing.communicate(timeout=50)


@pytest.mark.slow
def test_what_is_owed_survives_a_kill_as_the_call_ends_and_one_in_the_call_back(data_folder, monkeypatch):
    monkeypatch.setenv("FRONTDESK_HOME", str(data_folder))
    _kill_at(OWING, f"{PROMISE}\n".encode(), "I'll be by the phone.")
    practice = _practice(data_folder)
    (debt,) = practice.debts()
    assert (debt.what, debt.by, debt.fate) == ("ring", "by one", "due")
    practice.close()
    back = [*OWING, "--owed"]
    _kill_at(back, b"/note found it\n", "noted for the clinician")
    practice = _practice(data_folder)
    assert practice.debts() == (debt,)
    (left,) = practice.unfinished()
    resumed = practice.resume(left.encounter_id)
    assert (resumed.events[0].follows, [act.verb for act in resumed.view.pending]) == (debt.encounter, ["note"])
    practice.close()
    done = subprocess.run(back, input=b"It's here, Mr Pell.\n", capture_output=True, check=True, cwd=ROOT, timeout=50)
    assert "You do: noted for the clinician: found it" in done.stdout.decode()
    practice = _practice(data_folder)
    assert practice.debts() == practice.unfinished() == ()
    assert [each.follows for each in practice.summaries()] == ["", debt.encounter]
    practice.close()


def _practice(home):
    practice = Services(home).practice("Ingrid")
    practice.library.load(str(FILE))
    return practice
