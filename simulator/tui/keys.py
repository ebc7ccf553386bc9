"""Every key of the full screen in one table: bindings, footers and the help screen are all made from it.

Rules: each F-key has a Ctrl twin, because some keyboards and terminals keep F-keys for themselves; twins avoid what
terminals use (^C ^Z ^S ^Q ^M ^I ^H ^[ and ^J, which is a new line). Single letters are only ever a second way, since
they change with the keyboard's layout.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from textual.binding import Binding, BindingType

from simulator.i18n import _

if TYPE_CHECKING:
    from textual.screen import Screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One thing a key does: Textual's action, the keys, a word for the footer and a sentence for the help screen.

    ``keys`` are in the order shown; those of a single letter or digit are not shown in the footer. ``shown`` False
    keeps it out of the footer altogether.
    """

    action: str
    keys: tuple[str, ...]
    label: str
    means: str
    shown: bool = True

    @property
    def caption(self) -> str:
        """The keys as the footer writes them: ``F2 ^O``."""
        return " ".join(name_of(key) for key in self.keys if len(key) > 1 and key not in _SECOND_WAYS)

    @property
    def every_caption(self) -> str:
        """All the keys, letters too, as the help screen writes them."""
        return " ".join(name_of(key) for key in self.keys)


_SECOND_WAYS = frozenset({"question_mark", "space"})
_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "question_mark": "?",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "space": "Space",
}


def name_of(key: str) -> str:
    """A key as people write it: ``ctrl+o`` is ^O, ``f2`` is F2."""
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+").upper()
    return _NAMES.get(key, key.upper() if len(key) > 1 else key)


def bindings(keys: Iterable[Key]) -> list[BindingType]:
    """The table as Textual's bindings; the footer is ours, so none is shown by Textual."""
    return [Binding(",".join(key.keys), key.action, key.label, show=False) for key in keys if key.action]


def renamed(keys: Iterable[Key], action: str, label: str) -> tuple[Key, ...]:
    """The same keys, one of them with another word in the footer."""
    return tuple(replace(key, label=label) if key.action == action else key for key in keys)


def usable(screen: "Screen[Any]", keys: Iterable[Key]) -> tuple[Key, ...]:
    """Those of a screen's keys that do something as things stand: footer and help name no others."""
    return tuple(key for key in keys if screen.check_action(key.action, ()) is not False)


HELP = Key(
    action="app.help",
    keys=("f1", "ctrl+g", "question_mark"),
    label=_("help"),
    means=_("Show every key of this screen."),
)
LOOK = Key(
    action="app.look",
    keys=("f5", "ctrl+l"),
    label=_("look"),
    means=_("Change the colours: dark, light, high contrast."),
)
BACK = Key(action="back", keys=("escape", "ctrl+p"), label=_("back"), means=_("Go back to where you came from."))
EVERYWHERE = (HELP, LOOK)

MENU = (
    Key(action="", keys=("up", "down"), label=_("choose"), means=_("Move up and down a list."), shown=False),
    Key(
        action="",
        keys=("enter",),
        label=_("open"),
        means=_("Open what is chosen; a digit opens it at once."),
        shown=False,
    ),
)

HOME = (
    Key(
        action="scenarios",
        keys=("f2", "ctrl+o", "a"),
        label=_("all scenarios"),
        means=_("See every scenario, by channel, skill and level."),
    ),
    Key(
        action="progress",
        keys=("f3", "ctrl+t", "p"),
        label=_("progress"),
        means=_("See how your skills are coming on."),
    ),
    Key(action="history", keys=("f4", "ctrl+n", "h"), label=_("history"), means=_("Read earlier encounters again.")),
    Key(
        action="mode",
        keys=("f6", "ctrl+r", "m"),
        label=_("mode"),
        means=_("Change how you practise: coach (a note after each reply) or practice (notes at the end)."),
    ),
    Key(action="who", keys=("f7", "ctrl+y", "w"), label=_("who"), means=_("Hand over to somebody else.")),
    Key(action="leave", keys=("f10", "ctrl+x", "q"), label=_("quit"), means=_("Leave Front Desk. Nothing is lost.")),
)

