"""Where an encounter can go: turns and endings that nothing leads to, and turns that lead to no ending."""

from collections.abc import Iterable

from simulator.i18n import _
from simulator.scenario.check_endings import others_of
from simulator.scenario.diagnostics import Findings, quoted
from simulator.scenario.nodes import Mapping, Node, child, items_of, pairs_of, text_of, texts_of

_ANYTIME = ""
"""What stands for ``anytime`` among the turns: each of them leads to it. No turn can be called so."""


def check_reach(root: Node, findings: Findings) -> None:
    """Note what cannot be reached, dead ends, and an opening that always sounds the same."""
    turns, endings, start = child(root, "turns"), child(root, "endings"), text_of(child(root, "start"))
    if not isinstance(turns, Mapping) or start not in turns.entries:
        return
    says = texts_of(child(turns.entries[start][1], "says"))
    if len(says) == 1:
        findings.add(
            "S052",
            says[0].place,
            _("the patient opens with the same words every time"),
            severity="warning",
            hint=_("add a second wording, so that nobody learns the line by heart"),
        )
    anytime = items_of(child(root, "anytime"))
    reactions = {key.text: items_of(child(turn, "reactions")) for key, turn in pairs_of(turns)}
    later = {text_of(turn) for _key, turn in pairs_of(child(root, "later"))} - {""}
    leading = [*reactions.values(), anytime] if anytime else reactions.values()
    if later <= turns.entries.keys() and all(_is_whole(each, turns, endings) for each in leading):
        ends = _check_turns(turns, {**reactions, _ANYTIME: anytime}, {start, *later}, findings)
        _check_endings(endings, ends, findings)


def _check_turns(
    turns: Mapping, reactions: dict[str, tuple[Node, ...]], starts: set[str], findings: Findings
) -> set[str]:
    """Note turns that nothing leads to or that lead to no ending. Returns the endings that are led to."""
    ways = {turn: _named("go", found) | {_ANYTIME} for turn, found in reactions.items()}
    ends = {turn: _named("end", found) for turn, found in reactions.items()}
    back: dict[str, set[str]] = {turn: set() for turn in ways}
    for turn, nexts in ways.items():
        for each in nexts & ways.keys():
            back[each].add(turn)
    reached = _reached_from(starts, ways)
    can_end = _reached_from([turn for turn, found in ends.items() if found], back)
    for key, _turn in pairs_of(turns):
        if key.text not in reached:
            message = _("no reaction leads from the start to the turn {name}").format(name=quoted(key.text))
            findings.add("S050", key.place, message, severity="warning", hint=_("lead to it with go, or take it out"))
        elif key.text not in can_end:
            message = _("from {name} on, the encounter would never end").format(name=quoted(key.text))
            findings.add("S053", key.place, message, hint=_("give a reaction an end"))
    return {end for turn in reached for end in ends[turn]}


def _check_endings(endings: Node | None, ends: set[str], findings: Findings) -> None:
    others = {key: {text_of(other) for other in found} for key, found in others_of(endings).items()}
    if any(found - others.keys() for found in others.values()):
        return
    reached = _reached_from(ends & others.keys(), others)
    for key, _ending in pairs_of(endings):
        if key.text not in reached:
            findings.add(
                "S051",
                key.place,
                _("no reaction that can be reached leads to the ending {name}").format(name=quoted(key.text)),
                severity="warning",
                hint=_("lead to it with end, or take it out"),
            )


def _is_whole(reactions: tuple[Node, ...], turns: Mapping, endings: Node | None) -> bool:
    """Whether all of them lead somewhere known; where not, a finding tells, and guesses would mislead."""
    ends = endings.entries if isinstance(endings, Mapping) else {}
    return bool(reactions) and all(
        text_of(child(each, "go")) in turns.entries or text_of(child(each, "end")) in ends for each in reactions
    )


def _named(way: str, reactions: tuple[Node, ...]) -> set[str]:
    """Where reactions lead, by ``go`` or by ``end``."""
    return {text_of(child(each, way)) for each in reactions} - {""}


def _reached_from(starts: Iterable[str], ways: dict[str, set[str]]) -> set[str]:
    reached = set(starts)
    open_ends = list(reached)
    while open_ends:
        for turn in ways[open_ends.pop()]:
            if turn in ways and turn not in reached:
                reached.add(turn)
                open_ends.append(turn)
    return reached
