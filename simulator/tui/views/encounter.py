"""A live encounter in words: its title line, its lines, mood, acts and the desk card."""

from dataclasses import dataclass

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
    """Where one sits: the sign of the channel, the clinic, the time, and whether the caller is on hold."""
    sign = "☎" if view.channel == "phone" else "▣"
    where = view.clinic_name if view.channel == "phone" else _("{clinic} · front desk").format(clinic=view.clinic_name)
    held = _("ON HOLD") if on_hold(view) else ""
    return " · ".join(part for part in (f"{sign} {where}", view.when, held) if part)


def on_hold(view: EncounterView) -> bool:
    """Whether the caller hears nothing now. A hold that goes with the next reply has not begun."""
    return view.ended is None and view.desk.held and all(act.verb != "hold" for act in view.pending)


def hold_words() -> str:
    """What stands where the mood stands otherwise: nobody can tell how somebody on hold is."""
    return _("on hold · what you type is said when you come back")


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


def chips(view: EncounterView, room: int = 1_000) -> str:
    """What goes with the next reply, or ""; in rows of ``room`` characters that break between two chips."""
    if not view.pending:
        return ""
    rows = [_("with your reply:")]
    for chip in (f"[ {act_done(act)} ]" for act in view.pending):
        if len(rows[-1]) + len(chip) + 2 > room:
            rows.append(chip)
        else:
            rows[-1] += (" " if len(rows) == 1 and rows[0].endswith(":") else "  ") + chip
    return "\n".join(rows)


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
