"""``frontdesk history``: the calls and visits of one profile, a line each, or one of them with every mark."""

import argparse
from typing import TYPE_CHECKING

from simulator.cli.exits import FINE, UsageError
from simulator.cli.somebody import ask_for_profile, practice_of
from simulator.cli.streams import put
from simulator.cli.table import OpenApp
from simulator.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.cli.parser import Parser
    from simulator.engine.disputes import Dispute
    from simulator.progress.summary import EncounterSummary
    from simulator.runtime.practice import Practice
    from simulator.runtime.services import Services

DESCRIPTION = _("""List the calls and desk visits you have taken, the latest first. With CALL: that
one, what was said and every mark. A mark you do not agree with can be disputed;
your trainer rules on it.""")
EXAMPLES = (
    "frontdesk history",
    "frontdesk history last --profile Ingrid",
    'frontdesk history last --dispute 2 acknowledge "I did name his night."',
)
SHORT_ID = 6
"""Characters of an encounter's id that are printed; any beginning that only one call has will do."""
_PARTS_OF_A_DISPUTE = 3


def arguments(parser: "Parser") -> None:
    """The command's arguments."""
    parser.add_argument("call", nargs="?", metavar="CALL", help=_("one call, as the list names it, or: last"))
    ask_for_profile(parser)
    parser.add_argument(
        "--dispute",
        nargs="+",
        metavar=("REPLY", "CRITERION WHY"),
        help=_("disagree with a mark of CALL: the reply's number, the criterion, and why in a few words"),
    )


def run(args: argparse.Namespace, _open_app: OpenApp) -> int:
    """Print the list or the call, or record a dispute."""
    from simulator.runtime.services import Services

    if args.dispute and args.call is None:
        raise UsageError(_("Which call? Name it before --dispute, as the list does, or: last"))
    if args.dispute and len(args.dispute) < _PARTS_OF_A_DISPUTE:
        raise UsageError(
            _('After --dispute stand three things: the number of the reply, the mark, and why, as in: 2 own "I did."')
        )
    services = Services()
    practice = practice_of(services, args.profile)
    try:
        if args.call is None:
            _list(services, practice)
            return FINE
        encounter_id = _find(practice, args.call)
        if args.dispute:
            reply, criterion, *why = args.dispute
            _dispute(practice, encounter_id, reply, criterion, " ".join(why))
        else:
            _show(practice, encounter_id)
    finally:
        practice.close()
    return FINE


def _list(services: "Services", practice: "Practice") -> None:
    for left in practice.unfinished():
        name = left.encounter_id[:SHORT_ID]
        put(_("{day}  {id}  {title}: left in the middle").format(day=left.at[:10], id=name, title=left.title))
    summaries = practice.summaries()
    disputed = _disputed(services, practice.name)
    for summary in reversed(summaries):
        put(_line(summary) + _dispute_words(disputed.get(summary.encounter, ())))
    if not summaries:
        put(_("No call has been played to its end yet."))
    if any(not dispute.open for each in disputed.values() for dispute in each):
        put(_("`frontdesk history CALL` shows what your trainer ruled, beside the marks."))


def _disputed(services: "Services", name: str) -> "dict[str, list[Dispute]]":
    """The disputes of that profile by encounter; only encounters that have some are read."""
    from simulator.runtime.review import Review

    found: dict[str, list[Dispute]] = {}
    for case in Review(services, name).cases(ruled=True):
        found.setdefault(case.encounter_id, []).append(case.dispute)
    return found


def _dispute_words(disputes: "Sequence[Dispute]") -> str:
    """What of a call is disputed and what is ruled on, to stand at the end of its line."""
    waiting = sum(each.open for each in disputes)
    ruled = len(disputes) - waiting
    words = []
    if waiting:
        words.append(ngettext("{n} mark disputed", "{n} marks disputed", waiting).format(n=waiting))
    if ruled:
        words.append(ngettext("{n} ruling by your trainer", "{n} rulings by your trainer", ruled).format(n=ruled))
    return "".join(f", {each}" for each in words)


