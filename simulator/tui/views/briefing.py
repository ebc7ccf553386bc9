"""What there is to know before an encounter, in words."""

from simulator.engine.pace import PACES, SILENCE_AFTER
from simulator.engine.scenario import Scenario
from simulator.i18n import _, ngettext
from simulator.progress.promises import Debt
from simulator.runtime.library import ScenarioProblemError
from simulator.runtime.wording import criterion_name

PROBLEMS_AT_MOST = 4


def arriving(scenario: Scenario) -> str:
    """Who it is, as far as one knows."""
    name, about = scenario.patient.name, scenario.patient.about
    if scenario.channel == "phone":
        return _("{name} is on the line: {about}.").format(name=name, about=about.rstrip("."))
    return _("{name} is standing in front of you: {about}.").format(name=name, about=about.rstrip("."))


def follows(debt: Debt) -> str:
    """What was promised, and what has become of it."""
    if debt.fate == "forgotten":
        return _("{name} rings: nobody had been in touch.").format(name=debt.patient) + " " + _said_then(debt)
    return _("You ring {name}, as you said you would.").format(name=debt.patient) + " " + _said_then(debt)


def _said_then(debt: Debt) -> str:
    if not debt.by:
        return _("In “{title}” you named no time.").format(title=debt.title)
    return _("In “{title}” you said: {by}.").format(title=debt.title, by=debt.by)


def pace_sentence(pace: str) -> str:
    """What a way to feel time means."""
    limits = SILENCE_AFTER[pace]
    if not limits:
        return _("No clock: take all the time you want.")
    words = {
        "gentle": _("Gentle time: type nothing for {n} seconds, and it is noticed. It costs nothing."),
        "real": _("Real time: type nothing for {n} seconds, and it is noticed. It costs nothing."),
    }
    return words[pace].format(n=limits[0])


def pace_after(pace: str) -> str:
    """The next way to feel time, round and round."""
    return PACES[(PACES.index(pace) + 1) % len(PACES)] if pace in PACES else PACES[0]


def calls_for(scenario: Scenario) -> tuple[str, ...]:
    """The skills it practises, by name."""
    return tuple(criterion_name(each) for each in scenario.practises)


def encouragement(scenario: Scenario) -> str:
    """One sentence on how to go about it."""
    if scenario.channel == "phone":
        return _("Type what you would say, in your own words. There is no script and no single right answer.")
    return _("Type what you would say across the desk, in your own words. Others may be listening.")


def problem_words(error: ScenarioProblemError) -> str:
    """Why a scenario cannot be played, and what to do."""
    if not error.diagnostics:
        words = _("There is no scenario called “{name}”.").format(name=error.name)
        if error.near:
            return words + " " + _("Did you mean {near}?").format(near=", ".join(error.near))
        return words
    lines = [_("“{name}” cannot be played: its file needs mending.").format(name=error.name)]
    lines += [str(each) for each in error.diagnostics[:PROBLEMS_AT_MOST]]
    more = len(error.diagnostics) - PROBLEMS_AT_MOST
    if more > 0:
        lines.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    lines.append(_("`frontdesk validate {name}` shows everything.").format(name=error.name))
    return "\n".join(lines)
