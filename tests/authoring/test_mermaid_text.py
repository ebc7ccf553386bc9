"""Mermaid text is well formed whatever authors wrote: one statement a line, their words in labels and nowhere else."""

import re
from dataclasses import replace

import pytest
from graph_samples import SCENARIO
from hypothesis import example, given, settings
from hypothesis import strategies as st

from simulator.authoring.graph import Graph, graph_of
from simulator.authoring.graph_measures import measure
from simulator.authoring.mermaid import mermaid_text
from simulator.engine.scenario import Wordings

MEASURES = measure(SCENARIO, graph_of(SCENARIO))
LABEL = r'"(?:[^\W_]|[ ,.?!\'’“”…–—-]|#\d+;|<br/>)*"'
STATEMENTS = (
    rf"b\d\({LABEL}\)",
    rf"t\d+\[{LABEL}\]",
    rf"e\d+\(\[{LABEL}\]\)",
    rf"any\{{\{{{LABEL}\}}\}}",
    r"b\d --> t\d+",
    rf"(?:t\d+|any|e\d+) (?:-->|-\.->)\|{LABEL}\| [te]\d+",
    r"classDef \w+ [\w:#,-]+",
    r"class [\w,]+ \w+",
)
STATEMENT = re.compile("|".join(f"(?:{each})" for each in STATEMENTS))


def _hostile(words: str) -> Graph:
    graph = graph_of(replace(SCENARIO, title=words))
    turns = tuple(
        replace(turn, says=words, ways=tuple(replace(way, when=words) for way in turn.ways)) for turn in graph.turns
    )
    return replace(graph, turns=turns)


def _well_formed(text: str) -> bool:
    first, second, *rest = text.splitlines()
    return (
        first.startswith("%% ")
        and second == "flowchart TD"
        and all(line.startswith("%% ") or STATEMENT.fullmatch(line.strip()) for line in rest)
    )


@settings(max_examples=150)
@given(st.text())
@example('"]; click t1 "javascript:x"')
@example("%%{init: {}}%%")
@example("a\nend\r\nb | c `d` <b> #quot; [x] {y} (z)")
def test_any_words_give_well_formed_text(words):
    text = mermaid_text(_hostile(words), MEASURES)
    assert _well_formed(text)
    assert "%%{" not in text


@pytest.mark.parametrize("words", ["1. one", "12. one", "- two"])
def test_no_label_begins_like_a_list(words):
    text = mermaid_text(graph_of(replace(SCENARIO, turns=_saying(words))), MEASURES)
    assert f"<br/>{words}" not in text
    assert _well_formed(text)


def _saying(words: str):
    return {name: replace(turn, says=Wordings(plain=(words,))) for name, turn in SCENARIO.turns.items()}


def test_what_stays_is_one_loop_with_a_count_and_endings_have_round_ends():
    text = mermaid_text(graph_of(SCENARIO), MEASURES)
    assert '  t1 -->|"stays here#58; 2 reactions, 2 pushes"| t1\n' in text
    assert '  e1(["dry<br/>would come back, at least 2 replies"])\n' in text
    assert '  any -.->|"1 failed privacy"| e2\n' in text
    assert '  e1 -.->|"without#58; told hers"| e2\n' in text
    assert "  class e1 far\n" in text
    assert "%% to say: 70 words the patient can say\n" in text
