"""A disputed mark for people, for editors and for programs."""

from dataclasses import asdict

from simulator.cli.marks import mark_words, versions_words
from simulator.cli.talk import one_line
from simulator.i18n import _
from simulator.runtime.act_wording import act_done
from simulator.runtime.disputes import level_words, ruling_words
from simulator.runtime.judging import explained
from simulator.runtime.review import Case
from simulator.runtime.wording import criterion_name


def case_lines(case: Case) -> tuple[str, ...]:
    """Everything a trainer needs to rule, a thought a line, in the words the trainee saw in the debrief."""
    dispute = case.dispute
    given, criterion = dispute.given, dispute.criterion
    words = explained(dispute.judgement, case.language).get(criterion)
    lines = [
        _("{id}: {profile}, {title}, {day}, reply {n}").format(
            id=case.id, profile=case.profile, title=case.title, day=case.started_at[:10], n=dispute.reply
        ),
        "  " + _("{name}: {words}").format(name=case.patient_name, words=one_line(dispute.patient)),
        "  " + _("{name}: {words}").format(name=case.profile, words=one_line(dispute.text) or "…"),
    ]
    lines += ["  " + _("and did: {what}").format(what=act_done(act)) for act in given.acts]
    lines += [
        "  "
        + _("The program: {mark}").format(
            mark=mark_words(criterion, dispute.mark, dispute.text, words.why if words else "")
        ),
        "  " + _("Marked by {versions}.").format(versions=versions_words(dispute.versions)),
        "  " + _("{name} does not agree: {note}").format(name=case.profile, note=one_line(dispute.note)),
    ]
    if dispute.ruling is not None:
        day = dispute.ruling.at[:10]
        lines.append("  " + _("Ruled on {day}. {words}").format(day=day, words=ruling_words(dispute.ruling)))
    return tuple(lines)


def case_line(case: Case) -> str:
    """The dispute in one line: id, who, which mark, why, and the ruling where there is one."""
    dispute = case.dispute
    ruled = f" {ruling_words(dispute.ruling)}" if dispute.ruling is not None else ""
    return _("{id}: {profile}: {scenario} {day} reply {n}: {criterion} {level}: {note}").format(
        id=case.id,
        profile=case.profile,
        scenario=case.scenario,
        day=case.started_at[:10],
        n=dispute.reply,
        criterion=dispute.criterion,
        level=level_words(dispute.mark.level),
        note=one_line(dispute.note),
    ) + (f" [{ruled.strip()}]" if ruled else "")


def case_plain(case: Case) -> dict[str, object]:
    """The dispute as plain values for JSON. Offsets are code points of the reply."""
    dispute = case.dispute
    words = explained(dispute.judgement, case.language).get(dispute.criterion)
    return {
        "id": case.id,
        "profile": case.profile,
        "encounter": case.encounter_id,
        "scenario": case.scenario,
        "title": case.title,
        "at": case.started_at,
        "turn": dispute.given.turn,
        "reply": dispute.reply,
        "patient": dispute.patient,
        "text": dispute.text,
        "acts": [str(act) for act in dispute.given.acts],
        "criterion": dispute.criterion,
        "level": dispute.mark.level,
        "sure": dispute.mark.sure,
        "why": words.why if words else "",
        "evidence": [{**asdict(span), "text": dispute.text[span.start : span.end]} for span in dispute.mark.spans],
        "versions": asdict(dispute.versions),
        "disputed": dispute.at,
        "note": dispute.note,
        "ruling": None if dispute.ruling is None else asdict(dispute.ruling),
    }


def ruled_words(case: Case) -> str:
    """What has just been ruled, in one line."""
    dispute = case.dispute
    assert dispute.ruling is not None
    return _("Ruled: “{criterion}” in reply {n} of {profile}: {level}. The program had said: {was}.").format(
        criterion=criterion_name(dispute.criterion),
        n=dispute.reply,
        profile=case.profile,
        level=level_words(dispute.ruling.level),
        was=level_words(dispute.mark.level),
    )
