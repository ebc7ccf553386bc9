"""What a reply is worth without some of its words: lines the clinic must say, the patient's own, those that hurt.

What such words may and may not do to a mark is not left to fitted numbers. They are blanked, the rest is weighed alone,
and the two weights are held against each other: a required line costs nothing, a pasted line earns nothing, and what
hurts never helps.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from scoring.criteria import marks_of
from scoring.features import features_of
from scoring.judgement import Mark, Span
from scoring.model import Model, with_context
from scoring.moments import called_for
from scoring.notation import Hit
from scoring.pack import grammar_of
from scoring.reading import read
from scoring.scene import Scene, look_at
from scoring.uptake import lexicon_of

HURTS = ("accuse", "insult", "sneer", "unfeeling")
"""Rules that find what hurts beyond doubt."""
_WAYS = (
    "own_act", "own_act_time", "other_acts", "offer", "offer_firm", "book_offer", "find_out", "ask_perm", "care_hand",
    "protect", "refusal",
)  # fmt: skip
_SAD = frozenset({"problem", "refusal", "wait", "complaint", "sensitive", "red_flag", "third_party", "handover"})
"""Moments where "Oh great." all by itself is meant the other way round."""
_PASTED = 8
"""From so many copied words on a line was pasted, not taken up."""
_HURT_SHARE, _SCORN_SHARE = 0.7, 0.35
"""What is left of the warmth of the rest where words hurt, and where they mock or insult: the labelling guide gives
mockery 0-1 of 10 however good the rest."""
_UNDONE_SHARE = 0.9
_HURT_ALONE = 1.5
_HEAP_WORDS = 5
_HEAP_COURTESY, _HEAP_GRAMMAR = 0.4, 0.34
"""A heap has at least this share of courteous words and at most that of grammar words; English talk has about half."""


@dataclass(frozen=True, slots=True)
class Weight:
    """Axes 0-10 and marks, as fitted."""

    axes: Mapping[str, float]
    marks: Mapping[str, Mark]


def weigh(scene: Scene, model: Model) -> Weight:
    """Axes and marks of a scene as the fitted numbers have them."""
    axes, levels = _fitted(scene, model)
    return Weight(axes, marks_of(scene, model, levels, called_for(tuple(scene.moments), scene.situation)))


def _fitted(scene: Scene, model: Model) -> tuple[dict[str, float], dict[str, float]]:
    features = features_of(scene)
    heard = model.hear(scene)
    axes = model.axes_of(features, scene.moments, heard)
    return axes, model.levels_of(with_context(features, axes, scene.moments), heard)


def opinion_of(gate: str, scene: Scene, model: Model) -> float:
    """How much a reply sounds as if the gate's matter was seen to, less how much it does not, in the gate's moment."""
    moment = {"safety": "red_flag", "privacy": "third_party"}[gate]
    _, levels = _fitted(replace(scene, moments=scene.moments | {moment}), model)
    return levels[f"good {gate}"] - levels[f"bad {gate}"]


def without(scene: Scene, tokens: Iterable[int]) -> Scene | None:
    """The scene with these words blanked, every other word where it was; None where nothing is left to weigh."""
    reading = scene.reading
    gone = sorted(set(tokens))
    if len(gone) >= len(reading.tokens):
        return None
    text = list(reading.text)
    for at in gone:
        # A mark that follows the word goes with it.
        end = (
            reading.tokens[at + 1].start if at + 1 < len(reading.tokens) and at + 1 in gone else reading.tokens[at].end
        )
        text[reading.tokens[at].start : end] = " " * (end - reading.tokens[at].start)
    last = reading.tokens[gone[-1]].end if gone else 0
    while last < len(text) and not text[last].isalnum() and not text[last].isspace():
        text[last] = " "
        last += 1
    rest = read("".join(text), reading.language)
    return look_at(rest, scene.situation) if rest.intelligible else None


def set_apart(whole: Weight, scene: Scene, model: Model) -> Weight:
    """The weight of a reply with what must cost nothing, earn nothing or hurt held to that."""
    found = _required_free(whole, scene, model)
    found = _pasted_free(found, scene, model)
    found = _hurt(found, scene, model)
    return _undone(found, scene, model)


def _alone(scene: Scene, tokens: Iterable[int], model: Model) -> Weight | None:
    rest = without(scene, tokens)
    return weigh(rest, model) if rest else None


def _required_free(found: Weight, scene: Scene, model: Model) -> Weight:
    """What the clinic must say costs nothing, and makes nothing sound unscripted."""
    alone = _alone(scene, scene.exempt, model) if scene.exempt else None
    if not alone:
        return found
    axes = {axis: max(value, alone.axes[axis]) for axis, value in found.axes.items()}
    axes["unscripted"] = alone.axes["unscripted"]
    return Weight(axes, {name: _better(mark, alone.marks[name]) for name, mark in found.marks.items()})


def _pasted_free(found: Weight, scene: Scene, model: Model) -> Weight:
    """The patient's own line given back earns nothing."""
    alone = _alone(scene, scene.uptake.copied, model) if len(scene.uptake.copied) >= _PASTED else None
    if not alone:
        return found
    axes = {axis: min(value, alone.axes[axis]) for axis, value in found.axes.items()}
    return Weight(axes, _not_raised(found.marks, alone.marks, "parroted"))


