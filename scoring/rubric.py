"""The nineteen criteria and four axes: the same ids in every language and file."""

RUBRIC_VERSION = "1"

CRITERIA = (
    "greet", "listen", "acknowledge", "own", "answer", "alternative", "reason", "next_step", "wait", "apology", "plain",
    "respect", "book", "confirm", "open_door", "natural", "extra", "safety", "privacy",
)  # fmt: skip
GATES = ("safety", "privacy")
BONUSES = ("extra",)
"""Criteria that nothing calls for: noticed where they are met, never missed."""
AXES = ("warm", "unscripted", "helpful", "overall")
MOMENTS = (
    "opening", "problem", "refusal", "wait", "complaint", "price", "sensitive", "red_flag", "third_party", "handover",
    "closing",
)  # fmt: skip
SCORED_CHARS = 4_000
"""Code points of a reply that are scored; what follows is kept by the caller and not judged."""
