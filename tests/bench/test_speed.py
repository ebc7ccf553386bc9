"""What speed is promised, as ratios within one run: ``python -m pytest -m bench`` prints the figures."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import calls
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
VERDICTS = 800
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
    situations = [
        scoring.Situation(patient=patient, facts=facts) for facts, patients in calls.CARDS for patient in patients
    ]
    scoring.warm_up("en")
    # The desk card and the patient's line are there before anybody types.
    for situation in situations:
        scoring.judge(scoring.read("One moment.", "en"), situation)
    # So many that the scorer has forgotten each by the time it comes again: every one is read afresh.
    replies = calls.replies(VERDICTS)
    rounds = []
    for _round in range(ROUNDS):
        spent = []
        for number, reply in enumerate(replies):
            begun = time.process_time()
            scoring.judge(scoring.read(reply, "en"), situations[number % len(situations)])
            spent.append((time.process_time() - begun) * 1000)
        rounds.append(spent)
    # Other programs on the machine only ever make it slower: the median is of every reply's best, p99 the best round's.
    median = statistics.median(min(each) for each in zip(*rounds, strict=True))
    p99 = min(statistics.quantiles(spent, n=100)[-1] for spent in rounds)
    tell(f"a verdict on 40 words {median:.2f} ms median (<= 2), {p99:.2f} ms p99 (<= 10), over {VERDICTS} replies")
    worst = max(rounds, key=statistics.median)
    tell(f"  in its worst round {statistics.median(worst):.2f} ms, {statistics.quantiles(worst, n=100)[-1]:.2f} ms p99")
    assert median <= 2
    assert p99 <= 10


def test_hearing_what_is_said_costs_a_part_of_a_verdict(tell):
    situations = [
        scoring.Situation(patient=patient, facts=facts) for facts, patients in calls.CARDS for patient in patients
    ]
    scoring.warm_up("en")
    readings = [scoring.read(reply, "en") for reply in calls.replies(VERDICTS)]
    for situation in situations:
        scoring.speech(readings[0], situation)
    best = []
    for work in (scoring.judge, scoring.speech):
        rounds = []
        for _round in range(ROUNDS):
            spent = []
            for number, reading in enumerate(readings):
                begun = time.process_time()
                work(reading, situations[number % len(situations)])
                spent.append((time.process_time() - begun) * 1000)
            rounds.append(spent)
        best.append(statistics.median(min(each) for each in zip(*rounds, strict=True)))
    judged, heard = best
    tell(f"speech of 40 words {heard:.2f} ms median, a verdict {judged:.2f} ms: {heard / judged:.2f} x (<= 0.5)")
    assert heard <= 0.5 * judged


WEIGH = """
import sys
from pathlib import Path
import scoring
def resident():
    (line,) = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1024
bare = resident()
scoring.warm_up("en")
loaded = resident()
sys.path.insert(0, sys.argv[1])
import calls
for facts, patients in calls.CARDS:
    for patient in patients:
        situation = scoring.Situation(patient=patient, facts=facts)
        for reply in calls.replies(40):
            scoring.judge(scoring.read(reply, "en"), situation)
print(bare, loaded, resident())
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads memory from /proc")
def test_a_loaded_pack_is_light(tell, compiled):
    command = [sys.executable, "-c", WEIGH, str(Path(calls.__file__).parent)]
    environment = {**os.environ, **compiled}
    # The first run compiles, which takes memory of its own.
    for _run in range(2):
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=environment)
    bare, loaded, judged = (float(each) for each in done.stdout.split())
    tell(f"the English pack {loaded - bare:.1f} MiB loaded, {judged - bare:.1f} MiB once it has judged (<= 30)")
    assert judged - bare <= 30


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
