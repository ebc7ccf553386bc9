"""Why the patient did what they did after a reply: every reaction in order, what it asked for, and what was lacking.

Worked out anew from the log with the engine's own rules and the scorer's own scores, so that it cannot tell another
story than the one that was played.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import scoring
from simulator.engine.commands import Say
from simulator.engine.events import Event, PatientReacted, ReplyGiven
from simulator.engine.mood import Mood
from simulator.engine.reacting import Found
from simulator.engine.scenario import Condition, MoodRange, Past, Scenario
from simulator.engine.state import EncounterState, apply, replay
from simulator.engine.taking import Taken
from simulator.i18n import _, ngettext

NEAR_SCORE = 0.12
"""A meaning whose score lies at most this far under the bar was narrowly not heard."""
NEAR_MOOD = 5
"""A mood at most so many points outside a range was narrowly not in it."""

_BY_REACTION = ("turn", "anytime", "lacks")
"""What ``PatientReacted.by`` is where the words of an author's reaction were used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listened:
    """One meaning the turn listens for.

    Attributes:
        meaning: its name.
        score: 0.0-1.0, near the chance that the reply expresses it.
        bar: the score from which it is heard.
        heard: whether it was.
        words: where in the reply it was found, "" where nowhere.
        detail: the score and the bar in words, or what kept it from being heard.
    """

    meaning: str
    score: float
    bar: float
    heard: bool
    words: str = ""
    detail: str = ""

    @property
    def near(self) -> bool:
        """Whether it was narrowly not heard."""
        return not self.heard and self.score >= self.bar - NEAR_SCORE


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing a reaction asks for, in the author's words: "hears offers-today", "patience 0 to 30".

    ``detail`` says how it stands ("0.31, heard from 0.45"; "is 48"); ``near`` where it narrowly does not hold.
    ``of_reply`` where it is about what was said or done, not about how they are or how often they asked.
    """

    text: str
    holds: bool
    detail: str = ""
    near: bool = False
    of_reply: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """One reaction as it stood after a reply.

    ``by`` is the list it is in, ``anytime`` or ``turn``, and ``number`` its place there, from 1. ``taken`` where its
    words were used: the first that fits, unless the patient made do without it.
    """

    by: str
    number: int
    needs: tuple[Need, ...] = ()
    fits: bool
    taken: bool

    @property
    def near(self) -> bool:
        """Whether it narrowly did not fit: all that is lacking was near, or one thing alone.

        A patient who merely happens to be in the right mood brings no reaction near.
        """
        lacking = [need for need in self.needs if not need.holds]
        met = any(need.holds and need.of_reply for need in self.needs)
        return bool(lacking) and (all(need.near for need in lacking) or (len(lacking) == 1 and met))


def considered(scenario: Scenario, events: Sequence[Event], number: int) -> tuple[Considered, ...]:
    """Every reaction that could have answered the ``number``-th answered reply, those of any time first.

    Raises:
        ValueError: there are fewer answered replies.
    """
    case = _case(scenario, events, number)
    listened = {each.meaning: each for each in _listened(case)}
    found = case.taken.first_fitting()
    lists = (("anytime", scenario.anytime), ("turn", case.taken.turn.reactions))
    return tuple(
        Considered(
            by=by,
            number=place,
            needs=tuple(_needs(reaction.condition, case, listened)),
            fits=case.taken.fits(reaction.condition),
            taken=_is_taken(case.reacted, found, by, place),
        )
        for by, reactions in lists
        for place, reaction in enumerate(reactions, start=1)
    )


def listened(scenario: Scenario, events: Sequence[Event], number: int) -> tuple[Listened, ...]:
    """What the turn of the ``number``-th answered reply listens for, the best score first.

    Raises:
        ValueError: there are fewer answered replies.
    """
    return tuple(sorted(_listened(_case(scenario, events, number)), key=lambda each: (-each.score, each.meaning)))


def what_they_did(scenario: Scenario, events: Sequence[Event], number: int) -> str:
    """What the patient did after the ``number``-th answered reply, and by which rule, in a sentence.

    Raises:
        ValueError: there are fewer answered replies.
    """
    case = _case(scenario, events, number)
    reacted, found = case.reacted, case.taken.first_fitting()
    asked = ", ".join(reacted.answered)
    words = {
        "turn": _("reaction {number} of this turn is the first that fits"),
        "anytime": _("reaction {number} of anytime is the first that fits"),
        "unread": _("the words could not be made out, so no reaction was tried: they did not catch it"),
        "answer": _("no reaction was made for this, and they were asked about themselves ({asked}): they answer"),
        "waits": _("no reaction was made for this, and they were asked to wait: they let you look"),
        "told": _("no reaction was made for this, and they open up: “{told}” comes out"),
        "push": _("no reaction was made for this, and it gives a reason to ask again ({cause})"),
        "lacks": _("reaction {number} leads to “{leaving}”, which needs something more ({lacks}): they ask for it"),
        "settled": _("nothing more is lacking for “{leaving}”: they go"),
    }[reacted.by]
    if reacted.by == "turn" and found is not None and found.reaction.condition.always:
        words = _("nothing was made for this, so it is reaction {number}, the last resort")
    return words.format(
        number=reacted.reaction,
        asked=asked,
        told=", ".join(reacted.told),
        cause=reacted.cause,
        leaving=reacted.leaving or case.before.leaving,
        lacks=_lacks(scenario, reacted),
    )


def _lacks(scenario: Scenario, reacted: PatientReacted) -> str:
    ending = scenario.endings.get(reacted.leaving)
    if ending is None or not reacted.lacks:
        return ""
    past = ending.needs[reacted.lacks - 1].past
    return ", ".join((*_past_texts(past), *map(_mood_text, past.mood)))


@dataclass(frozen=True, slots=True)
class _Case:
    """One answered reply with all that is known of it."""

    given: ReplyGiven
    reacted: PatientReacted
    before: EncounterState
    taken: Taken


def _case(scenario: Scenario, events: Sequence[Event], number: int) -> _Case:
    places = [at for at, event in enumerate(events) if isinstance(event, ReplyGiven)]
    if not 1 <= number <= len(places):
        raise ValueError(f"there is no answered reply {number}")
    at = places[number - 1]
    given = events[at]
    assert isinstance(given, ReplyGiven)
    reacted = next(event for event in events[at:] if isinstance(event, PatientReacted))
    before = replay(events[:at])
    command = Say(
        at=given.at,
        text=given.text,
        heard=given.heard,
        situation=given.situation,
        judgement=given.judgement,
        scored_chars=given.scored_chars,
        said=given.said,
    )
    return _Case(given, reacted, before, Taken(scenario, before, apply(before, given), command))


def _is_taken(reacted: PatientReacted, found: Found | None, by: str, number: int) -> bool:
    return (
        found is not None
        and reacted.by in _BY_REACTION
        and (found.by, found.number) == (by, number)
        and reacted.reaction == number
    )


def _listened(case: _Case) -> Iterator[Listened]:
    """Every meaning of the turn with its score, in the order they are written."""
    given, turn = case.given, case.taken.turn
    if not turn.hears:
        return
    language = given.situation.language
    reading, bar = scoring.read(given.text, language), scoring.heard_from(language)
    plain = {each.meaning: each for each in scoring.scores(reading, turn.hears)} if turn.unlike else {}
    for each in scoring.scores(reading, turn.hears, turn.unlike):
        heard = each.meaning in given.heard
        unlike = plain.get(each.meaning, each)
        detail = _("{score:.2f}, heard from {bar:.2f}").format(score=each.score, bar=bar)
        if not heard and unlike.score >= bar > each.score:
            if each.meaning in turn.unlike and each.score == 0.0:
                detail = _("{score:.2f}, but as near to what it must not be").format(score=unlike.score)
            else:
                detail = _("{score:.2f}, but the same words are what another must not be").format(score=unlike.score)
        elif not heard and each.score >= bar:
            detail = _("{score:.2f}, but another meaning is nearer in the same words").format(score=each.score)
        yield Listened(
            meaning=each.meaning,
            score=each.score,
            bar=bar,
            heard=heard,
            words=given.text[each.start : each.end],
            detail=detail,
        )


def _needs(condition: Condition, case: _Case, heard: dict[str, Listened]) -> Iterator[Need]:
    """What that condition asks for, one thing at a time, each held against the engine's own rule."""
    for meaning in condition.hears:
        yield _meaning(meaning, case, heard.get(meaning))
    for act in condition.acts:
        done = ", ".join(map(str, case.given.acts))
        detail = _("done with it: {acts}").format(acts=done) if done else _("nothing was done with it")
        yield _need(f"acts {act}", Condition(acts=(act,)), case, detail)
    for criterion in condition.met:
        yield _mark(f"met {criterion}", Condition(met=(criterion,)), case, criterion)
    for criterion in condition.missed:
        yield _mark(f"missed {criterion}", Condition(missed=(criterion,)), case, criterion)
    for gate in condition.failed:
        flagged = _("in doubt, which fails nothing") if gate in case.given.judgement.flagged else ""
        yield _need(f"failed {gate}", Condition(failed=(gate,)), case, flagged)
    for each in condition.mood:
        yield _mood(each, case)
    for cause in condition.causes:
        given = ", ".join(case.taken.causes)
        detail = _("it gives: {causes}").format(causes=given) if given else _("it gives no reason to ask again")
        yield _need(f"causes {cause}", Condition(causes=(cause,)), case, detail)
    yield from _pasts(condition.past, case)


