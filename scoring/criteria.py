"""From features to levels: for each criterion a level, a strength, whether it is sure, and the words that decided."""

from collections.abc import Mapping

from scoring.judgement import Effect, Level, Mark, Span
from scoring.model import Aspect, Model
from scoring.rubric import CRITERIA
from scoring.scene import Scene

_SURE_MARGIN = 0.04
"""So far from its threshold a fitted level counts as sure, if words show it."""
_SURER = {"answer": 0.12, "respect": 0.10}
"""Criteria on which more hangs: an unanswered ask and an insult bound the whole mark."""
_UNDECIDED = 0.03
"""Where as much speaks for as against, within this, it is partly there: no mark leaps from met to missed on a typo."""
NEVER = 2.0
"""The threshold of a level that was not learnt."""
_SHOWN = 0.5
_MOST_SPANS = 4
_CLOSE = 3
_BY_WORDS = frozenset({"greet", "apology", "respect", "confirm", "open_door", "extra", "privacy"})
"""Criteria that are met only where there are words to point at; the others a reply may meet as a whole."""
_OPEN_TO_WORDS = frozenset({"own", "reason"})
"""Criteria that are missed where only words against them are found: "somebody will", "it's our policy"."""
_FAULT_BY_WORDS = frozenset({"plain", "respect"})
"""Criteria that are violated only where there are words to point at: nobody is told on a guess that they were rude."""

_Evidence = tuple[tuple[Span, ...], tuple[Span, ...]]
"""The words that earned, and those that cost."""


def marks_of(scene: Scene, model: Model, levels: Mapping[str, float], called: frozenset[str]) -> dict[str, Mark]:
    """A mark for every criterion, before what the author stated and before the caps.

    ``levels`` is how much speaks for and against each, as ``Model.levels_of`` gives it.
    """
    taken, marks = _taken_by(scene), {}
    for name in CRITERIA:
        aspect, fitted = model.aspects[name], (levels[f"good {name}"], levels[f"bad {name}"])
        marks[name] = _mark(name, aspect, scene, fitted, called, _evidence(name, aspect, scene, taken))
    return marks


def _mark(
    name: str, aspect: Aspect, scene: Scene, fitted: tuple[float, float], called: frozenset[str], evidence: _Evidence
) -> Mark:
    (good, bad), (earned, cost) = fitted, evidence
    strength = max(0.0, min(1.0, good))
    may_miss = name in called or not aspect.when or bool(aspect.when & scene.moments)
    missed = bad >= aspect.bad_from and may_miss and (bool(cost) or name not in _FAULT_BY_WORDS)
    met = good >= aspect.good_from
    # Where too few cases were labelled to learn a threshold the words alone decide.
    if aspect.good_from >= NEVER:
        met, good = bool(earned) and not cost, aspect.good_from
        strength = max(strength, _SHOWN if met else 0.0)
    if aspect.bad_from >= NEVER:
        missed, bad = bool(cost) and not earned and may_miss, aspect.bad_from
    if met and missed:
        ahead = (good - aspect.good_from) - (bad - aspect.bad_from)
        met, missed = ahead > _UNDECIDED, ahead < -_UNDECIDED
    if met and not earned and name in _BY_WORDS:
        met = False
    if name in _OPEN_TO_WORDS and name in called and cost and not (met or earned):
        missed = True
    level: Level | None
    if met:
        level, reason, margin, spans = 2, "met", good - aspect.good_from, earned
    elif missed:
        level, margin = 0, bad - aspect.bad_from
        reason, spans = ("violated" if cost else "missed"), cost
    elif name in called:
        level, reason, spans = 1, ("partly" if earned else "unclear"), (*earned, *cost)
        margin = min(aspect.good_from - good, aspect.bad_from - bad)
    else:
        level, reason, margin, spans = None, "", 1.0, ()
    # What is not there has no words to show; what is there must have some to be sure of it.
    lacks = level == 0 and name in ("answer", "next_step")
    sure = margin >= _SURER.get(name, _SURE_MARGIN) and (bool(spans) or lacks or level is None)
    return Mark(level=level, strength=round(strength, 3), sure=sure, reason=reason, spans=_telling(spans))


def _telling(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The longest few of the spans, in the order of the text."""
    if len(spans) < 2:
        return spans
    longest = sorted(spans, key=lambda s: (s.start - s.end, s.start))[:_MOST_SPANS]
    return tuple(sorted(longest, key=lambda s: s.start))


def _evidence(name: str, aspect: Aspect, scene: Scene, taken: Mapping[str, list[Span]]) -> _Evidence:
    """The words that earned and those that cost, each in the order of the text; ``taken`` earn without a rule."""
    earned = [_span(scene, hit.first, hit.last, "earned") for hit in scene.places(*aspect.earn)]
    earned += taken.get(name, ())
    cost = [_span(scene, hit.first, hit.last, "cost") for hit in scene.places(*aspect.cost)]
    if name == "safety":
        cost += [_span(scene, m.first, m.last, "cost") for m in scene.uptake.invented]
    return _tidy(earned), _tidy(cost)


def _taken_by(scene: Scene) -> dict[str, list[Span]]:
    """By criterion, the words that earn because they are the patient's, the desk card's or say when."""
    detail, fact = _taken(scene, scene.uptake.detail), _taken(scene, scene.uptake.fact)
    times = [_span(scene, m.first, m.last, "earned") for m in scene.reading.times]
    return {
        "acknowledge": detail, "natural": detail, "answer": fact, "next_step": fact, "confirm": fact, "wait": times,
    }  # fmt: skip


def _taken(scene: Scene, weights: Mapping[int, float]) -> list[Span]:
    """The words taken up, those that stand close together as one stretch; a time counts with all its words."""
    tokens = scene.reading.tokens
    ends = {mention.first: mention.last for mention in scene.reading.mentions}
    stretches: list[tuple[int, int]] = []
    for at in sorted(at for at, weight in weights.items() if weight >= 0.7):
        last = ends.get(at, at)
        if stretches and at - stretches[-1][1] <= _CLOSE and tokens[at].clause == tokens[stretches[-1][1]].clause:
            stretches[-1] = (stretches[-1][0], max(last, stretches[-1][1]))
        else:
            stretches.append((at, last))
    return [_span(scene, first, last, "earned") for first, last in stretches]


def _span(scene: Scene, first: int, last: int, effect: Effect) -> Span:
    start, end = scene.reading.span(first, last)
    return Span(start, end, effect)


def _tidy(spans: list[Span]) -> tuple[Span, ...]:
    """In order; stretches that overlap become one."""
    if len(spans) < 2:
        return tuple(spans)
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end), span.effect)
        else:
            found.append(span)
    return tuple(found)
