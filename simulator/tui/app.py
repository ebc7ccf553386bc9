"""The full-screen app: who is practising, which look, and how it ends. Screens do the rest."""

import gc
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen

from simulator.i18n import _
from simulator.store import StoreError
from simulator.tui import compat, routes, themes, trouble
from simulator.tui.keys import EVERYWHERE, bindings
from simulator.tui.screens.home import HomeScreen
from simulator.tui.stillness import Stillness

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulator.authoring.rehearsal import Rehearsal
    from simulator.runtime.practice import Practice
    from simulator.runtime.services import Services

NARROWEST, LOWEST = 60, 20
"""Cells below which nothing can be read in peace; a message stands there instead and the session is kept."""
WARM_UP_AFTER = 0.2
"""Seconds after the first paint when the scorer is made ready, so that the first reply is answered at once."""

_TOUCHES = (events.Key, events.Paste, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp)
COLLECT_AFTER = (5_000, 10, 10)
"""New objects between two looks for garbage while the screen stands, and how often older ones are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Launch:
    """How the app was asked to start; with a ``rehearsal`` an author tries it, and ``watch`` keeps up with its file."""

    profile: str | None = None
    scenario: str | None = None
    mode: str | None = None
    seed: int | None = None
    guest: bool = False
    rehearsal: "Rehearsal | None" = None
    watch: bool = False


class FrontDesk(App[int]):
    """One sitting at the desk."""

    TITLE = "Front Desk"
    CSS_PATH = "frontdesk.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = bindings(EVERYWHERE)

    def __init__(
        self, services: "Services", launch: Launch | None = None, *, seconds: "Callable[[], float]" = time.monotonic
    ) -> None:
        """Args are the program's parts, how it was started, and a count of seconds that only rises."""
        super().__init__()
        self.services = services
        self.launch = launch or Launch()
        self.stillness = Stillness(seconds)
        self.practice: Practice = services.guest()
        self.drafts: dict[str, str] = {}
        self.failure: Exception | None = None
        self.trouble = ""
        for theme in themes.THEMES:
            self.register_theme(theme)
        chosen = services.config.theme
        self.theme = chosen if chosen in self.available_themes else themes.DEFAULT

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, for the moments before a look of ours is chosen."""
        return dict(themes.VARIABLES)

    def get_default_screen(self) -> Screen[None]:
        """Home, of whoever was named at the start; others say who they are above it. A preview has none."""
        if self.launch.rehearsal is not None:
            return Screen()
        if self.launch.profile is not None:
            self._open(self.launch.profile)
        return HomeScreen()

    def on_mount(self) -> None:
        """Decide who is practising, then where to go."""
        compat.on_ending_signals(lambda number: self.exit(return_code=128 + number))
        self.set_timer(WARM_UP_AFTER, self._warm_up)
        self.call_after_refresh(self._arrive)

    def _arrive(self) -> None:
        # Start-up puts off looking for garbage (simulator.__main__); a sitting lasts, so it is looked for again.
        gc.freeze()
        gc.set_threshold(*COLLECT_AFTER)
        routes.arrive(self)

    def sign_in(self, name: str) -> bool:
        """Open a profile and go by that name; on trouble say what it is and stay who one was."""
        if self._open(name):
            return True
        routes.tell_problem(self, self.trouble)
        return False

    def _open(self, name: str) -> bool:
        try:
            practice = self.services.practice(name)
            self.services.config.last_profile = practice.name
        except StoreError as error:
            self.trouble = str(error)
            return False
        self._be(practice)
        return True

    def be_guest(self) -> None:
        """Practise without a name; nothing is read and nothing kept."""
        self._be(self.services.guest())

    def _be(self, practice: "Practice") -> None:
        self.practice.close()
        self.practice = practice
        self.drafts.clear()

    def action_look(self) -> None:
        """The next look, remembered."""
        self.theme = themes.after(self.theme)
        try:
            self.services.config.theme = self.theme
        except StoreError as error:
            self.notify(str(error), markup=False)
            return
        self.notify(_("Look: {name}").format(name=themes.words(self.theme)), timeout=2, markup=False)

    def action_help(self) -> None:
        """Every key of the screen one is on."""
        routes.open_help(self)

    def action_help_quit(self) -> None:
        """^C copies marked text and does not end the program: say what does."""
        self.notify(_("To leave: Esc until you are home, then F10 or ^X."), markup=False)

    async def on_event(self, event: events.Event) -> None:
        """Note every key, word and click: where time is felt, whoever does something is not silent."""
        if isinstance(event, _TOUCHES):
            self.stillness.broken()
        await super().on_event(event)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the session behind a message while the window is too small."""
        routes.mind_the_size(self, too_small=event.size.width < NARROWEST or event.size.height < LOWEST)

    @work(thread=True, exit_on_error=False)
    def _warm_up(self) -> None:
        import scoring
        import simulator.runtime.encounter  # noqa: F401 - what the first call needs

        scoring.warm_up()

    def _handle_exception(self, error: Exception) -> None:
        compat.note_exception(self, error)
        self.failure = self.failure or error
        self.exit(return_code=trouble.EXIT_FAILED)


def run(
    services: "Services",
    *,
    profile: str | None = None,
    scenario: str | None = None,
    mode: str | None = None,
    seed: int | None = None,
    guest: bool = False,
    rehearsal: "Rehearsal | None" = None,
    watch: bool = False,
) -> int:
    """Run the full screen until it is left; the arguments are those of ``Launch``.

    Returns:
        The exit code: 0, 128 and the signal's number after a signal, 70 after an internal failure.
    """
    launch = Launch(
        profile=profile, scenario=scenario, mode=mode, seed=seed, guest=guest, rehearsal=rehearsal, watch=watch
    )
    app = FrontDesk(services, launch)
    try:
        app.run()
    finally:
        app.practice.close()
    if app.failure is not None:
        print(trouble.message(trouble.write_report(services.home, app.failure)), file=sys.stderr)
    return app.return_code or 0
