"""A scenario's graph as Mermaid text, for a page that draws it: one statement a line, whatever authors wrote.

Mermaid has no escape of its own inside a label but codes such as ``#35;``; every character that could end a label, open
a shape, start a statement or become markup is written as one.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from simulator.authoring.graph import Graph, TurnNode, Way
from simulator.authoring.graph_figures import ending_words, figure_lines
from simulator.authoring.graph_measures import Measures
from simulator.engine.clean import clean_line
from simulator.i18n import _, ngettext

_LINES_AT_MOST = 4
"""Reactions named on one arrow; of more, only how many more there are."""
_SAID_AT_MOST = 60
"""Characters of a patient's line in a box."""
_HARMLESS = re.compile(r"[^\W_]|[ ,.?!'’“”…–—-]")
_LIKE_A_LIST = re.compile(r"-|\d+\.")
"""What Mermaid takes for the beginning of a list, and then refuses to draw."""
_BREAK = "<br/>"
_CLASSES = (
    "classDef turn fill:#f4f1ea,stroke:#6b6459,color:#1f1c18",
    "classDef far fill:#dcebdd,stroke:#2f6b3a,stroke-width:3px,color:#12301a",
    "classDef near fill:#f3e6dc,stroke:#8a5a34,color:#3a2412",
    "classDef begins fill:#ffffff,stroke:#1f1c18,color:#1f1c18",
)


def mermaid_text(graph: Graph, measures: Measures) -> str:
    """A flowchart from top to bottom, endings with round ends, and the figures as remarks; ends with a line break."""
    turns = {turn.id: f"t{number}" for number, turn in enumerate(graph.turns, start=1)}
    ends = {ending.id: f"e{number}" for number, ending in enumerate(graph.endings, start=1)}
    lines = [f"%% {_remark(f'{graph.id}: {graph.title}')}", "flowchart TD"]
    lines += [f"  {line}" for line in _boxes(graph, turns, ends)]
    for turn in graph.turns:
        lines += [f"  {line}" for line in _arrows(turns[turn.id], turn.ways, turns, ends)]
    if graph.anytime:
        lines.append(f"  any{{{{{_label(_('at any time'))}}}}}")
        lines += [f"  {line}" for line in _arrows("any", graph.anytime, turns, ends, arrow="-.->")]
    lines += [f"  {line}" for line in _without(graph, ends)]
    lines += [f"  {line}" for line in _CLASSES]
    lines += [f"  {line}" for line in _classes(graph, turns, ends)]
    lines += [f"%% {_remark(f'{name}: {words}')}" for name, words in figure_lines(graph, measures)]
    return "\n".join(lines) + "\n"


def _boxes(graph: Graph, turns: Mapping[str, str], ends: Mapping[str, str]) -> Iterable[str]:
    begins = {"start": _("begins"), "kept": _("the call back, made"), "forgotten": _("the call back, forgotten")}
    for number, beginning in enumerate(graph.beginnings):
        yield f"b{number}({_label(begins[beginning.why])})"
    for turn in graph.turns:
        yield f"{turns[turn.id]}[{_label(turn.id, _said(turn))}]"
    for ending in graph.endings:
        yield f"{ends[ending.id]}([{_label(ending.id, ending_words(ending))}])"
    for number, beginning in enumerate(graph.beginnings):
        yield f"b{number} --> {turns[beginning.turn]}"


def _arrows(
    here: str, ways: Sequence[Way], turns: Mapping[str, str], ends: Mapping[str, str], *, arrow: str = "-->"
) -> Iterable[str]:
    """One arrow to each place the ways lead to; those that stay are one loop with a count."""
    grouped: dict[str, list[Way]] = {}
    for way in ways:
        grouped.setdefault(ends[way.to] if way.ends else turns[way.to], []).append(way)
    for there, together in grouped.items():
        label = _label(_stays(together)) if there == here else _label(*_ways(together))
        yield f"{here} {arrow}|{label}| {there}"


def _stays(ways: Sequence[Way]) -> str:
    words = ngettext("stays here: {n} reaction", "stays here: {n} reactions", len(ways)).format(n=len(ways))
    pushes = sum(way.push for way in ways)
    return words + (", " + ngettext("{n} push", "{n} pushes", pushes).format(n=pushes) if pushes else "")


def _ways(ways: Sequence[Way]) -> list[str]:
    shown = [_way(way) for way in ways[:_LINES_AT_MOST]]
    more = len(ways) - len(shown)
    return [*shown, ngettext("and {n} more", "and {n} more", more).format(n=more)] if more else shown


def _way(way: Way) -> str:
    marks = [_("push")] if way.push else []
    marks += [_("tells {piece}").format(piece=way.tells)] if way.tells else []
    marks += [_("{n} min later").format(n=way.later)] if way.later else []
    return f"{way.number} {way.when or _('else')}" + (f" ({', '.join(marks)})" if marks else "")


def _without(graph: Graph, ends: Mapping[str, str]) -> Iterable[str]:
    for ending in graph.endings:
        for lack in ending.lacks:
            label = _label(_("without: {needs}").format(needs=lack.needs))
            yield f"{ends[ending.id]} -.->|{label}| {ends[lack.otherwise]}"


def _classes(graph: Graph, turns: Mapping[str, str], ends: Mapping[str, str]) -> Iterable[str]:
    named = {
        "begins": [f"b{number}" for number in range(len(graph.beginnings))] + (["any"] if graph.anytime else []),
        "turn": list(turns.values()),
        "far": [ends[each.id] for each in graph.endings if each.furthest],
        "near": [ends[each.id] for each in graph.endings if not each.furthest],
    }
    return (f"class {','.join(boxes)} {name}" for name, boxes in named.items() if boxes)


def _said(turn: TurnNode) -> str:
    said = clean_line(turn.says or turn.cue)
    return said if len(said) <= _SAID_AT_MOST else said[: _SAID_AT_MOST - 1].rstrip() + "…"


def _label(*lines: str) -> str:
    """A quoted label of those lines; nothing in them can end it or be taken for anything but words."""
    shown = [line for each in lines if (line := clean_line(each))]
    return '"' + _BREAK.join(map(_coded, shown)) + '"'


def _coded(line: str) -> str:
    like_a_list = _LIKE_A_LIST.match(line)
    mark = like_a_list.end() - 1 if like_a_list else -1
    return "".join(
        char if place != mark and _HARMLESS.fullmatch(char) else f"#{ord(char)};" for place, char in enumerate(line)
    )


def _remark(text: str) -> str:
    """Words of a remark: one line, in which no directive can begin."""
    return clean_line(text).replace("{", "(").replace("}", ")")
