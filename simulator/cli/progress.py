"""``frontdesk progress``: how the skills of one profile stand, in words."""

import argparse
from typing import TYPE_CHECKING

from simulator.cli.exits import FINE
from simulator.cli.somebody import ask_for_profile, practice_of
from simulator.cli.streams import put, tell
from simulator.cli.table import OpenApp
from simulator.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from simulator.cli.parser import Parser
    from simulator.progress.summary import EncounterSummary
    from simulator.scenario import LoadedSite

DESCRIPTION = _("""Say how your skills stand, how far your patients came, what became of the call
backs you promised, and what to practise today.""")
EXAMPLES = ("frontdesk progress", "frontdesk progress --profile Ingrid")


def arguments(parser: "Parser") -> None:
    """The command's arguments."""
    ask_for_profile(parser)


def run(args: argparse.Namespace, _open_app: OpenApp) -> int:
    """Print skills, stages, call backs and today's practice."""
    from simulator.cli.owed import kept_line, owed_lines
    from simulator.progress.funnel import DEFAULT_TARGETS
    from simulator.progress.promises import debts
    from simulator.runtime.services import Services

    services = Services()
    practice = practice_of(services, args.profile)
    try:
        summaries, today, name, owed = practice.summaries(), practice.today(), practice.name, practice.debts()
    finally:
        practice.close()
    promised = debts(summaries, services.clock.now())
    site = services.site
    if site.errors:
        _tell_damage(site)
    targets = site.site.shares(DEFAULT_TARGETS)
    for line in (*_skills(summaries), *_stages(summaries, targets), kept_line(promised), *owed_lines(owed, name)):
        if line:
            put(line)
    put(_("Today: {titles}.").format(titles="; ".join(card.title for card, _choice in today)))
    return FINE


def _skills(summaries: "Sequence[EncounterSummary]") -> "Iterable[str]":
    from simulator.progress.skills import skills
    from simulator.runtime.wording import criterion_name, skill_words

    seen = skills(summaries)
    if not seen:
        yield _("Nothing to tell yet: it begins with your first call.")
    for skill in sorted(seen, key=lambda each: (each.band == "too_early", each.share)):
        words = skill_words(skill.band, skill.trend)
        said = _(" You said: “{words}”").format(words=skill.last_evidence[:120]) if skill.last_evidence else ""
        yield f"{criterion_name(skill.criterion)}: {words}.{said}"


def _tell_damage(site: "LoadedSite") -> None:
    from simulator.scenario import render_text

    words = _("The settings of this site cannot be used as they are, so the usual targets stand:")
    tell(words + "\n" + render_text(site.errors).rstrip("\n"))


def _stages(summaries: "Sequence[EncounterSummary]", targets: "Mapping[str, float]") -> "Iterable[str]":
    from simulator.progress.funnel import funnel
    from simulator.runtime.wording import stage_words, target_words

    for stage in funnel(summaries, targets):
        if stage.could:
            reached = ngettext("{reached} of {n} call", "{reached} of {n} calls", stage.could)
            aim = target_words(stage.target) if stage.share is not None else ""
            words = reached.format(reached=stage.reached, n=stage.could)
            yield f"{stage_words(stage.stage)}: {words}{aim}"
