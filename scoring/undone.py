"""What a reply denies without a negator, or takes back with two: for what it is about, not for its words."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from scoring.equivalents import Lexicon
from scoring.reading import Clause, Reading


def undone(reading: Reading, lexicon: Lexicon) -> set[int]:
    """The tokens that phrases like "instead of", "too late to" or "it doesn't matter" deny."""
    found: set[int] = set()
    norms = [token.norm for token in reading.tokens]
    phrases = lexicon.undone
    for number, clause in enumerate(reading.clauses):
        if norms[clause.first] in phrases.alone and not phrases.may.isdisjoint(norms[clause.first : clause.last + 1]):
            # "Only the manager can": nobody here.
            found.update(range(clause.first, clause.last + 1))
        for at in range(clause.first, clause.last + 1):
            if norms[at] not in phrases.after and norms[at] not in phrases.whole:
                continue
            if _stands(norms, at, clause, phrases.but_not):
                continue
            length = _stands(norms, at, clause, phrases.after)
            if length:
                found.update(range(at + length, clause.last + 1))
            if _stands(norms, at, clause, phrases.whole):
                found.update(range(clause.first, clause.last + 1))
                found.update(_hanging(reading, number, lexicon))
    return found


def doubled(reading: Reading, lexicon: Lexicon, negators: frozenset[str]) -> set[int]:
    """The clauses in which a negator before a verb of saying undoes one behind it: "it isn't true he never came"."""
    found: set[int] = set()
    saying = lexicon.undone.saying
    for sentence in reading.sentences:
        at = [n for n in range(sentence.first, sentence.last + 1) if reading.tokens[n].norm in negators]
        for first, second in pairwise(at):
            said = any(reading.tokens[n].norm in saying for n in range(first + 1, second))
            # "I can't say who, not even to a sister" says it twice and takes nothing back.
            if said and not any(_pauses(reading, n) for n in range(first + 1, second + 1)):
                found.update(
                    n for n, each in enumerate(reading.clauses) if first <= each.last and each.first <= sentence.last
                )
    return found


def _pauses(reading: Reading, at: int) -> bool:
    """Whether a mark stands before the token."""
    return reading.tokens[at].start - reading.tokens[at - 1].end > 1


def _stands(norms: Sequence[str], at: int, clause: Clause, phrases: Mapping[str, tuple[tuple[str, ...], ...]]) -> int:
    """How many words of one of the phrases stand there; 0 where none does."""
    for words in phrases.get(norms[at], ()):
        if at + len(words) - 1 <= clause.last and tuple(norms[at : at + len(words)]) == words:
            return len(words)
    return 0


def _hanging(reading: Reading, number: int, lexicon: Lexicon) -> range:
    """The tokens of the next clause where it hangs on this one: "it doesn't matter when ..."."""
    after = reading.clauses[number + 1] if number + 1 < len(reading.clauses) else None
    if after is None or reading.tokens[after.first].norm not in lexicon.denials.asides:
        return range(0)
    return range(after.first, after.last + 1)
