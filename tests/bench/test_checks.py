"""What every check of an author's file costs: ``python -m pytest -m bench tests/bench/test_checks.py``."""

import statistics
import sys
import time

import calls
import pytest

import scoring
from simulator.authoring.checking import check
from simulator.scenario import SHIPPED, open_each

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]
LINES = 150
ROUNDS = 3


def _forget() -> None:
    """Empty what the scorer keeps of texts it has read, as if no file had been looked at before."""
    for name, module in list(sys.modules.items()):
        if name in ("scoring.turn_meanings", "scoring.clashes", "scoring.reading", "scoring.slips"):
            for kept in vars(module).values():
                if hasattr(kept, "cache_clear") and kept.__name__ in (
                    "turn_of",
                    "_example",
                    "_bag",
                    "_read",
                    "card_of",
                ):
                    kept.cache_clear()


def test_all_checks_of_a_file_take_a_moment(tell):
    scoring.warm_up("en")
    times: dict[str, float] = {}
    for _round in range(ROUNDS):
        for opened in open_each([SHIPPED / "en"]):
            assert opened.scenario is not None
            _forget()
            begun = time.process_time()
            check(opened)
            spent = time.process_time() - begun
            lines = opened.path.read_text(encoding="utf-8").count("\n")
            each = spent * 1000 * LINES / lines
            times[opened.path.stem] = min(each, times.get(opened.path.stem, each))
    situation = scoring.Situation(patient="I've been up all night with this tooth.")
    replies = calls.replies(200)
    begun = time.process_time()
    for reply in replies:
        scoring.judge(scoring.read(reply, "en"), situation)
    verdict = (time.process_time() - begun) * 1000 / len(replies)
    median, worst = statistics.median(times.values()), max(times.values())
    tell(
        f"all checks of {LINES} lines: {median:.0f} ms median (<= 50), {worst:.0f} ms at most; a verdict {verdict:.1f}"
    )
    assert median <= 50
    assert median <= 40 * verdict
