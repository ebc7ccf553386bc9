"""``frontdesk play``: one encounter, on the full screen, in plain lines, or without a person."""

import argparse
from typing import TYPE_CHECKING

from simulator.cli.exits import FINE, UsageError
from simulator.cli.play_choices import pace_of, seed_of
from simulator.cli.streams import is_screen, put, put_json, tell
from simulator.cli.table import OpenApp
from simulator.engine.pace import PACES
from simulator.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from simulator.cli.parser import Parser
    from simulator.cli.script import Step
    from simulator.engine.scenario import Scenario
    from simulator.runtime.encounter import Encounter
    from simulator.runtime.practice import Practice, Unfinished

DESCRIPTION = _("""Take one call or desk visit.

In a terminal the full screen opens. --plain keeps to plain lines, for screen
readers and simple terminals. You play as a guest, and nothing is kept, unless
--profile names you.

A file of replies holds one reply a line, in UTF-8. Blank lines and lines that
start with # are skipped; \\n is a line break; a line that starts with / is an
act (/card, /book SLOT, /emergency ...) and goes with the next reply, or alone
where none follows.

--pace lets a silence be heard in plain lines: gentle after a minute, real after
twenty seconds. It costs nothing, and a file of replies knows no time.

--owed makes a call back that was promised and is still open, in plain lines;
where there are several it lists them, and ID chooses.

--json prints one object: scenario, revision, seed, ending {id, stage, cause} or
null, burden, gates, axes, criteria, touchpoints {place: 0-10}, promises [{who,
what, by, vague, reply, fate ...}], slips [{kind, said, right, reply ...}],
silences [{turn, reason, says, cue, push}] and
turns [{turn, patient, reply, acts, heard, moves, reaction, mood, verdict}]; a
reaction has by (what made them answer so), push, its cause and shifts (why the
mood moved).""")
EXAMPLES = (
    "frontdesk play up-all-night",
    "frontdesk play up-all-night --plain --profile Ingrid",
    "frontdesk play my-call.yaml --replies replies.txt --seed 3 --json",
    "frontdesk play --owed --profile Ingrid",
)


def arguments(parser: "Parser") -> None:
    """The command's arguments."""
    parser.add_argument("scenario", nargs="?", metavar="ID|FILE", help=_("a scenario's id, or a scenario file"))
    parser.add_argument("--plain", action="store_true", help=_("plain lines instead of the full screen"))
    parser.add_argument("--replies", metavar="FILE", help=_("take the replies from a file, or - for standard input"))
    parser.add_argument("--seed", type=_seed, metavar="N", help=_("choose the same wordings again (0 or more)"))
    parser.add_argument("--profile", metavar="NAME", help=_("play under this name, and keep it"))
    parser.add_argument("--json", action="store_true", help=_("print the outcome as JSON"))
    parser.add_argument("--mode", choices=("coach", "practice"), help=_("coach adds a short note after each reply"))
    parser.add_argument("--pace", choices=PACES, help=_("let a silence be heard in plain lines (off unless you say)"))
    parser.add_argument("--owed", action="store_true", help=_("make a call back that was promised and is still open"))
    parser.add_argument(
        "--resume", action="store_true", help=_("go on with a call of this scenario that was left, without asking")
    )


def run(args: argparse.Namespace, open_app: OpenApp) -> int:
    """Play; the exit code is 0 whatever the marks."""
    from simulator.runtime.clock import FixedClock, SystemClock
    from simulator.runtime.services import Services

    _see_that_it_fits(args)
    if args.owed:
        from simulator.cli.owed import run_owed

        return run_owed(args, play_in_lines)
    services = Services(clock=FixedClock() if args.profile is None else SystemClock())
    scenario = services.library.load(args.scenario)
    if not (args.plain or args.replies or args.json) and is_screen():
        return open_app(
            services,
            profile=args.profile,
            scenario=args.scenario,
            mode=args.mode,
            seed=args.seed,
            guest=args.profile is None,
        )
    practice = services.guest() if args.profile is None else services.practice(args.profile)
    try:
        play_in_lines(practice, args, lambda: _encounter(practice, scenario, args))
    finally:
        practice.close()
    return FINE


def _see_that_it_fits(args: argparse.Namespace) -> None:
    if args.resume and args.profile is None:
        raise UsageError(_("--resume needs --profile: a guest has nothing to go on with."))
    if args.resume and args.owed:
        raise UsageError(_("--resume goes on with a call that was left, --owed begins one: give one of them."))
    if args.scenario is None and not args.owed:
        raise UsageError(_("Which one? ID|FILE is wanted, a scenario's id or file; `frontdesk` alone lists them all."))
    if args.pace not in (None, "off") and not args.plain and not args.owed and is_screen():
        raise UsageError(_("--pace goes with --plain; on the full screen the briefing asks for it."))


