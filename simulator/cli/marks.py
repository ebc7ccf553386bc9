"""Marks as plain lines: one with its evidence and reason, and a whole call with all of its own and the versions."""

from collections.abc import Mapping, Sequence

from simulator.cli.talk import follow_up_words, one_line
from simulator.engine.disputes import Dispute, disputes_of
from simulator.engine.events import (
    EncounterDropped,
    EncounterEnded,
    EncounterStarted,
    Event,
    PatientReacted,
    PatientSpoke,
    ReplyGiven,
)
from simulator.engine.judgement import CriterionMark, Versions
from simulator.engine.quote import quote_of
from simulator.engine.transcript import Line, transcript
from simulator.i18n import _
from simulator.runtime.act_wording import act_done
from simulator.runtime.disputes import level_words, ruling_words
from simulator.runtime.judging import Explained, explained
from simulator.runtime.telling import push_cause
from simulator.runtime.wording import channel_words, criterion_name


def mark_words(criterion: str, mark: CriterionMark, reply: str, why: str) -> str:
    """One mark in a line: its level, the words it is about and the reason, as the debrief has them."""
    words = one_line("".join(words for words, _counts in quote_of(reply, mark)))
    # The whole reply stands right above; said again under each mark it would bury the reasons.
    quoted = words and mark.spans and words != one_line(reply)
    parts = (
        _("{name}: {level}.").format(name=_named(criterion), level=level_words(mark.level)),
        f"“{words}”" if quoted else "",
        why,
        "" if mark.sure else _("(The program is not sure of this one.)"),
    )
    return " ".join(part for part in parts if part)


def _named(criterion: str) -> str:
    """The name, and the id that a dispute is typed with where that is another word."""
    name = criterion_name(criterion)
    return name if name == criterion else _("{name} ({id})").format(name=name, id=criterion)


def versions_words(versions: Versions) -> str:
    """What made a mark."""
    return _("scorer {scorer}, pack {pack}, rubric {rubric}").format(
        scorer=versions.scorer, pack=versions.pack, rubric=versions.rubric
    )


def how_to_dispute(call: str, profile: str) -> str:
    """One line that says where to disagree with a mark: the debrief has no numbers, and the call's own page has."""
    words = _("Do you not agree with a mark? This shows them all, and how to say so:")
    return f'{words} frontdesk history {call} --profile "{profile}"'


def example_of_dispute(call: str, profile: str, events: Sequence[Event]) -> tuple[str, ...]:
    """What to type to disagree, filled in for a mark of this call; nothing where it has none that can be disputed."""
    disputed = {(each.reply, each.criterion) for each in disputes_of(events)}
    marks = [
        (mark.level, number, criterion)
        for number, given in enumerate((event for event in events if isinstance(event, ReplyGiven)), start=1)
        for criterion, mark in given.judgement.criteria
        if mark.level is not None and (number, criterion) not in disputed
    ]
    if not marks or not any(isinstance(event, EncounterEnded | EncounterDropped) for event in events):
        return ()
    _level, reply, criterion = min(marks, key=lambda each: each[:2])
    why = _("why you see it otherwise")
    return (
        _("Do you not agree with a mark? Say so, for reply {reply} and “{criterion}” like this:").format(
            reply=reply, criterion=criterion_name(criterion)
        ),
        f'  frontdesk history {call} --profile "{profile}" --dispute {reply} {criterion} "{why}"',
    )


def call_lines(events: Sequence[Event]) -> tuple[str, ...]:
    """One encounter: what was said, each reply's marks under it, what was disputed and ruled, and the versions."""
    started = events[0] if events else None
    if not isinstance(started, EncounterStarted):
        return (_("Nothing was recorded of this one."),)
    replies = [event for event in events if isinstance(event, ReplyGiven)]
    disputes = {(each.reply, each.criterion): each for each in disputes_of(events)}
    place = ", ".join(part for part in (channel_words(started.channel), started.clinic, started.when) if part)
    lines = [_("{day}, {title}. ({place})").format(day=started.at[:10], title=started.title, place=place)]
    if started.follows:
        lines.append(follow_up_words(started))
    notes = _notes(events)
    told = 0
    for line in transcript(events):
        if line.kind in ("patient", "cue") and told < line.reply:
            lines += _marks_until(line.reply, told, replies, disputes, started.language)
            told = line.reply
        words = _said(line, started.patient_name)
        if words:
            lines.append(words)
        if note := notes.pop((line.reply, line.text), ""):
            lines.append("  " + note)
    lines += _marks_until(len(replies), told, replies, disputes, started.language)
    return (*lines, *_versions(replies))