ACT = Key(
    action="act",
    keys=("f3", "ctrl+t"),
    label=_("act (or /)"),
    means=_(
        "Do something beside talking: book, fetch somebody, call an ambulance. It joins your next reply. "
        "A slash as the first letter of your reply does the same."
    ),
)

ENCOUNTER = (
    Key(action="finish", keys=("enter",), label=_("send"), means=_("Say what you have typed."), shown=False),
    Key(action="", keys=("ctrl+j",), label=_("new line"), means=_("Begin a new line in your reply."), shown=False),
    Key(
        action="card",
        keys=("f2", "ctrl+o"),
        label=_("card"),
        means=_("Look at the desk card, and type to find something on it. The same key goes back to your reply."),
    ),
    ACT,
    Key(
        action="hint",
        keys=("f4", "ctrl+n"),
        label=_("hint (noted)"),
        means=_("Ask for a hint. The debrief notes that you did."),
    ),
    Key(
        action="pause",
        keys=("escape", "ctrl+p"),
        label=_("pause"),
        means=_("Blank the screen and pause, at once. Then go on, or leave the call for later."),
    ),
    Key(
        action="scroll(-1)",
        keys=("pageup",),
        label=_("scroll"),
        means=_("Read back, while you type (PgDn comes forward again)."),
        shown=False,
    ),
    Key(action="scroll(1)", keys=("pagedown",), label=_("scroll"), means=_("Read on."), shown=False),
)

PREVIEW = (
    Key(
        action="again",
        keys=("enter",),
        label=_("send"),
        means=_("Say what you have typed."),
        shown=False,
    ),
    Key(action="", keys=("ctrl+j",), label=_("new line"), means=_("Begin a new line in your reply."), shown=False),
    Key(action="card", keys=("f2", "ctrl+o"), label=_("card"), means=_("Look at the desk card.")),
    ACT,
    Key(
        action="why",
        keys=("f4", "ctrl+n"),
        label=_("why"),
        means=_("What was heard, and why they answer as they do: go there to read, and back to your reply."),
    ),
    Key(
        action="turns",
        keys=("f6", "ctrl+r"),
        label=_("turn"),
        means=_("Begin in another turn, or at the start. F8 comes back."),
    ),
    Key(
        action="mood",
        keys=("f7", "ctrl+y"),
        label=_("mood"),
        means=_("Put the patient in another mood, here and now. F8 comes back."),
    ),
    Key(
        action="undo",
        keys=("f8", "ctrl+k"),
        label=_("undo"),
        means=_("Take back the last reply with its acts, or the last jump to another turn or mood."),
    ),
    Key(
        action="reload",
        keys=("f9", "ctrl+d"),
        label=_("reload"),
        means=_("Read the file again and play what was said on it."),
    ),
    Key(
        action="silence",
        keys=("f10", "ctrl+e"),
        label=_("silence"),
        means=_("Say nothing for so long that they hear it."),
    ),
    Key(action="leave", keys=("escape", "ctrl+p"), label=_("leave"), means=_("Leave the preview. Nothing is kept.")),
    Key(
        action="scroll(-1)",
        keys=("pageup",),
        label=_("scroll"),
        means=_("Read back, while you type (PgDn comes forward again)."),
        shown=False,
    ),
    Key(action="scroll(1)", keys=("pagedown",), label=_("scroll"), means=_("Read on."), shown=False),
)
PREVIEW_OVER = (
    Key(
        action="again",
        keys=("enter", "r"),
        label=_("play it again"),
        means=_("Play it again from where it began. F8 takes back the last reply instead."),
    ),
)

CARD_BESIDE = (
    Key(
        action="leave_card",
        keys=("escape", "f2", "ctrl+o", "ctrl+p"),
        label=_("back to your reply"),
        means=_("Leave the desk card."),
    ),
    ACT,
)

