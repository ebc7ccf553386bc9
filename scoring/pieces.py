"""From written words to pieces: contractions opened with or without their apostrophe, and the slips of learners.

How well somebody knows the language is no part of how well they treat a patient: "I will to ring", "I am agree" and
"Ill ring" are read as "I will ring", "I agree" and "I'll ring".
"""

from collections.abc import Sequence

from scoring.pack import Grammar
from scoring.text import Piece, RawWord, fold, open_word

Written = tuple[str, Piece, bool]
"""A piece as written, with offsets of the whole reply, and whether it is a number."""

_SUSPECTS = frozenset({"to", "am", "so"})


def pieces_of(text: str, words: Sequence[RawWord], grammar: Grammar) -> list[Written]:
    """Written words opened into pieces."""
    found: list[Written] = []
    for at, word in enumerate(words):
        if word.is_number:
            found.append((word.text, Piece(word.text, word.start, word.start + len(word.text)), True))
            continue
        splits = grammar.bare_pronouns if _is_bare(text, words, at, grammar) else grammar.splits
        for piece in open_word(word.text, splits, grammar.endings):
            norm = grammar.spellings.get(piece.norm, piece.norm)
            start = word.start + piece.start
            written = word.text[piece.start : piece.end]
            found.append((written, Piece(norm, start, word.start + piece.end), False))
    return _without_slips(found, grammar)


def _is_bare(text: str, words: Sequence[RawWord], at: int, grammar: Grammar) -> bool:
    """Whether a word that is also another ("ill", "its", "were") is a contraction that lost its apostrophe."""
    folded = fold(words[at].text)
    if folded not in grammar.bare_pronouns or at + 1 >= len(words):
        return False
    following = words[at + 1]
    gap = text[words[at].start + len(words[at].text) : following.start]
    after = fold(following.text)
    if not gap.isspace():
        return False
    if folded not in grammar.bare_heads:
        return after in grammar.bare_before
    never, always = grammar.bare_heads[folded]
    # "Its full" and "we're full": at the head of a clause, where a possessive or a question would go on otherwise.
    before = text[: words[at].start].rstrip(" ")
    opens = not before or not before[-1].isalnum() or fold(words[at - 1].text) in grammar.openers
    return after in always or (opens and after not in never)


def _without_slips(pieces: list[Written], grammar: Grammar) -> list[Written]:
    """The pieces without hesitations and without what learners put in too much: "I will to ring", "I am agree"."""
    norms = [piece.norm for _, piece, _ in pieces]
    suspects = [at for at, norm in enumerate(norms) if norm in _SUSPECTS or norm in grammar.hesitations]
    slips = {at for at in suspects if _is_slip(norms, at, grammar)}
    return [piece for at, piece in enumerate(pieces) if at not in slips] or pieces if slips else pieces


def _is_slip(norms: Sequence[str], at: int, grammar: Grammar) -> bool:
    norm = norms[at]
    if norm in grammar.hesitations:
        return True
    if at + 1 >= len(norms):
        return False
    if norm == "so":
        # "So, you have" and "ok so you have" only open the talk; "so sorry" and "busy, so you" say something.
        return norms[:at] in ([], ["ok"]) and norms[at + 1] in grammar.pronouns
    if not at:
        return False
    if norm == "to" and at > 1:
        # "all I can to help" is said right; "I will to help" is not.
        subject = norms[at - 2] in grammar.pronouns and (at < 3 or norms[at - 3] not in grammar.relatives)
        return subject and norms[at - 1] in grammar.modals and norms[at + 1] in grammar.act_verbs
    return norm == "am" and norms[at - 1] == "i" and norms[at + 1] in grammar.plain_verbs
