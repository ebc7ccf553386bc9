"""The small notation in which packs write phrases, compiled once and matched over a reading's tokens.

``word`` a word as folded · ``word*`` a beginning · ``(a|b c|)`` one of these, an empty one makes it optional ·
``..`` up to three words of the same clause · ``...`` up to eight words of the same sentence · ``#`` a number ·
``{class}`` a word of a class of the pack, or of a kind the reading knows (``{time}``, ``{detail}``) ·
``^`` at the start of a clause · ``$`` at its end.

A phrase without a negator of its own does not match where its words are negated.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

NEAR_GAP = 3
FAR_GAP = 8
_MOST_EXPANSIONS = 400
_NONE: frozenset[str] = frozenset()


class NotationError(ValueError):
    """A phrase of a pack cannot be read."""


class Element(NamedTuple):
    """One place of a phrase: words, beginnings or a flag that fit it, or a gap."""

    words: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    mask: int = 0
    gap: int = 0
    wide: bool = False


class Phrase(NamedTuple):
    """A compiled phrase: ``anchor`` is the place looked up in the index.

    What can be seen at a glance is held ready, empty where nothing is asked: a word of ``needs`` must occur, one of
    ``before`` must stand right before the anchor's and one of ``after`` right behind it.
    """

    rule: str
    elements: tuple[Element, ...]
    anchor: int
    at_start: bool
    at_end: bool
    negators: frozenset[str]
    needs: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]


class Hit(NamedTuple):
    """A rule found: tokens ``first`` to ``last``, inclusive."""

    rule: str
    first: int
    last: int


def _split(pattern: str) -> list[str]:
    parts, depth, current = [], 0, ""
    for char in pattern:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            raise NotationError(f"a bracket closes that was not opened: {pattern}")
        if char == " " and depth == 0:
            if current:
                parts.append(current)
            current = ""
        else:
            current += char
    if depth:
        raise NotationError(f"a bracket is not closed: {pattern}")
    return [*parts, current] if current else parts


def _branches(inside: str) -> list[str]:
    """Split at the bars that stand in no inner bracket."""
    parts, depth, current = [], 0, ""
    for char in inside:
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += char
    return [*parts, current]


def _word(text: str, classes: Mapping[str, Sequence[str]], flags: Mapping[str, int], pattern: str) -> Element:
    if text == "..":
        return Element(gap=NEAR_GAP)
    if text == "...":
        return Element(gap=FAR_GAP, wide=True)
    if text == "#":
        return Element(mask=flags["number"])
    if text.startswith("{") and text.endswith("}"):
        name = text[1:-1]
        if name in flags:
            return Element(mask=flags[name])
        if name not in classes:
            raise NotationError(f"no class {text}: {pattern}")
        words = classes[name]
        return Element(
            frozenset(w for w in words if not w.endswith("*")), tuple(w[:-1] for w in words if w.endswith("*"))
        )
    if text.endswith("*"):
        return Element(prefixes=(text[:-1],))
    return _plain(text)


@cache
def _same(words: frozenset[str]) -> frozenset[str]:
    """One set for all places that have these words."""
    return words


@cache
def _plain(word: str) -> Element:
    """One word; the many phrases that have it share it."""
    return Element(frozenset((word,)))


def _joined(elements: Sequence[Element]) -> Element:
    words = _same(frozenset().union(*(e.words for e in elements)))
    prefixes = tuple(dict.fromkeys(p for e in elements for p in e.prefixes))
    mask = 0
    for element in elements:
        mask |= element.mask
    return Element(words, prefixes, mask)


def _choices(
    part: str, classes: Mapping[str, Sequence[str]], flags: Mapping[str, int], pattern: str
) -> list[tuple[Element, ...]]:
    if not part.startswith("("):
        return [(_word(part, classes, flags, pattern),)]
    singles: list[Element] = []
    longer: list[tuple[Element, ...]] = []
    for choice in _branches(part[1:-1]):
        inner = [_choices(word, classes, flags, pattern) for word in _split(choice)]
        for combination in itertools.product(*inner):
            elements = tuple(itertools.chain.from_iterable(combination))
            if len(elements) == 1 and not elements[0].gap:
                singles.append(elements[0])
            else:
                longer.append(elements)
    return ([(_joined(singles),)] if singles else []) + longer


def compile_phrase(
    rule: str,
    pattern: str,
    *,
    classes: Mapping[str, Sequence[str]],
    flags: Mapping[str, int],
    negators: frozenset[str],
    common: frozenset[str],
) -> list[Phrase]:
    """Compile one phrase; alternatives of several words become several phrases.

    Raises:
        NotationError: the phrase cannot be read, names an unknown class, or branches too often.
    """
    parts = _split(pattern)
    at_start, at_end = parts[:1] == ["^"], parts[-1:] == ["$"]
    parts = parts[at_start : len(parts) - at_end]
    choices = [_choices(part, classes, flags, pattern) for part in parts]
    size = 1
    for choice in choices:
        size *= len(choice)
    if size > _MOST_EXPANSIONS:
        raise NotationError(f"branches {size} ways, at most {_MOST_EXPANSIONS}: {pattern}")
    found = []
    for combination in itertools.product(*choices):
        elements = tuple(itertools.chain.from_iterable(combination))
        while elements and elements[-1].gap:
            elements = elements[:-1]
        if not elements or elements[0].gap:
            raise NotationError(f"needs a word to start with: {pattern}")
        anchor = min(range(len(elements)), key=lambda k: _cost(elements[k], common))
        own = _same(frozenset().union(*(e.words & negators for e in elements)))
        glance = _needs(elements, anchor), _plain_at(elements, anchor - 1), _plain_at(elements, anchor + 1)
        found.append(Phrase(rule, elements, anchor, at_start, at_end, own, *glance))
    return found


def _plain_at(elements: Sequence[Element], at: int) -> frozenset[str]:
    """The words of a place that only words can fill; none where there is no such place."""
    if not 0 <= at < len(elements):
        return _NONE
    words, prefixes, mask, gap, _wide = elements[at]
    return _NONE if prefixes or mask or gap else words


def _needs(elements: Sequence[Element], anchor: int) -> frozenset[str]:
    """The words of the pickiest place beside the anchor that only words can fill."""
    plain = [e.words for k, e in enumerate(elements) if k != anchor and e.words and not e.prefixes and not e.mask]
    return min(plain, key=len, default=frozenset())


def _cost(element: Element, common: frozenset[str]) -> tuple[int, int]:
    """How unwelcome an element is as anchor: gaps never, flags and everyday words last."""
    if element.gap:
        return (9, 0)
    if element.mask:
        return (3, 0)
    return (2 if element.words & common else 1, len(element.words) + 4 * len(element.prefixes))


class Matcher:
    """All phrases of a pack behind an index by word, by beginning and by flag."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_word: dict[str, list[Phrase]] = {}
        self._by_prefix: dict[str, list[Phrase]] = {}
        self._by_flag: list[tuple[int, Phrase]] = []
        self.words: set[str] = set()
        for phrase in phrases:
            anchor = phrase.elements[phrase.anchor]
            for word in anchor.words:
                self._by_word.setdefault(word, []).append(phrase)
            for prefix in anchor.prefixes:
                self._by_prefix.setdefault(prefix, []).append(phrase)
            if anchor.mask:
                self._by_flag.append((anchor.mask, phrase))
            self.words.update(*(element.words for element in phrase.elements))
        self._lengths = sorted({len(prefix) for prefix in self._by_prefix})
        self._known: dict[str, tuple[Phrase, ...]] = {}

    def _candidates(self, word: str) -> tuple[Phrase, ...]:
        found = self._known.get(word)
        if found is None:
            chosen = list(self._by_word.get(word, ()))
            for length in self._lengths:
                if length <= len(word):
                    chosen.extend(self._by_prefix.get(word[:length], ()))
            found = tuple(chosen)
            if len(self._known) < 20_000:
                self._known[word] = found
        return found

    def hits(
        self,
        norms: Sequence[str],
        flags: Sequence[int],
        clauses: Sequence[int],
        sentences: Sequence[int],
        negated: Sequence[bool],
    ) -> list[Hit]:
        """Every rule found, each place once, in the order of the text."""
        seen: set[Hit] = set()
        run = _Run(norms, flags, clauses, sentences)
        present, around = frozenset(norms), ("", *norms, "")
        for at, word in enumerate(norms):
            before, after = around[at], around[at + 2]
            for phrase in self._candidates(word):
                if (
                    (phrase.after and after not in phrase.after)
                    or (phrase.before and before not in phrase.before)
                    or (phrase.needs and present.isdisjoint(phrase.needs))
                ):
                    continue
                span = run.match(phrase, at)
                if span and self._stands(phrase, span, norms, negated):
                    seen.add(Hit(phrase.rule, *span))
            if flags[at]:
                for mask, phrase in self._by_flag:
                    if mask & flags[at]:
                        span = run.match(phrase, at)
                        if span and self._stands(phrase, span, norms, negated):
                            seen.add(Hit(phrase.rule, *span))
        return sorted(seen, key=lambda hit: (hit.first, hit.last, hit.rule))

    @staticmethod
    def _stands(phrase: Phrase, span: tuple[int, int], norms: Sequence[str], negated: Sequence[bool]) -> bool:
        """Whether the place is not denied, or is denied by a negator that the phrase itself asks for."""
        first, last = span
        if not any(negated[first : last + 1]):
            return True
        return bool(phrase.negators) and any(norms[at] in phrase.negators for at in range(first, last + 1))


