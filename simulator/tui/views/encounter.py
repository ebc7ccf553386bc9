"""A live encounter in words: its title line, its lines, mood, acts and the desk card."""

from dataclasses import dataclass

from simulator.engine.clinic import Clinic, Service, Slot
from simulator.engine.mood import Mood
from simulator.engine.transcript import Line
from simulator.i18n import _, ngettext
from simulator.runtime import wording
from simulator.runtime.act_wording import act_done
from simulator.runtime.view import EncounterView

FOLD_AFTER = 1_500
"""Characters of one text a conversation shows; the rest is kept and told, so that one paste cannot bury a call."""
DOTS = 5


def place(view: EncounterView) -> str:
    """Where one sits: the sign of the channel, the clinic, the time."""
    sign = "☎" if view.channel == "phone" else "▣"
    where = view.clinic_name if view.channel == "phone" else _("{clinic} · front desk").format(clinic=view.clinic_name)
    return " · ".join(part for part in (f"{sign} {where}", view.when) if part)


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the conversation: who (may be ""), what, and of which kind."""

    kind: str
    who: str
    text: str


def said(line: Line, patient_name: str) -> Said:
    """A transcript line as the screen shows it."""
    match line.kind:
        case "patient":
            return Said("patient", patient_name, folded(line.text))
        case "you":
            return Said("you", _("You"), folded(line.text))
        case "cue":
            return Said("cue", "", noticed(line.text))
        case "act":
            return Said("act", "", f"▸ {act_done(line.act) if line.act else line.text}")
        case "hint":
            return Said("hint", _("hint"), line.text)
        case _:
            return Said("ended", "", "")


def noticed(cue: str) -> str:
    """What one hears or sees, set apart from what is said."""
    return f"\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}{cue}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"


def folded(words: str) -> str:
    """A very long text, cut for reading, with what is not shown told."""
    if len(words) <= FOLD_AFTER:
        return words
    rest = len(words) - FOLD_AFTER
    more = ngettext("… and {rest:,} more character, kept", "… and {rest:,} more characters, kept", rest)
    return words[:FOLD_AFTER].rstrip() + "\n" + more.format(rest=rest)


def chips(view: EncounterView) -> str:
    """What goes with the next reply, or ""."""
    done = [f"[ {act_done(act)} ]" for act in view.pending]
    return _("with your reply: {acts}").format(acts="  ".join(done)) if done else ""


def mood_shape(mood: Mood, before: Mood) -> str:
    """How the patient is as a shape: five dots of ease, and an arrow for which way it went."""
    filled = min(DOTS, mood.ease * DOTS // 100 + 1)
    change = mood.ease - before.ease
    arrow = "↗" if change >= 3 else "↘" if change <= -3 else "→"
    return "●" * filled + "○" * (DOTS - filled) + f" {arrow}"


def mood_words(view: EncounterView, room: int = 1_000) -> str:
    """How the patient is, in words."""
    whole = wording.mood_line(view.mood, view.mood_before)
    # The arrow tells the change as well, so that is what goes where there is no room.
    return whole if len(whole) <= room else wording.mood_line(view.mood, view.mood)


def ended_words(view: EncounterView) -> str:
    """That it is over, and how far the patient came."""
    if view.ended is None:
        return ""
    stage = wording.stage_words(view.ended.stage)
    if view.channel == "phone":
        return _("The call is over: {stage}.").format(stage=stage)
    return _("The visit is over: {stage}.").format(stage=stage)


def pushed_words(burden: int) -> str:
    """How often they have had to ask again so far; "" while they have not."""
    if burden <= 1:
        return _("asked again once") if burden else ""
    return ngettext("asked again {n} time", "asked again {n} times", burden).format(n=burden)


def people_for(verb: str, card: Clinic) -> tuple[tuple[str, str], ...]:
    """Whom a fetch, transfer or message may be for: a name, and what they are."""
    staff = [(person.name, person.role) for person in card.staff]
    if verb != "fetch":
        return tuple(staff)
    named = [(who, _("for an emergency")) for who in card.fetch]
    known = {who.casefold() for who, _role in named}
    return (*named, *((name, role) for name, role in staff if name.casefold() not in known))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the desk card: a heading and its lines; a line may have a quiet second half."""

    heading: str
    rows: tuple[tuple[str, str], ...]


def card_sections(card: Clinic) -> tuple[Section, ...]:
    """The desk card, what one needs first at the top; empty parts are left out."""
    free = sum(slot.free for slot in card.book)
    count = ngettext("{n} time is free", "{n} times are free", free).format(n=free) if free else _("nothing is free")
    parts = [
        Section(_("The book: {free}").format(free=count), tuple(_slot_row(slot) for slot in card.book)),
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


def _slot_row(slot: Slot) -> tuple[str, str]:
    shape, state = ("○", _("free")) if slot.free else ("●", _("taken"))
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
