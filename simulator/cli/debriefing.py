"""The debrief as plain lines, in the order of the full screen: what it came to, strengths first, marks last."""

from simulator.cli.talk import one_line
from simulator.engine.debrief import Debrief, GateNote, Highlight, Push, Turning
from simulator.engine.quote import quote_of
from simulator.i18n import _, ngettext
from simulator.runtime.judging import explained
from simulator.runtime.telling import (
    need_words,
    promise_words,
    push_cause,
    slip_words,
    touchpoint_name,
    touchpoint_reasons,
    touchpoint_words,
    turning_words,
)
from simulator.runtime.wording import axis_name, axis_words, criterion_name, gate_words, mood_line, pushes, stage_words


def debrief_lines(debrief: Debrief) -> tuple[str, ...]:
    """Everything there is to say afterwards, a thought a line."""
    if not debrief.replies:
        return (_("Nothing was said yet, so there is nothing to look back on."),)
    language = debrief.started.language
    return (
        *_outcome(debrief),
        *_told(debrief),
        *_gates(debrief),
        *(_strength(each, language) for each in debrief.strengths),
        *(_to_try(each, language) for each in debrief.to_try),
        *_held_to(debrief),
        *_others(debrief),
        *(_turning(each) for each in debrief.turnings),
        *_marks(debrief),
    )


def _outcome(debrief: Debrief) -> list[str]:
    name, ended = debrief.started.patient_name, debrief.ended
    lines = [_("Looking back. {name} {pushes}.").format(name=name, pushes=pushes(debrief.burden))]
    lines += [_push(each) for each in debrief.pushes]
    if ended:
        stage, cause = stage_words(ended.stage), one_line(ended.cause).rstrip(".")
        lines.append(_("How it ended: {stage}; {cause}.").format(stage=stage, cause=cause))
    else:
        lines.append(_("It was left before its end."))
    return lines


def _push(push: Push) -> str:
    cause = push_cause(push.cause)
    words = (
        _("Had to ask, after reply {n} ({cause}): “{says}”") if cause else _("Had to ask, after reply {n}: “{says}”")
    )
    return words.format(n=push.reply, cause=cause, says=one_line(push.says))


def _told(debrief: Debrief) -> list[str]:
    """What the patient tells somebody, and what they really wanted."""
    if not debrief.ended:
        return []
    told, wanted = one_line(debrief.ended.told_afterwards), one_line(need_words(debrief.ended))
    lines = [_("Said about you afterwards: “{words}”").format(words=told)] if told else []
    return [*lines, _("Really wanted: {words}.").format(words=wanted.rstrip("."))] if wanted else lines


def _gates(debrief: Debrief) -> list[str]:
    gates = ", ".join(gate_words(gate, passed=passed) for gate, passed in debrief.gates.items())
    notes = [line for note in debrief.gate_notes for line in _gate_note(note, debrief.started.language)]
    return [_("Safety and privacy: {gates}.").format(gates=gates), *notes]


def _gate_note(note: GateNote, language: str) -> list[str]:
    words = explained(note.highlight.judgement, language)[note.gate]
    gate = criterion_name(note.gate)
    heading = gate if note.sure else _("{gate}, for your trainer to look at").format(gate=gate)
    said = _said(note.highlight)
    return [_("{heading}: {said} {question}").format(heading=heading.capitalize(), said=said, question=words.question)]


def _strength(each: Highlight, language: str) -> str:
    words = explained(each.judgement, language)[each.criterion]
    return _("Strong: {criterion}. {said} {why}").format(
        criterion=criterion_name(each.criterion), said=_said(each), why=words.why
    )


def _to_try(each: Highlight, language: str) -> str:
    words = explained(each.judgement, language)[each.criterion]
    unsure = "" if each.mark.sure else " " + _("(The program is not sure of this one.)")
    return (
        _("To try: {criterion}. {said} {question} {matters}").format(
            criterion=criterion_name(each.criterion), said=_said(each), question=words.question, matters=words.matters
        )
        + unsure
    )


def _held_to(debrief: Debrief) -> list[str]:
    """What one was held to: words that do not hold, and promises."""
    slips = [
        _("Does not hold, in reply {n}: {words}").format(n=note.reply, words=slip_words(note)) for note in debrief.slips
    ]
    promises = [
        _("You promised, in reply {n}: {words}").format(n=entry.reply, words=_in_a_sentence(promise_words(entry)))
        for entry in debrief.promises
    ]
    return [*slips, *promises]


def _in_a_sentence(words: str) -> str:
    return words.replace(" · ", "; ") + "."


def _turning(turning: Turning) -> str:
    quote = one_line(turning.text)
    said = _(" You said: “{words}”").format(words=quote) if quote else ""
    return _("Turned it: reply {n} {words}.").format(n=turning.reply, words=turning_words(turning)) + said


def _others(debrief: Debrief) -> list[str]:
    lines = []
    ended = debrief.ended
    if ended and ended.not_yours:
        lines.append(_("Not yours: {words}").format(words=one_line(ended.not_yours)))
    elif ended and ended.clinic_fault:
        lines.append(_("Not yours: what went wrong here is the clinic's to mend."))
    if debrief.hints:
        hints = ngettext("You looked at {n} hint.", "You looked at {n} hints.", debrief.hints)
        lines.append(hints.format(n=debrief.hints))
    return lines


def _marks(debrief: Debrief) -> list[str]:
    mood = mood_line(debrief.mood_last, debrief.mood_first).replace(" · ", ", ")
    lines = [_("From first word to last: {mood}.").format(mood=mood), *_places(debrief)]
    if debrief.axes is None:
        lines.append(_("Nothing could be made out well enough to mark."))
        return lines
    marks = [
        f"{axis_name(axis)}: {axis_words(axis, getattr(debrief.axes, axis))}"
        for axis in ("warm", "unscripted", "helpful", "overall")
    ]
    lines.append("; ".join(marks).capitalize() + ".")
    return lines


def _places(debrief: Debrief) -> list[str]:
    """The places they passed, 0 to 10 each, and what moved each beside the mood."""
    if not debrief.touchpoints:
        return []
    chain = touchpoint_words(debrief.touchpoints).replace(" → ", ", ").replace("  (", " (")
    reasons = [(touchpoint_name(place.name), touchpoint_reasons(place)) for place in debrief.touchpoints]
    why = "; ".join(f"{name}: {words}" for name, words in reasons if words)
    lines = [_("As they would rate it, 0 to 10: {chain}.").format(chain=chain)]
    return [*lines, _("What moved that beside the mood: {why}.").format(why=why)] if why else lines


def _said(each: Highlight) -> str:
    words = one_line("".join(words for words, _counts in quote_of(each.text, each.mark)))
    return _("You said: “{words}”").format(words=words) if words else ""
