"""What kind of act a clause is, by how it opens: asked, requested, offered, undertaken, directed, left or told."""

from collections.abc import Sequence

ASKS, REQUESTS, OFFERS, UNDERTAKES, DIRECTS, LEAVES, TELLS, HOLDS, COURTESY = (
    "asks", "requests", "offers", "undertakes", "directs", "leaves", "tells", "holds", "courtesy",
)  # fmt: skip

_WH = frozenset({"what", "when", "where", "which", "who", "whose", "why", "how", "whereabouts"})
_BE = frozenset({"is", "are", "was", "were", "do", "does", "did", "have", "has", "had", "am"})
_CAN = frozenset({"can", "could", "may", "might", "shall", "should", "would", "will"})
_TAKING = frozenset(
    {"take", "have", "ask", "check", "confirm", "just", "see", "grab", "please", "put", "know", "quickly"}
)
_WISHES = frozenset({"want", "like", "fancy", "prefer", "rather", "mind", "need"})
_SUITING = frozenset(
    {"suit", "suits", "good", "ok", "okay", "sound", "work", "better", "alright", "handy", "help", "easier"}
)
"""A question whether something is so offers it."""
_SEEKING = frozenset(
    {"know", "wonder", "wondering", "tell", "need", "ask", "curious", "confirm", "check", "remind", "say"}
)
"""What asks without a question: "I just need to know ..."."""
_SPEAKER = frozenset({"i", "we"})
_HEARER = frozenset({"you", "ye", "yous"})
_COURTESIES = frozenset({"thank", "thanks", "hello", "hi", "hey", "bye", "goodbye", "cheers", "sorry", "welcome"})
_HOLDING = (
    ("hold", "on"), ("hold", "the"), ("hang", "on"), ("bear", "with"), ("one", "moment"), ("one", "second"),
    ("just", "a"), ("one", "sec"), ("please", "hold"),
)  # fmt: skip
_IMPERATIVES = frozenset({
    "please", "come", "go", "take", "have", "sit", "ring", "call", "phone", "bring", "tell", "give", "try", "make",
    "stay", "leave", "get", "put", "send", "ask", "fill", "sign", "wait", "keep", "remember", "speak", "contact",
    "pop", "let", "do", "use", "see", "look", "read", "write", "say", "spell", "stop", "calm", "email", "text",
})  # fmt: skip


def act_of(norms: Sequence[str], asked: bool) -> str:
    """The kind of act of a clause.

    Args:
        norms: its words as read, without what leads in ("and", "oh").
        asked: its sentence is a question.
    """
    first, second = norms[0] if norms else "", norms[1] if len(norms) > 1 else ""
    third = norms[2] if len(norms) > 2 else ""
    if (first, second) in _HOLDING or ("hold" in norms and first in _CAN):
        return HOLDS
    if first in _COURTESIES or (first == "good" and second in ("morning", "afternoon", "evening", "day")):
        return COURTESY
    if first in ("how", "what") and second == "about":
        return OFFERS
    if first in _CAN and second in _SPEAKER:
        return REQUESTS if third in _TAKING and first != "shall" and "you" not in norms[3:5] else OFFERS
    if first in _CAN and second in _HEARER:
        return OFFERS if first == "would" and not _WISHES.isdisjoint(norms[2:5]) else REQUESTS
    if first in _BE and second in _HEARER and not _WISHES.isdisjoint(norms[2:4]):
        return OFFERS
    if first == "why" and "not" in norms[1:3]:
        return OFFERS
    if asked and (first in _WH or first in _BE):
        return ASKS if _SUITING.isdisjoint(norms) else OFFERS
    return _stated(first, second, norms, asked)


def _stated(first: str, second: str, norms: Sequence[str], asked: bool) -> str:
    if first not in _SPEAKER and not asked and _is_left(norms):
        return LEAVES
    if first in _SPEAKER and second in ("will", "am", "shall"):
        return UNDERTAKES if _SEEKING.isdisjoint(norms) else ASKS
    if first == "let" and second in ("me", "us"):
        return UNDERTAKES
    if first in _SPEAKER and second in ("can", "could"):
        return OFFERS
    if first in _HEARER and second in ("must", "need", "have", "should"):
        return DIRECTS
    if first in _IMPERATIVES:
        return DIRECTS
    return ASKS if asked or not _SEEKING.isdisjoint(norms) else TELLS


def _is_left(norms: Sequence[str]) -> bool:
    """Whether somebody else would have to: "you'd have to ring them", "your husband would have to wait"."""
    return any(
        one in ("would", "will") and two in ("have", "need") and three == "to"
        for one, two, three in zip(norms[1:6], norms[2:7], norms[3:8], strict=False)
    )
