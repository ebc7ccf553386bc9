"""Which of a turn's meanings, each given by a handful of examples, does a reply express?

Used in play to choose the patient's reaction and for the gates an author states, so a false alarm and a miss both hurt.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from scoring.counter_examples import with_contraries, without_contraries
from scoring.equivalents import Kinds, kinds_of, lexicon
from scoring.heard import Heard
from scoring.hearing import hearing_of
from scoring.likeness import Found, beside
from scoring.notation import Hit
from scoring.pack import PackError, grammar_of
from scoring.polarity import denied
from scoring.reading import Reading
from scoring.rules import FLAGS, flags_of
from scoring.sentence_vectors import vectors_of
from scoring.soft_idf import Book
from scoring.text import fold
from scoring.turn_meanings import Taken, Turn, key_of, sense, take, talk_of, turn_of
from scoring.window_match import Match, best_matches

ACCEPT, ACCEPT_WORDS = 0.45, 0.37
"""A meaning is heard from this score on, and from this one on by words in common alone."""
FAINT = 0.1
"""A likeness without a word in common below this is none; words in common from it on show where it was said."""
MARGIN = 0.12
"""Of meanings heard in the same words, one this far behind the best is not heard."""


_TIME_BITS, _NAME_BIT = FLAGS["time"] | FLAGS["duration"], FLAGS["name"]
_CASE_REACH = 6
"""Words after "if" among which a turn for the worse makes it a case."""
_THEIRS_REACH = 3
"""Words between "he says" and what is his word."""


def recognise(
    reading: Reading,
    meanings: Mapping[str, Sequence[str]],
    *,
    unlike: Mapping[str, Sequence[str]] = MappingProxyType({}),
    least: float = 0.0,
) -> tuple[Heard, ...]:
    """The meanings a reply expresses, best first; several may be heard in one reply, or none.

    Args:
        reading: the reply, read.
        meanings: by name, example sentences; ``...`` in an example stands for any time, amount or name.
        unlike: by name, counter-examples: a reply that is as near to these is not heard as that meaning.
        least: the score to be heard from, where it is more than the usual one.
    """
    return heard_among(scores(reading, meanings, unlike), max(heard_from(reading.language), least))


def heard_from(language: str) -> float:
    """The score, 0.0-1.0, from which a meaning is heard in that language."""
    return ACCEPT if vectors_of(language) is not None else ACCEPT_WORDS


def heard_among(scored: Sequence[Heard], accept: float = ACCEPT) -> tuple[Heard, ...]:
    """Of scored meanings those that are heard, from the score ``accept`` on, best first."""
    found = sorted((each for each in scored if each.score >= accept), key=_order)
    return tuple(
        each
        for number, each in enumerate(found)
        if not any(_shares(each, better) and better.score - each.score > MARGIN for better in found[:number])
    )


def scores(
    reading: Reading,
    meanings: Mapping[str, Sequence[str]],
    unlike: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> tuple[Heard, ...]:
    """Every meaning with its score, in the order given, heard or not; a score of 0.0 has an empty span.

    A score is near the chance that the meaning is expressed, by words in common with its examples and by what both are
    about; a language without a table of vectors has the words alone. ``unlike`` are counter-examples, as in
    ``recognise``: where they score as high, the meaning scores 0.0.
    """
    if unlike:
        return without_contraries(scores(reading, with_contraries(meanings, unlike)), meanings)
    if not meanings:
        return ()
    turn = turn_of(key_of(meanings), reading.language)
    taken = take(reading)
    matches = best_matches(reading, turn.book, taken.terms, taken.stances)
    if turn.sketches is None:
        return _by_words(reading, turn.book, matches)
    found = _beside(reading, turn, matches, taken)
    every = hearing_of(reading.language).scores([each.signs for each in found])
    words = lexicon(reading.language)
    verbatim = {each.meaning: each for each in turn.verbatim.said(reading, words.courtesies, words.titles)}
    result = []
    for number, (name, each, score) in enumerate(zip(turn.book.names, found, every, strict=True)):
        match = matches.get(number)
        if number in verbatim:
            result.append(Heard(name, 1.0, *reading.span(verbatim[number].first, verbatim[number].last)))
        elif each.last < 0 or (match is None and score < FAINT):
            result.append(Heard(name, 0.0, 0, 0))
        elif match is not None and match.score >= FAINT:
            result.append(Heard(name, round(score, 4), *reading.span(match.first, match.last)))
        else:
            first, last = reading.clauses[each.first].first, reading.clauses[each.last].last
            result.append(Heard(name, round(score, 4), *reading.span(first, last)))
    return tuple(result)


def word_scores(reading: Reading, meanings: Mapping[str, Sequence[str]]) -> tuple[Heard, ...]:
    """The same by words in common alone: stricter, for what must not be laid at anybody's door on a vague likeness."""
    if not meanings:
        return ()
    book = turn_of(key_of(meanings), reading.language).book
    return _by_words(reading, book, best_matches(reading, book))


def _by_words(reading: Reading, book: Book, matches: Mapping[int, Match]) -> tuple[Heard, ...]:
    result = []
    for number, name in enumerate(book.names):
        match = matches.get(number)
        if match is None:
            result.append(Heard(name, 0.0, 0, 0))
        else:
            result.append(Heard(name, round(match.score, 4), *reading.span(match.first, match.last)))
    return tuple(result)