class _Run:
    """One text being matched."""

    __slots__ = ("clauses", "flags", "norms", "sentences", "size")

    def __init__(
        self, norms: Sequence[str], flags: Sequence[int], clauses: Sequence[int], sentences: Sequence[int]
    ) -> None:
        self.norms, self.flags, self.clauses, self.sentences = norms, flags, clauses, sentences
        self.size = len(norms)

    def match(self, phrase: Phrase, at: int) -> tuple[int, int] | None:
        elements, anchor = phrase.elements, phrase.anchor
        first = last = at
        if anchor + 1 < len(elements):
            last = self._walk(elements, anchor + 1, at, 1, len(elements))
            if last < 0:
                return None
        if anchor:
            first = self._walk(elements, anchor - 1, at, -1, -1)
            if first < 0:
                return None
        if phrase.at_start and first and self.clauses[first - 1] == self.clauses[first]:
            return None
        if phrase.at_end and last + 1 < self.size and self.clauses[last + 1] == self.clauses[last]:
            return None
        return first, last

    def _walk(self, elements: tuple[Element, ...], k: int, at: int, step: int, stop: int) -> int:
        """Match elements from ``k`` on away from the token at ``at``; the last token reached, or -1."""
        sentences = self.sentences
        while k != stop:
            words, prefixes, mask, gap, _wide = elements[k]
            if gap:
                return self._leap(elements, k, at, step, stop)
            beyond = at + step
            if not 0 <= beyond < self.size or sentences[beyond] != sentences[at]:
                return -1
            norm = self.norms[beyond]
            if not (norm in words or mask & self.flags[beyond] or (prefixes and norm.startswith(prefixes))):
                return -1
            at, k = beyond, k + step
        return at

    def _leap(self, elements: tuple[Element, ...], k: int, at: int, step: int, stop: int) -> int:
        """The same from a gap on: the rest is tried behind ever more of the words it may pass over."""
        element = elements[k]
        for _ in range(element.gap + 1):
            reached = self._walk(elements, k + step, at, step, stop)
            if reached >= 0:
                return reached
            at += step
            if not 0 <= at < self.size or self.sentences[at] != self.sentences[at - step]:
                return -1
            if not element.wide and self.clauses[at] != self.clauses[at - step]:
                return -1
        return -1
