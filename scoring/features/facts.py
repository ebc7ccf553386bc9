"""The desk card used rightly, left unused, or gone beyond."""

from scoring.features.scale import saturate
from scoring.scene import Scene
from scoring.times import PRICE


def features(scene: Scene) -> dict[str, float]:
    """Features of substance."""
    uptake = scene.uptake
    fact = sum(uptake.fact.values())
    size = max(1, scene.size)
    has_card = bool(scene.situation.facts)
    true_fact = sum(1 for m in uptake.true_mentions if m.first in uptake.fact)
    price = "price" in scene.moments
    priced = any(m.kind == PRICE or m.first in uptake.fact for m in uptake.true_mentions)
    both = bool(uptake.detail) and bool(uptake.fact)
    return {
        "fact": saturate(fact, 6),
        "fact_some": saturate(fact, 2),
        "fact_none": float(has_card and fact < 0.5),
        "fact_density": min(1.0, 3 * fact / size),
        "fact_numbers": saturate(true_fact, 3),
        "fact_and_detail": float(both),
        "invented": saturate(len(uptake.invented), 2) if has_card else 0.0,
        "stranger_name": saturate(len(uptake.stranger), 1) if has_card else 0.0,
        "x_price_told": float(price and priced),
        "x_price_dodged": float(price and not priced),
        "specific": saturate(fact + sum(uptake.detail.values()), 9),
        "unspecific": float(fact + sum(uptake.detail.values()) < 1.0),
    }