def _notes(events: Sequence[Event]) -> dict[tuple[int, str], str]:
    """What is to be told of a line beside its words, by reply and words: why they asked again, or that it was quiet."""
    notes: dict[tuple[int, str], str] = {}
    number = 0
    for event in events:
        match event:
            case ReplyGiven():
                number += 1
            case PatientReacted() if event.push:
                notes[number, event.words] = _asked_again(event.cause)
            case PatientSpoke() if event.push:
                notes[number, event.says] = _asked_again(event.reason)
            case PatientSpoke():
                notes[number, event.says or event.cue] = _("(after a silence; it costs nothing)")
            case _:
                pass
    return notes


def _asked_again(cause: str) -> str:
    why = push_cause(cause)
    return _("They had to ask again: {why}.").format(why=why) if why else _("They had to ask again.")


def _said(line: Line, name: str) -> str:
    text = one_line(line.text)
    match line.kind:
        case "patient":
            return _("{name}: {words}").format(name=name, words=text)
        case "you":
            return _("You, reply {n}: {words}").format(n=line.reply, words=text)
        case "act":
            return _("You do: {what}").format(what=act_done(line.act) if line.act else text)
        case "hint":
            return _("Hint (noted): {hint}").format(hint=text)
        case "cue":
            return _("You notice: {cue}").format(cue=text)
        case _:
            return ""


def _marks_until(
    last: int,
    told: int,
    replies: Sequence[ReplyGiven],
    disputes: Mapping[tuple[int, str], Dispute],
    language: str,
) -> list[str]:
    lines: list[str] = []
    for number in range(told + 1, last + 1):
        given = replies[number - 1]
        words = explained(given.judgement, language)
        for criterion, mark in given.judgement.criteria:
            if mark.level is not None:
                lines.append("  " + mark_words(criterion, mark, given.text, _why(words, criterion)))
            dispute = disputes.get((number, criterion))
            if dispute:
                lines += _dispute_lines(dispute)
    return lines


def _why(words: Mapping[str, Explained], criterion: str) -> str:
    each = words.get(criterion)
    return each.why if each else ""


def gate_stands(dispute: Dispute) -> bool:
    """Whether the mark counts while it is open: no failed gate is undone by disputing it; every other mark rests."""
    return dispute.criterion in dispute.judgement.failed


def _dispute_lines(dispute: Dispute) -> list[str]:
    lines = ["    " + _("You do not agree: {note}").format(note=one_line(dispute.note))]
    if dispute.ruling is not None:
        lines.append("    " + ruling_words(dispute.ruling))
    elif gate_stands(dispute):
        lines.append("    " + _("Your trainer has not ruled on it yet; until then the fail stands."))
    else:
        lines.append("    " + _("Your trainer has not ruled on it yet; until then it counts for nothing."))
    return lines


def _versions(replies: Sequence[ReplyGiven]) -> list[str]:
    """The versions the marks are pinned to, once where they are all the same."""
    numbers: dict[Versions, list[int]] = {}
    for number, given in enumerate(replies, start=1):
        numbers.setdefault(given.judgement.versions, []).append(number)
    if len(numbers) == 1:
        return [_("Marked by {versions}.").format(versions=versions_words(next(iter(numbers))))]
    return [
        _("Replies {numbers} were marked by {versions}.").format(
            numbers=", ".join(map(str, each)), versions=versions_words(versions)
        )
        for versions, each in numbers.items()
    ]
