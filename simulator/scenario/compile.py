"""Turns a file's nodes into the values the engine runs, or into every finding there is in it."""

from simulator.engine.clinic import Clinic, Delay, Service, Slot, StaffMember
from simulator.engine.scenario import CHANNELS, Later, Scenario
from simulator.i18n import _
from simulator.scenario import clinic_document as card_doc
from simulator.scenario import document as doc
from simulator.scenario.banks import NO_BANKS, Banks
from simulator.scenario.check_banks import check_banks
from simulator.scenario.check_heading import check_id, check_names, is_of_our_format
from simulator.scenario.compile_patient import patient_of
from simulator.scenario.compile_tests import tests_of
from simulator.scenario.compile_turns import ending_of, reaction_of, turn_of
from simulator.scenario.diagnostics import Findings, quoted
from simulator.scenario.nodes import Mapping, Node, Scalar, child, items_of, pairs_of, text_of
from simulator.scenario.reach import check_reach
from simulator.scenario.references import check_references
from simulator.scenario.structure import fit


def compile_clinic(root: Node, stem: str, findings: Findings) -> Clinic | None:
    """The desk card of a clinic's file; None where a finding is an error.

    Args:
        root: What the reader made of the file.
        stem: The file's name without ``.yaml``, which its id has to be.
        findings: Those of the reader; more are added.
    """
    if not is_of_our_format(root, findings):
        return None
    check_id(root, stem, findings)
    _check_slots(child(root, "book"), findings)
    made = fit(root, card_doc.ClinicDoc, findings)
    if made is None or findings.failed:
        return None
    return Clinic(
        id=made.id,
        name=made.name,
        about=made.about,
        staff=tuple(StaffMember(name=each.name, role=each.role, about=each.about) for each in made.staff),
        services=tuple(
            Service(name=each.name, price=each.price, minutes=each.minutes or None, about=each.about)
            for each in made.services
        ),
        book=_book(made.book),
        delays=_delays(made.delays),
        rules=tuple(made.rules),
        may_not=tuple(made.may_not),
        identity=made.identity,
        emergency_number=made.emergency_number,
        fetch=tuple(made.fetch),
        required_lines=tuple(made.required_lines),
        wait_mark=made.wait_mark,
        facts=tuple(made.facts),
    )


def compile_scenario(
    root: Node, stem: str, clinic: Clinic | None, findings: Findings, *, banks: Banks = NO_BANKS, digest: str = ""
) -> Scenario | None:
    """The scenario of a file; None where a finding is an error, or where its clinic or a bank could not be read.

    Args:
        root: What the reader made of the file.
        stem: The file's name without ``.yaml``, which its id has to be.
        clinic: Its desk card; None where that could not be read, which a finding tells of elsewhere.
        findings: Those of the reader; more are added.
        banks: The phrase banks and the persona it names.
        digest: The hash of all its files.
    """
    if not is_of_our_format(root, findings):
        return None
    check_id(root, stem, findings)
    for group in ("turns", "endings"):
        check_names(child(root, group), findings)
    for _key, turn in pairs_of(child(root, "turns")):
        check_names(child(turn, "hears"), findings)
    today = child(child(root, "today"), "book")
    _check_slots(today, findings)
    check_banks(root, banks, findings)
    check_references(root, _slots(clinic, today), findings)
    check_reach(root, findings)
    made = fit(root, doc.ScenarioDoc, findings)
    if made is None or clinic is None or not banks.whole or findings.failed:
        return None
    return _scenario(made, clinic, banks, root, digest)


def _check_slots(book: Node | None, findings: Findings) -> None:
    seen: dict[str, Scalar] = {}
    for slot in items_of(book):
        name = child(slot, "id")
        if not isinstance(name, Scalar) or not text_of(name):
            continue
        first = seen.setdefault(text_of(name), name)
        _check_own_time(slot, findings)
        if first is not name:
            message = _("a time called {id} stands in line {line} already").format(
                id=quoted(name.text), line=first.place.line
            )
            findings.add("C002", name.place, message, hint=_("give each time an id of its own"))


def _check_own_time(slot: Node, findings: Findings) -> None:
    free = slot.key("free") if isinstance(slot, Mapping) else None
    if free and text_of(child(slot, "theirs")) == "true" and text_of(child(slot, "free")) == "true":
        message = _("a time that is this patient's own is not free")
        findings.add("C005", free.place, message, hint=_("take one of the two out"))


def _slots(clinic: Clinic | None, today: Node | None) -> dict[str, bool] | None:
    if clinic is None:
        return None
    slots = {slot.id: slot.free for slot in clinic.book}
    slots |= {text_of(child(slot, "id")): _is_free(slot) for slot in items_of(today)}
    return slots


def _is_free(slot: Node) -> bool:
    return text_of(child(slot, "free")) != "false" and text_of(child(slot, "theirs")) != "true"


def _book(slots: list[card_doc.SlotDoc]) -> tuple[Slot, ...]:
    return tuple(
        Slot(
            id=each.id,
            time=each.time,
            who=each.who,
            free=each.free and not each.theirs,
            note=each.note,
            theirs=each.theirs,
        )
        for each in slots
    )


def _delays(delays: list[card_doc.DelayDoc]) -> tuple[Delay, ...]:
    return tuple(Delay(who=each.who, minutes=each.minutes, reason=each.reason) for each in delays)


def _scenario(made: doc.ScenarioDoc, clinic: Clinic, banks: Banks, root: Node, digest: str) -> Scenario:
    today = made.today
    channel = next(each for each in CHANNELS if each == made.channel)
    turns = {name: turn_of(name, turn, banks) for name, turn in made.turns.items()}
    meanings = frozenset(meaning for turn in turns.values() for meaning in turn.hears)
    patient = patient_of(made.patient, made.language, channel, banks.persona)
    lines = [item.place.line for item in items_of(child(root, "tests"))]
    card = clinic.with_today(book=_book(today.book), delays=_delays(today.delays), facts=tuple(today.facts))
    return Scenario(
        id=made.id,
        revision=made.revision,
        title=made.title,
        language=made.language,
        channel=channel,
        level=made.level,
        practises=tuple(made.practises),
        minutes=made.minutes,
        when=today.when,
        you=made.you,
        clinic=card,
        patient=patient,
        reachable=tuple(made.reachable),
        start=made.start,
        turns=turns,
        anytime=tuple(reaction_of(each, meanings) for each in made.anytime),
        endings={name: ending_of(name, ending) for name, ending in made.endings.items()},
        later=Later(kept=made.later.kept, forgotten=made.later.forgotten) if made.later.kept else None,
        tests=tests_of(made.tests, patient.mood, lines),
        notes=made.notes,
        digest=digest,
    )
