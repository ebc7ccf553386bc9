"""What a test expects of a reply, held against what came of it: each difference in words, with what counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.authoring.reasons import Considered, Listened, considered, listened, what_they_did
from simulator.engine.events import Event, PatientReacted, ReplyGiven
from simulator.engine.judgement import Level
from simulator.engine.mood import Mood, Shift
from simulator.engine.scenario import InlineTest, Reaction, Scenario, Turn
from simulator.i18n import _
from simulator.runtime.judging import explained
from simulator.runtime.telling import push_cause, reason_words
from simulator.scenario.diagnostics import quoted

_SHOWN_WORDS = 60
"""Characters of a patient's line that tell one reaction from another."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the reply that counted, and whether they ``earned`` or ``cost``."""

    text: str
    effect: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """One thing that came out otherwise than the test expects.

    Attributes:
        key: the key of the test that expects it: ``met``, ``reaction``, ``end`` ..., or ``before``, ``acts`` and
            ``reply`` where the test could not be played.
        expected: what should have come of it, in words.
        actual: what did.
        evidence: the words of the reply that counted for a mark or a meaning.
        notes: why it came out so, and what would change it, a sentence each.
    """

    key: str
    expected: str
    actual: str
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A test that was played to its end: its last reply, what came of it, and the mood it was given in."""

    scenario: Scenario
    events: tuple[Event, ...]
    given: ReplyGiven
    reacted: PatientReacted
    mood_before: Mood
    ended: str = ""

    @property
    def number(self) -> int:
        """The last reply's number among the answered ones, from 1."""
        return sum(isinstance(event, ReplyGiven) for event in self.events)

    @property
    def turn(self) -> Turn:
        """Where it was given."""
        return self.scenario.turns[self.given.turn]


def unmet(test: InlineTest, outcome: Outcome) -> tuple[Mismatch, ...]:
    """Everything that came out otherwise than the test expects, in the order an author would look at it."""
    return (
        *_meanings(test, outcome),
        *_marks(test, outcome),
        *_gates(test.failed, outcome),
        *_reaction(test.reaction, outcome),
        *_push(test.push, outcome),
        *_tells(test.tells, outcome),
        *_moves(test.moves, outcome),
        *_end(test.end, outcome),
    )


def _meanings(test: InlineTest, outcome: Outcome) -> Iterator[Mismatch]:
    if not (test.hears or test.not_hears):
        return
    found = {each.meaning: each for each in listened(outcome.scenario, outcome.events, outcome.number)}
    for key, names, wanted in (("hears", test.hears, True), ("not_hears", test.not_hears, False)):
        for name in names:
            if (name in outcome.given.heard) != wanted:
                yield _meaning(key, name, found.get(name), outcome, wanted=wanted)


def _meaning(key: str, name: str, found: Listened | None, outcome: Outcome, *, wanted: bool) -> Mismatch:
    expected = _("{name} is heard") if wanted else _("{name} is not heard")
    if found is None:
        actual = _("the turn {turn} does not listen for it").format(turn=outcome.turn.id)
        return Mismatch(key=key, expected=expected.format(name=name), actual=actual)
    actual = (_("heard ({detail})") if found.heard else _("not heard ({detail})")).format(detail=found.detail)
    others = [each for each in outcome.given.heard if each != name]
    heard = _("what is heard: {names}").format(names=", ".join(others)) if others and wanted else ""
    advice = _("add an example in such words to {name}")
    if not wanted:
        advice = _("put such words under unlike: {name}, or reword the example that is near")
    elif name in outcome.turn.unlike:
        advice = _("add an example in such words to {name}, or reword what stands under unlike: {name}")
    return Mismatch(
        key=key,
        expected=expected.format(name=name),
        actual=actual,
        evidence=(Evidence(found.words, "cost" if not wanted else "earned"),) if found.words else (),
        notes=tuple(note for note in (heard, advice.format(name=name)) if note),
    )


def _marks(test: InlineTest, outcome: Outcome) -> Iterator[Mismatch]:
    wanted: tuple[tuple[str, Sequence[str], Level | None], ...] = (
        ("met", test.met, 2),
        ("partly", test.partly, 1),
        ("missed", test.missed, 0),
        ("not_called_for", test.not_called_for, None),
    )
    judgement = outcome.given.judgement
    for key, names, level in wanted:
        for name in names:
            if judgement.level(name) != level:
                yield _mark(key, name, level, outcome)


