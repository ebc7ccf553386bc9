"""A reply, read once: everything the scorer knows of it comes from this value."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from scoring.actors import NONE, actor_of
from scoring.pack import Grammar, grammar_of, load_yaml, pack_folder
from scoring.pieces import pieces_of
from scoring.rubric import SCORED_CHARS
from scoring.spelling import Speller
from scoring.text import Piece, Token, raw_words
from scoring.times import FIRM, Mention, find_mentions


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A run of tokens ``first`` to ``last`` inclusive.

    ``opener`` is the word that opened it inside a sentence ("but", "because", "" after a comma); ``actor`` is who acts,
    one of the constants of ``scoring.actors``; ``verb`` the word they act with ("" where none is known).
    """

    first: int
    last: int
    opener: str = ""
    actor: str = NONE
    verb: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Tokens ``first`` to ``last`` inclusive; ``question`` where one is asked, with or without the mark."""

    first: int
    last: int
    question: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What could be made out of a reply.

    Attributes:
        text: the reply as given, whole; only its first ``SCORED_CHARS`` code points are read.
        language: the pack it was read with.
        tokens: words and numbers, in order.
        sentences: in order; ``Sentence.question`` marks questions.
        clauses: in order.
        mentions: times, days, durations, prices, numbers.
        names: tokens (by number) that look like a person's or place's name.
        known: how many tokens the language's vocabulary knows.
        intelligible: something could be made out: False for an empty reply, emoji, punctuation, markup, mashed keys.
    """

    text: str
    language: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    clauses: tuple[Clause, ...]
    mentions: tuple[Mention, ...]
    names: tuple[int, ...]
    known: int
    intelligible: bool

    @property
    def questions(self) -> tuple[Sentence, ...]:
        """The sentences that ask."""
        return tuple(sentence for sentence in self.sentences if sentence.question)

    @property
    def times(self) -> tuple[Mention, ...]:
        """The mentions that say when: a clock time, a day, a part of a day, a duration."""
        return tuple(mention for mention in self.mentions if mention.kind in FIRM)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Code point offsets of tokens ``first`` to ``last`` inclusive."""
        return self.tokens[first].start, self.tokens[last].end


_BREAK = re.compile(r"[.!?…]+(?=[\s\"'”’)\]])|\n+|[!?]+")
_COMMA = re.compile(r"[,;:()]|\s[-\u2013\u2014]+\s|\u2014|\.{2,}|…")
_QUOTES = re.compile(r"[\"\u201c\u201d\u00ab\u00bb]|(?<![^\W_])['\u2018](?=\w)|(?<=[\w.,!?])['\u2019](?![^\W_])")
_ABBREVIATIONS = frozenset({"dr", "mr", "mrs", "ms", "st", "e.g", "i.e", "prof", "ext"})


def read(reply: str, language: str = "en") -> Reading:
    """Read a reply.

    Only the first ``SCORED_CHARS`` code points are read; offsets are those of ``reply`` as given.

    Raises:
        UnknownLanguageError: there is no pack for the language.
    """
    if len(reply) > SCORED_CHARS:
        return _read_afresh(reply, language)
    return _read(reply, language)


@lru_cache(maxsize=512)
def _read(reply: str, language: str) -> Reading:
    """Read a text of ordinary length; the patient's line and the desk card come again and again."""
    return _read_afresh(reply, language)


def _read_afresh(reply: str, language: str) -> Reading:
    grammar = grammar_of(language)
    text = reply[:SCORED_CHARS]
    words = raw_words(text)
    pieces = pieces_of(text, words, grammar)
    tokens, clause_openers, marks = _place(text, pieces, grammar)
    tokens = _negate(tokens, grammar)
    sentences = _sentences(tokens, marks, grammar)
    tokens = _spell(tokens, language)
    known = sum(1 for token in tokens if _is_known(token, grammar))
    return Reading(
        text=reply,
        language=language,
        tokens=tuple(tokens),
        sentences=sentences,
        clauses=_clauses(tokens, clause_openers, grammar),
        mentions=find_mentions(text, tokens, grammar),
        names=_names(tokens, grammar),
        known=known,
        intelligible=known > 0 and known * 6 >= len(tokens),
    )


@lru_cache(maxsize=8)
def speller_of(language: str) -> Speller:
    """The speller of the language's vocabulary."""
    bands = load_yaml(pack_folder(language) / "background.yaml")
    common = [word for band in ("grammar", "everyday", "desk") for word in bands[band].split()]
    return Speller(grammar_of(language).known, common)


