"""``frontdesk history``: the calls and visits of one profile, a line each, the latest first."""

import argparse
from typing import TYPE_CHECKING

from simulator.cli.exits import FINE
from simulator.cli.somebody import ask_for_profile, practice_of
from simulator.cli.streams import put
from simulator.cli.table import OpenApp
from simulator.i18n import _

if TYPE_CHECKING:
    from simulator.cli.parser import Parser
    from simulator.progress.summary import EncounterSummary

DESCRIPTION = _("List the calls and desk visits you have taken, the latest first.")
EXAMPLES = ("frontdesk history", "frontdesk history --profile Ingrid")


def arguments(parser: "Parser") -> None:
    """The command's arguments."""
    ask_for_profile(parser)


def run(args: argparse.Namespace, _open_app: OpenApp) -> int:
    """Print them."""
    from simulator.runtime.services import Services

    practice = practice_of(Services(), args.profile)
    try:
        for left in practice.unfinished():
            put(_("{day}  {title}: left in the middle").format(day=left.at[:10], title=left.title))
        summaries = practice.summaries()
    finally:
        practice.close()
    for summary in reversed(summaries):
        put(_line(summary))
    if not summaries:
        put(_("No call has been played to its end yet."))
    return FINE


def _line(summary: "EncounterSummary") -> str:
    from simulator.runtime.wording import axis_words, channel_words, pushes, stage_words

    parts = [channel_words(summary.channel), stage_words(summary.stage) if summary.stage else _("given up")]
    parts.append(pushes(summary.burden))
    if summary.axes:
        parts.append(axis_words("overall", summary.axes.overall))
    return _("{day}  {title}: {outcome}").format(
        day=summary.started_at[:10], title=summary.title, outcome=", ".join(parts)
    )