def _line(summary: "EncounterSummary") -> str:
    from simulator.runtime.wording import axis_words, channel_words, pushes, stage_words

    parts = [channel_words(summary.channel), stage_words(summary.stage) if summary.stage else _("given up")]
    parts.append(pushes(summary.burden))
    if summary.axes:
        parts.append(axis_words("overall", summary.axes.overall))
    if summary.follows:
        parts.append(_("the call back you owed"))
    if summary.owed and summary.ended:
        by = f", “{summary.owed.by}”" if summary.owed.by else ""
        parts.append(_("you promised to be in touch{by}").format(by=by))
    return _("{day}  {id}  {title}: {outcome}").format(
        day=summary.started_at[:10],
        id=summary.encounter[:SHORT_ID],
        title=summary.title,
        outcome=", ".join(parts),
    )


def _find(practice: "Practice", call: str) -> str:
    over = [each.encounter for each in reversed(practice.summaries())]
    wanted = call.strip().lower()
    if wanted == _("last"):
        if not over:
            raise UsageError(_("No call has been played to its end yet."))
        return over[0]
    known = [*over, *(left.encounter_id for left in practice.unfinished())]
    found = [each for each in known if wanted and each.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(_("Several calls begin with “{call}”. Type more of it.").format(call=call[:40]))
    words = _("There is no call “{call}” here. `frontdesk history` lists them; the id stands after the day.")
    raise UsageError(words.format(call=call[:40]))


def _show(practice: "Practice", encounter_id: str) -> None:
    from simulator.cli.marks import call_lines, example_of_dispute
    from simulator.cli.wrapping import put_wrapped

    events = practice.events(encounter_id)
    put_wrapped(call_lines(events))
    for line in example_of_dispute(encounter_id[:SHORT_ID], practice.name, events):
        put(line)


def _dispute(practice: "Practice", encounter_id: str, reply: str, criterion: str, note: str) -> None:
    from simulator.cli.marks import gate_stands
    from simulator.runtime.disputes import DisputeRefusedError, refusal_words
    from simulator.runtime.wording import criterion_name

    if not (reply.isascii() and reply.isdigit() and len(reply) < 6):
        raise UsageError(_("“{reply}” is not the number of a reply. The first is 1.").format(reply=reply[:40]))
    try:
        made = practice.dispute(encounter_id, int(reply), _criterion(criterion), note)
    except DisputeRefusedError as error:
        marks = _marks(practice, encounter_id, int(reply)) if error.trouble == "not_marked" else ""
        raise UsageError(refusal_words(error) + marks) from error
    words = _("Noted: you do not agree about “{criterion}” in reply {reply}.")
    put(words.format(criterion=criterion_name(made.criterion), reply=made.reply))
    if gate_stands(made):
        put(_("Your trainer sees it in `frontdesk review`; until they rule, the fail stands."))
    else:
        put(_("Your trainer sees it in `frontdesk review`; until they rule, it counts for nothing in your progress."))


def _criterion(typed: str) -> str:
    """The id of a criterion that was typed by its id or by the name the debrief calls it."""
    from scoring import CRITERIA
    from simulator.runtime.wording import criterion_name

    wanted = " ".join(typed.lower().split())
    return next((each for each in CRITERIA if criterion_name(each).lower() == wanted), wanted)


def _marks(practice: "Practice", encounter_id: str, reply: int) -> str:
    """Which marks that reply has, to stand behind the word that it has not the one asked for."""
    from simulator.engine.events import ReplyGiven

    given = [event for event in practice.events(encounter_id) if isinstance(event, ReplyGiven)][reply - 1]
    ids = [criterion for criterion, mark in given.judgement.criteria if mark.level is not None]
    return " " + _("It has: {marks}.").format(marks=", ".join(ids)) if ids else ""
