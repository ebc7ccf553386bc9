"""``frontdesk history``: the calls and visits of one profile, a line each, or one of them with every mark."""

import argparse
from typing import TYPE_CHECKING

from simulator.cli.exits import FINE, UsageError
from simulator.cli.somebody import ask_for_profile, practice_of
from simulator.cli.streams import put
from simulator.cli.table import OpenApp
from simulator.i18n import _

if TYPE_CHECKING:
    from simulator.cli.parser import Parser
    from simulator.progress.summary import EncounterSummary
    from simulator.runtime.practice import Practice

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


def arguments(parser: "Parser") -> None:
    """The command's arguments."""
    parser.add_argument("call", nargs="?", metavar="CALL", help=_("one call, as the list names it, or: last"))
    ask_for_profile(parser)
    parser.add_argument(
        "--dispute",
        nargs=3,
        metavar=("REPLY", "CRITERION", "WHY"),
        help=_("disagree with a mark of CALL: the reply's number, the criterion, and why in a few words"),
    )


def run(args: argparse.Namespace, _open_app: OpenApp) -> int:
    """Print the list or the call, or record a dispute."""
    from simulator.runtime.services import Services

    if args.dispute and args.call is None:
        raise UsageError(_("Which call? Name it before --dispute, as the list does, or: last"))
    practice = practice_of(Services(), args.profile)
    try:
        if args.call is None:
            _list(practice)
            return FINE
        encounter_id = _find(practice, args.call)
        if args.dispute:
            _dispute(practice, encounter_id, *args.dispute)
        else:
            _show(practice, encounter_id)
    finally:
        practice.close()
    return FINE


def _list(practice: "Practice") -> None:
    for left in practice.unfinished():
        name = left.encounter_id[:SHORT_ID]
        put(_("{day}  {id}  {title}: left in the middle").format(day=left.at[:10], id=name, title=left.title))
    summaries = practice.summaries()
    for summary in reversed(summaries):
        put(_line(summary))
    if not summaries:
        put(_("No call has been played to its end yet."))


def _line(summary: "EncounterSummary") -> str:
    from simulator.runtime.wording import axis_words, channel_words, pushes, stage_words

    parts = [channel_words(summary.channel), stage_words(summary.stage) if summary.stage else _("given up")]
    parts.append(pushes(summary.burden))
    if summary.axes:
        parts.append(axis_words("overall", summary.axes.overall))
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
    from simulator.cli.marks import call_lines, how_to_dispute

    for line in call_lines(practice.events(encounter_id)):
        put(line)
    put(how_to_dispute(encounter_id[:SHORT_ID], practice.name))


def _dispute(practice: "Practice", encounter_id: str, reply: str, criterion: str, note: str) -> None:
    from simulator.runtime.disputes import DisputeRefusedError, refusal_words
    from simulator.runtime.wording import criterion_name

    if not (reply.isascii() and reply.isdigit() and len(reply) < 6):
        raise UsageError(_("“{reply}” is not the number of a reply. The first is 1.").format(reply=reply[:40]))
    try:
        made = practice.dispute(encounter_id, int(reply), criterion.strip().lower(), note)
    except DisputeRefusedError as error:
        raise UsageError(refusal_words(error)) from error
    words = _("Noted: you do not agree about “{criterion}” in reply {reply}.")
    put(words.format(criterion=criterion_name(made.criterion), reply=made.reply))
    put(_("Your trainer sees it in `frontdesk review`; until they rule, it counts for nothing in your progress."))
