"""Where an encounter can go: turns and endings that nothing leads to, and turns that lead to no ending."""

from simulator.i18n import _
from simulator.scenario.diagnostics import Findings, quoted
from simulator.scenario.nodes import Mapping, Node, Scalar, child, items_of, pairs_of, text_of, texts_of


def check_reach(root: Node, findings: Findings) -> None:
    """Note what cannot be reached, dead ends, and an opening that always sounds the same."""
    turns, endings, start = child(root, "turns"), child(root, "endings"), text_of(child(root, "start"))
    if not isinstance(turns, Mapping) or start not in turns.entries:
        return
    says = child(turns.entries[start][1], "says")
    if len(texts_of(says)) == 1 and says is not None:
        findings.add(
            "S052",
            texts_of(says)[0].place,
            _("the patient opens with the same words every time"),
            severity="warning",
            hint=_("add a second wording, so that nobody learns the line by heart"),
        )
    if not all(_is_whole(turn, turns, endings) for turn in turns.entries.values()):
        return
    ways = {key.text: _ways(turn) for key, turn in pairs_of(turns)}
    ends = {key.text: _ends(turn) for key, turn in pairs_of(turns)}
    reached = _reached_from([start], ways)
    back: dict[str, set[str]] = {turn: set() for turn in ways}
    for turn, nexts in ways.items():
        for each in nexts & ways.keys():
            back[each].add(turn)
    can_end = _reached_from([turn for turn, found in ends.items() if found], back)
    for key, _turn in pairs_of(turns):
        if key.text not in reached:
            message = _("no reaction leads from the start to the turn {name}").format(name=quoted(key.text))
            findings.add("S050", key.place, message, severity="warning", hint=_("lead to it with go, or take it out"))
        elif key.text not in can_end:
            message = _("from {name} on, the encounter would never end").format(name=quoted(key.text))
            findings.add("S053", key.place, message, hint=_("give a reaction an end"))
    _check_endings(endings, {end for turn in reached for end in ends[turn]}, findings)


def _check_endings(endings: Node | None, reached: set[str], findings: Findings) -> None:
    for key, _ending in pairs_of(endings):
        if key.text not in reached:
            findings.add(
                "S051",
                key.place,
                _("no reaction that can be reached leads to the ending {name}").format(name=quoted(key.text)),
                severity="warning",
                hint=_("lead to it with end, or take it out"),
            )


def _is_whole(entry: tuple[Scalar, Node], turns: Mapping, endings: Node | None) -> bool:
    """Whether all reactions of a turn lead somewhere known; where not, a finding tells, and guesses would mislead."""
    ends = endings.entries if isinstance(endings, Mapping) else {}
    reactions = items_of(child(entry[1], "reactions"))
    return bool(reactions) and all(
        text_of(child(each, "go")) in turns.entries or text_of(child(each, "end")) in ends for each in reactions
    )


def _ways(turn: Node) -> set[str]:
    return {text_of(child(each, "go")) for each in items_of(child(turn, "reactions"))} - {""}


def _ends(turn: Node) -> set[str]:
    return {text_of(child(each, "end")) for each in items_of(child(turn, "reactions"))} - {""}


def _reached_from(starts: list[str], ways: dict[str, set[str]]) -> set[str]:
    reached, open_ends = set(starts), list(starts)
    while open_ends:
        for turn in ways[open_ends.pop()]:
            if turn in ways and turn not in reached:
                reached.add(turn)
                open_ends.append(turn)
    return reached
