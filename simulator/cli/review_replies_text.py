"""A reply from practice that no scenario was ready for, for people, for editors and for programs."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.cli.talk import one_line
from simulator.i18n import _, ngettext
from simulator.runtime.telling import push_cause

if TYPE_CHECKING:
    from simulator.authoring.taking_up import NotTakenUpError, TakenUp
    from simulator.authoring.unmatched import Doubt, Likeness, Stray


def stray_lines(stray: "Stray") -> tuple[str, ...]:
    """Everything one needs to decide, a thought a line; who said it is not told."""
    times = ngettext("once", "{n} times", stray.count).format(n=stray.count)
    lines = [
        _("{id}: {title}, turn {turn}, {times}, last on {day}").format(
            id=stray.id, title=stray.title, turn=stray.turn, times=times, day=stray.last[:10]
        ),
        "  " + _("{name}: {words}").format(name=stray.patient_name, words=one_line(stray.patient)),
        "  " + _("Reply: {words}").format(words=one_line(stray.text)),
    ]
    lines += ["  " + _("and did: /{act}").format(act=act) for act in stray.acts]
    if stray.did is not None:
        lines.append("  " + _did(stray))
    return (*lines, *("  " + each for each in _reasons(stray)))


def _did(stray: "Stray") -> str:
    did = stray.did
    assert did is not None
    words = one_line(did.words) or did.cue or "…"
    told = _("{name}: {words}").format(name=stray.patient_name, words=words)
    cause = push_cause(did.cause)
    if did.push:
        return told + " " + (_("(asks again: {cause})").format(cause=cause) if cause else _("(asks again)"))
    return told


def _reasons(stray: "Stray") -> Iterable[str]:
    bar = f"{stray.bar:.2f}"
    heard = [each for each in stray.nearest if each.heard]
    if not stray.is_there:
        yield _("The scenario as it is now has no such turn, so it is told as it was recorded.")
    if "unmatched" in stray.kinds:
        yield _("Nothing that this turn listens for was heard in it.")
    if "near" in stray.kinds:
        yield _("Narrowly not heard: {meanings}; heard from {bar} on.").format(meanings=_scored(stray.near), bar=bar)
    if "faint" in stray.kinds:
        words = _("Heard only just: {meanings}; heard from {bar} on. Is it meant?")
        yield words.format(meanings=_scored(stray.faint), bar=bar)
    if "flagged" in stray.kinds:
        yield from map(_doubt, stray.doubts)
    others = [each for each in stray.nearest if not each.heard and each not in stray.near]
    clear = [each for each in heard if "faint" not in stray.kinds or each not in stray.faint]
    if clear and stray.is_there:
        yield _("Heard: {meanings}.").format(meanings=_scored(clear))
    if others and not heard:
        yield _("Nearest: {meanings}.").format(meanings=_scored(others))
    if stray.failed:
        yield _("Gate failed: {gates}.").format(gates=", ".join(stray.failed))


def _doubt(doubt: "Doubt") -> str:
    if doubt.words:
        return _("In doubt, and not failed: {gate}, for “{words}”.").format(
            gate=doubt.gate, words=one_line(doubt.words)
        )
    return _("In doubt, and not failed: {gate}.").format(gate=doubt.gate)


def _scored(likenesses: "Iterable[Likeness]") -> str:
    return ", ".join(f"{each.meaning} {each.score:.2f}" for each in likenesses)


def stray_line(stray: "Stray") -> str:
    """The reply in one line: id, where, how often, why, its words and the nearest meanings."""
    return _("{id}: {scenario}: {turn}: {count} × {kinds}: {words} [{nearest}]").format(
        id=stray.id,
        scenario=stray.scenario,
        turn=stray.turn,
        count=stray.count,
        kinds=",".join(stray.kinds),
        words=one_line(stray.text),
        nearest=_scored(stray.nearest),
    )


def stray_plain(stray: "Stray") -> dict[str, object]:
    """The reply as plain values for JSON."""
    did = stray.did
    return {
        "id": stray.id,
        "kinds": list(stray.kinds),
        "scenario": stray.scenario,
        "title": stray.title,
        "language": stray.language,
        "turn": stray.turn,
        "turn_is_there": stray.is_there,
        "patient": stray.patient,
        "text": stray.text,
        "acts": list(stray.acts),
        "count": stray.count,
        "last": stray.last,
        "heard_from": stray.bar,
        "nearest": [asdict(each) for each in stray.nearest],
        "did": None
        if did is None
        else {"by": did.by, "reaction": did.reaction, "words": did.words, "push": did.push, "cause": did.cause},
        "flagged": [asdict(each) for each in stray.doubts],
        "failed": list(stray.failed),
    }


def taken_up_lines(taken: "TakenUp", turn: str) -> tuple[str, ...]:
    """What was written and where, and what is still to be done, a thought a line."""
    lines = [
        _("Written in {path} under {place}:").format(path=taken.path, place=" > ".join(taken.place)),
        *(f"  {line}" for line in taken.text.splitlines()),
    ]
    if taken.is_new:
        lines.append(_("No reaction of this turn asks for it yet. Add one above the last, with what the patient says:"))
        lines.append(f'  - {{if: {{hears: [{taken.place[-1]}]}}, says: ["..."], go: {turn}}}')
    if taken.also:
        lines.append(_("The same words are heard as these, too: {names}").format(names=", ".join(taken.also)))
    if taken.differs:
        lines.append(_("It does not come out so yet:"))
        lines += [
            "  " + _("expected: {expected}; now: {actual}").format(expected=expected, actual=actual)
            for expected, actual in taken.differs
        ]
    return tuple(lines)


def refusal_lines(error: "NotTakenUpError", scenario: str, stray_id: str, own: Path) -> tuple[str, ...]:
    """Why nothing was written, and what to do. ``own`` is the folder of one's own scenarios."""
    details = ", ".join(error.details)
    words = {
        "shipped": _("“{scenario}” came with the program, which is not changed."),
        "gone": _("There is no scenario “{scenario}” to write into. {details}"),
        "unsound": _("Nothing was written, as the file could not be played then: {details}"),
        "no_place": _("Nothing was written: there is no place in the file where a program could add it ({details})."),
        "no_turn": _("Nothing was written: “{scenario}” has no such turn. It has: {details}"),
        "no_meaning": _("Nothing was written: the turn listens for no such meaning. It has: {details}"),
        "bad_name": _("Nothing was written: a meaning is called in small letters with hyphens, such as offers-today."),
        "there": _("It stands there already, so nothing was written."),
        "unheard": _("Nothing was written: in these words that meaning would not be heard all the same."),
        "still_heard": _("Nothing was written: even with it the meaning would be heard in these words."),
        "harm": _("Nothing was written, as something else would come out worse:"),
    }[error.trouble]
    lines = [words.format(scenario=scenario, details=details).rstrip()]
    if error.trouble == "harm":
        lines += [f"  {each}" for each in error.details]
    elif error.trouble == "unheard" and error.details:
        told = _("It is heard as: {names}. Is it a long reply? Give the few words that matter.")
        lines.append(told.format(names=details))
    elif error.trouble == "shipped":
        lines += [
            _("Make a copy of your own, then say where it goes:"),
            f'  frontdesk new scenario my-{scenario} --from {scenario} --into "{own}" --yes',
            f"  frontdesk review --add {stray_id} --into my-{scenario} ...",
        ]
    return tuple(line for line in lines if line)
