"""A scenario as its author tries it: begun anywhere in any mood, and kept up with its file as that is changed.

What was said and done is remembered and played again on each new version, so that an author sees at once what a change
does. Nothing is recorded. A file that is broken leaves the last good version playable.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from simulator.authoring.places import line_of
from simulator.authoring.watching import Signature, signature
from simulator.engine.acts import Act, UnfitActError
from simulator.engine.decide import NotNowError
from simulator.engine.events import NO_MEMORY, Event, Memory, ReplyGiven
from simulator.engine.mood import DIMENSIONS, Mood
from simulator.engine.scenario import Scenario
from simulator.engine.state import memory_of, replay
from simulator.i18n import _, ngettext
from simulator.runtime.act_wording import act_trouble
from simulator.runtime.clock import FixedClock
from simulator.runtime.encounter import Choices, Encounter, Moment
from simulator.runtime.view import EncounterView
from simulator.scenario import Diagnostic, load_scenario
from simulator.scenario.loader import Loaded
from simulator.store import GuestLog

SEED = 1
"""The seed where none is asked for: the same wordings every time, so that a difference is the author's doing."""

Step = str | Act | int
"""What an author does: says something, acts, or is silent for so many seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Where it begins.

    Attributes:
        turn: "" for the scenario's own start.
        mood: dimensions of the mood, 0-100; those left out are as the patient comes in.
        memory: what the patient remembers of before.
        done: acts done before.
    """

    turn: str = ""
    mood: tuple[tuple[str, int], ...] = ()
    memory: Memory = NO_MEMORY
    done: tuple[Act, ...] = ()


class NothingToPlayError(ValueError):
    """The file has errors and there is no earlier good version."""


