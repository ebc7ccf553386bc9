"""Who acts in a clause: I, we, you who have to, somebody, nobody."""

from collections.abc import Sequence

from scoring.pack import Grammar

FIRST, WE, YOU_MUST, YOU = "I", "we", "you_must", "you"
THEY, SOMEONE, PASSIVE, NONE = "they", "someone", "passive", ""
"""Who acts: "I", "we", "you have to", "you", somebody named, "someone", a passive, or nobody known."""

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_HEADS = frozenset({
    "will", "can", "could", "would", "shall", "am", "is", "are", "have", "has", "going", "just", "to",
    "now", "also", "not", "happily", "gladly", "quickly", "might", "may", "get", "go", "and",
})  # fmt: skip
_PARTICIPLES = frozenset({
    "sent", "told", "given", "taken", "seen", "done", "made", "put", "kept", "held", "dealt", "found",
    "read", "written", "shown", "paid", "met",
})  # fmt: skip


def actor_of(norms: Sequence[str], grammar: Grammar) -> tuple[str, str]:
    """Who acts in the clause and with which verb."""
    for at, norm in enumerate(norms[:6]):
        rest = norms[at + 1 :]
        if norm == "let" and rest[:1] in (["me"], ["us"]):
            return (FIRST if rest[0] == "me" else WE), _verb(rest[1:], grammar)
        if norm in ("i", "we"):
            verb = _verb(rest, grammar)
            return (FIRST if norm == "i" else WE), verb
        if norm == "you":
            if any(tuple(rest[k : k + len(must)]) == must for must in grammar.must_openers for k in (0, 1)):
                return YOU_MUST, _verb(rest, grammar)
            return YOU, _verb(rest, grammar)
        if norm in ("someone", "somebody", "anyone", "anybody"):
            return SOMEONE, _verb(rest, grammar)
        if norm in ("they", "he", "she"):
            return THEY, _verb(rest, grammar)
    for at, norm in enumerate(norms[:-1]):
        after = norms[at + 1]
        if (
            norm in _BE
            and "by" not in norms
            and (after in _PARTICIPLES or (after.endswith("ed") and len(after) > 4 and after not in _FEELINGS))
        ):
            return PASSIVE, after
    return NONE, _verb(norms, grammar) if norms and norms[0] in grammar.act_verbs else ""


_FEELINGS = frozenset({
    "tired", "worried", "scared", "booked", "closed", "allowed", "supposed", "frightened", "annoyed",
    "shaken", "exhausted", "embarrassed", "married", "confused", "excited", "pleased",
})  # fmt: skip


def _verb(norms: Sequence[str], grammar: Grammar) -> str:
    """The verb of the desk that follows a subject, past auxiliaries; "" where another word comes first."""
    for norm in norms[:5]:
        if norm in grammar.act_verbs:
            return norm
        if norm.endswith("ing") and (norm[:-3] in grammar.act_verbs or norm[:-3] + "e" in grammar.act_verbs):
            return norm[:-3] if norm[:-3] in grammar.act_verbs else norm[:-3] + "e"
        if norm not in _HEADS:
            if norm.endswith("ed") and norm[:-2] in grammar.act_verbs:
                return norm[:-2]
            return ""
    return ""
