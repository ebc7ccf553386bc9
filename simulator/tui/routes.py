"""How one gets from screen to screen. Screens are imported when first opened, so that the start stays quick."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from simulator.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.screen import Screen

    from simulator.authoring.rehearsal import Rehearsal
    from simulator.engine.debrief import Highlight
    from simulator.engine.disputes import Dispute
    from simulator.engine.events import EncounterStarted, Event
    from simulator.engine.scenario import Scenario
    from simulator.progress.promises import Debt
    from simulator.runtime.encounter import Moment
    from simulator.runtime.practice import Practice, Unfinished
    from simulator.store import Mode
    from simulator.tui.app import FrontDesk
    from simulator.tui.screens.home import HomeScreen
    from simulator.tui.views.marks import Disputes


def desk(screen: "Screen[Any]") -> "FrontDesk":
    """The app a screen belongs to, as ours."""
    return cast("FrontDesk", screen.app)


def arrive(app: "FrontDesk") -> None:
    """The first steps: say who is practising where that is not known, then go where one was sent."""
    launch = app.launch
    if launch.rehearsal is not None:
        open_preview(app, launch.rehearsal, watch=launch.watch)
        return
    if app.trouble:
        open_who(app)
        tell_problem(app, app.trouble)
        return
    if launch.profile is not None or launch.guest:
        open_asked_for(app)
        return
    try:
        known = app.services.profiles.entries()
    except StoreError as error:
        tell_problem(app, str(error))
        return
    if known:
        open_who(app)
    else:
        home(app).ask_for_a_name()


def open_preview(app: "FrontDesk", rehearsal: "Rehearsal", *, watch: bool) -> None:
    """A scenario as its author tries it."""
    from simulator.tui.screens.preview import PreviewScreen

    app.push_screen(PreviewScreen(rehearsal, watch=watch))


def settle(app: "FrontDesk") -> None:
    """Somebody is known now: show their home, or the scenario the program was asked to open."""
    go_home(app)
    open_asked_for(app)


def open_asked_for(app: "FrontDesk") -> None:
    """The scenario the program was started for, once; whoever sits down later finds home."""
    scenario = app.launch.scenario
    if scenario is not None:
        app.launch = replace(app.launch, scenario=None)
        open_briefing(app, scenario)


def home(app: "FrontDesk") -> "HomeScreen":
    """The screen at the bottom of the pile."""
    from simulator.tui.screens.home import HomeScreen

    bottom = app.screen_stack[0]
    assert isinstance(bottom, HomeScreen)
    return bottom


def go_home(app: "FrontDesk") -> None:
    """Back to home, which looks anew."""
    while len(app.screen_stack) > 1:
        app.pop_screen()
    home(app).look_again()


def open_who(app: "FrontDesk") -> None:
    """Who is practising?"""
    from simulator.tui.screens.who import WhoScreen

    app.push_screen(WhoScreen())


def open_help(app: "FrontDesk") -> None:
    """The keys of the screen one is on."""
    from simulator.tui.screens.help import HelpScreen

    if not isinstance(app.screen, HelpScreen):
        app.push_screen(HelpScreen(app.screen))


def open_scenarios(app: "FrontDesk") -> None:
    """Every scenario there is."""
    from simulator.tui.screens.scenarios import ScenariosScreen

    app.push_screen(ScenariosScreen())


def open_progress(app: "FrontDesk") -> None:
    """How the skills are coming on."""
    from simulator.tui.screens.progress import ProgressScreen

    app.push_screen(ProgressScreen())


def open_history(app: "FrontDesk") -> None:
    """Earlier encounters."""
    from simulator.tui.screens.history import HistoryScreen

    app.push_screen(HistoryScreen())


def open_replay(app: "FrontDesk", encounter_id: str, *, reply: int = 1) -> None:
    """One encounter, turn by turn, from that reply on."""
    from simulator.tui.screens.replay import ReplayScreen

    app.push_screen(ReplayScreen(encounter_id, app.practice.events(encounter_id), reply=reply))


def owed(practice: "Practice", unfinished: "Sequence[Unfinished]") -> "tuple[Debt, ...]":
    """What is owed to somebody and can be seen to: its scenario is there, and no call back was left in the middle."""
    debts = tuple(debt for debt in practice.debts() if practice.library.digest(debt.scenario))
    begun = {_follows(practice, left.encounter_id) for left in unfinished} if debts else set()
    return tuple(debt for debt in debts if debt.encounter not in begun)


def _follows(practice: "Practice", encounter_id: str) -> str:
    first = practice.events(encounter_id)[0]
    return str(getattr(first, "follows", ""))


def open_debt(app: "FrontDesk", encounter_id: str) -> None:
    """The call back that is owed since that encounter: first what there is to know."""
    debt = next((each for each in app.practice.debts() if each.encounter == encounter_id), None)
    if debt is None:
        go_home(app)
    else:
        open_briefing(app, debt.scenario, debt=debt)


def open_briefing(app: "FrontDesk", scenario: str, *, debt: "Debt | None" = None) -> None:
    """What there is to know before a scenario, or before its call back; trouble with its file is told instead."""
    from simulator.runtime.library import ScenarioProblemError
    from simulator.tui.screens.briefing import BriefingScreen
    from simulator.tui.views.briefing import problem_words

    try:
        loaded = app.services.library.load(scenario)
    except ScenarioProblemError as error:
        tell_problem(app, problem_words(error))
        return
    app.push_screen(BriefingScreen(loaded, debt=debt))


def begin(app: "FrontDesk", scenario: "Scenario", *, mode: "Mode", moment: "Moment | None" = None) -> None:
    """Start an encounter in place of the screen one is on."""
    from simulator.tui.screens.encounter import EncounterScreen

    try:
        encounter = app.practice.begin(scenario, mode=mode, seed=None if moment else app.launch.seed, moment=moment)
    except StoreError as error:
        tell_problem(app, str(error))
        return
    app.switch_screen(EncounterScreen(encounter))


def follow_up(app: "FrontDesk", debt: "Debt", *, mode: "Mode") -> None:
    """Make the call back that is owed, in place of the screen one is on."""
    from simulator.i18n import _
    from simulator.runtime.library import ScenarioProblemError
    from simulator.tui.screens.encounter import EncounterScreen

    try:
        encounter = app.practice.follow_up(debt, mode=mode, seed=app.launch.seed)
    except StoreError as error:
        tell_problem(app, str(error))
        return
    except ScenarioProblemError:
        tell_problem(app, _("Its scenario has changed meanwhile, and does not go on after the call any more."))
        return
    app.switch_screen(EncounterScreen(encounter))


def open_unfinished(app: "FrontDesk", encounter_id: str) -> None:
    """An encounter that was left: go on, read it, begin anew, or set it aside."""
    from simulator.tui.dialogs.unfinished import UnfinishedDialog

    left = next((each for each in app.practice.unfinished() if each.encounter_id == encounter_id), None)
    if left is None:
        go_home(app)
        return

    def follow(choice: str | None) -> None:
        if choice == "go_on":
            take_up_again(app, encounter_id)
        elif choice == "read":
            open_replay(app, encounter_id)
        elif choice in ("anew", "aside"):
            set_aside(app, encounter_id)
            if choice == "anew":
                open_briefing(app, left.scenario)

    app.push_screen(UnfinishedDialog(left, app.services.clock.now()), follow)


def set_aside(app: "FrontDesk", encounter_id: str) -> None:
    """Give an unfinished encounter up; its transcript stays."""
    try:
        app.practice.set_aside(encounter_id)
    except StoreError as error:
        tell_problem(app, str(error))
        return
    app.drafts.pop(encounter_id, None)
    home(app).look_again()


def take_up_again(app: "FrontDesk", encounter_id: str) -> None:
    """Go on with an encounter at the turn where it stopped."""
    from simulator.i18n import _
    from simulator.runtime.encounter import ChangedScenarioError
    from simulator.runtime.library import ScenarioProblemError
    from simulator.tui.screens.encounter import EncounterScreen

    try:
        encounter = app.practice.resume(encounter_id)
    except StoreError as error:
        tell_problem(app, str(error))
        return
    except (ChangedScenarioError, ScenarioProblemError):
        tell_problem(app, _("Its scenario has changed meanwhile. What was said is kept; begin it anew to play it."))
        return
    app.push_screen(EncounterScreen(encounter, draft=app.drafts.pop(encounter_id, "")))


def open_debrief(app: "FrontDesk", encounter_id: str, *, instead: bool = False) -> None:
    """What there is to say afterwards; ``instead`` puts it in place of the screen one is on."""
    from simulator.tui.screens.debrief import DebriefScreen

    screen = DebriefScreen(encounter_id, app.practice.events(encounter_id))
    if instead:
        app.switch_screen(screen)
    else:
        app.push_screen(screen)


def try_again(app: "FrontDesk", encounter_id: str, events: "Sequence[Event]", reply: int) -> None:
    """That moment again, with the patient as they were just before that reply."""
    from simulator.engine.state import replay
    from simulator.runtime.again import moment_again
    from simulator.runtime.library import ScenarioProblemError
    from simulator.tui.views.briefing import problem_words
    from simulator.tui.views.home import as_mode

    state = replay(events)
    moment = moment_again(encounter_id, events, reply)
    try:
        scenario = app.services.library.load(state.scenario)
    except ScenarioProblemError as error:
        tell_problem(app, problem_words(error))
        return
    if moment is not None and moment.turn not in scenario.turns:
        moment = None
    begin(app, scenario, mode=as_mode(state.mode), moment=moment)


def open_next(app: "FrontDesk", *, besides: str) -> None:
    """The first of today's encounters that is not the one just played."""
    today = [card.id for card, _choice in app.practice.today()]
    go_home(app)
    following = [each for each in today if each != besides] or today
    if following:
        open_briefing(app, following[0])


