"""What is owed: call backs that were promised and are still open, in lines, and making one."""

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from simulator.cli.exits import FINE, UsageError
from simulator.cli.play_choices import pace_of, seed_of
from simulator.cli.somebody import practice_of
from simulator.cli.streams import put
from simulator.i18n import _, ngettext

if TYPE_CHECKING:
    from simulator.progress.promises import Debt
    from simulator.runtime.encounter import Encounter
    from simulator.runtime.practice import Practice
    from simulator.runtime.services import Services

Player = Callable[["Practice", argparse.Namespace, "Callable[[], Encounter]"], None]
"""Holds the encounter that the last argument begins, in plain lines or from a file of replies."""


def run_owed(args: argparse.Namespace, play: Player) -> int:
    """Make the call back that is owed, or list them where there are several and none was named."""
    from simulator.runtime.services import Services

    services = Services()
    practice = practice_of(services, args.profile)
    try:
        debts = practice.debts()
        debt = _meant(debts, _id_of(services, args.scenario))
        if debt is None:
            for line in owed_lines(debts, practice.name) or (_("You owe nobody a call."),):
                put(line)
            return FINE
        _see_that_it_goes_on(services, debt)
        play(practice, args, lambda: _call_back(practice, debt, args))
    finally:
        practice.close()
    return FINE


def _id_of(services: "Services", name: str | None) -> str | None:
    """The scenario meant; one that was played from a file is named by its file again."""
    is_file = name is not None and name.endswith((".yaml", ".yml"))
    return services.library.load(name).id if name and is_file else name


def _see_that_it_goes_on(services: "Services", debt: "Debt") -> None:
    from simulator.runtime.library import ScenarioProblemError

    try:
        scenario = services.library.load(debt.scenario)
    except ScenarioProblemError as error:
        if error.diagnostics:
            raise
        words = _("The file of “{title}” is not among the scenarios any more. Name it: frontdesk play FILE --owed")
        raise UsageError(words.format(title=debt.title)) from error
    if scenario.later is None:
        words = _("The file of “{title}” has changed: it does not go on after the call any more.")
        raise UsageError(words.format(title=debt.title))


def _call_back(practice: "Practice", debt: "Debt", args: argparse.Namespace) -> "Encounter":
    """The call back itself; one that was begun and left is gone on with."""
    for left in practice.unfinished():
        started = practice.events(left.encounter_id)[0]
        if left.playable and getattr(started, "follows", "") == debt.encounter:
            return practice.resume(left.encounter_id)
    return practice.follow_up(debt, mode=args.mode, seed=seed_of(args), pace=pace_of(args))


def _meant(debts: "Sequence[Debt]", scenario: str | None) -> "Debt | None":
    if scenario is None:
        return debts[0] if len(debts) == 1 else None
    found = next((debt for debt in debts if debt.scenario == scenario), None)
    if found is None:
        owed = ", ".join(debt.scenario for debt in debts) or _("none")
        raise UsageError(
            _("No call back is owed from “{scenario}”. There are: {owed}").format(scenario=scenario[:80], owed=owed)
        )
    return found


def owed_lines(debts: "Sequence[Debt]", profile: str) -> tuple[str, ...]:
    """Each call back that can be made now, and what to type to make it; nothing where nothing is owed."""
    lines = []
    for debt in debts:
        words = _("{patient} is still waiting to hear from you") if debt.fate == "forgotten" else _("You owe {patient}")
        when = f", “{debt.by}”" if debt.by else ""
        line = words.format(patient=debt.patient) + when + _(" (from {title}):").format(title=debt.title)
        lines.append(f'{line} frontdesk play {debt.scenario} --owed --profile "{profile}"')
    return tuple(lines)


def kept_line(debts: "Sequence[Debt]") -> str:
    """What became of every call back that was promised, in one line; "" before the first."""
    counts = {fate: sum(debt.fate == fate for debt in debts) for fate in ("kept", "renegotiated", "forgotten", "due")}
    words = {
        "kept": ngettext("{n} kept", "{n} kept", counts["kept"]),
        "renegotiated": ngettext("{n} put off, and told", "{n} put off, and told", counts["renegotiated"]),
        "forgotten": ngettext("{n} forgotten", "{n} forgotten", counts["forgotten"]),
        "due": ngettext("{n} still open", "{n} still open", counts["due"]),
    }
    parts = [words[fate].format(n=count) for fate, count in counts.items() if count]
    return _("Call backs you promised: {parts}.").format(parts=", ".join(parts)) if parts else ""
