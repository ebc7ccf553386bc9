"""The outer shape: length, sentences, repetition. Small weights: length is no merit."""

import math

from scoring.scene import Scene


def features(scene: Scene) -> dict[str, float]:
    """Features of shape."""
    reading = scene.reading
    size = scene.size
    sentences = max(1, len(reading.sentences))
    mean = size / sentences
    norms = [t.norm for t in reading.tokens]
    distinct = len(set(norms)) / size if size else 1.0
    loud = sum(1 for s in reading.sentences if s.mark == "!")
    return {
        "length": min(1.0, math.log1p(size) / math.log(80)),
        "very_short": max(0.0, (7 - size) / 7),
        "very_long": min(1.0, max(0.0, (size - 60) / 60)),
        "sentence_long": min(1.0, max(0.0, (mean - 14) / 16)),
        "sentence_short": max(0.0, (5 - mean) / 5),
        "repeats": max(0.0, 1 - distinct - 0.15) if size > 8 else 0.0,
        "exclaims": min(1.0, loud / 3),
        "unknown_share": 1 - reading.known / size if size else 0.0,
    }
