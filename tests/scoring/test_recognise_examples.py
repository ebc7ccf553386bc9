"""An author's example is always heard as its meaning; what no turn says is not; the same in every process."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from scoring.reading import read
from scoring.recognise import ACCEPT, recognise, scores

ROOT = Path(__file__).parents[2]
SCENARIOS = sorted((ROOT / "scenarios" / "en").rglob("*.yaml"))
AROUND = ("{}", "Hello there. {}", "Right then, Mrs Khan, {}", "{}, Mr Byrne", "{} please", "{} Thank you.")
SLOT_SAID = "ten past four"

RING_BACK = {
    "ring-back": ("I'll ring you back by one", "I'll call you before one", "I'll phone you back by one o'clock")
}
AMBULANCE = {"calls": ("I'm calling an ambulance", "I'm ringing 999 for you", "the ambulance is on its way")}
KNEE = {"which-knee": ("which knee is it?", "is it the left or the right?", "left or right?")}


def turns(path: Path):
    for name, turn in yaml.safe_load(path.read_text(encoding="utf-8"))["turns"].items():
        hears = {key: tuple(each) for key, each in (turn.get("hears") or {}).items()}
        if hears:
            yield name, hears


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_an_example_is_heard_as_what_it_is_an_example_of(path):
    missed = []
    for name, hears in turns(path):
        for meaning, examples in hears.items():
            for number, example in enumerate(examples):
                if not any(each.isalpha() for each in example.replace("...", "").strip()):
                    continue
                # A lone "ahem" beside a name is read as a filler.
                around = AROUND[number % len(AROUND)] if len(read(example).tokens) > 1 else "{}"
                reply = around.format(example.replace("...", SLOT_SAID))
                missed += [
                    (name, meaning, each)
                    for each in (example, reply)
                    if meaning not in {heard.meaning for heard in recognise(read(each), hears)}
                ]
    assert missed == []


@pytest.mark.parametrize(
    ("reply", "meanings"),
    [
        ("Can I take your number?", RING_BACK),
        ("I'll put you through.", RING_BACK),
        ("May I put you on hold?", RING_BACK),
        ("Please hold.", RING_BACK),
        ("Thank you for calling Linden House", RING_BACK),
        ("Thank you for calling Linden House", AMBULANCE),
        ("Good morning, how can I help?", AMBULANCE),
        ("Is there anything else I can help you with?", RING_BACK),
        ("Oh I should think so, they can do wonders with knees", KNEE),
        ("I'm so sorry about that.", KNEE),
    ],
)
def test_what_is_said_at_any_desk_is_no_meaning(reply, meanings: Mapping[str, tuple[str, ...]]):
    assert recognise(read(reply), meanings) == ()


def test_a_courtesy_is_heard_where_an_example_is_one():
    assert [each.meaning for each in recognise(read("May I put you on hold?"), {"holds": ("can you hold please?",)})]


@pytest.mark.parametrize("reply", ["I'll ring you back at one", "I'll give you a bell before one o'clock"])
def test_a_lone_meaning_is_scored_as_it_is_among_others(reply):
    others = {"parks": ("you can park round the back",), "drinks": ("would you like a glass of water?",), **KNEE}
    alone = scores(read(reply), RING_BACK)[0].score
    among = scores(read(reply), {**RING_BACK, **others})[0].score
    assert alone >= ACCEPT
    assert among == pytest.approx(alone, abs=0.05)


def test_a_higher_bar_hears_less():
    reading = read("I'll give you a bell before one o'clock")
    score = scores(reading, RING_BACK)[0].score
    assert recognise(reading, RING_BACK, least=score)
    assert recognise(reading, RING_BACK, least=score + 0.001) == ()


def test_the_same_is_heard_in_every_process():
    script = (
        "from scoring.reading import read\n"
        "from scoring.recognise import scores\n"
        f"meanings = { ({**RING_BACK, **AMBULANCE, **KNEE})!r}\n"
        "for reply in ('I will phone you by one, which knee is it?', 'no ambulance', 'hold on love, left one?'):\n"
        "    print(scores(read(reply), meanings))\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(said) == 1
