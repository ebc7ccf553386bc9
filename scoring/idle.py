"""Whether a reply leaves everything as it was: nobody acts, nothing is told, asked or offered where it was due."""

from scoring.scene import Scene
from scoring.times import PART

_DEEDS = (
    "own_act", "own_act_time", "other_acts", "offer", "offer_firm", "book_offer", "find_out", "ask_perm", "care_hand",
    "protect", "urgent_help", "come_to_you", "wait_told", "wait_update", "open_door", "reason", "calm_pace",
    "personal_talk",
)  # fmt: skip
_DUE = frozenset({
    "problem", "refusal", "wait", "complaint", "price", "red_flag", "third_party", "handover",
})  # fmt: skip
_USED = 0.5
"""From this weight on of one of its words the desk card was used."""


def idle(scene: Scene) -> bool:
    """Whether something was due and the reply does, tells, asks and offers nothing, however kindly."""
    uptake = scene.uptake
    return (
        bool(scene.moments & _DUE)
        and not scene.has(*_DEEDS)
        and not any(mention.first not in uptake.detail and mention.kind != PART for mention in scene.reading.mentions)
        and not scene.reading.questions
        and not any(weight >= _USED for weight in uptake.fact.values())
    )