PAUSED = (
    Key(action="resume", keys=("enter", "f2", "ctrl+o", "1"), label=_("go on"), means=_("Go on with the call.")),
    Key(
        action="leave",
        keys=("f3", "ctrl+t", "2"),
        label=_("leave, kept for later"),
        means=_("Leave the call; it is offered again next time."),
    ),
    Key(
        action="drop",
        keys=("f4", "ctrl+n", "3"),
        label=_("give it up"),
        means=_("Give the call up for good; what was said can still be read."),
    ),
)

BRIEFING = (
    Key(action="start", keys=("enter",), label=_("start"), means=_("Take the call, or greet the patient.")),
    Key(
        action="mode",
        keys=("f6", "ctrl+r", "m"),
        label=_("coach or practice"),
        means=_("Coach: a short note after each reply. Practice: notes at the end."),
    ),
    Key(
        action="pace",
        keys=("f7", "ctrl+y", "t"),
        label=_("time"),
        means=_("No clock, gentle time or real time: whether the patient hears it when nothing is said."),
    ),
    BACK,
)

SCENARIOS = (
    Key(
        action="narrow('channel')",
        keys=("f6", "ctrl+r"),
        label=_("phone or desk"),
        means=_("Show only phone, only desk, or both."),
    ),
    Key(action="narrow('level')", keys=("f7", "ctrl+y"), label=_("level"), means=_("Show only one level.")),
    Key(
        action="narrow('skill')",
        keys=("f8", "ctrl+k"),
        label=_("skill"),
        means=_("Show only what practises one skill."),
    ),
    BACK,
)

DISPUTE = Key(
    action="dispute",
    keys=("f7", "ctrl+y", "d"),
    label=_("dispute a mark"),
    means=_("You do not agree with a mark? Say why; your trainer looks at it, and their word stands beside it."),
)

DEBRIEF = (
    Key(
        action="again",
        keys=("enter",),
        label=_("try that moment again"),
        means=_("Go back to that moment, with the patient as they were then; they say it in other words."),
    ),
    Key(
        action="marks",
        keys=("f2", "ctrl+o", "r"),
        label=_("replay, all marks"),
        means=_("Read it again turn by turn, with every mark and the words behind it."),
    ),
    Key(
        action="would_help",
        keys=("f3", "ctrl+t", "w"),
        label=_("what would help"),
        means=_("Think about the question first; then see why, and what would have helped."),
    ),
    Key(
        action="numbers",
        keys=("f4", "ctrl+n", "0"),
        label=_("numbers"),
        means=_("Show the marks as numbers too, or hide them."),
    ),
    Key(action="next", keys=("f6", "ctrl+r", "n"), label=_("next"), means=_("Go on to the next encounter of today.")),
    DISPUTE,
    Key(
        action="home",
        keys=("escape", "ctrl+p"),
        label=_("home"),
        means=_("Go home. The debrief stays in your history."),
    ),
)

REPLAY = (
    Key(action="turn(-1)", keys=("left", "p"), label=_("turn before"), means=_("Go back one reply.")),
    Key(action="turn(1)", keys=("right", "n"), label=_("turn after"), means=_("Go on one reply.")),
    Key(
        action="numbers",
        keys=("f4", "ctrl+n", "0"),
        label=_("numbers"),
        means=_("Show the marks as numbers too, or hide them."),
    ),
    DISPUTE,
    BACK,
)

BACK_ONLY = (BACK,)
DIALOG = (
    Key(action="cancel", keys=("escape", "ctrl+p"), label=_("never mind"), means=_("Close this and change nothing.")),
)
NOTE = (
    Key(action="send", keys=("enter",), label=_("send to your trainer"), means=_("Send it to your trainer.")),
    *DIALOG,
    Key(action="scroll(-1)", keys=("pageup",), label=_("scroll"), means=_("Read back."), shown=False),
    Key(action="scroll(1)", keys=("pagedown",), label=_("scroll"), means=_("Read on."), shown=False),
)
MOOD = (
    Key(action="set", keys=("enter",), label=_("put them in it"), means=_("Put the patient in this mood.")),
    *DIALOG,
)
CARD = (
    Key(
        action="cancel", keys=("escape", "f2", "ctrl+o", "ctrl+p"), label=_("close"), means=_("Put the desk card away.")
    ),
)