def _spell(tokens: list[Token], language: str) -> list[Token]:
    """Put plain typos right, in ``norm`` only; a word with a capital inside a sentence may be a name and stays."""
    known = grammar_of(language).known
    if all(token.norm in known for token in tokens):
        return tokens
    correct = speller_of(language).correct
    result = list(tokens)
    for at, token in enumerate(tokens):
        if token.is_number or token.norm in known:
            continue
        starts = at == 0 or tokens[at - 1].sentence != token.sentence
        if token.text[:1].isupper() and not starts:
            continue
        norm = correct(token.norm)
        if norm != token.norm:
            result[at] = token._replace(norm=norm, corrected=True)
    return result


def _place(
    text: str, pieces: Sequence[tuple[str, Piece, bool]], grammar: Grammar
) -> tuple[list[Token], dict[int, str], dict[int, str]]:
    """Give every word its sentence and clause; which word opened each clause, and how each sentence ends."""
    tokens: list[Token] = []
    openers: dict[int, str] = {}
    marks: dict[int, str] = {}
    sentence = clause = 0
    quoted = False
    before = 0
    for at, (written, piece, is_number) in enumerate(pieces):
        gap = text[before : piece.start]
        if gap.isspace() and (tokens and not _starts_line(text, before, piece.start)):
            gap = " "
        if gap and gap != " ":
            mark = _sentence_break(gap, tokens)
            if mark and tokens:
                marks[sentence] = mark
                sentence += 1
                clause += 1
            elif _COMMA.search(gap) and tokens:
                clause += 1
            if len(_QUOTES.findall(gap)) % 2:
                quoted = not quoted
        if tokens and tokens[-1].clause == clause and _opens(pieces, at, grammar, tokens):
            clause += 1
        if (not tokens or tokens[-1].clause != clause) and (
            piece.norm in grammar.openers or piece.norm in grammar.weak_openers
        ):
            openers[clause] = piece.norm
        tokens.append(
            Token(written, piece.norm, piece.start, piece.end, sentence, clause, is_number=is_number, quoted=quoted)
        )
        before = piece.end
    tail = text[before:]
    marks[sentence] = _sentence_break(tail + " ", tokens) or ""
    return tokens, openers, marks


_LINE = 28
"""A line of so many code points may have been broken by a mail program and not by its writer."""


def _starts_line(text: str, before: int, start: int) -> bool:
    """Whether a line break between two words starts a sentence: not where a long line only runs on in small letters."""
    gap = text[before:start]
    if "\n" not in gap:
        return False
    long = before - (text.rfind("\n", 0, before) + 1) >= _LINE
    return gap.count("\n") > 1 or not long or not text[start].islower()


def _sentence_break(gap: str, tokens: Sequence[Token]) -> str:
    """The mark that ends a sentence in the gap between two words, or ""."""
    if "?" in gap:
        return "?"
    found = _BREAK.search(gap)
    if not found:
        return ""
    mark = found.group()
    if (
        mark == "."
        and tokens
        and (
            tokens[-1].text.lower() in _ABBREVIATIONS
            or (len(tokens[-1].text) == 1 and tokens[-1].text.isalpha() and tokens[-1].text not in "IiuU")
        )
    ):
        return ""
    return mark[0]


def _opens(pieces: Sequence[tuple[str, Piece, bool]], at: int, grammar: Grammar, tokens: Sequence[Token]) -> bool:
    """Whether the word opens a clause of its own inside a sentence."""
    norm = pieces[at][1].norm
    if norm in grammar.openers:
        after = pieces[at + 1][1].norm if at + 1 < len(pieces) else ""
        # "before nine" and "so sorry" open nothing.
        if norm in ("before", "after", "until", "till", "since", "so"):
            return after in grammar.pronouns
        return not (norm == "which" and tokens[-1].norm in ("at", "in", "on"))
    if norm in grammar.weak_openers and at + 1 < len(pieces):
        after = pieces[at + 1][1].norm
        return after in grammar.pronouns or after in ("then", "please", "just", "let")
    return False


