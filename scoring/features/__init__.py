"""What is measured of a reply: small numbers by name, a family a file.

Names that start with ``x_`` hang on the moment.
"""

from scoring.features import acts, address, card, facts, harm, limits, register, shape, talk, warmth
from scoring.scene import Scene

FAMILIES = (acts, talk, address, warmth, facts, card, harm, register, limits, shape)


def features_of(scene: Scene) -> dict[str, float]:
    """All features of the reply, most of them 0.0-1.0, in a fixed order."""
    found: dict[str, float] = {}
    for family in FAMILIES:
        found.update(family.features(scene))
    return found
