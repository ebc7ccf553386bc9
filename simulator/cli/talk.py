"""A conversation as plain lines: speakers named as words, one line a turn, nothing drawn and nothing redrawn.

Meant for screen readers, dumb terminals and pipes.
"""

from collections.abc import Callable

from simulator.engine.acts import Act
from simulator.engine.events import EncounterStarted, Event
from simulator.engine.scenario import Scenario
from simulator.engine.transcript import Line
from simulator.i18n import _
from simulator.runtime.act_wording import act_done
from simulator.runtime.view import EncounterView
from simulator.runtime.wording import channel_words, criterion_name, mood_line

Printer = Callable[[str], None]


class Talk:
    """Prints what is new in a view. ``echo`` repeats the trainee's own words, for where they were not typed here."""

    def __init__(self, printer: Printer, *, echo: bool) -> None:
        self._print = printer
        self._echo = echo
        self._shown = 0
        self._replies = 0

    def open(self, scenario: Scenario, first: Event) -> None:
        """Say what this encounter is: the briefing, in a few lines. ``first`` is its first event."""
        parts = (channel_words(scenario.channel), scenario.clinic.name, scenario.when)
        place = ", ".join(part for part in parts if part)
        self._print(_("{title}. ({place})").format(title=scenario.title, place=place))
        if scenario.you:
            self._print(one_line(scenario.you))
        if isinstance(first, EncounterStarted) and first.follows:
            self._print(follow_up_words(first))
        if isinstance(first, EncounterStarted) and first.retry_of:
            self._print(_("That moment again, as it stood."))
        skills = ", ".join(criterion_name(each) for each in scenario.practises)
        if skills:
            self._print(_("What this calls for: {skills}.").format(skills=skills))

    def show(self, view: EncounterView) -> None:
        """Print what was said and done since the last time, then how the patient is."""
        for line in view.lines[self._shown :]:
            self._line(line, view)
        self._shown = len(view.lines)
        replies = max((line.reply for line in view.lines if line.kind in ("patient", "cue")), default=0)
        if replies > self._replies and view.ended is None:
            mood = mood_line(view.mood, view.mood_before).replace(" · ", ", ")
            self._print(_("Mood: {mood}.").format(mood=mood))
        self._replies = replies
        if view.desk.held and view.ended is None and Act("hold") not in view.pending:
            words = _("On hold: {name}. What you say next, you say when you have come back.")
            self._print(words.format(name=view.patient_name))
        for notice in view.notices:
            self._print(_("Note: {notice}").format(notice=notice))
        if view.margin_note:
            self._print(_("Coach: {note}").format(note=one_line(view.margin_note)))

    def again(self, view: EncounterView) -> None:
        """Repeat what the patient said last."""
        last = next((line for line in reversed(view.lines) if line.kind == "patient"), None)
        if last:
            self._line(last, view)

    def _line(self, line: Line, view: EncounterView) -> None:
        text = one_line(line.text)
        match line.kind:
            case "patient":
                self._print(_("{name}: {words}").format(name=view.patient_name, words=text))
            case "cue":
                self._print(_("You notice: {cue}").format(cue=text))
            case "you" if self._echo:
                self._print(_("You: {words}").format(words=text))
            case "act":
                self._print(_("You do: {what}").format(what=act_done(line.act) if line.act else text))
            case "hint":
                self._print(_("Hint (noted): {hint}").format(hint=text))
            case _:
                pass


def follow_up_words(started: EncounterStarted) -> str:
    """That this is the call back somebody was promised, or what came of its never being made."""
    if started.forgotten:
        words = _("You had said that {name} would hear from you, and nobody rang. Now {name} rings.")
    else:
        words = _("You had said that {name} would hear from you. This is that call.")
    words = words.format(name=started.patient_name)
    if started.done_before:
        done = ", ".join(act_done(act) for act in started.done_before)
        words += " " + _("What you did then holds: {done}.").format(done=done)
    return words


def one_line(text: str) -> str:
    """The text on one line, its line breaks as slashes, as poems are quoted."""
    return " / ".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
