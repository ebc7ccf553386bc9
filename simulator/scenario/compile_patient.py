"""Turns the document of a patient into the values the engine runs."""

from dataclasses import replace

from simulator.engine.mood import Mood
from simulator.engine.persona import PERSONAS, Persona
from simulator.engine.scenario import Channel, Patient, PatientFact, Piece, Recall
from simulator.scenario.banks import PersonaBank
from simulator.scenario.compile_turns import past_of, pushes_of, wordings_of
from simulator.scenario.patient_document import FactDoc, PatientDoc, PieceDoc, TemperDoc
from simulator.scenario.wordings import didnt_catch, parting, silence, waits

_NOTHING_SAID = PersonaBank(id="", language="", persona=PERSONAS["even"])


def patient_of(made: PatientDoc, language: str, channel: Channel, bank: PersonaBank | None) -> Patient:
    """The patient; words that the author left out come from the persona's file, then from the language."""
    said = bank or _NOTHING_SAID
    return Patient(
        name=made.name,
        about=made.about,
        asks=made.asks,
        wants=made.wants,
        persona=tempered(bank.persona if bank else PERSONAS[made.persona], made.temper),
        mood=Mood(trust=made.mood.trust, worry=made.mood.worry, patience=made.mood.patience),
        didnt_catch=tuple(made.didnt_catch) or said.didnt_catch or didnt_catch(language),
        waits=tuple(made.waits) or said.waits or waits(language),
        silence=tuple(made.silence) or said.silence or silence(language, channel),
        parting=tuple(made.parting) or said.parting or parting(language),
        pieces=tuple(map(_piece, made.tells)),
        facts=tuple(map(_fact, made.facts)),
        pushes={**said.pushes, **pushes_of(made.pushes)},
        recalls=tuple(Recall(past=past_of(each), says=each.says) for each in made.recalls),
    )


def tempered(named: Persona, temper: TemperDoc) -> Persona:
    """The persona with what an author says of how easily they are moved; the rest stays."""
    return replace(
        named,
        trust=temper.trust / 100 if temper.trust else named.trust,
        worry=temper.worry / 100 if temper.worry else named.worry,
        patience=temper.patience / 100 if temper.patience else named.patience,
    )


def _piece(made: PieceDoc) -> Piece:
    says = wordings_of(made.says, made.tense, made.easy)
    return Piece(id=made.id, says=says, asked=made.asked, trust=made.trust)


def _fact(made: FactDoc) -> PatientFact:
    return PatientFact(
        id=made.id, asked=tuple(made.asked), says=tuple(made.says), again=tuple(made.again), known=made.known
    )