def _negate(tokens: list[Token], grammar: Grammar) -> list[Token]:
    """Mark every token in the scope of a negator: from the negator to the end of its clause, and its auxiliary."""
    if not any(token.norm in grammar.negators for token in tokens):
        return tokens
    result = list(tokens)
    scope = -1
    for at, token in enumerate(tokens):
        if token.norm in grammar.negators:
            after = tokens[at + 1] if at + 1 < len(tokens) else None
            same = after is not None and after.clause == token.clause
            word = after.norm if after is not None and same else ""
            if (word in grammar.harmless_after and not _at_all(tokens, at)) or (not same and token.norm == "no"):
                continue
            if at and tokens[at - 1].norm in grammar.inverted and tokens[at - 1].clause == token.clause:
                if word in grammar.pronouns:
                    continue
                result[at - 1] = result[at - 1]._replace(negated=True)
            scope = token.clause
            result[at] = token._replace(negated=True)
        elif scope >= 0 and _still_denied(tokens, at, scope):
            scope = token.clause
            result[at] = token._replace(negated=True)
        else:
            scope = -1
    return result


def _at_all(tokens: Sequence[Token], at: int) -> bool:
    """Whether a "not at all" goes on in its clause: then it denies what follows ("not at all sorry")."""
    following = tokens[at + 1 : at + 4]
    return (
        [t.norm for t in following[:2]] == ["at", "all"]
        and len(following) == 3
        and (following[2].clause == tokens[at].clause)
    )


_FRESH = frozenset({"will", "can", "could"})


def _still_denied(tokens: Sequence[Token], at: int, scope: int) -> bool:
    """Whether a negator's scope reaches the token: its clause, and an "if" clause hung on it without a comma.

    "I can't do Monday I can do Friday", typed without a stop, starts afresh at the second "I can".
    """
    token = tokens[at]
    if token.clause != scope:
        if token.clause != scope + 1 or token.sentence != tokens[at - 1].sentence:
            return False
        return token.norm in ("if", "when", "what") and token.start - tokens[at - 1].end == 1
    fresh = token.norm in ("i", "we", "she", "he") and at + 1 < len(tokens) and tokens[at + 1].norm in _FRESH
    return not fresh


def _sentences(tokens: Sequence[Token], marks: dict[int, str], grammar: Grammar) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    first = 0
    for at, token in enumerate(tokens):
        if at + 1 == len(tokens) or tokens[at + 1].sentence != token.sentence:
            mark = marks.get(token.sentence, "")
            asks = mark == "?" or (mark in ("", "…") and _opens_question(tokens[first : at + 1], grammar))
            found.append(Sentence(first=first, last=at, question=asks, mark=mark))
            first = at + 1
    return tuple(found)


_WH = frozenset({"what", "which", "when", "where", "who", "how", "why"})


def _opens_question(tokens: Sequence[Token], grammar: Grammar) -> bool:
    """Whether a sentence without its mark asks: its last clause starts as questions start."""
    last = [token for token in tokens if token.clause == tokens[-1].clause]
    norms = [token.norm for token in last[:3]]
    if norms and norms[0] in grammar.weak_openers:
        norms = norms[1:]
    if len(norms) < 2:
        return False
    if norms[0] in grammar.inverted | {"shall", "may", "am", "might"}:
        return norms[1] in grammar.pronouns or norms[1] in ("this", "someone", "anyone", "your")
    wh = norms[0] in _WH and last[0] is tokens[0]
    return (wh and (norms[1] in grammar.inverted or len(last) <= 4)) or norms[:2] in (
        ["want", "me"],
        ["want", "to"],
        ["need", "me"],
        ["how", "about"],
        ["what", "about"],
    )


def _clauses(tokens: Sequence[Token], openers: dict[int, str], grammar: Grammar) -> tuple[Clause, ...]:
    found: list[Clause] = []
    first = 0
    for at, token in enumerate(tokens):
        if at + 1 == len(tokens) or tokens[at + 1].clause != token.clause:
            actor, verb = actor_of([t.norm for t in tokens[first : at + 1]], grammar)
            found.append(Clause(first=first, last=at, opener=openers.get(token.clause, ""), actor=actor, verb=verb))
            first = at + 1
    return tuple(found)


def _names(tokens: Sequence[Token], grammar: Grammar) -> tuple[int, ...]:
    """Tokens that look like names: capitalised inside a sentence, or after a title."""
    found = []
    for at, token in enumerate(tokens):
        if token.is_number or not token.text[:1].isupper() or len(token.text) < 2:
            continue
        first = at == 0 or tokens[at - 1].sentence != token.sentence
        after_title = at and tokens[at - 1].norm in grammar.titles
        if (
            after_title
            or (not first and token.norm not in grammar.known)
            or (first and token.norm not in grammar.known and len(token.text) > 2 and not token.text.isupper())
        ):
            found.append(at)
    return tuple(found)


def _is_known(token: Token, grammar: Grammar) -> bool:
    """Whether the token is a word or number the language knows."""
    if token.is_number:
        return len(token.norm) <= 5
    return token.norm in grammar.known
