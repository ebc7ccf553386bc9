"""What one can do beside talking, in words: as a menu offers it, as help explains it, as it was done, what stops it."""

from simulator.engine.acts import ACT_KINDS, Act, ActKind, UnfitActError, UnknownActError
from simulator.engine.desk import Desk
from simulator.i18n import _


def act_means(kind: ActKind) -> str:
    """What an act does, for menus and help."""
    means = {
        "card": _("look at the desk card"),
        "book": _("book a time from the day's book"),
        "move": _("move the patient's own time to another"),
        "cancel": _("cancel the patient's own time"),
        "hold": _("put the caller on hold; ask first"),
        "resume": _("come back to the caller"),
        "introduce": _("hand over warmly: tell a colleague first, so that the patient need not tell it again"),
        "transfer": _("put the caller through, cold"),
        "message": _("leave a message for somebody"),
        "callback": _("promise a call back"),
        "checkin": _("check the patient in"),
        "aside": _("step aside, where nobody can overhear"),
        "form": _("hand over a form"),
        "note": _("note something for the clinician"),
        "fetch": _("fetch somebody"),
        "emergency": _("start the emergency call"),
    }
    return means[kind.verb]


def act_offer(verb: str) -> str:
    """What a verb would do, as a menu offers it."""
    words = {
        "card": _("Look at the desk card"),
        "book": _("Book a time …"),
        "move": _("Move their time to …"),
        "cancel": _("Cancel their time"),
        "hold": _("Put them on hold"),
        "resume": _("Come back from hold"),
        "introduce": _("Hand over to …, telling it first"),
        "transfer": _("Put them straight through to …"),
        "message": _("Leave a message for …"),
        "callback": _("Promise a call back …"),
        "checkin": _("Check them in"),
        "aside": _("Step aside with them"),
        "form": _("Hand over a form …"),
        "note": _("Note something for the clinician …"),
        "fetch": _("Fetch somebody …"),
        "emergency": _("Start the emergency call"),
    }
    return words[verb]


def act_done(act: Act) -> str:
    """What one did, in words of the past."""
    what = time_words(act.time, act.who) if act.time else act.argument
    words = {
        "card": _("looked at the desk card"),
        "book": _("booked {what}"),
        "move": _("moved them to {what}"),
        "cancel": _("cancelled {what}") if what else _("cancelled their time"),
        "hold": _("put them on hold"),
        "resume": _("came back to them"),
        "introduce": _("told {what} first, then handed over"),
        "transfer": _("put them through to {what}"),
        "message": _("left a message for {what}"),
        "callback": _("put down a call back: {what}"),
        "checkin": _("checked them in"),
        "aside": _("stepped aside with them"),
        "form": _("handed over a form: {what}"),
        "note": _("noted for the clinician: {what}"),
        "fetch": _("fetched {what}"),
        "emergency": _("started the emergency call: {number}") if act.who else _("started the emergency call"),
    }
    return words[act.verb].format(what=what, number=act.who)


def time_words(time: str, who: str) -> str:
    """A time in the book as one would say it."""
    return _("{time} with {who}").format(time=time, who=who) if who else time


_FIRST = ("card", "book", "move", "cancel", "callback", "note", "message", "fetch", "introduce", "transfer")


def acts_for(channel: str, desk: Desk) -> tuple[str, ...]:
    """The verbs that can be done now, on the phone or at the desk, the commonest first, the emergency call last."""
    verbs = [verb for verb in _FIRST if _fits(verb, channel)]
    verbs += [kind.verb for kind in ACT_KINDS if kind.verb not in (*_FIRST, "emergency") and _fits(kind.verb, channel)]
    own = any(slot.theirs for slot in desk.card.book)
    gone = {"hold": desk.held, "resume": not desk.held, "checkin": desk.checked_in, "aside": desk.aside}
    gone |= {"move": not own, "cancel": not own}
    return (*(verb for verb in verbs if not gone.get(verb, False)), "emergency")


def _fits(verb: str, channel: str) -> bool:
    return any(kind.verb == verb and kind.channel in ("", channel) for kind in ACT_KINDS)


def act_trouble(error: UnknownActError | UnfitActError) -> str:
    """What is wrong with an act, and what can be done instead."""
    if isinstance(error, UnknownActError):
        known = " ".join(f"/{kind.verb}" for kind in ACT_KINDS)
        return _("There is no act /{verb}. There are: {known}").format(verb=error.verb, known=known)
    verb, free = error.kind.verb, ", ".join(error.free) or _("none")
    where = _("on the phone") if error.kind.channel == "phone" else _("at the desk")
    words = {
        "lacks": _("/{verb} needs a word after it, {takes}: /{verb} {takes}"),
        "stands_alone": _("/{verb} stands alone, without “{argument}”."),
        "no_such_slot": _("The book has no time “{argument}”. There are: {free}"),
        "taken": _("“{argument}” is taken. Free are: {free}"),
        "nobody": _("Nobody on the desk card is called “{argument}”. There are: {free}"),
        "channel": _("/{verb} is only done {where}."),
        "held": _("The caller is on hold already. /resume comes back to them."),
        "not_held": _("The caller is not on hold."),
        "checked_in": _("They are checked in already."),
        "aside": _("You have stepped aside with them already."),
        "nothing": _("The patient has no time of their own in the book. /book takes one."),
    }
    if error.trouble in ("no_such_slot", "taken") and verb != "cancel":
        words["no_such_slot"] = _("The book has no time “{argument}”. Free are: {free}")
    return words[error.trouble].format(
        verb=verb, takes=error.kind.takes, argument=error.argument, free=free, where=where
    )
