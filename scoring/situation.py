"""What a reply is judged against: plain values, the same from a scenario in play and from a line of JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Meanings = Mapping[str, tuple[str, ...]]
"""Meanings by example: a name, and ways somebody might say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One moment of an encounter.

    Attributes:
        channel: ``phone`` or ``desk``.
        language: code of the language pack, "en".
        patient: what the patient has just said.
        facts: the desk card and what is true today, a sentence each (see ``split_facts``).
        moments: what is called for, of ``rubric.MOMENTS``; empty where it is to be inferred.
        calls_for: criterion ids the author states beside what the moments call for.
        hears: what else the turn listens for, by example: a gate's meaning is weighed against these.
        unlike: counter-examples by meaning: what must not be heard as it.
        must: by gate, meanings (or acts, without examples) of which at least one is needed, else the gate fails.
        must_not: by gate, meanings that fail it.
        acts: what the trainee did beside talking, as "book mon-0920" or "emergency".
        earlier: the trainee's replies in this encounter, oldest first.
        used_before: replies from earlier encounters that resemble this one.
        shown: model lines the trainee has seen.
        required_lines: what the clinic must say; exempt from any charge of being scripted.
        opening: this is the trainee's first reply of the encounter.
    """

    channel: str = "phone"
    language: str = "en"
    patient: str = ""
    facts: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    calls_for: tuple[str, ...] = ()
    hears: Meanings = field(default_factory=dict)
    unlike: Meanings = field(default_factory=dict)
    must: Mapping[str, Meanings] = field(default_factory=dict)
    must_not: Mapping[str, Meanings] = field(default_factory=dict)
    acts: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    used_before: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    required_lines: tuple[str, ...] = ()
    opening: bool = False
