"""The desk card as lines to read, whole or only what fits some words."""

from simulator.engine.clinic import Clinic, Slot, fact_sentences
from simulator.i18n import _


def card_lines(card: Clinic) -> tuple[str, ...]:
    """The whole card: facts as sentences, then the day's book with what ``/book`` takes."""
    lines = [_("Desk card."), *(line for topic, line in _topical(card) if topic != _("book"))]
    if card.book:
        lines.append(_("The day's book:"))
    return (*lines, *map(_slot_line, card.book))


def fitting_lines(card: Clinic, wanted: str) -> tuple[str, ...]:
    """The lines in which every word that was typed begins a word, or names what they are about; says if none does."""
    words = _words(wanted)
    found = [line for topic, line in _topical(card) if words and all(_begins(each, topic, line) for each in words)]
    if found:
        return tuple(found)
    return (_("Nothing on the card fits “{words}”. /card alone shows all of it.").format(words=wanted[:80]),)


def _topical(card: Clinic) -> list[tuple[str, str]]:
    """Every line with words for what it is about: ``/card prices`` finds them all."""

    def sentences(**part: object) -> tuple[str, ...]:
        return fact_sentences(Clinic(id="", name="", **part))  # type: ignore[arg-type]

    groups: tuple[tuple[str, tuple[str, ...]], ...] = (
        (_("clinic"), fact_sentences(Clinic(id="", name=card.name, about=card.about))),
        (_("staff people"), sentences(staff=card.staff)),
        (_("services prices costs"), sentences(services=card.services)),
        (_("delays late waits"), sentences(delays=card.delays)),
        (_("rules"), sentences(rules=card.rules)),
        (_("rules may not"), sentences(may_not=card.may_not)),
        (_("rules identity"), sentences(identity=card.identity)),
        (_("emergency"), sentences(emergency_number=card.emergency_number, fetch=card.fetch)),
        (_("today"), sentences(facts=card.facts)),
        (_("book"), tuple(map(_slot_line, card.book))),
    )
    return [(topic, line) for topic, lines in groups for line in lines]


def _slot_line(slot: Slot) -> str:
    state = _("this patient's own") if slot.theirs else _("free") if slot.free else _("taken")
    note = f", {slot.note}" if slot.note else ""
    return f"{slot.id}: {slot.time}, {slot.who}, {state}{note}"


def _begins(word: str, topic: str, line: str) -> bool:
    return any(each.startswith(word) for each in _words(f"{topic} {line}"))


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.casefold()).split()