def dispute_mark(
    screen: "Screen[Any]",
    encounter_id: str,
    started: "EncounterStarted",
    shown: "Sequence[Highlight]",
    known: "Disputes",
    kept: "Callable[[Dispute], None]",
) -> None:
    """Which of the marks shown, and why. A mark that has been ruled on is past disputing.

    Args:
        screen: where the marks stand.
        encounter_id: whose marks they are.
        started: how the encounter began.
        shown: the marks one can see.
        known: what has been disputed before.
        kept: called with the dispute once it is recorded.
    """
    from simulator.i18n import _
    from simulator.tui.dialogs.dispute import DisputeDialog, WhichMark
    from simulator.tui.views.marks import key_of

    def ask(mark: "Highlight | None") -> None:
        if mark is not None:
            dialog = DisputeDialog(encounter_id, started, mark, known.get(key_of(mark)))
            screen.app.push_screen(dialog, lambda made: kept(made) if made else None)

    can_be = [each for each in shown if key_of(each) not in known or known[key_of(each)].open]
    if not can_be:
        ruled = _("Your trainer has ruled on every mark here.")
        screen.notify(ruled if shown else _("There is no mark here to disagree with."), markup=False)
    elif len(can_be) == 1:
        ask(can_be[0])
    else:
        screen.app.push_screen(WhichMark(can_be, known), ask)


def tell_problem(app: "FrontDesk", words: str) -> None:
    """Something cannot be done: what, where, and what to do."""
    from simulator.tui.dialogs.problem import ProblemDialog

    app.push_screen(ProblemDialog(words))


def mind_the_size(app: "FrontDesk", *, too_small: bool) -> None:
    """Put the message up while the window is too small, and take it away afterwards."""
    from simulator.tui.dialogs.small import SmallWindow

    covered = isinstance(app.screen, SmallWindow)
    if too_small and not covered:
        app.push_screen(SmallWindow())
    elif covered and not too_small:
        app.pop_screen()
