"""All scenarios in rows, and narrowing them by channel, level and skill."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from simulator.i18n import _
from simulator.runtime.wording import channel_words, criterion_name
from simulator.scenario import ScenarioCard
from simulator.tui.views.home import card_tail

LEVELS = 5
_Value = TypeVar("_Value", str, int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is shown; "" or 0 shows all."""

    channel: str = ""
    level: int = 0
    skill: str = ""

    def fits(self, card: ScenarioCard) -> bool:
        """Whether that scenario is shown. A damaged file is shown only where nothing is left out."""
        if card.problem:
            return not (self.channel or self.level or self.skill)
        return (
            self.channel in ("", card.channel)
            and self.level in (0, card.level)
            and (not self.skill or self.skill in card.practises)
        )


def narrowed(filters: Filter, by: str, cards: Sequence[ScenarioCard]) -> Filter:
    """The next value of one filter, out of those some scenario has, and back to all."""
    sound = [card for card in cards if not card.problem]
    if by == "channel":
        return replace(filters, channel=_after(filters.channel, ["", *dict.fromkeys(card.channel for card in sound)]))
    if by == "level":
        levels = sorted({card.level for card in sound})
        return replace(filters, level=_after(filters.level, [0, *levels]))
    skills = sorted({skill for card in sound for skill in card.practises}, key=criterion_name)
    return replace(filters, skill=_after(filters.skill, ["", *skills]))


def _after(now: _Value, values: Sequence[_Value]) -> _Value:
    return values[(values.index(now) + 1) % len(values)] if now in values else values[0]


def filter_words(filters: Filter, shown: int) -> str:
    """What is shown, in words."""
    everything = _("any")
    return _("{n} shown · channel: {channel} · level: {level} · skill: {skill}").format(
        n=shown,
        channel=channel_words(filters.channel) if filters.channel else everything,
        level=filters.level or everything,
        skill=criterion_name(filters.skill) if filters.skill else everything,
    )


def row_tail(card: ScenarioCard) -> str:
    """Level as dots, channel and length."""
    if card.problem:
        return _("needs mending")
    level = min(LEVELS, max(0, card.level))
    return f"{'●' * level}{'○' * (LEVELS - level)}  {card_tail(card)}"


def row_detail(card: ScenarioCard) -> str:
    """What it practises, or what is wrong with its file."""
    if card.problem:
        return card.problem
    return ", ".join(criterion_name(each) for each in card.practises)
