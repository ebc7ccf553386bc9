"""One reply, answered: from the words, their judgement and what was done, to what the patient does.

In this order: what cannot be made out is asked for again; the reactions of ``anytime`` and of the turn are tried; where
none but the last fits, the patient answers a question about themselves, confides, lets one look, or asks again.
"""

from dataclasses import dataclass, field, replace

from simulator.engine.acts import Act
from simulator.engine.chance import choose
from simulator.engine.commands import Say
from simulator.engine.departure import departure
from simulator.engine.desk import desk_after
from simulator.engine.events import ActTaken, Event, PatientReacted, ReplyGiven
from simulator.engine.law import nudged
from simulator.engine.mood import Mood, Nudge, manner, moved
from simulator.engine.needs import Settled, confided, settle
from simulator.engine.passing import arrive, pushed
from simulator.engine.push import words_for
from simulator.engine.reacting import Found
from simulator.engine.scenario import PatientFact, Scenario, Turn, Wordings
from simulator.engine.state import EncounterState, apply
from simulator.engine.taking import Taken

GOOD_ENOUGH = 60.0
"""Overall mark, 0-100, from which a reply that matches nothing an author wrote is never counted as a push."""


_NOTICED = ("contradiction", "again", "closing", "refusal")
"""Causes that nobody lets pass for a question or a "let me look" in the same breath."""


class NotNowError(ValueError):
    """The command does not fit the encounter as it stands."""


def answered(scenario: Scenario, state: EncounterState, command: Say) -> tuple[Event, ...]:
    """The events of a reply: the reply, what the patient does, and the ending where it comes to one.

    Raises:
        NotNowError: nothing was said or done, or no reaction fits.
    """
    if not command.text.strip() and not state.pending:
        raise NotNowError("there is nothing to say yet")
    # Looking at the card is nothing the patient could answer.
    acted = any(act.verb not in ("card", "hold", "resume") for act in state.pending)
    back = _back_from_hold(scenario, state, command.at) if command.text.strip() else ()
    for event in back:
        state = apply(state, event)
    given = ReplyGiven(
        at=command.at,
        turn=state.turn,
        text=command.text,
        acts=state.pending,
        heard=command.heard,
        situation=command.situation,
        judgement=command.judgement,
        scored_chars=command.scored_chars,
        said=command.said,
        minutes=sum(act.minutes for act in state.pending),
    )
    after = apply(state, given)
    if not command.judgement.intelligible and not acted and not scenario.turns[state.turn].alone:
        return (*back, given, _unread(scenario, state, command.at))
    return (*back, given, *_Hearing(scenario, state, after, command).events())


def _back_from_hold(scenario: Scenario, state: EncounterState, at: str) -> tuple[Event, ...]:
    """Whoever speaks to a caller on hold has come back to them first; what is done without a word is not heard."""
    before = state.acts[: len(state.acts) - len(state.pending)]
    held = desk_after(scenario.clinic, before).held
    gone = not {"resume", "transfer", "introduce"}.isdisjoint(act.verb for act in state.pending)
    return (ActTaken(at=at, act=Act("resume")),) if held and not gone else ()


