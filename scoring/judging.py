"""A reading in its situation, judged."""

from collections.abc import Mapping
from dataclasses import replace

from scoring.apart import Weight, charged, lowered, opinion_of, set_apart, stuffed, weigh
from scoring.gates import GateFinding, judge_gates
from scoring.idle import idle
from scoring.judgement import Judgement, Mark
from scoring.model import Model, model_of
from scoring.nearness import ALIKE, reuse, times_used
from scoring.reading import Reading
from scoring.rubric import AXES, CRITERIA, GATES, RUBRIC_VERSION
from scoring.scene import Scene, look_at
from scoring.situation import Situation
from scoring.uptake import material_of

SCORER_VERSION = "2"
_BARE_WORDS = 2
"""A reply of so few words that takes nothing up and uses nothing of the card has answered nothing."""
_BARE_CAP = 18.0
_PARROT_SHARE = 0.45
_PARROT_CAP = 25.0
_STUFFED_CAP = 20.0
"""What a heap of courteous words is worth at most."""
_DEEDS = ("own", "answer", "alternative", "next_step", "wait", "book", "confirm")
"""What a reply that does and tells nothing cannot have met."""
_THIRD_USE = 2
"""From the third use a line loses: two earlier uses are on record."""
_WORN = 25.0
"""Points of `unscripted` that a worn line loses with each further use."""


def judge(reading: Reading, situation: Situation) -> Judgement:
    """Judge a reply.

    Raises:
        UnknownLanguageError: there is no pack for the reading's language.
    """
    model = model_of(reading.language)
    if not _intelligible(reading, situation):
        return _unread(model, judge_gates(reading, situation), situation)
    scene = look_at(reading, situation)
    gates = judge_gates(reading, situation, lambda gate: opinion_of(gate, scene, model))
    whole = weigh(scene, model)
    insulted = _insulted(whole, scene)
    apart = set_apart(whole, scene, model)
    marks = charged(_certain(dict(apart.marks), scene), scene)
    marks, failed = _author_said(marks, gates)
    flagged = tuple(gate for gate in GATES if marks[gate].level == 0 and gate not in failed)
    axes = _axes(apart.axes, marks, failed, scene, model)
    if insulted:
        axes["overall"] = min(axes["overall"], model.caps["insult"])
    return Judgement(
        axes=axes,
        marks=marks,
        failed=failed,
        flagged=flagged,
        intelligible=True,
        scorer=SCORER_VERSION,
        pack=f"{reading.language}-{model.version}",
        rubric=RUBRIC_VERSION,
    )


def _intelligible(reading: Reading, situation: Situation) -> bool:
    """Whether something could be made out: words of the pack, of the patient's line or of the desk card."""
    if reading.intelligible:
        return True
    if not reading.tokens:
        return False
    around = material_of((situation.patient, *situation.facts), reading.language)
    return any(len(token.norm) > 1 and token.norm in around.words for token in reading.tokens)


def _unread(model: Model, gates: Mapping[str, GateFinding], situation: Situation) -> Judgement:
    """Nothing could be made out: no level and no gate on words; an act still counts for or against a gate."""
    marks = {name: Mark(level=None) for name in CRITERIA}
    failed: tuple[str, ...] = ()
    if situation.acts:
        marks, failed = _author_said(marks, gates)
    return Judgement(
        axes=dict.fromkeys(AXES, 0.0), marks=marks, failed=failed, intelligible=False, scorer=SCORER_VERSION,
        pack=f"{situation.language}-{model.version}", rubric=RUBRIC_VERSION,
    )  # fmt: skip


def _bare(scene: Scene) -> bool:
    """Whether the reply is a bare word or two that answers nothing: "no", "ok", "What?"."""
    return (
        scene.size <= _BARE_WORDS
        and not scene.uptake.true_mentions
        and not scene.uptake.detail
        and not scene.uptake.fact
        and not scene.reading.times
    )


def _insulted(whole: Weight, scene: Scene) -> bool:
    """Whether the reply is insulting: beyond doubt, or by the fitted level with words to show."""
    if scene.has("insult", "sneer", "unfeeling"):
        return True
    respect = whole.marks["respect"]
    return respect.level == 0 and respect.sure and scene.has("contempt", "sarcasm", "blame")


