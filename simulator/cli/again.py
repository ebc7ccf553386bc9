"""In plain lines: a moment that was not safe or not private, offered again at once in the patient's other words."""

from typing import TYPE_CHECKING

from simulator.engine.debrief import debrief_of
from simulator.i18n import _
from simulator.runtime.again import moment_again
from simulator.runtime.wording import criterion_name

if TYPE_CHECKING:
    from simulator.cli.plain import Lines
    from simulator.runtime.encounter import Encounter
    from simulator.runtime.practice import Practice
    from simulator.store import Mode


def offered_again(encounter: "Encounter", practice: "Practice", lines: "Lines") -> "Encounter | None":
    """That moment, begun, where a gate failed for sure and whoever types here wants it; None otherwise."""
    events = encounter.events
    failed = next((note for note in debrief_of(events).gate_notes if note.sure), None)
    if failed is None or not encounter.view.ended or not lines.typed_here:
        return None
    moment = moment_again(encounter.id, events, failed.reply)
    if moment is None or moment.turn not in encounter.scenario.turns:
        return None
    words = _("Try that moment again, in other words? It was about {gate}. (yes or no) ")
    answer = lines.next(words.format(gate=criterion_name(failed.gate)))
    if answer is None or answer.strip().lower() not in ("", _("yes"), _("y")):
        return None
    view = encounter.view
    mode: Mode = "coach" if view.mode == "coach" else "practice"
    return practice.begin(encounter.scenario, mode=mode, moment=moment, pace=view.pace)
