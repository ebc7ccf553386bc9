"""How far a patient comes, from the first call to coming back: the stages a clinic counts."""

STAGES = ("called", "booked", "arrived", "seen_calm", "would_return")
