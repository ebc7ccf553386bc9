"""``frontdesk review --changes``: what the installed scorer would mark otherwise, counted first. Nothing is changed."""

import sys
from collections import Counter
from dataclasses import asdict

from simulator.cli.streams import put, put_json, tell
from simulator.cli.talk import one_line
from simulator.cli.wrapping import put_wrapped
from simulator.i18n import _, ngettext
from simulator.runtime.disputes import level_words
from simulator.runtime.rejudging import Comparison, Difference, Rejudging
from simulator.runtime.review import Review
from simulator.runtime.wording import axis_name, criterion_name, gate_words

TOLD_EVERY = 50
"""Calls after which somebody who watches is told how far it is."""


def compare(review: Review, *, every: bool, form: str) -> None:
    """Judge every recorded reply again and print what would be otherwise, as ``form`` (text, line or json) has it."""
    rejudging = Rejudging(every=every)
    watched = sys.stderr.isatty()
    total = review.count() if watched else 0
    for number, recording in enumerate(review.recordings(), start=1):
        rejudging.take(recording)
        if watched and number % TOLD_EVERY == 0:
            tell(_("{number:,} of {total:,} calls so far").format(number=number, total=total))
    found = rejudging.found
    if form == "json":
        put_json(_plain(found), indent=2)
        return
    if form == "line":
        for line in _short(found):
            put(line)
    else:
        put_wrapped((*_summary(found, every=every), *_details(found)))


def _counts(found: Comparison) -> list[tuple[str, int]]:
    """Each kind of change in words, with how many replies it would touch, the most frequent first."""
    kinds: Counter[str] = Counter()
    for each in found.differences:
        kinds.update(_changes(each, numbers=False))
    return sorted(kinds.items(), key=lambda item: (-item[1], item[0]))


def _changes(each: Difference, *, numbers: bool = True) -> list[str]:
    words = [
        _("{name} ({id}): from {before} to {after}").format(
            name=criterion_name(level.criterion),
            id=level.criterion,
            before=level_words(level.before),
            after=level_words(level.after),
        )
        for level in each.levels
    ]
    for axis in each.axes:
        way = _("up") if axis.after > axis.before else _("down")
        moved = f"{axis.before:.0f} → {axis.after:.0f}" if numbers else _("by more than 10")
        words.append(_("{axis}: {way}, {moved}").format(axis=axis_name(axis.axis), way=way, moved=moved))
    for gate in each.gates:
        was, now = gate_words(gate.gate, passed=gate.fails), gate_words(gate.gate, passed=not gate.fails)
        words.append(_("gate: from {was} to {now}").format(was=was, now=now))
    return words


def _summary(found: Comparison, *, every: bool) -> list[str]:
    if not (found.looked or found.same or found.unknown):
        return [_("No reply is recorded yet, so there is nothing to compare.")]
    lines = [_("Nothing that is recorded is changed by this, now or later.")]
    judged = ngettext("{n} reply was judged again", "{n} replies were judged again", found.looked).format(
        n=found.looked
    )
    lines.append(
        _("{judged}; {changed} would be marked otherwise.").format(judged=judged, changed=len(found.differences))
    )
    if found.same and not every:
        same = ngettext(
            "{n} reply was judged by the installed versions already; --every judges it again all the same.",
            "{n} replies were judged by the installed versions already; --every judges them again all the same.",
            found.same,
        )
        lines.append(same.format(n=found.same))
    if found.unknown:
        unknown = ngettext(
            "{n} reply is in a language there is no pack for.",
            "{n} replies are in languages there is no pack for.",
            found.unknown,
        )
        lines.append(unknown.format(n=found.unknown))
    if found.rulings:
        lines.append(_rulings(found))
    lines += [f"  {count} × {words}" for words, count in _counts(found)]
    return lines


def _rulings(found: Comparison) -> str:
    share = round(100 * found.agreed_now / found.rulings)
    return _(
        "Rulings by trainers: {all}. The installed scorer agrees with {now} ({share} %), recorded marks with {before}."
    ).format(all=found.rulings, now=found.agreed_now, share=share, before=found.agreed_before)


def _details(found: Comparison) -> list[str]:
    lines = []
    for each in found.differences:
        lines += [
            "",
            _("{profile}, {title}, {day}, call {call}, reply {n}: “{words}”").format(
                profile=each.profile,
                title=each.title,
                day=each.at[:10],
                call=each.encounter_id[:6],
                n=each.reply,
                words=_cut(one_line(each.text)),
            ),
            *(f"  {words}" for words in _changes(each)),
        ]
    return lines


def _cut(text: str) -> str:
    return text if len(text) <= 100 else text[:99] + "…"


def _short(found: Comparison) -> list[str]:
    return [
        f"{each.profile}: {each.scenario} {each.at[:10]} {each.encounter_id[:6]} "
        + _("reply {n}: {words}").format(n=each.reply, words=words)
        for each in found.differences
        for words in _changes(each)
    ]


def _plain(found: Comparison) -> dict[str, object]:
    levels = Counter(
        (level.criterion, level.before, level.after) for each in found.differences for level in each.levels
    )
    return {
        "judged": found.looked,
        "same_versions": found.same,
        "no_pack": found.unknown,
        "changed": len(found.differences),
        "levels": [
            {"criterion": criterion, "before": before, "after": after, "count": count}
            for (criterion, before, after), count in levels.most_common()
        ],
        "rulings": {
            "count": found.rulings,
            "agreed_before": found.agreed_before,
            "agreed_now": found.agreed_now,
        },
        "differences": [asdict(each) for each in found.differences],
    }
