"""What a clause denies: which words of a reading stand inside a negation, for comparing meanings.

Stricter than ``Token.negated``, which serves tone: "no need to ring" hurts nobody, and still says not to ring.
"""

from collections.abc import Container, Iterator, Mapping

from scoring.equivalents import Denials
from scoring.pack import Grammar
from scoring.text import Token


def denied(
    tokens: tuple[Token, ...], grammar: Grammar, denials: Denials, inert: Container[int], idioms: Mapping[int, int]
) -> list[bool]:
    """Tell for every token whether its clause denies it.

    A negator reaches to the end of its clause and back over its subject ("Thursday isn't possible"), not back past
    a pronoun that starts a statement of its own ("sorry I couldn't"), and on into what is not said to be so ("I can't
    say if she's here").

    Args:
        tokens: of a reading.
        grammar: of its language.
        denials: of its language.
        inert: tokens that negate nothing here ("not" in "don't hang up").
        idioms: first to last token of phrases that deny what stands around them ("fully booked").
    """
    result = [False] * len(tokens)
    at = 0
    while at < len(tokens):
        idiom = at in idioms
        if not idiom and (at in inert or not _negates(tokens, at, grammar, denials)):
            at += 1
            continue
        for back in _subject(tokens, at, grammar, denials):
            result[back] = True
        first = idioms[at] + 1 if idiom else at
        at = _reach(tokens, at, first, denials)
        result[first:at] = [True] * (at - first)
    return result


def _reach(tokens: tuple[Token, ...], negator: int, first: int, denials: Denials) -> int:
    """Where the denial that starts at ``first`` ends: the first token it does not reach."""
    clause = tokens[negator].clause
    unsaid = False
    cased = _opener(tokens, negator) in denials.cases
    at = first
    while at < len(tokens) and (tokens[at].norm not in denials.ends or at == negator + 1):
        if tokens[at].clause != clause:
            if not unsaid or tokens[at].norm not in denials.asides or _pauses(tokens, at):
                break
            clause = tokens[at].clause
        if cased and at > negator + 1 and _starts_afresh(tokens, at, denials):
            break
        unsaid = unsaid or tokens[at].norm in denials.saying
        at += 1
    return at


def _opener(tokens: tuple[Token, ...], at: int) -> str:
    """The first word of the clause."""
    while at and tokens[at - 1].clause == tokens[at].clause:
        at -= 1
    return tokens[at].norm


def _starts_afresh(tokens: tuple[Token, ...], at: int, denials: Denials) -> bool:
    """Whether a main clause starts here without a comma: "if she doesn't pick up you're to go"."""
    return (
        at + 1 < len(tokens)
        and tokens[at].norm in denials.subjects
        and tokens[at + 1].norm in denials.modals | denials.starts
        and tokens[at - 1].norm not in denials.asides
    )


def _pauses(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a mark stands before the token: "I can't say. If you like ..." denies nothing of what comes then."""
    return tokens[at].sentence != tokens[at - 1].sentence or tokens[at].start - tokens[at - 1].end > 1


def _subject(tokens: tuple[Token, ...], at: int, grammar: Grammar, denials: Denials) -> Iterator[int]:
    """The tokens before an auxiliary with its "not" that it denies too: its noun subject."""
    if not at or tokens[at - 1].norm not in grammar.inverted:
        return
    for back in range(at - 1, -1, -1):
        norm = tokens[back].norm
        if tokens[back].clause != tokens[at].clause or norm in grammar.pronouns or norm in denials.joins:
            return
        yield back


def _negates(tokens: tuple[Token, ...], at: int, grammar: Grammar, denials: Denials) -> bool:
    token = tokens[at]
    after = tokens[at + 1].norm if at + 1 < len(tokens) and tokens[at + 1].clause == token.clause else ""
    if token.norm == "too":
        window = [each.norm for each in tokens[at + 2 : at + 5] if each.clause == token.clause]
        return "to" in window
    if token.norm in denials.words:
        return True
    before = tokens[at - 1].norm if at and tokens[at - 1].clause == token.clause else ""
    # "I can't just book you in" denies; "not only that" does not.
    bare = after in denials.limits and before not in denials.modals
    if token.norm not in grammar.negators or bare:
        return False
    if after in denials.harmless_after and not _says_leave(tokens, at + 1, denials):
        return False
    # "yes or no" denies nothing.
    if token.norm == "no" and before in denials.joins and at > 1 and tokens[at - 2].norm == "yes":
        return False
    if token.norm == "no" and (not after or (not before and after in grammar.pronouns | {"let", "please"})):
        return False
    # "don't you", "can't I": a question or a tag.
    return not (before in grammar.inverted and after in grammar.pronouns)


def _says_leave(tokens: tuple[Token, ...], at: int, denials: Denials) -> bool:
    """Whether a word harmless after a negator says to leave what follows: "don't bother with it", "... ringing"."""
    after = tokens[at + 1].norm if at + 1 < len(tokens) and tokens[at + 1].clause == tokens[at].clause else ""
    return tokens[at].norm in denials.leaves and (after in denials.leave_by or after.endswith("ing"))
