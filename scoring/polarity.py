"""What a clause denies: which words of a reading stand inside a negation, for comparing meanings.

Stricter than ``Token.negated``, which serves tone: "no need to ring" hurts nobody, and still says not to ring.
"""

from scoring.equivalents import Denials
from scoring.pack import Grammar
from scoring.text import Token


def denied(tokens: tuple[Token, ...], grammar: Grammar, denials: Denials) -> list[bool]:
    """Tell for every token whether its clause denies it.

    A negator reaches to the end of its clause and back over its subject ("Thursday isn't possible"), not back past
    a pronoun that starts a statement of its own ("sorry I couldn't").
    """
    result = [False] * len(tokens)
    at = 0
    while at < len(tokens):
        if _negates(tokens, at, grammar, denials):
            clause = tokens[at].clause
            for back in range(at - 1, -1, -1):
                if tokens[back].clause != clause:
                    break
                if tokens[back].norm in grammar.pronouns:
                    break
                result[back] = True
            while at < len(tokens) and tokens[at].clause == clause and tokens[at].norm not in denials.ends:
                result[at] = True
                at += 1
        at += 1
    return result


def _negates(tokens: tuple[Token, ...], at: int, grammar: Grammar, denials: Denials) -> bool:
    token = tokens[at]
    after = tokens[at + 1].norm if at + 1 < len(tokens) and tokens[at + 1].clause == token.clause else ""
    if token.norm == "too":
        window = [each.norm for each in tokens[at + 2 : at + 5] if each.clause == token.clause]
        return "to" in window
    if token.norm in denials.words:
        return True
    if token.norm not in grammar.negators or after in denials.harmless_after:
        return False
    before = tokens[at - 1].norm if at and tokens[at - 1].clause == token.clause else ""
    if token.norm == "no" and (not after or (not before and after in grammar.pronouns | {"let", "please"})):
        return False
    # "don't you", "can't I": a question or a tag.
    return not (before in grammar.inverted and after in grammar.pronouns)
