"""Calls and replies to judge where it is only measured how long that takes: no two replies are the same."""

from collections.abc import Iterator
from itertools import islice, product

CARDS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("Monday 09:20 with Dr Osei is free.", "Dr Lind is away until the 14th.", "A filling costs 62 euros."),
        (
            "Um, hi. I've been up all night with this tooth. Anything today?",
            "Monday? That's three days off. I can't chew on that side at all.",
            "And what will it cost me? I was charged twice in March.",
            "Fine. Monday then. My sister will drive me, the bus is no good.",
        ),
    ),
    (
        ("Blood results come back after three working days.", "Results are given to the patient only."),
        (
            "I'm ringing about my husband's blood test, he's too worried to ring himself.",
            "He took the morning off for it and nobody has told us a thing.",
            "He said I could ask. Can't you just tell me if it's bad?",
        ),
    ),
    (
        ("Chest pain: put through to the emergency line at once.", "The waiting room is full; the wait is 50 minutes."),
        (
            "I've been sat here since ten and that man went in before me.",
            "My dad's gone grey and says his chest is tight.",
            "Nobody at this place ever looks up when you talk to them.",
        ),
    ),
)
"""Desk cards, each with the patient's lines of a call."""

_OPENINGS = (
    "All night with that, {name}, that's miserable.",
    "Oh {name}, since ten, and nobody said why.",
    "I can hear how worried you are, {name}.",
    "The {thing} was our mistake, {name}, and I'm sorry it cost you a morning.",
    "Unfortunately I don't see the {thing} here, {name}.",
)
_MIDDLES = (
    "I've got the book open and there's a place at {clock} on {day}, would that help?",
    "I can't tell you about the {thing}, but Dr {doctor} will ring him before {clock}.",
    "Please be advised that you have to call back on {day} after {clock}, that is our policy.",
    "Is it swollen at all, or hot, so that I find you the right person?",
)
_ENDINGS = (
    "I'll ring you myself by {clock}, even if Dr {doctor} has nothing new.",
    "Stay on the line, I'm walking over to Dr {doctor} this minute.",
    "Your sister could wait with you, there's a quieter chair by the window.",
    "Someone will get back to you about the {thing} in due course.",
)
_NAMES = ("Mr Doyle", "Ingrid", "Mrs Abara", "Tom", "Ms Kovacs", "Pradeep", "Mr Lund", "Elena", "Joan")
_THINGS = ("tooth", "blood test", "letter", "bill", "knee", "prescription", "referral")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_CLOCKS = ("twenty past nine", "10:40", "half past two", "noon", "4 pm", "quarter to six", "08:15", "eleven")
_DOCTORS = ("Osei", "Lind", "Marsh", "Ferreira")


def replies(count: int) -> list[str]:
    """So many replies of about 40 words, good and bad, each another."""
    return list(islice(_every(), count))


def _every() -> Iterator[str]:
    slots = product(_CLOCKS, _DAYS, _THINGS, _NAMES, _DOCTORS)
    met: set[str] = set()
    for clock, day, thing, name, doctor in slots:
        for opening, middle, ending in product(_OPENINGS, _MIDDLES, _ENDINGS):
            reply = f"{opening} {middle} {ending}".format(name=name, thing=thing, clock=clock, day=day, doctor=doctor)
            if reply not in met:
                met.add(reply)
                yield reply
