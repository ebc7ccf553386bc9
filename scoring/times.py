"""Times, days, durations and prices in a run of tokens, with values that can be held against the desk card.

The words come from the pack; the order "ten past nine", "half ten", "quarter to five" is English and is switched by
the pack's ``clock`` table.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from scoring.text import Token

if TYPE_CHECKING:
    from scoring.pack import Grammar

CLOCK, DAY, PART, DURATION, VAGUE, PRICE, NUMBER = "clock", "day", "part", "duration", "vague", "price", "number"
FIRM = frozenset({CLOCK, DAY, PART, DURATION})
"""Kinds that tell somebody when."""

_CLOCK = re.compile(r"([01]?\d|2[0-4])[.:]([0-5]\d)")
_HALF_DAY = 720
_LONGEST_NUMBER = 12
_CURRENCY = "£$€"


class Mention(NamedTuple):
    """A time or amount: its kind, a value to compare ("560" minutes on a twelve-hour face, "thu", "25"), its tokens."""

    kind: str
    value: str
    first: int
    last: int


def number_of(token: Token, grammar: "Grammar") -> float | None:
    """The number a token stands for, or None."""
    if token.is_number:
        if len(token.norm) > _LONGEST_NUMBER:
            return None
        plain = token.norm.replace(",", "")
        try:
            return float(plain)
        except ValueError:
            return None
    value = grammar.numbers.get(token.norm)
    return None if value is None else float(value)


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def find_mentions(text: str, tokens: Sequence[Token], grammar: "Grammar") -> tuple[Mention, ...]:
    """Every time, day, duration, price and other number, in order, none overlapping."""
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        mention = _mention_at(text, tokens, at, grammar)
        if mention is None:
            at += 1
        else:
            found.append(mention)
            at = mention.last + 1
    return tuple(found)


def _norm(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].norm if 0 <= at < len(tokens) else ""


def _mention_at(text: str, tokens: Sequence[Token], at: int, grammar: "Grammar") -> Mention | None:
    token = tokens[at]
    norm = token.norm
    value = number_of(token, grammar) if token.is_number or norm in grammar.numbers else None
    if value is None and not token.is_number and norm not in grammar.time_words:
        return None
    return (
        _price(text, tokens, at, value, grammar)
        or _past(tokens, at, value, grammar)
        or _clock(tokens, at, value, grammar)
        or _duration(tokens, at, value, grammar)
        or _day(tokens, at, value, grammar)
        or (Mention(NUMBER, _plain(value), at, at) if value is not None and token.is_number else None)
    )


def _price(text: str, tokens: Sequence[Token], at: int, value: float | None, grammar: "Grammar") -> Mention | None:
    if value is None:
        return None
    start = tokens[at].start
    if start and text[start - 1] in _CURRENCY:
        return Mention(PRICE, _plain(value), at, at)
    if _norm(tokens, at + 1) in grammar.currencies:
        return Mention(PRICE, _plain(value), at, at + 1)
    return None


def _past(tokens: Sequence[Token], at: int, value: float | None, grammar: "Grammar") -> Mention | None:
    """Read "ten past nine", "quarter to five", "half ten", "half past ten"."""
    norm = tokens[at].norm
    minutes = grammar.clock_fractions.get(norm, value)
    if minutes is None or not 0 < minutes < 60 or minutes != int(minutes):
        return None
    link = _norm(tokens, at + 1)
    if link in grammar.clock_past or link in grammar.clock_to:
        hour = _hour(tokens, at + 2, grammar)
        if hour is None:
            return None
        shift = minutes if link in grammar.clock_past else -minutes
        return Mention(CLOCK, str(int(hour * 60 + shift) % _HALF_DAY), at, at + 2)
    if norm in grammar.clock_half_bare:
        hour = _hour(tokens, at + 1, grammar)
        if hour is not None:
            return Mention(CLOCK, str(int(hour * 60 + 30) % _HALF_DAY), at, at + 1)
    return None


def _hour(tokens: Sequence[Token], at: int, grammar: "Grammar") -> int | None:
    if not 0 <= at < len(tokens):
        return None
    value = number_of(tokens[at], grammar)
    return int(value) if value is not None and value == int(value) and 1 <= value <= 24 else None


def _clock(tokens: Sequence[Token], at: int, value: float | None, grammar: "Grammar") -> Mention | None:
    token = tokens[at]
    if token.norm in grammar.clock_named:
        return Mention(CLOCK, str(grammar.clock_named[token.norm] % _HALF_DAY), at, at)
    written = _CLOCK.fullmatch(token.norm) if token.is_number else None
    after = _norm(tokens, at + 1)
    if written:
        minutes = (int(written[1]) * 60 + int(written[2])) % _HALF_DAY
        return Mention(CLOCK, str(minutes), at, at + (after in grammar.clock_marks))
    if value is None or value != int(value) or not 1 <= value <= 24:
        return None
    hour = str(int(value) * 60 % _HALF_DAY)
    if after in grammar.clock_marks:
        return Mention(CLOCK, hour, at, at + 1)
    if after in ("a", "p") and _norm(tokens, at + 2) == "m":
        return Mention(CLOCK, hour, at, at + 2)
    before = _norm(tokens, at - 1)
    same = at and tokens[at - 1].sentence == token.sentence
    if same and before in grammar.clock_before and value <= 12 and not _counts_something(tokens, at + 1, grammar):
        return Mention(CLOCK, hour, at, at)
    return None


def _counts_something(tokens: Sequence[Token], at: int, grammar: "Grammar") -> bool:
    """Whether the word there makes the number before it a count ("at two clinics") and not an hour."""
    if at >= len(tokens) or tokens[at].clause != tokens[at - 1].clause:
        return False
    norm = tokens[at].norm
    return (
        norm in grammar.units or norm == "of" or tokens[at - 1].norm == "one" or (len(norm) > 3 and norm.endswith("s"))
    )


def _duration(tokens: Sequence[Token], at: int, value: float | None, grammar: "Grammar") -> Mention | None:
    norm = tokens[at].norm
    amount = value if value is not None else grammar.amounts.get(norm)
    if norm in grammar.clock_fractions and _norm(tokens, at + 1) in ("a", "an"):
        unit = grammar.units.get(_norm(tokens, at + 2))
        if unit:
            part = grammar.clock_fractions[norm] / 60
            return Mention(DURATION, _plain(unit * part), at, at + 2)
    if amount is None:
        return None
    step = 2 if _norm(tokens, at + 1) == "of" else 1
    unit = grammar.units.get(_norm(tokens, at + step))
    if unit is None:
        return None
    vague = norm in ("a", "an") and unit <= 1
    return Mention(VAGUE if vague else DURATION, _plain(amount * unit), at, at + step)


def _day(tokens: Sequence[Token], at: int, value: float | None, grammar: "Grammar") -> Mention | None:
    norm = tokens[at].norm
    after = _norm(tokens, at + 1)
    if value is not None and after in grammar.ordinal_marks and 1 <= value <= 31:
        return Mention(DAY, _plain(value), at, at + 1)
    if value is not None and after in grammar.months:
        return Mention(DAY, _plain(value), at, at + 1)
    if norm in grammar.short_days and not tokens[at].text[:1].isupper():
        return None
    if norm in grammar.days:
        return Mention(DAY, grammar.days[norm], at, at)
    if norm in grammar.months and tokens[at].text[:1].isupper():
        return Mention(DAY, norm, at, at)
    if norm in grammar.parts:
        return Mention(PART, norm, at, at)
    if norm in grammar.next_words and (after in grammar.units or after in grammar.parts):
        kind = PART if after in grammar.parts else DAY
        return Mention(kind, f"{norm} {after}", at, at + 1)
    if norm in grammar.vague:
        return Mention(VAGUE, norm, at, at)
    return None
