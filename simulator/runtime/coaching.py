"""The margin note of coach mode: one short remark on a reply, a strength and a question, in words of the pack."""

from simulator.engine.judgement import GATES, Judgement
from simulator.i18n import _
from simulator.runtime.judging import explained


def margin_note(reply: str, judgement: Judgement, language: str) -> str:
    """What a good colleague would murmur after this reply; empty where there is nothing sure to say."""
    if not judgement.intelligible:
        return ""
    words = explained(reply, judgement, language)
    for gate in judgement.failed:
        return words[gate].question
    met = [(mark.strength, name) for name, mark in judgement.criteria if mark.level == 2 and mark.sure]
    missed = [
        (mark.level or 0, name)
        for name, mark in judgement.criteria
        if mark.level in (0, 1) and mark.sure and name not in GATES
    ]
    earned = words[max(met)[1]].why if met else ""
    asked = words[min(missed)[1]].question if missed else ""
    return " ".join(part for part in (earned, asked) if part) or _("Nothing to add.")
