"""Words of the clinic's in a patient's mouth (L001): nobody who rings a clinic talks like its letters."""

from collections.abc import Iterator

import scoring
from simulator.i18n import _
from simulator.scenario import Opened
from simulator.scenario.diagnostics import quoted
from simulator.scenario.nodes import Node, Scalar, child, items_of, pairs_of, texts_of

_SAID = ("says", "tense", "easy")


def check_jargon(opened: Opened) -> None:
    """Note each such word in what the patient says."""
    scenario = opened.scenario
    if scenario is None:
        return
    for line in _lines(opened.root, phone=scenario.channel == "phone"):
        for start, end in scoring.clinic_words(line.text, scenario.language):
            opened.findings.add(
                "L001",
                line.place,
                _("a patient would hardly say {word}").format(word=quoted(line.text[start:end])),
                severity="warning",
                hint=_("say it as they would at home, or put it in quotation marks if they read it from a letter"),
            )


def _lines(root: Node | None, *, phone: bool) -> Iterator[Scalar]:
    """Everything the patient says, as it is written."""
    yield from _of_the_patient(child(root, "patient"), phone=phone)
    for _name, turn in pairs_of(child(root, "turns")):
        yield from _said_in(turn)
        for key in ("again", "overdue"):
            yield from texts_of(child(turn, key))
        yield from _pushes(turn)
        for reaction in items_of(child(turn, "reactions")):
            yield from _said_in(reaction)
    for reaction in items_of(child(root, "anytime")):
        yield from _said_in(reaction)
    for _name, ending in pairs_of(child(root, "endings")):
        afterwards = child(ending, "says_afterwards")
        if isinstance(afterwards, Scalar):
            yield afterwards
        for need in items_of(child(ending, "needs")):
            yield from texts_of(child(need, "ask"))


def _of_the_patient(patient: Node | None, *, phone: bool) -> Iterator[Scalar]:
    # At the desk a silence is seen, not heard.
    for key in ("waits", "parting", "didnt_catch", *(("silence",) if phone else ())):
        yield from texts_of(child(patient, key))
    yield from _pushes(patient)
    for piece in items_of(child(patient, "tells")):
        yield from _said_in(piece)
    for fact in items_of(child(patient, "facts")):
        yield from texts_of(child(fact, "says"))
        yield from texts_of(child(fact, "again"))


def _said_in(part: Node) -> Iterator[Scalar]:
    for key in _SAID:
        yield from texts_of(child(part, key))


def _pushes(owner: Node | None) -> Iterator[Scalar]:
    for _cause, words in pairs_of(child(owner, "pushes")):
        yield from texts_of(words)
