"""Turns documents of turns, reactions and endings into the values the engine runs."""

from collections.abc import Mapping
from dataclasses import replace

from simulator.engine.mood import Nudge
from simulator.engine.scenario import (
    PUSH_CAUSES,
    Condition,
    Ending,
    MoodRange,
    Need,
    Past,
    Reaction,
    Turn,
    Wordings,
)
from simulator.scenario import document as doc
from simulator.scenario.banks import Banks
from simulator.scenario.check_acts import is_act
from simulator.scenario.record import PastDoc, PushesDoc


def turn_of(name: str, made: doc.TurnDoc, banks: Banks) -> Turn:
    """The turn of that name; a meaning it both has and borrows gets both lists of examples, its own first."""
    hears = {meaning: tuple(examples) for meaning, examples in made.hears.items()}
    for meaning in made.borrows:
        hears[meaning] = tuple(dict.fromkeys((*hears.get(meaning, ()), *banks.examples(meaning))))
    return Turn(
        id=name,
        says=wordings_of(made.says, made.tense, made.easy),
        cue=made.cue,
        alone=made.alone,
        overdue=tuple(made.overdue),
        again=tuple(made.again),
        moments=tuple(made.moments),
        calls_for=tuple(made.calls_for),
        hears=hears,
        unlike={meaning: tuple(examples) for meaning, examples in made.unlike.items()},
        must=_gates(made.must),
        must_not=_gates(made.must_not),
        hints=tuple(made.hints),
        pushes=pushes_of(made.pushes),
        reactions=tuple(reaction_of(each, frozenset(hears)) for each in made.reactions),
    )


def reaction_of(made: doc.ReactionDoc, meanings: frozenset[str]) -> Reaction:
    """A reaction.

    Args:
        made: Its document.
        meanings: What can be heard where it stands: of its turn, or of all turns for one of ``anytime``.
    """
    return Reaction(
        condition=_condition(made.if_, meanings),
        says=wordings_of(made.says, made.tense, made.easy),
        cue=made.cue,
        nudge=Nudge(trust=made.nudge.trust, worry=made.nudge.worry, patience=made.nudge.patience),
        push=made.push,
        tells=made.tells,
        later=made.later,
        go=made.go or None,
        end=made.end or None,
    )


def ending_of(name: str, made: doc.EndingDoc) -> Ending:
    """The ending of that name."""
    return Ending(
        id=name,
        stage=made.stage,
        cause=made.cause,
        says_afterwards=made.says_afterwards,
        clinic_fault=made.clinic_fault,
        not_yours=made.not_yours,
        needs=tuple(Need(past=past_of(each), asks=tuple(each.ask), otherwise=each.else_) for each in made.needs),
    )


def past_of(made: PastDoc) -> Past:
    """What has to have happened so far, and how the patient has to be."""
    return replace(_happened(made), mood=_ranges(made))


def _ranges(made: PastDoc) -> tuple[MoodRange, ...]:
    ranges = (("trust", made.mood.trust), ("worry", made.mood.worry), ("patience", made.mood.patience))
    return tuple(MoodRange(name, bounds[0], bounds[1]) for name, bounds in ranges if bounds)


def _happened(made: PastDoc) -> Past:
    return Past(
        heard=tuple(made.heard),
        done=tuple(map(act_or_name, made.done)),
        told=tuple(made.told),
        said=tuple(made.said),
        pushes=(made.pushes[0], made.pushes[-1]) if made.pushes else None,
    )


def pushes_of(made: PushesDoc) -> Mapping[str, tuple[str, ...]]:
    """The words for each cause that has any, in the engine's order of causes."""
    return {cause: tuple(getattr(made, cause)) for cause in PUSH_CAUSES if getattr(made, cause)}


def wordings_of(says: list[str], tense: list[str], easy: list[str]) -> Wordings:
    """Ways of saying one thing."""
    return Wordings(plain=tuple(says), tense=tuple(tense), easy=tuple(easy))


def act_or_name(word: str) -> str:
    """A meaning as it is; an act as the engine writes it: ``/Book mon-0920`` becomes ``book mon-0920``."""
    if not is_act(word):
        return word
    verb, blank, argument = word.removeprefix("/").partition(" ")
    return verb.lower() + blank + argument


def _gates(made: doc.GatesDoc) -> dict[str, tuple[str, ...]]:
    both = {"safety": made.safety, "privacy": made.privacy}
    return {gate: tuple(map(act_or_name, names)) for gate, names in both.items() if names}


def _condition(made: doc.ConditionDoc, meanings: frozenset[str]) -> Condition:
    # An act may be named among the meanings; the engine keeps the two apart.
    acts = [each for each in made.hears if each not in meanings and is_act(each)]
    return Condition(
        hears=tuple(each for each in made.hears if each not in acts),
        acts=tuple(map(act_or_name, (*made.acts, *acts))),
        met=tuple(made.met),
        missed=tuple(made.missed),
        failed=tuple(made.failed),
        mood=_ranges(made),
        causes=tuple(made.causes),
        past=_happened(made),
    )
