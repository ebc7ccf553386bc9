"""The trainer at a terminal: one reply after the other that no scenario was ready for, and what becomes of it."""

from simulator.authoring.unmatched import Stray
from simulator.authoring.wished_tests import UnfitWishError
from simulator.cli.asking import StoppedError, agrees, ask
from simulator.cli.plain import Lines
from simulator.cli.review_replies_taking import taken_up
from simulator.cli.review_replies_text import refusal_lines, stray_lines, taken_up_lines
from simulator.cli.streams import put
from simulator.cli.wrapping import put_wrapped
from simulator.engine.clean import clean_line
from simulator.i18n import _, ngettext
from simulator.runtime.library import ScenarioProblemError
from simulator.runtime.services import Services
from simulator.store import SetAside, StoreError


def go_through(services: Services, strays: tuple[Stray, ...], aside: SetAside) -> None:
    """Ask about each until there are no more or it is enough. What is chosen is written at once."""
    if not strays:
        put(_("No reply waits to be looked at."))
        return
    words = ngettext("{n} reply no scenario was ready for.", "{n} replies no scenario was ready for.", len(strays))
    put(words.format(n=len(strays)))
    dialogue = _Dialogue(services, aside)
    try:
        for number, stray in enumerate(strays, start=1):
            put()
            put(_("{number} of {all}").format(number=number, all=len(strays)))
            put_wrapped(stray_lines(stray))
            dialogue.about(stray)
    except StoppedError:
        pass
    put()
    put(ngettext("{n} reply taken up.", "{n} replies taken up.", dialogue.written).format(n=dialogue.written))


class _Dialogue:
    """The questions about one reply, and how many were taken up so far."""

    def __init__(self, services: Services, aside: SetAside) -> None:
        self._services = services
        self._aside = aside
        self._lines = Lines()
        self._into: dict[str, str] = {}
        self.written = 0

    def about(self, stray: Stray) -> None:
        """Ask what becomes of it until something does, or nothing.

        Raises:
            StoppedError: they have had enough.
        """
        put_wrapped(
            [_("m it means …, n it does not mean …, t a test, x never show it again, Enter skips it, q stops.")]
        )
        kinds = {_("m"): "meaning", _("n"): "unlike", _("t"): "test"}
        while True:
            answer = ask(self._lines, _("What is it? ")).strip().lower()
            if not answer or answer == _("s"):
                return
            if answer == _("q"):
                raise StoppedError
            if answer == _("x"):
                self._aside.add(stray.id)
                put(_("It will not be shown again."))
                return
            if answer not in kinds:
                put(_("Type m, n, t, x, q or nothing."))
            elif self._chosen(stray, kinds[answer]):
                return

    def _chosen(self, stray: Stray, kind: str) -> bool:
        """Ask for the rest and write it; False where nothing came of it."""
        meanings = self._meanings(stray)
        if kind == "test":
            name = ask(
                self._lines, _("What must come of it? reaction=2, hears=NAME, not_hears=NAME, end=NAME: ")
            ).strip()
            words = ""
        else:
            for number, meaning in enumerate(meanings, start=1):
                put(f"  {number} {meaning}")
            prompt = _("Which meaning? Number or name, a new name for a new one: ")
            name = ask(self._lines, prompt if kind == "meaning" else _("Which meaning is it not? ")).strip()
            name = meanings[int(name) - 1] if name.isdecimal() and 1 <= int(name[:3]) <= len(meanings) else name
            if kind == "meaning" and name and name not in meanings and not self._is_new(stray, name):
                return False
            words = ask(self._lines, _("The words that say it (Enter for the whole reply): ")) if name else ""
        return bool(name) and self._write(stray, kind, name, words)

    def _is_new(self, stray: Stray, name: str) -> bool:
        """Whether they mean a new meaning; a slip, or a name of another turn, would make one that nothing asks for."""
        told = _("{turn} listens for no meaning called “{name}” yet. Begin a new one? (yes or no) ")
        return agrees(self._lines, told.format(turn=stray.turn, name=clean_line(name, limit=80)))

    def _write(self, stray: Stray, kind: str, name: str, words: str, *, anyway: bool = False) -> bool:
        from simulator.authoring.taking_up import NotTakenUpError

        services, into = self._services, self._into.get(stray.scenario)
        try:
            taken = taken_up(services, stray, kind=kind, name=name, words=words, into=into, anyway=anyway)
        except (UnfitWishError, StoreError) as error:
            put_wrapped([str(error)])
            return False
        except NotTakenUpError as error:
            for line in refusal_lines(error, into or stray.scenario, stray.id, services.home / "scenarios"):
                put(line)
            if error.trouble == "shipped":
                return self._elsewhere(stray, kind, name, words)
            if error.trouble == "harm" and agrees(self._lines, _("Write it all the same? (yes or no) ")):
                return self._write(stray, kind, name, words, anyway=True)
            return error.trouble == "there"
        self._aside.add(stray.id)
        for line in taken_up_lines(taken, stray.turn):
            put(line)
        self.written += 1
        return True

    def _elsewhere(self, stray: Stray, kind: str, name: str, words: str) -> bool:
        """Write it into another scenario, where they have one; the others of this scenario then go there, too."""
        into = ask(self._lines, _("Into which of your scenarios? (Enter for none) ")).strip()
        if not into or into == stray.scenario:
            return False
        self._into[stray.scenario] = into
        return self._write(stray, kind, name, words)

    def _meanings(self, stray: Stray) -> list[str]:
        """What the turn listens for now, the nearest first."""
        try:
            scenario = self._services.library.load(self._into.get(stray.scenario, stray.scenario))
        except ScenarioProblemError:
            return [each.meaning for each in stray.nearest]
        known = scenario.turns[stray.turn].hears if stray.turn in scenario.turns else {}
        return list(dict.fromkeys([*(each.meaning for each in stray.nearest), *known]))
