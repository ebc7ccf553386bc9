"""What ``frontdesk review`` takes for replies from practice; light, so that ``--help`` needs nothing else."""

import argparse
from typing import TYPE_CHECKING

from simulator.cli.exits import UsageError
from simulator.i18n import _

if TYPE_CHECKING:
    from simulator.cli.parser import Parser


def arguments_of_replies(parser: "Parser") -> None:
    """The arguments that go with replies from practice."""
    group = parser.add_argument_group(_("replies that no scenario was ready for"))
    group.add_argument("--replies", action="store_true", help=_("go through them; with --list, list them"))
    group.add_argument("--scenario", metavar="ID", help=_("with --replies: only this scenario's"))
    group.add_argument("--add", metavar="ID", help=_("take up the reply the list calls so, as one of these:"))
    wish = group.add_mutually_exclusive_group()
    wish.add_argument("--meaning", metavar="NAME", help=_("an example of this meaning, new or not"))
    wish.add_argument("--unlike", metavar="NAME", help=_("an example of what does not mean this"))
    wish.add_argument("--test", metavar="WHAT", help=_("a test: reaction=2, hears=NAME, not_hears=NAME, end=NAME"))
    group.add_argument("--words", metavar="TEXT", default="", help=_("with --add: these words of it, not the whole"))
    group.add_argument("--into", metavar="ID", help=_("with --add: the scenario of yours, or file, it goes into"))
    group.add_argument("--anyway", action="store_true", help=_("with --add: although it makes something else worse"))
    group.add_argument("--hide", metavar="ID", help=_("never show this reply again"))


def wants_replies(args: argparse.Namespace) -> bool:
    """Whether the command line asks for replies rather than for marks.

    Raises:
        UsageError: it asks for what does not go together.
    """
    asks = bool(args.replies or args.add is not None or args.hide is not None)
    wishes = [each for each in (args.meaning, args.unlike, args.test) if each is not None]
    if args.add is None and (wishes or args.words or args.into is not None or args.anyway):
        raise UsageError(_("--meaning, --unlike, --test, --words, --into and --anyway go with --add ID."))
    if args.add is not None and not wishes:
        raise UsageError(_("Add it as what? --meaning NAME, --unlike NAME or --test WHAT."))
    if args.scenario is not None and not args.replies:
        raise UsageError(_("--scenario goes with --replies."))
    if asks and (args.rule is not None or args.changes):
        raise UsageError(_("--rule and --changes are about marks; they do not go with replies."))
    if args.add is not None and args.hide is not None:
        raise UsageError(_("One at a time: --add or --hide."))
    return asks
