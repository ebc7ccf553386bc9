"""The rules of a pack: phrases by rule, compiled once, and the flags that a reading lends them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from scoring.notation import Hit, Matcher, NotationError, Phrase, compile_phrase
from scoring.pack import PackError, grammar_of, load_yaml, pack_folder
from scoring.reading import Reading
from scoring.times import CLOCK, DAY, DURATION, PART

FLAGS = {
    "number": 1,
    "time": 2,
    "duration": 4,
    "name": 8,
    "detail": 16,
    "fact": 32,
    "clock": 64,
    "price": 128,
    "day": 256,
}
"""What a reading knows of a token, as bits: ``{time}`` and the like in a phrase ask for them. ``{clock}``,
``{day}`` and ``{price}`` are known to speech alone."""

REPLY, MOMENT_SAY, MOMENT_FACTS, CARD, SPEECH = "reply", "moment_say", "moment_facts", "card", "speech"
"""Sets of rules: over replies; over the patient's line and the facts, for the moment; over a fact, for what it is; over
replies, for what is said in them beside the marks (no feature of the model, and a pack may lack it)."""

_FILES = {
    REPLY: ("cues-warm", "cues-help", "cues-harm", "cues-script", "cues-gates", "cues-sure"),
    MOMENT_SAY: ("moments",),
    MOMENT_FACTS: ("moments",),
    CARD: ("cues-card",),
    SPEECH: ("cues-speech",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule as written: its phrases and the examples that must and must not match."""

    id: str
    say: tuple[str, ...]
    match: tuple[str, ...]
    not_match: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All rules of a language behind one matcher."""

    rules: Mapping[str, Rule]
    matcher: Matcher


def _rule(rule_id: str, data: Mapping[str, Any], key: str, macros: Mapping[str, str]) -> Rule:
    say = data.get(key, ())
    for name, written in macros.items():
        say = [pattern.replace(f"<{name}>", written) for pattern in say]
    return Rule(
        id=rule_id,
        say=tuple(say),
        match=tuple(data.get("match", ())),
        not_match=tuple(data.get("not", ())),
    )


@lru_cache(maxsize=24)
def rules_of(language: str, kind: str = REPLY) -> Rules:
    """The rules of the language, compiled.

    Args:
        language: code of the pack.
        kind: ``REPLY``, ``MOMENT_SAY``, ``MOMENT_FACTS``, ``CARD`` or ``SPEECH``.

    Raises:
        UnknownLanguageError: there is no pack.
        PackError: a phrase cannot be read, or two rules have one id.
    """
    folder = pack_folder(language)
    grammar = grammar_of(language)
    classes: dict[str, Sequence[str]] = dict(load_yaml(folder / "classes.yaml")["classes"])
    classes["act"] = sorted(grammar.act_verbs)
    classes["title"] = sorted(grammar.titles)
    everyday = frozenset(load_yaml(folder / "background.yaml")["grammar"].split())
    rules: dict[str, Rule] = {}
    key = "facts" if kind in (MOMENT_FACTS, CARD) else "say"
    for name in _FILES[kind]:
        path = folder / f"{name}.yaml"
        if kind == SPEECH and not path.is_file():
            continue
        cues = load_yaml(path)
        classes.update(cues.get("classes", {}))
        for rule_id, data in cues["rules"].items():
            if rule_id in rules:
                raise PackError(f"two rules are called {rule_id}")
            rules[rule_id] = _rule(rule_id, data, key, cues.get("macros", {}))
        for other, wanted in cues.get("borrows", {}).items():
            theirs = load_yaml(folder / f"{other}.yaml")["rules"]
            rules.update({rule_id: _rule(rule_id, theirs[rule_id], key, {}) for rule_id in wanted})
    phrases: list[Phrase] = []
    for rule in rules.values():
        for pattern in rule.say:
            try:
                phrases += compile_phrase(
                    rule.id,
                    pattern,
                    classes=classes,
                    flags=FLAGS,
                    negators=grammar.negators,
                    common=everyday,
                )
            except NotationError as error:
                raise PackError(f"rule {rule.id}: {error}") from error
    return Rules(rules=rules, matcher=Matcher(phrases))


_TIMES = {CLOCK: 2, DAY: 2, PART: 2, DURATION: 6}


def flags_of(reading: Reading, details: Mapping[int, int] | None = None) -> list[int]:
    """The flags of every token; ``details`` adds bits by token."""
    flags = [0] * len(reading.tokens)
    for mention in reading.mentions:
        bits = _TIMES.get(mention.kind, 0)
        if bits:
            for at in range(mention.first, mention.last + 1):
                flags[at] |= bits
    for at, token in enumerate(reading.tokens):
        if token.is_number:
            flags[at] |= 1
    for at in reading.names:
        flags[at] |= 8
    for at, bits in (details or {}).items():
        flags[at] |= bits
    return flags


def find_rules(reading: Reading, details: Mapping[int, int] | None = None, kind: str = REPLY) -> list[Hit]:
    """Every rule that the reading fits, quoted words left out."""
    tokens = reading.tokens
    hits = rules_of(reading.language, kind).matcher.hits(
        [token.norm for token in tokens],
        flags_of(reading, details),
        [token.clause for token in tokens],
        [token.sentence for token in tokens],
        [token.negated for token in tokens],
    )
    return [hit for hit in hits if not tokens[hit.first].quoted]
