"""Where a scenario can go: ways, fewest replies, counts, and the tree that shows them."""

from dataclasses import replace

import pytest
from graph_samples import SCENARIO
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.authoring.graph import Graph, graph_of
from simulator.authoring.graph_conditions import condition_words
from simulator.authoring.graph_measures import WAYS_AT_MOST, measure
from simulator.authoring.graph_tree import ASCII, tree_lines
from simulator.engine.scenario import Condition, Ending, MoodRange, Past, Reaction, Scenario, Turn, Wordings
from simulator.scenario import SHIPPED, load_scenario

TREE = """\
The green umbrella (green-umbrella, desk, level 2)

the-umbrella  "I left an umbrella. Or it left me."
├─ 1 hears asks-which → the-cupboard
├─ 2 patience 0 to 20 → ○ wet
├─ 3 hears shrugs [push] ↩ the-umbrella
├─ 4 else [push] ↩ the-umbrella
│
└─ the-cupboard  (Rain on the glass door.)
   ├─ 1 acts note, pushes 3 or more [tells hers] → ● dry
   ├─ 2 met answer [10 min later] ↩ the-umbrella
   └─ 3 else → ● dry

The call back, made:
rang-back  "You rang!"
└─ 1 else → ○ posted

The call back, forgotten:
nobody-rang  "Nobody rang."
└─ 1 else → ○ wet

Nothing leads here:
the-attic  "Up here?"
└─ 1 else ↩ the-attic

At any time, before the turn's own:
└─ 1 failed privacy → ○ wet

Endings (● as far as this scenario comes, ○ short of it):
  ● dry  would come back, at least 2 replies
      needs told hers (the patient asks once), else → ○ wet
  ○ wet  arrived, at least 1 reply (the clinic's to mend)
  ○ posted  arrived, at least 1 reply into the call back
  ○ unseen  called, nothing leads here

Figures:
  to say     70 words the patient can say
  shape      5 turns, 11 reactions, 4 endings, 1 test
  ways       3 ways through, no turn twice
  time       about 2 minutes, reading and typing 2 replies; the file says 3
  reading    too little to say: 70 words
  practises  listen: called for in the-umbrella, 1 test
             answer: no test
  never      the turn the-attic
             the ending unseen"""


def _drawn(scenario: Scenario, **how: object) -> list[str]:
    graph = graph_of(scenario)
    return list(tree_lines(graph, measure(scenario, graph), **how))


def _ring(size: int) -> Scenario:
    """A scenario in which every turn leads to every other and to an ending."""
    names = [f"t{number}" for number in range(size)]
    turns = {
        name: Turn(
            id=name,
            says=Wordings(plain=("Well?",)),
            reactions=(*(Reaction(go=other) for other in names), Reaction(end="wet")),
        )
        for name in names
    }
    wet = Ending(id="wet", stage="arrived", cause="so", says_afterwards="So.")
    return replace(SCENARIO, start="t0", turns=turns, endings={"wet": wet}, anytime=(), later=None)


def test_the_tree_shows_all_of_it():
    assert "\n".join(_drawn(SCENARIO)) == TREE


def test_without_boxes_every_stroke_is_plain():
    drawn = "\n".join(_drawn(SCENARIO, twigs=ASCII))
    assert drawn.isascii()
    assert "|- 2 patience 0 to 20 -> [ends: wet]" in drawn
    assert "`- 3 else -> [ends: dry]" in drawn


def test_the_fewest_replies_count_what_must_have_been_pushed_before():
    late = replace(
        SCENARIO.turns["the-cupboard"],
        reactions=(Reaction(condition=Condition(past=Past(pushes=(4, 99))), end="dry"), Reaction(go="the-umbrella")),
    )
    graph = graph_of(replace(SCENARIO, turns={**SCENARIO.turns, "the-cupboard": late}))
    assert graph.ending("dry").replies == 5