def _unread(scenario: Scenario, state: EncounterState, at: str) -> PatientReacted:
    says = choose(scenario.patient.didnt_catch, state.seed, scenario.id, "didnt-catch", visit=state.unread)
    return PatientReacted(
        at=at, turn=state.turn, reaction=0, says=says, asks="", cue="", push=False, shifts=(), mood=state.mood,
        next_turn=state.turn, by="unread", leaving=state.leaving,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What the patient does, before the words of the next turn and the mood are worked out."""

    by: str
    number: int = 0
    says: str = ""
    cue: str = ""
    nudge: Nudge = field(default_factory=Nudge)
    push: bool = False
    cause: str = ""
    told: tuple[str, ...] = ()
    confides: str = ""
    go: str = ""
    later: int = 0
    end: Settled | None = None
    leaving: str = ""
    lacks: int = 0
    unmatched: bool = False


class _Hearing:
    """A reply as this patient takes it: ``before`` is the state it was given in, ``after`` the one with it."""

    def __init__(self, scenario: Scenario, before: EncounterState, after: EncounterState, command: Say) -> None:
        self._scenario, self._before, self._after, self._command = scenario, before, after, command
        self._taken = Taken(scenario, before, after, command)
        self._turn: Turn = self._taken.turn
        self._acts = before.pending
        self._mood: Mood = self._taken.mood
        self._story = self._taken.story()
        self._answers, self._again, self._causes = self._taken.answers, self._taken.again, self._taken.causes

    def events(self) -> tuple[Event, ...]:
        """What the patient does, and the ending where it comes to one."""
        found = self._taken.first_fitting()
        if found is None:
            raise NotNowError(f"no reaction of turn “{self._turn.id}” fits, and none is the last resort")
        answer = self._answer(found)
        reacted = self._reacted(answer)
        if answer.end is None or answer.end.asks:
            return (reacted,)
        story = self._taken.story(answer.told)
        return (reacted, departure(self._scenario, apply(self._after, reacted), answer.end, story, reacted.at))

    def _answer(self, found: Found) -> _Answer:
        """What the patient does: goes, where that was all they still wanted; else by the reaction, or they make do."""
        leaving = self._before.leaving
        if leaving and found.by != "anytime" and not self._causes:
            settled = settle(self._scenario, leaving, self._story, self._before.asked_for)
            if settled.ending == leaving and not settled.asks:
                return replace(self._parting(), end=settled)
        answer = self._made_do(found) if found.reaction.condition.always else self._matched(found)
        # Who was about to leave still is, unless something else has begun.
        stays = answer.end is None and answer.go == self._turn.id
        return replace(answer, leaving=leaving) if stays else answer

    def _matched(self, found: Found) -> _Answer:
        """An author's reaction, made for this."""
        reaction = found.reaction
        push = reaction.push
        cause = (self._causes or ("",))[0] if push else ""
        answer = _Answer(
            by=found.by,
            number=found.number,
            says=self._word(reaction.says, found.by, found.number),
            cue=reaction.cue,
            nudge=reaction.nudge,
            push=push,
            cause=cause,
            go=reaction.go or "",
            later=reaction.later,
        )
        if reaction.tells and reaction.tells not in self._before.told:
            piece = next(each for each in self._scenario.patient.pieces if each.id == reaction.tells)
            answer = replace(answer, told=(piece.id,), confides=self._word(piece.says, "piece", piece.id))
        if reaction.end is not None:
            return self._ending(reaction.end, answer)
        if answer.told:
            return answer
        return answer if push else self._confiding(answer)

    def _ending(self, ending: str, answer: _Answer) -> _Answer:
        """The ending, or what the patient still asks for before they go."""
        story = self._taken.story(answer.told)
        settled = settle(self._scenario, ending, story, self._before.asked_for)
        if settled.asks:
            asks = choose(settled.asks, self._before.seed, self._scenario.id, ending, settled.lacks)
            return replace(
                answer,
                by="lacks",
                says=" ".join(part for part in (answer.says, asks) if part),
                push=True,
                cause="closing",
                go=self._turn.id,
                end=settled,
                leaving=ending,
                lacks=settled.lacks,
            )
        if settled.instead_of and self._before.leaving == ending and (self._answers or self._lets_look()):
            return self._meanwhile()  # they were asked to wait for it, or asked something it needs
        return replace(answer, go="", end=settled)

    def _made_do(self, found: Found) -> _Answer:
        """Nothing an author wrote was made for this reply, so the patient makes do.

        They notice what is wrong; answer, confide or let one look; ask again; settle what they were about to leave
        with.
        """
        for cause in self._causes:
            if cause in _NOTICED and (self._words_for(cause) or self._again):
                return self._asks_again(cause, found)
        opened = self._confiding(_Answer(by="told", go=self._turn.id))
        if opened.told and (self._command.said.does("asks_open") or self._good):
            return opened
        if self._answers or self._lets_look():
            return self._meanwhile()
        if self._before.leaving:
            return self._ending(self._before.leaving, self._parting())
        for cause in self._causes:
            if self._words_for(cause):
                return self._asks_again(cause, found)
        return self._last_resort(found)

    def _meanwhile(self) -> _Answer:
        """They answer what was asked about themselves, or wait while one looks."""
        if self._answers:
            return self._confiding(_Answer(by="answer", go=self._turn.id))
        visit = len(self._before.waited)
        says = choose(self._scenario.patient.waits, self._before.seed, self._scenario.id, "waits", visit=visit)
        return _Answer(by="waits", says=says, go=self._turn.id)

    def _parting(self) -> _Answer:
        parting = self._scenario.patient.parting
        visit = len(self._before.visits)
        says = choose(parting, self._before.seed, self._scenario.id, "parting", visit=visit) if parting else ""
        return _Answer(by="settled", says=says)

    def _lets_look(self) -> bool:
        if self._turn.alone or self._turn.id in self._before.waited or not self._scenario.patient.waits:
            return False
        looks = any(act.verb in ("hold", "card") for act in self._acts)
        return looks or self._command.said.does("looks", "asks_to_hold")

    def _words_for(self, cause: str) -> str:
        return words_for(cause, self._turn, self._scenario.patient, self._before.pushes)

    def _asks_again(self, cause: str, found: Found) -> _Answer:
        """A push, in the author's words for its cause; what they have told already they tell again."""
        own_words = cause == "again" and bool(self._again[0].again)
        return _Answer(
            by="push",
            number=found.number,
            says="" if own_words else self._words_for(cause),
            nudge=found.reaction.nudge,
            push=True,
            cause=cause,
            go=self._turn.id,
        )

    def _last_resort(self, found: Found) -> _Answer:
        """The reaction without a condition. The first time it costs nothing: they only ask again.

        A reply that the scorer finds good is let off every time: then it is the listening that failed.
        """
        answer = self._matched(found)
        mild = not self._causes and (self._good or self._turn.id not in self._before.unmatched)
        if mild and answer.end is None:
            return replace(answer, push=False, cause="", nudge=Nudge(), unmatched=True)
        return replace(answer, unmatched=True)

    @property
    def _good(self) -> bool:
        return self._command.judgement.axes.overall >= GOOD_ENOUGH

    def _confiding(self, answer: _Answer) -> _Answer:
        judgement = self._command.judgement
        pieces, told = self._scenario.patient.pieces, self._before.told
        if self._turn.alone:
            return answer
        piece = confided(pieces, told, self._command.said, judgement, self._mood)
        if piece is None:
            return answer
        return replace(answer, told=(piece.id,), confides=self._word(piece.says, "piece", piece.id))

    def _word(self, wordings: Wordings, *place: object) -> str:
        options = wordings.of(manner(self._mood))
        visit = self._before.visits.count(self._turn.id)
        where = (self._scenario.id, self._turn.id, *place)
        return choose(options, self._before.seed, *where, visit=visit) if options else ""

    def _reacted(self, answer: _Answer) -> PatientReacted:
        """The event, with the words of the next turn and the mood all of it leads to."""
        # In a reaction of the author's own nobody complains of a question that may have been none.
        again = self._again if answer.by == "push" else ()
        quiet = bool(answer.says or answer.confides or self._answers or again)
        arrived = arrive(self._scenario, self._after, answer.go, answer.later, quiet=quiet, mood=self._mood)
        push, cause = answer.push or arrived.overdue, answer.cause or ("update" if arrived.overdue else "")
        shifts = (*self._taken.shifts, *nudged(answer.nudge), *pushed(push), *arrived.shifts)
        return PatientReacted(
            at=self._command.at,
            turn=self._turn.id,
            reaction=answer.number,
            says=answer.says,
            asks=arrived.asks,
            cue=answer.cue or arrived.cue,
            push=push,
            shifts=shifts,
            mood=moved(self._before.mood, shifts),
            next_turn=answer.go,
            by=answer.by,
            cause=cause,
            answer=" ".join((*map(self._tell_again, again), *map(self._tell, self._answers))),
            answered=tuple(fact.id for fact in (*self._answers, *again)),
            confides=answer.confides,
            told=answer.told,
            leaving=answer.leaving,
            lacks=answer.lacks,
            minutes=answer.later,
            overdue=arrived.overdue or self._taken.ran_over,
            unmatched=answer.unmatched,
        )

    def _tell(self, fact: PatientFact) -> str:
        return choose(fact.says, self._before.seed, self._scenario.id, "fact", fact.id)

    def _tell_again(self, fact: PatientFact) -> str:
        words = fact.again or fact.says
        return choose(words, self._before.seed, self._scenario.id, "fact-again", fact.id)
