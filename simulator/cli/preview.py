"""``frontdesk preview``: try a scenario while you write it, from any turn and in any mood."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.cli.exits import FINDINGS, UsageError
from simulator.cli.streams import is_screen, put
from simulator.cli.table import OpenApp
from simulator.engine.mood import DIMENSIONS
from simulator.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from simulator.authoring.rehearsal import Rehearsal
    from simulator.cli.parser import Parser
    from simulator.runtime.services import Services

DESCRIPTION = _("""Try a scenario while you write it.

Beside the conversation stands what was heard, the marks, how the mood moved,
and every reaction in order: which fits, which were near, and what was lacking.
You can begin in any turn and in any mood, take replies back, and go on from
there. Nothing is recorded.

With --watch the file is read again whenever you save it, and what you said is
played on the new version. While something is wrong in the file it is shown in
its place, and the version before it stays playable.""")
EXAMPLES = (
    "frontdesk preview up-all-night",
    "frontdesk preview up-all-night --at the-tooth --mood trust=20,worry=80",
    "frontdesk preview stans-ears --watch --seed 3",
)


def arguments(parser: "Parser") -> None:
    """The command's arguments."""
    parser.add_argument("scenario", metavar="ID|FILE", help=_("a scenario's id, or a scenario file"))
    parser.add_argument("--at", metavar="TURN", default="", help=_("begin in this turn"))
    parser.add_argument(
        "--mood",
        metavar="trust=N,...",
        action="append",
        default=[],
        help=_("begin in this mood: trust, worry and patience, 0 to 100"),
    )
    parser.add_argument("--watch", action="store_true", help=_("read the file again whenever it is saved"))
    parser.add_argument("--seed", type=_seed, metavar="N", help=_("choose other wordings (0 or more)"))


def run(args: argparse.Namespace, open_app: OpenApp) -> int:
    """Open the preview; without a screen only what is wrong in the file is told."""
    from simulator.authoring.rehearsal import SEED, Rehearsal
    from simulator.runtime.services import Services

    mood = mood_of(",".join(args.mood))
    services = Services()
    path = _path_of(services, args.scenario)
    rehearsal = Rehearsal(
        path,
        own=services.home / "scenarios",
        seed=SEED if args.seed is None else args.seed,
        turn=args.at,
        mood=mood,
    )
    _see_that_the_turn_is_there(rehearsal, args.at)
    if is_screen():
        return open_app(services, guest=True, rehearsal=rehearsal, watch=args.watch)
    if rehearsal.broken:
        from simulator.scenario import render_text

        put(render_text(rehearsal.diagnostics).rstrip("\n"))
        return FINDINGS
    raise UsageError(
        _("The preview needs a terminal it can draw on. Without one: frontdesk play {name} --plain").format(
            name=args.scenario
        )
    )


def mood_of(words: str) -> "dict[str, int]":
    """The mood in words like ``trust=20,worry=80``.

    Raises:
        UsageError: a word or a number in it is none.
    """
    mood: dict[str, int] = {}
    for part in words.replace(",", " ").split():
        name, sign, number = part.partition("=")
        if name not in DIMENSIONS:
            raise UsageError(_unknown(_("There is no mood “{name}”."), name, DIMENSIONS))
        if not sign or not number.isdecimal() or not 0 <= int(number) <= 100:
            raise UsageError(
                _("{name} wants a number from 0 to 100, as in {name}=20; “{number}” is none.").format(
                    name=name, number=number[:40]
                )
            )
        mood[name] = int(number)
    return mood


def _path_of(services: "Services", name: str) -> Path:
    """The file of that name or id; one with findings is opened all the same, so that it can be mended."""
    from simulator.runtime.library import ScenarioProblemError

    card = services.library.card(name)
    try:
        services.library.load(name)
    except ScenarioProblemError as error:
        not_there = not error.diagnostics or all(each.code == "Y014" for each in error.diagnostics)
        if not_there:
            raise
    return card.path if card else Path(name)


def _see_that_the_turn_is_there(rehearsal: "Rehearsal", turn: str) -> None:
    scenario = rehearsal.scenario
    if turn and scenario is not None and turn not in scenario.turns:
        raise UsageError(_unknown(_("There is no turn “{name}”."), turn, scenario.turns))


def _unknown(sentence: str, name: str, known: "Iterable[str] | Mapping[str, object]") -> str:
    from difflib import get_close_matches

    names = list(known)
    near = get_close_matches(name, names, n=1)
    meant = " " + _("Did you mean “{near}”?").format(near=near[0]) if near else ""
    return sentence.format(name=name[:80]) + meant + "\n" + _("There are: {known}").format(known=", ".join(names))


def _seed(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


_seed.__name__ = "seed"
