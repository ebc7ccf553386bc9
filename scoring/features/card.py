"""Which sentences of the desk card a reply draws on: the rule this moment is under, or what is beside the point."""

from scoring.card import card_use
from scoring.features.scale import saturate
from scoring.scene import Scene


def features(scene: Scene) -> dict[str, float]:
    """Features of the card's use."""
    use = card_use(scene.reading, scene.uptake, scene.situation.patient, scene.situation.facts)
    red, third = "red_flag" in scene.moments, "third_party" in scene.moments
    urgent, rule, plain = use.words["urgent"], use.words["rule"], use.words["plain"]
    ruled = red and "urgent" in use.kinds
    elsewhere = use.times["plain"] + use.times["rule"]
    return {
        "rule_used": saturate(rule, 4),
        "plain_used": saturate(plain, 4),
        "facts_used": saturate(use.facts, 3),
        "fact_denied": saturate(use.denied, 2),
        "urgent_unasked": 0.0 if red else saturate(urgent, 2),
        "x_red_rule": saturate(urgent, 2) if ruled else 0.0,
        "x_red_rule_unused": float(ruled and urgent < 0.5),
        "x_red_plain": saturate(plain + elsewhere, 3) if red else 0.0,
        "x_red_times": saturate(elsewhere, 1) if red else 0.0,
        "x_third_rule": saturate(rule, 3) if third else 0.0,
        "x_third_plain": saturate(plain, 3) if third else 0.0,
        "x_third_times": saturate(use.times["plain"], 1) if third else 0.0,
    }