def _mark(key: str, name: str, wanted: Level | None, outcome: Outcome) -> Mismatch:
    given = outcome.given
    mark = given.judgement.mark(name)
    level = mark.level if mark else None
    words = explained(given.judgement, given.situation.language)[name]
    notes = [words.why]
    # What would raise the mark is of use only where it is lower than it should be.
    if wanted is not None and (level is None or level < wanted) and words.change:
        notes.append(_("to change it: {change}").format(change=words.change))
    if outcome.reacted.by == "unread":
        notes = [_("the reply could not be made out, so nothing in it is marked")]
    spans = mark.spans if mark else ()
    actual = _level(level) if mark is None or mark.sure else _("{level}, not sure").format(level=_level(level))
    return Mismatch(
        key=key,
        expected=f"{name} {_level(wanted)}",
        actual=actual,
        evidence=tuple(Evidence(given.text[span.start : span.end], span.effect) for span in spans),
        notes=tuple(note for note in notes if note),
    )


def _level(level: Level | None) -> str:
    return _("not called for") if level is None else (_("missed"), _("partly met"), _("met"))[level]


def _gates(gates: Sequence[str], outcome: Outcome) -> Iterator[Mismatch]:
    judgement, turn = outcome.given.judgement, outcome.turn
    for gate in gates:
        if gate in judgement.failed:
            continue
        must, must_not = turn.must.get(gate, ()), turn.must_not.get(gate, ())
        doubt = gate in judgement.flagged
        notes = []
        if must:
            notes.append(_("one of these keeps it: {names}").format(names=", ".join(must)))
        if must_not:
            notes.append(_("any of these fails it: {names}").format(names=", ".join(must_not)))
        if not (must or must_not):
            notes.append(_("the turn {turn} says nothing of it under must or must_not").format(turn=turn.id))
        mark = judgement.mark(gate)
        yield Mismatch(
            key="failed",
            expected=_("{gate} fails").format(gate=gate),
            actual=_("it is in doubt, which fails nothing") if doubt else _("it passes"),
            evidence=tuple(
                Evidence(outcome.given.text[span.start : span.end], span.effect)
                for span in (mark.spans if mark else ())
            ),
            notes=(*notes, *_heard(outcome)),
        )


def _heard(outcome: Outcome) -> tuple[str, ...]:
    heard = outcome.given.heard
    return (_("what is heard: {names}").format(names=", ".join(heard)) if heard else _("no meaning is heard"),)


def _reaction(wanted: int | None, outcome: Outcome) -> Iterator[Mismatch]:
    reacted = outcome.reacted
    if wanted is None or (reacted.by != "anytime" and reacted.reaction == wanted):
        return
    did = what_they_did(outcome.scenario, outcome.events, outcome.number)
    number = reacted.reaction
    named = {
        "turn": _("reaction {number}"),
        "push": _("reaction {number}"),
        "lacks": _("reaction {number}"),
        "anytime": _("reaction {number} of anytime"),
    }.get(reacted.by, _("none of them")).format(number=number)
    yield Mismatch(
        key="reaction",
        expected=_named(wanted, outcome.turn),
        actual=_("{named}: {words}").format(named=named, words=quoted(reacted.words or reacted.cue, _SHOWN_WORDS)),
        notes=(*_why_not(wanted, outcome), did, *_heard(outcome)),
    )


def _named(number: int, turn: Turn) -> str:
    if number > len(turn.reactions):
        return _("reaction {number}, but the turn {turn} has only {count}").format(
            number=number, turn=turn.id, count=len(turn.reactions)
        )
    words = _first_words(turn.reactions[number - 1])
    return (
        _("reaction {number}: {words}").format(number=number, words=words)
        if words
        else _("reaction {number}").format(number=number)
    )


def _first_words(reaction: Reaction) -> str:
    says = reaction.says.of("even")
    words = says[0] if says else reaction.cue
    return quoted(words, _SHOWN_WORDS) if words else ""


