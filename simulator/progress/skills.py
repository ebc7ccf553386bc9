"""How each skill stands, in bands of words: what somebody usually does lately, never a sum they owe.

An occasion is a scored turn that called for the criterion. Later encounters weigh more, so that yesterday's self does
not drown today's. Moments tried again straight after a debrief are left out: they show memory of the last minute, not
a skill.
The half-life, bands and trend are ours, chosen to be calm with few data; they rest on no measurement yet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.progress.summary import CriterionSummary, EncounterSummary

Band = Literal["too_early", "rarely", "sometimes", "usually", "steady"]
Trend = Literal["steadier", "level", "fading"]

OCCASIONS_NEEDED = 3
"""Called-for occasions below which it is too early to say anything."""
HALF_LIFE = 4.0
"""Encounters after which an occasion weighs half as much, counted among those that called for the criterion."""
TREND_WINDOW = 3
"""Encounters on either side that are compared for the trend."""
TREND_STEP = 0.15
"""Difference of the two means, as a share 0-1, from which a skill is steadier or fading."""
_BANDS: tuple[tuple[float, Band], ...] = ((0.85, "steady"), (0.6, "usually"), (0.35, "sometimes"), (0.0, "rarely"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillView:
    """One criterion over all practice.

    Attributes:
        criterion: its id.
        band: how often it is met, of late; ``too_early`` below three occasions.
        trend: lately against the encounters before; ``level`` where there is too little to compare.
        occasions: scored turns that called for it.
        share: how much of it was met, 0.0-1.0, later encounters weighing more; for sorting and drawing, not to be
            printed while it is too early.
        series: the share by encounter, oldest first.
        last_evidence: the trainee's latest words that met it, "" where none did.
        last_encounter: the encounter those words are from, "" where none did.
    """

    criterion: str
    band: Band
    trend: Trend
    occasions: int
    share: float
    series: tuple[float, ...]
    last_evidence: str = ""
    last_encounter: str = ""

    @property
    def weak(self) -> bool:
        """Whether it wants practice: met rarely or sometimes, or fading."""
        return self.band in ("rarely", "sometimes") or (self.band != "too_early" and self.trend == "fading")


def skills(summaries: Iterable[EncounterSummary]) -> tuple[SkillView, ...]:
    """Every criterion that was ever called for, by id, from summaries in the order they were played."""
    by_criterion: dict[str, list[tuple[str, CriterionSummary]]] = {}
    for summary in summaries:
        if summary.retry_of:
            continue
        for criterion, each in summary.criteria.items():
            if each.tally.occasions:
                by_criterion.setdefault(criterion, []).append((summary.encounter, each))
    return tuple(_view(criterion, found) for criterion, found in sorted(by_criterion.items()))


def _view(criterion: str, found: Sequence[tuple[str, CriterionSummary]]) -> SkillView:
    occasions = sum(each.tally.occasions for _, each in found)
    series = tuple((each.tally.mean or 0.0) / 2 for _, each in found)
    share = _recent_share(found)
    enough = occasions >= OCCASIONS_NEEDED
    encounter, evidence = next(((name, each.evidence) for name, each in reversed(found) if each.evidence), ("", ""))
    return SkillView(
        criterion=criterion,
        band=next(band for least, band in _BANDS if share >= least) if enough else "too_early",
        trend=_trend(series) if enough else "level",
        occasions=occasions,
        share=share,
        series=series,
        last_evidence=evidence,
        last_encounter=encounter,
    )


def _recent_share(found: Sequence[tuple[str, CriterionSummary]]) -> float:
    """The mean over occasions as a share of the best, an encounter's weight halving every ``HALF_LIFE`` encounters."""
    total = weighed = 0.0
    for age, (_, each) in enumerate(reversed(found)):
        weight = 0.5 ** (age / HALF_LIFE) * each.tally.occasions
        total += weight
        weighed += weight * (each.tally.mean or 0.0) / 2
    return weighed / total


def _trend(series: Sequence[float]) -> Trend:
    late = series[-TREND_WINDOW:] if len(series) >= 2 * TREND_WINDOW else series[len(series) - len(series) // 2 :]
    early = series[: len(series) - len(late)][-TREND_WINDOW:]
    if not late or not early:
        return "level"
    moved = sum(late) / len(late) - sum(early) / len(early)
    if abs(moved) < TREND_STEP:
        return "level"
    return "steadier" if moved > 0 else "fading"
