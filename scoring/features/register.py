"""Spoken or written by a form: stock phrases, officialese, jargon, nominalisations, contractions."""

from itertools import pairwise

from scoring.features.scale import saturate
from scoring.scene import Scene
from scoring.text import fold

_NOMINAL = ("tion", "sion", "ment", "ance", "ence", "ency", "ility")


def features(scene: Scene) -> dict[str, float]:
    """Features of register."""
    reading = scene.reading
    tokens = [t for at, t in enumerate(reading.tokens) if at not in scene.exempt]
    size = max(1, len(tokens))
    words = [t for t in tokens if not t.is_number]
    long = sum(1 for t in words if len(t.norm) >= 9)
    nominal = sum(1 for t in words if len(t.norm) > 6 and t.norm.rstrip("s").endswith(_NOMINAL))
    # The second part of a contraction, with or without its apostrophe, starts where the first ends.
    contracted = sum(1 for a, b in pairwise(tokens) if a.end == b.start and fold(b.text) != "not")
    letters = sum(len(t.norm) for t in words) / max(1, len(words))
    canned = scene.places("canned")
    sentences = max(1, len(reading.sentences))
    officialese = scene.count("officialese")
    acronyms = sum(1 for t in words if 2 <= len(t.text) <= 5 and t.text.isupper() and t.norm not in ("ok", "i"))
    return {
        "canned": saturate(len(canned), 2),
        "canned_share": min(1.0, 3 * len(canned) / sentences),
        "officialese": saturate(officialese, 3),
        "officialese_density": min(1.0, 8 * officialese / size),
        "passive": saturate(scene.count("passive"), 1),
        "jargon": saturate(scene.count("jargon"), 2),
        "acronyms": saturate(acronyms, 3),
        "hollow": saturate(scene.count("hollow"), 2),
        "thanks": saturate(scene.count("thanks"), 2),
        "spoken": saturate(scene.count("spoken"), 3),
        "contracted": min(1.0, 8 * contracted / size),
        "long_words": min(1.0, 6 * long / size),
        "nominal": min(1.0, 10 * nominal / size),
        "letters": min(1.0, max(0.0, (letters - 3.0) / 3.0)),
        "stacked_courtesy": float(scene.count("thanks", "apology", "canned", "hollow") >= 3),
    }