def _why_not(wanted: int, outcome: Outcome) -> tuple[str, ...]:
    """What the expected reaction asked for and did not get, or which one stood before it."""
    every = considered(outcome.scenario, outcome.events, outcome.number)
    asked = next((each for each in every if each.by == "turn" and each.number == wanted), None)
    if asked is None or outcome.reacted.by == "unread":
        return ()
    if asked.fits:
        first = next(each for each in every if each.fits)
        if first is asked:
            return (_("reaction {number} fits, but it is the last resort").format(number=wanted),)
        where = _("reaction {number} of anytime") if first.by == "anytime" else _("reaction {number}")
        first_words = where.format(number=first.number)
        return (_("reaction {number} fits too, but {first} comes before it").format(number=wanted, first=first_words),)
    return (_("reaction {number} lacks: {needs}").format(number=wanted, needs=_lacking(asked)),)


def _lacking(asked: Considered) -> str:
    lacking = [need for need in asked.needs if not need.holds]
    return "; ".join(f"{need.text} ({need.detail})" if need.detail else need.text for need in lacking)


def _push(wanted: bool | None, outcome: Outcome) -> Iterator[Mismatch]:
    reacted = outcome.reacted
    if wanted is None or reacted.push == wanted:
        return
    cause = push_cause(reacted.cause) or _("the reaction says so")
    actual = _("they do: {cause}").format(cause=cause) if reacted.push else _("they do not")
    spared: tuple[str, ...] = ()
    if wanted and reacted.unmatched:
        spared = (_("the first reply in a turn that nothing was made for is not counted against anybody"),)
    yield Mismatch(
        key="push",
        expected=_("they ask again") if wanted else _("they do not ask again"),
        actual=actual,
        notes=(what_they_did(outcome.scenario, outcome.events, outcome.number), *spared),
    )


def _tells(wanted: str, outcome: Outcome) -> Iterator[Mismatch]:
    told = outcome.reacted.told
    if not wanted or wanted in told:
        return
    earlier = [piece for event in outcome.events if isinstance(event, PatientReacted) for piece in event.told]
    if wanted in earlier:
        actual = _("it had come out before")
    else:
        actual = _("{pieces} comes out").format(pieces=", ".join(told)) if told else _("nothing comes out")
    did = what_they_did(outcome.scenario, outcome.events, outcome.number)
    yield Mismatch(key="tells", expected=_("{piece} comes out").format(piece=wanted), actual=actual, notes=(did,))


def _moves(wanted: Sequence[tuple[str, str]], outcome: Outcome) -> Iterator[Mismatch]:
    for name, way in wanted:
        before, after = getattr(outcome.mood_before, name), getattr(outcome.reacted.mood, name)
        actual = "up" if after > before else "down" if after < before else "same"
        if actual == way:
            continue
        ways = {"up": _("{name} goes up"), "down": _("{name} goes down"), "same": _("{name} stays as it is")}
        moved = [shift for shift in outcome.reacted.shifts if shift.dimension == name]
        yield Mismatch(
            key="mood",
            expected=ways[way].format(name=name),
            actual=_("{name} {before} → {after}").format(name=name, before=before, after=after),
            notes=_why_moved(moved),
        )


def _why_moved(shifts: Sequence[Shift]) -> tuple[str, ...]:
    better, worse = reason_words(shifts, better=True), reason_words(shifts, better=False)
    nudge = sum(shift.amount for shift in shifts if shift.reason == "nudge")
    notes = []
    if better:
        notes.append(_("for the better: {reasons}").format(reasons=", ".join(better)))
    if worse:
        notes.append(_("for the worse: {reasons}").format(reasons=", ".join(worse)))
    if nudge:
        notes.append(_("the reaction's nudge: {points:+d}").format(points=nudge))
    return tuple(notes)


def _end(wanted: str | None, outcome: Outcome) -> Iterator[Mismatch]:
    if wanted is None or outcome.ended == wanted:
        return
    reacted = outcome.reacted
    if outcome.ended:
        actual = _("the ending {ending}").format(ending=outcome.ended)
    else:
        actual = _("it goes on, in the turn {turn}").format(turn=reacted.next_turn or outcome.turn.id)
    did = what_they_did(outcome.scenario, outcome.events, outcome.number)
    yield Mismatch(
        key="end",
        expected=_("the ending {ending}").format(ending=wanted),
        actual=actual,
        notes=(did, *_heard(outcome)),
    )
