"""What to practise today: a few encounters that fit what is weak, in an order that is the same for the same past."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from simulator.progress.skills import SkillView, skills
from simulator.progress.summary import EncounterSummary

TODAY_COUNT = 3
"""Encounters proposed for a day: about a quarter of an hour."""
_TOO_HARD = 2
"""Levels above the hardest one finished that are not proposed yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A scenario that could be played: what choosing needs to know of it. ``minutes`` is about how long it takes."""

    id: str
    channel: str
    level: int
    practises: tuple[str, ...]
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One scenario for today. ``reason`` is ``new``, ``weak:<criterion>``, ``not_tried`` or ``again``."""

    id: str
    reason: str


def choose_today(
    options: Iterable[Option], summaries: Sequence[EncounterSummary], count: int = TODAY_COUNT
) -> tuple[Choice, ...]:
    """Up to ``count`` scenarios, best first.

    A newcomer gets the easiest. Everybody else gets what fits their weak skills, then what they have not tried, then
    what they played longest ago, never the one they played last unless there is no other, and nothing far above what
    they have finished. Channels take turns where they can.

    Args:
        options: what could be played, in any order.
        summaries: what was played, oldest first.
        count: how many to propose.
    """
    played = [each for each in summaries if not each.retry_of]
    finished = [each for each in played if each.ended]
    weak = {} if not finished else {view.criterion: view for view in skills(played) if view.weak}
    last_played = {each.scenario: place for place, each in enumerate(played)}
    latest = played[-1].scenario if played else ""
    reach = max((each.level for each in finished), default=0) + _TOO_HARD
    waiting = sorted(options, key=lambda option: option.id)
    chosen: list[Choice] = []
    channels: list[str] = []
    while waiting and len(chosen) < count:
        best = min(
            waiting,
            key=lambda option: (
                option.id == latest,
                bool(finished) and option.level >= reach,
                channels.count(option.channel),
                -_need(option, weak),
                last_played.get(option.id, -1),
                option.level,
                option.minutes,
                option.id,
            ),
        )
        waiting.remove(best)
        channels.append(best.channel)
        chosen.append(Choice(id=best.id, reason=_reason(best, weak, last_played, newcomer=not finished)))
    return tuple(chosen)


def _need(option: Option, weak: dict[str, SkillView]) -> float:
    """How much a scenario gives practice in what is weak."""
    return round(sum(1 - weak[criterion].share for criterion in option.practises if criterion in weak), 6)


def _reason(option: Option, weak: dict[str, SkillView], last_played: dict[str, int], *, newcomer: bool) -> str:
    if newcomer and option.id not in last_played:
        return "new"
    fitting = [weak[criterion] for criterion in option.practises if criterion in weak]
    if fitting:
        return f"weak:{min(fitting, key=lambda view: (view.share, view.criterion)).criterion}"
    return "again" if option.id in last_played else "not_tried"
