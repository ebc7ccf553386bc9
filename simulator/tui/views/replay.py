"""An encounter cut into exchanges: what came before a reply, the reply, and what it led to."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.engine.events import EncounterStarted, Event, PatientReacted, PatientSpoke, ReplyGiven
from simulator.engine.judgement import AXES
from simulator.i18n import _
from simulator.runtime.act_wording import act_done
from simulator.runtime.telling import push_cause
from simulator.tui.views.debrief import axis
from simulator.tui.views.encounter import FOLD_AFTER, folded, noticed
from simulator.tui.views.marks import evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One reply. ``pieces`` are its words in order, each with "earned", "cost" or "" where nothing hangs on them.

    ``asked_again`` tells why the patient had to ask again after it, "" where they had not.
    """

    before: str
    acts: tuple[str, ...]
    given: ReplyGiven
    pieces: tuple[tuple[str, str], ...]
    after: str
    asked_again: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """A whole encounter to leaf through."""

    title: str
    patient_name: str
    language: str
    opening: str
    exchanges: tuple[Exchange, ...]


def replay_of(events: Sequence[Event]) -> Replay:
    """Cut a log, from its beginning, into exchanges."""
    started = events[0]
    assert isinstance(started, EncounterStarted)
    opening = spoken(started.says, started.cue)
    before = opening
    exchanges: list[Exchange] = []
    given: ReplyGiven | None = None
    for event in events:
        if isinstance(event, ReplyGiven):
            given = event
        elif isinstance(event, PatientReacted) and given is not None:
            after = spoken(event.words, event.cue)
            exchanges.append(_exchange(before, given, after, asked_again(event)))
            before, given = after or before, None
        elif isinstance(event, PatientSpoke):
            before = "\n".join(part for part in (before, spoken(event.says, event.cue)) if part)
    return Replay(
        title=started.title,
        patient_name=started.patient_name,
        language=started.language,
        opening=opening,
        exchanges=tuple(exchanges),
    )


def spoken(words: str, cue: str) -> str:
    """Words and what could be heard or seen with them."""
    return "\n".join(part for part in (words, noticed(cue) if cue else "") if part)


def asked_again(event: PatientReacted) -> str:
    """That the patient had to ask again, and why; "" where they had not."""
    if not event.push:
        return ""
    cause = push_cause(event.cause)
    return _("had to ask again: {cause}").format(cause=cause) if cause else _("had to ask again")


def _exchange(before: str, given: ReplyGiven, after: str, again: str) -> Exchange:
    return Exchange(
        before=before,
        acts=tuple(act_done(act) for act in given.acts),
        given=given,
        pieces=_pieces(given),
        after=after,
        asked_again=again,
    )


def _pieces(given: ReplyGiven) -> tuple[tuple[str, str], ...]:
    text = given.text
    if not text.strip():
        return ((_("(said nothing)"), ""),)
    effects = [""] * min(len(text), FOLD_AFTER)
    for span in evidence(given):
        for place in range(span.start, min(span.end, len(effects))):
            # What cost wins: it is what one looks for.
            effects[place] = "cost" if "cost" in (span.effect, effects[place]) else "earned"
    pieces: list[tuple[str, str]] = []
    start = 0
    for place in range(1, len(effects) + 1):
        if place == len(effects) or effects[place] != effects[start]:
            pieces.append((text[start:place], effects[start]))
            start = place
    if len(text) > FOLD_AFTER:
        pieces.append((folded(text)[FOLD_AFTER:], ""))
    return tuple(pieces)


def page_words(replay: Replay, at: int) -> str:
    """Which reply of how many."""
    if not replay.exchanges:
        return ""
    return _("reply {n} of {all}").format(n=at + 1, all=len(replay.exchanges))


def axes_row(given: ReplyGiven) -> str:
    """The four axes of one reply, with numbers."""
    return "   ".join(axis(name, getattr(given.judgement.axes, name), numbers=True) for name in AXES)
