"""What there is to say afterwards: a fold over the events, without prose. Screens and reports render this one value."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.engine.events import (
    EncounterEnded,
    EncounterStarted,
    Event,
    HintShown,
    PatientReacted,
    PatientSpoke,
    ReplyGiven,
)
from simulator.engine.judgement import GATES, Axes, CriterionMark, Judgement
from simulator.engine.mood import Mood, Shift
from simulator.engine.promises import Entry, ledger
from simulator.engine.satisfaction import Touchpoint, touchpoints_of
from simulator.engine.speech import Slip
from simulator.engine.tally import axes_of, burden_of, gates_of

STRENGTHS_AT_MOST = 3
TO_TRY_AT_MOST = 2
TURNING_FROM = 12
"""Points of the three dimensions together from which a reply counts as having turned the patient."""
WEIGHT = {
    "answer": 5, "alternative": 5, "next_step": 5, "acknowledge": 4, "apology": 4, "wait": 4, "respect": 4, "own": 3,
    "listen": 3, "confirm": 3, "reason": 2, "book": 2, "natural": 2, "open_door": 2, "greet": 2, "extra": 2, "plain": 1,
}  # fmt: skip
"""How much a criterion moves a patient: of equals the heavier is told first. Gates are shown apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """One criterion of one reply, with the patient's line before it. ``reply`` counts from 1."""

    criterion: str
    reply: int
    patient: str
    text: str
    turn: str
    mark: CriterionMark
    judgement: Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """The patient had to ask again: after which reply, in which words, and why (of ``PUSH_CAUSES``, or "")."""

    reply: int
    text: str
    says: str
    cause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipNote:
    """Words of one reply that do not hold against the card or against what was said before."""

    reply: int
    slip: Slip


