"""Real replies that an author should see: heard as nothing, narrowly not heard, heard only just, or a gate in doubt.

Gathered from recorded encounters and held against the scenarios as they are now, so that what has been mended drops
out. Whose replies they are is neither kept nor told.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import scoring
from simulator.authoring.reasons import NEAR_SCORE
from simulator.engine.events import EncounterStarted, Event, PatientReacted, ReplyGiven
from simulator.engine.scenario import Condition, Reaction, Scenario, Turn
from simulator.runtime.library import Library, ScenarioProblemError
from simulator.runtime.rejudging import Recording
from simulator.runtime.review import short_id

Kind = Literal["unmatched", "near", "faint", "flagged"]
KINDS: tuple[Kind, ...] = ("unmatched", "near", "faint", "flagged")
"""``unmatched`` nothing was heard in it and the patient made do; ``near`` a meaning was narrowly not heard, and no
other brought the reaction; ``faint`` one was heard only just, and failed a gate or brought the reaction; ``flagged`` a
gate was in doubt."""

FAINT_SCORE = 0.1
"""A meaning whose score lies at most this far above the bar was heard only just."""
SHOWN = 3
"""The nearest meanings of a reply that are told."""
FEW_WORDS = 4
"""A reply of fewer words for which the patient had an answer ("no", "one moment") was understood, and is not told."""
_TRAILING = " .!?…"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How near a reply is to a meaning of its turn: a score of 0.0-1.0, and whether it is heard."""

    meaning: str
    score: float
    heard: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """A gate in doubt, and the words of the reply that make it so, "" where there are none."""

    gate: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """One such reply, in the words of the newest of those that said the same in that turn.

    Attributes:
        id: a short name that stays.
        kinds: why it is told, in the order of ``KINDS``.
        scenario: the scenario's id; ``title``, ``language`` and ``patient_name`` are as it was recorded.
        turn: the turn it answered; ``is_there`` where the scenario has that turn now.
        patient: what the patient had said.
        text: the reply; ``acts`` what was done with it.
        count: how often it was said, and ``last`` when, in ISO 8601.
        nearest: what the turn listens for now: all that is heard, then all that is narrowly not, then others up to
            ``SHOWN``.
        bar: the score from which a meaning is heard.
        did: what the patient did.
        doubts: gates that were neither kept nor failed for sure.
        failed: gates failed.
    """

    id: str
    kinds: tuple[Kind, ...]
    scenario: str
    title: str
    language: str
    patient_name: str
    turn: str
    is_there: bool
    patient: str
    text: str
    acts: tuple[str, ...]
    count: int
    last: str
    nearest: tuple[Likeness, ...]
    bar: float
    did: PatientReacted | None
    doubts: tuple[Doubt, ...]
    failed: tuple[str, ...]

    @property
    def near(self) -> tuple[Likeness, ...]:
        """The meanings narrowly not heard."""
        return tuple(each for each in self.nearest if _is_near(each, self.bar))

    @property
    def faint(self) -> tuple[Likeness, ...]:
        """The meanings heard only just."""
        return tuple(each for each in self.nearest if each.heard and each.score < self.bar + FAINT_SCORE)


@dataclass(slots=True, kw_only=True)
class _Group:
    """The same words in the same turn, as often as they were said; what is kept is the newest."""

    started: EncounterStarted
    given: ReplyGiven
    reacted: PatientReacted | None
    count: int = 0


_Key = tuple[str, str, str, str]


