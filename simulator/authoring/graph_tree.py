"""A scenario's graph as a tree of lines for a terminal: each turn opened once, one step in for each reply it takes."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from simulator.authoring.graph import Beginning, EndingNode, Graph, TurnNode, Way
from simulator.authoring.graph_figures import ending_words, figure_lines
from simulator.authoring.graph_measures import Measures
from simulator.engine.clean import clean_line
from simulator.i18n import _
from simulator.runtime.wording import channel_words

NARROWEST = 40
"""Columns below which a tree has no room."""
_UNBROKEN = "\u00a0"
_DEEPEST_SHARE = 3
"""Twigs may take up a third of the width; what lies deeper begins anew at the margin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twigs:
    """The strokes a tree is drawn with."""

    fork: str
    last: str
    through: str
    to: str
    back: str
    far: str
    near: str
    cut: str


BOXES = Twigs(fork="├─ ", last="└─ ", through="│  ", to="→ ", back="↩ ", far="● ", near="○ ", cut="…")
"""For an output that can show them."""
ASCII = Twigs(fork="|- ", last="`- ", through="|  ", to="-> ", back="<- ", far="", near="", cut="...")
"""For any other: an ending is told by its brackets then."""


def tree_lines(graph: Graph, measures: Measures, *, width: int = 80, twigs: Twigs = BOXES) -> tuple[str, ...]:
    """The tree, the endings, and the figures below them.

    Args:
        graph: what to draw.
        measures: its figures.
        width: columns to keep within, at least 40. Names too long for it are not broken.
        twigs: what to draw with.
    """
    drawing = _Drawing(graph, max(NARROWEST, width), twigs)
    return (*drawing.heading(), *drawing.turns(), *drawing.anytime(), *drawing.endings(), *drawing.figures(measures))


