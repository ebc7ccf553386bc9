"""``frontdesk review``: disputed marks and rulings, what another scorer would change, replies nobody foresaw."""

import argparse
import sys
from typing import TYPE_CHECKING

from simulator.cli.exits import FINE, UsageError
from simulator.cli.review_replies_arguments import arguments_of_replies, wants_replies
from simulator.cli.review_writing import tell_troubles, write_test
from simulator.cli.somebody import see_that_there_is
from simulator.cli.streams import put, put_json, tell
from simulator.cli.table import OpenApp
from simulator.i18n import _, ngettext

if TYPE_CHECKING:
    from simulator.cli.parser import Parser
    from simulator.engine.judgement import Level
    from simulator.runtime.review import Case, Review
    from simulator.runtime.services import Services

DESCRIPTION = _("""For the trainer: rule on marks that trainees do not agree with, on all profiles
of this computer. A ruling stands beside the program's mark, and progress counts
it in its place.

--replies shows real replies that no scenario was ready for: nothing was heard
in them, a meaning was narrowly missed or heard only just, or a gate was in
doubt. What you choose is written into your own scenario's file: as one more
example, as an example of what is not meant, or as a test. Names are not shown.

On a terminal, one after the other; with --list, or elsewhere, the list alone.
--changes judges recorded replies again with the installed scorer and tells what
would be marked otherwise. It changes nothing.""")
EXAMPLES = (
    "frontdesk review",
    "frontdesk review --list --format json --all",
    'frontdesk review --rule 7k2m9p --level 2 --note "You did." --by Ruth',
    "frontdesk review --replies",
    "frontdesk review --replies --list --scenario up-all-night",
    "frontdesk review --add 7k2m9p --meaning offers-today --into our-night",
    "frontdesk review --changes",
)
LEVELS: "dict[str, Level | None]" = {"0": 0, "1": 1, "2": 2, "none": None}


def arguments(parser: "Parser") -> None:
    """The command's arguments."""
    parser.add_argument("--profile", metavar="NAME", help=_("only this trainee; without it, all of them"))
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--list", action="store_true", help=_("list them and leave"))
    what.add_argument("--rule", metavar="ID", help=_("rule on the dispute the list calls so"))
    what.add_argument("--changes", action="store_true", help=_("tell which old marks would be otherwise now"))
    parser.add_argument("--all", action="store_true", help=_("list those ruled on or hidden, too"))
    parser.add_argument(
        "--level", choices=tuple(LEVELS), help=_("with --rule: 0 missed, 1 partly, 2 met, none: not called for")
    )
    parser.add_argument("--note", metavar="TEXT", default="", help=_("with --rule: a word to the trainee"))
    parser.add_argument("--by", metavar="NAME", default="", help=_("who rules"))
    parser.add_argument("--write-test", action="store_true", help=_("with --rule: write it as a test of the scenario"))
    parser.add_argument("--every", action="store_true", help=_("with --changes: also marks of the installed versions"))
    parser.add_argument(
        "--format", choices=("text", "line", "json"), default="text", help=_("for people, editors or programs")
    )
    arguments_of_replies(parser)


def run(args: argparse.Namespace, _open_app: OpenApp) -> int:
    """List, rule, or compare."""
    from simulator.runtime.review import Review
    from simulator.runtime.services import Services

    about_replies = wants_replies(args)
    _check(args)
    services = Services()
    if args.profile is not None:
        see_that_there_is(services, args.profile)
    review = Review(services, args.profile)
    if about_replies:
        from simulator.cli.review_replies import run as run_replies

        return run_replies(services, review, args)
    if args.rule is not None:
        return _rule(services, review, args)
    if args.changes:
        from simulator.cli.review_changes import compare

        compare(review, every=args.every, form=args.format)
        tell_troubles(review)
        return FINE
    if args.list or args.all or args.format != "text" or not (sys.stdin.isatty() and sys.stdout.isatty()):
        _list(review, args)
        return FINE
    from simulator.cli.review_dialogue import go_through

    go_through(services, review, by=args.by)
    return FINE


def _check(args: argparse.Namespace) -> None:
    if args.rule is None and (args.level is not None or args.note or args.write_test):
        raise UsageError(_("--level, --note and --write-test go with --rule ID; --list shows the ids."))
    if args.rule is not None and args.level is None and not args.write_test:
        raise UsageError(_("Rule how? --level 0 is missed, 1 partly, 2 met, none: nothing called for it."))
    if args.every and not args.changes:
        raise UsageError(_("--every goes with --changes."))
    if args.all and (args.changes or args.rule is not None):
        raise UsageError(_("--all goes with the list, not with --changes or --rule."))


def _list(review: "Review", args: argparse.Namespace) -> None:
    from simulator.cli.review_text import case_line, case_lines, case_plain
    from simulator.cli.wrapping import put_wrapped

    cases = review.cases(ruled=args.all)
    tell_troubles(review)
    if args.format == "json":
        put_json([case_plain(case) for case in cases], indent=2)
        return
    for case in cases:
        if args.format == "line":
            put(case_line(case))
            continue
        put_wrapped(case_lines(case))
        put()
    waiting = sum(case.dispute.open for case in cases)
    if args.format == "text":
        if waiting:
            words = ngettext("{n} mark waits for a ruling.", "{n} marks wait for a ruling.", waiting)
            put(words.format(n=waiting))
        else:
            put(_("No mark waits for a ruling."))


def _rule(services: "Services", review: "Review", args: argparse.Namespace) -> int:
    from simulator.cli.review_text import case_plain, ruled_words
    from simulator.runtime.disputes import DisputeRefusedError, refusal_words

    case = _find(review, args.rule)
    say = tell if args.format == "json" else put
    if args.level is not None:
        try:
            case = review.rule(case, LEVELS[args.level], note=args.note, by=args.by)
        except DisputeRefusedError as error:
            raise UsageError(refusal_words(error)) from error
        say(ruled_words(case))
    elif case.dispute.open:
        raise UsageError(
            _("Nobody has ruled on {id} yet. Add --level, then there is a test to write.").format(id=case.id)
        )
    if args.format == "json":
        put_json(case_plain(case), indent=2)
    return write_test(services, case, say=say) if args.write_test else FINE


def _find(review: "Review", case_id: str) -> "Case":
    from simulator.runtime.review import NoSuchDisputeError

    try:
        return review.find(case_id)
    except NoSuchDisputeError as error:
        tell_troubles(review)
        words = (
            _("Several disputes begin with “{id}”. Type more of it.")
            if error.several
            else _("There is no dispute “{id}”. `frontdesk review --list --all` shows them.")
        )
        raise UsageError(words.format(id=case_id[:40])) from error
