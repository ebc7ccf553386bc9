"""Fit how much each sign of a meaning counts (``hearing.yaml``) on turns whose meanings and replies are known.

A line of the data is a turn: ``meanings`` (by name ``examples``, and replies that say it, ``said``), ``none`` (replies
that say none of them) and ``not`` (by meaning, replies that say its contrary). Beside the replies, each example is held
out once and heard by the others.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from scoring.hearing import FILE, RANKED, SURE, Hearing, sureness
from scoring.likeness import SIGNS
from scoring.pack import PACKS
from scoring.reading import read
from scoring.recognise import ACCEPT, signs_of

PENALTY = 3.0
"""Ridge on the weights of signs brought to one spread: chosen by turns held out."""
CONTRARY = 2.0
"""How much a reply that says the contrary counts."""
EXAMPLE = 0.5
"""How much an example held out counts: its author wrote the others too."""
JOINED = 3
"""So many replies of each meaning are also joined with one of the next."""
LONE = 0.25
"""How much a reply counts that is held against one meaning alone: there are many."""
ALONE = 4
"""So many replies of each meaning are held against one alone."""
STRIDE = 6
"""One in so many replies of other turns is held against a meaning of this one."""
PARTS = 6
_STEPS = 30

Floats = Any


class Case(NamedTuple):
    """A reply to a turn: the signs of each meaning, which it says, which it denies (-1: none), its weight.

    ``made_up`` is one joined of two replies, or an example held out: these are learned from and not measured.
    """

    turn: int
    signs: Floats
    said: tuple[int, ...]
    denied: int
    weight: float
    made_up: bool


def load(path: Path) -> list[dict[str, Any]]:
    """The turns of a file, one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def cases_of(turns: Sequence[Mapping[str, Any]], language: str) -> list[Case]:
    """Every reply of every turn with its signs."""
    return [case for number, turn in enumerate(turns) for case in _of_turn(number, turn, language)]


def _of_turn(number: int, turn: Mapping[str, Any], language: str) -> Iterator[Case]:
    meanings = {name: tuple(each["examples"]) for name, each in turn["meanings"].items()}
    names = list(meanings)

    def signs(reply: str, among: Mapping[str, tuple[str, ...]] = meanings) -> Floats:
        return np.array(signs_of(read(reply, language), among))

    for at, name in enumerate(names):
        for reply in turn["meanings"][name]["said"]:
            yield Case(number, signs(reply), (at,), -1, 1.0, False)
        for held in meanings[name]:
            if "..." not in held and len(meanings[name]) > 2:
                rest = {**meanings, name: tuple(each for each in meanings[name] if each != held)}
                yield Case(number, signs(held, rest), (at,), -1, EXAMPLE, True)
        for reply in turn["not"].get(name, ()):
            yield Case(number, signs(reply), (), at, CONTRARY, False)
    for reply in turn["none"]:
        yield Case(number, signs(reply), (), -1, 1.0, False)
    for both in map(" ".join, pairwise(turn["none"])):
        yield Case(number, signs(both), (), -1, EXAMPLE, True)
    yield from _joined(number, turn, signs)


def _joined(number: int, turn: Mapping[str, Any], signs: Callable[[str], Floats]) -> Iterator[Case]:
    """Replies that say two of the turn's meanings."""
    names = list(turn["meanings"])
    for at, name in enumerate(names):
        after = (at + 1) % len(names)
        pairs = zip(turn["meanings"][name]["said"], turn["meanings"][names[after]]["said"][1:], strict=False)
        for one, other in list(pairs)[:JOINED]:
            yield Case(number, signs(f"{one.rstrip('.')}. {other}"), (at, after), -1, EXAMPLE, True)


def by_themselves(turns: Sequence[Mapping[str, Any]], language: str) -> Iterator[Case]:
    """Every meaning alone, among what the turn's other replies and other turns say.

    So a lone one, too, is heard by what it says, and not for want of another.
    """
    for number, turn in enumerate(turns):
        others = [reply for other in turns if other is not turn for reply in other["none"]]
        elsewhere = others[number % STRIDE :: STRIDE]
        for name, each in turn["meanings"].items():
            alone = {name: tuple(each["examples"])}
            for reply in each["said"][:ALONE]:
                yield Case(number, np.array(signs_of(read(reply, language), alone)), (0,), -1, LONE, True)
            others = [reply for n, other in turn["meanings"].items() if n != name for reply in other["said"][:ALONE]]
            for reply in (*others, *turn["none"], *elsewhere, *map(" ".join, pairwise(elsewhere))):
                yield Case(number, np.array(signs_of(read(reply, language), alone)), (), -1, LONE, True)


def of_scenes(turns: Sequence[Mapping[str, Any]], language: str, first: int) -> Iterator[Case]:
    """Turns of scenarios, of whose examples some are held out as replies: among the turn's meanings, and alone.

    Args:
        turns: by name of the meaning, ``examples`` and ``said``.
        language: of all.
        first: number of the first turn.
    """
    for number, turn in enumerate(turns, first):
        meanings = {name: tuple(each["examples"]) for name, each in turn.items()}
        for at, name in enumerate(turn):
            for reply in turn[name]["said"]:
                yield Case(number, np.array(signs_of(read(reply, language), meanings)), (at,), -1, EXAMPLE, True)
            alone = {name: meanings[name]}
            for other, each in list(turn.items())[:ALONE] if at < ALONE else ():
                says = (0,) if other == name else ()
                for reply in each["said"]:
                    yield Case(number, np.array(signs_of(read(reply, language), alone)), says, -1, LONE, True)


