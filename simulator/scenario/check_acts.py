"""Holds the acts an author names against those there are, and the times they take against the day's book."""

from collections.abc import Mapping as MappingType

from simulator.engine.acts import ACT_KINDS, Act, UnfitActError, UnknownActError, parse_act
from simulator.engine.scenario import CHANNELS
from simulator.i18n import _
from simulator.scenario.diagnostics import Findings, closest, quoted
from simulator.scenario.names import KnownNames, list_of
from simulator.scenario.nodes import Scalar, text_of

ACTS = tuple(kind.verb for kind in ACT_KINDS)
_OF_THE_BOOK = frozenset(kind.verb for kind in ACT_KINDS if kind.takes == "SLOT")
# What is given up is taken, by this patient.
_GIVES_UP = frozenset({"cancel"})


def is_act(word: str) -> bool:
    """Whether the word is an act's name, with or without what the act takes."""
    return word.removeprefix("/").partition(" ")[0].lower() in ACTS


def warn_of_act(key: Scalar, findings: Findings) -> None:
    """Note a meaning that has the name of an act."""
    if is_act(key.text):
        findings.add(
            "S017",
            key.place,
            _("{name} is the name of an act; a meaning needs another").format(name=quoted(key.text)),
            did_you_mean=f"says-{key.text}",
            # Acts may be added to those there are, and then a file that was sound has to play on.
            severity="warning",
        )


def check_act(word: Scalar, known: KnownNames, *, whole: bool, after: Scalar | None = None) -> None:
    """Note an act that does not exist, lacks what it takes, or takes a time that cannot be had.

    Args:
        word: The act as written.
        known: The names of the scenario; of these the times in the book.
        whole: Whether it has to stand with what it takes, as in a test; elsewhere the verb stands for all of its kind.
        after: The act that stands before it in the list; a comma in its words may have cut it in two.
    """
    name = text_of(word)
    verb, _blank, argument = name.removeprefix("/").partition(" ")
    try:
        act = parse_act(name) if whole or argument else Act(verb.lower())
    except UnfitActError as error:
        message = _("/{verb} takes nothing after it") if argument else _("/{verb} wants {what} after it")
        known.findings.add("S024", word.place, message.format(verb=error.kind.verb, what=error.kind.takes))
        return
    except UnknownActError:
        act = Act(verb.lower())
    if act.verb not in ACTS:
        _tell_unknown(word, verb, known, after)
    elif act.verb in _OF_THE_BOOK and act.argument and known.slots is not None:
        _check_slot(word, act, known, known.slots)
    _check_channel(word, act.verb, known)


def _tell_unknown(word: Scalar, verb: str, known: KnownNames, after: Scalar | None) -> None:
    message = _("there is no act {name}").format(name=quoted(verb))
    if after is not None and after.plain and is_act(text_of(after)) and " " in text_of(after):
        whole = f'"{text_of(after)}, {text_of(word)}"'
        hint = _("words with a comma in them need quotes around all of it:  {whole}").format(whole=whole[:200])
        known.findings.add("S024", word.place, message, hint=hint)
        return
    meant = closest(verb, ACTS)
    known.findings.add("S024", word.place, message, did_you_mean=meant, hint="" if meant else list_of(ACTS))


def _check_channel(word: Scalar, verb: str, known: KnownNames) -> None:
    of = next((kind.channel for kind in ACT_KINDS if kind.verb == verb), "")
    if of and known.channel in CHANNELS and of != known.channel:
        known.findings.add(
            "S059",
            word.place,
            _("/{verb} is for the channel {channel}, so nobody can do it here").format(verb=verb, channel=of),
            severity="warning",
            hint=_("take it out"),
        )


def _check_slot(word: Scalar, act: Act, known: KnownNames, slots: MappingType[str, bool]) -> None:
    slot = act.argument
    if slot not in slots:
        known.findings.add(
            "C003",
            word.place,
            _("the day's book has no time {slot}").format(slot=quoted(slot)),
            did_you_mean=closest(slot, slots),
            hint="" if closest(slot, slots) else _("add it under book of the clinic, or under today"),
        )
    elif not slots[slot] and act.verb not in _GIVES_UP:
        free = " ".join(each for each, is_free in slots.items() if is_free)
        known.findings.add(
            "C004",
            word.place,
            _("the time {slot} is taken").format(slot=quoted(slot)),
            hint=_("free are: {slots}").format(slots=free) if free else _("set  free: true  for it"),
        )