def _need(text: str, condition: Condition, case: _Case, detail: str = "", *, near: bool = False) -> Need:
    holds = case.taken.fits(condition)
    return Need(text=text, holds=holds, detail=detail, near=near and not holds)


def _meaning(meaning: str, case: _Case, found: Listened | None) -> Need:
    condition = Condition(hears=(meaning,))
    if found is None:
        return _need(f"hears {meaning}", condition, case, _("this turn does not listen for it"))
    return _need(f"hears {meaning}", condition, case, found.detail, near=found.near)


def _mark(text: str, condition: Condition, case: _Case, criterion: str) -> Need:
    mark = case.given.judgement.mark(criterion)
    if mark is None or mark.level is None:
        return _need(text, condition, case, _("not called for"))
    level = (_("missed"), _("partly"), _("met"))[mark.level]
    detail = level if mark.sure else _("{level}, not sure").format(level=level)
    return _need(text, condition, case, detail, near=mark.level == 1)


def _mood(each: MoodRange, case: _Case) -> Need:
    value = _points(case.taken.mood, each)
    off = max(each.low - value, value - each.high)
    detail = _("is {value}").format(value=value)
    found = _need(_mood_text(each), Condition(mood=(each,)), case, detail, near=off <= NEAR_MOOD)
    return replace(found, of_reply=False)


