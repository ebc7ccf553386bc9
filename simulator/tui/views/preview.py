"""What an author sees of a rehearsal: what was heard, why the patient did what they did, and what is wrong in the file.

Reactions, meanings and criteria go by the names that stand in the file; numbers are shown, as an author tunes by them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from simulator.authoring.reasons import Considered, Listened, Need, considered, listened, what_they_did
from simulator.authoring.rehearsal import Rehearsal
from simulator.engine.debrief import SlipNote
from simulator.engine.events import PatientReacted, ReplyGiven
from simulator.engine.mood import DIMENSIONS, Mood, Shift, better_by
from simulator.engine.past import kinds_said
from simulator.engine.promises import ledger
from simulator.engine.scenario import Scenario, Turn
from simulator.i18n import _, ngettext
from simulator.runtime.telling import promise_words, push_cause, reason_words, slip_words
from simulator.runtime.view import EncounterView
from simulator.scenario import render_text
from simulator.tui.views.marks import in_order, mark_rows, not_called_for, shortened

Kind = Literal["heading", "plain", "good", "near", "bad", "quiet", "file"]

UNLIKE_BELOW = 0.05
"""Scores under this are told of together: nothing of the meaning is in the reply."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a lead that stands alone at the left, words that wrap beside it, and which kind of row it is.

    A row of kind ``file`` is shown as it is, unwrapped.
    """

    words: str
    lead: str = ""
    kind: Kind = "plain"


def where_words(rehearsal: Rehearsal) -> str:
    """The file, and the turn one is in."""
    return _("Preview · {file}").format(file=rehearsal.path.name)


def turn_words(rehearsal: Rehearsal) -> str:
    """The turn one is in, at the right of the title."""
    return _("turn {turn}").format(turn=rehearsal.turn) if rehearsal.turn else ""


def broken_words(rehearsal: Rehearsal, *, watch: bool) -> str:
    """What to do about a file with errors; "" where it has none."""
    if not rehearsal.broken:
        return ""
    found = [each for each in rehearsal.diagnostics if each.severity == "error"]
    errors = ngettext(
        "{n} error in the file, in line {line}.", "{n} errors in the file, the first in line {line}.", len(found)
    ).format(n=len(found), line=max(1, found[0].line))
    wait = _("Mend it and save; this looks again by itself.") if watch else _("Mend it, save, and press F9.")
    if rehearsal.scenario is None:
        return f"{errors} {wait}"
    return f"{errors} " + _("You play the version before it. {wait}").format(wait=wait)


def inspected(rehearsal: Rehearsal, width: int) -> tuple[Row, ...]:
    """Everything there is to know, the most pressing first: what is wrong in the file, then the last reply.

    Args:
        rehearsal: what is played.
        width: columns there are.
    """
    rows = list(_findings(rehearsal, width))
    scenario = rehearsal.scenario
    if scenario is None:
        return tuple(rows)
    if rehearsal.replies:
        return (*rows, *_reply(rehearsal, scenario))
    return (*rows, *_turn(scenario.turns[rehearsal.turn], rehearsal.view))


def _findings(rehearsal: Rehearsal, width: int) -> Iterator[Row]:
    if not rehearsal.broken:
        return
    yield Row(_("In the file"), kind="heading")
    found = [replace(each, path=Path(each.path).name) for each in rehearsal.diagnostics if each.severity == "error"]
    for line in render_text(found, width=width).rstrip("\n").split("\n"):
        yield Row(line, kind="file")
    yield Row("")


def _turn(turn: Turn, view: EncounterView | None) -> Iterator[Row]:
    """What a turn waits for, before anything was said."""
    yield Row(_("This turn"), kind="heading")
    if view is not None:
        yield Row(mood_numbers(view.mood), _("mood  "))
    if turn.hears:
        yield Row(", ".join(turn.hears), _("listens for  "))
    if turn.calls_for:
        yield Row(", ".join(turn.calls_for), _("calls for  "))
    for gate, names in turn.must.items():
        yield Row(", ".join(names), _("{gate} needs one of  ").format(gate=gate))
    for gate, names in turn.must_not.items():
        yield Row(", ".join(names), _("{gate} fails by  ").format(gate=gate))
    for hint in turn.hints:
        yield Row(hint, _("hint  "))
    count = len(turn.reactions)
    yield Row(ngettext("{n} reaction", "{n} reactions", count).format(n=count), kind="quiet")
    yield Row(_("Say something, and here stands what was heard and why they answer as they do."), kind="quiet")


def _reply(rehearsal: Rehearsal, scenario: Scenario) -> Iterator[Row]:
    """The last reply."""
    number, events = rehearsal.replies, rehearsal.events
    given = [event for event in events if isinstance(event, ReplyGiven)][-1]
    reacted = [event for event in events if isinstance(event, PatientReacted)][-1]
    yield Row(_("Why"), kind="heading")
    yield Row(what_they_did(scenario, events, number) + ".")
    if reacted.push:
        cause = push_cause(reacted.cause) or _("the reaction says so")
        yield Row(_("They have to ask again: {cause}.").format(cause=cause), kind="near")
    yield from _ends(rehearsal)
    yield Row("")
    yield Row(_("Reactions"), kind="heading")
    yield from _reactions(rehearsal, given.turn, considered(scenario, events, number))
    yield Row("")
    yield from _heard(listened(scenario, events, number))
    yield from _marks(given, scenario.language, number)
    yield from _mood(reacted)
    yield from _said(rehearsal, given, number)


def _ends(rehearsal: Rehearsal) -> Iterator[Row]:
    ended = rehearsal.view.ended if rehearsal.view else None
    if ended is None:
        return
    yield Row(_("It ends in “{ending}” ({stage}).").format(ending=ended.ending, stage=ended.stage), kind="good")
    if ended.instead_of:
        yield Row(_("It would have been “{ending}”, and something was lacking.").format(ending=ended.instead_of))


def _reactions(rehearsal: Rehearsal, turn: str, rows: Sequence[Considered]) -> Iterator[Row]:
    """In order; those after the one that fits were never looked at, so only what is near or fits too is told."""
    over, left = False, 0
    by = ""
    for each in rows:
        if over and not (each.needs and (each.fits or each.near)):
            left += 1
            continue
        if each.by != by and (each.by == "anytime" or by):
            yield Row(_("anytime") if each.by == "anytime" else _("this turn"), kind="quiet")
        by = each.by
        line = rehearsal.line(each.by, turn, each.number)
        yield _reaction(each, line, over=over)
        over = over or each.fits
    if left:
        more = ngettext("{n} more was not looked at", "{n} more were not looked at", left).format(n=left)
        yield Row(more, kind="quiet")


def _reaction(each: Considered, line: int, *, over: bool) -> Row:
    shape, kind, word = _standing(each, over=over)
    tail = _("line {line}").format(line=line) if line else ""
    words = " · ".join(part for part in (word, _needs(each.needs), tail) if part)
    return Row(words, f"{shape} {each.number:>2}  ", kind)


def _standing(each: Considered, *, over: bool) -> tuple[str, Kind, str]:
    """The shape, the kind of row and the word for how a reaction stands."""
    if each.taken:
        return "▸", "good", _("taken")
    if each.fits:
        word = _("fits too, and comes later") if over else _("fits, and gives way")
        return "✓", "plain", word
    return ("≈", "near", _("near")) if each.near else ("✗", "quiet", "")


def _needs(needs: Sequence[Need]) -> str:
    if not needs:
        return _("always fits")
    if len(needs) == 1:
        return _need(needs[0])
    return "; ".join(f"{'✓' if need.holds else '≈' if need.near else '✗'} {_need(need)}" for need in needs)


def _need(need: Need) -> str:
    return f"{need.text} ({need.detail})" if need.detail else need.text


def _heard(found: Sequence[Listened]) -> Iterator[Row]:
    if not found:
        return
    yield Row(_("Heard"), kind="heading")
    unlike = 0
    for each in found:
        if not each.heard and each.score < UNLIKE_BELOW and each.detail.startswith("0.0"):
            unlike += 1
            continue
        kind: Kind = "good" if each.heard else "near" if each.near else "quiet"
        shape = "✓" if each.heard else "≈" if each.near else "✗"
        quote = _(" in “{words}”").format(words=shortened(each.words, 60)) if each.words else ""
        near = _("near: ") if each.near else ""
        yield Row(f"{each.meaning}: {near}{each.detail}{quote}", f"{shape} ", kind)
    if unlike:
        others = ngettext("{n} meaning is not in it", "{n} meanings are not in it", unlike).format(n=unlike)
        yield Row(others, kind="quiet")
    yield Row("")


def _marks(given: ReplyGiven, language: str, number: int) -> Iterator[Row]:
    judgement = given.judgement
    yield Row(_("Marks"), kind="heading")
    if not judgement.intelligible:
        yield Row(_("It could not be made out, so nothing is marked."), kind="quiet")
        yield Row("")
        return
    axes = judgement.axes
    yield Row(
        _("warm {warm:.0f} · unscripted {unscripted:.0f} · helpful {helpful:.0f} · overall {overall:.0f}").format(
            warm=axes.warm, unscripted=axes.unscripted, helpful=axes.helpful, overall=axes.overall
        )
    )
    rows = mark_rows(given, language, {}, number, numbers=False)
    for each, row in zip(in_order(number, given), rows, strict=True):
        quotes = " … ".join(part for part in (row.counted, row.blocked) if part)
        quote = _(": “{words}”").format(words=shortened(quotes, 80)) if quotes else ""
        kind: Kind = "bad" if each.criterion in judgement.failed else "plain"
        yield Row(f"{each.criterion} {row.level_words}{quote}", f"{row.shape} ", kind)
    for gate in judgement.failed:
        yield Row(_("the {gate} gate fails").format(gate=gate), "✗ ", "bad")
    for gate in judgement.flagged:
        yield Row(_("{gate} is in doubt, which fails nothing").format(gate=gate), "? ", "near")
    if len(not_called_for(given)):
        silent = [name for name, mark in judgement.criteria if mark.level is None]
        yield Row(_("not called for: {names}").format(names=", ".join(silent)), kind="quiet")
    yield Row("")


def _mood(reacted: PatientReacted) -> Iterator[Row]:
    yield Row(_("Mood"), kind="heading")
    for dimension in DIMENSIONS:
        shifts = [shift for shift in reacted.shifts if shift.dimension == dimension]
        total = sum(shift.amount for shift in shifts)
        reasons = ", ".join(f"{_shift_words(shift)} {shift.amount:+}" for shift in shifts)
        now = int(getattr(reacted.mood, dimension))
        if not reasons:
            yield Row(_("{value}, as before").format(value=now), f"{dimension:<9}", "quiet")
        else:
            yield Row(f"{now} ({total:+}): {reasons}", f"{dimension:<9}")
    yield Row("")


def _shift_words(shift: Shift) -> str:
    better = better_by(shift.dimension, shift.amount) > 0
    return next(iter(reason_words((shift,), better=better)), "") or _("your nudge")


def _said(rehearsal: Rehearsal, given: ReplyGiven, number: int) -> Iterator[Row]:
    """What the reply counts as having said, what it promises, and what does not hold."""
    rows = []
    kinds = sorted(kinds_said(given.said, given.judgement))
    if kinds:
        rows.append(Row(", ".join(kinds), _("said  ")))
    if given.said.asked:
        rows.append(Row(", ".join(given.said.asked), _("asked about  ")))
    promises = [entry for entry in ledger(rehearsal.events) if entry.reply == number]
    rows += [Row(promise_words(entry), _("promised  ")) for entry in promises]
    rows += [Row(slip_words(SlipNote(reply=number, slip=slip)), "✗ ", "near") for slip in given.said.slips]
    if rows:
        yield Row(_("Said"), kind="heading")
        yield from rows


def mood_numbers(mood: Mood) -> str:
    """A mood as numbers, for beside its words."""
    return _("trust {trust} · worry {worry} · patience {patience}").format(
        trust=mood.trust, worry=mood.worry, patience=mood.patience
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnChoice:
    """One turn to go to."""

    id: str
    first_words: str
    note: str = ""


def turns_to_choose(rehearsal: Rehearsal) -> tuple[TurnChoice, ...]:
    """Every turn in the order of the file, with what the patient says there."""
    scenario = rehearsal.scenario
    if scenario is None:
        return ()

    def note(turn: str) -> str:
        parts = (_("start") if turn == scenario.start else "", _("here") if turn == rehearsal.turn else "")
        return ", ".join(part for part in parts if part)

    return tuple(
        TurnChoice(
            id=name,
            first_words=next(iter((*turn.says.plain, *turn.says.tense, *turn.says.easy, turn.cue)), ""),
            note=note(name),
        )
        for name, turn in scenario.turns.items()
    )