@dataclass(frozen=True, slots=True, kw_only=True)
class Turning:
    """The reply that moved the patient most, for better or worse: by how much ease, and by which shifts."""

    reply: int
    text: str
    change: int
    shifts: tuple[Shift, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GateNote:
    """A gate that failed, or that a trainer should look at (``sure`` False), and the reply it was about."""

    gate: str
    reply: int
    text: str
    sure: bool
    highlight: Highlight


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """The whole of it.

    ``mood_curve`` is the ease, 0-100, after each reply, the start first; ``axes`` is None if nothing was scored.
    """

    started: EncounterStarted
    ended: EncounterEnded | None
    burden: int
    pushes: tuple[Push, ...]
    gates: dict[str, bool]
    gate_notes: tuple[GateNote, ...]
    strengths: tuple[Highlight, ...]
    to_try: tuple[Highlight, ...]
    mood_first: Mood
    mood_last: Mood
    mood_curve: tuple[int, ...]
    axes: Axes | None
    hints: int
    replies: int
    not_understood: int
    slips: tuple[SlipNote, ...] = ()
    promises: tuple[Entry, ...] = ()
    touchpoints: tuple[Touchpoint, ...] = ()
    turnings: tuple[Turning, ...] = ()


def debrief_of(events: Sequence[Event]) -> Debrief:
    """Fold a log into its debrief.

    Raises:
        ValueError: the log does not begin with the start of an encounter.
    """
    match events:
        case [EncounterStarted() as started, *_]:
            pass
        case _:
            raise ValueError("a debrief needs the log from its beginning")
    reactions = [event for event in events if isinstance(event, PatientReacted)]
    replies = [event for event in events if isinstance(event, ReplyGiven)]
    highlights = [found for number, event in enumerate(replies, start=1) for found in highlights_of(number, event)]
    moods = [started.mood, *(event.mood for event in events if isinstance(event, PatientReacted | PatientSpoke))]
    strengths = _strengths(highlights)
    return Debrief(
        started=started,
        ended=next((event for event in events if isinstance(event, EncounterEnded)), None),
        burden=burden_of(events),
        pushes=_pushes(events),
        gates=gates_of(events),
        gate_notes=_gate_notes(highlights),
        strengths=strengths,
        to_try=_to_try(highlights, praised=tuple(each.criterion for each in strengths)),
        mood_first=moods[0],
        mood_last=moods[-1],
        mood_curve=tuple(mood.ease for mood in moods),
        axes=axes_of(events),
        hints=sum(isinstance(event, HintShown) for event in events),
        replies=len(replies),
        not_understood=sum(not event.judgement.intelligible and bool(event.text.strip()) for event in replies),
        slips=_slips(events),
        promises=ledger(events),
        touchpoints=touchpoints_of(events),
        turnings=_turnings(replies, reactions),
    )


def _pushes(events: Sequence[Event]) -> tuple[Push, ...]:
    pushes: list[Push] = []
    number, text = 0, ""
    for event in events:
        match event:
            case ReplyGiven():
                number, text = number + 1, event.text
            case PatientReacted() if event.push:
                pushes.append(Push(reply=number, text=text, says=event.words, cause=event.cause))
            case PatientSpoke() if event.push:
                pushes.append(Push(reply=number, text=text, says=event.says, cause=event.reason))
            case _:
                pass
    return tuple(pushes)


def _slips(events: Sequence[Event]) -> tuple[SlipNote, ...]:
    notes: list[SlipNote] = []
    number = 0
    for event in events:
        if isinstance(event, ReplyGiven):
            number += 1
            notes += [SlipNote(reply=number, slip=slip) for slip in event.said.slips]
        elif isinstance(event, EncounterEnded):
            notes += [SlipNote(reply=number, slip=slip) for slip in event.slips]
    return tuple(notes)


def _turnings(replies: Sequence[ReplyGiven], reactions: Sequence[PatientReacted]) -> tuple[Turning, ...]:
    """The best and the worst moment, in the order they came; none where nothing moved much."""
    moved = [
        Turning(reply=number, text=given.text, change=_change(reacted.shifts), shifts=reacted.shifts)
        for number, (given, reacted) in enumerate(zip(replies, reactions, strict=False), start=1)
    ]
    best = max(moved, key=lambda each: each.change, default=None)
    worst = min(moved, key=lambda each: each.change, default=None)
    telling = {each.reply: each for each in (best,) if each and each.change >= TURNING_FROM}
    telling |= {each.reply: each for each in (worst,) if each and each.change <= -TURNING_FROM}
    return tuple(telling[reply] for reply in sorted(telling))


def _change(shifts: Sequence[Shift]) -> int:
    """How much easier the patient is, in the points of the three dimensions together."""
    return sum(-shift.amount if shift.dimension == "worry" else shift.amount for shift in shifts)


def highlights_of(number: int, event: ReplyGiven) -> list[Highlight]:
    """Every mark of one reply where something called for it; ``number`` is the reply's, from 1."""
    return [
        Highlight(
            criterion=criterion,
            reply=number,
            patient=event.situation.patient,
            text=event.text,
            turn=event.turn,
            mark=mark,
            judgement=event.judgement,
        )
        for criterion, mark in event.judgement.criteria
        if mark.level is not None
    ]


def _strengths(highlights: list[Highlight]) -> tuple[Highlight, ...]:
    met = [each for each in highlights if each.mark.level == 2 and each.mark.sure and each.criterion not in GATES]
    ranked = sorted(met, key=lambda each: (-WEIGHT.get(each.criterion, 1) * each.mark.strength, each.reply))
    # Three marks on one sentence teach one thing.
    return _one_each(ranked, STRENGTHS_AT_MOST, spread=True)


def _to_try(highlights: list[Highlight], praised: tuple[str, ...]) -> tuple[Highlight, ...]:
    # What was partly there and not sure teaches nobody anything; nobody is told on a guess that their words hurt, or
    # that they lack what they have just been praised for.
    short = [
        each
        for each in highlights
        if each.criterion not in GATES
        and (each.mark.sure or (each.mark.level == 0 and each.criterion != "respect"))
        and each.mark.level in (0, 1)
        and (each.criterion not in praised or (each.mark.sure and each.mark.level == 0))
    ]
    ranked = sorted(
        short,
        key=lambda each: (
            each.mark.level or 0,
            not each.mark.sure,
            -WEIGHT.get(each.criterion, 1) * (1 - each.mark.strength),
            each.reply,
        ),
    )
    return _one_each(ranked, TO_TRY_AT_MOST)


def _one_each(ranked: list[Highlight], most: int, *, spread: bool = False) -> tuple[Highlight, ...]:
    """The first of each criterion; ``spread`` takes other replies before one already quoted."""
    chosen: list[Highlight] = []
    for fresh in (True, False) if spread else (False,):
        for each in ranked:
            known = any(each.criterion == other.criterion for other in chosen)
            quoted = fresh and any(each.reply == other.reply for other in chosen)
            if len(chosen) < most and not known and not quoted:
                chosen.append(each)
    return tuple(chosen)


def _gate_notes(highlights: list[Highlight]) -> tuple[GateNote, ...]:
    notes = []
    for each in highlights:
        if each.criterion in each.judgement.failed:
            notes.append(GateNote(gate=each.criterion, reply=each.reply, text=each.text, sure=True, highlight=each))
        elif each.criterion in each.judgement.flagged:
            notes.append(GateNote(gate=each.criterion, reply=each.reply, text=each.text, sure=False, highlight=each))
    return tuple(notes)
