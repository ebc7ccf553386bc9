"""Who is easily moved, and by what: temperaments as factors on the mood law. Authors may set their own."""

from dataclasses import dataclass

FACTOR_LEAST, FACTOR_MOST = 0.5, 2.0
"""No temperament turns the law round or makes it leap: a factor lies between these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """How strongly somebody moves: factors on the shifts of each dimension, and how fast a bad mood eases.

    ``ease`` is the share of the way back to the resting mood that passes with one reply that does no harm, 0.0-0.5.
    """

    name: str
    trust: float = 1.0
    worry: float = 1.0
    patience: float = 1.0
    ease: float = 0.12

    def __post_init__(self) -> None:
        for name in ("trust", "worry", "patience"):
            if not FACTOR_LEAST <= getattr(self, name) <= FACTOR_MOST:
                raise ValueError(f"a factor of {name} must lie between {FACTOR_LEAST} and {FACTOR_MOST}")
        if not 0.0 <= self.ease <= 0.5:
            raise ValueError("ease must lie between 0.0 and 0.5")


PERSONAS: dict[str, Persona] = {
    each.name: each
    for each in (
        Persona(name="even"),
        Persona(name="anxious", trust=1.0, worry=1.4, patience=0.8, ease=0.06),
        Persona(name="stoic", trust=0.7, worry=0.6, patience=0.7, ease=0.2),
        Persona(name="brusque", trust=0.8, worry=0.8, patience=1.4, ease=0.2),
        Persona(name="chatty", trust=1.2, worry=0.9, patience=0.7, ease=0.2),
        Persona(name="confused", trust=1.0, worry=1.3, patience=0.9, ease=0.1),
        Persona(name="grieving", trust=1.3, worry=1.0, patience=0.8, ease=0.04),
        Persona(name="hurried", trust=0.8, worry=1.0, patience=1.5, ease=0.06),
        Persona(name="embarrassed", trust=1.4, worry=1.1, patience=0.9, ease=0.1),
    )
}
