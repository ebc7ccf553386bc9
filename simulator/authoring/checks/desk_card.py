"""Facts that are not on the desk card (C006): what trainees are meant to say has to be something they can know.

Looked at are the examples of meanings that are wanted, and the hints. What a patient tells of their own day is theirs,
and an example of something wrong may well be wrong.
"""

from collections.abc import Iterator, Sequence

import scoring
from simulator.authoring.checks.limits import turns_within
from simulator.authoring.checks.places import place_of, place_of_example
from simulator.engine.clinic import fact_sentences
from simulator.engine.scenario import Scenario, Turn, Wordings
from simulator.i18n import _
from simulator.scenario import Opened
from simulator.scenario.diagnostics import Place, quoted

_NOT_ON_CARD = frozenset({"time_not_on_card", "time_taken", "price_not_on_card", "number_not_on_card"})
_FACTUAL = frozenset({"time", "price", "number"})
_FACE = 720
"""Minutes on the face of a clock: nobody says morning or afternoon with every time."""
_Fact = tuple[str, str]


def check_desk_card(opened: Opened) -> None:
    """Note the times, prices and numbers that trainees are meant to say and cannot know."""
    scenario = opened.scenario
    if scenario is None:
        return
    card = _Card(scenario)
    for turn in turns_within(scenario):
        _check_examples(opened, turn, card)
        for number, hint in enumerate(turn.hints):
            unknown = card.unknown_in(hint)
            if unknown:
                _tell(opened, place_of(opened.root, "turns", turn.id, "hints", number), unknown)


def _check_examples(opened: Opened, turn: Turn, card: "_Card") -> None:
    patient = " ".join(_words(turn.says))
    for meaning, examples in turn.hears.items():
        for number, example in enumerate(examples if _is_wanted(meaning, turn) else ()):
            for slip in card.slips_in(example, patient):
                _tell(opened, place_of_example(opened.root, turn.id, "hears", meaning, number), slip.said, slip.right)


def _tell(opened: Opened, place: Place | None, said: str, right: str = "") -> None:
    card = _("the card says: {right}").format(right=right) if right else ""
    facts = _("write it on the card, for instance under  today:  {facts}").format(facts='facts: ["..."]')
    opened.findings.add(
        "C006",
        place,
        _("{said} is not on the desk card, so no trainee can know it").format(said=quoted(said)),
        severity="warning",
        hint=card or facts,
    )


def _is_wanted(meaning: str, turn: Turn) -> bool:
    """Whether the author wants it said: a gate asks for it, or the patient gets further by it."""
    if any(meaning in banned for banned in turn.must_not.values()):
        return False
    asked = any(meaning in needed for needed in turn.must.values())
    return asked or any(meaning in each.condition.hears and not each.push for each in turn.reactions)


class _Card:
    """What a trainee can know: the desk card, and what the patient says."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario, self._language = scenario, scenario.language
        self._facts: tuple[str, ...] | None = None
        self._known: frozenset[_Fact] | None = None

    def slips_in(self, example: str, patient: str) -> Sequence[scoring.Slip]:
        """What an example says against the card; a place left open says nothing."""
        if "..." in example or "\u2026" in example or not self._is_factual(example):
            return ()
        found = self._slips(example, patient)
        # Anything the patient says anywhere may be said again to them.
        return found and self._slips(example, " ".join(self._all_of_the_patient()))

    def unknown_in(self, hint: str) -> str:
        """The words of the first thing in a hint that stands nowhere else; "" where there is none."""
        if not self._is_factual(hint):
            return ""
        for mention in _mentions(hint, self._language):
            if _fact(mention) not in self._all_known():
                return hint[mention.start : mention.end]
        return ""

    def _is_factual(self, text: str) -> bool:
        """Whether there is anything in it that could be a time, a price or a number to ring."""
        reading = scoring.read(text, self._language)
        return bool(reading.mentions) or any(token.is_number for token in reading.tokens)

    def _slips(self, example: str, patient: str) -> list[scoring.Slip]:
        if self._facts is None:
            self._facts = scoring.split_facts("\n".join(fact_sentences(self._scenario.clinic)))
        situation = scoring.Situation(
            channel=self._scenario.channel, language=self._language, patient=patient, facts=self._facts
        )
        found = scoring.speech(scoring.read(example, self._language), situation).slips
        return [slip for slip in found if slip.kind in _NOT_ON_CARD]

    def _all_known(self) -> frozenset[_Fact]:
        if self._known is None:
            scenario = self._scenario
            texts = (
                *fact_sentences(scenario.clinic), *scenario.clinic.required_lines, scenario.when, scenario.you,
                *self._all_of_the_patient(),
            )  # fmt: skip
            found = (_fact(each) for text in texts for each in _mentions(text, self._language))
            self._known = frozenset(found)
        return self._known

    def _all_of_the_patient(self) -> Iterator[str]:
        patient = self._scenario.patient
        yield from (patient.about, patient.asks, patient.wants)
        for piece in patient.pieces:
            yield from _words(piece.says)
        for fact in patient.facts:
            yield from (*fact.says, *fact.again)
        for turn in self._scenario.turns.values():
            yield from (*_words(turn.says), turn.cue, *turn.again, *turn.overdue)
            for reaction in turn.reactions:
                yield from (*_words(reaction.says), reaction.cue)


def _words(wordings: Wordings) -> tuple[str, ...]:
    return (*wordings.plain, *wordings.tense, *wordings.easy)


def _mentions(text: str, language: str) -> list[scoring.Mention]:
    speech = scoring.speech(scoring.read(text, language), scoring.Situation(language=language))
    return [each for each in speech.mentions if each.kind in _FACTUAL]


def _fact(mention: scoring.Mention) -> _Fact:
    value = str(int(mention.value) % _FACE) if mention.kind == "time" else mention.value
    return mention.kind, value
