"""Promises across encounters: what a trainee still owes somebody, and what became of what they owed. Pure.

A call back is practised in the trainee's own days, whatever hour was named in the call: it is due from the moment it
was promised, and forgotten once ``FORGOTTEN_AFTER`` has passed. Then the patient rings instead.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from simulator.progress.summary import EncounterSummary

FORGOTTEN_AFTER = timedelta(days=3)

Fate = Literal["due", "kept", "renegotiated", "forgotten"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """One promise that outlived its encounter: to whom, what, by when in the words it was told in, and its fate."""

    encounter: str
    scenario: str
    title: str
    patient: str
    what: str
    by: str
    vague: bool
    promised_at: str
    fate: Fate


def debts(summaries: Sequence[EncounterSummary], now: datetime) -> tuple[Debt, ...]:
    """Every promise that outlived its encounter, the oldest first.

    A follow-up in time keeps it, unless it put it off again: then it is renegotiated, and what it promised is a debt of
    its own.

    Args:
        summaries: every encounter, the oldest first.
        now: aware, in UTC.
    """
    calls_back = [each for each in summaries if each.follows and each.ended]
    found = []
    for summary in summaries:
        if summary.owed is None or not summary.ended:
            continue
        found.append(
            Debt(
                encounter=summary.encounter,
                scenario=summary.scenario,
                title=summary.title,
                patient=summary.patient,
                what=summary.owed.what,
                by=summary.owed.by,
                vague=summary.owed.vague,
                promised_at=summary.started_at,
                fate=_fate(summary, _call_back_for(summary, calls_back), now),
            )
        )
    return tuple(found)


def _call_back_for(owing: EncounterSummary, calls_back: Sequence[EncounterSummary]) -> EncounterSummary | None:
    made = (each for each in calls_back if _is_for(each, owing.encounter, owing.scenario, owing.started_at))
    return next(made, None)


def _fate(owing: EncounterSummary, kept_by: EncounterSummary | None, now: datetime) -> Fate:
    until = datetime.fromisoformat(owing.started_at) + FORGOTTEN_AFTER
    if kept_by is None:
        return "due" if now <= until else "forgotten"
    if datetime.fromisoformat(kept_by.started_at) > until:
        return "forgotten"
    return "renegotiated" if kept_by.owed is not None else "kept"


def open_debts(found: Iterable[Debt], summaries: Iterable[EncounterSummary]) -> tuple[Debt, ...]:
    """Those that can still be seen to: due ones and forgotten ones nobody has heard from, the latest of each scenario.

    Args:
        found: all debts, the oldest first.
        summaries: every encounter.
    """
    calls_back = [each for each in summaries if each.follows and each.ended]
    latest: dict[str, Debt] = {}
    for debt in found:
        rung = any(_is_for(each, debt.encounter, debt.scenario, debt.promised_at) for each in calls_back)
        if debt.fate in ("due", "forgotten") and not rung:
            latest[debt.scenario] = debt
    return tuple(latest.values())


def _is_for(call_back: EncounterSummary, encounter: str, scenario: str, promised_at: str) -> bool:
    """Whether a call back was made for that promise, or later to the same patient, who is not rung twice over it."""
    later = call_back.scenario == scenario and call_back.started_at > promised_at
    return later or call_back.follows == encounter
