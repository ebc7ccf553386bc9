"""Turns a file's nodes into the values the engine runs, or into every finding there is in it."""

from simulator.engine.clinic import Clinic, Delay, Service, Slot, StaffMember
from simulator.engine.scenario import CHANNELS, Later, Scenario
from simulator.i18n import _
from simulator.scenario import clinic_document as card_doc
from simulator.scenario import document as doc
from simulator.scenario.compile_patient import patient_of
from simulator.scenario.compile_tests import tests_of
from simulator.scenario.compile_turns import ending_of, reaction_of, turn_of
from simulator.scenario.diagnostics import Findings, closest, quoted
from simulator.scenario.location import ID
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
    if not _is_of_our_format(root, findings):
        return None
    _check_id(root, stem, findings)
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
    root: Node, stem: str, clinic: Clinic | None, findings: Findings, *, digest: str = ""
) -> Scenario | None:
    """The scenario of a file; None where a finding is an error, or where its clinic could not be read.

    Args:
        root: What the reader made of the file.
        stem: The file's name without ``.yaml``, which its id has to be.
        clinic: Its desk card; None where that could not be read, which a finding tells of elsewhere.
        findings: Those of the reader; more are added.
        digest: The hash of both files.
    """
    if not _is_of_our_format(root, findings):
        return None
    _check_id(root, stem, findings)
    for group in ("turns", "endings"):
        _check_names(child(root, group), findings)
    for _key, turn in pairs_of(child(root, "turns")):
        _check_names(child(turn, "hears"), findings)
    today = child(child(root, "today"), "book")
    _check_slots(today, findings)
    check_references(root, _slots(clinic, today), findings)
    check_reach(root, findings)
    made = fit(root, doc.ScenarioDoc, findings)
    if made is None or clinic is None or findings.failed:
        return None
    return _scenario(made, clinic, root, digest)


def _is_of_our_format(root: Node, findings: Findings) -> bool:
    """A file of a newer format is not looked at further: its other keys may well be right there."""
    written = child(root, "format")
    if not isinstance(written, Scalar) or not written.text.isdecimal() or text_of(written) == str(doc.FORMAT):
        return True
    number = text_of(written)[:9]
    newer = int(number) > doc.FORMAT
    findings.add(
        "S003",
        written.place,
        _("this file is of format {number}; this program reads format {ours}").format(number=number, ours=doc.FORMAT),
        hint=_("update the program") if newer else _("write  format: {ours}").format(ours=doc.FORMAT),
    )
    return False


def _check_id(root: Node, stem: str, findings: Findings) -> None:
    written = child(root, "id")
    name = text_of(written)
    # File systems differ over case, so the file's name may have capitals.
    if isinstance(written, Scalar) and ID.fullmatch(name) and name != stem.lower():
        findings.add(
            "S014",
            written.place,
            _("the id is {id}, and the file is called {stem}").format(id=quoted(name), stem=quoted(stem + ".yaml")),
            hint=_("rename one of the two"),
            did_you_mean=stem if ID.fullmatch(stem) else "",
        )


def _check_names(group: Node | None, findings: Findings) -> None:
    for key, _value in pairs_of(group):
        if not ID.fullmatch(key.text):
            meant = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in key.text.lower()).split())
            message = _("{given} is not in lower case with hyphens").format(given=quoted(key.text))
            findings.add("S013", key.place, message, did_you_mean=meant)


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


def tell_no_clinic(root: Node, known: list[str], findings: Findings) -> None:
    """Note that the clinic named in the file is not there."""
    named = child(root, "clinic")
    name = text_of(named)
    if not isinstance(named, Scalar) or not ID.fullmatch(name):
        return
    meant = closest(name, known)
    findings.add(
        "C001",
        named.place,
        _("no clinic is called {name}").format(name=quoted(name)),
        did_you_mean=meant,
        hint="" if meant else _("a clinic is a file in the folder clinics: clinics/{name}.yaml").format(name=name),
    )


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


def _scenario(made: doc.ScenarioDoc, clinic: Clinic, root: Node, digest: str) -> Scenario:
    today = made.today
    channel = next(each for each in CHANNELS if each == made.channel)
    meanings = frozenset(meaning for turn in made.turns.values() for meaning in turn.hears)
    patient = patient_of(made.patient, made.language, channel)
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
        turns={name: turn_of(name, turn) for name, turn in made.turns.items()},
        anytime=tuple(reaction_of(each, meanings) for each in made.anytime),
        endings={name: ending_of(name, ending) for name, ending in made.endings.items()},
        later=Later(kept=made.later.kept, forgotten=made.later.forgotten) if made.later.kept else None,
        tests=tests_of(made.tests, patient.mood, lines),
        notes=made.notes,
        digest=digest,
    )


def is_clinic(root: Node) -> bool:
    """Whether a file's keys are those of a clinic rather than of a scenario."""
    keys = set(root.entries) if isinstance(root, Mapping) else set()
    return not keys & {"turns", "patient", "endings", "channel", "clinic"} and bool(
        keys & {"staff", "services", "book", "rules", "may_not", "identity", "emergency_number", "delays"}
    )
