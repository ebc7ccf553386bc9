"""A patient who never gives up (S062): whoever only says no is never left, so the encounter has no way out for them.

Played with the engine, not guessed: patience runs out in many ways. Quick games go without the turn's meanings, once as
if nothing had come before and once as if all had; only where neither ends is it played as people would play it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import islice
from types import MappingProxyType

from simulator.authoring.checks.limits import PLAYED, is_too_much
from simulator.authoring.checks.places import place_of_key
from simulator.engine.commands import Begin, Say
from simulator.engine.decide import decide, start
from simulator.engine.events import NO_MEMORY, Memory, SituationSeen
from simulator.engine.scenario import SAID, Scenario
from simulator.engine.situation import situation_of
from simulator.engine.state import EncounterState, apply, replay
from simulator.i18n import _
from simulator.runtime.judging import Judged, judge_reply
from simulator.scenario import Opened
from simulator.scenario.diagnostics import quoted

OFTEN = 15
"""So often somebody says no before the check believes that it leads nowhere."""
TOLD = 5
"""Turns that are told: what mends one likely mends the rest."""
_NO: Mapping[str, str] = MappingProxyType(
    {
        "de": "Nein, das geht leider nicht.",
        "en": "No, I'm sorry, we can't do that.",
        "es": "No, lo siento, no puede ser.",
        "fr": "Non, désolé, ce n'est pas possible.",
        "it": "No, mi dispiace, non si può.",
        "pt": "Não, desculpe, não é possível.",
    }
)
_SEED = 1
_Answers = Callable[[EncounterState], Say]


def check_giving_up(opened: Opened) -> None:
    """Note the turns in which a patient who is only told no would stay for ever, at most ``TOLD`` of them."""
    scenario = opened.scenario
    if scenario is None or scenario.language not in _NO or is_too_much(scenario):
        return
    game = _Game(scenario)
    endless = (name for name in islice(scenario.turns, PLAYED) if not game.ends_from(name))
    for name in islice(endless, TOLD):
        place = place_of_key(opened.root, "turns", name)
        if place and opened.findings.noted_at("S050", place):
            continue
        ending = min(scenario.endings, key=_stage_of(scenario))
        reaction = f'- {{if: {{mood: {{patience: [0, 10]}}}}, says: ["Never mind. I\'ll leave it."], end: {ending}}}'
        opened.findings.add(
            "S062",
            place,
            _("told nothing but no in {turn}, the patient is still there after {count} times").format(
                turn=quoted(name), count=OFTEN
            ),
            severity="warning",
            hint=_("let them leave when their patience is gone: under  anytime:  {reaction}").format(reaction=reaction),
        )


def _stage_of(scenario: Scenario) -> Callable[[str], int]:
    """How far an ending leads: the least is what somebody gets who gives up."""
    order = {stage: number for number, stage in enumerate(scenario.reachable)}
    return lambda name: order.get(scenario.endings[name].stage, len(order))


class _Game:
    """Somebody who only says no, to this patient."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._no = _NO[scenario.language]
        self._quick: dict[str, Say] = {}
        self._full: dict[str, Say] = {}
        heard = {meaning for turn in scenario.turns.values() for meaning in turn.hears}
        told = tuple(piece.id for piece in scenario.patient.pieces)
        self._all_before = Memory(heard=tuple(sorted(heard)), said=SAID, told=told)

    def ends_from(self, turn: str) -> bool:
        """Whether it comes to an ending from that turn on, with the patient as they come in."""
        return any(
            self._play(turn, says, memory)
            for says in (self._says_quickly, self._says)
            for memory in (NO_MEMORY, self._all_before)
        )

    def _play(self, turn: str, says: _Answers, memory: Memory) -> bool:
        scenario = self._scenario
        state = replay([start(scenario, Begin(at="", seed=_SEED, mode="practice", turn=turn, memory=memory))])
        for _again in range(OFTEN):
            said = says(state)
            for event in decide(scenario, state, said):
                state = apply(state, event)
            if state.status == "ended":
                return True
        return False

    def _says_quickly(self, state: EncounterState) -> Say:
        """Judged without the desk card, and nothing heard; once a turn, since saying it again makes it no better."""
        if state.turn not in self._quick:
            seen = situation_of(self._scenario, state)
            bare = replace(seen, facts=(), hears=(), unlike=(), must=(), must_not=(), earlier=(), opening=False)
            self._quick[state.turn] = self._said(bare, judge_reply(self._no, bare, {}))
        return self._quick[state.turn]

    def _says(self, state: EncounterState) -> Say:
        """Judged as in a real call, the first time that it is said there."""
        if state.turn not in self._full:
            turn, seen = self._scenario.turns[state.turn], situation_of(self._scenario, state)
            self._full[state.turn] = self._said(seen, judge_reply(self._no, seen, turn.hears, unlike=turn.unlike))
        return self._full[state.turn]

    def _said(self, seen: SituationSeen, found: Judged) -> Say:
        return Say(
            at="", text=self._no, heard=found.heard, situation=seen, judgement=found.judgement,
            scored_chars=found.scored_chars, said=found.said,
        )  # fmt: skip