def signs_of(reading: Reading, meanings: Mapping[str, Sequence[str]]) -> tuple[tuple[float, ...], ...]:
    """Of every meaning the signs it is scored by, in the order given: what the weights are fitted on.

    Raises:
        PackError: the language has no table of vectors.
    """
    turn = turn_of(key_of(meanings), reading.language)
    if turn.sketches is None:
        raise PackError(f"{reading.language}: no table of vectors")
    return tuple(each.signs for each in _beside(reading, turn, best_matches(reading, turn.book), take(reading)))


def _beside(reading: Reading, turn: Turn, matches: Mapping[int, Match], taken: Taken) -> Sequence[Found]:
    nothing = Match(0.0, 0, -1)
    words = [matches.get(number, nothing) for number in range(len(turn.book.names))]
    return beside(
        sense(reading, taken),
        turn.sketches or (),
        [(each.score, each.contrary) for each in words],
        talk_of(reading.language),
    )


def _order(heard: Heard) -> tuple[float, int, str]:
    return -heard.score, heard.start, heard.meaning


def _shares(one: Heard, other: Heard) -> bool:
    """Whether two spans share more than half of the shorter one."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common * 2 > min(one.end - one.start, other.end - other.start)


def kinds_said(reading: Reading, names: frozenset[str] = frozenset()) -> tuple[Hit, ...]:
    """The kinds of sentence a reply has, by the pack's ``kinds``: each place found, in order.

    Args:
        reading: the reply, or an author's example.
        names: further words, folded, that are names here however they are written.
    """
    kinds, words, tokens = kinds_of(reading.language), lexicon(reading.language), reading.tokens
    stems = _stems(reading, kinds)
    flags = flags_of(reading, {at: _NAME_BIT for at, token in enumerate(tokens) if token.norm in names})
    for at, stem in enumerate(stems):
        if stem in kinds.brief and not (at and tokens[at - 1].is_number):
            # "this second" asks nobody to come at a time.
            for brief in (at - 1, at):
                flags[brief] &= ~_TIME_BITS
    hits = kinds.matcher.hits(
        stems,
        flags,
        [token.clause for token in tokens],
        [token.sentence for token in tokens],
        denied(tokens, grammar_of(reading.language), words.denials, (), {}),
    )
    return tuple(hit for hit in hits if not _pauses(reading, hit) and _meant(reading, stems, hit, kinds))


def meant(reading: Reading, heard: Heard, kind: str = "") -> bool:
    """Whether what was heard is the speaker's word: not for a case only, not another's word, not granted before "but".

    Args:
        reading: the reply.
        heard: of it.
        kind: of sentence that it is, where one is known.
    """
    at = [number for number, token in enumerate(reading.tokens) if heard.start <= token.start < heard.end]
    kinds = kinds_of(reading.language)
    return not at or _meant(reading, _stems(reading, kinds), Hit(kind, at[0], at[-1]), kinds)


def _stems(reading: Reading, kinds: Kinds) -> list[str]:
    """The plain forms of a reply; a word the kinds know is taken as written, whatever the speller made of it."""
    words = lexicon(reading.language)
    stems = []
    for token in reading.tokens:
        written = words.stem(fold(token.text)) if token.corrected else ""
        stems.append(written if written in kinds.matcher.words else words.stem(token.norm))
    return stems


def _meant(reading: Reading, stems: Sequence[str], hit: Hit, kinds: Kinds) -> bool:
    return not _in_case(reading, stems, hit, kinds) and (
        hit.rule in kinds.asked or not _granted(reading, stems, hit, kinds)
    )


def _pauses(reading: Reading, hit: Hit) -> bool:
    """Whether a mark between two clauses stands inside: what is said on its two sides is not one thing."""
    tokens = reading.tokens
    return any(
        tokens[at].clause != tokens[at - 1].clause and tokens[at].start - tokens[at - 1].end > 1
        for at in range(hit.first + 1, hit.last + 1)
    )


def _in_case(reading: Reading, stems: Sequence[str], hit: Hit, kinds: Kinds) -> bool:
    """Whether it is only said for a case: "if it gets worse, ring 999", "if I said you'll be fine"."""
    tokens = reading.tokens
    for at, stem in enumerate(stems):
        asked_after = at and stems[at - 1] in kinds.granted
        if stem not in kinds.in_case or asked_after or tokens[at].sentence != tokens[hit.first].sentence:
            continue
        if hit.rule in kinds.at_once and not kinds.turns.isdisjoint(stems[at : at + _CASE_REACH]):
            return True
        clause = tokens[hit.first].clause
        if at == hit.first - 1 and hit.rule not in kinds.asked:
            return True
        if tokens[at].clause == clause and not kinds.unsaid.isdisjoint(stems[at : hit.first]):
            return True
    return False


def _granted(reading: Reading, stems: Sequence[str], hit: Hit, kinds: Kinds) -> bool:
    """Whether it is somebody else's word, or granted only to go on with "but": not what the speaker says."""
    tokens = reading.tokens
    pronouns = grammar_of(reading.language).pronouns - {"i", "we", "it", "that", "there"}
    sentence = tokens[hit.first].sentence
    granted = False
    for at in range(hit.first - 1, 0, -1):
        if tokens[at].sentence != sentence or stems[at] in kinds.yet:
            break
        before = tokens[at - 1].norm
        near = hit.first - at <= _THEIRS_REACH and tokens[at].clause == tokens[hit.first].clause
        if near and stems[at] in kinds.theirs and before in pronouns:
            return True
        granted = granted or (stems[at] in kinds.granted and before == "i")
    after = range(hit.last + 1, len(tokens))
    return granted and any(stems[at] in kinds.yet for at in after if tokens[at].sentence == sentence)