class StrayReplies:
    """Takes recordings one after the other, and then tells the replies an author should see."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._groups: dict[_Key, _Group] = {}
        self._scenarios: dict[tuple[str, str], Scenario | None] = {}

    def __len__(self) -> int:
        """How many different replies there are to weigh."""
        return len(self._groups)

    def take(self, recording: Recording) -> None:
        """Look at the replies of one encounter."""
        events = recording.events
        started = events[0] if events else None
        if not isinstance(started, EncounterStarted):
            return
        for at, event in enumerate(events):
            if isinstance(event, ReplyGiven) and event.text.strip() and event.judgement.intelligible:
                self._keep(started, event, _answer(events, at))

    def found(
        self,
        scenario: str | None = None,
        *,
        without: frozenset[str] = frozenset(),
        begins: str = "",
        step: Callable[[], object] = lambda: None,
    ) -> tuple[Stray, ...]:
        """The replies, scenario by scenario and turn by turn, what is newest and most frequent first.

        Args:
            scenario: only those of the scenario of that id.
            without: ids to leave out.
            begins: only those whose id begins so, and these even where nothing is the matter with them any more.
            step: called after each of the different replies, so that whoever waits can be told how far it is.
        """
        found = []
        for key, group in self._groups.items():
            name = short_id("/".join(key))
            if (scenario is None or key[0] == scenario) and name not in without and name.startswith(begins):
                stray = self._stray(name, group)
                if stray.kinds or begins:
                    found.append(stray)
            step()
        newest: dict[tuple[str, ...], str] = {}
        for each in found:
            for place in ((each.scenario, each.language), (each.scenario, each.language, each.turn)):
                newest[place] = max(newest.get(place, ""), each.last)
        # Sorting keeps the order of what is equal, so the last key sorted by is the first that counts.
        found.sort(key=lambda each: (each.count, each.last, each.id), reverse=True)
        found.sort(key=lambda each: (newest[each.scenario, each.language, each.turn], each.turn), reverse=True)
        found.sort(key=lambda each: (newest[each.scenario, each.language], each.scenario, each.language), reverse=True)
        return tuple(found)

    def _keep(self, started: EncounterStarted, given: ReplyGiven, reacted: PatientReacted | None) -> None:
        key = (started.scenario, started.language, given.turn, _folded(given.text))
        group = self._groups.get(key)
        if group is None:
            group = self._groups[key] = _Group(started=started, given=given, reacted=reacted)
        elif given.at >= group.given.at:
            group.started, group.given, group.reacted = started, given, reacted
        group.count += 1

    def _stray(self, name: str, group: _Group) -> Stray:
        started, given, reacted = group.started, group.given, group.reacted
        scenario = self._scenario(started.scenario, started.language)
        turn = scenario.turns.get(given.turn) if scenario else None
        bar, likenesses = _likenesses(given, turn)
        heard = [each for each in likenesses if each.heard]
        others = [each for each in likenesses if not each.heard and each.score]
        near = [each for each in others if _is_near(each, bar)]
        stray = Stray(
            id=name,
            kinds=(),
            scenario=started.scenario,
            title=started.title,
            language=started.language,
            patient_name=started.patient_name,
            turn=given.turn,
            is_there=turn is not None,
            patient=given.situation.patient,
            text=given.text,
            acts=tuple(map(str, given.acts)),
            count=group.count,
            last=given.at,
            nearest=(*heard, *others[: max(len(near), SHOWN - len(heard))]),
            bar=bar,
            did=reacted,
            doubts=tuple(Doubt(gate, _counted(given, gate)) for gate in given.judgement.flagged),
            failed=given.judgement.failed,
        )
        return replace(stray, kinds=_kinds(stray, scenario, turn))

    def _scenario(self, scenario_id: str, language: str) -> Scenario | None:
        """The scenario as it is now; None where there is none of that id and language that can be played."""
        key = (scenario_id, language)
        if key not in self._scenarios:
            card = self._library.card(scenario_id)
            try:
                found = self._library.load(scenario_id) if card else None
            except ScenarioProblemError:
                found = None
            self._scenarios[key] = found if found and found.language == language else None
        return self._scenarios[key]


def _is_near(each: Likeness, bar: float) -> bool:
    """Whether it is narrowly not heard; what another meaning in the same words is nearer to is not meant."""
    return not each.heard and bar - NEAR_SCORE <= each.score < bar


def _answer(events: tuple[Event, ...], at: int) -> PatientReacted | None:
    return next((event for event in events[at + 1 :] if isinstance(event, PatientReacted)), None)


def _counted(given: ReplyGiven, gate: str) -> str:
    mark = given.judgement.mark(gate)
    return " … ".join(given.text[span.start : span.end] for span in (mark.spans if mark else ()))


def _folded(text: str) -> str:
    """The words of a reply without what tells apart only how it was typed."""
    return " ".join(text.casefold().split()).strip(_TRAILING)


def _likenesses(given: ReplyGiven, turn: Turn | None) -> tuple[float, tuple[Likeness, ...]]:
    """The bar, and what the turn listens for now, the nearest first; as recorded where the turn is gone."""
    language = given.situation.language
    try:
        bar = scoring.heard_from(language)
    except scoring.UnknownLanguageError:
        return 1.0, ()
    if turn is None:
        return bar, tuple(Likeness(meaning, 1.0, heard=True) for meaning in given.heard)
    if not turn.hears:
        return bar, ()
    reading = scoring.read(given.text, language)
    scored = scoring.scores(reading, turn.hears, turn.unlike)
    heard = {each.meaning for each in scored if each.score >= bar}
    if len(heard) > 1:  # only then one may stand in another's way
        heard = {each.meaning for each in scoring.recognise(reading, turn.hears, unlike=turn.unlike)}
    every = (Likeness(each.meaning, each.score, each.meaning in heard) for each in scored)
    return bar, tuple(sorted(every, key=lambda each: (-each.score, each.meaning)))


def _kinds(stray: Stray, scenario: Scenario | None, turn: Turn | None) -> tuple[Kind, ...]:
    heard = {each.meaning for each in stray.nearest if each.heard}
    faint = {each.meaning for each in stray.faint}
    asked = _asked_for(stray, scenario, turn)
    banned = {name for gate in stray.failed for name in (turn.must_not.get(gate, ()) if turn else ())}
    holds: dict[Kind, bool] = {
        "unmatched": not heard and _made_do(stray, scenario, turn),
        # Where what was heard brought the reaction, what was not quite heard is mostly rightly so.
        "near": bool(stray.near) and heard.isdisjoint(asked),
        "faint": not faint.isdisjoint(asked | banned),
        "flagged": bool(stray.doubts),
    }
    return tuple(kind for kind in KINDS if holds[kind])


def _made_do(stray: Stray, scenario: Scenario | None, turn: Turn | None) -> bool:
    """Whether the patient had nothing that an author made for this reply."""
    did = stray.did
    if did is None:
        return False
    if did.unmatched:
        return True
    if len(stray.text.split()) < FEW_WORDS:
        return False
    if did.by == "push":
        return did.cause != "again"
    reaction = _reaction(did, scenario, turn)
    # Where the mood alone decided, the words did not.
    return reaction is not None and reaction.condition == Condition(mood=reaction.condition.mood)


def _asked_for(stray: Stray, scenario: Scenario | None, turn: Turn | None) -> frozenset[str]:
    """The meanings that brought the reaction."""
    reaction = _reaction(stray.did, scenario, turn) if stray.did else None
    return frozenset(reaction.condition.hears) if reaction else frozenset()


def _reaction(did: PatientReacted, scenario: Scenario | None, turn: Turn | None) -> Reaction | None:
    if scenario is None or turn is None or did.by not in ("turn", "anytime", "lacks"):
        return None
    reactions = scenario.anytime if did.by == "anytime" else turn.reactions
    return reactions[did.reaction - 1] if 1 <= did.reaction <= len(reactions) else None
