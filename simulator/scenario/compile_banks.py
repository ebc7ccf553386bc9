"""Turns the nodes of phrase banks, personas and site settings into values, or into every finding there is in them."""

from simulator.engine.persona import PERSONAS, Persona
from simulator.i18n import _
from simulator.scenario.bank_documents import PersonaDoc, PhrasesDoc, SiteDoc
from simulator.scenario.banks import PersonaBank, PhraseBank
from simulator.scenario.check_acts import warn_of_act
from simulator.scenario.check_heading import check_id, check_names, is_of_our_format
from simulator.scenario.compile_patient import tempered
from simulator.scenario.compile_turns import pushes_of
from simulator.scenario.diagnostics import Findings, quoted
from simulator.scenario.nodes import Node, child, pairs_of, text_of
from simulator.scenario.site import Site
from simulator.scenario.structure import fit


def compile_phrases(root: Node, stem: str, findings: Findings) -> PhraseBank | None:
    """The phrase bank of a file; None where a finding is an error.

    Args:
        root: What the reader made of the file.
        stem: The file's name without ``.yaml``, which its id has to be.
        findings: Those of the reader; more are added.
    """
    if not is_of_our_format(root, findings):
        return None
    check_id(root, stem, findings)
    check_names(child(root, "meanings"), findings)
    for key, _examples in pairs_of(child(root, "meanings")):
        warn_of_act(key, findings)
    made = fit(root, PhrasesDoc, findings)
    if made is None or findings.failed:
        return None
    meanings = {name: tuple(dict.fromkeys(examples)) for name, examples in made.meanings.items()}
    return PhraseBank(id=made.id, language=made.language, meanings=meanings)


def compile_persona(root: Node, stem: str, findings: Findings) -> PersonaBank | None:
    """The persona of a file; None where a finding is an error. The arguments are those of ``compile_phrases``."""
    if not is_of_our_format(root, findings):
        return None
    check_id(root, stem, findings)
    named = child(root, "id")
    if named is not None and text_of(named) in PERSONAS:
        message = _("{id} is a persona of the program's own, which goes before this file")
        hint = _("give this one another id and file name")
        findings.add("B004", named.place, message.format(id=quoted(text_of(named))), hint=hint, severity="warning")
    made = fit(root, PersonaDoc, findings)
    if made is None or findings.failed:
        return None
    like = PERSONAS[made.like]
    same = Persona(name=made.id, trust=like.trust, worry=like.worry, patience=like.patience, ease=like.ease)
    return PersonaBank(
        id=made.id,
        language=made.language,
        persona=tempered(same, made.temper),
        didnt_catch=tuple(made.didnt_catch),
        waits=tuple(made.waits),
        silence=tuple(made.silence),
        parting=tuple(made.parting),
        pushes=pushes_of(made.pushes),
    )


def compile_site(root: Node, _stem: str, findings: Findings) -> Site | None:
    """The site settings of a file; None where a finding is an error. It has no id: there is one for a folder."""
    if not is_of_our_format(root, findings):
        return None
    made = fit(root, SiteDoc, findings)
    if made is None or findings.failed:
        return None
    return Site(
        emergency_number=made.emergency_number,
        required_lines=tuple(made.required_lines),
        wait_mark=made.wait_mark or None,
        targets={stage: getattr(made.targets, stage) for stage in sorted(made.targets.model_fields_set)},
    )