class Rehearsal:
    """One author's rehearsal of one file.

    Attributes:
        path: the scenario's file.
        seed: chooses wordings.
        told: what the last step had to leave out or change, in words; empty where nothing.
    """

    def __init__(
        self,
        path: Path,
        *,
        own: Path | None = None,
        seed: int = SEED,
        turn: str = "",
        mood: Mapping[str, int] | None = None,
        look: Callable[[Path, Path | None], Signature] = signature,
    ) -> None:
        """Open the file.

        Args:
            path: the scenario's file.
            own: the folder of this person's own scenarios.
            seed: chooses wordings.
            turn: the turn to begin in, "" for the start; one that there is not is told of.
            mood: dimensions of the mood to begin in.
            look: tells by a value whether any of the files has changed.
        """
        self.path, self.seed = path, seed
        self.told: tuple[str, ...] = ()
        self._own, self._look = own, look
        self._opening = Opening(turn=turn, mood=tuple((mood or {}).items()))
        self._steps: list[Step] = []
        self._played = 0
        self._earlier: list[tuple[Opening, list[Step]]] = []
        self._encounter: Encounter | None = None
        self._good: Loaded | None = None
        self._loaded = Loaded()
        self._seen: Signature = ()
        self.reload()

    @property
    def scenario(self) -> Scenario | None:
        """The last good version; None while there has been none."""
        return self._good.scenario if self._good else None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is found in the file as it is now."""
        return tuple(self._loaded.diagnostics)

    @property
    def broken(self) -> bool:
        """Whether the file as it is now cannot be played."""
        return self._loaded.scenario is None

    @property
    def view(self) -> EncounterView | None:
        """How the encounter stands; None while there has been no good version."""
        return self._encounter.view if self._encounter else None

    @property
    def events(self) -> tuple[Event, ...]:
        """The log of the encounter; empty while there has been no good version."""
        return self._encounter.events if self._encounter else ()

    @property
    def replies(self) -> int:
        """How many replies were answered."""
        return sum(isinstance(event, ReplyGiven) for event in self.events)

    @property
    def turn(self) -> str:
        """The turn one is in; "" while there has been no good version."""
        return replay(self.events).turn if self.events else ""

    @property
    def opening(self) -> Opening:
        """Where it began."""
        return self._opening

    def line(self, by: str, turn: str, number: int) -> int:
        """The line of a reaction in the file, ``by`` as in ``Considered``; 0 where it is not known."""
        return line_of(self._good.root, by, turn, number) if self._good else 0

    def changed(self) -> bool:
        """Whether the file, or one that it is made from, has changed since it was read."""
        return self._look(self.path, self._own) != self._seen

    def reload(self) -> None:
        """Read the file again and play what was said on the new version, from the same opening.

        With errors in it the last good version stays, and ``diagnostics`` tell what is wrong.
        """
        # Looked at first: what changes while it is read is seen next time.
        self._seen = self._look(self.path, self._own)
        self._loaded = load_scenario(self.path, own=self._own)
        self.told = ()
        if self._loaded.scenario is not None:
            self._good = self._loaded
            self._play()

    def say(self, text: str) -> None:
        """Answer the patient.

        Raises:
            NotNowError: there is nothing to say, or it is over.
            NothingToPlayError: the file has errors and there is no good version.
        """
        self._do(text)

    def act(self, act: Act) -> None:
        """Do something beside talking; it joins the next reply.

        Raises:
            UnfitActError: it cannot be done as asked.
            NotNowError: it is over.
            NothingToPlayError: the file has errors and there is no good version.
        """
        self._do(act)

    def wait(self, seconds: int) -> None:
        """Say nothing for so many seconds since the last word.

        Raises:
            NotNowError: it is over.
            NothingToPlayError: the file has errors and there is no good version.
        """
        self._do(seconds)

    def undo(self) -> bool:
        """One step back: a reply with its acts, or an act that waits for one; then to where one was before a jump.

        Returns:
            Whether there was anything to take back.
        """
        self.told = ()
        done = self._steps[: self._played]
        if done:
            last = done.pop()
            while isinstance(last, str) and done and isinstance(done[-1], Act):
                done.pop()
            self._steps = done
        elif self._earlier:
            self._opening, self._steps = self._earlier.pop()
        else:
            return False
        self._play()
        return True

    def restart(self) -> None:
        """Begin again where it began; ``undo`` comes back to what was said."""
        self._open(self._opening, [])

    def go_to(self, turn: str) -> None:
        """Begin in that turn, "" for the start, as though nothing had been said before."""
        chosen = () if self._opening.memory != NO_MEMORY else self._opening.mood
        self._open(Opening(turn=turn, mood=chosen), [])

    def set_mood(self, mood: Mood) -> None:
        """Be in that mood in the turn one is in, with all that was said and done remembered."""
        if not self.events:
            raise NothingToPlayError(str(self.path))
        wanted = tuple((name, int(getattr(mood, name))) for name in DIMENSIONS)
        if not self._played:
            self._open(replace(self._opening, mood=wanted), [])
            return
        state = replay(self.events)
        done = state.acts[: len(state.acts) - len(state.pending)]
        opening = Opening(turn=state.turn, mood=wanted, memory=memory_of(state), done=done)
        self._open(opening, list(state.pending))

    def _open(self, opening: Opening, steps: Sequence[Step]) -> None:
        self.told = ()
        self._earlier.append((self._opening, self._steps[: self._played]))
        self._opening, self._steps = opening, list(steps)
        self._play()

    def _do(self, step: Step) -> None:
        if self._encounter is None:
            raise NothingToPlayError(str(self.path))
        _put(self._encounter, step)
        # What could not be played again gives way to what is said now.
        self._steps = [*self._steps[: self._played], step]
        self._played += 1
        self.told = ()

    def _play(self) -> None:
        """Play all that was said and done, as far as it goes, on the version there is."""
        if self.scenario is None:
            return
        told: list[str] = []
        encounter = self._begun(self.scenario, told)
        self._played = 0
        for step in self._steps:
            try:
                _put(encounter, step)
            except UnfitActError as error:
                told.append(act_trouble(error))
                break
            except NotNowError:
                break
            self._played += 1
        left = sum(isinstance(step, str) for step in self._steps[self._played :])
        if left:
            told += [_("It ends earlier now.")] if encounter.view.ended else []
            told.append(ngettext("{n} reply is left out.", "{n} replies are left out.", left).format(n=left))
        self._encounter, self.told = encounter, tuple(told)

    def _begun(self, scenario: Scenario, told: list[str]) -> Encounter:
        opening, turn = self._opening, self._opening.turn
        if turn and turn not in scenario.turns:
            told.append(_("There is no turn “{turn}” any more, so it begins at the start.").format(turn=turn))
            turn = ""
        given = dict(opening.mood)
        mood = {name: given.get(name, int(getattr(scenario.patient.mood, name))) for name in DIMENSIONS}
        return Encounter.begin(
            scenario,
            encounter_id="preview",
            choices=Choices(seed=self.seed, pace="gentle"),
            log=GuestLog(),
            clock=FixedClock(),
            moment=Moment(
                encounter_id="",
                turn=turn,
                mood=Mood(**mood),
                memory=opening.memory,
                done_before=opening.done,
            ),
        )


def _put(encounter: Encounter, step: Step) -> None:
    match step:
        case str():
            encounter.say(step)
        case Act():
            encounter.act(step)
        case _:
            encounter.wait(step)
