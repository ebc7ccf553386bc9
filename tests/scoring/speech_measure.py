"""How well speech is heard, by kind, on labelled replies: counts of right, wrong and missed."""

from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from scoring import Situation, Speech, read, speech

CASES = yaml.safe_load((Path(__file__).parent / "speech_cases.yaml").read_text(encoding="utf-8"))
SITUATIONS = {
    name: Situation(
        channel=each["channel"],
        patient=each["patient"],
        facts=tuple(each["facts"]),
        earlier=tuple(each.get("earlier", ())),
    )
    for name, each in CASES["situations"].items()
}


def heard(case: dict[str, Any]) -> Speech:
    """What is heard in a case."""
    return speech(read(case["say"]), SITUATIONS[case["in"]])


def promises(found: Speech) -> list[str]:
    """Promises as the cases write them."""
    return [f"{each.who}|{each.what}|{_when(each)}" for each in found.promises]


def _when(promise: Any) -> str:
    if promise.minute is not None:
        return f"{promise.minute // 60:02d}:{promise.minute % 60:02d}" + "~" * (promise.vague and bool(promise.who))
    if promise.within is not None:
        return f"+{promise.within}"
    return "~" if promise.vague else f"={promise.by}"


def slips(found: Speech) -> list[str]:
    """Slips as the cases write them."""
    return [f"{each.kind} {each.said}" for each in found.slips]


def differences(case: dict[str, Any]) -> dict[str, tuple[set[str], set[str], set[str]]]:
    """By family: what is right, wrongly heard and missed."""
    found = heard(case)
    wanted_slips = set(case.get("s", ()))
    # "65" and "65 euros" are one and the same slip.
    said = {next((w for w in wanted_slips if each.startswith(w)), each) for each in slips(found)}
    pairs = {
        "promise": (set(promises(found)), set(case.get("p", ()))),
        "move": (set(found.moves), set(case["m"])),
        "slip": (said, wanted_slips),
    }
    return {name: (got & wanted, got - wanted, wanted - got) for name, (got, wanted) in pairs.items()}


def figures(half: str) -> dict[str, tuple[int, int, int]]:
    """By kind: right, wrongly heard and missed, over that half."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for case in CASES["cases"]:
        if case["half"] != half:
            continue
        for family, sets in differences(case).items():
            for counter, values in zip((right, wrong, missed), sets, strict=True):
                names = list(values) if family == "move" else [family] * len(values)
                counter.update(names)
    kinds = sorted({*right, *wrong, *missed})
    return {kind: (right[kind], wrong[kind], missed[kind]) for kind in kinds}


def scores(counts: tuple[int, int, int]) -> tuple[float, float, float]:
    """Precision, recall and F1; 1.0 where there is nothing to find or nothing found."""
    right, wrong, missed = counts
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0
