"""``frontdesk review --replies``: real replies no scenario was ready for, and taking them up into a scenario."""

import argparse
import sys

from simulator.authoring.unmatched import Stray, StrayReplies
from simulator.authoring.wished_tests import UnfitWishError
from simulator.cli.exits import FINDINGS, FINE, UsageError
from simulator.cli.progress_bar import ProgressBar, watched
from simulator.cli.review_replies_taking import taken_up
from simulator.cli.review_replies_text import refusal_lines, stray_line, stray_lines, stray_plain, taken_up_lines
from simulator.cli.streams import put, put_json, tell
from simulator.cli.wrapping import put_wrapped
from simulator.i18n import _, ngettext
from simulator.runtime.review import Review
from simulator.runtime.services import Services
from simulator.store import SetAside


def run(services: Services, review: Review, args: argparse.Namespace) -> int:
    """List them, take one up, hide one, or go through them."""
    aside = SetAside(services.home)
    if args.hide is not None:
        stray = _find(services, review, args.hide)
        aside.add(stray.id)
        put(_("Hidden: {words}").format(words=stray_line(stray)))
        return FINE
    if args.add is not None:
        stray = _find(services, review, args.add)
        return _take_up(services, stray, aside, args)
    if args.scenario is not None:
        _see_that_there_is(services, args.scenario)
    without = frozenset() if args.all else aside.ids()
    strays = strays_of(services, review, scenario=args.scenario, without=without)
    if args.list or args.all or args.format != "text" or not (sys.stdin.isatty() and sys.stdout.isatty()):
        _list(strays, args.format)
        return FINE
    from simulator.cli.review_replies_dialogue import go_through

    go_through(services, strays, aside)
    return FINE


def strays_of(
    services: Services,
    review: Review,
    *,
    scenario: str | None = None,
    without: frozenset[str] = frozenset(),
    begins: str = "",
) -> tuple[Stray, ...]:
    """The replies to be told, with a bar for whoever waits; records that cannot be read are told of."""
    found = StrayReplies(services.library)
    for recording in watched(review.recordings(), review.count(), _("calls")):
        found.take(recording)
    for name, error in dict(review.troubles).items():
        tell(_("{name}: passed over. {why}").format(name=name, why=error))
    bar = ProgressBar(len(found), _("replies"), much=100)
    try:
        return found.found(scenario, without=without, begins=begins, step=bar.step)
    finally:
        bar.clear()


def _take_up(services: Services, stray: Stray, aside: SetAside, args: argparse.Namespace) -> int:
    from simulator.authoring.taking_up import NotTakenUpError

    kind, name = next(
        (kind, value) for kind in ("meaning", "unlike", "test") if (value := getattr(args, kind)) is not None
    )
    try:
        taken = taken_up(services, stray, kind=kind, name=name, words=args.words, into=args.into, anyway=args.anyway)
    except UnfitWishError as error:
        raise UsageError(str(error)) from error
    except NotTakenUpError as error:
        for line in refusal_lines(error, args.into or stray.scenario, stray.id, services.home / "scenarios"):
            put(line)
        if error.trouble == "harm":
            put(_("--anyway writes it all the same."))
        return FINE if error.trouble == "there" else FINDINGS
    aside.add(stray.id)
    for line in taken_up_lines(taken, stray.turn):
        put(line)
    return FINE


def _list(strays: tuple[Stray, ...], form: str) -> None:
    if form == "json":
        put_json([stray_plain(each) for each in strays], indent=2)
        return
    for each in strays:
        if form == "line":
            put(stray_line(each))
            continue
        put_wrapped(stray_lines(each))
        put()
    if form == "text":
        put_wrapped(_summary(strays))


def _summary(strays: tuple[Stray, ...]) -> list[str]:
    if not strays:
        return [_("No reply waits to be looked at.")]
    words = ngettext("{n} reply no scenario was ready for.", "{n} replies no scenario was ready for.", len(strays))
    return [
        words.format(n=len(strays)),
        _("frontdesk review --add ID --meaning NAME makes one an example; --unlike, --test and --hide: see --help."),
    ]


def _find(services: Services, review: Review, given: str) -> Stray:
    wished = given.strip().lower()
    found = strays_of(services, review, begins=wished) if wished else ()
    exact = [each for each in found if each.id == wished] or found
    if len(exact) == 1:
        return exact[0]
    words = (
        _("Several replies begin with “{id}”. Type more of it.")
        if exact
        else _("There is no reply “{id}” to look at. `frontdesk review --replies --list --all` shows them.")
    )
    raise UsageError(words.format(id=given[:40]))


def _see_that_there_is(services: Services, scenario: str) -> None:
    """Raise the error for a name that no scenario has; a damaged file is no reason not to look."""
    if services.library.card(scenario) is None:
        services.library.load(scenario)
