"""What speed is promised, as ratios within one run: ``python -m pytest -m bench`` prints the figures."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

import scoring

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]
ROOT = Path(__file__).resolve().parents[2]
EMPTY_APP = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("ready and empty")
Empty().run()
"""
ROUNDS = 9
REPLY = (
    "All night, that's miserable, Mr Doyle. Let me look at today for you, one second. Is it swollen at all, so that I "
    "find you the right person? I could fit you in with Dr Osei at twenty past nine."
)


def _seconds(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - begun


def test_help_is_nearly_as_quick_as_python_itself(tell, compiled):
    bare = [sys.executable, "-c", "pass"]
    ours = [sys.executable, "-m", "simulator", "--help"]
    pairs = [(_seconds(bare), _seconds(ours)) for _ in range(15)][2:]
    bare_time, our_time = (statistics.median(each) for each in zip(*pairs, strict=True))
    tell(f"--help {our_time * 1000:.0f} ms, bare python {bare_time * 1000:.0f} ms: {our_time / bare_time:.2f} x (<= 3)")
    assert our_time <= 3 * bare_time


def test_home_is_there_soon_after_an_empty_app_would_be(tell, compiled, data_folder):
    terminal = pytest.importorskip("terminal", reason="needs a pseudo-terminal", exc_type=ImportError)
    from simulator.i18n import _
    from simulator.runtime.services import Services

    Services(data_folder).practice("Ingrid").close()
    today = [card.title for card, _choice in Services(data_folder).guest().today()]
    empty, home, memory = [], [], []
    for _round in range(ROUNDS):
        empty.append(terminal.paint([sys.executable, "-c", EMPTY_APP], ["ready and empty"], compiled).seconds)
        painted = terminal.paint(
            [sys.executable, "-m", "simulator", "--profile", "Ingrid"], [_("Front Desk"), *today], compiled
        )
        home.append(painted.seconds)
        memory.append(painted.memory)
    ratio = statistics.median(home) / statistics.median(empty)
    tell(
        f"home {statistics.median(home) * 1000:.0f} ms, empty app {statistics.median(empty) * 1000:.0f} ms: "
        f"{ratio:.2f} x (<= 1.6); memory {max(memory):.0f} MiB (< 80)"
    )
    assert ratio <= 1.6
    assert max(memory) < 80


def test_a_verdict_takes_no_time_anybody_notices(tell):
    situation = scoring.Situation(
        patient="Um, hi. I've been up all night with this tooth. Anything today?",
        facts=("Monday 09:20 with Dr Osei is free.",),
    )
    scoring.judge(scoring.read(REPLY, "en"), situation)
    spent = []
    for _round in range(200):
        begun = time.perf_counter()
        scoring.judge(scoring.read(REPLY, "en"), situation)
        spent.append(time.perf_counter() - begun)
    median = statistics.median(spent) * 1000
    tell(f"a verdict on {len(REPLY.split())} words {median:.2f} ms median (<= 3)")
    assert median <= 3


def test_a_longer_reply_takes_longer_in_proportion(tell):
    situation = scoring.Situation(patient="I've been up all night with this tooth.")

    def spent(times: int) -> float:
        # Cut to what is scored, so that the whole of both is read.
        reply = " ".join([REPLY] * times)[: scoring.SCORED_CHARS]
        found = []
        for _round in range(15):
            begun = time.perf_counter()
            scoring.judge(scoring.read(reply, "en"), situation)
            found.append(time.perf_counter() - begun)
        return statistics.median(found)

    short, long = spent(4), spent(16)
    tell(f"four times the words take {long / short:.1f} x the time (linear: 4; <= 6)")
    assert long <= 6 * short