def play_in_lines(practice: "Practice", args: argparse.Namespace, begin: "Callable[[], Encounter]") -> None:
    """Hold an encounter in plain lines, or recite a file of replies, and look back on it."""
    steps = _steps(args)
    encounter = begin()
    if steps is None:
        _talk(encounter, practice, args)
        return
    _recite(encounter, practice, steps, args)
    _look_back(encounter, practice, args)


def _seed(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


_seed.__name__ = "seed"


def _steps(args: argparse.Namespace) -> "tuple[Step, ...] | None":
    if args.replies is None:
        return None
    from simulator.cli.script import load_script

    return load_script(args.replies)


def _encounter(practice: "Practice", scenario: "Scenario", args: argparse.Namespace) -> "Encounter":
    left = _left_behind(practice, scenario.id)
    if left and not left.playable:
        _tell_changed(left)
    elif left and _goes_on(left, practice, args):
        return practice.resume(left.encounter_id)
    return practice.begin(scenario, mode=args.mode, seed=seed_of(args), pace=pace_of(args))


def _left_behind(practice: "Practice", scenario_id: str) -> "Unfinished | None":
    """The latest call of that scenario that was left, one in which something was said before all others.

    One that cannot be gone on with comes only where there is no other.
    """
    ours = (each for each in practice.unfinished() if each.scenario == scenario_id)
    found = [each for each in ours if each.playable or each.replies]
    return min(found, key=lambda each: (not each.playable, not each.replies), default=None)


def _tell_changed(left: "Unfinished") -> None:
    where = ngettext("after {n} reply", "after {n} replies", left.replies).format(n=left.replies)
    tell(
        _("You left this one {where}, and its file has changed since, so it starts anew.").format(where=where)
        + " "
        + _("What was said then is kept.")
    )


def _goes_on(left: "Unfinished", practice: "Practice", args: argparse.Namespace) -> bool:
    if args.resume:
        return True
    from simulator.cli.plain import Lines

    where = ngettext("after {n} reply", "after {n} replies", left.replies).format(n=left.replies)
    lines = Lines()
    if args.replies is not None or not lines.typed_here:
        tell(_("You left this one {where}. It starts anew; --resume goes on with it.").format(where=where))
        return False
    answer = lines.next(_("You left this one {where}. Go on with it? (yes or no) ").format(where=where))
    if answer is None or answer.strip().lower() in ("", _("yes"), _("y")):
        return True
    practice.set_aside(left.encounter_id)
    return False


def _talk(encounter: "Encounter", practice: "Practice", args: argparse.Namespace) -> None:
    from simulator.cli.again import offered_again
    from simulator.cli.plain import Conversation, Lines

    lines = Lines()
    going: Encounter | None = encounter
    while going is not None:
        Conversation(going, lines, printer=tell if args.json else put, kept=not practice.is_guest).hold()
        _look_back(going, practice, args)
        going = None if args.json else offered_again(going, practice, lines)


def _recite(encounter: "Encounter", practice: "Practice", steps: "Sequence[Step]", args: argparse.Namespace) -> None:
    from simulator.cli.card import card_lines
    from simulator.cli.plain import print_all
    from simulator.cli.script import at_line, called
    from simulator.cli.talk import Talk
    from simulator.engine.acts import UnfitActError
    from simulator.runtime.act_wording import act_trouble

    talk = Talk(_nowhere if args.json else put, echo=True)
    talk.open(encounter.scenario, encounter.events[0])
    talk.show(encounter.view)
    for step in steps:
        if encounter.view.ended:
            tell(_("The call has ended: what follows from line {n} on is ignored.").format(n=step.line))
            return
        for number, act in step.acts:
            try:
                talk.show(encounter.act(act))
            except UnfitActError as error:
                raise UsageError(at_line(called(args.replies), number, act_trouble(error))) from error
            if act.verb == "card" and not args.json:
                print_all(card_lines(encounter.view.card))
        talk.show(encounter.say(step.text))
    if not encounter.view.ended:
        kept = "" if practice.is_guest else " " + _("It is kept; --resume goes on with it.")
        tell(_("The replies ran out before the call had ended.") + kept)


def _look_back(encounter: "Encounter", practice: "Practice", args: argparse.Namespace) -> None:
    if args.json:
        from simulator.runtime.result import result_of

        put_json(result_of(encounter.events), indent=2)
        return
    if not (encounter.view.ended or practice.is_guest):
        return  # it will be gone on with, and looked back on then
    from simulator.cli.debriefing import debrief_lines
    from simulator.cli.plain import print_all
    from simulator.engine.debrief import debrief_of

    debrief = debrief_of(encounter.events)
    print_all(debrief_lines(debrief))
    if debrief.replies and not practice.is_guest:
        from simulator.cli.history import SHORT_ID
        from simulator.cli.marks import how_to_dispute
        from simulator.cli.owed import owed_lines

        here = [debt for debt in practice.debts() if debt.encounter == encounter.id]
        print_all(owed_lines(here, practice.name))

        put(how_to_dispute(encounter.id[:SHORT_ID], practice.name))


def _nowhere(_text: str) -> None:
    """Print nothing: with --json, standard output is the outcome alone."""
