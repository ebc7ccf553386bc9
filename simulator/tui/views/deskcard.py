"""The desk card in words, and what of it answers a search."""

from dataclasses import dataclass, replace

from simulator.engine.clinic import Clinic, Service, Slot
from simulator.i18n import _, ngettext
from simulator.tui.views.finding import found


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the desk card: a heading and its lines; a line may have a quiet second half.

    ``count`` goes with the heading and is not searched.
    """

    heading: str
    rows: tuple[tuple[str, str], ...]
    count: str = ""

    @property
    def title(self) -> str:
        """The heading with its count."""
        return _("{heading}: {count}").format(heading=self.heading, count=self.count) if self.count else self.heading


def card_sections(card: Clinic) -> tuple[Section, ...]:
    """The desk card, what one needs first at the top; empty parts are left out."""
    free = sum(slot.free for slot in card.book)
    count = ngettext("{n} time is free", "{n} times are free", free).format(n=free) if free else _("nothing is free")
    parts = [
        Section(_("The book"), tuple(_slot_row(slot) for slot in card.book), count),
        Section(_("Running late"), tuple(_late(each.who, each.minutes, each.reason) for each in card.delays)),
        Section(_("Good to know today"), tuple((fact, "") for fact in card.facts)),
        Section(
            _("Staff"),
            tuple((each.name, "; ".join(part for part in (each.role, each.about) if part)) for each in card.staff),
        ),
        Section(_("Services and prices"), tuple((each.name, _service(each)) for each in card.services)),
        Section(_("House rules"), tuple((rule, "") for rule in card.rules)),
        Section(_("Not for reception"), tuple((rule, "") for rule in card.may_not)),
        Section(_("Before you tell anybody anything"), ((card.identity, ""),) if card.identity else ()),
        Section(_("Lines you must say"), tuple((f"“{line}”", "") for line in card.required_lines)),
        Section(_("Emergency"), _emergency(card)),
    ]
    return tuple(part for part in parts if part.rows)


def matching(sections: tuple[Section, ...], words: str) -> tuple[Section, ...]:
    """The sections with those rows that hold the words; a heading that holds them keeps all its rows.

    A count stands only where all that it counts stands below.
    """
    rows = [
        (section, row, f"{section.heading} {row[0]} {row[1]}".strip()) for section in sections for row in section.rows
    ]
    kept = [rows[place][:2] for place in found(words, [whole for _section, _row, whole in rows])]
    left = ((each, tuple(row for section, row in kept if section is each)) for each in sections)
    return tuple(each if rows == each.rows else replace(each, rows=rows, count="") for each, rows in left if rows)


def _slot_row(slot: Slot) -> tuple[str, str]:
    shape, state = ("○", _("free")) if slot.free else ("●", _("taken"))
    if slot.theirs:
        shape, state = "◆", _("this patient's own time")
    who = ", ".join(part for part in (slot.who, state) if part)
    return f"{shape} {slot.time}", "; ".join(part for part in (who, slot.note) if part)


def _late(who: str, minutes: int, reason: str) -> tuple[str, str]:
    words = ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
    return who, "; ".join(part for part in (words, reason) if part)


def _service(service: Service) -> str:
    length = _("{n} min").format(n=service.minutes) if service.minutes is not None else ""
    return "; ".join(part for part in (service.price, length, service.about) if part)


def _emergency(card: Clinic) -> tuple[tuple[str, str], ...]:
    rows = [(_("call {number}").format(number=card.emergency_number), "")] if card.emergency_number else []
    return (*rows, *((_("fetch {who}").format(who=who), "") for who in card.fetch))
