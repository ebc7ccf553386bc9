"""The outcome of an encounter as the JSON that ``frontdesk play --json`` prints: names and shape are fixed."""

from collections.abc import Sequence
from dataclasses import asdict

import scoring
from simulator.engine.debrief import debrief_of
from simulator.engine.events import EncounterEnded, EncounterStarted, Event, PatientReacted, PatientSpoke, ReplyGiven
from simulator.engine.promises import ledger
from simulator.engine.satisfaction import touchpoints_of
from simulator.engine.tally import axes_of, burden_of, criteria_of, gates_of
from simulator.runtime.judging import verdict_of


def result_of(events: Sequence[Event]) -> dict[str, object]:
    """Fold a log into the result; axes are 0-100, a criterion its mean level or None."""
    started = events[0]
    assert isinstance(started, EncounterStarted)
    ended = next((event for event in events if isinstance(event, EncounterEnded)), None)
    axes, tallies = axes_of(events), criteria_of(events)
    return {
        "scenario": started.scenario,
        "revision": started.revision,
        "seed": started.seed,
        "ending": {"id": ended.ending, "stage": ended.stage, "cause": ended.cause} if ended else None,
        "burden": burden_of(events),
        "gates": dict(gates_of(events)),
        "axes": asdict(axes) if axes else dict.fromkeys(("warm", "unscripted", "helpful", "overall")),
        "criteria": {name: tallies[name].mean if name in tallies else None for name in scoring.CRITERIA},
        "touchpoints": {each.name: each.rating for each in touchpoints_of(events)},
        "promises": [asdict(each.promise) | {"reply": each.reply, "fate": each.fate} for each in ledger(events)],
        "slips": [asdict(note.slip) | {"reply": note.reply} for note in debrief_of(events).slips],
        "silences": [
            {"turn": each.turn, "reason": each.reason, "says": each.says, "cue": each.cue, "push": each.push}
            for each in events
            if isinstance(each, PatientSpoke)
        ],
        "turns": _turns(events, started),
    }


def _turns(events: Sequence[Event], started: EncounterStarted) -> list[dict[str, object]]:
    turns: list[dict[str, object]] = []
    for event in events:
        if isinstance(event, ReplyGiven):
            number = len(turns) + 1
            turns.append(
                {
                    "turn": event.turn,
                    "patient": event.situation.patient,
                    "reply": event.text,
                    "acts": [str(act) for act in event.acts],
                    "heard": list(event.heard),
                    "moves": list(event.said.moves),
                    "reaction": None,
                    "mood": None,
                    "verdict": verdict_of(
                        event.text, event.judgement, started.language, f"{started.scenario}#{number}"
                    ),
                }
            )
        elif isinstance(event, PatientReacted):
            turns[-1]["reaction"] = {
                "number": event.reaction,
                "says": event.says,
                "asks": event.asks,
                "push": event.push,
                "by": event.by,
                "cause": event.cause,
                "words": event.words,
                "shifts": [asdict(shift) for shift in event.shifts],
            }
            turns[-1]["mood"] = asdict(event.mood)
    return turns
