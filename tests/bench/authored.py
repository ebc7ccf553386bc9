"""Scenarios of 150 lines, as an author with a steady hand writes them: many of them, where only their number counts."""

from pathlib import Path

import yaml

LINES = 150
_CLINIC = """format: 1
id: mill-lane
name: Mill Lane Surgery
staff:
  - {name: Dr Achebe, role: doctor}
book:
  - {id: fri-0900, time: "Friday 09:00", who: Dr Achebe}
emergency_number: "112"
"""
_TURNS = ("asks", "waits", "leaves")
_MEANINGS = ("offers-friday", "says-no", "takes-a-message", "asks-to-hold")


def write(folder: Path, count: int) -> list[Path]:
    """Write so many scenarios and their clinic into a folder; the files of the scenarios come back."""
    (folder / "clinics").mkdir(parents=True, exist_ok=True)
    (folder / "clinics" / "mill-lane.yaml").write_text(_CLINIC, encoding="utf-8")
    (folder / "phone").mkdir(exist_ok=True)
    paths = [folder / "phone" / f"call-{number}.yaml" for number in range(count)]
    for path in paths:
        path.write_text(text(path.stem), encoding="utf-8")
    return paths


def text(name: str) -> str:
    """One scenario of exactly ``LINES`` lines."""
    lines = _head(name)
    for number, turn in enumerate(_TURNS):
        following = _TURNS[min(number + 1, len(_TURNS) - 1)]
        lines += _turn(turn, following)
    lines += _end()
    lines += [f"  Line {number} of what the team should talk about." for number in range(LINES - len(lines))]
    return "\n".join(lines) + "\n"


def plainly_parsed(paths: list[Path]) -> None:
    """What the C loader makes of them, one after the other."""
    for path in paths:
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def _head(name: str) -> list[str]:
    return [
        "format: 1", f"id: {name}", "revision: 1", "title: The lost letter", "language: en", "channel: phone",
        "level: 2", "practises: [answer, alternative]", "minutes: 4", "clinic: mill-lane",
        "you: You are alone at the desk until nine.", "patient:", "  name: Mrs Abara",
        "  about: 61, rings from the bus stop", "  asks: to be seen on Friday", "  wants: not to be a nuisance",
        "  persona: even", "  mood: {trust: 50, worry: 60, patience: 55}", "  waits:",
        '    - "Take your time, dear."', "reachable: [called, booked]", "start: asks", "turns:",
    ]  # fmt: skip


def _turn(name: str, following: str) -> list[str]:
    lines = [
        f"  {name}:", "    says:", f'      - "It is about the letter, as it {name}."',
        f"      - I have not had the letter, and so it {name}.", "    cue: A bus goes by.", "    moments: [problem]",
        "    hears:",
    ]  # fmt: skip
    for meaning in _MEANINGS:
        lines.append(f"      {meaning}:")
        lines += [f'        - "{meaning.replace("-", " ")}, said in way {number}"' for number in range(3)]
    lines += [
        "    hints:", "      - What does she see from the bus stop?", "    reactions:",
        "      - if: {hears: [offers-friday]}",
        '        says: ["Oh, Friday. Yes, please."]', "        nudge: {trust: 5, worry: -5}", "        end: booked",
        "      - if: {missed: [answer]}", '        says: ["And what do I do till then?"]', "        push: true",
        f"        go: {following}", "      - says:", '          - "Sorry, there goes a lorry."', f"        go: {name}",
    ]  # fmt: skip
    return lines


def _end() -> list[str]:
    return [
        "endings:", "  booked:", "    stage: booked", "    cause: Friday was offered and taken",
        '    says_afterwards: "They found me a time in two minutes."', "tests:",
        '  - {at: asks, reply: "Friday at nine?", reaction: 1}', "notes: |",
    ]  # fmt: skip