def _certain(marks: dict[str, Mark], scene: Scene) -> dict[str, Mark]:
    """What holds whatever was fitted: bare replies answer nothing; copies and denials earn nothing."""
    if _bare(scene):
        rude = scene.has("contempt", "sarcasm", "blame")
        return {name: _bare_mark(name, mark, rude=rude) for name, mark in marks.items()}
    if scene.uptake.parroted >= _PARROT_SHARE:
        return {name: lowered(mark, "parroted") for name, mark in marks.items()}
    if stuffed(scene):
        return {name: lowered(mark, "stuffed") for name, mark in marks.items()}
    if idle(scene):
        marks.update({name: lowered(marks[name], "unclear") for name in _DEEDS})
    denied = any(t.negated and t.norm in ("sorry", "care", "understand", "apologise") for t in scene.reading.tokens)
    if denied:
        for name in ("acknowledge", "apology"):
            marks[name] = lowered(marks[name], "denied")
    return marks


def _bare_mark(name: str, mark: Mark, *, rude: bool) -> Mark:
    """A word or two answers nothing, earns only a start of sympathy ("Ouch"), and is no insult by being short."""
    if name == "answer":
        return replace(mark, level=0, reason="bare", sure=True, strength=0.0, spans=())
    if name == "acknowledge" and mark.level == 2:
        return replace(mark, level=1)
    if mark.level != 0 or (name == "respect" and not rude):
        return replace(mark, level=None, spans=())
    return mark


def _author_said(
    marks: Mapping[str, Mark], gates: Mapping[str, GateFinding]
) -> tuple[dict[str, Mark], tuple[str, ...]]:
    """Let the author's word stand where there is one."""
    result = dict(marks)
    failed = []
    for gate, finding in gates.items():
        if finding.reason == "flagged":
            result[gate] = Mark(level=0, strength=0.5, sure=False, reason="flagged", spans=finding.spans)
        elif finding.failed is None:
            if result[gate].level == 0:
                result[gate] = replace(result[gate], sure=False, reason="flagged")
        elif finding.failed:
            failed.append(gate)
            result[gate] = Mark(level=0, strength=0.0, sure=True, reason=finding.reason, spans=finding.spans)
        elif finding.reason == "kept":
            result[gate] = Mark(level=2, strength=1.0, sure=True, reason="kept", spans=finding.spans)
        else:
            # Not having said the wrong thing is no credit; the gate was tested and stands.
            result[gate] = Mark(level=1, strength=0.5, sure=True, reason="avoided")
    return result, tuple(failed)


def _axes(
    raw: Mapping[str, float], marks: Mapping[str, Mark], failed: tuple[str, ...], scene: Scene, model: Model
) -> dict[str, float]:
    """The axes 0-100: wear and copies lower `unscripted`, caps bound `overall`."""
    axes = {axis: raw[axis] * 10 for axis in AXES}
    situation, reading = scene.situation, scene.reading
    if not scene.exempt or len(scene.exempt) * 2 < scene.size:
        copy = reuse(reading, situation.earlier, situation.shown)
        if copy >= ALIKE:
            axes["unscripted"] *= max(0.2, 1 - copy)
        worn = times_used(reading, situation.used_before) + 1 - _THIRD_USE
        if worn > 0:
            axes["unscripted"] = max(0.0, axes["unscripted"] - _WORN * worn)
    if scene.uptake.parroted >= _PARROT_SHARE:
        axes = {axis: min(value, _PARROT_CAP) for axis, value in axes.items()}
    if stuffed(scene):
        axes = {axis: min(value, _STUFFED_CAP) for axis, value in axes.items()}
    caps = [model.caps["gate"]] if failed else []
    if marks["answer"].level == 0 and marks["answer"].sure:
        caps.append(_BARE_CAP if marks["answer"].reason == "bare" else model.caps["answer"])
    if idle(scene):
        caps.append(model.caps.get("idle", 100.0))
        axes["helpful"] = min(axes["helpful"], model.caps.get("idle_helpful", 100.0))
    axes["overall"] = min([axes["overall"], *caps])
    if marks["answer"].reason == "bare":
        axes["helpful"] = min(axes["helpful"], _BARE_CAP)
    return {axis: round(value, 1) for axis, value in axes.items()}