def test_an_ending_for_want_of_something_takes_the_reply_in_which_it_was_asked_for():
    silent = replace(SCENARIO, anytime=(), later=None)
    umbrella = replace(silent.turns["the-umbrella"], reactions=(Reaction(go="the-cupboard"),))
    turns = {"the-umbrella": umbrella, "the-cupboard": silent.turns["the-cupboard"]}
    graph = graph_of(replace(silent, turns=turns))
    assert (graph.ending("dry").replies, graph.ending("wet").replies) == (2, 3)


def test_ways_are_counted_up_to_a_bound():
    def ways(size: int) -> tuple[int, bool]:
        scenario = _ring(size)
        found = measure(scenario, graph_of(scenario)).ways
        return found.count, found.more

    # One, then one by each order of the others: 1 + 2 + 2.
    assert ways(3) == (5, False)
    assert ways(12) == (WAYS_AT_MOST, True)


def test_a_turn_deeper_than_there_is_room_for_begins_anew_at_the_margin():
    names = [f"turn-{number}" for number in range(30)]
    turns = {
        name: Turn(id=name, cue="So.", reactions=(Reaction(go=after),))
        for name, after in zip(names, [*names[1:], names[0]], strict=True)
    }
    lines = _drawn(replace(SCENARIO, start="turn-0", turns=turns, later=None), width=80)
    assert "Further on:" in lines
    assert all(sum(line.endswith(f"{name}  (So.)") for line in lines) == 1 for name in names)


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*/*/*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_scenario_fits_the_terminal_with_each_turn_opened_once(path):
    scenario = load_scenario(path).scenario
    assert scenario is not None
    for width in (60, 80):
        lines = _drawn(scenario, width=width)
        assert max(map(len, lines)) <= width
        for turn in scenario.turns:
            assert sum(f"{turn}  " in line and ("  “" in line or '  "' in line or "  (" in line) for line in lines) == 1
    assert 2 <= measure(scenario, graph_of(scenario)).minutes <= 10


NAMES = st.sampled_from(["a", "b", "c", "d"])


@settings(max_examples=40)
@given(
    st.lists(st.lists(st.tuples(NAMES, st.booleans()), min_size=1, max_size=4), min_size=4, max_size=4),
    st.lists(st.tuples(NAMES, NAMES), max_size=3),
)
def test_whatever_leads_where_every_turn_is_opened_once_and_every_ending_listed(ways, lacks):
    turns = {
        name: Turn(
            id=name,
            says=Wordings(plain=("Hm.",)),
            reactions=tuple(Reaction(end=f"end-{to}") if ends else Reaction(go=to) for to, ends in listed),
        )
        for name, listed in zip("abcd", ways, strict=True)
    }
    endings = {
        f"end-{name}": Ending(id=f"end-{name}", stage="called", cause="-", says_afterwards="-") for name in "abcd"
    }
    for name, other in lacks:
        need = replace(SCENARIO.endings["dry"].needs[0], otherwise=f"end-{other}")
        endings[f"end-{name}"] = replace(endings[f"end-{name}"], needs=(need,))
    lines = _drawn(replace(SCENARIO, start="a", turns=turns, endings=endings, anytime=(), later=None))
    assert all(sum(f'{name}  "Hm."' in line for line in lines) == 1 for name in turns)
    assert all(any(line.startswith(("  ● " + name, "  ○ " + name)) for line in lines) for name in endings)


def test_a_condition_reads_like_the_file():
    condition = Condition(
        hears=("a", "b"),
        acts=("book mon-0920",),
        mood=(MoodRange("trust", 0, 30),),
        past=Past(done=("note",), pushes=(2, 2)),
    )
    assert condition_words(condition) == "hears a + b, acts book mon-0920, trust 0 to 30, done note, pushes 2"
    assert condition_words(Condition()) == ""


def test_a_name_that_is_not_there_is_an_error():
    graph: Graph = graph_of(SCENARIO)
    with pytest.raises(KeyError):
        graph.turn("nowhere")
    with pytest.raises(KeyError):
        graph.ending("nowhere")
