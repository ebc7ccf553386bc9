"""Holds what a scenario takes from banks against the banks there are."""

from simulator.i18n import _
from simulator.scenario.banks import Banks
from simulator.scenario.diagnostics import Findings, Place, closest, quoted
from simulator.scenario.names import list_of
from simulator.scenario.nodes import Node, child, pairs_of, text_of, texts_of


def check_banks(root: Node, banks: Banks, findings: Findings) -> None:
    """Note meanings that no bank of the scenario has, and banks in another language than its own.

    Args:
        root: The scenario.
        banks: Those it names; where one could not be read, what it has cannot be known to be missing.
        findings: Where to note it.
    """
    language = text_of(child(root, "language"))
    found = {bank.id: bank.language for bank in banks.phrases}
    for word in texts_of(child(child(root, "use"), "phrases")):
        _check_language(text_of(word), found.get(text_of(word)), language, word.place, findings)
    persona = child(child(root, "patient"), "persona")
    if banks.persona is not None and persona is not None:
        _check_language(banks.persona.id, banks.persona.language, language, persona.place, findings)
    if banks.whole:
        _check_borrowed(root, banks, findings)


def _check_borrowed(root: Node, banks: Banks, findings: Findings) -> None:
    known = banks.meanings()
    for _key, turn in pairs_of(child(root, "turns")):
        for word in texts_of(child(turn, "borrows")):
            name = text_of(word)
            if name in known:
                continue
            meant = closest(name, known)
            message = _("no phrase bank that this scenario uses has a meaning called {name}")
            hint = list_of(known) or _(
                "name the bank at the top of the file, for instance  use: {{phrases: [at-the-desk]}}"
            )
            findings.add(
                "B002", word.place, message.format(name=quoted(name)), did_you_mean=meant, hint="" if meant else hint
            )


def _check_language(name: str, of: str | None, language: str, place: Place, findings: Findings) -> None:
    # Languages are compared without their region: pt-BR may do with words of pt.
    if of is None or not language or of.partition("-")[0] == language.partition("-")[0]:
        return
    message = _("{name} is in the language {of}, and this scenario in {language}")
    findings.add(
        "B003",
        place,
        message.format(name=quoted(name), of=quoted(of), language=quoted(language)),
        hint=_("name one that is in the language of the scenario"),
        severity="warning",
    )
