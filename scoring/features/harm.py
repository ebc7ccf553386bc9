"""What hurts: blame, lecture, contempt, hurry, sarcasm, making little of it, pet names, taking one's own side."""

from scoring.features.scale import saturate
from scoring.scene import Scene


def features(scene: Scene) -> dict[str, float]:
    """Features of harm."""
    rules = (
        "blame",
        "lecture",
        "contempt",
        "hurry",
        "sarcasm",
        "minimise",
        "sides",
        "my_side",
        "telling_off",
        "excuse",
        "patronise",
        "upsell",
    )
    hurt = scene.count("blame", "lecture", "contempt", "sarcasm", "sides", "telling_off", "patronise", "excuse")
    shouting = sum(1 for t in scene.reading.tokens if len(t.text) > 3 and t.text.isupper())
    found = {rule: saturate(scene.count(rule), 2) for rule in rules}
    denied = sum(
        1 for t in scene.reading.tokens if t.negated and t.norm in ("sorry", "care", "understand", "apologise")
    )
    you = sum(1 for t in scene.reading.tokens if t.norm in ("you", "your"))
    return {
        **found,
        "hurt": saturate(hurt, 3),
        "pet_name": saturate(scene.count("pet_name"), 2),
        "shouting": saturate(shouting, 4),
        "denied_empathy": saturate(denied, 1),
        "you_share": min(1.0, 5 * you / max(1, scene.size)),
        "but": saturate(sum(1 for c in scene.reading.clauses if c.opener in ("but", "however")), 2),
        "x_hurt_upset": float(hurt > 0 and bool(scene.moments & {"complaint", "sensitive", "wait"})),
    }
