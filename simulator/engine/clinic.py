"""A clinic's desk card: what the person at the desk knows and may do, as frozen values."""

from dataclasses import dataclass, field, replace

WAIT_MARK_MINUTES = 10
"""A wait longer than this wants an apology, a reason and a choice (Guinane; a clinic may set its own)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMember:
    """Somebody who works here: a name, what they are, and what reception should know of them."""

    name: str
    role: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Something the clinic does. ``price`` is written as people say it ("140", "free"); ``minutes`` may be None."""

    name: str
    price: str = ""
    minutes: int | None = None
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One time in the day's book. ``id`` is what ``/book`` takes, ``time`` is what one would say ("Monday 09:20").

    ``theirs`` where it is this patient's own time: what ``/move`` moves and ``/cancel`` cancels. Such a time is not
    free.
    """

    id: str
    time: str
    who: str
    free: bool = True
    note: str = ""
    theirs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """Somebody runs late today: by how many minutes, and why, in words one may tell a patient."""

    who: str
    minutes: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """The desk card. Scenario authors may add to it what is true today (see ``with_today``)."""

    id: str
    name: str
    about: str = ""
    staff: tuple[StaffMember, ...] = ()
    services: tuple[Service, ...] = ()
    book: tuple[Slot, ...] = ()
    delays: tuple[Delay, ...] = ()
    rules: tuple[str, ...] = ()
    may_not: tuple[str, ...] = ()
    identity: str = ""
    emergency_number: str = ""
    fetch: tuple[str, ...] = ()
    required_lines: tuple[str, ...] = ()
    wait_mark: int = WAIT_MARK_MINUTES
    facts: tuple[str, ...] = field(default=())

    def with_today(
        self, *, book: tuple[Slot, ...] = (), delays: tuple[Delay, ...] = (), facts: tuple[str, ...] = ()
    ) -> "Clinic":
        """The same card with this encounter's own book (replacing slots of the same id), delays and facts."""
        fresh = {slot.id for slot in book}
        kept = tuple(slot for slot in self.book if slot.id not in fresh)
        return replace(self, book=kept + book, delays=delays or self.delays, facts=self.facts + facts)

    def slot(self, slot_id: str) -> Slot | None:
        """The slot of that id, or None."""
        return next((slot for slot in self.book if slot.id == slot_id), None)


def fact_sentences(clinic: Clinic) -> tuple[str, ...]:
    """The desk card as plain sentences, each ending with a full stop: what the scorer may hold a reply against.

    The order is fixed, so that the same card always reads the same.
    """
    lines: list[str] = [clinic.name, clinic.about]
    lines += [
        f"{person.name}, {person.role}" + (f": {person.about}" if person.about else "") for person in clinic.staff
    ]
    lines += [_service_line(service) for service in clinic.services]
    lines += [_slot_line(slot) for slot in clinic.book]
    lines += [_delay_line(delay) for delay in clinic.delays]
    lines += clinic.rules
    lines += [f"Reception may not {what}" for what in clinic.may_not]
    lines.append(clinic.identity)
    if clinic.emergency_number:
        lines.append(f"The emergency number is {clinic.emergency_number}")
    lines += [f"In an emergency fetch {who}" for who in clinic.fetch]
    lines += clinic.facts
    return tuple(_sentence(line) for line in lines if line.strip())


def _service_line(service: Service) -> str:
    parts = [service.name]
    if service.price:
        parts.append(f"costs {service.price}")
    if service.minutes is not None:
        parts.append(f"takes {service.minutes} minutes")
    if service.about:
        parts.append(service.about)
    return ", ".join(parts)


def _slot_line(slot: Slot) -> str:
    state = "free" if slot.free else "this patient's own" if slot.theirs else "taken"
    return f"{slot.time} with {slot.who} is {state}" + (f", {slot.note}" if slot.note else "")


def _delay_line(delay: Delay) -> str:
    return f"{delay.who} is running {delay.minutes} minutes late" + (f": {delay.reason}" if delay.reason else "")


def _sentence(line: str) -> str:
    line = " ".join(line.split())
    return line if line.endswith((".", "!", "?")) else line + "."
