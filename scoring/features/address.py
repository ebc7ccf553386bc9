"""Whom the words are turned to: this person and theirs, with a choice, or anybody."""

from itertools import pairwise

from scoring.features.scale import saturate
from scoring.scene import Scene

_OTHERS = frozenset({"he", "she", "him", "her", "his", "they", "them"})
_HEDGES = frozenset({"maybe", "perhaps", "probably", "might", "guess", "suppose", "hopefully", "possibly"})
_SMALL = frozenset({"just", "only", "simply"})
_REGRET = frozenset({"unfortunately", "afraid", "regret", "regrettably"})
_JOINT = frozenset({"us", "together", "we"})


def features(scene: Scene) -> dict[str, float]:
    """Features of address."""
    reading, uptake = scene.reading, scene.uptake
    tokens = reading.tokens
    size = max(1, scene.size)
    said = {token.norm for token in scene.patient.tokens}
    taken = set(uptake.detail) | set(uptake.fact)
    specific = {tokens[at].sentence for at in taken if max(uptake.detail.get(at, 0), uptake.fact.get(at, 0)) >= 0.5}
    sentences = max(1, len(reading.sentences))
    alternatives = sum(1 for t in tokens if t.norm == "or" and not t.negated)
    your = sum(1 for at, t in enumerate(tokens[:-1]) if t.norm in ("your", "the", "that") and at + 1 in uptake.detail)
    first_person = sum(1 for t in tokens if t.norm in ("i", "me", "my", "myself"))
    will = sum(1 for a, b in pairwise(tokens) if a.norm == "i" and b.norm in ("will", "am"))
    heads = [tokens[s.first].norm for s in reading.sentences]
    eases = sum(1 for at in uptake.detail if tokens[at].negated)
    return {
        "names_known": saturate(len(uptake.named), 2),
        "speaks_of_theirs": float(bool(_OTHERS & said) and any(t.norm in _OTHERS for t in tokens)),
        "first_person": min(1.0, 8 * first_person / size),
        "i_will": saturate(will, 2),
        "detail_first": float(any(at < 6 for at, weight in uptake.detail.items() if weight >= 0.5)),
        "sentences_specific": len(specific) / sentences,
        "choice": saturate(alternatives, 2),
        "choice_asked": float(any(tokens[k].norm == "or" for q in reading.questions for k in range(q.first, q.last))),
        "your_detail": saturate(your, 2),
        "joint": saturate(sum(1 for t in tokens if t.norm in _JOINT), 2),
        "hedges": saturate(sum(1 for t in tokens if t.norm in _HEDGES), 2),
        "just": saturate(sum(1 for t in tokens if t.norm in _SMALL), 2),
        "regret": saturate(sum(1 for t in tokens if t.norm in _REGRET), 1),
        "please": saturate(sum(1 for t in tokens if t.norm == "please"), 2),
        "do_not": float(any(a.norm == "do" and b.norm == "not" for a, b in pairwise(tokens))),
        "bids": saturate(
            sum(1 for norm in heads if norm in ("come", "sit", "stay", "bring", "give", "stop", "leave")), 1
        ),
        "eases": saturate(eases, 2),
        "if_you": saturate(sum(1 for a, b in pairwise(tokens) if (a.norm, b.norm) == ("if", "you")), 1),
        "ending": float(bool(tokens) and tokens[-1].norm in ("bye", "goodbye", "day", "thanks", "further")),
    }
