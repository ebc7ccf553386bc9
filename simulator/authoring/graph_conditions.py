"""The condition of a reaction in a few words: the keys and names as the author writes them."""

from collections.abc import Iterable, Iterator

from simulator.engine.scenario import Condition, MoodRange, Past
from simulator.i18n import _

_AND_MORE = 99
"""What authors write at the upper end of a range of pushes for "and more"."""


def condition_words(condition: Condition) -> str:
    """What must hold for a reaction to fit, "" where nothing is asked for.

    Examples: ``hears offers-today``, ``acts book mon-0920, patience 0 to 30``.
    """
    named = (
        ("hears", condition.hears),
        ("acts", condition.acts),
        ("met", condition.met),
        ("missed", condition.missed),
        ("failed", condition.failed),
        ("causes", condition.causes),
    )
    return ", ".join((*_named(named), *_moods(condition.mood), *_past_parts(condition.past)))


def past_words(past: Past) -> str:
    """What must have happened so far, "" where nothing is asked for."""
    return ", ".join(_past_parts(past))


def _past_parts(past: Past) -> Iterator[str]:
    yield from _named((("heard", past.heard), ("done", past.done), ("told", past.told), ("said", past.said)))
    if past.pushes is not None:
        yield _pushes(*past.pushes)
    yield from _moods(past.mood)


def _named(keys: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    return (f"{key} {' + '.join(names)}" for key, names in keys if names)


def _pushes(low: int, high: int) -> str:
    if high >= _AND_MORE:
        return _("pushes {low} or more").format(low=low)
    return f"pushes {low}" if low == high else _("pushes {low} to {high}").format(low=low, high=high)


def _moods(mood: Iterable[MoodRange]) -> Iterator[str]:
    return (_("{name} {low} to {high}").format(name=each.dimension, low=each.low, high=each.high) for each in mood)
