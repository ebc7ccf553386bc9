"""Warmed up, a language has everything loaded that a first verdict would otherwise wait for."""

import subprocess
import sys

COUNT_MISSES = """
import scoring
from scoring.equivalents import kinds_of, lexicon
from scoring.explanation import wording_of
from scoring.model import model_of
from scoring.pack import grammar_of
from scoring.rules import rules_of
from scoring.uptake import lexicon_of
loaders = (grammar_of, rules_of, lexicon_of, model_of, wording_of, lexicon, kinds_of)
def loaded():
    return [each.cache_info().misses for each in loaders]
scoring.warm_up()
warm = loaded()
situation = scoring.Situation(
    patient="My chest hurts.",
    facts=("Chest pain: put through at once.",),
    must={"safety": {"put through": ("I am putting you through now.",)}},
    must_not={"safety": {"wait": ("Can it wait until Monday?",)}},
    hears={"ring back": ("I will ring you back.",)},
)
verdict = scoring.judge(scoring.read("I'm putting you through to the nurse right now, Mr Doyle."), situation)
scoring.explain(verdict, "en")
assert all(warm), "something was not loaded at all"
assert warm == loaded(), "the first verdict had to load something"
"""


def test_the_first_verdict_loads_nothing_more():
    done = subprocess.run([sys.executable, "-c", COUNT_MISSES], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