def _pasts(past: Past, case: _Case) -> Iterator[Need]:
    """What has to have happened so far."""
    for single in _singles(past):
        (text,) = _past_texts(single)
        detail = ""
        if single.pushes:
            count = case.before.burden
            detail = ngettext("asked again {n} time so far", "asked again {n} times so far", count).format(n=count)
        yield replace(_need(text, Condition(past=single), case, detail), of_reply=not single.pushes)


def _singles(past: Past) -> Iterator[Past]:
    nothing = Past()
    yield from (replace(nothing, heard=(each,)) for each in past.heard)
    yield from (replace(nothing, done=(each,)) for each in past.done)
    yield from (replace(nothing, told=(each,)) for each in past.told)
    yield from (replace(nothing, said=(each,)) for each in past.said)
    if past.pushes is not None:
        yield replace(nothing, pushes=past.pushes)


def _past_texts(past: Past) -> tuple[str, ...]:
    """What has to have happened, a phrase each, in the keys an author writes it with."""
    named = (("heard", past.heard), ("done", past.done), ("told", past.told), ("said", past.said))
    texts = [f"{key} {each}" for key, names in named for each in names]
    if past.pushes is not None:
        texts.append(_range_text("pushes", *past.pushes))
    return tuple(texts)


def _mood_text(each: MoodRange) -> str:
    return _range_text(each.dimension, each.low, each.high)


def _range_text(name: str, low: int, high: int) -> str:
    return f"{name} {low}" if low == high else _("{name} {low} to {high}").format(name=name, low=low, high=high)


def _points(mood: Mood, each: MoodRange) -> int:
    return int(getattr(mood, each.dimension))