def _hurt(found: Weight, scene: Scene, model: Model) -> Weight:
    """Words that hurt take from the warmth of the rest and meet nothing."""
    hurts = hurtful(scene)
    if not hurts:
        return found
    alone = _alone(scene, {*_sentences(scene, hurts), *scene.exempt}, model)
    axes = dict(found.axes)
    share = _SCORN_SHARE if scene.has("insult", "sneer") else _HURT_SHARE
    for axis in ("warm", "overall"):
        axes[axis] = min(axes[axis], share * alone.axes[axis] if alone else _HURT_ALONE)
    return Weight(axes, _not_raised(found.marks, alone.marks if alone else {}, "denied"))


def _undone(found: Weight, scene: Scene, model: Model) -> Weight:
    """An apology taken back is none."""
    undone = undone_apology(scene)
    if not undone:
        return found
    alone = _alone(scene, {*_sentences(scene, undone), *scene.exempt}, model)
    axes, marks = dict(found.axes), dict(found.marks)
    if alone:
        axes["warm"] = min(axes["warm"], _UNDONE_SHARE * alone.axes["warm"])
    if not (alone and alone.marks["apology"].level == 2):
        marks["apology"] = _violated(marks["apology"], scene, undone)
    return Weight(axes, marks)


def charged(marks: Mapping[str, Mark], scene: Scene) -> dict[str, Mark]:
    """Respect is violated wherever words hurt beyond doubt."""
    result = dict(marks)
    hurts = hurtful(scene)
    if hurts:
        result["respect"] = _violated(marks["respect"], scene, hurts)
    return result


def hurtful(scene: Scene) -> list[Hit]:
    """Places where words hurt beyond doubt."""
    found = scene.places(*HURTS)
    if scene.moments & _SAD:
        found += [hit for hit in scene.places("cheer_alone") if _whole_sentence(scene, hit)]
    return sorted(found)


def undone_apology(scene: Scene) -> list[Hit]:
    """Apologies that a "but" of the same sentence takes back ("sorry, but you could have rung").

    A "but" behind which somebody acts, offers, says when, asks or keeps a confidence takes nothing back.
    """
    apologies = scene.places("apology")
    if not apologies:
        return []
    contrast = grammar_of(scene.reading.language).contrast
    turns = [clause.first for clause in scene.reading.clauses if clause.opener in contrast]
    defended = {hit.first for hit in scene.places("defends")}
    found = []
    for hit in apologies:
        sentence = next(s for s in scene.reading.sentences if s.first <= hit.first <= s.last)
        for turn in turns:
            if hit.first < turn <= sentence.last:
                kept = sentence.question or _something_follows(scene, turn, sentence.last)
                if turn in defended or not kept:
                    found.append(hit._replace(last=turn))
                break
    return found


def _something_follows(scene: Scene, first: int, last: int) -> bool:
    """Whether between two tokens somebody acts, offers, says when, or must keep something to themselves."""
    starts = [hit.first for hit in scene.places(*_WAYS)] + [mention.first for mention in scene.reading.times]
    return any(first <= start <= last for start in starts)


def stuffed(scene: Scene) -> bool:
    """Whether the reply is a heap of courteous words without sentences."""
    tokens = scene.reading.tokens
    if len(tokens) < _HEAP_WORDS or any(token.is_number for token in tokens):
        return False
    light = lexicon_of(scene.reading.language).light
    courtesy = scene.count("courtesy")
    grammar = sum(1 for token in tokens if light.get(token.norm, 1.0) == 0.0)
    return courtesy >= _HEAP_COURTESY * len(tokens) and grammar <= _HEAP_GRAMMAR * len(tokens)


def lowered(mark: Mark, reason: str) -> Mark:
    """The mark, no longer met."""
    return replace(mark, level=1, reason=reason, sure=False) if mark.level == 2 else mark


def _whole_sentence(scene: Scene, hit: Hit) -> bool:
    return any(hit.first == sentence.first and hit.last == sentence.last for sentence in scene.reading.sentences)


def _sentences(scene: Scene, hits: Iterable[Hit]) -> list[int]:
    """All tokens of the sentences in which the places stand."""
    numbers = {scene.sentence_of(hit.first) for hit in hits}
    return [at for at, token in enumerate(scene.reading.tokens) if token.sentence in numbers]


def _better(mark: Mark, other: Mark) -> Mark:
    """The higher of two; not called for stands between missed and partly."""
    rank = {None: 0.5, 0: 0.0, 1: 1.0, 2: 2.0}
    return mark if rank[mark.level] >= rank[other.level] else other


def _not_raised(marks: Mapping[str, Mark], others: Mapping[str, Mark], reason: str) -> dict[str, Mark]:
    """The marks, of which none is met that the rest alone does not meet."""
    return {
        name: mark if name in others and others[name].level == 2 else lowered(mark, reason)
        for name, mark in marks.items()
    }


def _violated(mark: Mark, scene: Scene, hits: Iterable[Hit]) -> Mark:
    spans = tuple(Span(*scene.reading.span(hit.first, hit.last), "cost") for hit in hits)
    return replace(mark, level=0, strength=0.0, sure=True, reason="violated", spans=spans[:4])
