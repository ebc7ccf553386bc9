"""No words to ask again with (S063): a turn in which a patient who is put off has nothing to say to it.

A patient who gets no further asks again in words an author wrote for the cause; without any they are left with the
last reaction. Where that is no push and stays in the turn, being put off costs nothing and nobody notices it.
"""

from simulator.authoring.checks.places import place_of_key
from simulator.engine.scenario import Patient, Turn
from simulator.i18n import _
from simulator.scenario import Opened
from simulator.scenario.diagnostics import quoted

COMMON = ("refusal", "unanswered", "wait", "closing")
"""The causes that a trainee gives in any turn; the other three need something to have been told before."""


def check_asking_again(opened: Opened) -> None:
    """Note the turns whose patient cannot ask again in any way."""
    scenario = opened.scenario
    if scenario is None:
        return
    for turn in scenario.turns.values():
        if not _is_put_off_in_silence(turn, scenario.patient):
            continue
        example = 'pushes: {refusal: ["So there is nothing at all?", "And what do I do now?"]}'
        opened.findings.add(
            "S063",
            place_of_key(opened.root, "turns", turn.id),
            _("a patient who is put off in {turn} has no words to ask again, and it would never count").format(
                turn=quoted(turn.id)
            ),
            severity="warning",
            hint=_("write some under patient, or in this turn:  {example}").format(example=example),
        )


def _is_put_off_in_silence(turn: Turn, patient: Patient) -> bool:
    last = turn.reactions[-1]
    asks = any(turn.pushes.get(cause) or patient.pushes.get(cause) for cause in COMMON)
    stays = last.go == turn.id and not any(each.push for each in turn.reactions)
    return stays and not asks and not turn.alone
