"""From the call to the chair and back: how many encounters reached each stage, out of those that could."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from simulator.engine.stages import STAGES
from simulator.progress.summary import EncounterSummary

ENOUGH = 10
"""Encounters below which counts are told and no share is."""
DEFAULT_TARGETS: Mapping[str, float] = MappingProxyType({"booked": 0.8, "arrived": 0.7})
"""Shares a clinic may aim for, 0.0-1.0. House values to be edited, not findings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Why encounters stopped short, in the author's words; ``clinic_fault`` where it was the clinic's to mend."""

    text: str
    count: int
    clinic_fault: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StageCount:
    """One stage: ``reached`` of ``could`` encounters got there.

    ``share`` is 0.0-1.0, None below ten encounters; ``target`` is None where the clinic has set none. ``causes`` say
    why the others did not get there, the most frequent first.
    """

    stage: str
    reached: int
    could: int
    share: float | None
    target: float | None
    causes: tuple[Cause, ...]


def funnel(
    summaries: Iterable[EncounterSummary], targets: Mapping[str, float] = DEFAULT_TARGETS
) -> tuple[StageCount, ...]:
    """Every stage in order. Only encounters played to an ending count, and only where their scenario can reach it."""
    ended = [each for each in summaries if each.ended and not each.retry_of]
    return tuple(_count(stage, ended, targets.get(stage)) for stage in STAGES)


def _count(stage: str, ended: list[EncounterSummary], target: float | None) -> StageCount:
    could = [each for each in ended if stage in each.reachable]
    short = [each for each in could if not _reached(each, stage)]
    reached = len(could) - len(short)
    causes = Counter((each.cause, each.clinic_fault) for each in short)
    return StageCount(
        stage=stage,
        reached=reached,
        could=len(could),
        share=reached / len(could) if len(could) >= ENOUGH else None,
        target=target,
        causes=tuple(
            Cause(text=text, count=count, clinic_fault=fault)
            for (text, fault), count in sorted(causes.items(), key=lambda item: (-item[1], item[0]))
        ),
    )


def _reached(summary: EncounterSummary, stage: str) -> bool:
    return summary.stage in STAGES and STAGES.index(summary.stage) >= STAGES.index(stage)
