"""What can be typed in plain mode: the acts of this channel, grouped by what they are for."""

from simulator.engine.acts import ACT_KINDS, ActKind
from simulator.i18n import _
from simulator.runtime.act_wording import act_means


def help_lines(channel: str, *, timed: bool) -> tuple[str, ...]:
    """The list that ``/help`` prints, on the phone or at the desk; ``timed`` where a silence is heard."""
    lines = [
        _("Type what you would say and press Enter. A \\ at the end of a line goes on to the next line."),
        _("/again: hear the patient's last words again"),
        _("/hint: a question to think about, noted at the end"),
        _("/pause: stop here"),
        _("/help: this list"),
    ]
    if timed:
        lines.append(_("A long silence is heard here. Being slow costs nothing, and typing starts the count anew."))
    lines.append(_("What you do goes with your next reply; an empty line does only that. You can:"))
    for heading, verbs in _groups():
        acts = [kind for verb in verbs for kind in ACT_KINDS if kind.verb == verb and kind.channel in ("", channel)]
        lines += [heading, *map(_explained, acts)] if acts else []
    return tuple(lines)


def _groups() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        (_("The desk card:"), ("card",)),
        (_("Book and move:"), ("book", "move", "cancel", "checkin")),
        (_("People:"), ("introduce", "transfer", "fetch", "aside", "emergency")),
        (_("Notes:"), ("note", "message", "form")),
        (_("Time:"), ("hold", "resume", "callback")),
    )


def _explained(kind: ActKind) -> str:
    typed = f"/{kind.verb} {kind.takes}".rstrip()
    if kind.verb == "card":
        return _("  /card: {means}; /card WORDS: only what fits").format(means=act_means(kind))
    if kind.optional:
        typed = f"/{kind.verb}, /{kind.verb} {kind.takes}"
    return f"  {typed}: {act_means(kind)}"