class _Drawing:
    def __init__(self, graph: Graph, width: int, twigs: Twigs) -> None:
        self._graph = graph
        self._width = width
        self._twigs = twigs
        self._opened: set[str] = set()
        self._postponed: list[str] = []
        self._children = _children(graph)

    def heading(self) -> list[str]:
        graph = self._graph
        what = _("{id}, {channel}, level {level}").format(
            id=graph.id, channel=channel_words(graph.channel), level=graph.level
        )
        return self._wrapped(f"{clean_line(graph.title)} ({what})", "", "")

    def turns(self) -> list[str]:
        lines: list[str] = []
        for beginning in self._graph.beginnings:
            lines += self._beginning(beginning)
        nowhere = [turn for turn in self._graph.turns if turn.replies is None]
        if nowhere:
            lines += ["", _("Nothing leads here:")]
            for turn in nowhere:
                lines += self._opened_at_margin(turn.id)
        return lines

    def anytime(self) -> list[str]:
        if not self._graph.anytime:
            return []
        return ["", _("At any time, before the turn's own:"), *self._ways(None, self._graph.anytime, "", more=False)]

    def endings(self) -> list[str]:
        legend = _("{far}as far as this scenario comes, {near}short of it").format(
            far=self._twigs.far, near=self._twigs.near
        )
        lines = ["", _("Endings") + (f" ({legend}):" if self._twigs.far else ":")]
        for ending in self._graph.endings:
            lines += self._ending(ending)
        return lines

    def figures(self, measures: Measures) -> list[str]:
        figures = figure_lines(self._graph, measures)
        names = max(len(name) for name, _words in figures)
        lines, before = ["", _("Figures:")], ""
        for name, words in figures:
            shown = "" if name == before else name
            lines += self._wrapped(words, f"  {shown:<{names}}  ", " " * (names + 4))
            before = name
        return lines

    def _beginning(self, beginning: Beginning) -> list[str]:
        words = {
            "start": "",
            "kept": _("The call back, made:"),
            "forgotten": _("The call back, forgotten:"),
        }[beginning.why]
        lines = ["", words] if words else [""]
        if beginning.turn in self._opened:
            return [*lines, f"{self._twigs.back}{beginning.turn}"]
        return [*lines, *self._opened_at_margin(beginning.turn)]

    def _opened_at_margin(self, turn_id: str) -> list[str]:
        """The turn and what hangs on it, then whatever lay too deep to be drawn there."""
        lines = self._turn(turn_id, "", "") if turn_id not in self._opened else []
        while self._postponed:
            further = self._postponed.pop(0)
            if further not in self._opened:
                lines += ["", _("Further on:"), *self._turn(further, "", "")]
        return lines

    def _turn(self, turn_id: str, lead: str, stem: str) -> list[str]:
        """A turn's line, its ways, and under them the turns that are opened here."""
        self._opened.add(turn_id)
        turn = self._graph.turn(turn_id)
        lines = [lead + self._named(turn, len(lead))]
        children = self._children.get(turn_id, ())
        if len(stem) >= self._width // _DEEPEST_SHARE:
            self._postponed += children
            children = ()
        lines += self._ways(turn_id, turn.ways, stem, more=bool(children))
        for number, child in enumerate(children, start=1):
            last = number == len(children)
            twig = self._twigs.last if last else self._twigs.fork
            lines.append((stem + self._twigs.through).rstrip())
            lines += self._turn(child, stem + twig, stem + ("   " if last else self._twigs.through))
        return lines

    def _named(self, turn: TurnNode, taken: int) -> str:
        """The turn's name and as much of its line as fits."""
        seen = clean_line(turn.says) or clean_line(turn.cue)
        room = self._width - taken - len(turn.id) - 4
        if not seen or room < len(self._twigs.cut) + 8:
            return turn.id
        if len(seen) > room:
            seen = seen[: room - len(self._twigs.cut)].rstrip() + self._twigs.cut
        return f'{turn.id}  "{seen}"' if turn.says else f"{turn.id}  ({seen})"

    def _ways(self, here: str | None, ways: Sequence[Way], stem: str, *, more: bool) -> list[str]:
        lines: list[str] = []
        for place, way in enumerate(ways, start=1):
            last = place == len(ways) and not more
            twig = self._twigs.last if last else self._twigs.fork
            rest = stem + ("   " if last else self._twigs.through) + "  "
            lines += self._wrapped(self._way(here, way), stem + twig, rest)
        return lines

    def _way(self, here: str | None, way: Way) -> str:
        marks = [_("push")] if way.push else []
        marks += [_("tells {piece}").format(piece=way.tells)] if way.tells else []
        marks += [_("{n} min later").format(n=way.later)] if way.later else []
        when = way.when or _("else")
        marked = f" [{', '.join(marks)}]" if marks else ""
        return f"{way.number} {when}{marked} {self._target(here, way)}"

    def _target(self, here: str | None, way: Way) -> str:
        if way.ends:
            return _unbroken(self._twigs.to + self._end(self._graph.ending(way.to)))
        # Who goes back to where they were, or to what is drawn already, is sent there by the arrow back.
        back = way.to in self._opened and way.to not in self._children.get(here or "", ())
        return _unbroken((self._twigs.back if back else self._twigs.to) + way.to)

    def _end(self, ending: EndingNode) -> str:
        shape = self._twigs.far if ending.furthest else self._twigs.near
        return f"{shape}{ending.id}" if shape else _("[ends: {name}]").format(name=ending.id)

    def _ending(self, ending: EndingNode) -> list[str]:
        fault = " " + _("(the clinic's to mend)") if ending.clinic_fault else ""
        lines = self._wrapped(f"{self._end(ending)}  {ending_words(ending)}{fault}", "  ", "      ")
        for lack in ending.lacks:
            words = _("needs {needs} (the patient asks once), else") if lack.asks else _("needs {needs}, else")
            other = _unbroken(self._twigs.to + self._end(self._graph.ending(lack.otherwise)))
            lines += self._wrapped(f"{words.format(needs=lack.needs)} {other}", "      ", "        ")
        return lines

    def _wrapped(self, text: str, first: str, rest: str) -> list[str]:
        lines = textwrap.wrap(
            text,
            max(self._width, len(rest) + 20),
            initial_indent=first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
        return [line.replace(_UNBROKEN, " ") for line in lines]


def _unbroken(text: str) -> str:
    """The text with spaces at which no line is broken."""
    return text.replace(" ", _UNBROKEN)


def _children(graph: Graph) -> dict[str, tuple[str, ...]]:
    """Which turns are opened under which: each under the one it is first come to from, in the fewest replies."""
    found: dict[str, tuple[str, ...]] = {}
    nowhere = [turn.id for turn in graph.turns if turn.replies is None]
    first = graph.beginnings[0].turn
    seen = {each.turn for each in graph.beginnings}
    for start in (*(each.turn for each in graph.beginnings), *nowhere):
        seen.add(start)
        waiting = [start]
        while waiting:
            here = waiting.pop(0)
            if here not in found:
                ways = (*graph.turn(here).ways, *(graph.anytime if here == first else ()))
                found[here] = tuple(_unseen(ways, seen))
                waiting += found[here]
    return found


def _unseen(ways: Iterable[Way], seen: set[str]) -> Iterator[str]:
    for way in ways:
        if not way.ends and way.to not in seen:
            seen.add(way.to)
            yield way.to
