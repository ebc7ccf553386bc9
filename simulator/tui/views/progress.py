"""Progress in words and small shapes: skills, what improved, and how far patients came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from simulator.engine.satisfaction import TOUCHPOINTS, Touchpoint
from simulator.i18n import _, ngettext
from simulator.progress.funnel import DEFAULT_TARGETS, StageCount, funnel
from simulator.progress.history import Change, ScenarioHistory, histories
from simulator.progress.promises import debts
from simulator.progress.skills import SkillView, skills
from simulator.progress.summary import EncounterSummary
from simulator.runtime.telling import touchpoint_words
from simulator.runtime.wording import (
    axis_name,
    axis_words,
    channel_words,
    criterion_name,
    gate_words,
    pushes,
    stage_words,
    target_words,
)
from simulator.scenario import LoadedSite
from simulator.tui.views.debrief import curve
from simulator.tui.views.home import day_words

SHAPES_AT_MOST = 12
"""Encounters drawn in a trend."""
EVIDENCE_AT_MOST = 70
CAUSES_AT_MOST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillRow:
    """A skill: its name, how often it is there and where it goes, a trend in shapes, one's own last words for it."""

    name: str
    says: str
    trend: str
    evidence: str


def skill_rows(summaries: Sequence[EncounterSummary]) -> tuple[SkillRow, ...]:
    """Skills one can say something about first, the weakest of them on top; then those it is too early for."""
    found = sorted(skills(summaries), key=lambda view: (view.band == "too_early", view.share, view.criterion))
    return tuple(_skill_row(view) for view in found)


def _skill_row(view: SkillView) -> SkillRow:
    bands = {
        "too_early": _("too early to say"),
        "rarely": _("rarely yet, lately"),
        "sometimes": _("sometimes, lately"),
        "usually": _("usually, lately"),
        "steady": _("nearly always, lately"),
    }
    moves = {"steadier": _("getting steadier ↗"), "fading": _("fading ↘"), "level": ""}
    early = view.band == "too_early"
    words = bands[view.band] if early or not moves[view.trend] else f"{bands[view.band]}, {moves[view.trend]}"
    return SkillRow(
        name=criterion_name(view.criterion),
        says=words,
        # One point is no trend.
        trend=""
        if early or len(view.series) < 2
        else curve([round(100 * share) for share in view.series[-SHAPES_AT_MOST:]]),
        evidence=_short(view.last_evidence),
    )


def _short(words: str) -> str:
    if not words:
        return ""
    flat = " ".join(words.split())
    return f"“{flat}”" if len(flat) <= EVIDENCE_AT_MOST else f"“{flat[:EVIDENCE_AT_MOST].rstrip()}…”"


def attempts_words(summaries: Sequence[EncounterSummary]) -> str:
    """How much was practised; nothing here is owed."""
    played = [each for each in summaries if each.ended]
    fresh = sum(not each.retry_of for each in played)
    again = len(played) - fresh
    words = ngettext("{n} encounter played to its end", "{n} encounters played to their end", fresh).format(n=fresh)
    if again:
        more = ngettext("{n} moment tried again", "{n} moments tried again", again).format(n=again)
        words = f"{words}, {more}"
    return words + "."


def improvement_rows(summaries: Sequence[EncounterSummary]) -> tuple[tuple[str, str], ...]:
    """Scenarios played more than once: the title, and what changed from the first time to the last."""
    return tuple((each.title, _changes(each)) for each in histories(summaries) if len(each.attempts) > 1)


def _changes(history: ScenarioHistory) -> str:
    count = ngettext("{n} time", "{n} times", len(history.attempts)).format(n=len(history.attempts))
    better = ", ".join(change_words(each) for each in history.improved)
    worse = ", ".join(change_words(each) for each in history.slipped)
    parts = [count]
    if better:
        parts.append(_("better: {what}").format(what=better))
    if worse:
        parts.append(_("slipped: {what}").format(what=worse))
    if not better and not worse:
        parts.append(_("much the same"))
    return "; ".join(parts)


def change_words(change: Change) -> str:
    """One change between the first and the last attempt."""
    match change.kind:
        case "burden":
            return _("asked again {first:.0f} → {last:.0f}").format(first=change.first, last=change.last)
        case "gate":
            return gate_words(change.name, passed=bool(change.last))
        case "axis":
            before, after = axis_words(change.name, change.first), axis_words(change.name, change.last)
            name = axis_name(change.name)
            return f"{name}: {before} → {after}" if before != after else name
        case _:
            return criterion_name(change.name)


def funnel_rows(
    summaries: Sequence[EncounterSummary], targets: Mapping[str, float] = DEFAULT_TARGETS
) -> tuple[tuple[str, str], ...]:
    """Each stage some encounter could reach: its name, and how many did. A share only from ten encounters on."""
    return tuple((stage_words(each.stage), _stage(each)) for each in funnel(summaries, targets) if each.could)


def site_trouble(site: LoadedSite) -> str:
    """What is wrong with the settings of this site, where and what that means here; "" where all is well."""
    if not site.errors:
        return ""
    first = site.errors[0]
    return _("The settings of this site cannot be used, so the usual targets stand: {path}, line {line}: {why}").format(
        path=first.path, line=first.line, why=first.message
    )


def _stage(each: StageCount) -> str:
    words = _("{reached} of {could}").format(reached=each.reached, could=each.could)
    if each.share is not None:
        words = f"{words} ({each.share:.0%}){target_words(each.target)}"
    clinics = _("the clinic's to mend")
    causes = [
        f"{cause.text} ({clinics})" if cause.clinic_fault else cause.text
        for cause in each.causes[:CAUSES_AT_MOST]
        if cause.text
    ]
    return f"{words}; " + "; ".join(causes) if causes else words


def promise_row(summaries: Sequence[EncounterSummary], now: datetime) -> str:
    """What became of the call backs one promised; "" where none was."""
    fates = [debt.fate for debt in debts(summaries, now)]
    words = {
        "kept": _("{n} kept"),
        "renegotiated": _("{n} put off, and told"),
        "forgotten": _("{n} forgotten"),
        "due": _("{n} still to come"),
    }
    return " · ".join(words[fate].format(n=fates.count(fate)) for fate in words if fate in fates)


def place_row(summaries: Sequence[EncounterSummary]) -> str:
    """How patients would rate each place they passed, 0 to 10, on average lately; "" where none was touched."""
    lately = [each for each in summaries if each.ended and not each.retry_of][-SHAPES_AT_MOST:]
    chain = []
    for name in TOUCHPOINTS:
        ratings = [each.touchpoints[name] for each in lately if name in each.touchpoints]
        if ratings:
            chain.append(Touchpoint(name=name, rating=round(sum(ratings) / len(ratings))))
    return touchpoint_words(chain)


def history_detail(each: EncounterSummary) -> str:
    """An encounter in the list: where, how it ended, how often the patient asked again."""
    if each.dropped:
        return " · ".join((channel_words(each.channel), _("given up")))
    parts = [channel_words(each.channel), stage_words(each.stage), pushes(each.burden)]
    if each.axes:
        parts.append(axis_words("warm", each.axes.warm))
    return " · ".join(parts)


def history_title(each: EncounterSummary) -> str:
    """Its title; a moment tried again and a call back that was owed say so."""
    if each.retry_of:
        return _("{title}, that moment again").format(title=each.title)
    return _("{title}, the call back").format(title=each.title) if each.follows else each.title


def history_tail(each: EncounterSummary, now: datetime) -> str:
    """When it was."""
    return day_words(each.started_at, now)