def fit(cases: Sequence[Case]) -> Hearing:
    """The weights: what tells meanings apart, from replies that say one; then what tells whether one is meant."""
    columns = [SIGNS.index(sign) for sign in RANKED]
    rows, says, weights = [], [], []
    for case in cases:
        for said in case.said if len(case.said) == 1 else ():
            for other in range(len(case.signs)):
                if other != said:
                    rows += [
                        (case.signs[said] - case.signs[other])[columns],
                        (case.signs[other] - case.signs[said])[columns],
                    ]
                    says += [1.0, 0.0]
                    weights += [case.weight / (len(case.signs) - 1)] * 2
    ranked, _ = _logistic(np.array(rows), np.array(says), np.array(weights))
    facts = np.vstack([sureness(case.signs, ranked) for case in cases])
    meant = np.hstack([[n in case.said for n in range(len(case.signs))] for case in cases]).astype(float)
    counts = np.hstack(
        [[c.weight if n == c.denied or c.denied < 0 else 1.0 for n in range(len(c.signs))] for c in cases]
    )
    sure, added = _logistic(facts, meant, counts)
    return Hearing(tuple(map(float, ranked)), tuple(map(float, sure)), added)


def _logistic(rows: Floats, says: Floats, weights: Floats) -> tuple[Floats, float]:
    """A logistic line with a ridge on it, by Newton's method: its weights and what is added."""
    spread = np.maximum(rows.std(axis=0), 1e-6)
    scaled = np.hstack([(rows - rows.mean(axis=0)) / spread, np.ones((len(rows), 1))])
    line = np.zeros(scaled.shape[1])
    ridge = np.diag([PENALTY] * rows.shape[1] + [0.0])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ line, -30, 30)))
        slope = scaled.T @ (weights * (chance - says)) + ridge @ line
        curve = (scaled * (weights * chance * (1 - chance))[:, None]).T @ scaled + ridge
        line = line - np.linalg.solve(curve, slope)
    found = line[:-1] / spread
    return found, float(line[-1] - found @ rows.mean(axis=0))


def measure(cases: Sequence[tuple[Case, Hearing]]) -> dict[str, float]:
    """Shares right ``among`` the meanings, ``with none`` as an answer too, ``left alone``; of ``contrary`` heard."""
    counts: dict[str, list[bool]] = {"among": [], "with none": [], "left alone": [], "contrary": []}
    for case, hearing in cases:
        if case.made_up:
            continue
        scores = hearing.scores(case.signs.tolist())
        best = int(np.argmax(scores))
        if case.denied >= 0:
            counts["contrary"].append(scores[case.denied] >= ACCEPT)
        elif case.said:
            counts["among"].append(best in case.said)
            counts["with none"].append(best in case.said and scores[best] >= ACCEPT)
        else:
            counts["left alone"].append(scores[best] < ACCEPT)
            counts["with none"].append(scores[best] < ACCEPT)
    return {name: sum(each) / len(each) for name, each in counts.items() if each}


def cross_validate(cases: Sequence[Case], out: Callable[[str], object] = sys.stdout.write) -> None:
    """Fit without a sixth of the turns at a time and say how these are heard."""
    held = []
    for part in range(PARTS):
        hearing = fit([case for case in cases if case.turn % PARTS != part])
        held += [(case, hearing) for case in cases if case.turn % PARTS == part]
    out("turns held out: " + ", ".join(f"{name} {share:.3f}" for name, share in measure(held).items()) + "\n")


def all_cases(path: Path, language: str) -> list[Case]:
    """What the weights are fitted on: the turns of the file, their meanings alone, and the scenes beside it."""
    turns = load(path)
    cases = [*cases_of(turns, language), *by_themselves(turns, language)]
    scenes = path.with_name(f"scenes-{language}.jsonl")
    if scenes.is_file():
        cases += of_scenes(load(scenes), language, len(turns))
    return cases


def refit(path: Path, language: str, *, write: bool) -> None:
    """Cross-validate, fit on all turns of the file, and write the pack's weights."""
    cases = all_cases(path, language)
    cross_validate(cases)
    hearing = fit(cases)
    lines = [
        "# How much each sign of a meaning counts (scoring/hearing.py and likeness.py say what each is).",
        "# Fitted: python -m scoring.fit --recogniser. A score is the logistic of the sum, less what guards take.",
        "ranked:",
        *(f"  {sign}: {weight:.3f}" for sign, weight in zip(RANKED, hearing.ranked, strict=True)),
        "sure:",
        *(f"  {sign}: {weight:.3f}" for sign, weight in zip(SURE, hearing.sure, strict=True)),
        f"added: {hearing.added:.3f}",
    ]
    if write:
        (PACKS / language / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
